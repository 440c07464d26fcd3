"""Agreement beyond chance, from how often each point was given by any rater: Gwet, Brennan and Prediger, Fleiss.

    coefficient = (observed - by chance) / (1 - by chance)

Observed is the mean over units that two or more raters rated of the share of their pairs that agree. They differ in
what they take chance to be. A unit that one rater rated alone counts only in how often points are given.

Sources: Gwet, Handbook of Inter-Rater Reliability, also for missing ratings; Brennan and Prediger 1981; Fleiss 1971.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .resampling import Statistic
from .tables import Array, Table

ByChance = Callable[[Array], Array]
"""From the shares of the points (points by resamples) to the agreement that chance would give."""


def percent_agreement(table: Table) -> Statistic:
    """The share of pairs of raters that gave the same value, of units that two or more rated."""
    same = table.same

    def statistic(drawn: Array) -> Array:
        share: Array = same @ drawn / drawn.sum(axis=0)
        return share[None]

    return statistic


def gwet(table: Table, near: Array) -> Statistic:
    """Gwet's AC1, or with weights AC2: agreement by chance where it is hard to tell which point it is.

    It gives three figures: the coefficient, what was observed, and what chance would give.
    """
    points = len(near)
    factor = near.sum() / (points * (points - 1))
    return _beyond(table, near, lambda shares: factor * (shares * (1 - shares)).sum(axis=0))


def brennan_prediger(table: Table, near: Array) -> Statistic:
    """Chance gives every point as often as any other."""
    return _beyond(table, near, lambda shares: np.full(shares.shape[1], near.mean()))


def fleiss(table: Table) -> Statistic:
    """Chance gives the points as often as raters gave them. Undefined where they gave but one."""
    return _beyond(table, np.eye(len(table.values)), lambda shares: (shares**2).sum(axis=0))


def fleiss_by_point(table: Table) -> Statistic:
    """Fleiss' kappa of each point against all others. Undefined for one that raters gave never or always."""
    counts, pairs = table.counts, _pairs(table)
    others = table.rated[:, None] - counts
    agree = _over(counts * (counts - 1) + others * (others - 1), pairs[:, None], otherwise=0.0)
    shares, paired = counts / table.rated[:, None], pairs > 0

    def statistic(drawn: Array) -> Array:
        given = shares.T @ drawn / drawn.sum(axis=0)
        differ = 1 - _over(agree.T @ drawn, paired @ drawn)
        expected = 2 * given * (1 - given)
        return np.where(expected > 0, 1 - _over(differ, expected), np.nan)

    return statistic


def _beyond(table: Table, near: Array, by_chance: ByChance) -> Statistic:
    counts, pairs = table.counts, _pairs(table)
    agree = _over((counts * (counts @ near - 1)).sum(axis=1), pairs, otherwise=0.0)
    shares, paired = counts / table.rated[:, None], pairs > 0

    def statistic(drawn: Array) -> Array:
        observed = _over(agree @ drawn, paired @ drawn)
        expected = by_chance(shares.T @ drawn / drawn.sum(axis=0))
        beyond = np.where(expected < 1, _over(observed - expected, 1 - expected), np.nan)
        return np.stack([beyond, observed, expected])

    return statistic


def _pairs(table: Table) -> Array:
    """Ordered pairs of raters of each unit."""
    return table.rated * (table.rated - 1)


def _over(part: Array, whole: Array, otherwise: float = np.nan) -> Array:
    """One divided by the other, or something else where that is nought."""
    whole = np.broadcast_to(whole, part.shape)
    ratio: Array = np.divide(part, whole, out=np.full(part.shape, otherwise), where=whole != 0)
    return ratio
