"""What is weighed of an inspection, what is not and why, and that it comes out the same every time."""

from __future__ import annotations

import datetime as dt
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.errors import NotFound
from qualityframework.frameworks import load
from qualityframework.inspections import Inspection, Recorded, bind, read
from qualityframework.vocabulary import BandVerdict, natural
from qualityframework.weighing import Weighing, weigh, weighing
from qualityframework.weighing.methods import METHODS
from tests.panel.reviewing import EXAMPLES, NAMES, example, inspection
from tests.strategies.inspections import FRAMEWORK, bound, records
from tests.weighing.inspected import SUBJECT, Data, carried, numbered, says, weighed

ROOT = EXAMPLES.parent
EXAMPLE = "illustrative-partnership"
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
    assert (one.band.low, one.band.high, one.centre, one.upper) == ("adequate", "good", "adequate", "adequate")
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
@pytest.mark.parametrize("items", [(), (SILENT,), (VACUOUS,), (NO_WEIGHT,), (SILENT, VACUOUS, NO_WEIGHT)])
def test_where_nothing_is_said_nothing_is_carried_and_a_reason_is_given(
    items: tuple[Data, ...], method: str | None
) -> None:
    one = weighed(*items, method=method)
    assert one.carries is None
    assert one.score is None
    assert one.verified_band is None
    assert one.reason
    assert one.verdict is BandVerdict.INSUFFICIENT
    assert [item.id for item in one.items] == [item["id"] for item in numbered(items)]
    assert not any(item.share for item in one.items)


def test_what_cannot_be_relied_on_in_nothing_carries_nothing() -> None:
    one = weighed(NO_RELIANCE)
    assert (one.carries, one.verdict) == (None, BandVerdict.INSUFFICIENT)
    assert one.reason


def test_whether_there_is_no_evidence_or_none_is_recorded_are_two_things() -> None:
    graded = {"subject": SUBJECT, "grade": "good"}
    none = weighed(evaluations=[graded])
    assert none.reason == "there is no evidence on it"
    assert none.not_known == ()
    unrecorded = weighed(complete=False, evidence=None, evaluations=[graded])
    assert unrecorded.reason == "no evidence on it is recorded, and the record does not say that there is none"
    assert (unrecorded.carries, unrecorded.verdict) == (None, None)
    assert [(gap.of, gap.key) for gap in unrecorded.not_known] == [(SUBJECT, "evidence")]


def test_evidence_that_does_not_say_what_it_shows_is_the_reason() -> None:
    assert weighed(SILENT).reason == "none of the evidence on it says what it shows"


def test_before_any_weighing_is_in_force_nothing_is_weighed() -> None:
    """The record names its profile, and its day is before 1 August 2018."""
    parts: Data = {"complete": True, "evidence": numbered((says("good"),)), "as_of": "2018-07-31"}
    of_day = weighing(inspection(**parts, evaluations=[{"subject": SUBJECT, "grade": "good"}]))
    one = of_day.subjects[SUBJECT]
    assert of_day.method is one.method is None
    assert (one.carries, one.verdict, one.verdict_known, one.items, one.verified_band) == (None, None, False, (), None)
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
    assert [(gap.of, gap.key) for gap in one.not_known] == [
        (SUBJECT, "evidence"),
        ("c", "indicators"),
        ("a", "verified"),
        ("b", "kind"),
        ("b", "shows"),
        ("b", "lineage"),
        ("b", "verified"),
    ]
    whole = weigh(inspection(evidence=items, evaluations=[], complete=True))[SUBJECT]
    assert [(gap.of, gap.key) for gap in whole.not_known] == [("b", "kind")]


# subjects ------------------------------------------------------------------------------------------------------------


def test_subjects_are_those_evaluated_those_of_the_profile_and_indicators_that_evidence_names_beside_them() -> None:
    profile = [subject.id for subject in load(FRAMEWORK).profiles["2018-20"].subjects]
    assert list(weigh(inspection())) == profile
    items = [{"id": "e1", "indicators": ["3.1", "9.2", SUBJECT]}, {"id": "e2", "indicators": ["8.2"]}]
    found = list(weigh(inspection(evidence=items, evaluations=[{"subject": "9.2"}, {"subject": "8.1"}])))
    assert set(found) == {*profile, "9.2", "8.1", "3.1", "8.2"}
    assert found == sorted(found, key=natural)


