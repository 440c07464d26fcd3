"""What a report tells beside its messages: points, claims, amendments, questions, and what follows a concern."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.expressions import Related, Row, Rows
from qualityframework.panel import inspection_row
from tests.panel.reviewing import inspection, rows_in


def top(**parts: Any) -> Row:
    return inspection_row(inspection(**parts))


def ids(related: Related) -> tuple[tuple[str | None, ...], tuple[str | None, ...], bool]:
    """Rows for certain, rows perhaps, and whether there may be more."""
    if isinstance(related, Rows):
        return tuple(row.id for row in related.certain), tuple(row.id for row in related.possible), related.open
    return tuple(row.id for row in related), (), False


def get(row: Row, name: str) -> Any:
    return getattr(row, name)


def only(relation: str, **parts: Any) -> Row:
    (row,) = rows_in(top(**parts), relation)
    return row


EVIDENCE = [{"id": "e1", "indicators": ["2.1"]}]

# points --------------------------------------------------------------------------------------------------------------


def test_points_are_of_three_sorts_and_all_of_them() -> None:
    told = {"text": "T"}
    parts = {
        "strengths": [{"id": "s", **told}],
        "areas_for_improvement": [{"id": "a", **told}],
        "recommendations": [{"id": "r", **told}],
    }
    row = top(**parts)
    assert [(one.id, get(one, "sort")) for one in rows_in(row, "points")] == [
        ("s", "strength"),
        ("a", "area-for-improvement"),
        ("r", "recommendation"),
    ]
    assert ids(get(row, "points")) == (("s", "a", "r"), (), False)
    del parts["recommendations"]
    assert ids(get(top(**parts), "points")) == (("s", "a"), (), True)
    assert ids(get(top(complete=True, **parts), "points")) == (("s", "a"), (), False)


@pytest.mark.parametrize(("part", "relation"), [("strengths", "points"), ("claims", "claims")])
def test_what_is_told_leads_to_evidence_and_evaluations(part: str, relation: str) -> None:
    graded = {"evidence": EVIDENCE, "evaluations": [{"subject": "2.1", "grade": "good"}]}
    one = only(relation, **graded, **{part: [{"id": "x", "text": "T", "subjects": ["2.1"], "evidence": ["e1"]}]})
    assert ids(get(one, "evidence")) == (("e1",), (), False)
    assert ids(get(one, "evaluations")) == (("2.1",), (), False)
    silent = only(relation, **graded, **{part: [{"id": "x", "text": "T"}]})
    assert ids(get(silent, "evidence")) == ids(get(silent, "evaluations")) == ((), (), True)
    silent = only(relation, complete=True, **graded, **{part: [{"id": "x", "text": "T"}]})
    assert ids(get(silent, "evidence")) == ids(get(silent, "evaluations")) == ((), (), False)


def test_a_message_knows_the_points_on_what_it_names() -> None:
    parts: dict[str, Any] = {
        "strengths": [{"id": "s1", "text": "T", "subjects": ["2.1"]}, {"id": "s2", "text": "T", "subjects": ["2.2"]}],
        "areas_for_improvement": [{"id": "a", "text": "T"}],
    }
    message = only("messages", messages=[{"id": "m", "text": "T", "subjects": ["2.1"]}], **parts)
    assert ids(get(message, "strengths")) == (("s1",), (), False)
    assert ids(get(message, "areas_for_improvement")) == ((), ("a",), False)
    silent = only("messages", messages=[{"id": "m", "text": "T"}], **parts)
    assert ids(get(silent, "strengths")) == ((), (), True)


# claims --------------------------------------------------------------------------------------------------------------


def test_a_claim_is_validated_or_that_is_not_known() -> None:
    claim = only("claims", claims=[{"id": "c", "text": "T", "validated": "in-part", "reason": "R"}])
    assert (get(claim, "id"), get(claim, "validated"), get(claim, "reason_stated")) == ("c", "in-part", True)
    claim = only("claims", claims=[{"id": "c", "text": "T"}])
    assert (get(claim, "validated"), get(claim, "reason_stated")) == (None, None)
    claim = only("claims", complete=True, claims=[{"id": "c", "text": "T"}])
    assert (get(claim, "validated"), get(claim, "reason_stated")) == (None, False)


# amendments ----------------------------------------------------------------------------------------------------------

MESSAGE = {"part": "messages", "item": "m"}
PLAIN = {"id": "a1", "kind": "factual", "original": "Twelve", "amended": "Thirteen"}
GRADE = {"part": "evaluations", "item": "2.1", "kind": "evaluation"}


def amendment(given: dict[str, Any], **parts: Any) -> Row:
    return only("amendments", amendments=[{**PLAIN, **given}], **parts)


@pytest.mark.parametrize(
    ("given", "fact", "value"),
    [
        ({}, "id", "a1"),
        ({}, "kind", "factual"),
        ({"stage": "panel"}, "stage", "panel"),
        ({}, "stage", None),
        ({}, "made_on", None),
        ({"reason": "R"}, "reason_stated", True),
        ({}, "reason_stated", None),
        ({}, "changes_text", True),
        ({"amended": " Twelve\n"}, "changes_text", False),
        ({"original": "Very good", "amended": "very_good"}, "changes_text", False),
        ({"original": "weak", "amended": "adequate"}, "changes_text", True),
        ({"original": "weak", "amended": "adequate"}, "changes_grade", True),
        ({"original": "weak", "amended": "Weak"}, "changes_grade", False),
        ({"original": "weak", "amended": "better than weak"}, "changes_grade", None),
        ({"original": "Weak (2)", "amended": "Very good (5)"}, "changes_grade", None),
        ({"original": "Weak (2)", "amended": "Very good (5)", **MESSAGE}, "changes_grade", False),
        ({}, "stands", None),
    ],
)
def test_a_fact_of_an_amendment(given: dict[str, Any], fact: str, value: Any) -> None:
    assert get(amendment(given, messages=[{"id": "m", "text": "T"}]), fact) == value


def test_an_amendment_without_a_reason_in_a_complete_record_has_none() -> None:
    assert get(amendment({}, complete=True), "reason_stated") is False
    assert ids(get(amendment({}, complete=True), "evidence")) == ((), (), False)
    assert ids(get(amendment({}), "evidence")) == ((), (), True)
    assert ids(get(amendment({"evidence": ["e1"]}, evidence=EVIDENCE), "evidence")) == (("e1",), (), False)


@pytest.mark.parametrize(
    ("original", "amended", "text", "stands"),
    [
        ("Twelve", "Thirteen", "Thirteen", True),
        ("Twelve", "Thirteen", "In all\nThirteen.", True),
        ("Twelve", "Thirteen", "Twelve", False),
        ("Twelve", "Thirteen", "Twelve or Thirteen", None),
        ("are safe and settled", "are safe", "Most are safe and settled.", False),
        ("are safe and settled", "are safe", "Most are safe.", True),
        ("are safe and settled", "are safe", "Most are safe. Few are safe and settled.", None),
        ("are safe", "are safe and settled", "Most are safe and settled.", True),
        ("are safe", "are safe and settled", "Most are safe.", False),
        ("are safe", "are safe and settled", "Most are safe and settled. All are safe.", None),
    ],
)
def test_an_amendment_stands_where_the_text_reads_as_amended(
    original: str, amended: str, text: str, stands: bool | None
) -> None:
    given = {**MESSAGE, "original": original, "amended": amended}
    assert get(amendment(given, messages=[{"id": "m", "text": text}]), "stands") is stands


LATER = {"id": "a2", "kind": "factual", **MESSAGE}


@pytest.mark.parametrize(
    ("first", "second", "begins", "stands"),
    [
        ("2019-11-01", "2019-11-02", "Thirteen", True),
        ("2019-11-02", "2019-11-01", "Thirteen", False),
        ("2019-11-01", "2019-11-01", "Thirteen", None),
        ("2019-11-01", None, "Thirteen", None),
        (None, "2019-11-02", "Thirteen", None),
        ("2019-11-01", "2019-11-02", "Eleven", False),
    ],
)
def test_what_was_amended_again_after_it_stood(
    first: str | None, second: str | None, begins: str, stands: bool | None
) -> None:
    days = ({"made_on": day} if day is not None else {} for day in (first, second))
    one, other = ({**given, **day} for given, day in zip((PLAIN | MESSAGE, LATER), days, strict=True))
    listed = [one, {**other, "original": begins, "amended": "Fourteen"}]
    rows = rows_in(top(amendments=listed, messages=[{"id": "m", "text": "Fourteen"}]), "amendments")
    assert get(rows[0], "stands") is stands


def test_a_grade_was_amended_again_only_from_the_very_grade() -> None:
    chain = [
        {"id": "a1", **GRADE, "made_on": "2019-11-01", "original": "weak", "amended": "good"},
        {"id": "a2", **GRADE, "made_on": "2019-11-02", "original": "very good", "amended": "excellent"},
    ]
    rows = rows_in(top(amendments=chain, evaluations=[{"subject": "2.1", "grade": "excellent"}]), "amendments")
    assert [get(row, "stands") for row in rows] == [False, True]


@pytest.mark.parametrize(
    ("evaluation", "stands"),
    [({"grade": "Adequate"}, True), ({"grade": "weak"}, False), ({}, None), ({"state": "not-evaluated"}, None)],
)
def test_an_amended_grade_stands_where_the_evaluation_has_it(evaluation: dict[str, Any], stands: bool | None) -> None:
    given = {**GRADE, "original": "weak", "amended": "adequate"}
    assert get(amendment(given, evaluations=[{"subject": "2.1", **evaluation}]), "stands") is stands


def test_an_amended_reason_stands_where_the_reason_reads_so() -> None:
    assert get(amendment(GRADE, evaluations=[{"subject": "2.1", "reason": "Thirteen"}]), "stands") is True
    assert get(amendment(GRADE, evaluations=[{"subject": "2.1"}]), "stands") is None


def test_amendments_are_listed_or_not_known() -> None:
    assert ids(get(top(), "amendments")) == ((), (), True)
    assert ids(get(top(complete=True), "amendments")) == ((), (), False)
    assert ids(get(top(amendments=[PLAIN]), "amendments")) == (("a1",), (), False)


# questions of a position statement -----------------------------------------------------------------------------------

QUESTIONS = ("how-good-are-we-now", "how-do-we-know", "what-next")


def questions(**parts: Any) -> dict[str | None, bool | None]:
    return {row.id: get(row, "addressed") for row in rows_in(top(**parts), "questions")}


def test_reflective_questions_are_answered_or_not_where_there_is_a_position_statement() -> None:
    answered = {"position_statement": {"questions": ["how-good-are-we-now", "what-next"]}}
    assert questions(**answered) == dict(zip(QUESTIONS, (True, False, True), strict=True))
    assert questions(position_statement={}) == dict.fromkeys(QUESTIONS)
    assert questions(complete=True, position_statement={}) == dict.fromkeys(QUESTIONS, False)
    assert ids(get(top(), "questions")) == ((), (), True)
    assert ids(get(top(complete=True), "questions")) == ((), (), False)


# concerns ------------------------------------------------------------------------------------------------------------


def test_follow_up_is_considered_for_a_concern_that_it_names() -> None:
    concerns = [{"id": "c1"}]
    named = {"id": "f1", "concerns": ["c1"]}
    other, silent = {"id": "f2", "concerns": []}, {"id": "f3"}
    assert ids(get(only("concerns", concerns=concerns), "follow_up")) == ((), (), True)
    assert ids(get(only("concerns", concerns=concerns, follow_up=[]), "follow_up")) == ((), (), False)
    assert ids(get(only("concerns", concerns=concerns, follow_up=[named, other, silent]), "follow_up")) == (
        ("f1",),
        ("f3",),
        False,
    )
    whole = only("concerns", complete=True, concerns=concerns, follow_up=[named, silent])
    assert ids(get(whole, "follow_up")) == (("f1",), (), False)
