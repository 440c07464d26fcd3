"""How a moderation goes on: committing, revealing, discussing, concluded.

The state is the list of its entries. A step checks what it adds and gives a longer list; nothing takes an entry away
or changes one, so nothing can be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from ...errors import Mismatch, NotFound, Unusable
from ...vocabulary import did_you_mean
from .entries import NOTHING, Commitment, Deed, Entry, Opening, Withdrawal
from .making import made
from .position import Fault, Position, final_faults, position_faults
from .sealing import sealed
from .terms import Terms

D = TypeVar("D")


class Stage(StrEnum):
    """How far a moderation is. It follows from the entries alone."""

    COMMITTING = "committing"  # positions are sealed
    REVEALING = "revealing"  # all are sealed, and are opened
    DISCUSSING = "discussing"  # all are open; members enter their final positions
    CONCLUDED = "concluded"  # all final positions are there


@dataclass(frozen=True)
class Moderation:
    """A moderation as far as it has come. It is made by `begun` and by the steps below alone."""

    entries: tuple[Entry, ...]

    @cached_property
    def terms(self) -> Terms:
        """What is moderated and by whom."""
        (terms,) = self._deeds(Terms)
        return terms

    @property
    def digest(self) -> str:
        """SHA-256 that hangs on every entry so far."""
        return self.entries[-1].digest

    def came_by(self, digest: str) -> bool:
        """Whether it once had this digest: then all that was entered by then is there as it was."""
        return any(entry.digest == digest for entry in self.entries)

    @cached_property
    def seals(self) -> dict[str, str]:
        """The seals by role, in the order in which they were entered."""
        return {deed.role: deed.seal for deed in self._deeds(Commitment)}

    @cached_property
    def opened(self) -> dict[str, Position]:
        """The positions that are open by role, in the order in which they were opened."""
        return {deed.position.role: deed.position for deed in self._deeds(Opening)}

    @cached_property
    def withdrawals(self) -> dict[str, Withdrawal]:
        """Who takes no further part, by role."""
        return {deed.role: deed for deed in self._deeds(Withdrawal)}

    @cached_property
    def finals(self) -> dict[str, Position]:
        """Final positions by role, in the order in which they were entered."""
        return {deed.role: deed for deed in self._deeds(Position)}

    @cached_property
    def stage(self) -> Stage:
        """How far it is: as far as everybody is who has not withdrawn."""
        if self._lacking(self.seals):
            return Stage.COMMITTING
        if self._lacking(self.opened):
            return Stage.REVEALING
        return Stage.DISCUSSING if self._lacking(self.finals) else Stage.CONCLUDED

    @property
    def awaited(self) -> tuple[str, ...]:
        """The roles on whom the next stage waits."""
        by_stage: dict[Stage, Mapping[str, object]] = {Stage.COMMITTING: self.seals, Stage.REVEALING: self.opened}
        return self._lacking(by_stage.get(self.stage, self.finals))

    def _lacking(self, there: Mapping[str, object]) -> tuple[str, ...]:
        return tuple(role for role in self.terms.roles if role not in there and role not in self.withdrawals)

    def _deeds(self, kind: type[D]) -> Iterator[D]:
        return (entry.deed for entry in self.entries if isinstance(entry.deed, kind))


def begun(terms: Terms) -> Moderation:
    """A moderation in which nobody has committed yet."""
    return Moderation((Entry(before=NOTHING, begun=terms),))


def committed(moderation: Moderation, role: str, seal: str) -> Moderation:
    """A member commits to a position, by its seal.

    Raises:
        NotFound: for a role that takes no part.
        Unusable: when the member has committed already, or withdrawn.
    """
    return _with(moderation, committed=made(Commitment, role=role, seal=seal))


def revealed(moderation: Moderation, position: Position, salt: str) -> Moderation:
    """A member opens the seal.

    Raises:
        NotFound: for a role that takes no part.
        Mismatch: when this position and salt are not what was sealed.
        Unusable: before all have committed, when the member has opened it already, or withdrawn, and for a position
            that cannot stand.
    """
    return _with(moderation, revealed=made(Opening, position=position, salt=salt))


def withdrawn(moderation: Moderation, role: str, reason: str) -> Moderation:
    """A member takes no further part, so that the others need not wait. There is no way back.

    What the member has entered stays, opened or not, and a report tells whose positions were open by then: whoever
    withdraws after having seen them does not do so unseen.

    Raises:
        NotFound: for a role that takes no part.
        Unusable: when the member has withdrawn already, or entered a final position.
    """
    return _with(moderation, withdrawn=made(Withdrawal, role=role, reason=reason))


def concluded(moderation: Moderation, position: Position) -> Moderation:
    """A member enters a final position: each grade with a reason where it moved from the one that was opened.

    Raises:
        NotFound: for a role that takes no part.
        Unusable: before all positions are open, when the member has entered one already, or withdrawn, and for a
            position that cannot stand or moved without a reason.
    """
    return _with(moderation, concluded=position)


def _with(moderation: Moderation, **deed: Deed) -> Moderation:
    return entered(moderation, made(Entry, before=moderation.digest, **deed))


def entered(moderation: Moderation, entry: Entry) -> Moderation:
    """The moderation with one more entry, whichever it is.

    Raises:
        NotFound: as the four steps say.
        Mismatch: as they say, and when the entry was added to another state.
        Unusable: as they say.
    """
    if entry.before != moderation.digest:
        raise Mismatch("this entry follows on another state than the one that is here")
    refusal = next(_refusals(moderation, entry.deed), None)
    if refusal is not None:
        raise refusal
    return Moderation((*moderation.entries, entry))


def refuse_out_of_turn(moderation: Moderation, role: str, kind: type[Deed]) -> None:
    """Nothing when a member may do this now, whatever it is that would be entered.

    Args:
        kind: of what would be entered: a commitment, an opening, a withdrawal, or a final position.

    Raises:
        Unusable: before its time, when it is done already, and when the member has withdrawn.
    """
    refusal = next(_out_of_turn(moderation, role, kind), None)
    if refusal is not None:
        raise refusal


def _refusals(moderation: Moderation, deed: Deed) -> Iterator[Exception]:
    """Why it cannot be entered; the first reason counts."""
    if isinstance(deed, Terms):
        yield Unusable("a moderation is begun once, by its first entry")
        return
    role = deed.position.role if isinstance(deed, Opening) else deed.role
    terms = moderation.terms
    if role not in terms.roles:
        yield NotFound(f"`{role}` takes no part in this moderation: {did_you_mean(role, terms.roles)}")
    yield from _out_of_turn(moderation, role, type(deed))
    match deed:
        case Opening():
            if sealed(terms, deed.position, deed.salt) != moderation.seals.get(role):
                yield Mismatch(f"this is not what `{role}` sealed: a grade, a reason or the salt is another")
            yield from _cannot_stand(position_faults(terms, deed.position))
        case Position():
            yield from _cannot_stand(final_faults(terms, deed, moderation.opened[role]))


def _out_of_turn(moderation: Moderation, role: str, kind: type[Deed]) -> Iterator[Exception]:
    if role in moderation.withdrawals:
        yield Unusable(f"`{role}` has withdrawn, and there is no way back: {moderation.withdrawals[role].reason}")
    awaited = ", ".join(moderation.awaited)
    if kind is Commitment and role in moderation.seals:
        yield Unusable(f"`{role}` has committed already, and what is sealed stays as it is")
    if kind is Opening and moderation.stage is Stage.COMMITTING:
        yield Unusable(f"no position is opened before all have committed; awaited: {awaited}")
    if kind is Opening and role in moderation.opened:
        yield Unusable(f"`{role}` has opened a position already")
    if kind is Position and moderation.stage in (Stage.COMMITTING, Stage.REVEALING):
        yield Unusable(f"there is no final position before all positions are open; awaited: {awaited}")
    if role in moderation.finals and kind is Position:
        yield Unusable(f"`{role}` has entered a final position already, and it stands")
    if role in moderation.finals and kind is Withdrawal:
        yield Unusable(f"`{role}` has entered a final position, and it stands")


def _cannot_stand(faults: Iterator[Fault]) -> Iterator[Exception]:
    told = [fault.message for fault in faults]
    if told:
        yield Unusable("; ".join(told))
