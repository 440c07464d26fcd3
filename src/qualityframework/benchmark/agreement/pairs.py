"""Cohen's kappa, weighted, of each pair of raters on the units that both rated.

    kappa = 1 - observed / by chance

of the distances between two ratings of a unit, and between any rating of the one and any of the other. Both are sums of
whole numbers and so exact, in single precision too, as there are too few units for sums that it could not hold. Of more
than two raters the mean over pairs is told (Light 1971).

Source: Cohen 1960 and 1968.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .resampling import Statistic, estimated
from .tables import Array, Table


def pairs(raters: int) -> list[tuple[int, int]]:
    """The pairs of raters, each once and in order."""
    return [(one, other) for one in range(raters) for other in range(one + 1, raters)]


def cohen_by_pair(table: Table, apart: Array) -> Statistic:
    """Kappa of each pair. Undefined where both gave the same value to all units, and without a unit that both rated."""

    def statistic(drawn: Array) -> Array:
        return np.concatenate([part(drawn) for part in _by_rater(table, apart)])

    return statistic


def cohen_mean(table: Table, apart: Array) -> Statistic:
    """The mean over those pairs of which the units rated give a kappa. Undefined in a resample where one has none."""
    by_pair = cohen_by_pair(table, apart)
    counted = ~np.isnan(estimated(by_pair, table.units))

    def statistic(drawn: Array) -> Array:
        kappas = by_pair(drawn)[counted]
        return kappas.sum(axis=0)[None] / len(kappas) if len(kappas) else np.full((1, drawn.shape[1]), np.nan)

    return statistic


def _by_rater(table: Table, apart: Array) -> Iterator[Statistic]:
    """The pairs of each rater with those after it: all pairs at once would be too many figures a unit."""
    ones = np.eye(len(table.values))[table.codes] * table.given[:, :, None]
    for rater in range(table.codes.shape[1] - 1):
        later = slice(rater + 1, None)
        both = table.given[:, rater, None] & table.given[:, later]
        distance = np.where(both, apart[table.codes[:, rater, None], table.codes[:, later]], 0.0)
        yield _pairs_of(distance, ones[:, rater, None] * both[:, :, None], ones[:, later] * both[:, :, None], apart)


def _pairs_of(distance: Array, one: Array, other: Array, apart: Array) -> Statistic:
    _, count, points = one.shape

    def statistic(drawn: Array) -> Array:
        shape = (count, points, drawn.shape[1])
        given, theirs = (_summed(ones, drawn).reshape(shape) for ones in (one, other))
        by_chance = ((apart @ theirs) * given).sum(axis=1)
        observed = _summed(distance, drawn) * given.sum(axis=1)
        undefined = np.full(by_chance.shape, np.nan)
        ratio: Array = np.divide(observed, by_chance, out=undefined, where=by_chance > 0)
        return 1 - ratio

    return statistic


def _summed(whole: Array, drawn: Array) -> Array:
    """Sums over the units that were drawn, of whole numbers."""
    by_unit = whole.reshape(len(whole), -1).astype(np.float32)
    return (by_unit.T @ drawn.astype(np.float32)).astype(np.float64)
