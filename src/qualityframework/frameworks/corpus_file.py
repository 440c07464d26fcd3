"""`corpus.yaml`: what a table of published evaluations holds, programme by programme."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import WHOLE, Fixed, Frozen, Id, Line
from .sourced import PackRef, Sourced


class RowKind(StrEnum):
    """What a row tells. Rows of two kinds are never added up: they can tell of the same evaluations."""

    SINGLE = "single"  # one subject's grade
    DISTRIBUTION = "distribution"  # how many of each grade, without the subjects' names
    TOGETHER = "together"  # one word for several subjects
    NATIONAL = "national"  # of many areas together
    OVERALL = "overall"  # a statement on the whole
    CONCLUSION = "conclusion"  # a step of another scale than the grades'
    PROGRESS = "progress"  # of a progress review


class CorpusProgramme(Sourced):
    """A programme of inspections, as the table writes it."""

    id: Id
    title: Line = Field(description="as the table writes it")
    scale: PackRef | None = Field(default=None, description="the scale of its grades, where it has grades")
    framework: PackRef | None = Field(default=None, description="the pack it was judged by, where there is one")
    profile: Id | None = Field(default=None, description="the profile of that pack")
    evaluates: Annotated[int, Field(ge=1, le=100), WHOLE] | None = Field(
        default=None, description="how many subjects each of its reports evaluates, where no profile says so"
    )

    @model_validator(mode="after")
    def _a_profile_is_of_a_framework(self) -> Self:
        if (self.framework is None) != (self.profile is None):
            raise ValueError("`framework` and `profile` go together")
        if self.profile is not None and self.evaluates is not None:
            raise ValueError("`evaluates` is left out where a profile says it")
        return self


class CorpusFile(Frozen):
    """`corpus.yaml`. The table stands beside it, in `evaluations.csv`."""

    kind: Literal["corpus"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line
    codes: Fixed[Id, RowKind] = Field(description="what a row is, by its code; a code that is not here is a subject's")
    programmes: tuple[CorpusProgramme, ...] = Field(min_length=1)

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"
