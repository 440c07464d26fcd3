"""What agreement comes to, as values that print the same on every machine. Their JSON Schema is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from ...vocabulary import Fixed, Frozen
from .distances import KappaWeights
from .ratings import Measurement

Made = Literal["bootstrap by unit, percentiles", "F distribution, exact", "F distribution, approximate"]
"""How an interval was made. Those of the F distribution take ratings for normal."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a coefficient lies, as far as the units that were rated can tell."""

    low: float
    high: float
    made: Made


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One coefficient of agreement. Without a value it is undefined, which is neither agreement nor the lack of it."""

    title: str
    value: Annotated[float | None, Field(description="None where it is undefined; `reason` says why")]
    reason: str | None
    interval: Annotated[Interval | None, Field(description="None where there is none; `no_interval` says why")]
    no_interval: Annotated[str | None, Field(description="why a value has no interval")]
    undefined: Annotated[int, Field(description="resamples in which it is undefined; the interval holds all the same")]
    units: Annotated[int, Field(description="how many units it used")]
    raters: Annotated[int, Field(description="how many raters it used")]
    percent: Annotated[float | None, Field(description="share of pairs of ratings that are the same, on those units")]
    observed: Annotated[float | None, Field(description="agreement as it counts it; None where it counts none")]
    by_chance: Annotated[float | None, Field(description="agreement that it takes chance to give; None as above")]


@dataclass(frozen=True, slots=True)
class RaterPair:
    """Two raters, by Cohen's kappa with the same weights. Pairs are in the order of their names and are not ranked."""

    raters: tuple[str, str]
    kappa: Annotated[float | None, Field(description="None where it is undefined; `reason` says why")]
    reason: str | None
    units: Annotated[int, Field(description="how many units both rated")]
    percent: Annotated[float | None, Field(description="share of those that both gave the same")]


class AgreementBasis(Frozen):
    """What agreement was reckoned from, and how."""

    engine: str = Field(description="version of qualityframework")
    ratings: str = Field(description="SHA-256 of the ratings as read, whatever their order")
    scale: str | None = Field(description="None where the values are numbers")
    points: tuple[str, ...] = Field(description="all points of the scale, lowest first, used or not")
    measurement: Measurement = Field(description="level of measurement")
    weights: KappaWeights = Field(description="what differences count for in Cohen's kappa")
    level: float = Field(description="of the intervals")
    resamples: int
    seed: int
    few_units: int = Field(description="below so many units a coefficient says little")
    parted: float = Field(description="so far apart Gwet's AC1 and Fleiss' kappa are told to have parted")


class Agreement(Frozen):
    """How far raters agree. It says nothing of who is right, ranks no rater, and has no label for a coefficient."""

    format: Literal["qualityframework.agreement/1"] = "qualityframework.agreement/1"
    basis: AgreementBasis
    units: int = Field(description="units that anybody rated")
    raters: int = Field(description="raters who rated any")
    ratings: int = Field(description="how many ratings there are")
    rated_once: int = Field(description="units with a single rating, in which nothing can agree")
    complete: int = Field(description="units that every rater rated")
    coefficients: Fixed[str, Coefficient] = Field(description="percent agreement first")
    points: Fixed[str, Coefficient] = Field(description="Fleiss' kappa of each point against all others, lowest first")
    pairs: tuple[RaterPair, ...]

    @property
    def percent(self) -> Coefficient:
        """Percent agreement, beside which every other coefficient is read."""
        return self.coefficients["percent-agreement"]
