"""What the solver finds is as it was asked for: the evaluator that defines the language says so too."""

from __future__ import annotations

import datetime as dt

import pytest
import z3
from hypothesis import event, given, settings
from hypothesis import strategies as st

from qualityframework.expressions import TypedRule, outcome, smt
from qualityframework.expressions.smt.world import World, concrete
from qualityframework.frameworks import load_ruleset
from qualityframework.testing import parameter_values, typed_rules
from qualityframework.vocabulary import FACTS, Outcome
from tests.expressions.sample import GRADES, SCHEMA

RULES = load_ruleset("quality-and-consistency-panel/2019").rules
DAYS = smt.Bounds(3, dt.date(2018, 1, 1), dt.date(2024, 12, 31))


@settings(max_examples=100)
@given(st.data(), typed_rules(SCHEMA, grades=GRADES))
def test_what_is_found_is_as_it_was_asked_for_and_nothing_of_it_can_be_left_out(
    data: st.DataObject, rule: TypedRule
) -> None:
    """`find` holds its answer against the reference itself; here it is done once more, and for every fact left out."""
    values = data.draw(parameter_values(rule))
    solving = smt.Solving(SCHEMA, rule.subject, DAYS)
    asked = smt.Asked(rule, values)
    for wanted in Outcome:
        found = solving.find(solving.outcomes(asked).of(wanted), [asked])
        event(f"{wanted}: {'found' if found else 'not there'}")
        if found is None:
            continue
        row, findings = found.world
        assert outcome(rule, row, values, findings) is wanted
        for name, fact in SCHEMA[rule.subject].facts.items():
            hangs = [other for other, one in SCHEMA[rule.subject].facts.items() if one.only_if == name]
            value = getattr(row, name)
            if value is not None and not any(getattr(row, other) is not None for other in hangs):
                setattr(row, name, None)
                assert outcome(rule, row, values, findings) is not wanted, fact
                setattr(row, name, value)


@pytest.mark.parametrize("wanted", [Outcome.FIRES, Outcome.CLEAR])
def test_every_shipped_rule_is_found_to_come_to_what_is_asked(wanted: Outcome) -> None:
    """With lists of up to seven rows; `find` refuses an answer that the reference does not share."""
    for rule in RULES:
        asked = smt.Asked(rule.typed, {name: dated.entries[-1][1].value for name, dated in rule.parameters.items()})
        found = None
        for rows in (2, 4, 7):
            solving = smt.Solving(FACTS, rule.typed.subject, smt.Bounds(rows))
            found = found or solving.find(solving.outcomes(asked).of(wanted), [asked])
        assert found is not None, rule.id
        assert found.comes_to == (wanted,)


def test_of_a_world_without_questions_nothing_is_known() -> None:
    world = World(SCHEMA, "evaluation")
    solver = z3.Solver()
    assert solver.check() == z3.sat
    row = concrete(world, solver.model()).row
    assert all(getattr(row, name) is None for name in SCHEMA["evaluation"].facts)
