"""The share in all, from samples of its strata: each counts for as many as it has, not for as many as were read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from ...errors import Unusable
from . import given
from .clusters import effective_by_weights
from .intervals import ShareInterval, clopper_pearson, share_interval
from .settled import settled


@dataclass(frozen=True, slots=True)
class StratumRead:
    """A stratum of so many records, of which some were drawn by lot and read."""

    name: str
    population: int
    of: int
    met: int


@dataclass(frozen=True, slots=True)
class StratumShare:
    """What a stratum adds."""

    name: str
    part: Annotated[float, Field(description="its part in all records")]
    weight: Annotated[float, Field(description="how many of its records each one that was read stands for")]
    interval: ShareInterval


@dataclass(frozen=True, slots=True)
class StratifiedShare:
    """The share in all, by strata."""

    share: float
    low: float
    high: float
    level: float
    read: int
    population: int
    effective: Annotated[float, Field(description="as how many records of one weight those that were read count")]
    strata: tuple[StratumShare, ...]


def stratified_share(strata: Sequence[StratumRead], *, level: float) -> StratifiedShare:
    """The share in all and its interval, from 0 to 1.

    The share is the sum of W p, where W is a stratum's part in all. Of one stratum the interval is hypergeometric. Of
    several none is known that is exact and can be reckoned. So on either side it is the wider of two, and wider by
    half of what one record of the weightiest stratum adds: the root of the sum of the squares of W times how far the
    strata's own hypergeometric limits lie from p; and Clopper and Pearson's, for as many records as these count as. A
    stratum that was read whole adds nothing, and one where none or all met still adds what is not known of it. The
    tests try every population of many small designs: it covers the truth as often as it says.

    Raises:
        Unusable: for no strata, two of one name, samples that cannot be, or a stratum of which nothing was read: the
            others do not make up for what is not known of it.

    Sources: limits of sums from limits of parts, Zou and Donner 2008; exact limits for an effective number of records,
    Korn and Graubard 1998. To take the wider of both and the half step are ours.
    """
    _refuse(strata)
    total = sum(one.population for one in strata)
    parts = tuple(
        StratumShare(
            one.name,
            one.population / total,
            one.population / one.of,
            share_interval(one.met, one.of, level=level, population=one.population),
        )
        for one in strata
    )
    share = math.fsum(one.part * one.interval.share for one in parts)
    low, high = _limits(share, parts, level) if len(parts) > 1 else (parts[0].interval.low, parts[0].interval.high)
    least, most = sum(one.met for one in strata) / total, 1 - sum(one.of - one.met for one in strata) / total
    return StratifiedShare(
        share=settled(share),
        low=settled(max(least, low)),
        high=settled(min(most, high)),
        level=level,
        read=sum(one.of for one in strata),
        population=total,
        effective=effective_by_weights(part.weight for part in parts for _ in range(part.interval.of)),
        strata=parts,
    )


def _limits(share: float, parts: Sequence[StratumShare], level: float) -> tuple[float, float]:
    unread = [one for one in parts if one.weight > 1]
    if not unread:
        return share, share
    low = share - math.hypot(*(one.part * (one.interval.share - one.interval.low) for one in parts))
    high = share + math.hypot(*(one.part * (one.interval.high - one.interval.share) for one in parts))
    counts_as = 1 / math.fsum(one.part**2 * _variance(one) for one in unread)
    exact_low, exact_high = clopper_pearson(share * counts_as, counts_as, (1 - level) / 2)
    half_step = max(one.part / one.interval.of for one in unread) / 2
    return min(low, exact_low) - half_step, max(high, exact_high) + half_step


def _variance(one: StratumShare) -> float:
    """The variance of its share by that of one record."""
    population, of = one.interval.population, one.interval.of
    assert population is not None
    return (population - of) / (population - 1) / of


def _refuse(strata: Sequence[StratumRead]) -> None:
    if not strata:
        raise Unusable("`strata` names none")
    names = [one.name for one in strata]
    if len(set(names)) < len(names):
        raise Unusable(f"`strata` has `{next(name for name in names if names.count(name) > 1)}` twice")
    for one in strata:
        if one.of == 0:
            raise Unusable(f"nothing was read of `{one.name}`, and without it nothing can be said of all")
        given.sample(one.met, one.of, one.population, f" of {one.name}")
