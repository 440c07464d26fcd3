"""What is weighed of an inspection, what is not and why, and that it comes out the same every time."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from qualityframework.vocabulary import BandVerdict
from qualityframework.weighing import Band, NotKnown, weigh, weighing
from qualityframework.weighing.methods import METHODS
from tests.panel.reviewing import EXAMPLES, inspection
from tests.weighing.inspected import SUBJECT, Data, carried, numbered, says, weighed

ROOT = EXAMPLES.parent
EXAMPLE = "illustrative-partnership"
COUNTS_FOR_NOTHING = "what the evidence on it shows counts for nothing, by its weight and reliability"
SAYS_NOTHING = "none of the evidence on it speaks for any grade"
every_method = pytest.mark.parametrize("name", sorted(METHODS))


def near(expected: Any) -> Any:
    return pytest.approx(expected, rel=0, abs=1e-12)


# one subject by hand -------------------------------------------------------------------------------------------------


def test_two_items_by_hand() -> None:
    """0.95 at adequate and 0.9 at good; 0.15 of both and 1 beforehand are unassigned: 3 in all."""
    one = carried(says("adequate"), says("good", "children-meetings"))
    assert near([0, 0, 0.95 / 3, 0.9 / 3, 0, 0]) == list(one.belief.values())
    assert near(1.15 / 3) == one.ignorance
    assert near([0, 0, 0.95 / 1.85, 0.9 / 1.85, 0, 0]) == list(one.shares.values())
    assert (one.band, one.centre, one.upper) == (Band("adequate", "good"), "adequate", "adequate")
    assert near((3 * 0.95 + 4 * 0.9) / 1.85) == one.score
    assert near(0.05 / 1.85) == one.robustness.radius
    assert not one.borderline
    assert one.sufficient


def test_what_each_adds_sums_to_the_shares_of_all() -> None:
    """Also where a source has more than one ordinary item and is saturated: 2.85 of records count for 2.08."""
    torn: Data = {"belief": {"good": 0.5, "weak": 0.3}}
    one = weighed(says("adequate", weight=3), says(torn, "children-meetings"), says(None, "staff-survey"))
    assert one.carries is not None
    assert [item.id for item in one.items] == ["e1", "e2", "e3"]
    assert [dict(item.shows) for item in one.items] == [{"adequate": 1.0}, {"weak": 0.3, "good": 0.5}, {}]
    saturated = 2.85 / (1 + 0.2 * 1.85)
    total = saturated + 0.9 * 0.8
    adds = [item.adds for item in one.items]
    assert adds[0] == near({"adequate": saturated / total})
    assert adds[1] == near({"weak": 0.27 / total, "good": 0.45 / total})
    assert adds[2] == {}
    for grade, share in one.carries.shares.items():
        assert near(share) == math.fsum((item or {}).get(grade, 0) for item in adds)


def test_a_middle_on_the_border_of_two_grades_is_told() -> None:
    one = carried(says("weak", "children-meetings"), says("good", "family-meetings"))
    assert (one.centre, one.upper) == ("weak", "good")
    assert one.borderline


# none ----------------------------------------------------------------------------------------------------------------

NO_WEIGHT = says("good", weight=0)
NO_RELIANCE = says("good", reliability=0)
SILENT = says(None)
VACUOUS = says({"belief": {}})


@pytest.mark.parametrize("method", [None, "weighted-median", "evidential-reasoning", "dirichlet", "percentage-bands"])
@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ((), "there is no evidence on it"),
        ((SILENT,), SAYS_NOTHING),
        ((VACUOUS,), SAYS_NOTHING),
        ((NO_WEIGHT,), COUNTS_FOR_NOTHING),
        ((SILENT, VACUOUS, NO_WEIGHT), COUNTS_FOR_NOTHING),
    ],
)
def test_where_nothing_is_said_nothing_is_carried_and_a_reason_is_given(
    items: tuple[Data, ...], reason: str, method: str | None
) -> None:
    """By a method that tells ignorance it is too little to say; by another no grade is tested at all."""
    one = weighed(*items, method=method)
    assert one.carries is None
    assert one.score is None
    assert one.verified_band is None
    assert one.reason == reason
    tells = method is None
    assert (one.verdict, one.verdict_known) == ((BandVerdict.INSUFFICIENT, True) if tells else (None, False))
    assert [item.id for item in one.items] == [item["id"] for item in numbered(items)]
    assert not any(item.share for item in one.items)


def test_what_cannot_be_relied_on_in_nothing_carries_nothing() -> None:
    one = weighed(NO_RELIANCE)
    assert (one.carries, one.verdict) == (None, BandVerdict.INSUFFICIENT)
    assert one.reason == COUNTS_FOR_NOTHING


def test_what_is_certain_and_says_otherwise_cancels_out_where_a_method_multiplies() -> None:
    """Two items that can be relied on in all, and that leave no grade to both."""
    torn = (says("good", "observation", reliability=1), says("weak", "outcome-data", reliability=1))
    one = weighed(*torn, method="evidential-reasoning-rule")
    assert (one.carries, one.verdict) == (None, None)
    assert one.reason == "the evidence on it cancels out by this method"


def test_whether_there_is_no_evidence_or_none_is_recorded_are_two_things() -> None:
    graded = {"subject": SUBJECT, "grade": "good"}
    none = weighed(evaluations=[graded])
    assert none.reason == "there is no evidence on it"
    assert none.not_known == ()
    unrecorded = weighed(complete=False, evidence=None, evaluations=[graded])
    assert unrecorded.reason == "no evidence on it is recorded, and the record does not say that there is none"
    assert (unrecorded.carries, unrecorded.verdict) == (None, None)
    assert unrecorded.not_known == (NotKnown(SUBJECT, "evidence", "weighing"),)


def test_evidence_that_does_not_say_what_it_shows_is_the_reason() -> None:
    assert weighed(SILENT).reason == SAYS_NOTHING


def test_before_any_weighing_is_in_force_nothing_is_weighed() -> None:
    """The record names its profile, and its day is before 1 August 2018."""
    parts: Data = {"complete": True, "evidence": numbered((says("good"),)), "as_of": "2018-07-31"}
    of_day = weighing(inspection(**parts, evaluations=[{"subject": SUBJECT, "grade": "good"}]))
    one = of_day.subjects[SUBJECT]
    assert of_day.method is one.method is None
    assert (one.carries, one.verdict, one.verdict_known, one.items, one.verified_band) == (None, None, False, (), None)
    assert (one.not_known, one.later) == ((), ())
    assert one.reason == "no weighing is in force on that day"
    assert one.grade == "good"
    next_day = weighing(inspection(**{**parts, "as_of": "2018-08-01"})).subjects[SUBJECT]
    assert next_day.carries is not None
    assert next_day.reason is None


def test_every_gap_is_told() -> None:
    items = [
        {"id": "a", "indicators": [SUBJECT], "kind": "records-read", "lineage": "l", "shows": {"grade": "good"}},
        {"id": "b", "indicators": [SUBJECT]},
        {"id": "c"},
        {"id": "d", "indicators": ["2.2"]},
    ]
    one = weigh(inspection(evidence=items, evaluations=[{"subject": SUBJECT, "grade": "good"}]))[SUBJECT]
    assert one.not_known == (
        NotKnown(SUBJECT, "evidence", "weighing"),
        NotKnown("c", "indicators", "weighing"),
        NotKnown("a", "verified", "verdict"),
        NotKnown("b", "kind", "weighing"),
        NotKnown("b", "shows", "weighing"),
        NotKnown("b", "lineage", "weighing"),
        NotKnown("b", "verified", "verdict"),
    )
    whole = weigh(inspection(evidence=items, evaluations=[], complete=True))[SUBJECT]
    assert whole.not_known == (NotKnown("b", "kind", "weighing"),)


@pytest.mark.parametrize(
    ("grade", "verdict", "known"),
    [
        ("good", BandVerdict.IF_UNVERIFIED_HOLDS, False),
        ("excellent", BandVerdict.ABOVE, True),
        ("unsatisfactory", BandVerdict.BELOW, True),
    ],
)
def test_whether_it_is_verified_affects_a_verdict_within_the_band_and_nothing_else(
    grade: str, verdict: BandVerdict, known: bool
) -> None:
    items = [says("good", kind, verified="unknown") for kind in ("records-read", "observation", "family-meetings")]
    one = weighed(*items, grade=grade)
    assert one.not_known == tuple(NotKnown(f"e{number}", "verified", "verdict") for number in (1, 2, 3))
    assert (one.verdict, one.verdict_known) == (verdict, known)


def test_what_affects_the_weighing_affects_every_verdict() -> None:
    items = [says("good", kind) for kind in ("records-read", "observation", "family-meetings")]
    for grade in ("good", "excellent", "unsatisfactory"):
        one = weighed(*items, {**SILENT, "lineage": "l"}, says("good", None, lineage="k"), grade=grade)
        assert one.not_known == (NotKnown("e5", "kind", "weighing"),)
        assert one.verdict is not None
        assert not one.verdict_known


# what the team recorded ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["not-evaluated", "insufficient-evidence"])
def test_a_state_in_place_of_a_grade_is_told_and_nothing_is_tested(state: str) -> None:
    one = weighed(says("good"), evaluations=[{"subject": SUBJECT, "state": state}])
    assert (one.state, one.grade, one.verdict, one.verdict_known) == (state, None, None, False)


def test_a_grade_is_told_without_a_state_and_neither_where_neither_is_recorded() -> None:
    assert (weighed(says("good")).state, weighed(says("good")).grade) == (None, "good")
    for evaluations in ([], [{"subject": SUBJECT}]):
        one = weighed(says("good"), evaluations=evaluations)
        assert (one.state, one.grade, one.verdict) == (None, None, None)


# what is later -------------------------------------------------------------------------------------------------------


def test_what_was_gathered_after_the_day_is_weighed_and_told() -> None:
    """Of what bears on the subject; the day itself is not after it, and what has no date is not known to be."""
    kinds = ("records-read", "observation", "family-meetings", "outcome-data")
    days = ("2019-11-30", "2019-11-29", None, "2020-02-01")
    items = [says("good", kind, date=day) for kind, day in zip(kinds, days, strict=True)]
    elsewhere = says("good", indicators=["2.2"], date="2020-02-01")
    one = weighed(*items, elsewhere)
    assert one.later == ("e1", "e4")
    assert one.not_known == ()
    earlier = weighed(*({**item, "date": "2019-11-01"} for item in items)).carries
    assert earlier is not None
    assert one.carries is not None
    assert replace(one.carries, certainty=earlier.certainty) == earlier
    assert len(one.carries.certainty.doubts) == len(earlier.certainty.doubts) + 1
    assert weighed(*items, as_of="2020-02-01").later == ()


def test_what_is_later_stands_in_order_of_names() -> None:
    items = [says("good", id=name, date="2020-01-01") for name in ("e10", "e9", "e1")]
    assert weighed(*items).later == ("e1", "e9", "e10")
