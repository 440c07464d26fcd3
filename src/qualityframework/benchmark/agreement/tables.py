"""Ratings as arrays: which value each rater gave each unit, and how often each value was given."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ...vocabulary import natural
from .ratings import Ratings

Array = NDArray[np.float64]
Codes = NDArray[np.intp]
Truths = NDArray[np.bool_]
MISSING = -1


@dataclass(frozen=True, eq=False)
class Table:
    """A row a unit, a column a rater, both in the order of their names.

    Args:
        names: of the raters.
        codes: index of the value that a rater gave, or `MISSING`.
        values: what each code stands for, lowest first: the positions of all points, or the numbers that were given.
    """

    names: tuple[str, ...]
    codes: Codes
    values: Array

    def only(self, units: Truths) -> Table:
        """The same of some of the units."""
        return self if units.all() else Table(self.names, self.codes[units], self.values)

    @property
    def units(self) -> int:
        """How many there are."""
        return len(self.codes)

    @cached_property
    def given(self) -> Truths:
        """Which raters rated a unit."""
        given: Truths = self.codes != MISSING
        return given

    @cached_property
    def rated(self) -> Array:
        """How many rated each unit."""
        rated: Array = self.given.sum(axis=1).astype(np.float64)
        return rated

    @property
    def raters(self) -> int:
        """How many rated any of the units."""
        return int(self.given.any(axis=0).sum())

    @cached_property
    def counts(self) -> Array:
        """How often each unit was given each value: units by values."""
        rows = np.broadcast_to(np.arange(self.units)[:, None], self.codes.shape)[self.given]
        cells = rows * len(self.values) + self.codes[self.given]
        counts = np.bincount(cells, minlength=self.units * len(self.values))
        return counts.reshape(self.units, len(self.values)).astype(np.float64)

    @cached_property
    def numbers(self) -> Array:
        """The values themselves, nought where there is none."""
        return np.where(self.given, self.values[self.codes], 0.0)

    @property
    def percent(self) -> float:
        """The share of pairs of ratings that are the same, as a mean over units that two or more rated."""
        paired = self.rated >= 2
        return float(self.same[paired].mean()) if paired.any() else math.nan

    @cached_property
    def same(self) -> Array:
        """The share of pairs of raters of each unit that gave the same value; nought where fewer than two rated it."""
        codes, same = self.codes, np.zeros(self.units)
        for apart in range(1, codes.shape[1]):
            left, right = codes[:, :-apart], codes[:, apart:]
            same += ((left == right) & (left != MISSING)).sum(axis=1)
        pairs = self.rated * (self.rated - 1) / 2
        return np.divide(same, pairs, out=np.zeros(self.units), where=pairs > 0)


def table(ratings: Ratings) -> Table:
    """The ratings as arrays, in an order that is not the one they were written in; without raters who rated nothing."""
    units = sorted(range(len(ratings.units)), key=lambda at: natural(ratings.units[at]))
    raters = sorted(range(len(ratings.raters)), key=lambda at: natural(ratings.raters[at]))
    cells = np.array(ratings.values, dtype=np.float64)[np.ix_(units, raters)]
    given = ~np.isnan(cells)
    rated, rating = given.sum(axis=1) > 0, given.sum(axis=0) > 0
    values = np.arange(1.0, len(ratings.points) + 1) if ratings.points else np.unique(cells[given])
    codes = np.where(given, np.searchsorted(values, np.where(given, cells, 0.0)), MISSING)
    names = tuple(ratings.raters[at] for at, any_ in zip(raters, rating, strict=True) if any_)
    return Table(names, codes[np.ix_(rated, rating)], values)
