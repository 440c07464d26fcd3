"""The middle of what one item shows, and whether it supports or contradicts a grade."""

from __future__ import annotations

from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.frameworks import Reading, Scale, load
from qualityframework.inspections import Shown
from qualityframework.panel import inspection_row
from qualityframework.weighing.middle import contradicts, middle, supports
from tests.panel.reviewing import inspection, rows_in
from tests.strategies.inspections import FRAMEWORK, GRADES
from tests.strategies.parts import Data, shown

Span = tuple[int, int]
UNSATISFACTORY, WEAK, ADEQUATE, GOOD, VERY_GOOD, EXCELLENT = range(1, 7)


def scale() -> Scale:
    return load(FRAMEWORK).scale


def reading() -> Reading:
    return load(FRAMEWORK).weighing.readings[0]


def middle_of(**shows: Any) -> Span:
    return middle(Shown.model_validate(shows), scale(), reading())


@pytest.mark.parametrize(("name", "position"), list(zip(GRADES, range(1, 7), strict=True)))
def test_a_grade_is_its_own_middle(name: str, position: int) -> None:
    assert (position, position) == middle_of(grade=name)


def test_a_grade_may_be_written_as_its_label() -> None:
    assert middle_of(grade="Very good") == (VERY_GOOD, VERY_GOOD)


@pytest.mark.parametrize(
    ("counts", "position"),
    [
        ({"good": 18, "adequate": 22, "weak": 9}, ADEQUATE),
        ({"excellent": 1}, EXCELLENT),
        ({"weak": 5, "good": 5}, WEAK),  # a tie goes to the lower
        ({"weak": 5, "good": 6}, GOOD),
        ({"unsatisfactory": 1, "excellent": 1}, UNSATISFACTORY),
        ({"weak": 0, "good": 3}, GOOD),
        ({"unsatisfactory": 1, "weak": 1, "adequate": 1, "good": 1, "very_good": 1, "excellent": 1}, ADEQUATE),
    ],
)
def test_the_middle_of_counts_is_the_lowest_grade_that_half_of_them_reach(
    counts: dict[str, int], position: int
) -> None:
    assert (position, position) == middle_of(counts=counts)


@pytest.mark.parametrize(
    ("belief", "span"),
    [
        ({"good": 1.0}, (GOOD, GOOD)),
        ({"good": 0.5, "weak": 0.5}, (WEAK, WEAK)),
        ({"good": 0.6, "weak": 0.4}, (GOOD, GOOD)),
        ({"good": 0.51}, (GOOD, GOOD)),  # what cannot be told is too little to move it
        ({"good": 0.5}, (UNSATISFACTORY, GOOD)),  # half: at a tie with the lowest grade, the lowest
        ({"good": 0.49}, (UNSATISFACTORY, EXCELLENT)),
        ({"good": 0.4, "adequate": 0.2, "weak": 0.2}, (ADEQUATE, GOOD)),
        ({"good": 0.15, "adequate": 0.25, "weak": 0.40, "unsatisfactory": 0.10}, (WEAK, WEAK)),
        ({"very_good": 0.20, "good": 0.40, "adequate": 0.25, "weak": 0.10}, (GOOD, GOOD)),
        ({}, (UNSATISFACTORY, EXCELLENT)),  # nothing can be told
    ],
)
def test_the_middle_of_a_belief_reaches_as_far_as_what_cannot_be_told(belief: dict[str, float], span: Span) -> None:
    assert span == middle_of(belief=belief)


@pytest.mark.parametrize(
    ("met", "of", "position"),
    [
        (31, 50, GOOD),
        (30, 50, GOOD),  # exactly on the cut of 60 per cent
        (29, 50, ADEQUATE),
        (0, 1, UNSATISFACTORY),
        (299, 1000, UNSATISFACTORY),
        (3, 10, WEAK),  # 30
        (9, 20, ADEQUATE),  # 45
        (3, 4, VERY_GOOD),  # 75
        (9, 10, EXCELLENT),  # 90
        (899_999, 999_999, VERY_GOOD),
        (1, 1, EXCELLENT),
        (1, 3, WEAK),
        (2, 3, GOOD),
    ],
)
def test_a_proportion_counts_the_cuts_that_it_reaches(met: int, of: int, position: int) -> None:
    assert (position, position) == middle_of(proportion={"met": met, "of": of})


@pytest.mark.parametrize(
    ("direction", "strength", "span"),
    [
        ("strength", "slight", (ADEQUATE, GOOD)),
        ("strength", "moderate", (GOOD, VERY_GOOD)),
        ("strength", "strong", (VERY_GOOD, EXCELLENT)),
        ("weakness", "slight", (ADEQUATE, GOOD)),
        ("weakness", "moderate", (WEAK, ADEQUATE)),
        ("weakness", "strong", (UNSATISFACTORY, WEAK)),
    ],
)
def test_a_leaning_spans_the_grades_that_the_framework_names(direction: str, strength: str, span: Span) -> None:
    assert span == middle_of(leaning={"direction": direction, "strength": strength})


