"""Krippendorff's alpha: observed disagreement over that among all values, whoever gave them to whatever unit.

    alpha = 1 - (n - 1) within / among

over the n values of units that two or more raters rated, where `within` sums the distances of the pairs within a unit,
each unit's divided by one less than its ratings, and `among` those of all pairs. What a distance is, is the level's.

Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability.
"""

from __future__ import annotations

import numpy as np

from .ratings import Measurement
from .resampling import Statistic
from .tables import MISSING, Array, Table, Truths

MOST_DIFFERENT = 1_000
"""Among more different numbers the level ratio does not compare each with each."""


def krippendorff_alpha(table: Table, level: Measurement) -> Statistic:
    """Alpha at a level of measurement, of units that two or more raters rated. Undefined where no value differs."""
    match level:
        case Measurement.NOMINAL:
            return _by_distance(table, 1 - np.eye(len(table.values)))
        case Measurement.ORDINAL:
            return _by_rank(table)
        case Measurement.INTERVAL:
            return _by_square(table)
        case Measurement.RATIO:
            low, high = table.values, table.values[:, None]
            total = np.where(low + high > 0, low + high, 1)
            return _by_distance(table, ((low - high) / total) ** 2)


def _by_distance(table: Table, distance: Array) -> Statistic:
    counts = table.counts
    inner = ((counts @ distance) * counts).sum(axis=1) / (table.rated - 1)

    def statistic(drawn: Array) -> Array:
        given = counts.T @ drawn
        among = (given * (distance @ given)).sum(axis=0)
        return _alpha(table, drawn, inner @ drawn, among)

    return statistic


def _by_square(table: Table) -> Statistic:
    """Squares of differences need no pairs: a sum and a sum of squares tell them."""
    values = np.where(table.given, table.numbers - table.values.mean(), 0.0)
    sums, squares = values.sum(axis=1), (values**2).sum(axis=1)
    inner = 2 * (table.rated * squares - sums**2) / (table.rated - 1)

    def statistic(drawn: Array) -> Array:
        among = 2 * ((table.rated @ drawn) * (squares @ drawn) - (sums @ drawn) ** 2)
        return _alpha(table, drawn, inner @ drawn, among)

    return statistic


def _by_rank(table: Table) -> Statistic:
    """The distance of two points is that of their mid-ranks among all values, of which each resample has its own."""
    counts, points = table.counts, len(table.values)
    together = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(points)
    together = (together / (table.rated - 1)[:, None, None]).reshape(table.units, points * points)

    def statistic(drawn: Array) -> Array:
        given = counts.T @ drawn
        rank = np.cumsum(given, axis=0) - given / 2
        pairs = (together.T @ drawn).reshape(points, points, drawn.shape[1])
        squares = (given * rank**2).sum(axis=0)
        within = 2 * (squares - np.einsum("cdr,cr,dr->r", pairs, rank, rank))
        among = 2 * (given.sum(axis=0) * squares - (given * rank).sum(axis=0) ** 2)
        return _alpha(table, drawn, within, among)

    return statistic


def _alpha(table: Table, drawn: Array, within: Array, among: Array) -> Array:
    defined = _vary(table, drawn)
    undefined = np.full((1, len(among)), np.nan)
    ratio: Array = np.divide((table.rated @ drawn - 1) * within, among, out=undefined, where=defined)
    return 1 - ratio


def _vary(table: Table, drawn: Array) -> Truths:
    """Whether more than one value was drawn: sums of what was rounded would not tell it for sure."""
    codes, most = table.codes, len(table.values)
    lowest = np.where(table.given, codes, most).min(axis=1)
    highest = np.where(table.given, codes, MISSING).max(axis=1)
    present = drawn > 0
    low = np.where(present, lowest[:, None], most).min(axis=0)
    high = np.where(present, highest[:, None], MISSING).max(axis=0)
    vary: Truths = high > low
    return vary
