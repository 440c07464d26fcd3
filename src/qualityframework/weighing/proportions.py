"""From a share of a sample to what can be said of the share it was drawn from."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import NormalDist

_PLACES = 9


@lru_cache(maxsize=4096)
def shares_between(met: int, of: int, cuts: Sequence[int]) -> tuple[float, ...]:
    """The posterior probability that the share in all lies in each band between two cuts (per cent), lowest first.

    Beta(met + 1/2, of - met + 1/2), the posterior under Jeffreys' prior: a small sample spreads over bands. Rounded to
    nine places, since logarithms and the like differ in their last bits from one machine to another.
    """
    below = (round(beta_below(cut / 100, met + 0.5, of - met + 0.5), _PLACES) for cut in cuts)
    return tuple(max(0.0, high - low) for low, high in pairwise((0.0, *below, 1.0)))


@lru_cache(maxsize=4096)
def margin(met: int, of: int, level: float) -> float:
    """Half the width of Wilson's interval for a share, in points of 100.

    Source: Wilson 1927; for its coverage Newcombe 1998.
    """
    low, high = wilson(met, of, level)
    return 50 * (high - low)


def wilson(met: float, of: float, level: float) -> tuple[float, float]:
    """Wilson's score interval for a share, from 0 to 1. The numbers need not be whole: a sample can count for fewer."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = met / of
    centre = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    low, high = (centre - half) / scale, (centre + half) / scale
    return (max(0.0, low) if met else 0.0), (min(1.0, high) if met < of else 1.0)


def beta_below(x: float, a: float, b: float) -> float:
    """The probability that a Beta(a, b) variable is below `x`: the regularised incomplete beta function.

    Continued fraction by Lentz's method; the tests hold it to scipy's, which takes longer to load than a check takes.
    Source: DLMF 8.17.22.
    """
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return min(1.0, front * _fraction(x, a, b) / a)
    return max(0.0, 1 - front * _fraction(1 - x, b, a) / b)


_TINY = 1e-300
_CLOSE = 1e-15
_MOST = 100_000


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction; it needs about as many terms as the square root of the larger parameter."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _MOST):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1 / _away(1 + term * d), _away(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value


def _away(value: float) -> float:
    """The value, or one that can be divided by."""
    return value if abs(value) > _TINY else _TINY
