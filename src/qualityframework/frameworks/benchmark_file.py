"""`benchmark.yaml`: what comparing with earlier inspections, agreement of raters and samples are reckoned with.

Lists whose entries hold from their day on. None of these figures is a publisher's unless it says so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import NUMBER, WHOLE, Frozen, Line, Probability
from .weighing_file import Dated, DatedLists

Share = Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False), NUMBER]
"""A share that is neither none nor all."""
Spread = Annotated[float, Field(gt=0, le=10, allow_inf_nan=False), NUMBER]
"""A standard deviation in grades, or of a logarithm."""
Several = Annotated[int, Field(ge=1, le=100_000), WHOLE]


class Axis(Frozen):
    """Evenly spaced points; those of a slope are even in its logarithm."""

    low: Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False), NUMBER]
    high: Annotated[float, Field(ge=-100, le=100, allow_inf_nan=False), NUMBER]
    points: Annotated[int, Field(ge=3, le=1_001), WHOLE]

    @model_validator(mode="after")
    def _goes_up(self) -> Self:
        if self.low >= self.high:
            raise ValueError(f"`low` is below `high`, and {self.low:g} is not below {self.high:g}")
        return self


class Grid(Frozen):
    """Where the model is reckoned: by the shift of one indicator, the leniency of all, and the slope."""

    shift: Axis
    leniency: Axis
    slope: Axis

    @model_validator(mode="after")
    def _slopes_are_positive(self) -> Self:
        if self.slope.low <= 0:
            raise ValueError(f"a slope is above 0, and {self.slope.low:g} is not")
        return self


class ConsistencyFigures(Dated):
    """Prior and labels of the comparison with earlier inspections."""

    leniency_sd: Spread = Field(description="standard deviation of the leniency of earlier panels, in grades")
    slope: Spread = Field(description="middle of the slope: how sharply evidence decides a grade")
    log_slope_sd: Spread
    indicator_sd: Spread = Field(description="how far indicators differ in leniency, in grades")
    panel_sd: Spread = Field(
        description="how far panels differ in leniency, in grades; it widens what is told of theirs"
    )
    leniency_level: Share = Field(description="of the interval of leniency")
    grid: Grid
    floor: Share = Field(description="no grade has a smaller probability")
    likely: Share = Field(description="a draft among the likeliest grades that make this much is in line")
    possible: Share = Field(description="a draft outside those that make this much is to be explained")
    fewest: Several = Field(description="below so many earlier inspections there are too few to compare with")
    unknown: Share = Field(
        description="where more of what was unknown of a subject's shift still is, there is too little to compare with"
    )
    farthest: Spread = Field(description="where no earlier evidence came as near as this, the framework speaks alone")
    misfit: Share = Field(
        description="a history is not compared with whose grades lie as they do more rarely by chance"
    )
    edge: Share = Field(
        description="where more of what is believed of leniency lies at the ends of its axis, there is no room for it"
    )
    tried: Several = Field(description="on how many cases of a history that is tried")
    nearest: Several = Field(description="how many comparables are listed")
    discovery: Share = Field(description="share of false ones among what stands out in a programme")

    @model_validator(mode="after")
    def _the_grid_is_fine_enough(self) -> Self:
        shift = self.grid.shift
        spacing = (shift.high - shift.low) / (shift.points - 1)
        if self.indicator_sd < spacing / 2:
            raise ValueError(
                f"`indicator_sd` is at least half of what the points of `shift` are apart, {spacing / 2:g}"
            )
        return self

    @model_validator(mode="after")
    def _labels_rise(self) -> Self:
        if self.likely >= self.possible:
            raise ValueError(f"`likely` is below `possible`, and {self.likely:g} is not below {self.possible:g}")
        return self


class BaseRateFigures(Dated):
    """How shares of an indicator are drawn to those of its programme."""

    strength: Annotated[float, Field(gt=0, le=1_000, allow_inf_nan=False), NUMBER] = Field(
        description="how many cases of the programme stand beside an indicator's own"
    )
    evenly: Annotated[float, Field(gt=0, le=100, allow_inf_nan=False), NUMBER] = Field(
        description="how many grades, spread evenly over the scale, stand beside those of the programme"
    )
    level: Share = Field(description="of the intervals")
    fewest: Several = Field(description="below so many earlier inspections no interval is told")


class Ewma(Frozen):
    """Exponentially weighted moving average."""

    weight: Annotated[float, Field(gt=0, le=1), NUMBER] = Field(description="of the newest value")
    limit: Spread = Field(description="in standard deviations of the average")


class Cusum(Frozen):
    """Cumulative sums."""

    slack: Annotated[float, Field(ge=0, le=10), NUMBER] = Field(description="in standard deviations")
    limit: Spread = Field(description="in standard deviations")
    doubt: Annotated[float, Field(ge=0, le=10), NUMBER] = Field(
        description="slack beside it, in standard deviations of what the baseline is mistaken by"
    )


class ShiftToSee(Frozen):
    """A shift that the charts are to see, and with what chance one counts as seen."""

    grades: Spread
    chance: Share


class MeanSpread(Frozen):
    """Standard deviation of the mean residual of an inspection with so many indicators."""

    one: Spread
    seven: Spread

    @model_validator(mode="after")
    def _more_indicators_spread_less(self) -> Self:
        if not self.one / 7**0.5 <= self.seven <= self.one:
            raise ValueError("`seven` is at most `one`, and at least `one` by the square root of seven")
        return self


class DriftFigures(Dated):
    """Charts of whole inspections against a baseline that stays as it was."""

    baseline: Several = Field(description="how many inspections make the baseline, the earliest ones")
    ewma: Ewma
    cusum: Cusum
    mean_sd: MeanSpread
    to_see: ShiftToSee


class Ratio(Frozen):
    """Variance within teams by that between them."""

    one: Annotated[float, Field(gt=0, le=1_000), NUMBER] = Field(description="inspections with few indicators")
    several: Annotated[float, Field(gt=0, le=1_000), NUMBER]


class SeverityFigures(Dated):
    """Means of teams, drawn towards nought."""

    fewest: Several = Field(description="below so many inspections nothing is told of a team")
    level: Share = Field(description="of the intervals")
    ratio: Ratio
    several_from: Several = Field(description="from so many indicators an inspection has several")
    reckoned_from: Several = Field(description="from so many inspections the ratio is reckoned from them")


class FunnelFigures(Dated):
    """Limits around a common share."""

    warning: Share
    alarm: Share
    winsorised: Annotated[float, Field(ge=0, lt=0.5), NUMBER] = Field(description="share drawn in at either end")
    fewest: Several = Field(description="fewer units than this make no funnel")

    @model_validator(mode="after")
    def _limits_rise(self) -> Self:
        if self.warning >= self.alarm:
            raise ValueError(f"`warning` is below `alarm`, and {self.warning:g} is not below {self.alarm:g}")
        return self


class AgreementFigures(Dated):
    """Intervals of coefficients of agreement."""

    level: Share
    resamples: Annotated[int, Field(ge=200, le=10_000), WHOLE]
    seed: Annotated[int, Field(ge=0, le=2**63), WHOLE]
    few_units: Several = Field(description="below so many units a coefficient says little")
    parted: Share = Field(description="from so far apart on, two coefficients that differ in chance alone have parted")


class TwoShares(Frozen):
    """Two shares that a sample ought to tell apart."""

    one: Share
    other: Share

    @model_validator(mode="after")
    def _differ(self) -> Self:
        if self.one == self.other:
            raise ValueError(f"two shares to be told apart differ, and both are {self.one:g}")
        return self


class QuantityWord(Frozen):
    """What a share is called from here on, or over here, up to where the next word begins."""

    word: Line
    start: Probability | None = Field(default=None, alias="from")
    over: Share | None = None

    @model_validator(mode="after")
    def _begins_once(self) -> Self:
        if (self.start is None) == (self.over is None):
            raise ValueError("a word for shares begins either `from` a share or `over` one")
        return self

    @property
    def begins(self) -> float:
        """Where it begins, be it there or just above."""
        return (self.start or 0.0) if self.over is None else self.over

    def reaches(self, share: float) -> bool:
        """Whether a share lies where this word or a later one holds."""
        return share > self.begins if self.over is not None else share >= self.begins


class SamplingFigures(Dated):
    """What samples are reckoned with that say no more."""

    level: Share = Field(description="confidence")
    share: Share = Field(description="the share that is assumed beforehand")
    margin: Annotated[float, Field(ge=1, le=50), NUMBER] = Field(
        description="that a sample is to reach, in points of 100"
    )
    chance: Share = Field(description="of meeting at least one case of a rare problem")
    told_apart: TwoShares = Field(description="by them it is told what a sample can tell apart")
    floor: Several = Field(description="least number drawn from a stratum")
    small: Several = Field(description="a count below this could point at somebody")
    words: tuple[QuantityWord, ...] = Field(min_length=1, description="what shares are called, from none on")

    @model_validator(mode="after")
    def _words_rise(self) -> Self:
        begins = [word.begins for word in self.words]
        if self.words[0].start != 0:
            raise ValueError("the first word for shares begins from 0")
        if any(low >= high for low, high in pairwise(begins)):
            raise ValueError("each word for shares begins above the one before")
        return self


class SurveyStep(Frozen):
    """From which representativeness and response on a survey is as reliable as this."""

    indicator: Probability = Field(description="R-indicator")
    response: Probability
    reliability: Probability


class SurveyFigures(Dated):
    """How far a survey can be relied on."""

    good: SurveyStep
    fair: SurveyStep
    poor: Probability = Field(description="reliability of any other")
    fewest_answers: Several
    fewest_in_group: Several

    @model_validator(mode="after")
    def _better_is_more(self) -> Self:
        for name in ("indicator", "response", "reliability"):
            good, fair = getattr(self.good, name), getattr(self.fair, name)
            if good < fair:
                raise ValueError(f"`{name}` of `good` is at least that of `fair`, and {good:g} is below {fair:g}")
        if self.fair.reliability < self.poor:
            raise ValueError(f"`poor` is at most as reliable as `fair`, and {self.poor:g} is above that")
        return self


class BenchmarkFile(DatedLists):
    """`benchmark.yaml`."""

    kind: Literal["benchmark"]
    consistency: tuple[ConsistencyFigures, ...] = Field(min_length=1)
    base_rates: tuple[BaseRateFigures, ...] = Field(min_length=1)
    drift: tuple[DriftFigures, ...] = Field(min_length=1)
    severity: tuple[SeverityFigures, ...] = Field(min_length=1)
    funnel: tuple[FunnelFigures, ...] = Field(min_length=1)
    agreement: tuple[AgreementFigures, ...] = Field(min_length=1)
    sampling: tuple[SamplingFigures, ...] = Field(min_length=1)
    surveys: tuple[SurveyFigures, ...] = Field(min_length=1)
