"""What can be said of a distribution over an ordered scale. Means take its steps for equal; medians and bands do not.

Positions count from 1, the lowest point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

Span = tuple[int, int]
"""Positions on the scale, lowest and highest."""
TOLERANCE = 1e-9
"""Two sums that are closer than this are equal: shares that are written with digits do not add up to the last bit."""


def reaches(value: float, limit: float) -> bool:
    """Whether a value is at a limit or above, whatever rounding has made of its last digits."""
    return value >= limit - TOLERANCE


def exceeds(value: float, limit: float) -> bool:
    """Whether a value is above a limit, and not only by what rounding has made of its last digits."""
    return value > limit + TOLERANCE


def normalised(masses: Sequence[float]) -> tuple[float, ...]:
    """The masses as shares of their sum, which is above 0."""
    total = math.fsum(masses)
    return tuple(mass / total for mass in masses)


def lower(shares: Sequence[float], quantile: float) -> int:
    """The lowest position at which the cumulative share reaches the quantile: for 0.5 the lower weighted median."""
    reached = 0.0
    for position, share in enumerate(shares, 1):
        reached += share
        if reached >= quantile - TOLERANCE:
            return position
    return len(shares)


def upper(shares: Sequence[float], quantile: float) -> int:
    """The lowest position at which the cumulative share is above the quantile: for 0.5 the upper weighted median."""
    reached = 0.0
    for position, share in enumerate(shares, 1):
        reached += share
        if reached > quantile + TOLERANCE:
            return position
    return len(shares)


def band(belief: Sequence[float], ignorance: float, quantile: float) -> tuple[int, int]:
    """From where to where the median can lie, wherever on the scale the ignorance belongs.

    The lower median with all ignorance on the lowest point, and the upper one with all of it on the highest.
    """
    lowest = (belief[0] + ignorance, *belief[1:])
    highest = (*belief[:-1], belief[-1] + ignorance)
    return lower(lowest, quantile), upper(highest, quantile)


def mean(shares: Sequence[float]) -> float:
    """The mean position, which takes the steps of the scale as equal."""
    return math.fsum(position * share for position, share in enumerate(shares, 1))


def conflict(shares: Sequence[float]) -> float:
    """How far a distribution is from being at one point: 0 there, 1 for half at either end of the scale.

    Cumulative shares F over K points: 4 / (K - 1) times the sum of F (1 - F). One minus l-squared, the measure of
    concentration of Blair and Lacy 2000; it takes every border between two points for as wide as the others.
    """
    below = list(accumulate(shares))[:-1]
    return min(1.0, max(0.0, 4 * math.fsum(one * (1 - one) for one in below) / len(below)))
