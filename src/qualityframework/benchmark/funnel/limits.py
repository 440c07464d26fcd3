"""Between which shares chance has a unit of so many."""

from __future__ import annotations

import math
from dataclasses import dataclass

from scipy.special import bdtr

_PLACES = 9


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """Shares from 0 to 1; one that lies on a limit is within."""

    low: float
    high: float


def funnel_limits(target: float, of: int, level: float, tau2: float = 0.0) -> FunnelLimits:
    """Between which shares a unit of so many lies at that level, where the common share is `target`.

    Exact: a number is below if chance has so few or fewer in less than half of 1 - `level`, and above likewise; in
    between, limits are interpolated. With `tau2`, the variance of true shares, they are drawn apart as their standard
    deviation grows.

    Source: Spiegelhalter 2005, as we have the formula; it was not looked up. As we have it, upper limits lie one case
    lower: a unit of one is then outside that meets what nine in ten meet. Here both sides are mirror images.
    """
    variance = target * (1 - target) / of
    if variance <= 0:
        return FunnelLimits(target, target)
    tail, wider = (1 - level) / 2, math.sqrt(1 + tau2 / variance)
    low, high = _lower(target, of, tail), 1 - _lower(1 - target, of, tail)
    return FunnelLimits(
        low=rounded(max(0.0, target - (target - low) * wider)),
        high=rounded(min(1.0, target + (high - target) * wider)),
    )


def _lower(target: float, of: int, tail: float) -> float:
    """(r - a) / n: chance has r or fewer with at least the probability `tail`, r - 1 with less; a interpolates."""
    below, r = -1, of
    while r - below > 1:
        half = (below + r) // 2
        below, r = (below, half) if bdtr(half, of, target) >= tail else (half, r)
    reached, before = float(bdtr(r, of, target)), float(bdtr(below, of, target)) if r else 0.0
    return (r - (reached - tail) / (reached - before)) / of


def rounded(value: float) -> float:
    """To nine places: what chance has differs in its last bits between machines. There is no minus nought."""
    return round(value, _PLACES) + 0.0
