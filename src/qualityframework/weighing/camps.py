"""The two camps into which evidence falls that conflicts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from .ordinal import exceeds, lower, normalised


class Camp(NamedTuple):
    """One part of a distribution that falls into two: its share, and the indices of its lowest, median and highest."""

    share: float
    low: int
    middle: int
    high: int


def camps(shares: Sequence[float]) -> tuple[Camp, Camp] | None:
    """The two parts into which a distribution falls best.

    None where between their medians it never falls below both, or where all of it lies at one point.

    Best is where most of the variance lies between the two, and least within. Source: Otsu 1979.
    """
    splits = range(1, len(shares))
    split = max(splits, key=lambda at: _between(shares[:at], shares[at:]))
    if not (any(shares[:split]) and any(shares[split:])):
        return None
    low, high = _camp(shares, 0, split), _camp(shares, split, len(shares))
    valley = min(shares[low.middle : high.middle + 1])
    return (low, high) if exceeds(min(shares[low.middle], shares[high.middle]), valley) else None


def _between(low: Sequence[float], high: Sequence[float]) -> float:
    below, above = math.fsum(low), math.fsum(high)
    if not below or not above:
        return 0.0
    low_mean = math.fsum(index * share for index, share in enumerate(low)) / below
    high_mean = math.fsum(index * share for index, share in enumerate(high, len(low))) / above
    return below * above * (high_mean - low_mean) ** 2


def _camp(shares: Sequence[float], start: int, stop: int) -> Camp:
    part = shares[start:stop]
    speaking = [index for index, share in enumerate(part, start) if share]
    middle = start + lower(normalised(part), 0.5) - 1
    return Camp(math.fsum(part), speaking[0], middle, speaking[-1])
