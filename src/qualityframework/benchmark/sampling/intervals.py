"""From a share of a sample to what the share in all can be. Wald's interval is not here: it says too much of a few."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ...errors import Unusable
from ...vocabulary import did_you_mean
from ...weighing import beta_below, wilson
from . import given
from .hypergeometric import fewest, most
from .settled import settled

_CLOSE = 1e-10


class IntervalMethod(StrEnum):
    """How an interval is made."""

    HYPERGEOMETRIC = "hypergeometric"
    WILSON = "wilson"
    WILSON_FINITE = "wilson-finite"
    CLOPPER_PEARSON = "clopper-pearson"


_ALIKE = "records of one worker are alike; it is never narrower than for as many that are drawn each by itself"
_FINITE = (IntervalMethod.HYPERGEOMETRIC, IntervalMethod.WILSON_FINITE)


@dataclass(frozen=True, slots=True)
class ShareInterval:
    """What the share in all can be, when a sample has shown so much."""

    met: int
    of: int
    population: Annotated[int | None, Field(description="None where it is not known")]
    level: float
    one_sided: Annotated[
        bool, Field(description="if true, each limit holds at `level` by itself, and not both together")
    ]
    share: Annotated[float, Field(description="of the sample")]
    low: float
    high: float
    design_effect: Annotated[float, Field(description="how many records count as one that is drawn by itself")]
    method: IntervalMethod
    why: Annotated[str, Field(description="why by this method")]


def share_interval(
    met: int,
    of: int,
    *,
    level: float,
    population: int | None = None,
    method: IntervalMethod | None = None,
    one_sided: bool = False,
    design_effect: float = 1,
) -> ShareInterval:
    """The interval of a share, from 0 to 1, for records that were drawn by lot.

    Without a method: if the population is known, every number of cases in it is tried, and those stay that do not make
    what was found a rarity (hypergeometric); it covers the truth at least as often as `level` says. If not, Wilson's;
    for one limit by itself Clopper and Pearson's, as Wilson's then says too much near none and all. With none of 60 it
    comes to the rule of three: at most about 3 of 60.

    With a design effect: Clopper and Pearson's for as many as the records count as, but never narrower than without,
    nor beyond what those that were read leave possible. That no record is drawn twice does not narrow it until all were
    read.

    Args:
        met: how many met the standard.
        of: how many were read.
        level: confidence, as 0.95.
        one_sided: each limit for itself: at least `low`, or at most `high`.
        design_effect: how many records count as one, as `design_effect` has it.

    Raises:
        Unusable: for a sample that cannot be, a level below 0.5, a method that needs a population and has none, one
            that is asked for where records are alike, or a design effect below 1.

    Sources: Wilson 1927; Clopper and Pearson 1934; Newcombe 1998; for an effective number of records Korn and Graubard
    1998, with the effect as it is given. Wilson's for a finite population takes
    n (N - 1) / (N - n) for n; on average it covers as it says, and in places much less.
    """
    given.sample(met, of, population)
    tail = 1 - given.confidence(level) if one_sided else (1 - given.confidence(level)) / 2
    chosen, why = (_known(method), "it was asked for") if method is not None else _choice(population, one_sided)
    if chosen in _FINITE and population is None:
        raise Unusable(f"`method` is {chosen}: it needs the number of all from which the sample was drawn")
    low, high = _limits(met, of, population or of, tail, chosen)
    if given.at_least("design_effect", design_effect, 1) > 1:
        if method is not None:
            raise Unusable(f"`method` is {chosen}: of records that are alike limits go by one alone, and none is asked")
        if of != population:
            low, high = _wider(low, high, met, of, population, tail, design_effect)
            chosen, why = IntervalMethod.CLOPPER_PEARSON, _ALIKE
    return ShareInterval(
        met=met,
        of=of,
        population=population,
        level=level,
        one_sided=one_sided,
        share=met / of,
        low=settled(low),
        high=settled(high),
        design_effect=float(design_effect),
        method=chosen,
        why=why,
    )


def _wider(
    low: float, high: float, met: int, of: int, population: int | None, tail: float, effect: float
) -> tuple[float, float]:
    """The limits for as many as records count as, where these lie further out and are possible."""
    least, most = (0.0, 1.0) if population is None else (met / population, 1 - (of - met) / population)
    further = clopper_pearson(met / effect, of / effect, tail)
    return min(low, max(least, further[0])), max(high, min(most, further[1]))


def _known(method: str) -> IntervalMethod:
    if method not in tuple(IntervalMethod):
        raise Unusable(f"`method` is {method}: {did_you_mean(method, tuple(IntervalMethod))}")
    return IntervalMethod(method)


def _choice(population: int | None, one_sided: bool) -> tuple[IntervalMethod, str]:
    if population is not None:
        return IntervalMethod.HYPERGEOMETRIC, "the number of all is known, so every number of cases in it can be tried"
    if one_sided:
        return IntervalMethod.CLOPPER_PEARSON, "one limit by itself is asked for, and this one never says too much"
    return IntervalMethod.WILSON, "it is not known how many there are in all, and it covers well in small samples too"


def _limits(met: int, of: int, population: int, tail: float, method: IntervalMethod) -> tuple[float, float]:
    match method:
        case IntervalMethod.HYPERGEOMETRIC:
            return fewest(met, of, population, tail) / population, most(met, of, population, tail) / population
        case IntervalMethod.WILSON:
            return wilson(met, of, 1 - 2 * tail)
        case IntervalMethod.WILSON_FINITE:
            if of == population:
                return met / of, met / of
            larger = (population - 1) / (population - of)
            return wilson(met * larger, of * larger, 1 - 2 * tail)
        case IntervalMethod.CLOPPER_PEARSON:
            return clopper_pearson(met, of, tail)


def clopper_pearson(met: float, of: float, tail: float) -> tuple[float, float]:
    """Clopper and Pearson's limits, each missed as rarely as `tail`. The numbers need not be whole."""
    return _lower(met, of, tail), 1 - _lower(of - met, of, tail)


def _lower(met: float, of: float, tail: float) -> float:
    """The share with which it is as rare as `tail` to find at least `met`."""
    if not met:
        return 0.0
    low, high = 0.0, met / of
    while high - low > _CLOSE:
        middle = (low + high) / 2
        low, high = (middle, high) if beta_below(middle, met, of - met + 1) < tail else (low, middle)
    return low
