"""From the five ways in which an item can speak to a belief over the scale."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.frameworks import Reading
from qualityframework.inspections import Shown
from qualityframework.weighing.item import Belief
from qualityframework.weighing.reading import belief, position
from tests.strategies.inspections import GRADES
from tests.weighing.inspected import setting

NOTHING = (0.0,) * 6


def read(**shows: Any) -> Belief:
    chosen = setting()
    return belief(Shown.model_validate(shows), chosen.framework.scale, chosen.reading)


@pytest.mark.parametrize(("name", "number"), list(zip(GRADES, range(1, 7), strict=True)))
def test_a_grade_is_all_belief_in_it(name: str, number: int) -> None:
    assert tuple(float(point == number) for point in range(1, 7)) == read(grade=name)


def test_a_label_is_the_grade_that_it_stands_for() -> None:
    assert read(grade="very_good") == read(grade="Very good")


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ({"good": 0.6, "weak": 0.4}, (0, 0.4, 0, 0.6, 0, 0)),
        ({"good": 0.5, "adequate": 0.2}, (0, 0, 0.2, 0.5, 0, 0)),  # 0.3 cannot be told
        ({"Very good": 0.25}, (0, 0, 0, 0, 0.25, 0)),
        ({}, NOTHING),
    ],
)
def test_a_belief_is_as_written_and_what_it_leaves_open_stays_open(
    shares: dict[str, float], expected: tuple[float, ...]
) -> None:
    assert expected == read(belief=shares)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"good": 18, "adequate": 22, "weak": 9}, (0, 9 / 49, 22 / 49, 18 / 49, 0, 0)),
        ({"excellent": 1, "unsatisfactory": 3}, (0.75, 0, 0, 0, 0, 0.25)),
        ({"weak": 0, "good": 3}, (0, 0, 0, 1, 0, 0)),
        ({"good": 999_999}, (0, 0, 0, 1, 0, 0)),
    ],
)
def test_counts_are_shares_of_all_that_were_counted(counts: dict[str, int], expected: tuple[float, ...]) -> None:
    assert expected == read(counts=counts)


def test_a_proportion_is_the_chance_of_each_band_of_its_standard() -> None:
    """31 of 50 is most likely good, from 60 per cent, and may well be adequate, from 45."""
    expected = (0.0000014, 0.0079127, 0.3820999, 0.5898040, 0.0201820, 0.0000001)
    assert pytest.approx(expected, rel=0, abs=5e-8) == read(proportion={"met": 31, "of": 50})


@pytest.mark.parametrize(
    ("direction", "strength", "expected"),
    [
        ("strength", "slight", (0, 0, 0.5, 0.5, 0, 0)),
        ("strength", "moderate", (0, 0, 0, 0.5, 0.5, 0)),
        ("strength", "strong", (0, 0, 0, 0, 0.5, 0.5)),
        ("weakness", "slight", (0, 0, 0.5, 0.5, 0, 0)),
        ("weakness", "moderate", (0, 0.5, 0.5, 0, 0, 0)),
        ("weakness", "strong", (0.5, 0.5, 0, 0, 0, 0)),
    ],
)
def test_a_leaning_is_spread_evenly_over_the_grades_that_it_speaks_for(
    direction: str, strength: str, expected: tuple[float, ...]
) -> None:
    assert expected == read(leaning={"direction": direction, "strength": strength})


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (("good", "good"), (0, 0, 0, 1, 0, 0)),
        (("weak", "very_good"), (0, 0.25, 0.25, 0.25, 0.25, 0)),
        (("unsatisfactory", "excellent"), (1 / 6,) * 6),
    ],
)
def test_a_leaning_may_speak_for_one_grade_or_for_many(span: tuple[str, str], expected: tuple[float, ...]) -> None:
    chosen = setting()
    spans = {"slight": span, "moderate": span, "strong": span}
    reading = Reading.model_validate(
        chosen.reading.model_dump(by_alias=True) | {"strength": spans, "proportion_cuts": [30, 45, 60, 75, 90]}
    )
    shown = Shown.model_validate({"leaning": {"direction": "strength", "strength": "slight"}})
    assert pytest.approx(expected) == belief(shown, chosen.framework.scale, reading)


def test_where_nothing_is_said_all_is_left_unassigned() -> None:
    chosen = setting()
    assert belief(None, chosen.framework.scale, chosen.reading) == NOTHING


def test_positions_count_from_the_lowest_grade() -> None:
    assert [position(name, setting().framework.scale) for name in GRADES] == [1, 2, 3, 4, 5, 6]
