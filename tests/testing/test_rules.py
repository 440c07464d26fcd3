"""Rules and rows that are drawn at random: well typed, with everything the language has, and near each other."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.expressions import FactOf, Numbered, Related, Rows, RuleText, TypedRule, check_rule, outcome
from qualityframework.expressions.tree import Expr, Operation
from qualityframework.testing import (
    Case,
    InspectionRows,
    Values,
    cases,
    expressions,
    inspection_rows,
    parameter_values,
    subject_rows,
    typed_rules,
)
from qualityframework.testing.drawn_rules import six_points
from qualityframework.testing.names import Grades, Schema
from qualityframework.testing.values import shifted
from qualityframework.vocabulary import FACTS, Date, Decimal, GradeOf, Integer, Kind, Outcome, Text, Truth, Type
from tests.expressions.sample import GRADES, SCHEMA, typed_rule
from tests.testing.drawing import drawn

SCHEMAS = pytest.mark.parametrize("schema", ["facts", "sample"])
OF: dict[str, Schema] = {"facts": FACTS, "sample": SCHEMA}
GRADES_OF: dict[str, Grades] = {"facts": six_points(), "sample": GRADES}
LEAST = 0.06
"""Each outcome comes up at least this often."""


@cache
def _cases(schema: str) -> list[Case]:
    return drawn(cases(OF[schema], grades=GRADES_OF[schema]), 400)


@SCHEMAS
@settings(max_examples=100)
@given(data=st.data())
def test_a_rule_that_is_drawn_is_well_typed(schema: str, data: st.DataObject) -> None:
    text = data.draw(expressions(OF[schema], grades=GRADES_OF[schema]))
    rule, problems = check_rule(text, OF[schema], GRADES_OF[schema])
    assert problems == {}
    assert rule is not None
    assert set(text.parameters) == set(rule.parameters), "it declares what it reads"


@SCHEMAS
def test_every_outcome_comes_up_often(schema: str) -> None:
    seen: Counter[Outcome] = Counter()
    for case in _cases(schema):
        meant = case.meant
        for one in case.rules:
            seen.update(meant.get((one.number, row), Outcome.CLEAR) for row in case.rows.subjects(one.rule.subject))
    assert seen.keys() == set(Outcome)
    assert {outcome: share for outcome in Outcome if (share := seen[outcome] / seen.total()) < LEAST} == {}


@SCHEMAS
def test_every_form_of_the_language_is_drawn(schema: str) -> None:
    rules = [one.rule for case in _cases(schema) for one in case.rules]
    assert {type(node) for rule in rules for node in rule.nodes} == set(get_args(Expr))
    lets = [let for rule in rules for let in rule.lets]
    assert {let.operation for let in lets} == set(get_args(Operation))
    assert {let.where is None for let in lets} == {True, False}
    assert {bool(let.hops) for let in lets} == {True, False}
    assert {rule.subject for rule in rules} == {entity.name for entity in OF[schema].values() if entity.key is not None}


@SCHEMAS
def test_rows_have_every_sort_of_gap(schema: str) -> None:
    lists = [one for case in _cases(schema) for one in _lists(case.rows)]
    known = [one for one in lists if isinstance(one, tuple)]
    gaps = [one for one in lists if isinstance(one, Rows) and (one.certain or one.possible)]
    assert any(known)
    assert any(not one for one in known)
    assert any(one.possible for one in gaps)
    assert {one.open for one in gaps} == {True, False}


def _lists(rows: InspectionRows) -> list[Related]:
    found: list[Related] = [*rows.findings.values()]
    for entity in rows.schema.values():
        if entity.key is not None:
            for row in rows.subjects(entity.name):
                found += [getattr(row, name) for name in entity.relations if name != "findings"]
    return found


@given(typed_rules(missing=False))
def test_a_rule_can_be_kept_from_asking_what_is_missing(rule: TypedRule) -> None:
    assert not any(type(node).__name__ == "Missing" for node in rule.nodes)


@given(expressions(subject="message", lets=0, name="story/mine"))
def test_a_rule_is_for_what_it_was_asked_to_be(text: RuleText) -> None:
    assert (text.subject, text.name, dict(text.lets)) == ("message", "story/mine", {})


@given(st.data(), typed_rules())
def test_parameters_have_values_of_their_types(data: st.DataObject, rule: TypedRule) -> None:
    values = data.draw(parameter_values(rule))
    assert set(values) == set(rule.parameters)
    for node in rule.read:
        if (value := values.get(node.name)) is not None and isinstance(node.type, Integer | Decimal | Date | GradeOf):
            assert node.type.low <= int(value) <= node.type.high


@given(inspection_rows(gaps=False))
def test_without_gaps_everything_is_known_that_there_is(rows: InspectionRows) -> None:
    for entity in FACTS.values():
        if entity.key is None:
            continue
        for row in rows.subjects(entity.name):
            for name, fact in entity.facts.items():
                exists = fact.only_if is None or getattr(row, fact.only_if) is True
                assert (getattr(row, name) is not None) is exists
            assert all(isinstance(getattr(row, name), tuple) for name in entity.relations if name != "findings")


@given(inspection_rows())
def test_rows_lie_in_what_lists_them(rows: InspectionRows) -> None:
    for row in rows.subjects("domain"):
        listed: Related = getattr(row, "evaluations")  # noqa: B009  (a row has what its entity has)
        within = (*listed.certain, *listed.possible) if isinstance(listed, Rows) else listed
        assert all(getattr(one, "domain") is row for one in within)  # noqa: B009


def test_rows_say_what_is_in_them() -> None:
    told = [repr(case.rows) for case in _cases("facts")]
    assert all(text.startswith("inspection#1(") for text in told)
    assert any("perhaps " in text for text in told)
    assert any("...]" in text for text in told)


# values --------------------------------------------------------------------------------------------------------------

TYPES = (Truth(), Integer(-5, 50), Decimal(2, 0, 100), Date(), GradeOf(), Kind("k", ("a", "b")), Text())


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_values_are_of_their_type(type_: Type) -> None:
    values = Values().of(type_)
    assert len(set(values)) > 1
    match type_:
        case Truth():
            assert set(values) == {False, True}
        case Kind():
            assert set(values) == set(type_.values)
        case Text():
            assert all(isinstance(value, str) for value in values)
        case Integer() | Decimal() | Date() | GradeOf():
            assert type_.low <= min(values) <= max(values) <= type_.high


def test_values_lie_on_the_constants_of_a_rule_and_beside_them() -> None:
    rule = typed_rule("2 * people > 77 and rate < limit", parameters={"limit": "0.35"})
    values = Values.near([rule], {"limit": 35})
    assert {37, 38, 39, 76, 77, 78} <= set(values.of(Integer(0, 500)))
    assert {34, 35, 36} <= set(values.of(Decimal(2, 0, 100)))


def test_days_lie_as_many_months_apart_as_a_rule_asks_for() -> None:
    rule = typed_rule("months_between(graded_on, since) > 18", parameters={"since": "2020-08-31"})
    since = dt.date(2020, 8, 31).toordinal()
    days = {dt.date.fromordinal(day) for day in Values.near([rule], {"since": since}).of(Date())}
    assert {dt.date(2019, 2, 27), dt.date(2019, 2, 28), dt.date(2019, 3, 1), dt.date(2020, 8, 31)} <= days


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [("2020-01-31", 1, "2020-02-29"), ("2020-03-31", -1, "2020-02-29"), ("2019-12-01", 1, "2020-01-01")],
)
def test_a_day_is_moved_by_months(day: str, months: int, then: str) -> None:
    assert dt.date.fromordinal(shifted(dt.date.fromisoformat(day).toordinal(), months)).isoformat() == then


def test_words_of_a_rule_are_about_the_half() -> None:
    rule = typed_rule('kinds == 1 or indicator == "5.4"', lets={"kinds": "distinct(x.kind for x in items)"})
    texts = Values.near([rule]).of(Text())
    assert 0.4 < texts.count("5.4") / len(texts) < 0.6


# one row -------------------------------------------------------------------------------------------------------------


@given(st.data(), typed_rules())
def test_a_row_holds_what_its_rule_asks_for_and_nothing_else(data: st.DataObject, rule: TypedRule) -> None:
    one = Numbered(0, rule, data.draw(parameter_values(rule)))
    row = data.draw(subject_rows([one], gaps=False))
    asked = {fact.name for fact in rule.read if isinstance(fact, FactOf) and not fact.hops}
    known = {name for name in FACTS[rule.subject].facts if getattr(row.row, name) is not None}
    hung_on = {fact.only_if for fact in FACTS[rule.subject].facts.values()}
    assert known <= asked | hung_on
    assert repr(row).startswith(f"{rule.subject}#1(")
    assert row.comes_to(one) is outcome(rule, row.row, one.parameters, row.findings)


@given(st.data(), typed_rules(subject="evaluation"), typed_rules(subject="evaluation"))
def test_a_row_serves_two_editions_of_a_rule(data: st.DataObject, before: TypedRule, after: TypedRule) -> None:
    both = [Numbered(0, rule, data.draw(parameter_values(rule))) for rule in (before, after)]
    row = data.draw(subject_rows(both, gaps=False))
    assert {row.comes_to(one) for one in both} <= set(Outcome)


def test_rules_for_different_entities_have_no_row_together() -> None:
    rules = [typed_rule("reason_stated"), typed_rule("complete", subject="inspection")]
    with pytest.raises(ValueError, match="rules for one entity are wanted"):
        drawn(subject_rows([Numbered(0, rule, {}) for rule in rules], SCHEMA), 1)
