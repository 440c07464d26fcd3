"""Whole months between two days as a formula: the year of a day is found by halves, and then its month in that year."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from collections.abc import Iterable, Sequence
from typing import Any

import z3

from .world import Bounds

Formula = Any
_FIRSTS = tuple(dt.date(2001, month, 1).toordinal() - dt.date(2001, 1, 1).toordinal() for month in range(1, 13))
"""How many days of a year come before each month, where February has 28."""


class Calendar:
    """The years that a day can lie in.

    Args:
        bounds: which days facts may have.
        named: days that come into a rule besides, as ordinals, which may lie anywhere.
    """

    def __init__(self, bounds: Bounds, named: Iterable[int]) -> None:
        within = range(bounds.first.year, bounds.last.year + 1)
        self._years = sorted({*within, *(dt.date.fromordinal(day).year for day in named)})
        self._placed: dict[int, tuple[Formula, Formula, Formula]] = {}

    def between(self, start: Formula, end: Formula) -> Formula:
        """Whole months from one day to another, both ordinals that lie in one of these years, rounded down."""
        (month_a, day_a), (month_b, day_b) = self._place(start), self._place(end)
        return month_b - month_a - z3.If(day_b < day_a, 1, 0)

    def _place(self, day: Formula) -> tuple[Formula, Formula]:
        """The month that a day is in, from the year 0 on, and how many days come before it there."""
        key = day.get_id()  # the day is kept beside what is known of it, so that the number stays its own
        if key not in self._placed:
            years = [(dt.date(year, 1, 1).toordinal(), (12 * year, int(isleap(year)))) for year in self._years]
            first, (months, leap) = _last(day, [(z3.IntVal(at), tuple(map(z3.IntVal, rest))) for at, rest in years])
            of_year = day - first
            starts = [
                (at + leap if month > 1 else z3.IntVal(at), (z3.IntVal(month),)) for month, at in enumerate(_FIRSTS)
            ]
            begins, (month,) = _last(of_year, starts)
            self._placed[key] = day, months + month, of_year - begins
        return self._placed[key][1:]


def _last(
    number: Formula, starts: Sequence[tuple[Formula, tuple[Formula, ...]]]
) -> tuple[Formula, tuple[Formula, ...]]:
    """The last of these that starts at a number or before it, and what belongs to it."""
    if len(starts) == 1:
        return starts[0]
    middle = len(starts) // 2
    (a, low), (b, high) = _last(number, starts[:middle]), _last(number, starts[middle:])
    later = number >= starts[middle][0]
    return z3.If(later, b, a), tuple(z3.If(later, two, one) for one, two in zip(low, high, strict=True))
