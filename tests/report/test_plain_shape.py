"""What evidence is said to carry in plain words: its band, how much cannot be told, its middle, camps and borders."""

from __future__ import annotations

import pytest

from qualityframework.weighing.methods import METHODS
from tests.report.saying import ALL_IN, FIRM, KINDS, of_each, told, words
from tests.strategies.inspections import GRADES
from tests.weighing.inspected import TELLING, Data, says, weighed


def test_enough_evidence_is_told_with_its_band_its_score_and_its_middle() -> None:
    assert of_each("good", "good", "good", "good", "adequate").startswith(
        "The evidence can carry Good (mean score 3.8 on 1 to 6, 16% of it cannot be told). "
        "Good is the middle of the evidence: about 80% of what it says lies there or better, 100% there or worse. "
    )


def test_a_band_of_more_than_one_grade_is_told_by_its_ends() -> None:
    said = of_each("good", "good", "good", "adequate", "adequate")
    band = "The evidence can carry Adequate to Good (mean score 3.6 on 1 to 6, 16% of it cannot be told)."
    assert said.startswith(f"{band} ")


def test_too_little_evidence_is_told_so_and_nothing_of_how_firm_it_is() -> None:
    """0.87 of it counts; 1.13 in 2 cannot be told, which is 56.5%."""
    assert told(says("good", "observation", reliability=0.87)) == (
        "There is too little evidence to say what it carries: 57% of it cannot be told. "
        "So nothing can be said of the team's grade, Good. "
        "Certainty is very low: the evidence is too little to say; it rests in effect on one source."
    )


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        (1.01, "The evidence can carry Good (mean score 4.0 on 1 to 6, 49% of it cannot be told)."),
        (1.0, "There is too little evidence to say what it carries: 50% of it cannot be told."),
        (0.99, "There is too little evidence to say what it carries: 51% of it cannot be told."),
    ],
)
def test_how_much_cannot_be_told_is_never_rounded_across_the_limit(weight: float, said: str) -> None:
    """49.8% is 49, which is enough, and 50.3% is 51, which is not."""
    assert told(says("good", "observation", weight=weight, reliability=1)).startswith(f"{said} ")


@pytest.mark.parametrize(("items", "reliability", "untold"), [(2, 0.93, 38), (1, 0.88, 56), (4, 0.9, 28)])
def test_a_whole_per_cent_is_told_as_it_is(items: int, reliability: float, untold: int) -> None:
    """n (1 - r) + 1 in n + 1."""
    said = told(*(says("good", kind, reliability=reliability, **ALL_IN) for kind in KINDS[:items]))
    assert f"{untold}% of it cannot be told" in said


def test_what_a_method_without_ignorance_comes_to_is_told_by_its_name_without_a_band_or_a_test() -> None:
    assert told(*FIRM, method="weighted-median", grade="excellent") == (
        "By weighted-median the evidence comes to Good (mean score 4.0 on 1 to 6; it does not keep apart all that "
        "cannot be told, so it has no band and tests no grade). "
        "No error in what items count for moves its middle, short of leaving some of them out. "
        "No single kind of evidence decides it. "
        "Certainty is moderate: this method does not keep apart all that cannot be told."
    )


def test_two_camps_are_told_before_a_middle_that_is_no_more_than_that() -> None:
    torn = of_each("weak", "weak", "very_good", "very_good", "very_good")
    assert (
        "It speaks in two camps: 40% of it at Weak, and 60% of it at Very good. "
        "Very good is no more than the middle of it: "
        "about 60% of what it says lies there or better, 100% there or worse."
    ) in torn
    assert "is the middle of the evidence" not in torn


def test_samples_that_say_the_same_are_no_camps() -> None:
    """3 of 4 spreads over the scale, and is one thing that all three say."""
    share: Data = {"proportion": {"met": 3, "of": 4}}
    kinds = ("records-read", "children-survey", "staff-survey")
    said = told(*(says(share, kind, reliability=1, **ALL_IN) for kind in kinds))
    assert "two camps" not in said
    assert "Good is the middle of the evidence: about 72% of what it says lies there or better, 54%" in said


