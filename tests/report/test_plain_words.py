"""What was weighed as a paragraph: the whole of it for the worked example, its verdicts, and every example."""

from __future__ import annotations

import pytest

from qualityframework.frameworks import load
from qualityframework.report.plain_words import label_of, unchecked
from qualityframework.vocabulary import BandVerdict
from qualityframework.weighing import weigh
from tests.panel.reviewing import NAMES, example
from tests.report.saying import ALL_IN, FIRM, told, words
from tests.strategies.inspections import FRAMEWORK, GRADES
from tests.weighing.inspected import Data, says, weighed
from tests.weighing.made import REFERENCE

KIND_OF = {
    "people": "children-meetings",
    "records": "records-read",
    "staff": "staff-survey",
    "documents": "plans-and-policies",
    "data": "outcome-data",
    "leaders": "partnership-discussion",
}


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
        "The evidence can carry Adequate to Good (mean score 3.6 on 1 to 6, 30% of it cannot be told). "
        "Good is the middle of the evidence: about 60% of what it says lies there or better, 92% there or worse. "
        "The team's grade, Good, lies within that band, and within what the verified evidence alone can carry. "
        "What every item counts for could be wrong by up to 30% and its middle stays Good: solid. "
        "Without Survey of staff its middle is Adequate, so that is what to probe. "
        "Certainty is high."
    )


# the team's grade ----------------------------------------------------------------------------------------------------

VERDICTS = {
    BandVerdict.SUPPORTED: (
        FIRM,
        "good",
        "The team's grade, Good, lies within that band, and within what the verified evidence alone can carry.",
    ),
    BandVerdict.IF_UNVERIFIED_HOLDS: (
        tuple({**item, "verified": "no"} for item in FIRM),
        "good",
        "The team's grade, Good, lies within that band only if the unverified evidence holds.",
    ),
    BandVerdict.ABOVE: (FIRM, "very_good", "The team's grade, Very good, lies above that band."),
    BandVerdict.BELOW: (FIRM, "weak", "The team's grade, Weak, lies below that band."),
    BandVerdict.INSUFFICIENT: (FIRM[:1], "good", "So nothing can be said of the team's grade, Good."),
}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_each_verdict_has_its_sentence(verdict: BandVerdict) -> None:
    items, grade, sentence = VERDICTS[verdict]
    one = weighed(*items, grade=grade)
    assert one.verdict is verdict
    assert sentence in words(one)
    assert words(one).count("team's grade") == 1


def test_the_band_of_the_verified_evidence_is_told_where_it_is_another() -> None:
    """Good by a little, and weak; what nobody verified says good, so that all of it carries good alone."""
    both = says("good"), says("weak", "children-meetings")
    more = (says("good", kind, verified="no") for kind in ("family-meetings", "outcome-data"))
    assert (
        "The team's grade, Good, lies within that band, and within what the verified evidence alone can carry, "
        "Weak to Good."
    ) in told(*both, *more)


def test_there_is_a_sentence_for_every_verdict() -> None:
    assert set(VERDICTS) == set(BandVerdict)


def test_without_a_grade_of_the_team_nothing_is_said_of_one() -> None:
    assert "grade" not in told(*FIRM, grade=None)


UNSURE = tuple({**item, "verified": "unknown"} for item in FIRM)


def test_where_it_is_not_known_whether_items_are_verified_that_is_told_of_a_grade_within() -> None:
    within = (
        "The team's grade, Good, lies within that band; whether verified evidence alone carries it is not known: "
        "not recorded of e1, e2, e3, e4."
    )
    one = weighed(*UNSURE)
    assert unchecked(one) == ["e1", "e2", "e3", "e4"]
    assert within in words(one)
    some = weighed(*UNSURE[:1], *FIRM[1:])
    assert unchecked(some) == ["e1"]
    assert "is not known: not recorded of e1." in words(some)
    many = told(*UNSURE, *UNSURE)
    assert "is not known: not recorded of e1, e2, e3, e4, e5, e6 and 2 more." in many
    assert "Not recorded" not in many
    assert "As far as is recorded" not in many


@pytest.mark.parametrize(("grade", "where"), [("very_good", "above"), ("weak", "below"), (None, None)])
def test_of_any_other_grade_nothing_hangs_on_that(grade: str | None, where: str | None) -> None:
    one = weighed(*UNSURE, grade=grade)
    assert unchecked(one) == []
    assert "verified" not in words(one)
    assert where is None or f"lies {where} that band." in words(one)


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
