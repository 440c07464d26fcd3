"""What else was judged of a subject: strand by strand, by inspections before, and by the service itself."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.expressions import UNRECORDED, Row
from qualityframework.frameworks import ProgressFile, load
from qualityframework.inspections import Inspection
from qualityframework.panel import inspection_row
from tests.panel.reviewing import inspection, rows_in
from tests.strategies.inspections import FRAMEWORK, bound

CRITERIA = {
    "strands": [
        {
            "id": "approach",
            "title": "Approach",
            "levels": dict.fromkeys(("weak", "adequate", "good", "very_good", "excellent"), "T"),
            "silent_at": ["unsatisfactory"],
            "status": "drafted",
        }
    ]
}


def with_criteria(evaluation: dict[str, Any], **parts: Any) -> Row:
    """The evaluation of 2.1 under a framework that has criteria of one strand."""
    record = {"id": "r", "title": "R", "framework": FRAMEWORK, "profile": "2018-20", "as_of": "2019-11-29", **parts}
    known = load(FRAMEWORK)
    framework = known.model_copy(update={"progress": ProgressFile.model_validate(CRITERIA)})
    (row,) = rows_in(
        inspection_row(bound({**record, "evaluations": [{"subject": "2.1", **evaluation}]}, framework)), "evaluations"
    )
    return row


def evaluation(given: dict[str, Any], **parts: Any) -> Row:
    (row,) = rows_in(inspection_row(inspection(evaluations=[{"subject": "2.1", **given}], **parts)), "evaluations")
    return row


def get(row: Row, name: str) -> Any:
    return getattr(row, name)


def test_without_criteria_there_are_no_strands() -> None:
    assert get(evaluation({}), "strands") == ()


@pytest.mark.parametrize(
    ("given", "complete", "assessed", "level"),
    [
        ({"strands": {"approach": "good"}}, False, True, 4),
        ({"strands": {}}, False, None, None),
        ({}, False, None, None),
        ({}, True, False, None),
    ],
)
def test_a_strand_has_a_level_or_that_is_not_known(
    given: dict[str, Any], complete: bool, assessed: bool | None, level: int | None
) -> None:
    (strand,) = get(with_criteria(given, complete=complete), "strands")
    assert (strand.id, strand.strand, strand.assessed, strand.level) == ("approach", "Approach", assessed, level)


@pytest.mark.parametrize(
    ("given", "described"), [({"grade": "weak"}, True), ({"grade": "unsatisfactory"}, False), ({}, None)]
)
def test_criteria_describe_a_strand_at_a_level_or_are_silent(given: dict[str, Any], described: bool | None) -> None:
    (strand,) = get(with_criteria(given), "strands")
    assert strand.described is described


@pytest.mark.parametrize(
    ("given", "described"),
    [({"strands": {"approach": "weak"}}, True), ({"strands": {"approach": "unsatisfactory"}}, False), ({}, None)],
)
def test_criteria_describe_a_strand_at_its_own_level_or_are_silent(
    given: dict[str, Any], described: bool | None
) -> None:
    (strand,) = get(with_criteria({"grade": "good", **given}), "strands")
    assert (strand.described, strand.level_described) == (True, described)


def test_the_last_of_several_earlier_evaluations_is_the_earlier_one() -> None:
    several = [{"date": "2014-01-01", "grade": "weak"}, {"date": "2017-01-01", "grade": "good"}, {"date": "2015-01-01"}]
    row = evaluation({"earlier": several})
    assert (get(row, "has_earlier"), get(row, "earlier_grade")) == (True, 4)
    assert [(one.id, one.grade, one.on is not None) for one in get(row, "earlier_evaluations")] == [
        ("2017-01-01", 4, True),
        ("2015-01-01", None, True),
        ("2014-01-01", 2, True),
    ]


def test_earlier_evaluations_are_there_none_or_not_known() -> None:
    (one,) = get(evaluation({"earlier": {"grade": "weak"}}), "earlier_evaluations")
    assert (one.id, one.grade, one.on) == ("2.1-earlier-1", 2, None)
    assert get(evaluation({"earlier": "none"}), "earlier_evaluations") == ()
    assert get(evaluation({}), "earlier_evaluations") is UNRECORDED
    assert get(evaluation({}, complete=True), "earlier_evaluations") == ()


def test_evidence_of_the_service_is_what_its_own_evaluation_cites() -> None:
    evidence = [{"id": "e1", "indicators": ["2.1"]}]
    cites = {"self_evaluation": {"grade": "good", "evidence": ["e1"]}}
    assert [row.id for row in get(evaluation(cites, evidence=evidence), "self_evidence")] == ["e1"]
    assert get(evaluation({"self_evaluation": "none"}), "self_evidence") == ()
    assert get(evaluation({}), "self_evidence") is UNRECORDED
    assert get(evaluation({}, complete=True), "self_evidence") == ()


@pytest.mark.parametrize(("field", "within"), [({"field": "adults"}, True), ({"field": "children"}, False), ({}, None)])
def test_the_field_of_work_is_one_the_framework_was_published_for(field: dict[str, str], within: bool | None) -> None:
    made = inspection(**field)
    file = made.framework.file.model_copy(update={"published_for": ("adults",)})
    framework = made.framework.model_copy(update={"file": file})
    assert get(inspection_row(Inspection(made.recorded, framework, made.profile, made.as_of)), "within_field") is within
