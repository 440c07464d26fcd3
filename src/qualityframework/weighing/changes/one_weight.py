"""The smallest change of a single weight that moves the middle of the evidence."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..item import Item
from ..mass import Mass
from ..methods import WeightedEvidencePool
from ..ordinal import lower, normalised

HEAVIEST = 100.0
"""No record gives an item more weight."""


@dataclass(frozen=True, slots=True)
class Reweighted:
    """The weight of an item, by its number, at which the middle is about to move; and where it lies just beyond.

    `more` says whether beyond is more weight. At a tie the weight is the one that the item has.
    """

    item: int
    weight: float
    more: bool
    middle: int


def smallest_reweighting(
    pool: WeightedEvidencePool, items: Sequence[Item], middle: int, quantile: float
) -> Reweighted | None:
    """The change of one weight that is the smallest to move the middle; None where none from 0 to 100 does.

    Within its source an item's weight also changes saturation, which is reckoned with. Cost: a visit an item.
    """
    sources = pool.sources(items)
    candidates = sorted(
        (abs(weight - item.weight), number, weight)
        for number, item in enumerate(items)
        for below in (middle, middle - 1)
        for weight in (0.0, *_weights(pool, sources, item, below, quantile))
        if weight <= HEAVIEST
    )
    for _, number, weight in candidates:
        for beyond in _around(weight):  # at a tie the weight is where it is now, and either side may be beyond
            changed = [*items[:number], replace(items[number], weight=beyond), *items[number + 1 :]]
            pooled = pool.pool(changed)
            then = lower(normalised(pooled.belief), quantile) if pooled is not None else middle
            if then != middle:
                return Reweighted(number, weight, beyond > weight, then)
    return None


def _around(weight: float) -> tuple[float, float]:
    """A little more and a little less than a weight, as far as a weight may go."""
    step = 1e-6 * max(1.0, weight)
    return min(weight + step, HEAVIEST), max(weight - step, 0.0)


def _weights(
    pool: WeightedEvidencePool, sources: Mapping[str, Mass], item: Item, below: int, quantile: float
) -> Iterator[float]:
    """The weights of one item at which as much lies at or below a point as the quantile asks.

    Let h be the sum over sources of (mass at or below - quantile times mass), saturated. In the item's own source it is
    (n + w k) / max(1, 1 - rho + rho (t + w q)), which is solved on either side of where saturation begins.
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
    begins = 1.0  # a source is saturated from one ordinary item on
    if k:
        weight = -(rest + n) / k
        if weight >= 0 and t + weight * q <= begins:
            yield weight
    slope = k + rest * rho * q
    if slope:
        weight = -(rest * (1 - rho + rho * t) + n) / slope
        if weight >= 0 and t + weight * q >= begins:
            yield weight


def _leaning(told: Sequence[float], below: int, quantile: float) -> float:
    return math.fsum(told[:below]) - quantile * math.fsum(told)
