"""What was weighed as a paragraph: each kind of sentence by an example, and the whole of it for the worked example."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qualityframework.frameworks import load
from qualityframework.report.plain_words import in_plain_words, label_of
from qualityframework.vocabulary import BandVerdict
from qualityframework.weighing import Weighed, weigh
from tests.panel.reviewing import NAMES, example
from tests.strategies.inspections import FRAMEWORK, GRADES
from tests.weighing.inspected import Data, says, weighed

KINDS = ("records-read", "children-meetings", "family-meetings", "outcome-data", "staff-survey")
ALL_IN: Data = {"people": 96, "invited": 96}
FIRM = (says("good", **ALL_IN), *(says("good", kind) for kind in KINDS[1:4]))
"""Four sources that say good."""

REFERENCE = json.loads(
    (Path(__file__).parents[1] / "conformance" / "default_weighted_evidence_pool_reference.json").read_text("utf-8")
)
KIND_OF = {
    "people": "children-meetings",
    "records": "records-read",
    "staff": "staff-survey",
    "documents": "plans-and-policies",
    "data": "outcome-data",
    "leaders": "partnership-discussion",
}


def words(one: Weighed) -> str:
    return in_plain_words(one, load(FRAMEWORK))


def told(*items: Data, **parts: Any) -> str:
    """What is said of items on 2.1."""
    return words(weighed(*items, **parts))


def of_each(*grades: str, **parts: Any) -> str:
    """What is said of an item of each kind, fully reliable, all that were drawn."""
    items = (says(grade, kind, reliability=1, **ALL_IN) for grade, kind in zip(grades, KINDS, strict=False))
    return told(*items, **parts)


# the worked example --------------------------------------------------------------------------------------------------


def worked_example() -> list[Data]:
    """Its nine items of six sources; a source for a kind of ours, with weights and reliabilities as given."""
    return [
        says(
            {"belief": {grade: share for grade, share in zip(GRADES, one["belief"], strict=True) if share}},
            KIND_OF[one["source"]],
            id=one["id"].lower(),
            weight=one["weight"],
            reliability=one["reliability"],
            **ALL_IN,
        )
        for one in REFERENCE["items"]
    ]


def test_the_worked_example_comes_to_the_figures_of_its_reference_as_an_inspection() -> None:
    carries = weighed(*worked_example()).carries
    assert carries is not None
    assert pytest.approx(REFERENCE["belief"], rel=0, abs=1e-9) == list(carries.belief.values())
    assert pytest.approx(REFERENCE["ignorance"], rel=0, abs=1e-9) == carries.ignorance
    assert pytest.approx(REFERENCE["weight_radius"], rel=0, abs=1e-9) == carries.robustness.radius


def test_of_the_worked_example_it_says_what_the_specification_says() -> None:
    """60% at good or better, good the middle, adequate without staff; and weights wrong by up to 31%, rounded down.

    The radius is 30.98%, so at 31% it need not stay good.
    """
    assert told(*worked_example()) == (
        "The evidence can carry Adequate to Good (score 3.6 on 1 to 6, 30% of it cannot be told). "
        "Good is the middle of the evidence: about 60% of what it says lies there or better, 92% there or worse. "
        "The team's grade, Good, lies within it, and within what the verified evidence alone can carry. "
        "What every item counts for could be wrong by up to 30% and it stays Good: solid. "
        "Take away Survey of staff and it would be Adequate, so that is what to probe. "
        "Certainty is high."
    )


# what it can carry ---------------------------------------------------------------------------------------------------


def test_enough_evidence_is_told_with_its_band_its_score_and_its_middle() -> None:
    assert of_each("good", "good", "good", "good", "adequate").startswith(
        "The evidence can carry Good (score 3.8 on 1 to 6, 17% of it cannot be told). "
        "Good is the middle of the evidence: about 80% of what it says lies there or better, 100% there or worse. "
    )


def test_a_band_of_more_than_one_grade_is_told_by_its_ends() -> None:
    assert "The evidence can carry Adequate to Good (score " in of_each("good", "good", "good", "adequate", "adequate")


def test_too_little_evidence_is_told_so_and_nothing_of_how_firm_it_is() -> None:
    assert told(FIRM[1]) == (
        "There is too little evidence to say: its middle could lie anywhere from Unsatisfactory to Excellent "
        "(score 4.0 on 1 to 6, 55% of it cannot be told). So nothing can be said of the team's grade, Good. "
        "Certainty is very low: the evidence is too little to say; the band reaches over 5 steps."
    )


def test_two_camps_are_told_instead_of_a_middle() -> None:
    torn = of_each("weak", "weak", "very_good", "very_good", "very_good")
    assert (
        "It speaks in two camps: 40% of it around Weak, 60% around Very good; a middle between them describes neither."
    ) in torn
    assert "is the middle of the evidence" not in torn


@pytest.mark.parametrize(
    ("grades", "camps"),
    [
        (("unsatisfactory", "excellent"), "50% of it around Unsatisfactory, 50% around Excellent"),
        (("weak", "weak", "excellent", "excellent", "excellent"), "40% of it around Weak, 60% around Excellent"),
        (
            ("unsatisfactory", "weak", "excellent", "excellent", "excellent"),
            "40% of it around Unsatisfactory, 60% around Excellent",
        ),
    ],
)
def test_each_camp_is_told_by_its_own_middle(grades: tuple[str, ...], camps: str) -> None:
    assert f"It speaks in two camps: {camps};" in of_each(*grades)


def test_a_border_is_told_by_both_its_grades_and_without_a_radius() -> None:
    border = of_each("adequate", "adequate", "good", "good")
    assert "Its middle lies on the border between Adequate and Good." in border
    assert "is the middle of the evidence" not in border
    assert "What every item counts for" not in border
    assert "No error in what items count for" not in border


# how firmly ----------------------------------------------------------------------------------------------------------


def test_what_no_error_can_move_is_told_so() -> None:
    assert "No error in what items count for would move it from Good." in told(*FIRM)


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        (("good", "good", "good", "adequate"), "could be wrong by up to 50% and it stays Good: solid."),
        (("good", "good", "good", "adequate", "adequate"), "could be wrong by up to 20% and it stays Good: moderate."),
    ],
)
def test_how_far_what_items_count_for_could_be_wrong_is_told_with_its_label(grades: tuple[str, ...], said: str) -> None:
    assert f"What every item counts for {said}" in of_each(*grades)


def test_a_fragile_middle_is_told_so() -> None:
    slight = says("adequate", KINDS[3], reliability=1, weight=2.3)
    both = told(*(says("good", kind, reliability=1, **ALL_IN) for kind in KINDS[:2]), slight)
    assert "could be wrong by up to 4% and it stays Good: fragile." in both


def test_of_a_method_that_does_not_add_no_error_is_told() -> None:
    said = told(*FIRM, method="evidential-reasoning")
    assert "counts for" not in said
    assert "count for" not in said
    assert "No single kind of evidence decides it." in said


def test_a_kind_that_decides_is_told_by_its_title_with_what_would_be_without_it() -> None:
    said = told(*(says("good", **ALL_IN) for _ in range(3)), says("adequate", KINDS[1]), says("adequate", KINDS[2]))
    assert (
        "Take away Children's records read by inspectors and it would be Adequate, so that is what to probe."
    ) in said
    assert said.count("so that is what to probe") == 1
    assert "No single kind" not in said


def test_where_there_is_but_one_kind_there_would_be_no_middle_without_it() -> None:
    only = told(*(says("good", **ALL_IN) for _ in range(3)))
    assert (
        "Take away Children's records read by inspectors and there would be no middle, so that is what to probe."
    ) in only


def test_evidence_of_a_kind_that_is_not_recorded_is_told_so() -> None:
    only = told(*(says("good", None, reliability=1) for _ in range(3)))
    assert "Take away kind not recorded and there would be no middle" in only


def test_where_no_kind_decides_it_may_still_hang_on_single_items() -> None:
    """Records say high and low alike: without them all is as before, and without the high ones alone it is not."""
    records = (
        says("very_good", id="high", reliability=1, weight=2, **ALL_IN),
        says("adequate", id="low", reliability=1, weight=2, **ALL_IN),
    )
    others = (says("good", kind, reliability=1, weight=0.5, **ALL_IN) for kind in KINDS[1:])
    assert (
        "No single kind of evidence decides it, but it hangs on single items: without any one of high it is another."
    ) in told(*records, *others, says("adequate", "observation", reliability=1))


def test_where_nothing_decides_it_that_is_told() -> None:
    assert "No single kind of evidence decides it. " in told(*FIRM)


def test_what_triangulation_wants_is_told() -> None:
    two = told(*(says("good", kind) for kind in ("staff-survey", "staff-survey", "partnership-discussion")))
    assert (
        "Sources do not bear each other out as far as looked for: 2 sources with 10% or more of the support, not 3; "
        "as narrow as 1.8 equal sources, not 2; no records, data or observation; "
        "nobody heard whose experience it is about."
    ) in two
    assert "bear each other out" not in told(*FIRM)


# how certain ---------------------------------------------------------------------------------------------------------


def test_certainty_is_told_with_every_doubt() -> None:
    assert told(*FIRM).endswith("Certainty is high.")
    assert of_each("weak", "weak", "very_good", "very_good", "very_good").endswith(
        "Certainty is low: the evidence conflicts; the band reaches over 3 steps."
    )


def test_what_may_lessen_certainty_is_told_with_what_it_would_then_be() -> None:
    said = told(*(says("good") for _ in range(3)), says("good", KINDS[1]), says("good", KINDS[2]))
    assert said.endswith(
        "Certainty is high. It may be less: up to 54% of it comes from samples of which less than 40% came in: "
        "not recorded, and certainty then moderate."
    )


# the team's grade ----------------------------------------------------------------------------------------------------


VERDICTS = {
    BandVerdict.SUPPORTED: (
        FIRM,
        "good",
        "The team's grade, Good, lies within it, and within what the verified evidence alone can carry.",
    ),
    BandVerdict.IF_UNVERIFIED_HOLDS: (
        tuple({**item, "verified": "no"} for item in FIRM),
        "good",
        "The team's grade, Good, lies within it only if the evidence holds that nobody has verified.",
    ),
    BandVerdict.ABOVE: (FIRM, "very_good", "The team's grade, Very good, lies above it."),
    BandVerdict.BELOW: (FIRM, "weak", "The team's grade, Weak, lies below it."),
    BandVerdict.INSUFFICIENT: (FIRM[:1], "good", "So nothing can be said of the team's grade, Good."),
}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_verdict_has_its_sentence(verdict: BandVerdict) -> None:
    items, grade, sentence = VERDICTS[verdict]
    one = weighed(*items, grade=grade)
    assert one.verdict is verdict
    assert sentence in words(one)
    assert words(one).count("team's grade") == 1


def test_there_is_a_sentence_for_every_verdict() -> None:
    assert set(VERDICTS) == set(BandVerdict)


def test_without_a_grade_of_the_team_nothing_is_said_of_one() -> None:
    assert "grade" not in told(*FIRM, grade=None)


# what is not known ---------------------------------------------------------------------------------------------------


def test_what_is_not_recorded_is_told() -> None:
    last = {**FIRM[3], "kind": None}
    items = [{**item, "lineage": f"l{number}"} for number, item in enumerate(FIRM[:3])]
    last = {key: value for key, value in last.items() if value is not None}
    assert told(*items, last, complete=False).endswith(
        " Not recorded, and weighed without it: kind of e4, lineage of e4."
    )
    assert "Not recorded" not in told(*FIRM)


def test_of_much_that_is_not_recorded_six_are_told_and_how_many_more() -> None:
    one = weighed(*FIRM, *FIRM, complete=False)
    gaps = ", ".join(f"lineage of e{number}" for number in range(1, 7))
    assert len(one.not_known) == 8
    assert words(one).endswith(f" Not recorded, and weighed without it: {gaps} and 2 more.")
    six = words(weighed(*FIRM, *FIRM[:2], complete=False))
    assert six.endswith(f" Not recorded, and weighed without it: {gaps}.")


@pytest.mark.parametrize(
    ("items", "parts", "said"),
    [
        ((), {}, "there is no evidence on it. So nothing can be said of the team's grade, Good."),
        (
            (),
            {"complete": False, "evidence": None},
            "no evidence on it is recorded, and the record does not say that there is none. "
            "Not recorded, and weighed without it: evidence of 2.1.",
        ),
        (
            (says(None),),
            {},
            "none of the evidence on it says what it shows. So nothing can be said of the team's grade, Good.",
        ),
        (
            (says("good", weight=0),),
            {"grade": None},
            "none of the evidence on it that says what it shows has any weight and reliability.",
        ),
        ((), {"as_of": "2015-01-01"}, "no weighing is in force on that day."),
    ],
)
def test_where_nothing_could_be_weighed_it_says_why_and_nothing_else(
    items: tuple[Data, ...], parts: Data, said: str
) -> None:
    assert told(*items, **parts) == f"Nothing could be weighed: {said}"


# all of it -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_subject_of_every_example_is_said_in_whole_sentences(name: str) -> None:
    for one in weigh(example(name)).values():
        said = words(one)
        assert said.endswith(".")
        assert said == " ".join(said.split())
        assert [mark for mark in ("None", "nan", "{", "}", "_", "..", " ,") if mark in said] == []


def test_a_grade_is_told_by_its_label_and_a_name_that_is_none_by_itself() -> None:
    assert label_of("very_good", load(FRAMEWORK)) == "Very good"
    assert label_of("Very good", load(FRAMEWORK)) == "Very good"
    assert label_of("superb", load(FRAMEWORK)) == "superb"
