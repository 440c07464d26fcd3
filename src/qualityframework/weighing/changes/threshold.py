"""When a band has an end at some point or above, as a sum of what masses count for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..mass import Mass
from ..ordinal import TOLERANCE


@dataclass(frozen=True, slots=True)
class Threshold:
    """What is to be reached: that what lies at `point` or above outweighs the rest.

    Args:
        point: position from which on it counts.
        above, below, open: what a mass at or above the point, one below it, and one left open count for.
        strict: whether a tie is not enough.
    """

    point: int
    above: float
    below: float
    open: float
    strict: bool

    def value(self, mass: Mass) -> float:
        """What a mass counts for."""
        lower, upper = mass.told[: self.point - 1], mass.told[self.point - 1 :]
        return self.above * math.fsum(upper) - self.below * math.fsum(lower) + self.open * mass.untold

    def reached(self, value: float) -> bool:
        """Whether a sum of values is enough."""
        return value > 0 if self.strict else value >= 0


def carries_nothing_below(point: int, quantile: float) -> Threshold:
    """The lowest grade of the band is at `point` or above: ignorance counts for what lies below."""
    share = quantile - TOLERANCE
    return Threshold(point, share, 1 - share, share - 1, strict=True)


def carries_up_to(point: int, quantile: float) -> Threshold:
    """The highest grade of the band is at `point` or above: ignorance counts for what lies above."""
    share = quantile + TOLERANCE
    return Threshold(point, share, 1 - share, share, strict=False)
