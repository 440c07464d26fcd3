"""Grades are ordered and are not numbers."""

from __future__ import annotations

import operator
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.frameworks import load_scale
from qualityframework.vocabulary import Grade, steps

GRADES = load_scale("six-point-scale/1").grades
OTHER = Grade("four-point-scale", 2, "good", "Good")
grades = st.sampled_from(GRADES)


def test_the_six_points_go_up() -> None:
    assert [grade.name for grade in GRADES] == ["unsatisfactory", "weak", "adequate", "good", "very_good", "excellent"]
    assert all(lower < higher for lower, higher in pairwise(GRADES))
    assert str(GRADES[4]) == "Very good"


@given(grades, grades)
def test_exactly_one_of_below_equal_and_above_holds(a: Grade, b: Grade) -> None:
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (a < b or a == b) == (not a > b)
    assert (a >= b) == (a > b or a == b) == (not a < b)


@given(grades, grades, grades)
def test_order_carries_over(a: Grade, b: Grade, c: Grade) -> None:
    assert not (a <= b and b <= c) or a <= c


@given(grades, grades, grades)
def test_steps_count_and_add_up(a: Grade, b: Grade, c: Grade) -> None:
    assert steps(a, b) == -steps(b, a)
    assert steps(a, b) + steps(b, c) == steps(a, c)
    assert (steps(a, b) > 0) == (a > b)
    assert (steps(a, b) == 0) == (a == b)


def test_equal_grades_are_one_key_whatever_they_are_called() -> None:
    assert len({Grade("s", 1, "weak", "Weak"), Grade("s", 1, "poor", "Poor")}) == 1


@pytest.mark.parametrize(
    "apply", [operator.add, operator.sub, operator.mul, operator.truediv, operator.mod, operator.pow, operator.and_]
)
@pytest.mark.parametrize("other", [GRADES[0], 1, 0.5])
def test_arithmetic_is_a_type_error(apply: Callable[[Any, Any], Any], other: object) -> None:
    with pytest.raises(TypeError):
        apply(GRADES[3], other)
    with pytest.raises(TypeError):
        apply(other, GRADES[3])


@pytest.mark.parametrize("apply", [operator.neg, operator.index, int, float, abs, sum])
def test_a_grade_is_no_number(apply: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError):
        apply(GRADES[3])


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge, steps])
def test_grades_of_two_scales_cannot_be_compared(compare: Callable[[Any, Any], Any]) -> None:
    with pytest.raises(TypeError, match=r"grades of two scales cannot be compared: .*four-point-scale"):
        compare(GRADES[3], OTHER)
    with pytest.raises(TypeError, match="grades of two scales cannot be compared"):
        compare(OTHER, GRADES[3])


def test_grades_of_two_scales_are_never_equal() -> None:
    assert Grade("six-point-scale", 2, "good", "Good") != OTHER


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
@pytest.mark.parametrize("other", [4, "good", None])
def test_a_grade_is_compared_with_grades_alone(compare: Callable[[Any, Any], Any], other: object) -> None:
    with pytest.raises(TypeError):
        compare(GRADES[3], other)


def test_a_grade_does_not_change() -> None:
    with pytest.raises(AttributeError):
        GRADES[0].position = 6  # type: ignore[misc]
