"""Rules over columns, the evaluator that defines the language and the compiled rules come to the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework.expressions import (
    OUTCOMES,
    Findings,
    Hits,
    OfRows,
    Row,
    columns_of,
    compile_columns,
    compile_rules,
)
from qualityframework.testing import cases, inspection_rows
from qualityframework.testing.drawn_rules import six_points
from qualityframework.testing.names import Grades, Schema
from qualityframework.vocabulary import FACTS, Outcome
from tests.expressions.sample import GRADES, SCHEMA

SCHEMAS = pytest.mark.parametrize(
    ("schema", "grades"),
    [(FACTS, six_points()), (SCHEMA, GRADES)],
    ids=["the facts of a panel", "a sample with every type"],
)
Came = Counter[tuple[int, int, Row | None, Outcome]]
"""Rule, inspection, row and outcome."""


@SCHEMAS
@settings(max_examples=200)
@given(data=st.data())
def test_rules_over_columns_mean_what_the_reference_says(schema: Schema, grades: Grades, data: DataObject) -> None:
    case = data.draw(cases(schema, grades=grades))
    inspections = [case.rows, *data.draw(st.lists(inspection_rows(schema, case.rules), max_size=2))]
    findings: Findings = {row: found for one in inspections for row, found in one.findings.items()}
    compiled = compile_columns(case.rules, schema)
    made = columns_of([one.top for one in inspections], compiled.reads, schema, findings)
    meant: Came = Counter(
        (number, at, row, outcome)
        for at, one in enumerate(inspections)
        for (number, row), outcome in one.meant(case.rules).items()
    )
    python = compile_rules(case.rules, schema)
    by_python: Came = Counter(
        (number, at, row, OUTCOMES[code])
        for at, one in enumerate(inspections)
        for number, row, code in python.run(one.top, findings)
    )
    for _, _, _, outcome in meant:
        event(outcome)
    assert by_python == meant
    subjects = {one.number: one.rule.subject for one in case.rules}
    for at_once in (1, 1_000):
        assert came_to(subjects, made, Hits.joined(compiled.run(made.columns, at_once=at_once))) == meant


def came_to(subjects: Mapping[int, str], made: OfRows, hits: Hits) -> Came:
    """Hits with the rows that they are of, given what each rule is for."""
    every = zip(*(part.tolist() for part in (hits.rules, hits.inspections, hits.rows, hits.outcomes)), strict=True)
    return Counter(
        (rule, at, made.rows[subjects[rule]][row] if row >= 0 else None, OUTCOMES[code])
        for rule, at, row, code in every
    )
