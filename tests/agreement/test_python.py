"""The compiled rules, fused into one function, and the evaluator that defines the language come to the same."""

from __future__ import annotations

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework.expressions import OUTCOMES, compile_rules
from qualityframework.testing import Case, cases
from qualityframework.testing.drawn_rules import six_points
from qualityframework.testing.names import Grades, Schema
from qualityframework.vocabulary import FACTS
from tests.expressions.sample import GRADES, SCHEMA

SCHEMAS = pytest.mark.parametrize(
    ("schema", "grades"),
    [(FACTS, six_points()), (SCHEMA, GRADES)],
    ids=["the facts of a panel", "a sample with every type"],
)


@SCHEMAS
@settings(max_examples=200)
@given(data=st.data())
def test_the_compiled_rules_mean_what_the_reference_says(schema: Schema, grades: Grades, data: DataObject) -> None:
    case: Case = data.draw(cases(schema, grades=grades))
    meant = case.meant
    hits = compile_rules(case.rules, schema).run(case.rows.top, case.rows.findings)
    for outcome in sorted(set(meant.values())):
        event(outcome)
    assert len(hits) == len(meant)
    assert {(number, row): OUTCOMES[code] for number, row, code in hits} == meant
