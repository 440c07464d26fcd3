"""Rules over columns, the evaluator that defines the language and the compiled rules come to the same.

So do rules over tables, for what is shipped; rules that are drawn are asked of them in `test_sql`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework import population
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
from qualityframework.frameworks import load_ruleset
from qualityframework.panel import columns_for, programme, run, run_columns
from qualityframework.testing import cases, inspection_rows
from qualityframework.testing.drawn_rules import six_points
from qualityframework.testing.names import Grades, Schema
from qualityframework.vocabulary import FACTS, Outcome
from tests.expressions.sample import GRADES, SCHEMA
from tests.perf.workload import DAY

from .by_chance import inspections

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


LATER = dt.date(2025, 3, 1)
BATCH = 1_000


@pytest.mark.parametrize(
    ("ruleset", "day", "many"),
    [
        ("quality-and-consistency-panel/2019", DAY, 300),
        pytest.param("quality-and-consistency-panel/2019", DAY, 10_000, marks=pytest.mark.slow),
        ("progress-review/2024", LATER, 100),
        ("self-evaluation-validation/2024", LATER, 100),
    ],
)
def test_what_is_shipped_comes_to_the_same_over_columns_and_tables(ruleset: str, day: dt.date, many: int) -> None:
    in_force = programme(load_ruleset(ruleset), day)
    plan, fired = population.plan(in_force), set[int]()
    for batch in range(0, many, BATCH):
        rows = list(inspections(in_force, min(BATCH, many - batch), batch))
        made = columns_for(in_force, rows)
        place = {row: at for of_entity in made.rows.values() for at, row in enumerate(of_entity)}
        by_python = [
            (at, -1 if row is None else place[row], number, code)
            for at, one in enumerate(rows)
            for number, row, code in run(in_force, one).hits
        ]
        meant = in_order(*zip(*by_python, strict=True))
        hits = Hits.joined(run_columns(in_force, made.columns, at_once=97))
        assert np.array_equal(in_order(*of_hits(hits)), meant)
        tables = population.held(population.tables_of(made.columns), plan.tables)
        found = population.run(plan, population.Population(plan.tables, tables, threads=1))
        assert np.array_equal(in_order(*of_table(found)), meant)
        fired |= {number for _, _, number, code in by_python if OUTCOMES[code] is Outcome.FIRES}
    assert len(fired) > 0.8 * len(in_force.parameters), "the inspections are near the rules"


def of_hits(hits: Hits) -> tuple[Any, ...]:
    """Inspections, rows, rules and outcomes."""
    return hits.inspections, hits.rows, hits.rules, hits.outcomes


def of_table(found: pa.Table) -> tuple[Any, ...]:
    """The same of a table of findings, in which rules and outcomes are positions in lists of names."""
    codes = [[chunk.indices.to_numpy() for chunk in found.column(name).chunks] for name in ("rule", "outcome")]
    rows = found.column("key").fill_null(-1).to_numpy()
    return found.column("inspection").to_numpy(), rows, *map(np.concatenate, codes)


def in_order(*columns: Any) -> Any:
    """Rows of numbers, sorted."""
    rows = np.stack([np.asarray(column, np.int64) for column in columns], axis=1)
    return rows[np.lexsort(rows.T)]


def came_to(subjects: Mapping[int, str], made: OfRows, hits: Hits) -> Came:
    """Hits with the rows that they are of, given what each rule is for."""
    every = zip(*(part.tolist() for part in (hits.rules, hits.inspections, hits.rows, hits.outcomes)), strict=True)
    return Counter(
        (rule, at, made.rows[subjects[rule]][row] if row >= 0 else None, OUTCOMES[code])
        for rule, at, row, code in every
    )
