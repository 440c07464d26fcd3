"""One item as it is weighed: what it shows as a belief, what it counts for, how far it is trusted, where it is from."""

from __future__ import annotations

import math
from functools import cached_property

from ..vocabulary import value
from .mass import Mass

Belief = tuple[float, ...]
"""A share for each point of a scale, lowest first. They sum to at most 1; what is left cannot be told."""


@value
class Item:
    """What one source says, whatever number of records it was written down in.

    Args:
        ids: the items of evidence that it stands for; more than one where they are of one lineage.
        belief: what it shows.
        weight: 0 or more; 1 is one ordinary item.
        reliability: 0 to 1.
        source: its kind of evidence.
        parts: how much of it each of `ids` is; they sum to 1.
        shown: for each of `ids` what it shows by itself.
    """

    ids: tuple[str, ...]
    belief: Belief
    weight: float
    reliability: float
    source: str
    parts: tuple[float, ...] = (1.0,)
    shown: tuple[Belief, ...] = ()

    @property
    def id(self) -> str:
        """Its name: that of the items it stands for."""
        return " + ".join(self.ids)

    @cached_property
    def told(self) -> float:
        """How much of it says anything."""
        return min(1.0, math.fsum(self.belief))

    @cached_property
    def mass(self) -> Mass:
        """What it assigns to each point, as far as it can be relied on; the rest of its weight is left unassigned."""
        counts = self.weight * self.reliability
        told = tuple(counts * share for share in self.belief)
        return Mass(told, max(0.0, self.weight * (1 - self.reliability * self.told)))
