"""`scoring.yaml`: how another body computes, or computed, a rating from scores; kept to compare with."""

from typing import Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import Citation, Day, Fixed, Frozen, Id, Line, Status
from .changed import Change
from .methods_file import PercentageParameters, RadarParameters
from .scale_file import Scale
from .sourced import PackRef, Sourced, in_order


class ScoringFile(Sourced):
    """`scoring.yaml`: exactly one method, with its figures, on a scale of its own."""

    kind: Literal["scoring"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line
    scale: PackRef
    start: Day | None = Field(default=None, alias="from", description="left out where it is not known")
    until: Day | None = Field(default=None, description="the last day; left out where it is not known or still holds")
    dates_status: Status = Field(description="how we know the days")
    sources: Fixed[Id, Citation] = Field(default={})
    percentage_bands: PercentageParameters | None = Field(default=None, alias="percentage-bands")
    radar: RadarParameters | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.percentage_bands is None) == (self.radar is None):
            raise ValueError("exactly one of `percentage-bands` and `radar` is wanted")
        return self

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        in_order(self.start, self.until)
        return self


class Scoring(Frozen):
    """A scoring, loaded and checked, with the scale that it is on."""

    file: ScoringFile
    scale: Scale
    digest: str
    changes: tuple[Change, ...] = Field(default=(), description="what overlays changed of it")

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.file.id}/{self.file.edition}"
