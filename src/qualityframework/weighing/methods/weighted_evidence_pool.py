"""The default: a linear pool, discounted for reliability, saturated within a source, with ignorance kept apart.

Each item's contribution adds up and can be read out. One source, however many items it has, counts for a bounded mass.
Source: the project's own (docs/explanation/weighing.md), after Shafer's discounting and linear opinion pools.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...frameworks import PoolParameters
from ..item import Item
from ..ordinal import TOLERANCE
from .method import Method, Pooled, assigned


@dataclass(frozen=True, slots=True)
class Mass:
    """What the items of one source assign to each point, and what of their weight they leave unassigned."""

    told: tuple[float, ...]
    untold: float

    @property
    def total(self) -> float:
        """All that is assigned."""
        return math.fsum(self.told)

    def __sub__(self, other: Mass) -> Mass:
        told = tuple(max(0.0, all_ - part) for all_, part in zip(self.told, other.told, strict=True))
        return Mass(told, max(0.0, self.untold - other.untold))


class WeightedEvidencePool(Method[PoolParameters]):
    """Pools items by weight and reliability."""

    NAME = "weighted-evidence-pool"
    ADDITIVE = True

    def pool(self, items: Sequence[Item]) -> Pooled | None:
        """The pool; None without anything assigned.

        Cost: one visit an item. Sums are exact to the last bit, so the order of items changes nothing.
        """
        return self._pooled(self.sources(items))

    def effective(self, items: Sequence[Item]) -> tuple[float, ...]:
        """Weight times reliability, saturated within the source."""
        factors = {source: self.factor(mass.total) for source, mass in self.sources(items).items()}
        return tuple(factors[item.source] * assigned(item) for item in items)

    def sources(self, items: Iterable[Item]) -> dict[str, Mass]:
        """The masses of each source, before saturation."""
        by_source: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            by_source[item.source].append(item)
        return {source: mass_of(own, len(self.points)) for source, own in sorted(by_source.items())}

    def factor(self, total: float) -> float:
        """What the masses of a source are multiplied by that assigns so much in all: 1 up to one ordinary item."""
        return 1.0 if total <= 1 else 1 / (1 + self.parameters.saturation * (total - 1))

    def without_each(self, items: Sequence[Item]) -> Iterator[Pooled | None]:
        """As for any method, by taking the item out of its source's masses."""
        sources = self.sources(items)
        for item in items:
            rest = sources[item.source] - mass_of([item], len(self.points))
            yield self._pooled({**sources, item.source: rest})

    def _pooled(self, sources: Mapping[str, Mass]) -> Pooled | None:
        scaled = [(mass, self.factor(mass.total)) for mass in sources.values()]
        told = [math.fsum(mass.told[point] * factor for mass, factor in scaled) for point in range(len(self.points))]
        if math.fsum(told) <= TOLERANCE:  # as good as nothing, and too little to divide by
            return None
        untold = math.fsum(mass.untold * factor for mass, factor in scaled) + self.parameters.prior_ignorance
        whole = math.fsum((*told, untold))
        return Pooled(tuple(mass / whole for mass in told), untold / whole)


def mass_of(items: Sequence[Item], points: int) -> Mass:
    """What items of one source assign and leave unassigned: an unreliable item's belief is left unassigned in part."""
    weights = [assigned(item) for item in items]
    told = tuple(
        math.fsum(weight * item.belief[point] for weight, item in zip(weights, items, strict=True))
        for point in range(points)
    )
    untold = math.fsum(item.weight * (1 - item.reliability * item.told) for item in items)
    return Mass(told, max(0.0, untold))
