"""`scoring.yaml`: how another body computes, or computed, a rating from scores; kept to compare with."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import WHOLE, Citation, Day, Fixed, Id, Line, Status
from .methods_file import PercentageParameters, RadarParameters
from .sourced import PackRef, Sourced, in_order


class Scoring(Sourced):
    """A dated profile of scoring: exactly one method, with its figures, on a scale of its own."""

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
    points: Fixed[Line, Annotated[int, Field(ge=1, le=1_000_000), WHOLE]] = Field(
        default={}, description="points of each criterion, where a total is made of them"
    )
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

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"
