"""How firmly a middle holds, in plain words: what error it bears, what it hangs on, and what is missed beside it."""

from __future__ import annotations

import pytest

from tests.report.saying import ALL_IN, FIRM, KINDS, of_each, told
from tests.weighing.inspected import Data, says


def test_what_no_error_can_move_is_told_so() -> None:
    alike = "No error in what items count for moves its middle, short of leaving some of them out."
    assert alike in told(*FIRM)


def test_what_the_least_error_moves_is_told_so() -> None:
    """2 against 1.99, of sources that are not saturated; at 1 per cent there is an error to tell."""
    kinds = zip(("good", "good", "adequate", "adequate"), KINDS, strict=False)
    items = [says(grade, kind, reliability=1, **ALL_IN) for grade, kind in kinds]
    least = "The least error in what items count for would move its middle."
    assert least in told(*items[:3], {**items[3], "reliability": 0.99})
    said = told(*items[:3], {**items[3], "reliability": 0.95})
    assert least not in said
    assert "could be wrong by up to 1% and its middle stays Good: fragile." in said


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        (("good", "good", "good", "adequate"), "could be wrong by up to 50% and its middle stays Good: solid."),
        (
            ("good", "good", "good", "adequate", "adequate"),
            "could be wrong by up to 20% and its middle stays Good: moderate.",
        ),
    ],
)
def test_how_far_what_items_count_for_could_be_wrong_is_told_with_its_label(grades: tuple[str, ...], said: str) -> None:
    assert f"What every item counts for {said}" in of_each(*grades)


def test_a_fragile_middle_is_told_so() -> None:
    slight = says("adequate", KINDS[3], reliability=1, weight=2.3)
    both = told(*(says("good", kind, reliability=1, **ALL_IN) for kind in KINDS[:2]), slight)
    assert "could be wrong by up to 4% and its middle stays Good: fragile." in both


def test_of_a_method_that_does_not_add_no_error_is_told() -> None:
    said = told(*FIRM, method="evidential-reasoning")
    assert "counts for" not in said
    assert "count for" not in said
    assert "lean the same way" not in said
    assert "No single kind of evidence decides it." in said


def test_a_kind_that_decides_is_told_by_its_title_with_what_would_be_without_it() -> None:
    said = told(*(says("good", **ALL_IN) for _ in range(3)), says("adequate", KINDS[1]), says("adequate", KINDS[2]))
    assert "Without Children's records read by inspectors its middle is Adequate, so that is what to probe." in said
    assert said.count("so that is what to probe") == 1
    assert "No single kind" not in said


def test_where_without_a_kind_the_middle_is_a_border_that_is_told() -> None:
    """Of two that say adequate and one that says good, without one of the two the rest is a tie."""
    said = of_each("adequate", "adequate", "good")
    assert "Adequate is the middle of the evidence" in said
    border = "its middle lies on the border between Adequate and Good"
    assert (
        f"Without Meetings and activities with children and young people {border}, "
        f"without Children's records read by inspectors {border}, so these are what to probe."
    ) in said
    assert said.count("what to probe") == 1


def test_several_kinds_that_decide_are_told_in_one_sentence() -> None:
    """Each with what there is without it: a grade, a border, or no middle at all."""
    said = of_each("adequate", "good")
    assert (
        " Without Meetings and activities with children and young people its middle is Adequate, "
        "without Children's records read by inspectors its middle is Good, so these are what to probe. "
    ) in said
    assert "Without" not in said.replace("Without Meetings", "", 1)


@pytest.mark.parametrize(
    "silent",
    [
        (),
        (says("good", "staff-survey", weight=0),),
        (says("good", "observation", weight=0),),
    ],
    ids=["alone", "before nothing", "after nothing"],
)
def test_one_kind_that_is_all_there_is_is_told_so_and_not_that_it_decides(silent: tuple[Data, ...]) -> None:
    only = told(*(says("good", **ALL_IN) for _ in range(3)), *silent)
    assert " What it says comes from evidence of one kind alone: Children's records read by inspectors. " in only
    assert "Without" not in only
    assert "No single kind" not in only


def test_where_the_rest_is_as_good_as_nothing_there_is_no_middle_without_a_kind() -> None:
    said = told(says("good", "observation", reliability=1, weight=2), says("good", "family-meetings", weight=1e-10))
    assert "Without Observation of activities there is no middle, so that is what to probe." in said


def test_evidence_of_a_kind_that_is_not_recorded_is_told_so() -> None:
    only = told(*(says("good", None, reliability=1) for _ in range(3)))
    assert " What it says comes from evidence of no recorded kind. " in only
    assert "one kind alone" not in only
    assert "Without" not in only
    some = told(*(says("good", None, reliability=1) for _ in range(3)), says("good", "observation"))
    assert "What it says comes from" not in some


def test_where_no_kind_decides_it_may_still_hang_on_single_items() -> None:
    """Records say high and low alike: without them all is as before, and without the high one alone it is not.

    With less beside them it is not without the low one either.
    """
    records = (
        says("very_good", id="high", reliability=1, weight=2, **ALL_IN),
        says("adequate", id="low", reliability=1, weight=2, **ALL_IN),
    )
    others = tuple(says("good", kind, reliability=1, weight=0.5, **ALL_IN) for kind in KINDS[1:])
    others = (*others, says("adequate", "observation", reliability=1))
    assert "No single kind of evidence decides it, but its middle lies elsewhere without high. " in told(
        *records, *others
    )
    assert (
        "No single kind of evidence decides it, but its middle lies elsewhere without any one of these items: "
        "high, low. "
    ) in told(*records, *others[:3])


@pytest.mark.parametrize(("items", "many"), [(200, False), (201, True)])
def test_where_there_are_too_many_items_to_leave_out_each_that_is_told(items: int, many: bool) -> None:
    said = told(*(says("good", KINDS[number % 4], **ALL_IN) for number in range(items)), method="evidential-reasoning")
    assert "No single kind of evidence decides it. " in said
    assert ("There are too many items to leave out each in turn by this method." in said) is many


def test_where_nothing_decides_it_that_is_told() -> None:
    assert "No single kind of evidence decides it. " in told(*FIRM)


def test_what_triangulation_wants_is_told() -> None:
    two = told(*(says("good", kind) for kind in ("staff-survey", "staff-survey", "partnership-discussion")))
    assert (
        "What keeps sources from bearing each other out in full: "
        "2 sources with 10% or more of what lies near the middle, not 3; "
        "near the middle in effect 1.8 equal sources, not 2; "
        "less than 10% of what lies near the middle is records, data or observation; "
        "less than 10% of what lies near the middle is the voice of those whose experience it is about."
    ) in two
    assert "bearing each other out" not in told(*FIRM)
