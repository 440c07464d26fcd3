"""Answers to a survey: what those who did not answer leave open, and what may be told at all."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualityframework.benchmark.sampling import (
    GroupAsked,
    SurveyReliability,
    representativeness,
    suppressed,
    survey_reliability,
    total_is_safe,
    without_assumptions,
)
from qualityframework.errors import Unusable
from tests.benchmark.sampling.figures import SURVEYS, near

CLOSE = 1e-9
groups = st.lists(
    st.integers(1, 300).flatmap(lambda asked: st.tuples(st.just(asked), st.integers(0, asked))), min_size=2, max_size=6
)


def asked(*numbers: tuple[int, int]) -> list[GroupAsked]:
    """Groups by how many were asked and answered."""
    return [GroupAsked(f"g{number}", *one) for number, one in enumerate(numbers)]


def relied(*numbers: tuple[int, int]) -> SurveyReliability:
    return survey_reliability(asked(*numbers), SURVEYS)


# without assumptions -------------------------------------------------------------------------------------------------


@given(st.integers(1, 1_000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))), st.data())
def test_bounds_hold_whatever_the_others_would_have_said(numbers: tuple[int, int], data: st.DataObject) -> None:
    of, answered = numbers
    met = data.draw(st.integers(0, answered))
    others = data.draw(st.integers(0, of - answered))
    low, high = without_assumptions(met, answered, of)
    assert low <= (met + others) / of <= high
    assert near(high - low, CLOSE) == (of - answered) / of


def test_if_nobody_answered_nothing_is_known_and_if_all_did_everything() -> None:
    assert without_assumptions(0, 0, 40) == (0, 1)
    assert without_assumptions(30, 40, 40) == (0.75, 0.75)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1, 2, 0), "`asked` is 0"),
        ((1, 5, 4), "`answered` is 5, and only 4 were asked"),
        ((3, 2, 4), "`met` is 3, and only 2 answered"),
        ((-1, 2, 4), "`met` is -1"),
    ],
)
def test_numbers_that_cannot_be_are_refused(numbers: tuple[int, int, int], words: str) -> None:
    with pytest.raises(Unusable, match=words):
        without_assumptions(*numbers)


# representativeness --------------------------------------------------------------------------------------------------


@given(groups)
def test_the_indicator_is_1_if_groups_answered_alike_and_less_if_not(numbers: list[tuple[int, int]]) -> None:
    assume(any(answered for _, answered in numbers))
    found = representativeness(asked(*numbers))
    alike = len({answered / of for of, answered in numbers}) == 1
    assert near(1 - 2 * found.spread, CLOSE) == found.indicator <= 1
    assert (found.spread < CLOSE) == alike


@given(groups, st.data())
def test_no_difference_between_these_groups_biases_the_answers_by_more_than_is_told(
    numbers: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Whatever share of each group has the standard; within a group it is by chance who answers."""
    assume(any(answered for _, answered in numbers))
    shares = [data.draw(st.floats(0, 1)) for _ in numbers]
    of, answers = sum(of for of, _ in numbers), sum(answered for _, answered in numbers)
    true = math.fsum(share * of for share, (of, _) in zip(shares, numbers, strict=True)) / of
    seen = math.fsum(share * answered for share, (_, answered) in zip(shares, numbers, strict=True)) / answers
    assert abs(seen - true) <= representativeness(asked(*numbers)).bias_at_most(min(1.0, true)) + CLOSE


def test_one_group_and_no_answers_say_nothing_of_who_answered() -> None:
    with pytest.raises(Unusable, match="fewer than two"):
        representativeness(asked((100, 40)))
    with pytest.raises(Unusable, match="nobody answered"):
        representativeness(asked((100, 0), (50, 0)))


