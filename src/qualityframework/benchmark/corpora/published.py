"""Published evaluations, as a pack of the shelf tells them, into a corpus. Nothing is added up, and nothing mended."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import Field

from ...documents import Document, refuse, rows_of
from ...frameworks import CorpusProgramme, PublishedTable, RowKind, Scale, load, load_corpus, load_scale
from ...vocabulary import Code, Diagnostic, FixedDict, Frozen, Id, Line, did_you_mean
from .corpus import Case, Corpus, Flag, Programme, Remark, Tally, corpus_of
from .when import When, when

_COUNT = re.compile(r"([a-z ]+): (\d{1,3})(?: of (\d{1,3}))?(?: \([^()]*\))?")


class Row(Frozen):
    """A row of the table."""

    programme: Line
    partnership: Line
    published: Line | None = None
    framework: Line
    indicator_code: Id
    indicator_title: Line
    evaluation: Line
    source_url: Line = Field(description="where it was read")
    evidence: Line = Field(description="how it was seen")


def published(ref: str, shelf: str | Path | None = None) -> Corpus:
    """The corpus of published evaluations called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files have faults.
    """
    made = load_corpus(ref, shelf)
    rows = rows_of(made.table, Row)
    refuse(_row_faults(made, rows))
    reading = _Reading(made, shelf)
    told = [reading.row(row) for row in rows]
    tallies = [one for one in told if isinstance(one, Tally)]
    cases = _marked(reading.programmes, [one for one in told if isinstance(one, Case)], tallies)
    remarks = [one for one in told if isinstance(one, Remark)]
    flags = _flags(reading.programmes, cases, tallies, remarks)
    return corpus_of(made.file.name, made.file.title, reading.programmes.values(), cases, tallies, remarks, flags)


def _row_faults(made: PublishedTable, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    titles = [programme.title for programme in made.file.programmes]
    for index, row in enumerate(rows):
        if row.programme not in titles:
            yield _fault(made.table, index, "programme", row.programme, "programme", titles)
        if row.published is not None and when(row.published) is None:
            place = made.table.place(index, "published")
            message = f"`{row.published[:60]}`: a day, month, year or span is wanted here, such as 2019-07 or 2016/2017"
            yield Diagnostic(Code.WRONG_TYPE, message, place)


def _fault(table: Document, index: int, column: str, name: str, what: str, known: Sequence[str]) -> Diagnostic:
    message = f"there is no {what} `{name[:60]}` in this corpus"
    return Diagnostic(Code.UNKNOWN_NAME, message, table.place(index, column), help=did_you_mean(name, known))


class _Reading:
    """Rows as what they tell."""

    def __init__(self, made: PublishedTable, shelf: str | Path | None) -> None:
        self._codes = made.file.codes
        self._heads = {one.title: one for one in made.file.programmes}
        self._scales = {one.id: load_scale(one.scale, shelf) for one in made.file.programmes if one.scale is not None}
        self.programmes = {one.id: self._programme(one, shelf) for one in made.file.programmes}

    def _programme(self, head: CorpusProgramme, shelf: str | Path | None) -> Programme:
        scale, evaluates = self._scales.get(head.id), head.evaluates
        if head.framework is not None and head.profile is not None:
            evaluates = len(load(head.framework, shelf).profiles[head.profile].subjects)
        points = tuple(grade.name for grade in scale.grades) if scale is not None else ()
        return Programme(head.id, head.title, head.scale, points, head.framework, head.profile, evaluates)

    def row(self, row: Row) -> Case | Tally | Remark:
        programme = self._heads[row.programme].id
        scale = self._scales.get(programme)
        published_on = when(row.published) if row.published is not None else None
        inspection = f"{programme} {row.partnership} {row.published or 'undated'}"
        kind = self._codes.get(row.indicator_code, RowKind.SINGLE)
        told: tuple[When | None, str, str] = (published_on, row.partnership, row.source_url)
        if scale is not None and kind is RowKind.SINGLE and (grade := scale.grade(row.evaluation)) is not None:
            return Case(
                programme=programme,
                inspection=inspection,
                subject=row.indicator_code,
                grade=grade.name,
                score=None,
                weighed_by=None,
                counted=False,
                when=published_on,
                area=row.partnership,
                team=None,
                source=row.source_url,
            )
        if scale is not None and kind is RowKind.DISTRIBUTION and (counted := _counts(row.evaluation, scale)):
            return Tally(programme, inspection, FixedDict(counted[0]), counted[1], *told)
        subject = f"{row.indicator_code} {row.indicator_title}"
        return Remark(programme, inspection, kind.value, subject, row.evaluation, *told)


def _counts(text: str, scale: Scale) -> tuple[dict[str, int], int | None] | None:
    """What `very good: 2; good: 5` counts, and of how many where the rest was not seen; None when it is no count."""
    counts, of = Counter[str](), None
    for part in text.split(";"):
        found = _COUNT.fullmatch(part.strip())
        grade = scale.grade(found[1]) if found is not None else None
        if found is None or grade is None:
            return None
        counts[grade.name] += int(found[2])
        of = int(found[3]) if found[3] is not None else of
    return dict(counts), of


def _marked(programmes: dict[str, Programme], cases: list[Case], tallies: list[Tally]) -> list[Case]:
    """The cases, of which those count in rates that are all of their report; where it has a tally, that counts."""
    subjects: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        subjects[case.inspection].add(case.subject)
    tallied = {tally.inspection for tally in tallies}
    return [
        replace(case, counted=len(subjects[case.inspection]) == programmes[case.programme].evaluates)
        if case.inspection not in tallied
        else case
        for case in cases
    ]


def _flags(
    programmes: dict[str, Programme], cases: list[Case], tallies: list[Tally], remarks: list[Remark]
) -> Iterator[Flag]:
    """What does not agree with itself or with other rows. All of it is kept as stated."""
    for tally in tallies:
        for caution in _of_tally(tally, programmes[tally.programme].evaluates, cases):
            yield Flag(tally.programme, tally.inspection, caution)
    by_subject: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for case in cases:
        by_subject[case.programme, case.inspection, case.subject].add(case.grade)
    for remark in remarks:
        by_subject[remark.programme, remark.inspection, remark.subject].add(remark.told)
    for (programme, inspection, subject), told in sorted(by_subject.items()):
        if len(told) > 1:
            yield Flag(programme, inspection, f"{subject} is told in {len(told)} ways: {'; '.join(sorted(told))}")
    evaluations: list[Case | Tally] = [*cases, *tallies]
    for programme, inspection in sorted({(one.programme, one.inspection) for one in evaluations if one.when is None}):
        yield Flag(programme, inspection, "it is not known when this was published")


def _of_tally(tally: Tally, evaluates: int | None, cases: list[Case]) -> Iterator[str]:
    if tally.of is not None:
        yield f"{tally.total} of {tally.of} are told; the rest was not seen, and it counts in no rate"
        return
    if evaluates is not None and tally.total != evaluates:
        yield f"{tally.total} evaluations are counted, and the programme has {evaluates}"
    named = Counter(case.grade for case in cases if case.inspection == tally.inspection)
    for grade, count in sorted(named.items()):
        counted = tally.counts.get(grade, 0)
        if count > counted:
            yield f"{count} named as {grade}, and {counted} counted"
