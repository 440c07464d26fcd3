"""The default: a linear pool, discounted for reliability, saturated within a source, with ignorance kept apart.

Each item's contribution adds up and can be read out. One source, however many items it has, counts for a bounded mass.
Source: the project's own (docs/explanation/weighing.md), after Shafer's discounting and linear opinion pools.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...frameworks import PoolParameters
from ..item import Item
from ..mass import Mass, sum_of
from ..ordinal import TOLERANCE
from .method import Method, Pooled, assigned


class WeightedEvidencePool(Method[PoolParameters]):
    """Pools items by weight and reliability."""

    NAME = "weighted-evidence-pool"
    TELLS_IGNORANCE = True
    ADDITIVE = True
    LEAVES_OUT_QUICKLY = True
    ORDINARY = 1.0
    """The mass of one ordinary item, from which on a source is saturated."""

    def pool(self, items: Sequence[Item]) -> Pooled | None:
        """The pool; None without anything assigned.

        Cost: one visit an item. Sums are exact to the last bit, so the order of items changes nothing.
        """
        return self.pooled(self.sources(items))

    def effective(self, items: Sequence[Item]) -> tuple[float, ...]:
        """Weight times reliability, saturated within the source."""
        factors = {source: self.factor(mass.total) for source, mass in self.sources(items).items()}
        return tuple(factors[item.source] * assigned(item) for item in items)

    def sources(self, items: Iterable[Item]) -> dict[str, Mass]:
        """The masses of each source, before saturation."""
        by_source: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            by_source[item.source].append(item)
        points = len(self.points)
        return {source: sum_of((item.mass for item in own), points) for source, own in sorted(by_source.items())}

    def factor(self, total: float) -> float:
        """What the masses of a source are multiplied by that assigns so much in all: 1 up to one ordinary item."""
        beyond = max(0.0, total - self.ORDINARY)
        return 1 / (1 + self.parameters.saturation * beyond)

    def without_each(self, items: Sequence[Item]) -> Iterator[Pooled | None]:
        """As for any method, by taking the item out of its source's masses."""
        sources = self.sources(items)
        for item in items:
            yield self.pooled({**sources, item.source: sources[item.source] - item.mass})

    def without_each_source(self, items: Sequence[Item]) -> Iterator[tuple[str, Pooled | None]]:
        """As for any method, by taking the source's masses out."""
        sources = self.sources(items)
        for left_out in sources:
            yield left_out, self.pooled({source: mass for source, mass in sources.items() if source != left_out})

    def pooled(self, sources: Mapping[str, Mass]) -> Pooled | None:
        """The pool of masses that are summed up by source already."""
        scaled = [(mass, self.factor(mass.total)) for mass in sources.values() if mass.total or mass.untold]
        columns = zip(*([share * by for share in mass.told] for mass, by in scaled), strict=True)
        told = [math.fsum(column) for column in columns]
        if math.fsum(told) <= TOLERANCE:  # as good as nothing, and too little to divide by
            return None
        untold = math.fsum(mass.untold * by for mass, by in scaled) + self.parameters.prior_ignorance
        whole = math.fsum((*told, untold))
        return Pooled(tuple(mass / whole for mass in told), untold / whole)