# reliability ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "reliability"),
    [
        (((300, 120), (400, 160)), 0.8),  # all alike, 40 per cent
        (((300, 117), (400, 156)), 0.6),  # all alike, 39 per cent
        (((300, 180), (400, 120), (300, 120)), 0.6),  # R .75, 42 per cent
        (((300, 30), (400, 40)), 0.6),  # all alike, 10 per cent
        (((300, 240), (300, 30)), 0.6),  # R .3, 45 per cent: the response alone does for fair
        (((500, 174), (500, 26)), 0.6),  # R .7, 20 per cent
        (((500, 200), (500, 20)), 0.4),  # R .62, 22 per cent
    ],
    ids=str,
)
def test_it_goes_by_who_answered_and_by_how_many(numbers: tuple[tuple[int, int], ...], reliability: float) -> None:
    found = relied(*numbers)
    assert (found.reliability, found.could_be) == (reliability, reliability)
    assert not found.words_alone


@pytest.mark.parametrize(
    ("numbers", "sure", "could_be"),
    [((100, 50), 0.6, 0.8), ((100, 40), 0.6, 0.8), ((100, 39), 0.6, 0.6), ((200, 40), 0.4, 0.6)],
)
def test_if_groups_are_not_known_it_is_what_it_is_for_certain_and_what_it_could_be(
    numbers: tuple[int, int], sure: float, could_be: float
) -> None:
    found = relied(numbers)
    assert (found.representativeness, found.reliability, found.could_be) == (None, sure, could_be)
    assert "not known" in found.why


@pytest.mark.parametrize(
    ("numbers", "why"),
    [
        (((40, 29),), "fewer than 30 answers"),
        (((40, 0),), "fewer than 30 answers"),
        (((40, 0), (10, 0)), "fewer than 30 answers"),
        (((40, 36), (10, 4)), "fewer than 5 answered in g1"),
        (((40, 36), (10, 4), (9, 0)), "fewer than 5 answered in g1, g2"),
    ],
    ids=str,
)
def test_few_answers_are_told_in_words_alone(numbers: tuple[tuple[int, int], ...], why: str) -> None:
    found = relied(*numbers)
    assert (found.reliability, found.could_be, found.words_alone) == (None, None, True)
    assert why in found.why


def test_thirty_answers_with_five_in_each_group_are_enough() -> None:
    assert relied((40, 25), (10, 5)).reliability is not None


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ([], "names none"),
        ([GroupAsked("staff", 0, 0)], "`asked of staff` is 0"),
        ([GroupAsked("staff", 4, 5)], "`answered` of staff is 5, and only 4 were asked"),
    ],
)
def test_groups_that_cannot_be_are_refused(made: list[GroupAsked], words: str) -> None:
    with pytest.raises(Unusable, match=words):
        survey_reliability(made, SURVEYS)


# small numbers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 40, "b": 20, "c": 9}, {"a": 40, "b": 20, "c": 9}),
        ({"a": 40, "b": 20, "c": 3}, {"a": 40, "b": None, "c": None}),
        ({"a": 40, "b": 20, "c": 3, "d": 4}, {"a": 40, "b": 20, "c": None, "d": None}),
        ({"a": 40, "b": 20, "c": 1, "d": 1}, {"a": 40, "b": None, "c": None, "d": None}),
        ({"a": 40, "b": 0, "c": 5}, {"a": 40, "b": 0, "c": 5}),
        ({"a": 40, "b": 0, "c": 4}, {"a": None, "b": 0, "c": None}),
        ({"a": 4}, {"a": None}),
        ({}, {}),
    ],
    ids=str,
)
def test_a_small_count_is_not_printed_nor_what_it_could_be_reckoned_from(
    counts: dict[str, int], shown: dict[str, int | None]
) -> None:
    assert shown == suppressed(counts, 5)


table = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 30), max_size=7)


@given(table, st.integers(1, 10))
def test_no_small_count_is_printed_and_none_can_be_told_from_the_total(counts: dict[str, int], small: int) -> None:
    shown = suppressed(counts, small)
    assert shown.keys() == counts.keys()
    assert all(told is None or told == counts[name] for name, told in shown.items())
    assert not any(told is not None and 0 < told < small for told in shown.values())
    gaps = [counts[name] for name, told in shown.items() if told is None]
    assert all(gap > 0 for gap in gaps)
    if total_is_safe(counts, small):
        assert not gaps or (len(gaps) > 1 and sum(gaps) >= small)
    else:
        assert all(told in (None, 0) for told in shown.values())