def test_the_order_in_which_a_belief_is_written_does_not_matter() -> None:
    """The sum of floats hangs on their order, and here the middle would hang on the sum."""
    shares = {"unsatisfactory": 0.499999999, "weak": 0.07, "adequate": 0.07, "good": 0.13, "very_good": 0.230000001}
    assert len({middle_of(belief=dict(pairs)) for pairs in permutations(shares.items())}) == 1


# supports, contradicts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "grade", "supported", "contradicted"),
    [
        ((GOOD, GOOD), GOOD, True, False),
        ((ADEQUATE, ADEQUATE), GOOD, True, False),  # one step
        ((VERY_GOOD, VERY_GOOD), GOOD, True, False),
        ((WEAK, WEAK), GOOD, False, True),  # two steps
        ((EXCELLENT, EXCELLENT), GOOD, False, True),
        ((UNSATISFACTORY, UNSATISFACTORY), EXCELLENT, False, True),
        ((ADEQUATE, VERY_GOOD), GOOD, True, False),
        ((WEAK, ADEQUATE), GOOD, None, None),  # a step or two
        ((WEAK, VERY_GOOD), GOOD, None, None),
        ((UNSATISFACTORY, EXCELLENT), GOOD, None, None),
        ((UNSATISFACTORY, WEAK), GOOD, False, True),
        (None, GOOD, None, None),
        ((GOOD, GOOD), None, None, None),
    ],
)
def test_within_a_step_supports_and_from_two_on_contradicts(
    span: Span | None, grade: int | None, supported: bool | None, contradicted: bool | None
) -> None:
    assert supported is supports(span, grade, 1)
    assert contradicted is contradicts(span, grade, 2)


@pytest.mark.parametrize("within", range(4))
@pytest.mark.parametrize("further", range(1, 4))
def test_what_is_said_of_a_span_holds_for_every_grade_in_it(within: int, further: int) -> None:
    for low, high, grade in product(range(1, 7), repeat=3):
        near = {abs(point - grade) <= within for point in range(low, high + 1)}
        far = {abs(point - grade) >= within + further for point in range(low, high + 1)}
        if low <= high:
            assert supports((low, high), grade, within) is (near.pop() if len(near) == 1 else None)
            assert contradicts((low, high), grade, within + further) is (far.pop() if len(far) == 1 else None)


@pytest.mark.parametrize(
    ("shows", "supported", "contradicted"),
    [
        ({"grade": "good"}, True, False),
        ({"belief": {"good": 0.51}}, True, False),
        ({"belief": {"good": 0.5}}, None, None),
        ({"counts": {"weak": 5, "good": 5}}, False, True),
        ({"proportion": {"met": 31, "of": 50}}, True, False),
        ({"leaning": {"direction": "weakness", "strength": "moderate"}}, None, None),
        (None, None, None),
    ],
)
@pytest.mark.parametrize("complete", [False, True])
def test_a_bearing_says_whether_its_item_supports_the_grade(
    shows: Data | None, supported: bool | None, contradicted: bool | None, complete: bool
) -> None:
    item = {"id": "e1", "indicators": ["2.1"], **({"shows": shows} if shows else {})}
    graded = {"subject": "2.1", "grade": "good"}
    top = inspection_row(inspection(complete=complete, evidence=[item], evaluations=[graded]))
    (bearing,) = rows_in(rows_in(top, "evaluations")[0], "evidence")
    assert supported is bearing.supports  # type: ignore[attr-defined]
    assert contradicted is bearing.contradicts  # type: ignore[attr-defined]


@given(shown())
def test_a_middle_lies_on_the_scale(shows: Data) -> None:
    low, high = middle_of(**shows)
    assert 1 <= low <= high <= 6


@given(st.lists(st.integers(0, 4), min_size=6, max_size=6), st.lists(st.integers(0, 6), min_size=6, max_size=6))
def test_however_the_rest_of_a_belief_is_shared_out_the_middle_stays_in_its_span(
    told: list[int], rest: list[int]
) -> None:
    whole = sum(told) + sum(rest) or 1
    low, high = middle_of(belief={name: share / whole for name, share in zip(GRADES, told, strict=True)})
    shared = {name: (a + b) / whole for name, a, b in zip(GRADES, told, rest, strict=True)}
    if not any(shared.values()):
        return
    assert low <= middle_of(belief=shared)[0] <= middle_of(belief=shared)[1] <= high
