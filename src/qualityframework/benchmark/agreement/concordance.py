"""Kendall's W: how far raters put the units in one order, whatever the height of what they gave.

Ranks of equal values are their mean; the correction for ties is the usual one. In a resample units are ranked anew.

Source: Kendall and Babington Smith 1939; Kendall, Rank Correlation Methods, for ties.
"""

from __future__ import annotations

import numpy as np

from .resampling import Statistic
from .tables import Array, Codes, Table


def kendall_w(table: Table) -> Statistic:
    """W of units that every rater rated. Undefined where every rater gave all of them the same value."""
    units, raters = table.codes.shape

    def statistic(drawn: Array) -> Array:
        sums, tied = np.zeros_like(drawn), np.zeros(drawn.shape[1])
        vary = np.zeros(drawn.shape[1], dtype=np.bool_)
        for order, starts, place in ranked:
            equal = np.add.reduceat(drawn[order], starts, axis=0)
            sums += (np.cumsum(equal, axis=0) - (equal - 1) / 2)[place]
            tied += (equal**3 - equal).sum(axis=0)
            vary |= equal.max(axis=0) < units
        spread = (drawn * (sums - raters * (units + 1) / 2) ** 2).sum(axis=0)
        most = raters**2 * (units**3 - units) - raters * tied
        w: Array = np.divide(12 * spread, most, out=np.full((1, len(most)), np.nan), where=vary)
        return w

    ranked = [_ranked(table.codes[:, rater]) for rater in range(raters)]
    return statistic


def _ranked(codes: Codes) -> tuple[Codes, Codes, Codes]:
    """The units in order of their values, where each value begins in it, and which value each unit has."""
    order = np.argsort(codes, kind="stable")
    _, place, counts = np.unique(codes, return_inverse=True, return_counts=True)
    return order, np.cumsum(counts) - counts, place