def test_an_indicator_of_a_group_that_is_evaluated_is_no_subject_beside_it() -> None:
    found = weigh(inspection(evidence=[{"id": "e1", "indicators": ["9.3"]}]))
    assert "9.3" not in found
    assert [item.id for item in found["9.1-9.4"].items] == ["e1"]


def test_one_subject_may_be_asked_for() -> None:
    whole, one = weighing(example(EXAMPLE)), weighing(example(EXAMPLE), subject=SUBJECT)
    assert dict(one.subjects) == {SUBJECT: whole.subjects[SUBJECT]}
    assert one.basis == whole.basis


def test_a_subject_or_method_that_is_not_there_is_told_with_the_nearest() -> None:
    record = inspection()
    with pytest.raises(NotFound, match=r"there is no indicator or group `2\.9`: did you mean `2\.1`\?"):
        weighing(record, subject="2.9")
    with pytest.raises(NotFound, match=r"`weighted-pool` .* 2019-11-29: did you mean `weighted-evidence-pool`\?"):
        weigh(record, method="weighted-pool")


def test_weigh_is_the_subjects_of_weighing() -> None:
    of_all = weighing(example(EXAMPLE))
    assert weigh(example(EXAMPLE)) == dict(of_all.subjects)
    assert of_all.method == "weighted-evidence-pool"
    assert of_all.title == example(EXAMPLE).record.title


# every method, every record ------------------------------------------------------------------------------------------


@every_method
def test_every_method_weighs_the_example_and_belief_and_ignorance_sum_to_one(name: str) -> None:
    found = weighing(example(EXAMPLE), method=name)
    carries = [one.carries for one in found.subjects.values() if one.carries is not None]
    assert found.method == name
    assert len(carries) > 15
    for one in carries:
        assert near(1) == math.fsum((*one.belief.values(), one.ignorance))
        assert near(1) == math.fsum(one.shares.values())
        assert 1 <= one.score <= 6


@every_method
def test_what_is_written_as_json_reads_back_the_same(name: str) -> None:
    found = weighing(example(EXAMPLE), method=name)
    assert Weighing.model_validate_json(found.model_dump_json()) == found


@given(records())
@settings(max_examples=40)
def test_any_record_can_be_weighed_and_reads_back_the_same(data: Data) -> None:
    found = weighing(bound(data))
    assert Weighing.model_validate_json(found.model_dump_json()) == found
    for one in found.subjects.values():
        assert (one.carries is None) is (one.reason is not None)
        assert one.verdict is not None or not one.verdict_known
        if one.carries is not None:
            points = list(one.carries.belief)
            low, high = points.index(one.carries.band.low), points.index(one.carries.band.high)
            assert low <= points.index(one.carries.centre) <= points.index(one.carries.upper) <= high


@given(st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_the_order_in_which_evidence_is_recorded_changes_no_byte(random: Any) -> None:
    straight = example(EXAMPLE)
    evidence = straight.record.evidence
    assert evidence is not None
    mixed = _with(straight, tuple(random.sample(evidence, len(evidence))))
    assert _subjects(weighing(straight)) == _subjects(weighing(mixed))


def _with(one: Inspection, evidence: Any) -> Inspection:
    return bind(Recorded(one.record.model_copy(update={"evidence": evidence})), one.framework)


def _subjects(found: Weighing) -> str:
    return found.model_dump_json(include={"subjects"})


def test_two_processes_write_the_same_bytes() -> None:
    """Whatever order the one or the other keeps its sets in."""
    code = (
        "import sys; from qualityframework.frameworks import load; from qualityframework.inspections import bind, read;"
        "from qualityframework.weighing import weighing;"
        f"print(weighing(bind(read(sys.argv[1]), load({FRAMEWORK!r}))).model_dump_json())"
    )
    path = Path(os.path.relpath(EXAMPLES / f"{EXAMPLE}.yaml", ROOT))
    written = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": "src", "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    here = weighing(bind(read(EXAMPLES / f"{EXAMPLE}.yaml"), load(FRAMEWORK))).model_dump_json()
    assert {here} == {one.decode("utf-8").rstrip("\r\n") for one in written}


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_weighed_on_its_day_and_on_no_other(name: str) -> None:
    found = weighing(example(name))
    assert found.basis.as_of == example(name).as_of
    assert dt.date(2018, 8, 1) <= found.basis.as_of
    assert set(found.subjects) >= {one.subject for one in example(name).record.evaluations or ()}
