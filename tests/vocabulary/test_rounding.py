"""Figures are rounded to one side, so that none looks as if it had crossed a limit, but not by what floats add."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.vocabulary import about, down, up

values = st.floats(-1000, 1000)
places = st.integers(0, 3)


@pytest.mark.parametrize(
    ("value", "digits", "below", "above"),
    [
        (0, 0, 0, 0),
        (49.8, 0, 49, 50),
        (50.0, 0, 50, 50),
        (50.3, 0, 50, 51),
        (0.5999, 2, 0.59, 0.6),
        (0.6, 2, 0.6, 0.6),
        (1.5, 1, 1.5, 1.5),
        (1.49, 1, 1.4, 1.5),
        (-1.5, 0, -2, -1),
    ],
)
def test_a_figure_is_rounded_to_the_side_that_is_asked_for(
    value: float, digits: int, below: float, above: float
) -> None:
    assert (down(value, digits), up(value, digits)) == (below, above)


@pytest.mark.parametrize(
    ("value", "digits", "whole"),
    [(100 * 0.29, 0, 29), (100 * 0.57, 0, 57), (100 * 0.28, 0, 28), (100 * 1.1, 0, 110), (0.1 + 0.2, 1, 0.3)],
)
def test_what_floats_have_made_of_the_last_digits_is_not_rounded(value: float, digits: int, whole: float) -> None:
    """28.999999999999996 is 29 and 28.000000000000004 is 28."""
    assert value != whole
    assert (down(value, digits), up(value, digits)) == (whole, whole)


@given(values, places)
def test_down_is_never_above_and_up_never_below_and_neither_is_a_unit_off(value: float, digits: int) -> None:
    unit, below, above = 10.0**-digits, down(value, digits), up(value, digits)
    assert value - unit - 1e-9 < below <= value + 1e-9
    assert value - 1e-9 <= above < value + unit + 1e-9


@given(values, places)
def test_one_is_the_other_seen_from_the_other_side(value: float, digits: int) -> None:
    assert up(-value, digits) == -down(value, digits)


@given(st.integers(-100_000, 100_000), places)
def test_what_has_so_few_places_stays_as_it_is(whole: int, digits: int) -> None:
    value = whole / 10.0**digits
    assert down(value, digits) == up(value, digits) == value
    assert down(down(value, digits), digits) == value


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "about 0.0"), (0.001, "under 0.1"), (0.049, "under 0.1"), (0.05, "about 0.1"), (2, "about 2.0")],
)
def test_about_so_much_is_told_to_one_place(value: float, told: str) -> None:
    assert about(value) == told


@given(st.floats(0, 1000, exclude_min=True))
def test_what_is_something_never_reads_as_nothing(value: float) -> None:
    assert about(value) != about(0)
