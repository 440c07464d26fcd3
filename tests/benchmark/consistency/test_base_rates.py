"""How often each grade was given before. There are no published figures for this, so laws, and scipy for intervals."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from qualityframework.benchmark.consistency import BaseRate
from qualityframework.benchmark.consistency.base_rates import base_rate
from qualityframework.frameworks import BaseRateFigures
from tests.benchmark.consistency.made import SHELF, near
from tests.strategies.inspections import GRADES

RATES: BaseRateFigures = SHELF.file.base_rates[0]
ROUNDED = 1e-6
Counts = dict[str, int]
counts = st.fixed_dictionaries({}, optional={name: st.integers(1, 60) for name in GRADES})


def rates(own: Counts, programme: Counts) -> BaseRate:
    told = base_rate(own, programme, GRADES, RATES)
    assert told is not None
    return told


@st.composite
def of_a_programme(draw: st.DrawFn) -> tuple[Counts, Counts]:
    """An indicator's own counts, and those of a programme that has at least one evaluation, these among them."""
    own, others = draw(counts), draw(counts)
    programme = {name: own.get(name, 0) + others.get(name, 0) for name in GRADES}
    programme["good"] += not any(programme.values())
    return own, programme


def drawn_to(programme: Counts) -> dict[str, float]:
    """Shares of the programme with one grade, spread evenly over the scale, beside it."""
    total = sum(programme.values()) + RATES.evenly
    return {name: (programme.get(name, 0) + RATES.evenly / len(GRADES)) / total for name in GRADES}


def test_the_share_of_a_grade_by_hand() -> None:
    """Two of three were good, and five of nine in the programme: (2 + 6 (5 + 1/6) / 10) / (3 + 6) is 0.5667."""
    told = rates({"good": 2, "adequate": 1}, {"good": 5, "adequate": 3, "weak": 1})
    assert near(0.566667, ROUNDED) == told.shares["good"]
    assert near((2 + 6 * (5 + 1 / 6) / 10) / 9, ROUNDED) == told.shares["good"]
    assert near(6 * (1 / 6) / 10 / 9, ROUNDED) == told.shares["excellent"]
    assert (told.own, told.programme, told.level) == (3, 9, RATES.level)


def test_without_earlier_grades_there_are_no_rates() -> None:
    assert base_rate({}, {}, GRADES, RATES) is None


def test_an_indicator_without_any_has_those_of_its_programme() -> None:
    programme = {"good": 5, "adequate": 3, "weak": 1}
    assert near(drawn_to(programme), ROUNDED) == dict(rates({}, programme).shares)


@given(of_a_programme())
def test_shares_are_of_one_whole_in_the_order_of_the_scale(drawn: tuple[Counts, Counts]) -> None:
    told = rates(*drawn)
    assert tuple(told.shares) == tuple(told.intervals) == GRADES
    assert near(1, len(GRADES) * ROUNDED) == math.fsum(told.shares.values())


@given(of_a_programme())
def test_what_was_never_given_is_not_impossible_nor_is_what_was_always_given_certain(
    drawn: tuple[Counts, Counts],
) -> None:
    assert all(0 < share < 1 for share in rates(*drawn).shares.values())


def test_nor_after_five_thousand_of_one_grade() -> None:
    told = rates({"good": 5_000}, {"good": 5_000})
    assert all(0 < share < 1 for share in told.shares.values())


@given(of_a_programme())
def test_a_share_lies_between_the_indicators_own_and_that_of_its_programme(drawn: tuple[Counts, Counts]) -> None:
    own, programme = drawn
    told, total, among_all = rates(own, programme), sum(own.values()), drawn_to(programme)
    for name in GRADES:
        ends = sorted((own.get(name, 0) / total if total else among_all[name], among_all[name]))
        assert ends[0] - ROUNDED <= told.shares[name] <= ends[1] + ROUNDED


@given(of_a_programme(), st.sampled_from(GRADES))
def test_one_more_of_a_grade_makes_it_likelier_and_no_other(drawn: tuple[Counts, Counts], more: str) -> None:
    own, programme = drawn
    before = rates(own, programme)
    after = rates(_with(own, more), _with(programme, more))
    assert after.shares[more] >= before.shares[more]
    assert all(after.shares[name] <= before.shares[name] + ROUNDED for name in GRADES if name != more)


def _with(counts: Counts, more: str) -> Counts:
    return {**counts, more: counts.get(more, 0) + 1}


@given(of_a_programme())
def test_intervals_are_those_of_the_beta_distribution_and_hold_its_middle(drawn: tuple[Counts, Counts]) -> None:
    """Not always the share itself: where a grade was never given, the mean lies above nine in ten of what it can be."""
    own, programme = drawn
    told, total, among_all = rates(own, programme), sum(own.values()), drawn_to(programme)
    for name, interval in told.intervals.items():
        here = own.get(name, 0) + RATES.strength * among_all[name]
        spread = beta(here, total + RATES.strength - here)
        assert near(spread.interval(RATES.level), 2 * ROUNDED) == (interval.low, interval.high)
        assert interval.low - ROUNDED <= spread.median() <= interval.high + ROUNDED


@pytest.mark.parametrize("grade", GRADES)
def test_intervals_narrow_with_more_cases(grade: str) -> None:
    widths = [width(rates({grade: 6 * n, "good": 4 * n}, {grade: 6 * n, "good": 4 * n}), grade) for n in (1, 4, 16)]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == len(widths)


def width(told: BaseRate, grade: str) -> Any:
    return told.intervals[grade].high - told.intervals[grade].low
