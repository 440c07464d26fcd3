"""A history that does not follow its evidence is no measure: of that the comparison says so, and nothing else."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from qualityframework.benchmark.consistency import Answer, Fit, Seen, fit_of, fitted
from tests.benchmark.consistency.comparing import compared, draft, earlier, one, several
from tests.benchmark.consistency.made import FIGURES, SUBJECT
from tests.strategies.inspections import GRADES

SCORES = (1.0, 1.6, 2.4, 3.1, 3.8, 4.5, 5.2, 6.0)


def fit(told: Sequence[tuple[float, int]]) -> Fit:
    history = [Seen(SUBJECT, score, grade) for score, grade in told]
    return fit_of(fitted(history, 6, FIGURES), history, FIGURES)


def pointed(more: float = 0.0, times: int = 8) -> list[tuple[float, int]]:
    """Grades that are what the evidence points to, or so much more, with some noise."""
    noise = random.Random(7)
    return [
        (score, min(6, max(1, round(score + more + noise.gauss(0, 0.3))))) for _ in range(times) for score in SCORES
    ]


@pytest.mark.parametrize("more", [0.0, 0.5, -0.5])
def test_grades_that_follow_their_evidence_are_a_measure_leniently_or_not(more: float) -> None:
    found = fit(pointed(more))
    assert found.follows
    assert not found.at_the_edge
    assert found.outside <= 2 * found.by_chance


@pytest.mark.parametrize(
    "told",
    [
        [(score, 4) for _ in range(8) for score in SCORES],
        [(score, 7 - grade) for score, grade in pointed()],
        [(score, min(5, max(3, grade))) for score, grade in pointed(times=20)],
    ],
    ids=["all good", "the other way round", "only the middle of the scale"],
)
def test_grades_that_go_by_something_else_are_none(told: list[tuple[float, int]]) -> None:
    found = fit(told)
    assert not found.follows
    assert f"of {found.cases} tried, {found.outside} lie outside" in found.in_words


@pytest.mark.parametrize("more", [-2.0, 2.0, 3.0])
def test_nor_are_grades_farther_from_their_evidence_than_there_is_room_for(more: float) -> None:
    told = [(score, grade) for score, grade in pointed(more) if 1.5 <= score + more <= 5.5]
    found = fit(told)
    assert found.at_the_edge
    assert not found.follows
    assert "farther from their evidence than can be reckoned with" in found.in_words


def test_a_long_history_is_tried_on_some_of_it_evenly_taken() -> None:
    found = fit(pointed(times=100))
    assert FIGURES.tried / 2 < found.cases <= FIGURES.tried
    assert found.follows


def test_the_order_of_a_history_changes_nothing() -> None:
    told = pointed(times=40)
    assert fit(told) == fit(told[::-1])


def test_of_a_history_that_does_not_follow_nothing_is_expected_nor_told_of_its_leniency() -> None:
    cases = [case for at in range(30) for case in earlier(f"i{at}", (SUBJECT, SCORES[at % 8], "good"))]
    made = compared(draft((SUBJECT, 3.6, "good")), cases)
    told = one(made)
    assert (told.answer, told.expected, told.standing, made.leniency) == (Answer.NO_FIT, None, None, None)
    assert not made.history.follows
    assert any("no label is given" in caution for caution in made.history.cautions)
    assert told.nearest
    assert told.base_rate is not None


@pytest.mark.parametrize(("score", "answer"), [(4.6, Answer.COMPARED), (5.5, Answer.TOO_FEW), (6.0, Answer.TOO_FEW)])
def test_far_from_all_earlier_evidence_the_framework_speaks_alone(score: float, answer: Answer) -> None:
    """The highest of the ten is 4.7, and farther than three quarters of a grade from it none came."""
    assert one(compared(draft((SUBJECT, score, GRADES[4])), several())).answer is answer


def test_where_the_team_gave_no_grade_nothing_is_told_that_it_could_read_one_off() -> None:
    told = one(compared(draft((SUBJECT, 3.6, None)), several()))
    assert (told.answer, told.expected, told.standing, told.nearest) == (Answer.NO_GRADE, None, None, ())


def test_inspections_that_are_alike_in_everything_are_told() -> None:
    copies = [
        case for name in ("a", "b") for case in earlier(name, (SUBJECT, 3.412, "good"), ("1.1", 2.718, "adequate"))
    ]
    made = compared(draft((SUBJECT, 3.6, "good")), [*copies, *several()])
    assert "2 inspections alike in every grade and score, perhaps copies of one: a, b" in made.history.cautions


@pytest.mark.parametrize("area", ["Area  5", " area\u00a05 ", "AREA 5"])
def test_an_area_is_the_same_however_it_is_spaced(area: str) -> None:
    cases = earlier("past", (SUBJECT, 3.6, "good"), area="Area 5")
    made = compared(draft((SUBJECT, 3.6, "good"), area=area, published="2019-03"), cases)
    assert [left.inspection for left in made.history.left_out] == ["past"]
