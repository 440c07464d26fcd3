"""A live session: an inspection whose evidence and evaluations come and go, and whose findings are kept current.

Each change gives the record as it then is, which is bound, weighed and judged as any other; what is the same as before
is not worked out again. At every moment the findings are those of a review of that record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from ..errors import InternalError, NotFound, Unusable
from ..expressions import durable
from ..frameworks import OnShelf, Ruleset, load_ruleset
from ..inspections import MOST, Evaluation, EvidenceItem, Inspection, Record, Recorded, bind, opened, referring
from ..vocabulary import did_you_mean
from .facts import inspection_row
from .kept import Kept
from .live import Judged, LiveRules, Pair
from .result import Finding, Review, Undetermined
from .review import review
from .texts import as_told


class Changed(NamedTuple):
    """What a change of the record did.

    Args:
        appeared: findings that were not there before.
        gone: findings that are there no more.
        altered: findings that are still there and tell something else.
        undetermined: rules that cannot be determined any more.
        determined: rules that could not be determined before.
    """

    appeared: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    altered: tuple[Finding, ...] = ()
    undetermined: tuple[Undetermined, ...] = ()
    determined: tuple[Undetermined, ...] = ()


class Session:
    """Keeps the findings of one inspection current. Close it, or use it with `with`.

    It may begin with a record of which little is there yet. Nothing is compared with earlier inspections, and no
    finding has a place, as a record that changes stands in no file. It is for one thread at a time.

    Args:
        source: a path (`-` is standard input), or a record.
        as_of: the day to judge for; the record's own unless given.
        profile: the programme; the record's own, or the one that ran on that day, unless given.
        ruleset: pack of rules, or one that is loaded; the framework's own unless given.
        shelf: folder of packs; those that come with the library unless given.
        worker: what runs the rules, where several sessions share one; a process of its own unless given.
        compare: whether after every change all outcomes are held against those of the default back end. It costs little
            of a change, and what runs the rules is C that nobody here has written.

    Raises:
        InvalidInput: with every fault of the record, or of a pack.
        NotFound: when a pack or profile named here is not there.
        Mismatch: when the ruleset is for another scale than the framework's.
        Unusable: when the extra `durable` is not installed, a rule cannot be run live, or the worker is full.
        WorkerLost: when the process that runs the rules has ended.
    """

    def __init__(
        self,
        source: str | Path | Record | Recorded,
        *,
        as_of: dt.date | None = None,
        profile: str | None = None,
        ruleset: str | Ruleset | None = None,
        shelf: OnShelf = None,
        worker: durable.Worker | None = None,
        compare: bool = True,
    ) -> None:
        first = opened(source, as_of=as_of, profile=profile, shelf=shelf)
        named = ruleset or first.framework.ruleset
        self._ruleset = named if isinstance(named, Ruleset) else load_ruleset(named, shelf)
        self._ruleset.refuse_other_scale(first.framework)
        self._framework, self._shelf, self._compare = first.as_published or first.framework, shelf, compare
        self._profile, self._as_of = first.profile.id, first.as_of
        self._kept = Kept()
        self._rules: LiveRules | None = None
        runs = durable.Worker() if worker is None else worker
        self._own = runs if worker is None else None
        try:
            self._rules = LiveRules(self._ruleset, self._as_of, runs)
            self._take(first.recorded.as_read)
        except BaseException:
            self.close()
            raise

    # what there is ---------------------------------------------------------------------------------------------------

    @property
    def record(self) -> Record:
        """The record as it is now."""
        return self._record

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Most severe first, then by remit and subject, as in a review."""
        return self._now.findings

    @property
    def undetermined(self) -> tuple[Undetermined, ...]:
        """Rules that cannot be decided on what is recorded."""
        return self._now.undetermined

    # changes ---------------------------------------------------------------------------------------------------------

    def add(self, item: EvidenceItem) -> Changed:
        """Takes an item of evidence. Where no list of evidence was recorded, there is one from now on.

        Raises:
            InvalidInput: when an item of that name is there, or a name in it leads nowhere; nothing has changed then.
        """
        return self._put(evidence=(*(self._record.evidence or ()), item))

    def replace(self, item: EvidenceItem) -> Changed:
        """Takes an item in the place of the one of that name, as when it was verified since.

        Raises:
            NotFound: with the nearest name, when there is none.
            InvalidInput: when a name in it leads nowhere; nothing has changed then.
        """
        self._known(item.id)
        return self._put(evidence=tuple(item if one.id == item.id else one for one in self._record.evidence or ()))

    def withdraw(self, name: str) -> Changed:
        """Takes an item of evidence away. The list stays recorded, even with nothing in it.

        Args:
            name: its identifier.

        Raises:
            NotFound: with the nearest name, when there is none.
            Unusable: with all in the record that still refers to it; nothing has changed then.
        """
        self._known(name)
        self._refuse_referred("evidence", name)
        return self._put(evidence=tuple(one for one in self._record.evidence or () if one.id != name))

    def evaluate(self, evaluation: Evaluation) -> Changed:
        """Takes an evaluation, in the place of the one of that subject where there is one.

        Raises:
            InvalidInput: when a name in it leads nowhere; nothing has changed then.
        """
        listed = self._record.evaluations or ()
        if all(one.subject != evaluation.subject for one in listed):
            return self._put(evaluations=(*listed, evaluation))
        return self._put(evaluations=tuple(evaluation if one.subject == evaluation.subject else one for one in listed))

    def withdraw_evaluation(self, subject: str) -> Changed:
        """Takes the evaluation of a subject away. The list stays recorded, even with nothing in it.

        Raises:
            NotFound: with the nearest subject, when it has no evaluation.
            Unusable: with all in the record that still refers to it; nothing has changed then.
        """
        self._rules_open()
        listed = self._record.evaluations or ()
        if all(one.subject != subject for one in listed):
            known = did_you_mean(subject, [one.subject for one in listed])
            raise NotFound(f"there is no evaluation of `{subject}`: {known}")
        self._refuse_referred("evaluations", subject)
        return self._put(evaluations=tuple(one for one in listed if one.subject != subject))

    def take(self, record: Record) -> Changed:
        """Takes the whole record as it is from now on, for the same framework, profile and day.

        Raises:
            Unusable: when it says another profile or day than the record before; nothing has changed then.
            InvalidInput: with every fault of it; nothing has changed then.
        """
        self._rules_open()
        for part, told, kept in (
            ("profile", record.profile, self._record.profile),
            ("day", record.as_of, self._record.as_of),
        ):
            if told != kept:
                raise Unusable(
                    f"a session is for one {part}, {kept}, and this record says {told}: open another session"
                )
        return _changed(self._take(record))

    def _known(self, name: str) -> None:
        self._rules_open()
        names = [one.id for one in self._record.evidence or ()]
        if name not in names:
            raise NotFound(f"there is no evidence `{name}`: {did_you_mean(name, names)}")

    def _refuse_referred(self, part: str, name: str) -> None:
        if told := referring(self._record, self._framework, part, name):
            raise Unusable(f"`{name}` cannot be withdrawn: it is still named by {', '.join(told)}")

    def _put(self, **lists: tuple[Any, ...]) -> Changed:
        for part, listed in lists.items():
            if len(listed) > MOST:
                raise Unusable(f"a record has at most {MOST} of {part}")
        return self.take(self._record.model_copy(update=lists))

    def _take(self, record: Record) -> list[Pair]:
        inspection = self._bound(record)
        self._kept.turn(record.priorities)
        told, texts = as_told(inspection, self._ruleset, self._kept)
        rules = self._rules_open()
        try:
            row = inspection_row(told, None, texts, self._kept)
            changed = rules.update(row, told.framework.scale, compare=self._compare)
        except BaseException:
            self.close()  # what it holds may be half of one record and half of another
            raise
        self._record, self._row = record, row
        self._now = _Told.in_order(rules.told)
        return changed

    def _bound(self, record: Record) -> Inspection:
        return bind(Recorded(record), self._framework, profile=self._profile, as_of=self._as_of, shelf=self._shelf)

    # what it comes to ------------------------------------------------------------------------------------------------

    def review(self) -> Review:
        """The review of the record as it is now, made by the default back end from nothing.

        Raises:
            InternalError: with every finding that the session has and the review has not, or the other way round.
        """
        self._rules_open()
        made = review(self._bound(self._record), self._ruleset)
        faults = [
            f"{name}: the live session and a review from nothing tell it otherwise"
            for ours, theirs in ((self.findings, made.findings), (self.undetermined, made.undetermined))
            for name in _otherwise(ours, theirs)
        ]
        if faults:
            raise InternalError(*faults)
        return made

    def compare(self) -> None:
        """Holds every outcome against that of the default back end; done after each change unless that is switched off.

        Raises:
            InternalError: with every rule and row on which they differ.
        """
        self._rules_open().compare(self._row)

    def _rules_open(self) -> LiveRules:
        if self._rules is None:
            raise Unusable("this session is closed: open another one on its record")
        return self._rules

    def close(self) -> None:
        """Ends it, and the worker if that is its own. Doing so twice does no harm; what it found stays there."""
        rules, self._rules = self._rules, None
        if self._own is not None:
            self._own.close()
        elif rules is not None:
            rules.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class _Told(NamedTuple):
    """Everything that is told, in its order."""

    findings: tuple[Finding, ...] = ()
    undetermined: tuple[Undetermined, ...] = ()

    @classmethod
    def in_order(cls, judged: Iterable[Judged]) -> _Told:
        told = [one.told for one in judged]
        return cls(
            tuple(one for one in told if isinstance(one, Finding)),
            tuple(one for one in told if isinstance(one, Undetermined)),
        )


