"""How often each grade was given before. There are no published figures for this, so laws, and scipy for intervals."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from qualityframework.benchmark.consistency import BaseRate
from qualityframework.benchmark.consistency.base_rates import base_rate
from qualityframework.frameworks import BaseRateFigures
from tests.benchmark.consistency.comparing import graded
from tests.benchmark.consistency.made import SHELF, SUBJECT, near
from tests.strategies.inspections import GRADES

RATES: BaseRateFigures = SHELF.file.base_rates[0]
CLOSE = 1e-8
Counts = dict[str, int]
Drawn = tuple[Counts, Counts]
counts = st.fixed_dictionaries({}, optional={name: st.integers(1, 20) for name in GRADES})
drawn_counts = st.tuples(counts, counts).filter(lambda both: any(both))
"""Grades of an indicator, and those of others of its programme."""


def rates(own: Counts, others: Counts) -> BaseRate:
    told = base_rate(graded(own, others), SUBJECT, GRADES, RATES)
    assert told is not None
    return told


def of_programme(own: Counts, others: Counts) -> dict[str, float]:
    """Shares of the whole programme with one grade, spread evenly over the scale, beside it."""
    total = sum(own.values()) + sum(others.values()) + RATES.evenly
    return {name: (own.get(name, 0) + others.get(name, 0) + RATES.evenly / len(GRADES)) / total for name in GRADES}


def beside(own: Counts, others: Counts) -> float:
    """How many cases of the programme stand beside an indicator's own: six, and fewer where it has few itself."""
    total = sum(own.values()) + sum(others.values())
    return RATES.strength * total / (total + RATES.strength)


def test_the_share_of_a_grade_by_hand() -> None:
    """Two of three were good, and five of nine in the programme; 6 x 9 / (9 + 6) is 3.6."""
    told = rates({"good": 2, "adequate": 1}, {"good": 3, "adequate": 2, "weak": 1})
    assert near((2 + 3.6 * (5 + 1 / 6) / 10) / (3 + 3.6), CLOSE) == told.shares["good"]
    assert near(3.6 * (1 / 6) / 10 / (3 + 3.6), CLOSE) == told.shares["excellent"]
    assert (told.own, told.programme, told.inspections, told.level) == (3, 9, 4, RATES.level)


def test_without_earlier_grades_there_are_no_rates() -> None:
    assert base_rate(graded({}, {}), SUBJECT, GRADES, RATES) is None


def test_an_indicator_without_any_has_those_of_its_programme() -> None:
    programme = {"good": 5, "adequate": 3, "weak": 1}
    assert near(of_programme({}, programme), CLOSE) == dict(rates({}, programme).shares)


@given(drawn_counts)
def test_shares_are_of_one_whole_in_the_order_of_the_scale(drawn: Drawn) -> None:
    told = rates(*drawn)
    assert tuple(told.shares) == GRADES
    assert near(1, CLOSE) == math.fsum(told.shares.values())


@given(drawn_counts)
def test_what_was_never_given_is_not_impossible_nor_is_what_was_always_given_certain(drawn: Drawn) -> None:
    assert all(0 < share < 1 for share in rates(*drawn).shares.values())


def test_nor_after_five_thousand_of_one_grade() -> None:
    told = rates({"good": 5_000}, {})
    assert all(0 < share < 1 for share in told.shares.values())


@given(drawn_counts)
def test_a_share_lies_between_the_indicators_own_and_that_of_its_programme(drawn: Drawn) -> None:
    told, own, among_all = rates(*drawn), drawn[0], of_programme(*drawn)
    for name in GRADES:
        ends = sorted((own.get(name, 0) / told.own if told.own else among_all[name], among_all[name]))
        assert ends[0] - CLOSE <= told.shares[name] <= ends[1] + CLOSE


@given(drawn_counts, st.sampled_from(GRADES))
def test_one_more_of_a_grade_makes_it_likelier(drawn: Drawn, more: str) -> None:
    own, others = drawn
    before, after = rates(own, others), rates({**own, more: own.get(more, 0) + 1}, others)
    assert after.shares[more] >= before.shares[more]


# intervals -----------------------------------------------------------------------------------------------------------


@given(drawn_counts)
def test_from_fewer_than_five_inspections_no_interval_is_told(drawn: Drawn) -> None:
    told = rates(*drawn)
    assert told.inspections == told.own + any(drawn[1].values())
    assert (told.intervals is None) is (told.inspections < RATES.fewest)


@given(drawn_counts)
def test_intervals_hold_the_share_and_are_those_of_clopper_and_pearson(drawn: Drawn) -> None:
    """By scipy, of numbers that need not be whole."""
    told = rates(*drawn)
    if told.intervals is None:
        return
    assert tuple(told.intervals) == GRADES
    for name, interval in told.intervals.items():
        total = told.own + beside(*drawn)
        here, tail = told.shares[name] * total, (1 - RATES.level) / 2
        low, high = beta(here, total - here + 1).ppf(tail), beta(here + 1, total - here).ppf(1 - tail)
        assert near((low, high), 1e-6) == (interval.low, interval.high)
        assert 0 <= interval.low <= told.shares[name] <= interval.high <= 1


@pytest.mark.parametrize("grade", GRADES)
def test_intervals_narrow_with_more_cases(grade: str) -> None:
    widths = [width({**Counter({grade: 6 * times}) + Counter(good=4 * times)}, grade) for times in (1, 4, 16)]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == len(widths)


def width(own: Counts, grade: str) -> float:
    intervals = rates(own, {}).intervals
    assert intervals is not None
    return intervals[grade].high - intervals[grade].low
