"""The smallest change of a single weight that moves the middle of the evidence."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...vocabulary import HEAVIEST
from ..item import Item
from ..mass import Mass
from ..methods import WeightedEvidencePool
from ..ordinal import lower, normalised, upper


@dataclass(frozen=True, slots=True)
class Reweighted:
    """A weight of an item, by its number, that moves the middle.

    Args:
        item: the number.
        weight: where the middle moves.
        more: whether it has moved with more weight than that, or with less.
        included: whether it has moved with that weight itself.
        middles: its lower and upper median then.
    """

    item: int
    weight: float
    more: bool
    included: bool
    middles: tuple[int, int]


def smallest_reweighting(
    pool: WeightedEvidencePool, items: Sequence[Item], middle: int, quantile: float
) -> Reweighted | None:
    """The change of one weight that is the smallest to move the middle; None where none from 0 to 100 does.

    Within its source an item's weight also changes saturation, which is reckoned with. Cost: a visit to each source an
    item.
    """
    sources = pool.sources(items)
    candidates = sorted(
        (abs(weight - item.weight), number, weight)
        for number, item in enumerate(items)
        for weight in {
            0.0,
            *(root for below in (middle, middle - 1) for root in _weights(pool, sources, item, below, quantile)),
        }
        if weight <= HEAVIEST
    )
    for _, number, weight in candidates:
        item = items[number]
        others = sources[item.source] - item.mass

        def moved(weight: float, item: Item = item, others: Mass = others) -> tuple[int, int] | None:
            own = others + replace(item, weight=weight).mass
            pooled = pool.pooled({**sources, item.source: own})
            if pooled is None:
                return None
            shares = normalised(pooled.belief)
            found = lower(shares, quantile)
            return (found, upper(shares, quantile)) if found != middle else None

        step = 1e-6 * max(1.0, weight)
        more, less = moved(min(weight + step, HEAVIEST)), moved(max(weight - step, 0.0))
        itself = moved(weight) if weight != item.weight else None
        then = (itself if weight == 0 else None) or more or less or itself
        if then is not None:
            beyond = weight > item.weight if more is None and less is None else more is not None
            return Reweighted(number, weight, beyond, itself is not None, then)
    return None


def _weights(
    pool: WeightedEvidencePool, sources: Mapping[str, Mass], item: Item, below: int, quantile: float
) -> Iterator[float]:
    """The weights of one item at which as much lies at or below a point as the quantile asks.

    Let h be the sum over sources of (mass at or below - quantile times mass), saturated. In the item's own source it is
    (n + w k) / max(1, 1 + rho (t + w q - 1)), which is solved on either side of where saturation begins.
    """
    rho = pool.parameters.saturation
    rest = math.fsum(
        pool.factor(mass.total) * _leaning(mass.told, below, quantile)
        for source, mass in sources.items()
        if source != item.source
    )
    own = sources[item.source] - item.mass
    n, t = _leaning(own.told, below, quantile), own.total
    k = item.reliability * _leaning(item.belief, below, quantile)
    q = item.reliability * item.told
    if k:
        weight = -(rest + n) / k
        if weight >= 0 and t + weight * q <= pool.ORDINARY:
            yield weight
    slope = k + rest * rho * q
    if slope:
        weight = -(rest * (1 + rho * (t - pool.ORDINARY)) + n) / slope
        if weight >= 0 and t + weight * q >= pool.ORDINARY:
            yield weight


def _leaning(told: Sequence[float], below: int, quantile: float) -> float:
    return math.fsum(told[:below]) - quantile * math.fsum(told)
