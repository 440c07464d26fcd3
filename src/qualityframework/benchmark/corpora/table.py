"""A body's own earlier evaluations in a table: one row a subject that an inspection evaluated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from ...documents import Document, refuse, rows_of
from ...errors import NotFound
from ...frameworks import Framework, OnShelf, Profile, load
from ...inspections import subjects_known
from ...vocabulary import NUMBER, Code, Diagnostic, Frozen, Id, Line, did_you_mean
from .corpus import Case, Programme
from .when import WANTED, when


class Row(Frozen):
    """A row of the table. What is not known is left empty."""

    inspection: Id
    framework: Line = Field(description="pack and edition it was judged by")
    programme: Id = Field(description="a profile of that framework")
    subject: Id
    grade: Line
    score: Annotated[float, Field(allow_inf_nan=False), NUMBER] | None = Field(
        default=None, description="what the evidence came to when it was weighed, on the scale from 1"
    )
    weighed_by: Line | None = Field(default=None, description="by which figures")
    date: Line | None = Field(default=None, description="a day, month, year or span")
    area: Line | None = None
    team: Id | None = Field(default=None, description="a code of the team, never a name")
    source: Line | None = Field(default=None, description="where it can be read")


COLUMNS = tuple(Row.model_fields)
"""The columns of such a table, in the order they are written."""
_OF_THE_INSPECTION = ("framework", "programme", "date", "area", "team")


@dataclass(frozen=True)
class Rows:
    """Cases, the programmes they belong to, and where each inspection stood first."""

    programmes: dict[str, Programme] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)
    places: dict[str, tuple[str | int, ...]] = field(default_factory=dict)


def programme_of(framework: Framework, profile: Profile) -> Programme:
    """The programme that a profile is of."""
    return Programme(
        id=f"{framework.name} {profile.id}",
        title=profile.programme,
        scale=framework.file.scale,
        points=tuple(grade.name for grade in framework.scale.grades),
        framework=framework.name,
        profile=profile.id,
        evaluates=len(profile.subjects),
    )


def table_cases(document: Document, shelf: OnShelf = None) -> Rows:
    """The cases of a table.

    Raises:
        InvalidInput: with every fault of the table.
    """
    rows = rows_of(document, Row)
    known = {name: _framework(name, shelf) for name in {row.framework for row in rows}}
    refuse(_faults(document, rows, known))
    told = Rows()
    for index, row in enumerate(rows):
        framework = known[row.framework]
        assert isinstance(framework, Framework)
        programme = programme_of(framework, framework.profiles[row.programme])
        grade = framework.scale.grade(row.grade)
        assert grade is not None
        told.programmes[programme.id] = programme
        told.places.setdefault(row.inspection, (index, "inspection"))
        told.cases.append(
            Case(
                programme=programme.id,
                inspection=row.inspection,
                subject=row.subject,
                grade=grade.name,
                score=row.score,
                weighed_by=row.weighed_by,
                counted=True,
                when=when(row.date) if row.date is not None else None,
                area=row.area,
                team=row.team,
                source=row.source,
            )
        )
    return told


def _framework(name: str, shelf: OnShelf) -> Framework | str:
    """The framework, or what is told when there is none of that name."""
    try:
        return load(name, shelf)
    except NotFound as error:
        return str(error)


def _faults(document: Document, rows: Sequence[Row], known: dict[str, Framework | str]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], int] = {}
    of_inspection: dict[str, int] = {}
    for index, row in enumerate(rows):
        framework = known[row.framework]
        if isinstance(framework, str):
            yield Diagnostic(Code.UNKNOWN_NAME, framework, document.place(index, "framework"))
        else:
            yield from _names(document, index, row, framework)
        if row.date is not None and when(row.date) is None:
            message = f"`{row.date[:60]}`: {WANTED}"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place(index, "date"))
        before = first.setdefault((row.inspection, row.subject), index)
        if before != index:
            related = (("first here", document.place(before, "subject")),)
            message = f"`{row.subject}` is there twice for the inspection `{row.inspection}`"
            yield Diagnostic(Code.DUPLICATE_ID, message, document.place(index, "subject"), related)
        yield from _of_one_inspection(document, rows, of_inspection.setdefault(row.inspection, index), index)


def _names(document: Document, index: int, row: Row, framework: Framework) -> Iterator[Diagnostic]:
    if row.programme not in framework.profiles:
        message = f"`{row.programme}` is no programme of {framework.name}"
        help_ = did_you_mean(row.programme, framework.profiles)
        yield Diagnostic(Code.UNKNOWN_NAME, message, document.place(index, "programme"), help=help_)
    else:
        subjects = subjects_known(framework, framework.profiles[row.programme])
        if row.subject not in subjects:
            message = f"there is no indicator or group `{row.subject}` in {framework.name}"
            help_ = did_you_mean(row.subject, subjects)
            yield Diagnostic(Code.DANGLING, message, document.place(index, "subject"), help=help_)
    names = [grade.name for grade in framework.scale.grades]
    if framework.scale.grade(row.grade) is None:
        message = f"`{row.grade[:60]}` is no point of the {framework.scale.title}"
        place = document.place(index, "grade")
        yield Diagnostic(Code.OFF_SCALE, message, place, help=did_you_mean(row.grade, names))
    if row.score is not None and not 1 <= row.score <= len(names):
        message = f"`{row.score:g}`: a score is from 1 to {len(names)}, as the scale is"
        yield Diagnostic(Code.OFF_SCALE, message, document.place(index, "score"))


def _of_one_inspection(document: Document, rows: Sequence[Row], before: int, index: int) -> Iterator[Diagnostic]:
    """What one inspection has but one of."""
    for column in _OF_THE_INSPECTION:
        one, other = getattr(rows[before], column), getattr(rows[index], column)
        if one is not None and other is not None and one != other:
            related = (("and here", document.place(before, column)),)
            message = f"the inspection `{rows[index].inspection}` has two: `{other[:60]}` here, and `{one[:60]}`"
            yield Diagnostic(Code.DUPLICATE_ID, message, document.place(index, column), related)
