"""The shares of each point by weight, and no more; the middle that is taken of them is the weighted median.

It minimises the weighted sum of steps to the items (Edgeworth 1888), and is the same however the points are numbered,
if only in order. What cannot be told is left out of the reckoning.
"""

from __future__ import annotations

from ...frameworks import Parameters
from ..mass import Mass
from ..ordinal import normalised
from .method import Pooled, SummingMethod


class WeightedMedian(SummingMethod[Parameters]):
    """Counts by weight and reliability as shares of their sum."""

    NAME = "weighted-median"
    ADDITIVE = True

    def pooled(self, mass: Mass) -> Pooled:
        """The shares."""
        return Pooled(normalised(mass.told), 0.0)
