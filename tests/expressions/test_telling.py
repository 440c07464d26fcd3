"""The typed tree as text again: what it says is what the rule says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings

from qualityframework.expressions import Constant, RuleText, check_rule, told
from qualityframework.expressions.telling import told_aggregate
from qualityframework.expressions.tree import TypedRule
from qualityframework.frameworks import grade_constants, load_ruleset
from qualityframework.testing import Case, cases
from qualityframework.testing.drawn_rules import parameter_types
from qualityframework.vocabulary import FACTS
from tests.expressions.sample import GRADES, SCHEMA, typed_rule

PARAMETERS = {"least": "3", "limit": "0.25"}


@pytest.mark.parametrize(
    "text",
    [
        "grade >= very_good and not reason_stated",
        "not (grade >= very_good or reason_stated)",
        '(part == "impact" or people > 3) and reason_stated',
        'part in ("impact", "process") or part not in ("leadership",)',
        "missing(graded_on) or graded_on < inspection.as_of",
        "people + balance - (people - 3) > least",
        "2 * (people + 1) < 3 * people",
        "abs(steps(grade, earlier_grade)) >= 2",
        "min(people, 4) == max(balance, people, least)",
        "months_between(graded_on, inspection.as_of) > 6",
        "rate < 0.25 and fee > 2.5",
        'id == "a"',
    ],
)
def test_a_condition_is_told_as_it_is_written(text: str) -> None:
    assert told(typed_rule(text, parameters=PARAMETERS).when, GRADES) == text


def test_a_number_that_is_held_against_a_decimal_is_told_without_its_scaling() -> None:
    assert told(typed_rule("people > rate").when, GRADES) == "people > rate"
    assert told(typed_rule("people < 0.5").when, GRADES) == "people < 0.5"
    assert told(typed_rule("rate < 2").when, GRADES) == "rate < 2.00"


def test_a_chain_is_told_as_the_two_comparisons_that_it_is() -> None:
    assert told(typed_rule("2 < people <= 5").when, GRADES) == "2 < people and people <= 5"


@pytest.mark.parametrize(
    "text",
    [
        "count(x for x in items)",
        "distinct(x.kind for x in items if x.supports and x.people > people)",
        "max(x.people + 1 for x in items if not (x.supports or x.cited))",
        'any(x.family == "records" for x in items)',
        "share(x.cited for x in items if x.supports)",
    ],
)
def test_an_aggregate_is_told_as_it_is_written(text: str) -> None:
    when = {"any": "n", "share": "n > 0.5"}.get(text.partition("(")[0], "n > 0")
    (let,) = typed_rule(when, lets={"n": text}).lets
    assert told_aggregate(let, GRADES) == text


def test_what_has_to_exist_is_told_with_the_rest() -> None:
    rule = typed_rule("n > 0 and grade < good", lets={"n": "count(x for x in items if x.grade < good)"})
    assert rule.applies is not None
    assert told(rule.applies, GRADES) == "evaluated"
    assert told_aggregate(rule.lets[0], GRADES) == "count(x for x in items if x.grade < good and x.graded)"


@pytest.mark.parametrize(
    "name", ["quality-and-consistency-panel/2019", "progress-review/2024", "self-evaluation-validation/2024"]
)
def test_every_shipped_rule_is_read_again_from_what_is_told_of_it(name: str) -> None:
    ruleset = load_ruleset(name)
    grades = grade_constants(ruleset.scale)
    for rule in ruleset.rules:
        again, problems = check_rule(text_of(rule.typed, grades), FACTS, grades)
        assert problems == {}, rule.id
        assert again == rule.typed, rule.id


def text_of(rule: TypedRule, grades: Mapping[str, Constant]) -> RuleText:
    """The rule as it is told."""
    applies = None if rule.applies is None else told(rule.applies, grades)
    lets = {let.name: told_aggregate(let, grades) for let in rule.lets}
    return RuleText(rule.name, rule.subject, told(rule.when, grades), applies, lets, parameter_types(rule), rule.tags)


@settings(max_examples=100)
@given(cases(SCHEMA, grades=GRADES, most=1))
def test_a_rule_that_is_read_again_comes_to_the_same(case: Case) -> None:
    (numbered,) = case.rules
    text = text_of(numbered.rule, GRADES)
    assume(max(map(len, (text.when, text.applies or "", *text.lets.values()))) <= 1_000)
    again, problems = check_rule(text, SCHEMA, GRADES)
    assert problems == {}
    assert again is not None
    assert case.rows.meant([numbered._replace(rule=again)]) == case.meant
