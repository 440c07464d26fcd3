"""Not evaluated, not applicable, insufficient evidence and unknown are four different things."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.panel import inspection_row, review
from qualityframework.vocabulary import Outcome
from tests.panel.reviewing import inspection, rows_in, shipped, verdicts

ABSENCES: dict[str, dict[str, Any]] = {
    "not-evaluated": {"state": "not-evaluated"},
    "not-applicable": {"state": "not-applicable"},
    "insufficient-evidence": {"state": "insufficient-evidence"},
    "unknown": {},
}


def without_a_grade(absence: str, complete: bool, **more: Any) -> Any:
    return inspection(complete=complete, evaluations=[{"subject": "2.1", **ABSENCES[absence], **more}])


@pytest.mark.parametrize("complete", [False, True])
def test_the_four_kinds_of_absence_are_four_states(complete: bool) -> None:
    rows = [rows_in(inspection_row(without_a_grade(absence, complete)), "evaluations")[0] for absence in ABSENCES]
    states = [row.state for row in rows]  # type: ignore[attr-defined]
    assert states == ["not-evaluated", "not-applicable", "insufficient-evidence", None]
    assert [row.evaluated for row in rows] == [False, False, False, None]  # type: ignore[attr-defined]
    assert [row.grade for row in rows] == [None] * 4  # type: ignore[attr-defined]


def test_evaluated_with_a_grade_that_is_not_known_is_a_fifth() -> None:
    row = rows_in(inspection_row(inspection(evaluations=[{"subject": "2.1", "state": "evaluated"}])), "evaluations")[0]
    assert (row.evaluated, row.state, row.grade) == (True, "evaluated", None)  # type: ignore[attr-defined]


@pytest.mark.parametrize("complete", [False, True])
@pytest.mark.parametrize(
    ("rule", "told", "unknown"),
    [
        ("evidence/evaluation-without-evidence", Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED),
        ("follow-up/weak-without-consideration", Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED),
        ("consistency/state-not-recorded", Outcome.CLEAR, Outcome.FIRES),
    ],
)
def test_a_rule_tells_a_stated_absence_from_an_unknown_one(
    rule: str, told: Outcome, unknown: Outcome, complete: bool
) -> None:
    outcomes = {absence: verdicts(without_a_grade(absence, complete), shipped())[rule, "2.1"] for absence in ABSENCES}
    assert dict.fromkeys(ABSENCES, told) | {"unknown": unknown} == outcomes


@pytest.mark.parametrize("absence", ["not-evaluated", "not-applicable", "insufficient-evidence"])
def test_a_finding_on_a_stated_absence_says_which_it_is(absence: str) -> None:
    found = review(without_a_grade(absence, complete=True), shipped())
    (finding,) = [one for one in found.findings if one.rule == "consistency/not-evaluated-without-reason"]
    assert absence in finding.message


@pytest.mark.parametrize("absence", ["not-evaluated", "not-applicable", "insufficient-evidence"])
def test_evidence_neither_supports_nor_contradicts_what_was_not_evaluated(absence: str) -> None:
    item = {"id": "e1", "indicators": ["2.1"], "shows": {"grade": "weak"}}
    subject = {"subject": "2.1", "evidence": [], **ABSENCES[absence]}
    top = inspection_row(inspection(evidence=[item], evaluations=[subject]))
    (bearing,) = rows_in(rows_in(top, "evaluations")[0], "evidence")
    assert (bearing.supports, bearing.contradicts) == (False, False)  # type: ignore[attr-defined]
