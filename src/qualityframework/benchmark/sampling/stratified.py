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
from .intervals import ShareInterval, share_interval
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

    The share is the sum of W p, where W is a stratum's part in all. A limit lies as far from it as the root of the sum
    of the squares of W times how far the limit of each stratum lies from its own share. The strata's intervals are
    hypergeometric, so that a stratum that was read whole adds nothing, and one where none or all met still adds what is
    not known of it. Of one stratum it is that stratum's own interval.

    Raises:
        Unusable: for no strata, two of one name, samples that cannot be, or a stratum of which nothing was read: the
            others do not make up for what is not known of it.

    Source: variance estimates recovered from limits, after Zou and Donner 2008.
    """
    if not strata:
        raise Unusable("`strata` names none")
    names = [one.name for one in strata]
    if len(set(names)) < len(names):
        raise Unusable(f"`strata` has `{next(name for name in names if names.count(name) > 1)}` twice")
    for one in strata:
        if one.of == 0:
            raise Unusable(f"nothing was read of `{one.name}`, and without it nothing can be said of all")
        given.sample(one.met, one.of, one.population, f" of {one.name}")
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
    below = math.hypot(*(one.part * (one.interval.share - one.interval.low) for one in parts))
    above = math.hypot(*(one.part * (one.interval.high - one.interval.share) for one in parts))
    return StratifiedShare(
        share=settled(share),
        low=settled(max(0.0, share - below)),
        high=settled(min(1.0, share + above)),
        level=level,
        read=sum(one.of for one in strata),
        population=total,
        effective=effective_by_weights(
            part.weight for one, part in zip(strata, parts, strict=True) for _ in range(one.of)
        ),
        strata=parts,
    )