def _otherwise(ours: Sequence[Finding | Undetermined], theirs: Sequence[Finding | Undetermined]) -> list[str]:
    """What two lists do not tell alike, by name; all of it where they have it in another order."""
    first, second = ({one.id: one for one in told} for told in (ours, theirs))
    names = sorted(first.keys() | second.keys())
    apart = [name for name in names if first.get(name) != second.get(name)]
    return apart or (names if tuple(ours) != tuple(theirs) else [])


def _changed(pairs: list[Pair]) -> Changed:
    other = [(was, now) for was, now in pairs if was.told != now.told]
    other.sort(key=lambda pair: pair[1].order or pair[0].order)
    was, now = (_Told.in_order(side) for side in zip(*other, strict=True)) if other else (_Told(), _Told())
    kept = {one.id for one in was.findings} & {one.id for one in now.findings}
    open_ = {one.id for one in was.undetermined} & {one.id for one in now.undetermined}
    return Changed(
        appeared=tuple(one for one in now.findings if one.id not in kept),
        gone=tuple(one for one in was.findings if one.id not in kept),
        altered=tuple(one for one in now.findings if one.id in kept),
        undetermined=tuple(one for one in now.undetermined if one.id not in open_),
        determined=tuple(one for one in was.undetermined if one.id not in open_),
    )
