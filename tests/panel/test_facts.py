"""Every fact by example: with its value there, absent where more may exist, and absent where nothing more does."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from qualityframework.expressions import Row
from qualityframework.panel import inspection_row
from qualityframework.vocabulary import BENCHMARKED, FACTS, WEIGHED
from tests.panel.reviewing import inspection, rows_in

Given = dict[str, dict[str, Any]]
"""Fields by where they stand: `item`, `evaluation`, `message`, and so on."""

UNKNOWN = None
DAY = dt.date(2019, 6, 18).toordinal()


def row_of(entity: str, given: Given, complete: bool) -> Row:
    """The row of this entity in a record that has one of each, with nothing but what is given."""
    told = {"subjects": ["2.1"], "text": "T"}
    parts: dict[str, Any] = {
        "evidence": [{"id": "e1", "indicators": ["2.1"], **given.get("item", {})}],
        "evaluations": [{"subject": "2.1", **given.get("evaluation", {})}],
        "messages": [{"id": "m1", "text": "T", **given.get("message", {})}],
        "follow_up": [{"id": "f1", **given.get("follow-up", {})}],
        "concerns": [{"id": "c1", **given.get("concern", {})}],
        "strengths": [{"id": "s1", **told}],
        **given.get("record", {}),
    }
    if "statement" in given:
        parts["position_statement"] = given["statement"]
    top = inspection_row(inspection(complete=complete, **parts))
    evaluation = rows_in(top, "evaluations")[0]
    find = {
        "inspection": lambda: top,
        "domain": lambda: next(row for row in rows_in(top, "domains") if row.id == "stakeholders-needs"),
        "evaluation": lambda: evaluation,
        "evidence": lambda: rows_in(top, "evidence")[0],
        "bearing": lambda: rows_in(evaluation, "evidence")[0],
        "message": lambda: rows_in(top, "messages")[0],
        "follow-up": lambda: rows_in(top, "follow_up")[0],
        "subject": lambda: next(row for row in rows_in(top, "subjects") if row.id == "2.2"),
        "statement": lambda: next(row for row in rows_in(top, "statements") if row.id == "recovery"),
        "point": lambda: rows_in(top, "strengths")[0],
        "concern": lambda: rows_in(top, "concerns")[0],
    }
    return find[entity]()


# Entity, fact, what is given, the value then, the value without it in a record with gaps, and in a complete one.
CASES: list[tuple[str, str, Given, Any, Any, Any]] = [
    ("inspection", "has_position_statement", {"statement": {"words": 4810}}, True, UNKNOWN, False),
    ("inspection", "position_statement_words", {"statement": {"words": 4810}}, 4810, UNKNOWN, UNKNOWN),
    ("inspection", "position_statement_linked", {"statement": {"evidence_linked": "yes"}}, True, UNKNOWN, UNKNOWN),
    ("inspection", "position_statement_linked", {"statement": {"evidence_linked": "no"}}, False, UNKNOWN, UNKNOWN),
    ("evidence", "kind", {"item": {"kind": "children-survey"}}, "children-survey", UNKNOWN, UNKNOWN),
    ("evidence", "family", {"item": {"kind": "children-survey"}}, "survey", UNKNOWN, UNKNOWN),
    ("evidence", "voice", {"item": {"kind": "children-survey"}}, "children", UNKNOWN, UNKNOWN),
    ("evidence", "shows_impact", {"item": {"kind": "children-survey"}}, True, UNKNOWN, UNKNOWN),
    ("evidence", "shows_impact", {"item": {"kind": "staff-survey"}}, False, UNKNOWN, UNKNOWN),
    ("evidence", "item", {"item": {"title": "Survey"}}, "e1 (Survey)", "e1", "e1"),
    ("evidence", "gathered_on", {"item": {"date": "2019-06-18"}}, DAY, UNKNOWN, UNKNOWN),
    ("evidence", "scored_on", {"item": {"scored_on": "2019-06-18"}}, DAY, UNKNOWN, UNKNOWN),
    ("evidence", "people", {"item": {"people": 0}}, 0, UNKNOWN, UNKNOWN),
    ("evidence", "invited", {"item": {"invited": 60}}, 60, UNKNOWN, UNKNOWN),
    ("evidence", "verified", {"item": {"verified": "yes"}}, True, UNKNOWN, False),
    ("evidence", "verified", {"item": {"verified": "no"}}, False, UNKNOWN, False),
    ("evidence", "verified", {"item": {"verified": "unknown"}}, UNKNOWN, UNKNOWN, False),
    ("evidence", "lineage", {"item": {"lineage": "group"}}, "group", UNKNOWN, UNKNOWN),
    ("evidence", "relevant", {}, True, True, True),
    ("evidence", "says_what_it_shows", {"item": {"shows": {"grade": "weak"}}}, True, UNKNOWN, False),
    ("bearing", "cited", {"evaluation": {"evidence": ["e1"]}}, True, UNKNOWN, False),
    ("bearing", "cited", {"evaluation": {"evidence": []}}, False, UNKNOWN, False),
    ("bearing", "addressed", {"evaluation": {"addresses": ["e1"]}}, True, UNKNOWN, False),
    ("bearing", "addressed", {"evaluation": {"addresses": []}}, False, UNKNOWN, False),
    ("bearing", "lived_experience", {"item": {"kind": "children-survey"}}, True, UNKNOWN, UNKNOWN),
    ("bearing", "lived_experience", {"item": {"kind": "family-meetings"}}, False, UNKNOWN, UNKNOWN),
    ("evaluation", "evaluated", {"evaluation": {"grade": "good"}}, True, UNKNOWN, UNKNOWN),
    ("evaluation", "evaluated", {"evaluation": {"state": "not-applicable"}}, False, UNKNOWN, UNKNOWN),
    ("evaluation", "state", {"evaluation": {"grade": "good"}}, "evaluated", UNKNOWN, UNKNOWN),
    ("evaluation", "grade", {"evaluation": {"grade": "good"}}, 4, UNKNOWN, UNKNOWN),
    ("evaluation", "reason_stated", {"evaluation": {"reason": "Why"}}, True, UNKNOWN, False),
    ("evaluation", "graded_on", {"evaluation": {"graded_at": "2019-06-18"}}, DAY, UNKNOWN, UNKNOWN),
    ("evaluation", "has_earlier", {"evaluation": {"earlier": {}}}, True, UNKNOWN, False),
    ("evaluation", "has_earlier", {"evaluation": {"earlier": "none"}}, False, UNKNOWN, False),
    ("evaluation", "earlier_grade", {"evaluation": {"earlier": {"grade": "weak"}}}, 2, UNKNOWN, UNKNOWN),
    ("evaluation", "earlier_on", {"evaluation": {"earlier": {"date": "2019-06-18"}}}, DAY, UNKNOWN, UNKNOWN),
    ("evaluation", "change_explained", {"evaluation": {"change_reason": "Why"}}, True, UNKNOWN, False),
    ("evaluation", "has_self_evaluation", {"evaluation": {"self_evaluation": {"reason": "T"}}}, True, UNKNOWN, False),
    ("evaluation", "has_self_evaluation", {"evaluation": {"self_evaluation": "none"}}, False, UNKNOWN, False),
    (
        "evaluation",
        "self_evaluated_on",
        {"evaluation": {"self_evaluation": {"evaluated_at": "2019-06-18"}}},
        DAY,
        UNKNOWN,
        UNKNOWN,
    ),
    ("bearing", "of_service", {"evaluation": {"self_evaluation": {"evidence": ["e1"]}}}, True, UNKNOWN, False),
    ("bearing", "of_service", {"evaluation": {"self_evaluation": {"evidence": []}}}, False, UNKNOWN, False),
    ("evaluation", "self_evaluated", {"evaluation": {"self_evaluation": {"grade": "good"}}}, True, UNKNOWN, False),
    ("evaluation", "self_evaluated", {"evaluation": {"self_evaluation": "none"}}, False, UNKNOWN, False),
    ("evaluation", "self_evaluated", {"evaluation": {"self_evaluation": {"reason": "T"}}}, UNKNOWN, UNKNOWN, False),
    ("evaluation", "self_grade", {"evaluation": {"self_evaluation": {"grade": "good"}}}, 4, UNKNOWN, UNKNOWN),
    ("evaluation", "self_reason_stated", {"evaluation": {"self_evaluation": {"reason": "T"}}}, True, UNKNOWN, UNKNOWN),
    ("evaluation", "difference_explained", {"evaluation": {"difference_reason": "Why"}}, True, UNKNOWN, False),
    ("message", "tone", {"message": {"tone": "mixed"}}, "mixed", UNKNOWN, UNKNOWN),
    ("message", "linked", {"message": {"subjects": ["2.1"]}}, True, UNKNOWN, False),
    ("message", "linked", {"message": {"evidence": ["e1"]}}, True, UNKNOWN, False),
    ("message", "linked", {"message": {"subjects": [], "evidence": []}}, False, UNKNOWN, False),
    ("message", "linked", {"message": {"subjects": []}}, UNKNOWN, UNKNOWN, False),
    ("follow-up", "decision", {"follow-up": {"decision": "none"}}, "none", UNKNOWN, UNKNOWN),
    ("follow-up", "reason_stated", {"follow-up": {"reason": "Why"}}, True, UNKNOWN, False),
    ("follow-up", "timing_stated", {"follow-up": {"timing": "When"}}, True, UNKNOWN, False),
    ("follow-up", "focus_stated", {"follow-up": {"focus": "What"}}, True, UNKNOWN, False),
    ("follow-up", "approach_stated", {"follow-up": {"approach": "How"}}, True, UNKNOWN, False),
    ("follow-up", "in_report", {"follow-up": {"in_report": "yes"}}, True, UNKNOWN, False),
    ("follow-up", "in_report", {"follow-up": {"in_report": "no"}}, False, UNKNOWN, False),
    ("follow-up", "in_report", {"follow-up": {"in_report": "unknown"}}, UNKNOWN, UNKNOWN, False),
    ("inspection", "field", {"record": {"field": "children"}}, "children", UNKNOWN, UNKNOWN),
    ("concern", "significant", {"concern": {"significant": "yes"}}, True, UNKNOWN, False),
    ("concern", "significant", {"concern": {"significant": "no"}}, False, UNKNOWN, False),
    ("concern", "significant", {"concern": {"significant": "unknown"}}, UNKNOWN, UNKNOWN, False),
    ("concern", "escalated_on", {"concern": {"escalated_on": "2019-06-18"}}, DAY, UNKNOWN, UNKNOWN),
    ("follow-up", "names_concerns", {"follow-up": {"concerns": ["c1"]}}, True, UNKNOWN, False),
    ("follow-up", "names_concerns", {"follow-up": {"concerns": []}}, False, UNKNOWN, False),
    ("concern", "escalated", {"concern": {"escalated": "yes"}}, True, UNKNOWN, False),
    ("concern", "escalated", {"concern": {"escalated": "no"}}, False, UNKNOWN, False),
    ("concern", "escalated", {"concern": {"escalated": "unknown"}}, UNKNOWN, UNKNOWN, False),
    (
        "statement",
        "addressed",
        {"record": {"statements": [{"statement": "recovery", "text": "T"}]}},
        True,
        UNKNOWN,
        False,
    ),
    ("statement", "addressed", {"record": {"statements": [{"statement": "protection"}]}}, False, UNKNOWN, False),
    ("statement", "addressed", {"record": {"statements": []}}, False, UNKNOWN, False),
]

# Facts that do not hang on what may be left out.
FIXED: list[tuple[str, str, Any]] = [
    ("inspection", "id", "r"),
    ("inspection", "as_of", dt.date(2019, 11, 29).toordinal()),
    ("domain", "id", "stakeholders-needs"),
    ("domain", "domain", "Stakeholders' needs"),
    ("evaluation", "id", "2.1"),
    ("evaluation", "indicator", "2.1 Impact on children and young people"),
    ("evaluation", "part", "impact"),
    ("evaluation", "about_experience", True),
    ("evaluation", "in_profile", True),
    ("evaluation", "overall", False),
    ("inspection", "within_field", True),  # of a framework that was published for any; more in test_judged
    ("evidence", "id", "e1"),
    ("evidence", "shares_lineage", False),  # with no other item; more in test_lineage
    ("message", "id", "m1"),
    ("message", "message", "T"),
    ("follow-up", "id", "f1"),
    ("subject", "id", "2.2"),
    ("subject", "subject", "2.2 Impact on families"),
    ("subject", "listed", False),
    ("statement", "id", "recovery"),
    ("point", "id", "s1"),
    ("point", "sort", "strength"),
    ("concern", "id", "c1"),
]


@pytest.mark.parametrize(("entity", "fact", "given", "there", "gap", "complete"), CASES)
def test_a_fact_is_told_unknown_or_no(
    entity: str, fact: str, given: Given, there: Any, gap: Any, complete: Any
) -> None:
    assert there == getattr(row_of(entity, given, complete=False), fact)
    assert gap == getattr(row_of(entity, {}, complete=False), fact)
    assert complete == getattr(row_of(entity, {}, complete=True), fact)


@pytest.mark.parametrize(("entity", "fact", "given", "there"), [case[:4] for case in CASES])
def test_what_is_told_is_the_same_in_a_complete_record(entity: str, fact: str, given: Given, there: Any) -> None:
    closed = {("message", "linked"): False}  # half of it is left out, which a complete record makes "none"
    wanted = closed.get((entity, fact), there) if there is None else there
    assert wanted == getattr(row_of(entity, given, complete=True), fact)


@pytest.mark.parametrize("complete", [False, True])
@pytest.mark.parametrize(("entity", "fact", "value"), FIXED)
def test_a_fact_of_the_record_or_the_framework_is_there(entity: str, fact: str, value: Any, complete: bool) -> None:
    assert value == getattr(row_of(entity, {}, complete), fact)


@pytest.mark.parametrize("complete", [False, True])
def test_whether_the_record_is_complete_is_itself_a_fact(complete: bool) -> None:
    assert complete is row_of("inspection", {}, complete).complete  # type: ignore[attr-defined]


def test_every_fact_of_the_vocabulary_has_its_example() -> None:
    shown = {case[:2] for case in CASES} | {case[:2] for case in FIXED} | {("inspection", "complete")}
    shared = {("bearing", fact) for fact in FACTS["evidence"].facts}  # the same as those of the item
    elsewhere = {("bearing", "supports"), ("bearing", "contradicts")}  # test_middle
    elsewhere |= {("evidence", "lineage"), ("evidence", "shares_lineage"), ("evidence", "origin")}  # test_lineage
    elsewhere |= {("inspection", "within_profile")}  # below
    elsewhere |= {("inspection", f"position_statement_{name}") for name in ("read", "links")}  # test_texts
    elsewhere |= {("bearing", "decides"), *(("evaluation", fact) for fact in WEIGHED - {"decides"})}  # test_weights
    elsewhere |= {(name, fact) for name in FACTS for fact in FACTS[name].facts if fact in BENCHMARKED}  # test_earlier
    for name in ("claim", "amendment", "strand", "earlier", "wording", "detail"):  # test_told, test_judged, test_texts
        elsewhere |= {(name, fact) for fact in FACTS[name].facts}
    derived = {("finding", fact) for fact in FACTS["finding"].facts}  # test_strata
    every = {(name, fact) for name, entity in FACTS.items() for fact in entity.facts}
    assert every == shown | shared | elsewhere | derived


@pytest.mark.parametrize(
    ("day", "within"),
    [("2018-07-31", False), ("2018-08-01", True), ("2020-03-31", True), ("2020-04-01", False)],
)
def test_the_day_of_the_review_lies_within_the_programme_or_not(day: str, within: bool) -> None:
    assert inspection_row(inspection(as_of=day)).within_profile is within  # type: ignore[attr-defined]


def test_a_bearing_has_the_facts_of_its_item() -> None:
    item = {"kind": "staff-survey", "people": 30, "verified": "yes", "date": "2019-06-18", "title": "Survey"}
    given: Given = {"item": item}
    evidence, bearing = row_of("evidence", given, False), row_of("bearing", given, False)
    names = FACTS["evidence"].facts
    assert [getattr(evidence, name) for name in names] == [getattr(bearing, name) for name in names]
