"""Which earlier evaluations a draft may be compared with: its own programme's, before its day, and not its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...inspections import Inspection
from ..corpora import Case, Corpus, Programme, Tally, day_of
from .compared import LeftOutOfHistory
from .model import Seen


@dataclass(frozen=True)
class Chosen:
    """The part of a corpus that is compared with.

    Args:
        programme: None where the corpus does not have the draft's.
        cases: those whose subject is named.
        tallies: counts of whole reports, without the subjects' names.
        left_out: inspections of the programme that are not compared with, each with the reason.
        undated: inspections that are, though it is not known that they are earlier.
        of_the_area: inspections that are, of the same area at another time.
    """

    programme: Programme | None
    cases: tuple[Case, ...]
    tallies: tuple[Tally, ...]
    left_out: tuple[LeftOutOfHistory, ...]
    undated: tuple[str, ...]
    of_the_area: tuple[str, ...]

    @cached_property
    def with_evidence(self) -> tuple[Case, ...]:
        """The cases of which the evidence score is known."""
        return tuple(case for case in self.cases if case.score is not None)

    @cached_property
    def reports(self) -> int:
        """How many inspections have evaluations that count in rates."""
        return len({one.inspection for one in _all((case for case in self.cases if case.counted), self.tallies)})

    @cached_property
    def of_subject(self) -> Mapping[str, Counter[str]]:
        """How many of each grade were given to each subject, in rows that count."""
        counts = defaultdict[str, Counter[str]](Counter)
        for case in self.cases:
            if case.counted:
                counts[case.subject][case.grade] += 1
        return counts

    @cached_property
    def of_programme(self) -> Counter[str]:
        """How many of each grade were given in all; of rows that tell the same, one kind counts."""
        counts = Counter[str]()
        for tally in (*self.of_subject.values(), *(tally.counts for tally in self.tallies)):
            counts.update(tally)
        return counts


def seen_in(cases: Iterable[Case], points: Sequence[str]) -> list[Seen]:
    """What the model is taught by the cases whose evidence is known, on a scale of these points, lowest first."""
    positions = {name: position for position, name in enumerate(points, 1)}
    return [Seen(case.subject, case.score, positions[case.grade]) for case in cases if case.score is not None]


def chosen(corpus: Corpus, inspection: Inspection) -> Chosen:
    """The part of the corpus that an inspection may be compared with."""
    name, profile = inspection.framework.name, inspection.profile.id
    programme = next((one for one in corpus.programmes if (one.framework, one.profile) == (name, profile)), None)
    if programme is None:
        return Chosen(None, (), (), (), (), ())
    cases = [case for case in corpus.cases if case.programme == programme.id]
    tallies = [one for one in corpus.tallies if one.programme == programme.id and one.counted]
    reasons = {one.inspection: why for one in _all(cases, tallies) if (why := _why_not(one, inspection)) is not None}
    kept = tuple(case for case in cases if case.inspection not in reasons)
    tallied = tuple(tally for tally in tallies if tally.inspection not in reasons)
    return Chosen(
        programme,
        kept,
        tallied,
        tuple(LeftOutOfHistory(one, why) for one, why in sorted(reasons.items())),
        tuple(sorted({one.inspection for one in _all(kept, tallied) if not _is_earlier(one, inspection)})),
        tuple(sorted({one.inspection for one in _all(kept, tallied) if _is_of_the_area(one, inspection)})),
    )


def _is_earlier(one: Case | Tally, inspection: Inspection) -> bool:
    """Whether it is known to be earlier."""
    return one.when is not None and one.when.last <= inspection.as_of


def _is_of_the_area(one: Case | Tally, inspection: Inspection) -> bool:
    area = inspection.record.area
    return one.area is not None and area is not None and _spelled(one.area) == _spelled(area)


def _spelled(area: str) -> str:
    """An area without what spaces and capitals differ by."""
    return " ".join(area.split()).casefold()


def _all(cases: Iterable[Case], tallies: Iterable[Tally]) -> Iterator[Case | Tally]:
    yield from cases
    yield from tallies


def _why_not(one: Case | Tally, inspection: Inspection) -> str | None:
    """Why an inspection is not compared with."""
    record, day = inspection.record, day_of(inspection)
    if one.inspection == record.id:
        return "it is the inspection itself"
    if _is_of_the_area(one, inspection) and one.when is None:
        return "it is of the same area, and not known to be of another time: it may be the inspection itself"
    if _is_of_the_area(one, inspection) and one.when is not None and one.when.overlaps(day):
        return "it is of the same area and time, and so the inspection itself"
    if one.when is not None and one.when.first > inspection.as_of:
        return f"it was published after {inspection.as_of.isoformat()}"
    return None
