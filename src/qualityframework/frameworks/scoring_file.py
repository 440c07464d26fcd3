"""`scoring.yaml`: how another body computes, or computed, a rating from scores; kept to compare with."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import WHOLE, Citation, Day, Fixed, Frozen, Id, Line, Status
from .changed import Change
from .methods_file import PercentageParameters, RadarParameters, Rounding
from .scale_file import Scale
from .sourced import PackRef, Sourced, in_order


class Step(Frozen):
    """Steps that a mean is rounded to."""

    of: Annotated[int, Field(ge=1, le=50), WHOLE] = Field(description="a mean becomes a multiple of so many per cent")
    rounding: Rounding = Field(description="what happens to a mean in the middle of two")


class RadarScoring(RadarParameters):
    """RADAR as it is scored by people, in steps."""

    step: Step | None = Field(default=None, description="left out where a mean stays as it is")


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
    radar: RadarScoring | None = None

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
    changes: tuple[Change, ...] = Field(default=(), description="what overlays changed of it and of its scale")

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.file.id}/{self.file.edition}"
