"""Every list of related rows by example: recorded, empty, never recorded, and with rows that may belong to it."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.expressions import Related, Row, Rows
from qualityframework.panel import inspection_row
from qualityframework.vocabulary import FACTS
from tests.panel.reviewing import inspection, rows_in

Ids = tuple[str | None, ...]


def ids(rows: tuple[Row, ...]) -> Ids:
    return tuple(row.id for row in rows)


def told(row: Row, relation: str) -> Ids | tuple[Ids, Ids, bool]:
    """The identifiers in a list; where not everything is known: for certain, perhaps, and whether there may be more."""
    related: Related = getattr(row, relation)
    return (ids(related.certain), ids(related.possible), related.open) if isinstance(related, Rows) else ids(related)


def top(**parts: Any) -> Row:
    return inspection_row(inspection(**parts))


def one(relation: str, row: Row) -> Row:
    (only,) = rows_in(row, relation)
    return only


NEVER_RECORDED = ((), (), True)
NAMES_2_1 = {"id": "x", "text": "T", "subjects": ["2.1"], "evidence": []}
PARTS: list[tuple[str, dict[str, Any]]] = [
    ("evidence", {"id": "x", "indicators": ["2.1"]}),
    ("messages", NAMES_2_1),
    ("strengths", NAMES_2_1),
    ("areas_for_improvement", NAMES_2_1),
    ("recommendations", NAMES_2_1),
    ("follow_up", {"id": "x", "subjects": ["2.1"]}),
    ("concerns", {"id": "x", "subjects": ["2.1"]}),
    ("claims", {"id": "x", "text": "T", "subjects": ["2.1"]}),
]
"""Lists of the record, each with an item that belongs to the evaluation of 2.1."""


# lists of the record -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("part", "item"), [*PARTS, ("evaluations", {"subject": "2.1"})])
def test_a_list_of_the_record_is_recorded_empty_or_unknown(part: str, item: dict[str, Any]) -> None:
    assert (item.get("id", "2.1"),) == told(top(**{part: [item]}), part)
    assert told(top(**{part: []}), part) == ()
    assert told(top(), part) == NEVER_RECORDED
    assert told(top(complete=True), part) == ()


def test_domains_are_those_of_the_framework() -> None:
    domains = (
        "key-outcomes",
        "stakeholders-needs",
        "delivery-of-services",
        "management",
        "leadership",
        "capacity-for-improvement",
    )
    assert domains == told(top(), "domains")


def test_subjects_are_those_of_the_profile_and_listed_when_evaluated_or_not() -> None:
    assert told(top(), "subjects") == ("1.1", "2.1", "2.2", "9.1-9.4")

    def listed(**parts: Any) -> list[bool | None]:
        return [row.listed for row in rows_in(top(**parts), "subjects")]  # type: ignore[attr-defined]

    assert listed() == [None] * 4
    assert listed(complete=True) == [False] * 4
    assert listed(evaluations=[]) == [False] * 4
    assert listed(
        evaluations=[{"subject": "1.1", "state": "not-evaluated"}, {"subject": "9.1-9.4"}, {"subject": "5.1"}]
    ) == [True, False, False, True]


def test_statements_are_those_of_the_profile() -> None:
    questions = ("protection", "recovery", "looked-after", "moving-to-adulthood", "leading-together")
    assert questions == told(top(), "statements")


# lists of an evaluation ----------------------------------------------------------------------------------------------


def evaluation(**parts: Any) -> Row:
    return one("evaluations", top(evaluations=[{"subject": "2.1", "evidence": []}], **parts))


@pytest.mark.parametrize(("part", "item"), PARTS)
def test_a_list_of_an_evaluation_holds_what_names_it(part: str, item: dict[str, Any]) -> None:
    names = "indicators" if part == "evidence" else "subjects"
    assert told(evaluation(**{part: [item]}), part) == ("x",)
    assert told(evaluation(**{part: [{**item, names: ["2.2"]}]}), part) == ()
    assert told(evaluation(**{part: []}), part) == ()
    assert told(evaluation(), part) == NEVER_RECORDED
    assert told(evaluation(complete=True), part) == ()


@pytest.mark.parametrize(("part", "item"), PARTS)
def test_what_does_not_say_whom_it_names_may_name_any_evaluation(part: str, item: dict[str, Any]) -> None:
    names = "indicators" if part == "evidence" else "subjects"
    silent = {key: value for key, value in item.items() if key != names} | {"id": "silent"}
    assert told(evaluation(**{part: [item, silent]}), part) == (("x",), ("silent",), False)
    assert told(evaluation(complete=True, **{part: [item, silent]}), part) == ("x",)


def test_evidence_belongs_to_an_evaluation_that_cites_it() -> None:
    parts: dict[str, Any] = {"evidence": [{"id": "e1", "indicators": []}, {"id": "e2", "indicators": ["2.1"]}]}
    cites = {"subject": "2.1", "evidence": ["e1"]}
    assert told(one("evaluations", top(evaluations=[cites], **parts)), "evidence") == ("e1", "e2")


def test_an_evaluation_that_does_not_say_what_it_cites_may_rest_on_more() -> None:
    evidence = [{"id": "e1", "indicators": ["2.1"]}, {"id": "e2", "indicators": ["5.1"]}]
    parts: dict[str, Any] = {"evidence": evidence, "evaluations": [{"subject": "2.1"}]}
    assert told(one("evaluations", top(**parts)), "evidence") == (("e1",), (), True)
    assert told(one("evaluations", top(complete=True, **parts)), "evidence") == ("e1",)


def test_where_all_evidence_bears_on_it_there_is_no_more_to_cite() -> None:
    graded = [{"subject": "2.1"}]
    assert told(one("evaluations", top(evidence=[], evaluations=graded)), "evidence") == ()
    bears = [{"id": "e1", "indicators": ["2.1"]}]
    assert told(one("evaluations", top(evidence=bears, evaluations=graded)), "evidence") == ("e1",)


# lists of a domain, a message, a follow-up ---------------------------------------------------------------------------


def test_a_domain_holds_the_evaluations_of_its_areas() -> None:
    graded = [{"subject": subject} for subject in ("2.2", "9.1-9.4", "3.1", "5.1")]

    def held(row: Row) -> dict[str | None, object]:
        return {domain.id: told(domain, "evaluations") for domain in rows_in(row, "domains")}

    assert held(top(evaluations=graded))["stakeholders-needs"] == ("2.2", "3.1")
    assert held(top(evaluations=graded))["leadership"] == ("9.1-9.4",)
    assert held(top(evaluations=[]))["leadership"] == ()
    assert held(top())["leadership"] == NEVER_RECORDED
    assert held(top(complete=True))["leadership"] == ()


@pytest.mark.parametrize("part", ["messages", "follow_up"])
def test_what_the_report_tells_of_is_related_to_the_evaluations_it_names(part: str) -> None:
    def related(complete: bool = False, evaluations: Any = (), **item: Any) -> object:
        item = {"id": "x", **({"text": "T"} if part == "messages" else {}), **item}
        parts: dict[str, Any] = {part: [item], "complete": complete}
        if evaluations is not None:
            parts["evaluations"] = [{"subject": code} for code in evaluations]
        return told(one(part, top(**parts)), "evaluations")

    assert related(evaluations=["1.1", "2.1"], subjects=["2.1", "2.2"]) == ("2.1",)
    assert related(evaluations=["1.1"], subjects=[]) == ()
    assert related(evaluations=["1.1"]) == NEVER_RECORDED
    assert related(evaluations=["1.1"], complete=True) == ()
    assert related(evaluations=None, subjects=["2.1"]) == NEVER_RECORDED
    assert related(evaluations=None, subjects=["2.1"], complete=True) == ()


def test_a_message_is_related_to_the_evidence_it_cites() -> None:
    def cited(complete: bool = False, **message: Any) -> object:
        messages = [{"id": "m", "text": "T", **message}]
        row = top(complete=complete, evidence=[{"id": "e1"}, {"id": "e2"}], messages=messages)
        return told(one("messages", row), "evidence")

    assert cited(evidence=["e2"]) == ("e2",)
    assert cited(evidence=[]) == ()
    assert cited() == NEVER_RECORDED
    assert cited(complete=True) == ()


# what rests on an item ---------------------------------------------------------------------------------------------


def relevant(item: dict[str, Any] | None = None, **parts: Any) -> bool | None:
    row = one("evidence", top(evidence=[{"id": "e1", **(item or {})}], **parts))
    found: bool | None = row.relevant  # type: ignore[attr-defined]
    return found


CITING = {"id": "x", "text": "T", "evidence": ["e1"]}
NOTHING_CITES: dict[str, Any] = {part: [] for part, _ in PARTS if part != "evidence"}
NOTHING_CITES |= {"evaluations": [], "statements": [], "amendments": []}


@pytest.mark.parametrize("complete", [False, True])
@pytest.mark.parametrize(
    "parts",
    [
        {"evaluations": [{"subject": "2.1", "evidence": ["e1"]}]},
        {"messages": [CITING]},
        {"strengths": [CITING]},
        {"areas_for_improvement": [CITING]},
        {"recommendations": [CITING]},
        {"statements": [{"statement": "recovery", "evidence": ["e1"]}]},
        {"claims": [CITING]},
        {"amendments": [{"id": "x", "kind": "factual", "original": "A", "amended": "B", "evidence": ["e1"]}]},
        {"evaluations": [{"subject": "2.1", "self_evaluation": {"evidence": ["e1"]}}]},
        {"item": {"indicators": ["9.2"]}, "evaluations": [{"subject": "9.1-9.4"}]},
    ],
)
def test_an_item_that_something_rests_on_is_relevant(parts: dict[str, Any], complete: bool) -> None:
    assert relevant(complete=complete, **parts) is True


def test_an_item_that_nothing_rests_on_is_not_relevant_once_everything_is_told() -> None:
    silent = {"id": "m", "text": "T"}
    assert relevant(item={"indicators": ["2.2"]}, **NOTHING_CITES) is False
    assert relevant(complete=True) is False
    assert relevant(**NOTHING_CITES) is None
    assert relevant(item={"indicators": []}, **{**NOTHING_CITES, "messages": [silent]}) is None
    for part in NOTHING_CITES.keys() - {"follow_up", "concerns"}:
        rest = {name: listed for name, listed in NOTHING_CITES.items() if name != part}
        assert relevant(item={"indicators": []}, **rest) is None, part


# groups --------------------------------------------------------------------------------------------------------------


def test_a_group_is_one_subject_of_its_domain_and_part() -> None:
    group = one("evaluations", top(evaluations=[{"subject": "9.1-9.4", "grade": "weak"}]))
    facts = {name: getattr(group, name) for name in ("indicator", "part", "in_profile", "about_experience")}
    wanted = {"indicator": "9.1-9.4 Leadership and direction", "part": "leadership", "in_profile": True}
    assert wanted | {"about_experience": False} == facts
    assert group.domain.id == "leadership"  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", ["9.1", "9.2", "9.3", "9.4"])
def test_evidence_on_an_indicator_of_a_group_belongs_to_the_group(code: str) -> None:
    group = {"subject": "9.1-9.4", "evidence": []}
    row = top(evidence=[{"id": "e1", "indicators": [code]}], evaluations=[group])
    assert told(one("evaluations", row), "evidence") == ("e1",)


@pytest.mark.parametrize(("named", "evaluated"), [("9.1-9.4", "9.2"), ("9.2", "9.1-9.4"), ("9.1-9.4", "9.1-9.4")])
def test_naming_a_group_names_its_indicators_and_the_other_way_round(named: str, evaluated: str) -> None:
    message = {"id": "m1", "text": "T", "subjects": [named]}
    row = top(evaluations=[{"subject": evaluated}], messages=[message])
    assert (evaluated,) == told(one("messages", row), "evaluations")
    assert told(one("evaluations", row), "messages") == ("m1",)


def test_an_indicator_of_a_group_is_not_itself_in_the_profile() -> None:
    assert one("evaluations", top(evaluations=[{"subject": "9.2"}])).in_profile is False  # type: ignore[attr-defined]


def test_every_relation_of_the_vocabulary_has_its_example() -> None:
    every = {(name, relation) for name, entity in FACTS.items() for relation in entity.relations}
    parts = {part for part, _ in PARTS}
    shown = {("evaluation", part) for part in parts} | {("inspection", part) for part in parts}
    shown |= {("inspection", name) for name in ("domains", "subjects", "statements", "evaluations")}
    shown |= {("domain", "evaluations"), ("message", "evaluations"), ("follow-up", "evaluations")}
    shown |= {("message", "evidence")}
    for name in ("message", "point", "claim", "amendment", "concern"):
        shown |= {(name, relation) for relation in FACTS[name].relations}  # test_told
    shown |= {("inspection", name) for name in ("points", "questions", "amendments")}  # test_told
    shown |= {("inspection", name) for name in ("wordings", "details")}  # test_texts
    shown |= {("evaluation", name) for name in ("strands", "earlier_evaluations", "self_evidence")}  # test_judged
    in_strata = {(name, "findings") for name in ("inspection", "domain", "evaluation")}  # test_strata
    assert every == shown | in_strata
