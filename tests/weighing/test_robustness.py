"""How firmly a middle holds: its radius, how far evidence conflicts, and without what it is another."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.vocabulary import Agreement, Firmness
from qualityframework.weighing import Band, LeftOut, ordinal, robustness
from qualityframework.weighing.item import Item
from tests.strategies.inspections import GRADES
from tests.weighing.inspected import Data, carried, says, setting, weighed
from tests.weighing.made import EFFECTIVE, ITEMS, REFERENCE, at, item, near

LIMITS = setting().limits


# radius --------------------------------------------------------------------------------------------------------------


def radius(items: list[Item], weights: list[float] | None = None) -> float:
    """With weights as they are and the lower median for the middle."""
    effective = weights or [1.0] * len(items)
    masses = [sum(count * one.belief[point] for one, count in zip(items, effective, strict=True)) for point in range(6)]
    return robustness.radius(items, effective, ordinal.lower(ordinal.normalised(masses), 0.5), 0.5)


def test_the_reference_has_its_radius() -> None:
    assert near(REFERENCE["weight_radius"]) == robustness.radius(ITEMS, EFFECTIVE, REFERENCE["centre"], 0.5)


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ([4], 1.0),
        ([4, 4, 4], 1.0),
        ([4, 4, 4, 3], 0.5),  # three quarters less one
        ([4, 4, 3], 1 / 3),
        ([4, 3], 0.0),  # a tie
        ([1, 6, 6, 6, 6], 0.6),
        ([2, 3, 4], 1 / 3),  # two of three on either side
        ([3, 3, 3, 4, 4], 0.2),
    ],
)
def test_of_items_of_one_grade_each_it_is_the_net_majority_that_keeps_the_middle(
    grades: list[int], expected: float
) -> None:
    assert near(expected, 1e-12) == radius([item(at(grade)) for grade in grades])


def test_an_item_counts_for_the_radius_by_its_weight_and_one_that_says_nothing_not_at_all() -> None:
    items = [item(at(4)), item(at(3))]
    assert near(0.5) == radius(items, [3.0, 1.0])
    assert near(0.5) == radius([*items, item((0.0,) * 6)], [3.0, 1.0, 100.0])


@given(st.lists(st.tuples(st.integers(1, 6), st.floats(0.1, 5)), min_size=1, max_size=8), st.data())
def test_within_the_radius_no_error_moves_the_middle(placed: list[tuple[int, float]], data: Any) -> None:
    items, weights = [item(at(grade)) for grade, _ in placed], [weight for _, weight in placed]
    most = 0.999 * radius(items, weights)
    wrong = [weight * (1 + most * data.draw(st.floats(-1, 1))) for weight in weights]
    assert _middle(items, weights) == _middle(items, wrong) or radius(items, weights) < 1e-8


@pytest.mark.parametrize(("grades", "middle", "moved"), [([4, 4, 3], 4, 3), ([2, 3, 4], 3, 4), ([3, 3, 3, 4, 4], 3, 4)])
def test_just_beyond_the_radius_some_error_does(grades: list[int], middle: int, moved: int) -> None:
    """All that speak for the other side are heavier, and all that speak against it lighter."""
    items = [item(at(grade)) for grade in grades]
    error = radius(items) + 1e-6
    speaks = [grade >= moved if moved > middle else grade <= moved for grade in grades]
    wrong = [1 + error if one else 1 - error for one in speaks]
    assert (middle, moved) == (_middle(items, [1.0] * len(items)), _middle(items, wrong))


def _middle(items: list[Item], weights: list[float]) -> int:
    masses = [sum(weight * one.belief[point] for one, weight in zip(items, weights, strict=True)) for point in range(6)]
    return ordinal.lower(ordinal.normalised(masses), 0.5)


@pytest.mark.parametrize(
    ("radius", "label"),
    [
        (1.0, Firmness.SOLID),
        (0.3, Firmness.SOLID),
        (0.2999, Firmness.MODERATE),
        (0.15, Firmness.MODERATE),
        (0.1499, Firmness.FRAGILE),
        (0.0, Firmness.FRAGILE),
    ],
)
def test_a_label_of_firmness_begins_at_its_limit(radius: float, label: Firmness) -> None:
    assert label is robustness.firmness(radius, LIMITS.radius)


# conflict ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((0, 0, 0, 1, 0, 0), 0.0),
        ((1, 0, 0, 0, 0, 0), 0.0),
        ((0, 0, 0.5, 0.5, 0, 0), 0.2),
        ((0, 0.5, 0, 0.5, 0, 0), 0.4),
        ((0, 0.5, 0, 0, 0.5, 0), 0.6),
        ((0.5, 0, 0, 0, 0, 0.5), 1.0),
        ((1 / 6,) * 6, 7 / 9),
        ((0.5, 0.5), 1.0),  # of a scale of two points these are both its ends
    ],
)
def test_conflict_grows_with_the_steps_between_the_halves(shares: tuple[float, ...], expected: float) -> None:
    assert near(expected) == ordinal.conflict(shares)
    assert near(expected) == ordinal.conflict(shares[::-1])


@pytest.mark.parametrize(
    ("conflict", "label"),
    [
        (0.0, Agreement.AGREE),
        (0.2499, Agreement.AGREE),
        (0.25, Agreement.MIXED),
        (0.45, Agreement.MIXED),
        (0.4501, Agreement.CONFLICTING),
        (1.0, Agreement.CONFLICTING),
    ],
)
def test_a_label_of_agreement_begins_at_its_limit(conflict: float, label: Agreement) -> None:
    assert label is robustness.agreement(conflict, LIMITS.conflict)


@pytest.mark.parametrize(
    ("low", "expected", "label"),
    [("good", 0.0, Agreement.AGREE), ("adequate", 0.2, Agreement.AGREE), ("weak", 0.4, Agreement.MIXED)],
)
def test_two_sources_that_count_the_same_conflict_by_their_steps(low: str, expected: float, label: Agreement) -> None:
    found = carried(says(low, "children-meetings"), says("good", "family-meetings")).robustness
    assert near(expected) == found.conflict
    assert found.agreement is label


def test_three_samples_that_say_the_same_do_not_conflict() -> None:
    """3 of 4 in each spreads over all grades, for want of a larger sample: that is a margin and no disagreement."""
    share: Data = {"proportion": {"met": 3, "of": 4}}
    kinds = ("records-read", "children-survey", "staff-survey")
    found = carried(*(says(share, kind, reliability=1) for kind in kinds))
    assert ordinal.conflict(list(found.shares.values())) > LIMITS.conflict.conflicting
    assert dict(found.said) == {grade: float(grade == "very_good") for grade in GRADES}
    assert (found.robustness.conflict, found.robustness.agreement) == (0.0, Agreement.AGREE)


def test_samples_that_reach_grades_far_apart_do() -> None:
    """2 of 10 is unsatisfactory and 19 of 20 is excellent, by the cuts of the framework."""
    low: Data = {"proportion": {"met": 2, "of": 10}}
    high: Data = {"proportion": {"met": 19, "of": 20}}
    found = carried(says(low, "children-survey"), says(high, "staff-survey"))
    assert dict(found.said) == {grade: 0.5 if grade in ("unsatisfactory", "excellent") else 0.0 for grade in GRADES}
    assert (found.robustness.conflict, found.robustness.agreement) == (1.0, Agreement.CONFLICTING)


def test_all_that_is_no_proportion_is_said_as_it_is_shown() -> None:
    """One item that is torn in itself, one of counts, one that leans, one of a lineage with a sample."""
    items = (
        says({"belief": {"weak": 0.3, "good": 0.5}}, "observation", reliability=1),
        says({"counts": {"good": 3, "excellent": 1}}, "outcome-data", reliability=1),
        says({"leaning": {"direction": "strength", "strength": "slight"}}, "family-meetings", reliability=1),
        says({"proportion": {"met": 1, "of": 2}}, "staff-survey", reliability=1, lineage="g"),
        says("weak", "staff-focus-group", reliability=1, lineage="g"),
    )
    whole = 0.8 + 1 + 1 + 1
    expected = {"weak": 0.3 + 0.5, "adequate": 0.5 + 0.5, "good": 0.5 + 0.75 + 0.5, "excellent": 0.25}
    assert near({grade: expected.get(grade, 0) / whole for grade in GRADES}) == dict(carried(*items).said)


@pytest.mark.parametrize("name", ["percentage-bands", "radar"])
def test_items_conflict_by_a_method_that_comes_to_one_grade_too(name: str) -> None:
    """Weak twice and very good twice: the method puts all at good, and nobody said so."""
    kinds = ("observation", "outcome-data", "family-meetings", "children-meetings")
    grades = ("weak", "weak", "very_good", "very_good")
    found = carried(*(says(grade, kind) for grade, kind in zip(grades, kinds, strict=True)), method=name)
    assert dict(found.shares) == {grade: float(grade == "good") for grade in GRADES}
    assert near({grade: 0.5 if grade in ("weak", "very_good") else 0.0 for grade in GRADES}) == dict(found.said)
    assert near(0.6) == found.robustness.conflict
    assert found.robustness.agreement is Agreement.CONFLICTING


# what it hangs on ----------------------------------------------------------------------------------------------------

WITHOUT_STAFF = (says("adequate"), says("good", "children-survey"), says("good", "staff-survey"))
"""Good has 1.4 to 0.95; without either survey it has 0.7."""


def test_a_source_without_which_the_middle_is_another_is_decisive() -> None:
    found = carried(*WITHOUT_STAFF).robustness
    assert [(one.without, one.centre) for one in found.decisive_sources] == [
        ("children-survey", "adequate"),
        ("staff-survey", "adequate"),
    ]
    rest = Band(low="adequate", high="good")
    assert found.decisive_items == (
        LeftOut(without="e2", centre="adequate", upper="adequate", band=rest),
        LeftOut(without="e3", centre="adequate", upper="adequate", band=rest),
    )


def test_at_a_tie_both_sides_decide() -> None:
    """The middle lies on the border of adequate and good, and without either source at the grade of the other."""
    found = carried(says("adequate", "observation", reliability=1), says("good", "family-meetings", reliability=1))
    assert found.borderline
    assert [(one.without, one.centre) for one in found.robustness.decisive_sources] == [
        ("family-meetings", "adequate"),
        ("observation", "good"),
    ]
    assert [one.without for one in found.robustness.decisive_items or ()] == ["e1", "e2"]


def test_what_would_leave_a_tie_decides_on_either_side() -> None:
    """Two of adequate and one of good, and the other way round: without one of the two the rest is a tie."""
    kinds = ("observation", "family-meetings", "outcome-data")
    for grades in (("adequate", "adequate", "good"), ("good", "good", "adequate")):
        found = carried(*(says(grade, kind, reliability=1) for grade, kind in zip(grades, kinds, strict=True)))
        assert not found.borderline
        assert [one.without for one in found.robustness.decisive_sources] == ["family-meetings", "observation"]
        assert [one.without for one in found.robustness.decisive_items or ()] == ["e1", "e2"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("observation", "outcome-data", "family-meetings")),
            st.integers(1, 6),
            st.sampled_from((0.5, 1, 2)),
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=80)
def test_seen_in_a_mirror_the_same_decides(drawn: list[tuple[str, int, float]]) -> None:
    """With the best grade for the lowest and so on, all that is said of how firm it is stays."""

    def firm(mirrored: bool) -> tuple[Any, ...]:
        grades = GRADES[::-1] if mirrored else GRADES
        items = [says(grades[place - 1], kind, weight=weight, reliability=1) for kind, place, weight in drawn]
        found = carried(*items).robustness
        assert found.decisive_items is not None
        return (
            [one.without for one in found.decisive_sources],
            [one.without for one in found.decisive_items],
            found.agreement,
            near(found.radius),
            near(found.conflict),
        )

    assert firm(mirrored=False) == firm(mirrored=True)


@pytest.mark.parametrize(
    ("name", "items", "tried"),
    [
        ("evidential-reasoning", 200, True),
        ("evidential-reasoning", 201, False),
        ("weighted-evidence-pool", 201, True),
        ("weighted-median", 201, True),
    ],
)
def test_of_too_many_items_none_is_left_out_by_a_method_that_begins_anew_each_time(
    name: str, items: int, tried: bool
) -> None:
    """That is not known, and is not that none of them decides."""
    assert LIMITS.search.left_out == 200
    kinds = ("observation", "family-meetings")
    found = carried(*(says("good", kinds[number % 2]) for number in range(items)), method=name).robustness
    assert found.decisive_items == (() if tried else None)
    assert found.decisive_sources == ()


def test_a_source_may_be_decisive_where_none_of_its_items_is() -> None:
    group = [says("good", "staff-survey")] * 2
    found = carried(says("adequate", "children-survey"), *group, says("good", "observation", weight=0.1)).robustness
    assert [(one.without, one.centre) for one in found.decisive_sources] == [("staff-survey", "adequate")]
    assert found.decisive_items == ()


def test_items_of_one_lineage_are_left_out_together() -> None:
    group = [says("good", "staff-survey", lineage="g")] * 2
    found = carried(says("adequate", "children-survey", reliability=0.6), *group).robustness
    assert [(one.without, one.centre) for one in found.decisive_items or ()] == [("e2 + e3", "adequate")]


def test_without_the_only_source_there_is_no_middle() -> None:
    found = carried(says("good")).robustness
    assert found.decisive_sources == (LeftOut(without="records-read", centre=None, upper=None, band=None),)
    assert found.decisive_items == (LeftOut(without="e1", centre=None, upper=None, band=None),)


def test_where_all_say_the_same_nothing_is_decisive() -> None:
    found = carried(says("good"), says("good", "observation")).robustness
    assert (found.decisive_sources, found.decisive_items) == ((), ())


@pytest.mark.parametrize("name", ["dirichlet", "evidential-reasoning", "percentage-bands"])
def test_a_method_that_does_not_add_has_no_radius_and_its_items_add_nothing(name: str) -> None:
    one = weighed(*WITHOUT_STAFF, method=name)
    assert one.carries is not None
    assert (one.carries.robustness.radius, one.carries.robustness.firmness) == (None, None)
    assert [(item.adds, item.share) for item in one.items] == [(None, None)] * 3
