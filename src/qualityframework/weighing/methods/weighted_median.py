"""The shares of each point by weight, and no more; the middle that is taken of them is the weighted median.

It minimises the weighted sum of steps to the items (Edgeworth 1888), and is the same however the points are numbered,
if only in order. What cannot be told is left out of the reckoning.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...frameworks import Parameters
from ..item import Item
from ..mass import sum_of
from ..ordinal import normalised
from .method import Method, Pooled


class WeightedMedian(Method[Parameters]):
    """Counts by weight and reliability as shares of their sum."""

    NAME = "weighted-median"
    ADDITIVE = True

    def pool(self, items: Sequence[Item]) -> Pooled | None:
        """The shares; None without anything assigned."""
        told = sum_of((item.mass for item in items), len(self.points)).told
        return Pooled(normalised(told), 0.0) if any(told) else None
