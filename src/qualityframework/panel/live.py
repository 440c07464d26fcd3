"""The rules of a session, asked anew of those subjects alone of which they see something else than before.

Nothing says which subjects a change bears on: everything is looked at, and what looks the same to a rule is left.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple

from ..errors import InternalError
from ..expressions import OUTCOMES, Findings, Hit, Numbered, Row, Rows, durable
from ..frameworks import Scale
from ..vocabulary import FACTS, Outcome
from .result import Finding, Undetermined
from .review import finding_of, order, undetermined_of
from .running import Programme, findings_of, run
from .seen import Seen, Sees

Key = tuple[int, str | None]
"""Number of the rule and name of the row; None where the list of such rows was never recorded."""
_CODES = {outcome: code for code, outcome in enumerate(OUTCOMES)}


class Judged(NamedTuple):
    """What a rule came to on a row, and what that rests on."""

    seen: Hashable
    fields: durable.Found
    outcome: Outcome
    told: Finding | Undetermined | None
    order: tuple[object, ...]


class LiveRules:
    """A ruleset that is kept on one inspection.

    Args:
        in_force: the ruleset as it is on the day.
        worker: runs the engine.

    Raises:
        Unusable: with each rule that the engine cannot run; or when the worker holds as many sessions as it can.
        WorkerLost: when its process has ended.
    """

    def __init__(self, in_force: Programme, worker: durable.Worker) -> None:
        rules, parameters = in_force.ruleset.rules, in_force.parameters
        numbered = [[n for n in some if n in parameters] for some in in_force.ruleset.strata]
        self._strata = [
            durable.compile_durable([Numbered(n, rules[n].typed, parameters[n]) for n in some]) for some in numbered
        ]
        self._held = worker.open(self._strata)
        self._in_force = in_force
        self._sees = {number: Sees.of(rules[number]) for number in parameters}
        self._judged: list[dict[Key, Judged]] = [{} for _ in self._strata]
        self._seen = Seen()

    @property
    def judged(self) -> Mapping[Key, Judged]:
        """What every rule came to on every row."""
        return {key: one for some in self._judged for key, one in some.items()}

    def update(self, inspection: Row, scale: Scale) -> None:
        """Brings everything to what the inspection is now.

        Args:
            inspection: its row.
            scale: of its framework, whose words are told.

        Raises:
            WorkerLost: when the process of the worker has ended.
        """
        seen, hits = Seen(self._seen), list[Hit]()
        for stratum in range(len(self._strata)):
            now = _Now(inspection, findings_of(self._in_force, hits, inspection), scale)
            seen.stratum(now.findings)
            hits += self._stratum(stratum, now, seen)
        seen.forget()
        self._seen = seen

    def _stratum(self, stratum: int, now: _Now, seen: Seen) -> list[Hit]:
        """Judges the rules of a stratum, and gives what is not clear."""
        asked, before = self._strata[stratum].asked, self._judged[stratum]
        after: dict[Key, Judged] = {}
        new: dict[Key, _New] = {}
        rows: dict[Key, Row | None] = {}
        for number, row in self._subjects(asked, now.inspection):
            key = number, row.id if row is not None else None
            if key in rows:
                raise InternalError(f"two rows that a rule is for are called `{key[1]}`")
            rows[key] = row
            what = seen.by(self._sees[number], row) if row is not None else now.inspection.id
            known = before.get(key)
            if known is not None and known.seen == what:
                after[key] = known
            else:
                new[key] = _New(what, asked[number].find(row, now.findings) if row is not None else {})
        come = {
            key: one.fields
            for key, one in new.items()
            if rows[key] is not None and (key not in before or before[key].fields != one.fields)
        }
        gone = [key for key in before if key not in rows or key in come]
        ends = self._held.change(stratum, gone, come)
        for key, one in new.items():
            if rows[key] is None:
                outcome = Outcome.UNDETERMINED
            else:
                outcome = durable.outcome_of(ends[key]) if key in come else before[key].outcome
            after[key] = self._told(key, one, outcome, rows[key], now)
        self._judged[stratum] = after
        hits = ((key[0], rows[key], judged.outcome) for key, judged in after.items())
        return [(number, row, _CODES[outcome]) for number, row, outcome in hits if outcome is not Outcome.CLEAR]

    def _subjects(self, asked: Iterable[int], inspection: Row) -> Iterator[tuple[int, Row | None]]:
        """Each rule with each row that it is for; None for a list that may hold more than is recorded."""
        listed: dict[str, tuple[Row | None, ...]] = {}
        for number in asked:
            subject = self._in_force.ruleset.rules[number].typed.subject
            if subject not in listed:
                key = FACTS[subject].key
                found = (inspection,) if not key else getattr(inspection, key)
                if isinstance(found, Rows):
                    found = (*([None] if found.open else []), *found.certain)
                listed[subject] = found
            for row in listed[subject]:
                yield number, row

    def _told(self, key: Key, new: _New, outcome: Outcome, row: Row | None, now: _Now) -> Judged:
        number, in_force = key[0], self._in_force
        told: Finding | Undetermined | None = None
        if outcome is Outcome.FIRES:
            assert row is not None
            told = finding_of(in_force, number, row, now.findings, now.scale)
        elif outcome is Outcome.UNDETERMINED:
            told = undetermined_of(in_force, number, row, now.findings, now.inspection)
        return Judged(new.seen, new.fields, outcome, told, order(told) if told is not None else ())

    def compare(self, inspection: Row) -> None:
        """Holds everything against what the default back end makes of the inspection.

        Raises:
            InternalError: with every rule and row on which they differ.
        """
        ours = {key: one.outcome for key, one in self.judged.items() if one.outcome is not Outcome.CLEAR}
        theirs = {
            (number, row.id if row is not None else None): OUTCOMES[code]
            for number, row, code in run(self._in_force, inspection).hits
        }
        if ours != theirs:
            raise InternalError(*_differences(self._in_force, ours, theirs))

    def close(self) -> None:
        """Ends it. Doing so twice does no harm."""
        self._held.close()


class _Now(NamedTuple):
    inspection: Row
    findings: Findings
    scale: Scale


class _New(NamedTuple):
    seen: Hashable
    fields: durable.Found


def _differences(in_force: Programme, ours: Mapping[Key, Outcome], theirs: Mapping[Key, Outcome]) -> Iterator[str]:
    for key in sorted(ours.keys() | theirs.keys(), key=str):
        mine, other = ours.get(key, Outcome.CLEAR), theirs.get(key, Outcome.CLEAR)
        if mine is not other:
            of = "rows never recorded" if key[1] is None else f"`{key[1]}`"
            rule = in_force.ruleset.rules[key[0]].id
            yield f"{rule} on {of}: {mine} by the engine of live sessions, {other} by the default back end"
