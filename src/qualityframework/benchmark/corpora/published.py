"""Published evaluations, as a pack of the shelf tells them, into a corpus. Nothing is added up, and nothing mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from pydantic import Field

from ...documents import Document, refuse, rows_of
from ...frameworks import CorpusProgramme, OnShelf, PublishedTable, RowKind, Scale, load, load_corpus, load_scale
from ...inspections import subjects_known
from ...vocabulary import Code, Diagnostic, FixedDict, Frozen, Id, Line, Place, did_you_mean
from .cautions import cautions, counted_cases, counted_tallies
from .corpus import Case, Corpus, Programme, Remark, Tally, corpus_of
from .when import WANTED, When, when

_COUNT = re.compile(r"([a-z _-]+): (\d{1,3})(?: of (\d{1,3}))?(?: \([^()]*\))?", re.ASCII | re.IGNORECASE)


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


def published(ref: str, shelf: OnShelf = None) -> Corpus:
    """The corpus of published evaluations called `ref`.

    Raises:
        NotFound: when there is no such pack.
        InvalidInput: when its files have faults.
    """
    made = load_corpus(ref, shelf)
    rows = rows_of(made.table, Row)
    reading = _Reading(made, shelf)
    refuse(reading.faults(made.table, rows))
    told = [reading.row(row) for row in rows]
    tallies = counted_tallies(one for one in told if isinstance(one, Tally))
    cases = counted_cases(reading.programmes, [one for one in told if isinstance(one, Case)], tallies)
    remarks = [one for one in told if isinstance(one, Remark)]
    flags = cautions(reading.programmes, cases, tallies, remarks)
    name, title = made.file.name, made.file.title
    corpus = corpus_of(name, title, reading.programmes.values(), cases, tallies, remarks, flags)
    return corpus.model_copy(update={"changes": made.changes})


class _Reading:
    """Rows as what they tell."""

    def __init__(self, made: PublishedTable, shelf: OnShelf) -> None:
        self._codes = made.file.codes
        self._heads = {one.title: one for one in made.file.programmes}
        self._scales = {one.id: load_scale(one.scale, shelf) for one in made.file.programmes if one.scale is not None}
        self._subjects: dict[str, Collection[str]] = {}
        self.programmes = {one.id: self._programme(one, shelf) for one in made.file.programmes}

    def _programme(self, head: CorpusProgramme, shelf: OnShelf) -> Programme:
        scale, evaluates = self._scales.get(head.id), head.evaluates
        if head.framework is not None and head.profile is not None:
            framework = load(head.framework, shelf)
            profile = framework.profiles[head.profile]
            evaluates = len(profile.subjects)
            self._subjects[head.id] = subjects_known(framework, profile)
        points = tuple(grade.name for grade in scale.grades) if scale is not None else ()
        return Programme(head.id, head.title, head.scale, points, head.framework, head.profile, evaluates)

    def faults(self, table: Document, rows: Sequence[Row]) -> Iterator[Diagnostic]:
        """Programmes and subjects that are not there, grades of another scale, counts and times that cannot be."""
        for index, row in enumerate(rows):
            if row.published is not None and when(row.published) is None:
                message = f"`{row.published[:60]}`: {WANTED}"
                yield Diagnostic(Code.WRONG_TYPE, message, table.place(index, "published"))
            if row.programme not in self._heads:
                message = f"there is no programme `{row.programme[:60]}` in this corpus"
                help_ = did_you_mean(row.programme, self._heads)
                yield Diagnostic(Code.UNKNOWN_NAME, message, table.place(index, "programme"), help=help_)
                continue
            programme = self._heads[row.programme].id
            if self._kind(row) is RowKind.SINGLE and programme in self._scales:
                known = self._subjects.get(programme, (row.indicator_code,))
                if row.indicator_code not in known:
                    message = f"there is no indicator or group `{row.indicator_code}` in this programme"
                    help_ = did_you_mean(row.indicator_code, known)
                    yield Diagnostic(Code.DANGLING, message, table.place(index, "indicator_code"), help=help_)
            yield from self._evaluation_faults(row, programme, table.place(index, "evaluation"))

    def _evaluation_faults(self, row: Row, programme: str, at: Place) -> Iterator[Diagnostic]:
        scale, kind = self._scales.get(programme), self._kind(row)
        if scale is None or kind not in (RowKind.SINGLE, RowKind.DISTRIBUTION):
            return
        counts = _counts(row.evaluation) if kind is RowKind.DISTRIBUTION else [(row.evaluation, 1, None)]
        names = [grade.name for grade in scale.grades]
        for name, _, _ in counts:
            if scale.grade(name) is None:
                message = f"`{name[:60]}` is no point of the {scale.title}"
                yield Diagnostic(Code.OFF_SCALE, message, at, help=did_you_mean(name, names))
        all_of = {of for _, _, of in counts if of is not None}
        if len(all_of) > 1 or any(sum(count for _, count, _ in counts) > of for of in all_of):
            message = f"`{row.evaluation[:60]}`: these are more than all, or of two numbers at once"
            yield Diagnostic(Code.WRONG_TYPE, message, at)

    def _kind(self, row: Row) -> RowKind:
        return self._codes.get(row.indicator_code, RowKind.SINGLE)

    def row(self, row: Row) -> Case | Tally | Remark:
        """What a row without faults tells."""
        programme = self._heads[row.programme].id
        scale = self._scales.get(programme)
        published_on = when(row.published) if row.published is not None else None
        inspection = f"{programme} {row.partnership} {row.published or 'undated'}"
        kind = self._kind(row)
        told: tuple[When | None, str, str] = (published_on, row.partnership, row.source_url)
        if scale is not None and kind is RowKind.SINGLE:
            return Case(
                programme=programme,
                inspection=inspection,
                subject=row.indicator_code,
                grade=_name(scale, row.evaluation),
                score=None,
                weighed_by=None,
                counted=False,
                when=published_on,
                area=row.partnership,
                team=None,
                source=row.source_url,
            )
        if scale is not None and kind is RowKind.DISTRIBUTION and (counts := _counts(row.evaluation)):
            tallied = Counter[str]()
            for name, count, _ in counts:
                tallied[_name(scale, name)] += count
            of = next((of for _, _, of in counts if of is not None and of != tallied.total()), None)
            in_order = {grade.name: tallied[grade.name] for grade in scale.grades if grade.name in tallied}
            return Tally(programme, inspection, FixedDict(in_order), of, False, *told)
        subject = f"{row.indicator_code} {row.indicator_title}"
        return Remark(programme, inspection, kind.value, subject, row.evaluation, *told)


def _name(scale: Scale, written: str) -> str:
    grade = scale.grade(written)
    assert grade is not None
    return grade.name


def _counts(text: str) -> list[tuple[str, int, int | None]]:
    """What `very good: 2; good: 5 of 9` counts, each with of how many where that is told; empty when it is no count."""
    parts = [_COUNT.fullmatch(part.strip()) for part in text.split(";")]
    counts = [(part[1], int(part[2]), int(part[3]) if part[3] is not None else None) for part in parts if part]
    return counts if len(counts) == len(parts) else []
