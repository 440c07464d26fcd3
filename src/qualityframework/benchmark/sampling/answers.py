"""What is asked of samples at the command line, answered in one go and ready to be written as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from ...__about__ import __version__
from ...errors import Unusable
from ...frameworks import Figures, SamplingFigures, SurveyFigures, newest
from ...vocabulary import Frozen
from .clusters import design_effect, effect_on_meeting, effective_size
from .intervals import IntervalMethod, ShareInterval, share_interval
from .power import power_to_tell
from .quantities import in_words
from .rare import SizeToMeet, size_to_meet
from .sizes import SampleSize, margin_of, sample_size
from .surveys import GroupAsked, SurveyReliability, survey_reliability, without_assumptions


@dataclass(frozen=True, slots=True)
class ToldApart:
    """By way of example, whether a sample can tell one share from another."""

    one: float
    other: float
    power: Annotated[
        float, Field(description="the chance that it shows the share to be other than `one`, if it is `other`")
    ]


class SizeAnswer(Frozen):
    """How many records to read, and what they can say."""

    format: Literal["qualityframework.sample-size/1"] = "qualityframework.sample-size/1"
    engine: str = Field(description="version of qualityframework")
    figures: str = Field(description="pack of the figures that were not given")
    figures_digest: str
    needed: SampleSize
    counts_as: float = Field(description="as how many records, each drawn by itself")
    half: float | None = Field(description="margin for a group that is half of them, in points; None for one record")
    told_apart: ToldApart | None = Field(
        description="for a population that is not known or very large; None where what is left of it counts too"
    )
    rare: SizeToMeet | None = Field(description="None where no rare problem was asked about")


class SurveyAnswer(Frozen):
    """What those who did not answer leave open."""

    asked: int
    low: float = Field(description="share among all who were asked, if none of the others would have said so")
    high: float = Field(description="the same if all of them would have")
    words: str = Field(description="what the share among all who were asked may be called")
    reliability: SurveyReliability


class IntervalAnswer(Frozen):
    """What a sample shows of all."""

    format: Literal["qualityframework.sample-interval/1"] = "qualityframework.sample-interval/1"
    engine: str = Field(description="version of qualityframework")
    figures: str = Field(description="pack of the figures that were not given")
    figures_digest: str
    interval: ShareInterval
    words: str | None = Field(
        description="what the share may be called; None for a survey, and for limits that hold one at a time"
    )
    small: bool = Field(description="whether a count is so small that it could point at somebody")
    small_below: int
    survey: SurveyAnswer | None = Field(description="None where it is not said how many were asked")


def size_answer(
    figures: Figures,
    *,
    margin: float | None = None,
    level: float | None = None,
    share: float | None = None,
    population: int | None = None,
    per_worker: float | None = None,
    icc: float | None = None,
    rare: float | None = None,
    chance: float | None = None,
) -> SizeAnswer:
    """How many records a margin takes, and a rare problem if asked. What is None is as the figures have it.

    Raises:
        Unusable: for one of `per_worker` and `icc` without the other, a `chance` of meeting nothing, and as
            `sample_size`, `design_effect` and `size_to_meet` do.
    """
    effect = _effect(per_worker, icc)
    if chance is not None and rare is None:
        raise Unusable("`chance` is that of meeting a rare problem: `rare` says how rare")
    usual = sampling_figures(figures)
    sure = usual.level if level is None else level
    assumed = usual.share if share is None else share
    needed = sample_size(
        usual.margin if margin is None else margin,
        level=sure,
        share=assumed,
        population=population,
        design_effect=effect,
    )
    counts_as = effective_size(needed.size, effect)
    half = None
    if needed.size > 1:
        within = None if population is None else max(needed.size // 2, population // 2)
        half = margin_of(needed.size // 2, level=sure, share=assumed, population=within, design_effect=effect)
    to_meet = None
    if rare is not None:
        hides = 1.0 if per_worker is None or icc is None else effect_on_meeting(rare, per_worker, icc)
        to_meet = size_to_meet(rare, usual.chance if chance is None else chance, population, design_effect=hides)
    one, other = usual.told_apart.one, usual.told_apart.other
    return SizeAnswer(
        engine=__version__,
        figures=figures.file.name,
        figures_digest=figures.digest,
        needed=needed,
        counts_as=counts_as,
        half=half,
        told_apart=ToldApart(one, other, power_to_tell(max(1, int(counts_as)), one, other, level=sure))
        if population is None
        else None,
        rare=to_meet,
    )


def interval_answer(
    figures: Figures,
    met: int,
    of: int,
    *,
    population: int | None = None,
    level: float | None = None,
    method: IntervalMethod | None = None,
    one_sided: bool = False,
    asked: int | None = None,
    per_worker: float | None = None,
    icc: float | None = None,
) -> IntervalAnswer:
    """What `met` of `of` shows of all, and what is left open where more were asked than answered.

    Without a population those who were asked are all. The interval of a survey is what its answers would show if they
    had come by lot. With `per_worker` and `icc` it is that of records that are alike.

    Raises:
        Unusable: as `share_interval`, `without_assumptions` and `design_effect` do, for one of `per_worker` and `icc`
            without the other, or for more asked than there are.
    """
    effect = _effect(per_worker, icc)
    if asked is not None and population is not None and asked > population:
        raise Unusable(f"`asked` is {asked}, and there are only {population} in the population")
    usual = sampling_figures(figures)
    survey = None
    if asked is not None:
        low, high = without_assumptions(met, of, asked)
        reliability = survey_reliability([GroupAsked("all", asked, of)], survey_figures(figures))
        survey = SurveyAnswer(
            asked=asked, low=low, high=high, words=in_words(low, high, usual), reliability=reliability
        )
    interval = share_interval(
        met,
        of,
        level=usual.level if level is None else level,
        population=asked if population is None else population,
        method=method,
        one_sided=one_sided,
        design_effect=effect,
    )
    return IntervalAnswer(
        engine=__version__,
        figures=figures.file.name,
        figures_digest=figures.digest,
        interval=interval,
        words=None if one_sided or survey is not None else in_words(interval.low, interval.high, usual),
        small=any(0 < count < usual.small for count in (met, of - met)),
        small_below=usual.small,
        survey=survey,
    )


def _effect(per_worker: float | None, icc: float | None) -> float:
    if per_worker is None and icc is None:
        return 1.0
    if per_worker is None or icc is None:
        raise Unusable("`per_worker` and `icc` go together: how many records of each worker, and how alike they are")
    return design_effect(per_worker, icc)


def sampling_figures(figures: Figures) -> SamplingFigures:
    """The latest figures for samples."""
    return newest(figures.file.sampling)


def survey_figures(figures: Figures) -> SurveyFigures:
    """The latest figures for surveys."""
    return newest(figures.file.surveys)
