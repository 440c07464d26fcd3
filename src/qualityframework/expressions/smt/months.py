"""Whole months between two days as a formula: the month of a day is found by halves among all that there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

import z3

from .world import Bounds

Formula = Any


class _Month(NamedTuple):
    """A month by its number from the year 0 on, and its first day as an ordinal."""

    number: int
    first: int


def months(start: Formula, end: Formula, bounds: Bounds) -> Formula:
    """Whole months from one day to another, both ordinals, rounded down.

    A day is within the bounds, or the first or the last that there can be at all, where a list may hold more.
    """
    known = _known(bounds)
    (month_a, day_a), (month_b, day_b) = _placed(start, known), _placed(end, known)
    return month_b - month_a - z3.If(day_b < day_a, 1, 0)


def _known(bounds: Bounds) -> list[_Month]:
    within = range(bounds.first.year * 12 + bounds.first.month - 1, bounds.last.year * 12 + bounds.last.month)
    ends = (dt.date.min.year * 12 + dt.date.min.month - 1, dt.date.max.year * 12 + dt.date.max.month - 1)
    numbers = sorted({*within, *ends})
    return [_Month(one, dt.date(one // 12, one % 12 + 1, 1).toordinal()) for one in numbers]


def _placed(day: Formula, known: Sequence[_Month]) -> tuple[Formula, Formula]:
    """The number of the month that a day is in, and how many days come before it there."""
    if len(known) == 1:
        return z3.IntVal(known[0].number), day - known[0].first
    middle = len(known) // 2
    low, high = _placed(day, known[:middle]), _placed(day, known[middle:])
    later = day >= known[middle].first
    return z3.If(later, high[0], low[0]), z3.If(later, high[1], low[1])
