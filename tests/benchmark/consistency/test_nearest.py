"""Earlier evaluations on evidence much like this, and a second opinion without a model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.benchmark.consistency import Comparable, Conformal
from qualityframework.benchmark.consistency.nearest import conformal, nearest, residuals
from qualityframework.benchmark.corpora import Case, When
from tests.benchmark.consistency.made import near
from tests.strategies.histories import SUBJECTS, scores
from tests.strategies.inspections import GRADES

POSITIONS = {name: position for position, name in enumerate(GRADES, 1)}
DAY = When(dt.date(2019, 3, 1), dt.date(2019, 3, 31), "2019-03")


def case(inspection: str, score: float | None, grade: str = "good", subject: str = "2.1") -> Case:
    return Case("p", inspection, subject, grade, score, None, True, DAY, "Somewhere", None, "https://example.org/a")


drawn_cases = st.lists(
    st.builds(
        case,
        inspection=st.integers(1, 20).map(lambda number: f"i{number}"),
        score=scores(6),
        grade=st.sampled_from(GRADES),
        subject=st.sampled_from(SUBJECTS),
    ),
    max_size=12,
)


# to be read ----------------------------------------------------------------------------------------------------------


def test_cases_of_the_same_indicator_come_first_and_of_each_the_nearest() -> None:
    cases = [
        case("far", 2.0),
        case("near", 3.5),
        case("nearest", 3.7),
        case("other, on the spot", 3.6, subject="5.3"),
        case("other, near", 3.4, subject="1.1"),
    ]
    told = nearest(cases, "2.1", 3.6, most=4)
    assert [one.inspection for one in told] == ["near", "nearest", "far", "other, on the spot"]


def test_those_that_are_as_near_come_in_the_order_of_the_corpus() -> None:
    """A corpus has an order of its own. 3.6 + 0.1 is not 3.7 to the last bit."""
    told = nearest([case("b", 3.5), case("a", 3.7), case("c", 3.6 + 0.1)], "2.1", 3.6, most=5)
    assert [one.inspection for one in told] == ["b", "a", "c"]


def test_a_comparable_says_where_and_when_it_was_and_where_it_can_be_read() -> None:
    (told,) = nearest([case("i1", 3.5, "weak")], "2.1", 3.6, most=5)
    assert (told.inspection, told.subject, told.grade, told.score) == ("i1", "2.1", "weak", 3.5)
    assert (told.when, told.area, told.source) == ("2019-03", "Somewhere", "https://example.org/a")


def test_without_cases_there_is_nothing_to_read() -> None:
    assert nearest([], "2.1", 3.6, most=5) == ()


@given(drawn_cases, scores(6), st.integers(1, 6))
def test_none_that_is_left_out_is_nearer_than_one_that_is_listed(cases: list[Case], score: float, most: int) -> None:
    """Distances in hundredths, as scores are here; another indicator is farther than any of the same."""
    told = [_apart(one, score) for one in nearest(cases, "2.1", score, most)]
    assert told == sorted(_apart(one, score) for one in cases)[:most]


def _apart(one: Case | Comparable, score: float) -> tuple[bool, int]:
    assert one.score is not None
    return one.subject != "2.1", abs(round(100 * one.score) - round(100 * score))


# a second opinion ----------------------------------------------------------------------------------------------------


def second_opinion(cases: Sequence[Case], score: float, position: int) -> Conformal | None:
    return conformal(residuals(cases, POSITIONS), position - score)


def counted(cases: Sequence[Case], score: float, position: int) -> float:
    """By plain count in hundredths, this one among them."""

    def apart(score: float, grade: int) -> int:
        return abs(round(100 * score) - 100 * grade)

    own = apart(score, position)
    far = [one for one in cases if one.score is not None and apart(one.score, POSITIONS[one.grade]) >= own]
    return (1 + len(far)) / (len(cases) + 1)


@given(drawn_cases, scores(6), st.integers(1, 6))
def test_it_is_the_share_of_grades_at_least_as_far_from_their_evidence_and_never_below_one_over_all(
    cases: list[Case], score: float, position: int
) -> None:
    told = second_opinion(cases, score, position)
    if told is None:
        assert not cases
    else:
        assert near(counted(cases, score, position), 1e-6) == told.p
        assert near(1 / (len(cases) + 1), 1e-6) == told.smallest <= told.p <= 1


@pytest.mark.parametrize(
    ("cases", "position", "p", "smallest"),
    [(9, 6, 0.1, 0.1), (9, 4, 1.0, 0.1), (19, 6, 0.05, 0.05), (19, 1, 0.05, 0.05)],
)
def test_of_a_few_earlier_grades_it_can_be_no_less_than_one_over_them_and_this_one(
    cases: int, position: int, p: float, smallest: float
) -> None:
    """So below 19 nothing is told at five per cent."""
    told = second_opinion([case(f"i{number}", 3.9) for number in range(cases)], 3.9, position)
    assert told == Conformal(p, smallest)


def test_cases_without_evidence_tell_nothing() -> None:
    assert second_opinion([case("i1", None)], 3.6, 4) is None


def test_it_knows_of_no_direction() -> None:
    """Where panels were lenient by some, a grade that is severe by as much passes as easily."""
    cases = [case(f"i{number}", 3.4, "good") for number in range(9)]
    assert second_opinion(cases, 3.4, 4) == second_opinion(cases, 3.6, 3) == Conformal(1.0, 0.1)
