"""Intervals by drawing the units again and again, and reckoning the coefficient each time.

Whole units are drawn, since the ratings of one unit hang together. Source: Efron 1979, the bootstrap with percentiles.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from ...frameworks import AgreementFigures
from .tables import Array

Statistic = Callable[[Array], Array]
"""From how often each unit is drawn (units by resamples) to what comes of it (figures by resamples).

It is not a number where it is undefined.
"""
_CELLS = 1_000_000
"""So many cells of units by resamples are held at once."""
_HALF = np.uint64(32)


class Outcome(NamedTuple):
    """What comes of the units themselves, and of each resample (figures by resamples)."""

    values: Array
    drawn: Array

    def row(self, at: int) -> Outcome:
        """One of the figures."""
        return Outcome(self.values[at : at + 1], self.drawn[at : at + 1])


class Limits(NamedTuple):
    """The two ends of an interval, where there are such, and in how many resamples the coefficient is undefined."""

    ends: tuple[float, float] | None
    undefined: int


def estimated(statistic: Statistic, units: int) -> Array:
    """What comes of the units themselves, each drawn once."""
    return statistic(np.ones((units, 1)))[:, 0]


def outcomes(statistics: Sequence[Statistic], units: int, figures: AgreementFigures) -> list[Outcome]:
    """What comes of each statistic, all of the same units."""
    blocks = [[statistic(drawn) for statistic in statistics] for drawn in _draws(units, figures)]
    drawn = (np.concatenate(parts, axis=1) for parts in zip(*blocks, strict=True))
    return [Outcome(estimated(one, units), each) for one, each in zip(statistics, drawn, strict=True)]


def _draws(units: int, figures: AgreementFigures) -> Iterator[Array]:
    """How often each unit is drawn.

    The generator's own bits are promised to stay as they are from one edition of numpy to the next; what numpy makes of
    them is not. So the unit is taken from them here: the upper half of the bits, as a share of all units.
    """
    generator = np.random.PCG64(figures.seed)
    at_once = max(1, _CELLS // units)
    for start in range(0, figures.resamples, at_once):
        resamples = min(at_once, figures.resamples - start)
        upper = generator.random_raw((resamples, units)) >> _HALF
        picked = ((upper * np.uint64(units)) >> _HALF).astype(np.intp)
        cells = picked * resamples + np.arange(resamples)[:, None]
        yield np.bincount(cells.ravel(), minlength=units * resamples).reshape(units, resamples).astype(np.float64)


def limits(values: Array, level: float) -> Limits:
    """The interval between two percentiles that holds whatever the undefined ones would be.

    They count below all others at its lower end, and above all others at its upper end. Where they reach an end, there
    is no interval.
    """
    defined = np.sort(values[~np.isnan(values)])
    undefined = len(values) - len(defined)
    at = (1 - level) / 2 * (len(values) - 1)
    if math.floor(at) < undefined:
        return Limits(None, undefined)
    low = _between(defined, at - undefined)
    high = -_between(-defined[::-1], at - undefined)
    return Limits((low, high), undefined)


def _between(ordered: Array, at: float) -> float:
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return float(ordered[below] + (at - below) * (ordered[above] - ordered[below]))
