"""The solver means by a rule what the reference says: of records drawn near it, and of the examples of every pack."""

from __future__ import annotations

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework.assurance.read_examples import comes_to, read_example, values_for
from qualityframework.expressions import Findings, Row, outcome
from qualityframework.expressions.smt import World, outcomes
from qualityframework.frameworks import packs, rule_documents
from qualityframework.testing import cases
from qualityframework.testing.drawn_rules import six_points
from qualityframework.testing.names import Grades, Schema
from qualityframework.vocabulary import FACTS
from tests.expressions.sample import GRADES, SCHEMA
from tests.expressions.smt.pinning import WIDE, held, listed, solved


@pytest.mark.parametrize(
    ("schema", "grades"),
    [(FACTS, six_points()), (SCHEMA, GRADES)],
    ids=["the facts of a panel", "a sample with every type"],
)
@settings(max_examples=100)
@given(data=st.data())
def test_the_solver_means_what_the_reference_says(schema: Schema, grades: Grades, data: DataObject) -> None:
    case = data.draw(cases(schema, grades=grades))
    for _, rule, values in case.rules:
        for row in case.rows.subjects(rule.subject):
            meant = outcome(rule, row, values, case.rows.findings)
            event(meant)
            assert solved(schema, rule, row, values, case.rows.findings) == [meant]


def longest(row: Row, findings: Findings) -> int:
    """How many rows the longest list has that can be seen from a row."""
    entity, lengths = FACTS[row.entity], [0, 0]
    for name in entity.relations:
        rows = listed(row, name, findings).certain
        lengths += [len(rows), *(longest(one, findings) for one in rows)]
    return max(*lengths, *(longest(getattr(row, name), findings) for name in entity.parents))


@pytest.mark.parametrize("name", [pack.name for pack in packs(kind="ruleset")])
def test_the_solver_has_the_examples_of_every_shipped_rule_come_to_what_they_do(name: str) -> None:
    for loaded in rule_documents(name):
        rule = loaded.rule
        examples = [read_example(loaded, number) for number in range(len(rule.file.examples))]
        rows = max(1, *(longest(one.row, one.findings) for one in examples))
        world = World(FACTS, rule.typed.subject, WIDE._replace(rows=rows, points=len(loaded.scale.grades)))
        for example in examples:
            values = values_for(rule, example.as_of)
            if values is not None:
                formulas = outcomes(world, rule.typed, values)
                found = held(world, formulas, example.row, example.findings)
                assert found == [comes_to(rule, example)], f"{rule.id}, {example.name}"
