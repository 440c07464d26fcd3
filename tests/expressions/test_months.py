"""Whole months from one day to another."""

from __future__ import annotations

import datetime as dt

import pytest

from qualityframework.expressions import months_between


def between(start: str, end: str) -> int:
    return months_between(dt.date.fromisoformat(start).toordinal(), dt.date.fromisoformat(end).toordinal())


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2019-07-31", "2019-07-31", 0),
        ("2019-07-31", "2019-08-30", 0),
        ("2019-07-31", "2019-08-31", 1),
        ("2019-07-15", "2019-08-14", 0),
        ("2019-07-15", "2019-08-15", 1),
        ("2019-07-15", "2020-07-14", 11),
        ("2019-07-15", "2020-07-15", 12),
        # a month without such a day is whole on the first of the next
        ("2019-01-31", "2019-02-28", 0),
        ("2019-01-31", "2019-03-01", 1),
        ("2019-01-31", "2019-04-30", 2),
        ("2019-08-31", "2019-09-30", 0),
        ("2019-08-31", "2019-10-01", 1),
        # leap days
        ("2020-01-29", "2020-02-29", 1),
        ("2020-01-30", "2020-02-29", 0),
        ("2020-02-29", "2021-02-28", 11),
        ("2020-02-29", "2021-03-01", 12),
        ("2020-02-29", "2024-02-29", 48),
        ("2019-02-28", "2020-02-29", 12),
        # backwards it is rounded down too
        ("2019-08-15", "2019-08-14", -1),
        ("2019-08-15", "2019-07-15", -1),
        ("2019-08-15", "2019-07-14", -2),
        ("2019-03-31", "2019-02-28", -2),
        ("0001-01-01", "9999-12-31", 119_987),
    ],
)
def test_months_are_counted_whole_and_rounded_down(start: str, end: str, months: int) -> None:
    """A month is over on the same day of the next."""
    assert months == between(start, end)
