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
) -> ShareInterval:
    """The interval of a share, from 0 to 1, for records that were drawn by lot.

    Without a method: if the population is known, every number of cases in it is tried, and those stay that do not make
    what was found a rarity (hypergeometric); it covers the truth at least as often as `level` says. If not, Wilson's;
    for one limit by itself Clopper and Pearson's, as Wilson's then says too much near none and all. With none of 60 it
    comes to the rule of three: at most about 3 of 60.

    Args:
        met: how many met the standard.
        of: how many were read.
        level: confidence, as 0.95.
        one_sided: each limit for itself: at least `low`, or at most `high`.

    Raises:
        Unusable: for a sample that cannot be, a level below 0.5, or a method that needs a population and has none.

    Sources: Wilson 1927; Clopper and Pearson 1934; Newcombe 1998. Wilson's for a finite population takes
    n (N - 1) / (N - n) for n; on average it covers as it says, and in places much less.
    """
    given.sample(met, of, population)
    tail = 1 - given.confidence(level) if one_sided else (1 - given.confidence(level)) / 2
    chosen, why = (_known(method), "it was asked for") if method is not None else _choice(population, one_sided)
    if chosen in _FINITE and population is None:
        raise Unusable(f"`method` is {chosen}: it needs the number of all from which the sample was drawn")
    low, high = _limits(met, of, population or of, tail, chosen)
    return ShareInterval(met, of, population, level, one_sided, met / of, settled(low), settled(high), chosen, why)


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
