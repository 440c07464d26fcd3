"""What counts in rates, so that nothing counts twice, and what a reader should know. All is kept as stated."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ...frameworks import RowKind
from .corpus import Case, Flag, Programme, Remark, Tally
from .when import When


def counted_tallies(tallies: Iterable[Tally]) -> list[Tally]:
    """The tallies, of which those count that are of all; where one report has two, one if they agree, else neither."""
    by_report: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        by_report[tally.inspection].append(tally)
    marked = []
    for told in by_report.values():
        full = [tally for tally in told if tally.of is None]
        agree = all(tally.counts == full[0].counts for tally in full)
        marked += [replace(tally, counted=agree and tally is full[0]) if full else tally for tally in told]
    return marked


def counted_cases(programmes: Mapping[str, Programme], cases: list[Case], tallies: Sequence[Tally]) -> list[Case]:
    """The cases, of which those count that are all of their report, each told once; where it has a tally, none does."""
    subjects: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        subjects[case.inspection].append(case.subject)
    tallied = {tally.inspection for tally in tallies}

    def counts(case: Case) -> bool:
        told = subjects[case.inspection]
        whole = len(told) == len(set(told)) == programmes[case.programme].evaluates
        return whole and case.inspection not in tallied

    return [replace(case, counted=counts(case)) for case in cases]


def cautions(
    programmes: Mapping[str, Programme], cases: list[Case], tallies: Sequence[Tally], remarks: Sequence[Remark]
) -> Iterator[Flag]:
    """What does not agree with itself or with other rows, and what is not known."""
    for tally in tallies:
        for caution in _of_tally(tally, programmes[tally.programme].evaluates, cases):
            yield Flag(tally.programme, tally.inspection, caution)
    told: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for tally in tallies:
        counts = ", ".join(f"{count} {grade}" for grade, count in tally.counts.items())
        told[tally.programme, tally.inspection, "how many have which grade"].append(counts)
    for case in cases:
        told[case.programme, case.inspection, case.subject].append(case.grade)
    for remark in remarks:
        subject = "the whole" if remark.kind == RowKind.OVERALL else remark.subject
        told[remark.programme, remark.inspection, subject].append(remark.told)
    for (programme, inspection, subject), ways in sorted(told.items()):
        if len(ways) > 1:
            yield Flag(programme, inspection, f"{subject} is told {len(ways)} times: {'; '.join(sorted(ways))}")
    evaluations: list[Case | Tally] = [*cases, *tallies]
    for programme, inspection in sorted({(one.programme, one.inspection) for one in evaluations if one.when is None}):
        yield Flag(programme, inspection, "it is not known when this was published")


def perhaps_one(cases: Iterable[Case]) -> Iterator[Flag]:
    """Inspections of one programme, area and time under several identifiers, which can be one that is there twice."""
    found: dict[tuple[str, str, When], set[str]] = defaultdict(set)
    for case in cases:
        if case.area is not None and case.when is not None:
            found[case.programme, case.area.casefold(), case.when].add(case.inspection)
    for (programme, _, time), names in found.items():
        first, *others = sorted(names)
        if others:
            told = f"{', '.join(others)} is of the same area and time ({time.written}): perhaps the same inspection"
            yield Flag(programme, first, told)


def _of_tally(tally: Tally, evaluates: int | None, cases: list[Case]) -> Iterator[str]:
    unseen = 0
    if tally.of is not None:
        unseen = tally.of - tally.total
        yield f"{tally.total} of {tally.of} are told; the rest was not seen, and it counts in no rate"
    elif evaluates is not None and tally.total != evaluates:
        yield f"{tally.total} evaluations are counted, and the programme has {evaluates}"
    named = Counter(case.grade for case in cases if case.inspection == tally.inspection)
    beyond = named - Counter(tally.counts)
    if beyond.total() > unseen:
        for grade in sorted(beyond):
            yield f"{named[grade]} named as {grade}, and {tally.counts.get(grade, 0)} counted"
