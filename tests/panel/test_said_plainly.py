"""What a team writes in one of several ways is understood in each, and nothing is taken for an answer that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualityframework.errors import InvalidInput
from qualityframework.inspections import Concern
from qualityframework.panel import Review, inspection_row, review
from tests.panel.reviewing import inspection, rows_in, shipped
from tests.panel.shelves import made_ruleset


def rules(result: Review, name: str) -> list[str]:
    return [one.id for one in result.findings if one.rule == name]


def test_a_statement_that_is_named_without_a_text_is_not_answered() -> None:
    statements = [{"statement": one} for one in ("protection", "recovery", "looked-after", "leading-together")]
    found = review(inspection(complete=True, statements=statements), shipped())
    assert rules(found, "story/statement-not-addressed") == ["story/statement-not-addressed@r"]
    unknown = review(inspection(statements=statements), shipped())
    rows = rows_in(inspection_row(inspection(statements=statements)), "statements")
    assert rules(unknown, "story/statement-not-addressed")  # moving-to-adulthood is not named at all
    assert [row.addressed for row in rows] == [None, None, None, False, None]  # type: ignore[attr-defined]


def test_a_concern_that_names_the_day_or_the_role_was_passed_on() -> None:
    for key, value in (("escalated_on", "2019-05-01"), ("escalated_to", "duty social worker")):
        found = review(inspection(complete=True, concerns=[{"id": "c1", key: value}]), shipped())
        assert rules(found, "follow-up/concern-not-escalated") == []


@pytest.mark.parametrize("answer", ["no", "unknown"])
def test_a_concern_cannot_be_passed_on_and_not(answer: str) -> None:
    with pytest.raises(ValueError, match="stands beside"):
        Concern.model_validate({"id": "c1", "escalated": answer, "escalated_on": "2019-05-01"})


def test_one_grade_written_in_two_ways_is_told_and_not_lost() -> None:
    shows = {"counts": {"good": "40", "Good": "1", "weak": "30"}}
    with pytest.raises(InvalidInput, match="`Good` is the grade `good` again"):
        inspection(evidence=[{"id": "e1", "shows": shows}])


def test_before_the_first_reading_nothing_is_said_of_what_an_item_supports() -> None:
    item = {"id": "e1", "indicators": ["2.1"], "shows": {"grade": "weak"}}
    graded = [{"subject": "2.1", "grade": "weak", "evidence": ["e1"]}]
    for day, known in (("2018-07-31", None), ("2018-08-01", True)):
        (row,) = rows_in(inspection_row(inspection(as_of=day, evidence=[item], evaluations=graded)), "evaluations")
        (bearing,) = rows_in(row, "evidence")
        assert bearing.supports is known  # type: ignore[attr-defined]


def test_what_has_no_value_is_told_where_it_leaves_a_rule_undetermined(tmp_path: Path) -> None:
    """The least of no rows is no value: nothing is missing from the record, and the reason is still told."""
    made = made_ruleset(
        tmp_path,
        {"story/lowest for inspection": "let: {low: min(one.grade for one in evaluations)}\nwhen: low <= weak"},
    )
    (open_,) = review(inspection(complete=True), made).undetermined
    assert [(one.written, one.of.entity) for one in open_.unknown] == [("low", "inspection")]


def test_the_review_names_the_scale_it_was_made_with_by_its_contents() -> None:
    assert len(review(inspection(), shipped()).provenance.scale_digest) == 64