def test_camps_are_of_what_items_say() -> None:
    """1 of 4 is unsatisfactory, and 9 of 10 excellent, though each spreads over grades beside it."""
    kinds = ("children-survey", "staff-survey", "parent-carer-survey")
    shares = [{"proportion": {"met": met, "of": of}} for met, of in ((1, 4), (9, 10), (9, 10))]
    said = told(*(says(share, kind, reliability=1, **ALL_IN) for share, kind in zip(shares, kinds, strict=True)))
    assert "It speaks in two camps: 33% of it at Unsatisfactory, and 67% of it at Excellent." in said


@pytest.mark.parametrize(
    ("grades", "camps"),
    [
        (("unsatisfactory", "excellent"), "50% of it at Unsatisfactory, and 50% of it at Excellent"),
        (("weak", "weak", "excellent", "excellent", "excellent"), "40% of it at Weak, and 60% of it at Excellent"),
        (
            ("unsatisfactory", "weak", "excellent", "excellent", "excellent"),
            "40% of it around Unsatisfactory (Unsatisfactory to Weak), and 60% of it at Excellent",
        ),
    ],
)
def test_each_camp_is_told_by_its_own_middle(grades: tuple[str, ...], camps: str) -> None:
    assert f"It speaks in two camps: {camps}." in of_each(*grades)


def test_a_border_is_told_by_both_its_grades_and_without_a_radius() -> None:
    border = of_each("adequate", "adequate", "good", "good")
    assert "Its middle lies on the border between Adequate and Good." in border
    assert "is the middle of the evidence" not in border
    assert "What every item counts for" not in border
    assert "All items lean the same way" not in border
    assert "The least error" not in border


@pytest.mark.parametrize("method", sorted(METHODS))
def test_by_every_method_a_middle_on_a_border_is_told_by_both_its_grades(method: str) -> None:
    """Where it lies on one: methods that come to a single grade, or look beyond the middle, have none here."""
    items = [says(grade, kind, reliability=0.9) for grade, kind in zip(("adequate", "good"), KINDS[2:], strict=False)]
    one = weighed(*items, method=method)
    assert one.carries is not None
    border = "the border between Adequate and Good"
    said = words(one)
    assert (f"Its middle lies on {border}." in said) is (one.carries.borderline and method in TELLING)
    first = f"By {method} the evidence comes to {border} (mean score 3.5 on 1 to 6; "
    assert said.startswith(first) is (one.carries.borderline and method not in TELLING)
    assert one.carries.borderline is (method not in ("percentage-bands", "radar"))
    if one.carries.borderline:
        assert "is the middle of the evidence" not in said


def test_by_a_method_without_a_band_two_camps_on_a_border_are_told_as_both() -> None:
    said = of_each("weak", "very_good", method="weighted-median")
    assert said.startswith("By weighted-median the evidence comes to the border between Weak and Very good (mean ")
    assert "It speaks in two camps: 50% of it at Weak, and 50% of it at Very good." in said
    assert "could be wrong" not in said


def test_evidence_that_never_falls_between_its_ends_is_spread_and_in_no_camps() -> None:
    spread: Data = {"belief": {"unsatisfactory": 0.25, "adequate": 0.2, "very_good": 0.2, "excellent": 0.25}}
    even: Data = {"belief": dict.fromkeys(GRADES, 1 / 6)}
    for shown, camps in ((spread, True), (even, False)):
        said = told(*(says(shown, kind, reliability=1, **ALL_IN) for kind in KINDS))
        assert ("It speaks in two camps: " in said) is camps
        assert ("It is spread widely. " in said) is not camps


def test_of_two_camps_no_middle_is_told_to_be_firm() -> None:
    """Their middle is very good by a fifth, and describes neither."""
    torn = of_each("weak", "weak", "very_good", "very_good", "very_good")
    assert "counts for" not in torn
    assert "stays Very good" not in torn
