"""What evidence assigns to each point of a scale, and what of its weight it leaves unassigned."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property

from ..vocabulary import value


@value
class Mass:
    """Masses in ordinary items.

    Args:
        told: assigned to each point, lowest first.
        untold: left unassigned.
    """

    told: tuple[float, ...]
    untold: float

    @cached_property
    def total(self) -> float:
        """All that is assigned."""
        return math.fsum(self.told)

    def __add__(self, other: Mass) -> Mass:
        told = tuple(math.fsum(pair) for pair in zip(self.told, other.told, strict=True))
        return Mass(told, self.untold + other.untold)

    def __sub__(self, other: Mass) -> Mass:
        told = tuple(max(0.0, all_ - part) for all_, part in zip(self.told, other.told, strict=True))
        return Mass(told, max(0.0, self.untold - other.untold))


def sum_of(masses: Iterable[Mass], points: int) -> Mass:
    """Masses together, in whatever order: sums are exact to the last bit."""
    masses = tuple(masses)
    if len(masses) == 1:
        return masses[0]
    if not masses:
        return Mass((0.0,) * points, 0.0)
    told = tuple(map(math.fsum, zip(*(mass.told for mass in masses), strict=True)))
    return Mass(told, math.fsum(mass.untold for mass in masses))
