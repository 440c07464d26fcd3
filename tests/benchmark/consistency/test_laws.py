"""What must hold of every history, likely or not, on scales of two to ten points."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework.benchmark.consistency import Seen
from qualityframework.benchmark.consistency.standing import label, likeliest, tails
from qualityframework.errors import Unusable
from tests.benchmark.consistency.made import (
    COARSE,
    FIGURES,
    SUBJECT,
    at_least,
    changed,
    mean,
    model,
    near,
    predicted,
    seen,
)
from tests.strategies.histories import SUBJECTS, histories, histories_on_scales, scores

CLOSE = 1e-10
OTHERS = tuple(subject for subject in SUBJECTS if subject != SUBJECT)
ONE_SLOPE = {"slope": {"low": 3, "high": 3.000001, "points": 3}}
QUICK = {"shift": {"points": 21}, "leniency": {"points": 13}}
KNOWN_SLOPE = changed(grid={**QUICK, **ONE_SLOPE})
"""As good as no doubt how consistent panels were."""
KNOWN_PANELS = changed(leniency_sd=0.001, grid=ONE_SLOPE)
"""Nor how lenient."""


@given(histories_on_scales)
def test_what_is_expected_is_a_share_for_each_point_and_all_of_them_together(drawn: Any) -> None:
    points, history, score = drawn
    for subject in (SUBJECT, "no history of its own"):
        distribution = predicted(history, score, subject, points=points, of=COARSE)
        assert len(distribution) == points
        assert min(distribution) > 0
        assert near(1, 1e-12) == math.fsum(distribution)


@given(histories_on_scales, st.data())
def test_better_evidence_never_leads_to_expect_less(drawn: Any, data: DataObject) -> None:
    points, history, score = drawn
    better = data.draw(scores(points).filter(lambda other: other >= score))
    told = model(history, points, COARSE)
    lower, higher = (told.predicted(SUBJECT, one) for one in (score, better))
    assert all(after >= before - CLOSE for before, after in zip(at_least(lower), at_least(higher), strict=True))
    assert mean(higher) >= mean(lower) - CLOSE


@given(histories(), st.randoms(use_true_random=False), scores(6))
def test_the_order_of_history_changes_not_a_bit(history: list[Seen], chance: Any, score: float) -> None:
    told, shuffled = (model(one, of=COARSE) for one in (history, chance.sample(history, len(history))))
    for subject in SUBJECTS:
        assert told.predicted(subject, score).tobytes() == shuffled.predicted(subject, score).tobytes()
        assert told.prior_left(subject) == shuffled.prior_left(subject)
    assert told.leniency_moments() == shuffled.leniency_moments()
    assert told.mean_slope() == shuffled.mean_slope()


@given(histories(), scores(6))
def test_what_subjects_are_called_makes_no_difference(history: list[Seen], score: float) -> None:
    names = dict(zip(SUBJECTS, reversed(SUBJECTS), strict=True))
    renamed = [case._replace(subject=names[case.subject]) for case in history]
    for subject, name in names.items():
        expected = predicted(history, score, subject, of=COARSE)
        assert near(expected, 1e-12) == predicted(renamed, score, name, of=COARSE)


@given(histories_on_scales)
def test_a_scale_turned_over_gives_all_turned_over(drawn: Any) -> None:
    """The evidence and the grades: x becomes 7 - x and g becomes 7 - g, on a scale of six."""
    points, history, score = drawn
    turned = [case._replace(score=points + 1 - case.score, grade=points + 1 - case.grade) for case in history]
    told, over = (model(one, points, COARSE) for one in (history, turned))
    straight = [float(share) for share in told.predicted(SUBJECT, score)]
    mirrored = [float(share) for share in over.predicted(SUBJECT, points + 1 - score)]
    assert near(straight, CLOSE) == mirrored[::-1]
    likely, possible = (likeliest(straight, level) for level in (FIGURES.likely, FIGURES.possible))
    likely_over, possible_over = (likeliest(mirrored, level) for level in (FIGURES.likely, FIGURES.possible))
    for grade in range(1, points + 1):
        opposite = points + 1 - grade
        assert label(grade, likely, possible) is label(opposite, likely_over, possible_over)
        assert near(tuple(tails(straight, grade)), CLOSE) == tuple(tails(mirrored, opposite))[::-1]
        assert near(tails(straight, grade).middle, CLOSE) == tails(mirrored, opposite).middle
    average, variance = told.leniency_moments()
    assert near((-average, variance), 1e-9) == over.leniency_moments()
    assert near(told.mean_slope(), 1e-9) == over.mean_slope()


# other subjects ------------------------------------------------------------------------------------------------------


@given(histories(), scores(6))
def test_a_subject_without_history_is_like_any_other_without(history: list[Seen], score: float) -> None:
    others = [case for case in history if case.subject in OTHERS]
    told = model(others, of=COARSE)
    assert list(told.predicted(SUBJECT, score)) == list(told.predicted("never evaluated", score))


@given(histories(subjects=(SUBJECT,)), histories(subjects=OTHERS), scores(6))
def test_with_leniency_and_slope_known_other_subjects_tell_nothing(
    own: list[Seen], others: list[Seen], score: float
) -> None:
    """So it is through these alone that they tell anything."""
    alone, beside = predicted(own, score, of=KNOWN_PANELS), predicted([*own, *others], score, of=KNOWN_PANELS)
    assert near(alone, 1e-5) == beside


def test_with_neither_known_other_subjects_tell_something() -> None:
    lenient = seen(*[(score, math.floor(score + 1.2)) for score in (2.4, 2.9, 3.3, 3.6, 4.0, 4.4)], subject="5.3")
    assert mean(predicted(lenient, 3.6)) > mean(predicted([], 3.6)) + 0.1


# leniency ------------------------------------------------------------------------------------------------------------


@given(histories(), st.data(), scores(6))
def test_with_the_slope_known_a_higher_grade_in_history_never_leads_to_expect_less(
    history: list[Seen], data: DataObject, score: float
) -> None:
    """Of whatever subject. The slope is given: a grade that fits worse would make panels less consistent too."""
    lenient = [case._replace(grade=data.draw(st.integers(case.grade, 6))) for case in history]
    told, after = (model(one, of=KNOWN_SLOPE) for one in (history, lenient))
    for subject in SUBJECTS:
        before, now = (at_least(one.predicted(subject, score)) for one in (told, after))
        assert all(one >= then - 1e-9 for then, one in zip(before, now, strict=True))
    assert after.leniency_moments()[0] >= told.leniency_moments()[0] - 1e-9


@pytest.mark.parametrize("score", [2.0, 3.4, 3.6, 5.0])
def test_panels_that_gave_more_lead_to_expect_more_and_are_called_lenient(score: float) -> None:
    evidence = [1.8, 2.3, 2.7, 3.1, 3.4, 3.6, 3.9, 4.2, 4.6, 5.1]
    as_it_points, lenient, severe = (
        seen(*[(one, math.floor(one + 0.5 + more)) for one in evidence]) for more in (0, 0.8, -0.8)
    )
    low, middle, high = (mean(predicted(history, score)) for history in (severe, as_it_points, lenient))
    assert low + 0.1 < middle < high - 0.1
    assert model(severe).leniency_moments()[0] < -0.2 < 0.2 < model(lenient).leniency_moments()[0]


def test_before_any_history_leniency_is_as_wide_as_is_believed() -> None:
    """But for what lies beyond three standard deviations, where the grid ends."""
    average, variance = model([]).leniency_moments()
    assert near(0, 1e-12) == average
    assert near(FIGURES.leniency_sd, 0.01) == math.sqrt(variance)


# what is left of what was not known ----------------------------------------------------------------------------------


def test_without_history_nothing_is_known_but_the_framework() -> None:
    assert near(1, 1e-12) == model([]).prior_left(SUBJECT)


@given(histories())
def test_what_was_not_known_is_never_more_after_than_before(history: list[Seen]) -> None:
    assert all(0 < model(history, of=COARSE).prior_left(subject) <= 1 for subject in (*SUBJECTS, "another"))


def test_cases_of_its_own_leave_less_unknown_than_those_of_others_and_many_less_than_few() -> None:
    told = [(2.6, 3), (3.1, 3), (3.4, 3), (3.9, 4), (4.4, 4), (4.7, 5)]
    own, others = seen(*told), seen(*told, subject="5.3")
    left = [model(history).prior_left(SUBJECT) for history in (own * 5, own * 2, own, own[:2], others, [])]
    assert left == sorted(left)
    assert len(set(left)) == len(left)


# many cases ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slope", [0.8, 2.0, 4.0, 12.0])
def test_however_many_cases_there_are_all_shares_are_numbers(slope: float) -> None:
    """With some hundred, most slopes are so unlikely that their likelihood is nought in a computer's numbers."""
    rng = np.random.default_rng(20180801)
    evidence = rng.uniform(1, 6, 1_500).round(2)
    grades = np.clip(np.floor(evidence + rng.logistic(0, 1 / slope, 1_500) + 0.5), 1, 6)
    many = [Seen(SUBJECT, float(score), int(grade)) for score, grade in zip(evidence, grades, strict=True)]
    told = model(many)
    for subject in (SUBJECT, "5.3"):
        assert near(1, 1e-12) == float(told.predicted(subject, 3.6).sum())
    assert near(math.log(slope), 0.1) == math.log(told.mean_slope())


