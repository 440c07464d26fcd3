"""Cohen's kappa, weighted, of each pair of raters on the units that both rated.

    kappa = 1 - observed / by chance

of the distances between two ratings of a unit, and between any rating of the one and any of the other. Both are sums of
whole numbers and so exact, in single precision too, as there are too few units for sums that it could not hold. Of more
than two raters the mean over pairs is told (Light 1971).

Source: Cohen 1960 and 1968.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .resampling import Statistic, estimated
from .tables import Array, Codes, Table, Truths

_TOGETHER = 200
"""So many pairs are reckoned at once: all of many raters would be too many figures a unit."""


def pairs(raters: int) -> list[tuple[int, int]]:
    """The pairs of raters, each once and in order."""
    return [(one, other) for one in range(raters) for other in range(one + 1, raters)]


def cohen_by_pair(table: Table, apart: Array) -> Statistic:
    """Kappa of each pair. Undefined where both gave the same value to all units, and without a unit that both rated."""
    every = np.array(pairs(len(table.names)))
    groups = [every[start : start + _TOGETHER] for start in range(0, len(every), _TOGETHER)]

    def statistic(drawn: Array) -> Array:
        return np.concatenate([_kappas(table, group[:, 0], group[:, 1], apart, drawn) for group in groups])

    return statistic


def cohen_mean(table: Table, apart: Array) -> Statistic:
    """The mean over those pairs of which the units rated give a kappa. Undefined in a resample where one has none."""
    by_pair = cohen_by_pair(table, apart)
    counted = ~np.isnan(estimated(by_pair, table.units))

    def statistic(drawn: Array) -> Array:
        kappas = by_pair(drawn)[counted]
        return kappas.sum(axis=0)[None] / len(kappas) if len(kappas) else np.full((1, drawn.shape[1]), np.nan)

    return statistic


def _kappas(table: Table, one: Codes, other: Codes, apart: Array, drawn: Array) -> Array:
    """Of as many pairs, the one rater of each and the other: pairs by resamples."""
    both = table.given[:, one] & table.given[:, other]
    distance = np.where(both, apart[table.codes[:, one], table.codes[:, other]], 0).astype(np.float32)
    given, theirs = (_given(table, raters, both, drawn) for raters in (one, other))
    observed = _summed(distance, drawn) * given.sum(axis=1)
    by_chance = ((apart @ theirs) * given).sum(axis=1)
    ratio: Array = np.divide(observed, by_chance, out=np.full(by_chance.shape, np.nan), where=by_chance > 0)
    return 1 - ratio


def _given(table: Table, raters: Codes, both: Truths, drawn: Array) -> Array:
    """How often each gave each value to units that both of the pair rated: pairs by values by resamples."""
    points = len(table.values)
    ones = np.eye(points + 1, points, dtype=np.float32)  # its last row is nought, for what is not counted
    given = ones[np.where(both, table.codes[:, raters], points)]
    return _summed(given, drawn).reshape(len(raters), points, -1)


def _summed(whole: NDArray[np.float32], drawn: Array) -> Array:
    """Sums of whole numbers over the units that were drawn."""
    by_unit = whole.reshape(len(whole), -1)
    return (by_unit.T @ drawn.astype(np.float32)).astype(np.float64)
