"""Rules over tables and the evaluator that defines the language come to the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

import duckdb
import pyarrow as pa
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework.expressions import OUTCOMES, Findings, Numbered, Row, Rows, columns_of, outcome, read_by, sql
from qualityframework.population import tables_of
from qualityframework.testing import cases, inspection_rows
from qualityframework.testing.drawn_rules import six_points
from qualityframework.testing.names import Grades, Schema
from qualityframework.vocabulary import FACTS, Outcome
from tests.expressions.sample import GRADES, SCHEMA

from .test_columns_aggregates import inspections as few_inspections
from .test_columns_aggregates import rules as every_aggregate

SCHEMAS = pytest.mark.parametrize(
    ("schema", "grades"),
    [(FACTS, six_points()), (SCHEMA, GRADES)],
    ids=["the facts of a panel", "a sample with every type"],
)
Came = Counter[tuple[int, int, Row | None, Outcome]]
"""Rule, inspection, row and outcome."""
AT_ONCE = 6
"""Cases that are asked in one query, each with its own rules and all inspections of all of them."""


@SCHEMAS
@settings(max_examples=40)
@given(data=st.data())
def test_rules_over_tables_mean_what_the_reference_says(schema: Schema, grades: Grades, data: DataObject) -> None:
    drawn = data.draw(st.lists(cases(schema, grades=grades), min_size=1, max_size=AT_ONCE))
    rules = [one for case in drawn for one in case.rules if not [*sql.refused(one.rule)]]
    rules = [one._replace(number=number) for number, one in enumerate(rules)]
    inspections = [*(case.rows for case in drawn), data.draw(inspection_rows(schema, rules))]
    findings: Findings = {row: found for one in inspections for row, found in one.findings.items()}
    meant: Came = Counter(
        (number, at, row, found)
        for at, one in enumerate(inspections)
        for (number, row), found in one.meant(rules).items()
    )
    for _, _, _, found in meant:
        event(found)
    assert asked(rules, [one.top for one in inspections], schema, findings) == meant


@pytest.mark.parametrize("path", ["items", "inspection.items"])
def test_every_aggregate_means_what_the_reference_says(path: str) -> None:
    rules = [one._replace(number=number) for number, one in enumerate(every_aggregate(path))]
    given_ = list(few_inspections(150))
    none: Findings = {}
    meant: Came = Counter(
        (one.number, at, subject, found)
        for one in rules
        for at, (_, subject) in enumerate(given_)
        if (found := outcome(one.rule, subject, {}, none)) is not Outcome.CLEAR
    )
    assert asked(rules, [top for top, _ in given_], SCHEMA, none) == meant


def asked(rules: Sequence[Numbered], tops: Sequence[Row], schema: Schema, findings: Findings) -> Came:
    """What the rules come to over tables of these inspections."""
    if not rules:
        return Counter()
    reads = read_by([one.rule for one in rules], schema)
    made = columns_of(tops, reads, schema, findings)
    tables = {**tables_of(made.columns), **tables_of_findings(made.rows, schema, findings)}
    told = [sql.Told(one, str(one.number)) for one in rules]
    query = sql.query_of([told], schema, codes={str(one.number): one.number for one in rules}, given=True)
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        rows = connection.execute(query.sql("duckdb")).fetchall()
    subjects = {one.number: one.rule.subject for one in rules}
    return Counter(
        (rule, at, None if row is None else made.rows[subjects[rule]][row], OUTCOMES[code])
        for at, row, rule, code in rows
    )


def tables_of_findings(rows: Mapping[str, Sequence[Row]], schema: Schema, findings: Findings) -> dict[str, pa.Table]:
    """Findings that are given, and not made of what rules find."""
    text = pa.string()
    shape = pa.schema(
        [(sql.OWNER, pa.int64()), (sql.RELATED, pa.bool_()), *((tag, text) for tag in sql.TAGS), (sql.MORE, pa.bool_())]
    )
    tables = {}
    for entity in (one.name for one in schema.values() if "findings" in one.relations):
        listed = []
        for owner, row in enumerate(rows[entity]):
            found = findings.get(row, ())
            found = Rows(found) if isinstance(found, tuple) else found
            each = chain(((one, True) for one in found.certain), ((one, None) for one in found.possible))
            listed += [
                {sql.OWNER: owner, sql.RELATED: sure, **{tag: getattr(one, tag) for tag in sql.TAGS}, sql.MORE: False}
                for one, sure in each
            ]
            if found.open:
                listed.append({sql.OWNER: owner, sql.RELATED: False, sql.MORE: True})
        tables[sql.table_of_list(entity, "findings")] = pa.Table.from_pylist(listed, shape)
    return tables