@pytest.mark.parametrize("parts", [{"indicator_sd": 0.05}, {"floor": 1e-200}, {"leniency_sd": 0.001}])
def test_figures_that_leave_no_room_for_what_panels_gave_still_tell_numbers(parts: dict[str, float]) -> None:
    """A hundred grades, all as far from their evidence as can be."""
    history = seen(*[(1.0, 6)] * 50, *[(6.0, 1)] * 50, *[(1.0, 6)] * 50)
    told = model([*history, *seen(*[(1.0, 6)] * 100, subject="5.3")], of=changed(**parts))
    for subject in SUBJECTS:
        assert near(1, 1e-12) == float(told.predicted(subject, 3.6).sum())


@pytest.mark.parametrize(
    ("grid", "told"),
    [
        (
            {"shift": {"low": -2.5, "high": 60, "points": 251}},
            "a slope of 20 with a shift of 60 cannot be reckoned with",
        ),
        (
            {"shift": {"low": -60, "high": 2.5, "points": 251}},
            "a slope of 20 with a shift of 60 cannot be reckoned with",
        ),
        ({"slope": {"high": 100}}, "a slope of 100 with a shift of 2.5 cannot be reckoned with"),
    ],
)
def test_a_grid_that_is_too_wide_for_numbers_is_refused(grid: dict[str, dict[str, float]], told: str) -> None:
    """Else all shares would be no numbers, and every grade in line."""
    with pytest.raises(Unusable, match=told):
        model([], of=changed(grid=grid))


def test_the_widest_grid_that_is_not_refused_tells_numbers() -> None:
    wide = changed(grid={"shift": {"low": -28, "high": 28}})
    history = seen((1.0, 6), (6.0, 1), (3.4, 3))
    for score in (1.0, 3.4, 6.0):
        assert near(1, 1e-12) == sum(predicted(history, score, of=wide))
