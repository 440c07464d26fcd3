"""How the team's grade stands to the band of the evidence, and when that is not known."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from qualityframework.vocabulary import BandVerdict
from qualityframework.weighing import Band, Weighed
from qualityframework.weighing.verdict import verdict
from tests.weighing.inspected import SUBJECT, Data, says, weighed

ABOVE, BELOW = BandVerdict.ABOVE, BandVerdict.BELOW
SUPPORTED, IF_UNVERIFIED_HOLDS = BandVerdict.SUPPORTED, BandVerdict.IF_UNVERIFIED_HOLDS
INSUFFICIENT = BandVerdict.INSUFFICIENT
KINDS = ("records-read", "children-meetings", "family-meetings", "outcome-data")
FIRM = tuple(says("good", kind) for kind in KINDS)
"""Four sources that say good: 3.6 of the 5 that they and the ignorance beforehand come to."""


def unverified(item: Data, verified: str | None = "no") -> Data:
    return {key: value for key, value in {**item, "verified": verified}.items() if value is not None}


def told(one: Weighed) -> tuple[BandVerdict | None, bool]:
    return one.verdict, one.verdict_known


# each of the five ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        ("unsatisfactory", BELOW),
        ("adequate", BELOW),
        ("good", SUPPORTED),
        ("very_good", ABOVE),
        ("excellent", ABOVE),
    ],
)
def test_a_grade_is_held_against_the_band_of_the_evidence(grade: str, expected: BandVerdict) -> None:
    one = weighed(*FIRM, grade=grade)
    assert one.carries is not None
    assert one.carries.band == one.verified_band == Band(low="good", high="good")
    assert (expected, True) == told(one)
    assert one.grade == grade


def test_a_grade_may_be_written_as_its_label() -> None:
    assert told(weighed(*FIRM, grade="Good")) == (SUPPORTED, True)
    assert weighed(*FIRM, grade="Good").grade == "good"


def test_a_grade_that_only_unverified_evidence_carries_is_supported_if_that_holds() -> None:
    """Of four items one is verified, which by itself says too little."""
    one = weighed(FIRM[0], *map(unverified, FIRM[1:]))
    assert told(one) == (IF_UNVERIFIED_HOLDS, True)
    assert one.verified_band is None


def test_a_grade_beside_the_verified_band_is_supported_if_the_unverified_evidence_holds() -> None:
    """Verified evidence says weak, unverified evidence good; together they carry either and adequate between them."""
    low = [says("weak", kind) for kind in KINDS[:2]]
    high = [unverified(says("good", kind)) for kind in KINDS[2:]]
    one = weighed(*low, *high)
    assert one.carries is not None
    assert one.carries.band == Band(low="weak", high="good")
    assert one.verified_band == Band(low="weak", high="weak")
    assert told(one) == (IF_UNVERIFIED_HOLDS, True)


def test_a_wide_band_carries_every_grade_in_it() -> None:
    torn = [says("weak", KINDS[0]), says("good", KINDS[1])]
    verdicts = {grade: weighed(*torn, grade=grade).verdict for grade in ("weak", "adequate", "good")}
    assert set(verdicts.values()) == {SUPPORTED}


def test_one_item_is_too_little_to_say() -> None:
    """It leaves 1.05 of 2 unassigned, which is more than half."""
    one = weighed(FIRM[0])
    assert told(one) == (INSUFFICIENT, True)
    assert one.carries is not None
    assert not one.carries.sufficient
    assert pytest.approx(1.05 / 2) == one.carries.ignorance


def test_exactly_half_unassigned_is_too_little_to_say() -> None:
    one = weighed(says("good", reliability=1))
    assert one.carries is not None
    assert one.carries.ignorance == 0.5
    assert one.verdict is INSUFFICIENT


# a grade that the verified evidence alone would carry ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("verified", "more", "band", "grade", "expected"),
    [
        (("weak", "good"), "good", Band(low="weak", high="good"), "weak", BELOW),
        (("very_good", "adequate"), "adequate", Band(low="adequate", high="very_good"), "very_good", ABOVE),
    ],
)
def test_a_grade_outside_the_band_of_all_the_evidence_is_above_or_below_it_all_the_same(
    verified: tuple[str, str], more: str, band: Band, grade: str, expected: BandVerdict
) -> None:
    """Less evidence carries more grades, and that speaks for none of them."""
    both = [says(shown, kind) for shown, kind in zip(verified, KINDS[:2], strict=True)]
    one = weighed(*both, *(unverified(says(more, kind)) for kind in KINDS[2:]), grade=grade)
    assert one.carries is not None
    assert one.carries.band == Band(low=more, high=more)
    assert one.verified_band == band
    assert (expected, True) == told(one)


@pytest.mark.parametrize(
    ("verified", "shown", "expected"),
    [
        (("weak", "good"), ("weak", "weak"), IF_UNVERIFIED_HOLDS),  # 0.95 and 0.9
        (("good", "weak"), ("good", "good"), SUPPORTED),
    ],
)
def test_a_wide_band_of_verified_evidence_whose_middle_lies_elsewhere_does_not_carry_a_grade(
    verified: tuple[str, str], shown: tuple[str, str], expected: BandVerdict
) -> None:
    """It reaches over the grade for being little and torn, and its middle is none that all the evidence carries."""
    both = [says(grade, kind) for grade, kind in zip(verified, KINDS[:2], strict=True)]
    alone = weighed(*both).carries
    assert alone is not None
    assert (alone.centre, alone.upper) == shown
    one = weighed(*both, *(unverified(says("good", kind)) for kind in KINDS[2:]))
    assert one.carries is not None
    assert one.carries.band == Band(low="good", high="good")
    assert one.verified_band == Band(low="weak", high="good")
    assert told(one) == (expected, True)


@pytest.mark.parametrize(("low", "high"), [("weak", "good"), ("good", "very_good")])
def test_of_verified_evidence_on_a_border_one_side_is_enough(low: str, high: str) -> None:
    both = [says(grade, kind, reliability=0.9) for grade, kind in zip((low, high), KINDS[:2], strict=True)]
    one = weighed(*both, *(unverified(says("good", kind)) for kind in KINDS[2:]))
    assert one.carries is not None
    assert one.carries.band == Band(low="good", high="good")
    assert told(one) == (SUPPORTED, True)


def test_every_grade_has_one_verdict_whatever_the_bands() -> None:
    spans = [(low, high) for low, high in product(range(1, 5), repeat=2) if low <= high]
    alone = [(None, None), *((band, middle) for band, middle in product(spans, spans) if _holds(band, middle))]
    for grade, every, (verified, middle) in product(range(1, 5), [None, *spans], alone):
        found = verdict(grade, every, verified, middle)
        assert (found is INSUFFICIENT) is (every is None)
        if every is not None:
            within = every[0] <= grade <= every[1]
            near = middle is not None and (_holds(every, (middle[0],) * 2) or _holds(every, (middle[1],) * 2))
            held = near and verified is not None and _holds(verified, (grade, grade))
            assert found is (ABOVE if grade > every[1] else BELOW if not within else _within(held))


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _within(held: bool) -> BandVerdict:
    return SUPPORTED if held else IF_UNVERIFIED_HOLDS


# whether it is known -------------------------------------------------------------------------------------------------


def gaps(one: Data, *more: Data, **record: Any) -> Weighed:
    """The four items, the last one as given, and more, in a record that is not complete and leaves no other gap."""
    items = [{**item, "lineage": f"l{number}"} for number, item in enumerate((*FIRM[:3], one))]
    graded = {"subject": SUBJECT, "grade": "good", "evidence": []}
    return weighed(*items, *more, **{"complete": False, "evaluations": [graded], **record})


def test_a_record_that_says_all_leaves_the_verdict_known() -> None:
    assert told(gaps(FIRM[3])) == (SUPPORTED, True)
    assert gaps(FIRM[3]).not_known == ()


@pytest.mark.parametrize("complete", [False, True])
def test_where_it_is_unknown_whether_evidence_is_verified_so_is_the_verdict(complete: bool) -> None:
    assert told(gaps(unverified(FIRM[3], "unknown"), complete=complete)) == (SUPPORTED, False)


def test_what_does_not_say_that_it_is_verified_is_not_in_a_complete_record_and_unknown_in_another() -> None:
    silent = [unverified(item, None) for item in FIRM]
    assert told(weighed(FIRM[0], *silent[1:])) == (IF_UNVERIFIED_HOLDS, True)
    assert told(gaps(silent[3])) == (SUPPORTED, False)


@pytest.mark.parametrize(("grade", "expected"), [("weak", BELOW), ("excellent", ABOVE)])
def test_a_grade_above_or_below_all_the_evidence_does_not_hang_on_what_is_verified(
    grade: str, expected: BandVerdict
) -> None:
    assert told(weighed(*(unverified(item, "unknown") for item in FIRM), grade=grade)) == (expected, True)


@pytest.mark.parametrize(
    "gap", [{"kind": None}, {"lineage": None}, {"shows": None}, {"indicators": None}], ids=lambda gap: next(iter(gap))
)
def test_what_is_not_recorded_and_could_change_it_leaves_the_verdict_unknown(gap: Data) -> None:
    whole = {"id": "last", **FIRM[3], "lineage": "l3", **gap}
    items = [{"id": f"i{number}", **item, "lineage": f"l{number}"} for number, item in enumerate(FIRM[:3])]
    last = {key: value for key, value in whole.items() if value is not None}
    one = weighed(complete=False, evidence=[*items, last], evaluations=[_cites_none()])
    assert told(one) == (SUPPORTED, False)
    assert [("last", next(iter(gap)))] == [(missing.of, missing.key) for missing in one.not_known]


def test_where_what_an_evaluation_cites_is_not_recorded_its_verdict_is_not_known() -> None:
    """An item on something else may be cited; where all there is bears on the subject, there is no other to cite."""
    other = {**FIRM[0], "id": "other", "indicators": ["5.1"], "lineage": "other"}
    one = gaps(FIRM[3], other, evaluations=[{"subject": SUBJECT, "grade": "good"}])
    assert told(one) == (SUPPORTED, False)
    assert [(missing.of, missing.key) for missing in one.not_known] == [(SUBJECT, "evidence")]
    assert told(gaps(FIRM[3], evaluations=[{"subject": SUBJECT, "grade": "good"}])) == (SUPPORTED, True)


def _cites_none() -> Data:
    return {"subject": SUBJECT, "grade": "good", "evidence": []}


# none ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    [
        {"grade": None},
        {"evaluations": []},
        {"evaluations": [{"subject": SUBJECT, "state": "not-evaluated"}]},
        {"evaluations": [{"subject": SUBJECT, "state": "insufficient-evidence"}]},
    ],
)
def test_without_a_grade_there_is_no_verdict(record: Data) -> None:
    one = weighed(*FIRM, **record)
    assert told(one) == (None, False)
    assert one.grade is None
    assert one.carries is not None


def test_where_no_evidence_is_recorded_there_is_no_verdict_and_where_there_is_none_it_is_insufficient() -> None:
    graded = {"subject": SUBJECT, "grade": "good"}
    assert told(weighed(complete=False, evidence=None, evaluations=[graded])) == (None, False)
    assert told(weighed(complete=True, evidence=None, evaluations=[graded])) == (INSUFFICIENT, True)
    assert told(weighed(complete=False, evidence=[], evaluations=[_cites_none()])) == (INSUFFICIENT, True)
