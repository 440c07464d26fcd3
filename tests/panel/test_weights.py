"""The facts that weighing supplies: told where they hold whatever is not recorded, and unknown where they do not."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.expressions import Row
from qualityframework.panel import inspection_row
from qualityframework.vocabulary import WEIGHED, Agreement, BandVerdict, Firmness
from tests.panel.reviewing import inspection, rows_in
from tests.strategies.inspections import GRADES
from tests.weighing.inspected import Data, says

UNKNOWN = None
ABSENT = object()
KINDS = ("records-read", "children-meetings", "family-meetings", "outcome-data")
ALL_IN: Data = {"people": 96, "invited": 96}
FIRM = tuple(says("good", kind, **ALL_IN) for kind in KINDS)
"""Four sources that say good, all of them verified."""

TORN = (
    *(says("weak", kind, reliability=0.95, **ALL_IN) for kind in KINDS[:2]),
    *(says(grade, kind) for grade, kind in zip(("good", "very_good"), KINDS[2:], strict=True)),
)
POSITION = {grade: number for number, grade in enumerate(GRADES, 1)}
CITES: Data = {"subject": "2.1", "grade": "good", "evidence": []}


def evaluation(*items: Data, complete: bool = True, **parts: Any) -> Row:
    """The row of the evaluation of 2.1, of items that each are a source of their own."""
    numbered = [{"id": f"e{number}", "lineage": f"l{number}", **item} for number, item in enumerate(items, 1)]
    recorded = [{key: value for key, value in item.items() if value is not None} for item in numbered]
    record: Data = {"complete": complete, "evidence": recorded, "evaluations": [CITES], **parts}
    left_in = {name: value for name, value in record.items() if value is not ABSENT}
    return rows_in(inspection_row(inspection(**left_in)), "evaluations")[0]


def told(*items: Data, **parts: Any) -> dict[str, Any]:
    """What weighing says of an evaluation, by name of the fact."""
    row = evaluation(*items, **parts)
    return {name: getattr(row, name) for name in sorted(WEIGHED - {"decides"})}


def decides(*items: Data, **parts: Any) -> dict[str, bool | None]:
    """Whether the middle hangs on evidence of its kind, by item; also of those that perhaps bear on it."""
    listed: Any = evaluation(*items, **parts)
    rows = (
        listed.evidence if isinstance(listed.evidence, tuple) else (*listed.evidence.certain, *listed.evidence.possible)
    )
    return {row.id: row.decides for row in rows}


ALL_UNKNOWN = dict.fromkeys(sorted(WEIGHED - {"decides"}), UNKNOWN)
OF_CARRIES = sorted(WEIGHED - {"decides", "sufficient", "verdict"})


# what is known -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("complete", [False, True])
def test_of_evidence_that_is_all_recorded_every_fact_is_told(complete: bool) -> None:
    assert told(*FIRM, complete=complete) == {
        "sufficient": True,
        "verdict": BandVerdict.SUPPORTED,
        "band_low": POSITION["good"],
        "band_high": POSITION["good"],
        "borderline": False,
        "firmness": Firmness.SOLID,
        "agreement": Agreement.AGREE,
        "low_certainty": False,
        "doubts": "none",
    }
    assert decides(*FIRM, complete=complete) == {"e1": False, "e2": False, "e3": False, "e4": False}


def test_of_torn_evidence_too() -> None:
    found = told(*TORN)
    assert (found["band_low"], found["band_high"]) == (POSITION["weak"], POSITION["good"])
    assert found["agreement"] == Agreement.CONFLICTING
    assert found["firmness"] == Firmness.FRAGILE
    assert found["low_certainty"] is True
    assert found["doubts"] == "the evidence conflicts; the band reaches over 2 steps"


@pytest.mark.parametrize(
    ("grade", "verdict"),
    [("excellent", BandVerdict.ABOVE), ("good", BandVerdict.SUPPORTED), ("weak", BandVerdict.BELOW)],
)
def test_the_verdict_is_told_for_each_grade(grade: str, verdict: BandVerdict) -> None:
    assert verdict == told(*FIRM, evaluations=[{**CITES, "grade": grade}])["verdict"]


def test_a_middle_on_a_border_is_told() -> None:
    both = [
        says(grade, kind, reliability=1, **ALL_IN) for grade, kind in zip(("good", "adequate"), KINDS, strict=False)
    ]
    assert told(*both, *both)["borderline"] is True


@pytest.mark.parametrize(
    ("weight", "firmness"),
    [(0.5, Firmness.SOLID), (1.1, Firmness.MODERATE), (1.7, Firmness.FRAGILE)],
)
def test_firmness_is_told_by_its_label(weight: float, firmness: Firmness) -> None:
    """Two items of good against one of adequate: (2 - w) / (2 + w), the last one saturated."""
    sure = [says("good", kind, reliability=1, **ALL_IN) for kind in KINDS[:2]]
    assert firmness == told(*sure, says("adequate", KINDS[3], reliability=1, weight=weight))["firmness"]


def test_an_item_decides_where_the_middle_hangs_on_its_kind() -> None:
    """Three records say good; two meetings do not outweigh them, and without records do."""
    records = [says("good", **ALL_IN)] * 3
    others = [says("adequate", kind) for kind in KINDS[1:3]]
    assert decides(*records, *others) == {"e1": True, "e2": True, "e3": True, "e4": False, "e5": False}


def test_where_there_is_one_source_nothing_hangs_on_one_of_several() -> None:
    assert decides(*([FIRM[0]] * 3)) == {"e1": False, "e2": False, "e3": False}


def test_a_source_that_counts_for_nothing_is_none_beside_the_only_one() -> None:
    """Without the records there would be no middle, and that is so of any evidence that is all of one kind."""
    silent = {**FIRM[1], "reliability": 0}
    assert decides(*([FIRM[0]] * 3), silent) == {"e1": False, "e2": False, "e3": False, "e4": False}


def test_at_a_tie_both_sides_decide() -> None:
    both = [says("good", KINDS[0], reliability=1), says("adequate", KINDS[1], reliability=1)]
    assert decides(*both) == {"e1": True, "e2": True}


def test_items_of_two_kinds_and_one_lineage_are_one_source() -> None:
    together = [{**item, "lineage": "one", "weight": 3, "weight_reason": "a test"} for item in FIRM[:2]]
    assert decides(*together) == {"e1": False, "e2": False}
    silent = {**FIRM[2], "weight": 0, "weight_reason": "a test"}
    assert decides(*together, silent) == {"e1": False, "e2": False, "e3": False}


# what is not enough --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("items", [(), FIRM[:1], (says(None),)], ids=["none", "one", "one that does not say"])
def test_too_little_evidence_is_not_sufficient_and_there_is_nothing_to_be_read_off_it(items: tuple[Data, ...]) -> None:
    found = told(*items)
    assert (found["sufficient"], found["verdict"]) == (False, BandVerdict.INSUFFICIENT)
    assert {name: found[name] for name in OF_CARRIES} == dict.fromkeys(OF_CARRIES)
    assert set(decides(*items).values()) <= {False}


@pytest.mark.parametrize("evidence", [[], ABSENT], ids=["there is none", "not listed"])
def test_a_complete_record_without_evidence_says_that_it_is_not_sufficient(evidence: Any) -> None:
    found = told(evidence=evidence)
    assert (found["sufficient"], found["verdict"]) == (False, BandVerdict.INSUFFICIENT)


def test_in_another_record_it_is_not_sufficient_where_there_is_none_and_unknown_where_none_is_recorded() -> None:
    assert told(complete=False)["sufficient"] is False
    assert told(complete=False, evidence=ABSENT, evaluations=[{"subject": "2.1", "grade": "good"}]) == ALL_UNKNOWN


# what is unknown -----------------------------------------------------------------------------------------------------


def without(key: str) -> tuple[Data, ...]:
    """The items, the last one without what it says under a key."""
    return (*FIRM[:3], {**FIRM[3], key: None})


@pytest.mark.parametrize(
    ("key", "in_complete"),
    [("kind", False), ("shows", True), ("lineage", True), ("indicators", True)],
)
def test_each_gap_that_could_change_it_leaves_every_fact_unknown(key: str, in_complete: bool) -> None:
    """In a complete record what is not said is none; a kind there is always."""
    assert told(*without(key), complete=False) == ALL_UNKNOWN
    assert set(decides(*without(key), complete=False).values()) == {UNKNOWN}
    assert (told(*without(key))["sufficient"] is True) is in_complete


def test_where_what_an_evaluation_cites_is_not_recorded_facts_are_unknown_if_there_is_more_to_cite() -> None:
    other = {**FIRM[0], "indicators": ["5.1"]}
    silent = [{"subject": "2.1", "grade": "good"}]
    assert told(*FIRM, other, complete=False, evaluations=silent) == ALL_UNKNOWN
    assert told(*FIRM, complete=False, evaluations=silent)["sufficient"] is True
    assert told(*FIRM, other, evaluations=silent)["sufficient"] is True


def test_before_the_first_weighing_every_fact_is_unknown() -> None:
    """Even of evidence that is all recorded: nobody has said how it is to be weighed."""
    assert told(*FIRM, as_of="2015-01-01") == ALL_UNKNOWN
    assert set(decides(*FIRM, as_of="2015-01-01").values()) == {UNKNOWN}


# what hangs on more --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verified", "in_gaps", "in_complete"),
    [
        ("yes", BandVerdict.SUPPORTED, BandVerdict.SUPPORTED),
        ("no", BandVerdict.IF_UNVERIFIED_HOLDS, BandVerdict.IF_UNVERIFIED_HOLDS),
        ("unknown", UNKNOWN, UNKNOWN),
        (None, UNKNOWN, BandVerdict.IF_UNVERIFIED_HOLDS),
    ],
)
def test_the_verdict_hangs_on_what_is_verified(verified: str | None, in_gaps: Any, in_complete: Any) -> None:
    """Every other fact is told all the same."""
    items = [{**item, "verified": verified} for item in FIRM]
    for complete, verdict in ((False, in_gaps), (True, in_complete)):
        found = told(*items, complete=complete)
        assert found == {**told(*FIRM), "verdict": verdict}


@pytest.mark.parametrize("grade", ["weak", "excellent"])
def test_a_verdict_outside_the_band_does_not(grade: str) -> None:
    items = [{**item, "verified": "unknown"} for item in FIRM]
    assert told(*items, evaluations=[{**CITES, "grade": grade}])["verdict"] is not UNKNOWN


@pytest.mark.parametrize("state", ["not-evaluated", "insufficient-evidence", None])
def test_without_a_grade_there_is_no_verdict_and_all_else_is_told(state: str | None) -> None:
    given = {"subject": "2.1", "evidence": [], **({"state": state} if state else {})}
    assert told(*FIRM, evaluations=[given]) == {**told(*FIRM), "verdict": UNKNOWN}


def test_low_certainty_is_unknown_where_doubts_that_are_not_recorded_would_make_it_low() -> None:
    """One doubt there is: the band. How many were drawn and came in is not recorded, and would be the second."""
    sampled = [says("good", kind, reliability=1) for kind in ("records-read", "staff-survey")]
    met = says("weak", "family-meetings", reliability=1)

    def low(**drawn: int) -> tuple[Any, str]:
        found = told(*({**item, **drawn} for item in sampled), met)
        return found["low_certainty"], found["doubts"]

    band = "the band reaches over 2 steps"
    assert low(people=5, invited=96) == (True, f"{band}; 67% of it comes from samples of which less than 40% came in")
    assert low(people=96, invited=96) == (False, band)
    assert low() == (UNKNOWN, band)


def test_doubts_are_told_for_messages() -> None:
    few: Data = {"people": 5, "invited": 96, "reliability": 0.9}
    sampled = "100% of it comes from samples of which less than 40% came in"
    kinds = ("records-read", "staff-survey", "children-survey")
    assert told(*(says("good", kind, **few) for kind in kinds))["doubts"] == sampled
    of_one_kind = [says("good", **few)] * 3
    assert told(*of_one_kind)["doubts"] == f"{sampled}; it rests in effect on one source"


def test_what_the_record_does_not_mark_complete_it_may_say_in_full() -> None:
    """Facts of a record with gaps are those of the complete one or unknown."""
    for key in ("kind", "shows", "lineage", "indicators", "verified"):
        for name, value in told(*without(key), complete=False).items():
            assert value in (UNKNOWN, told(*FIRM)[name])
