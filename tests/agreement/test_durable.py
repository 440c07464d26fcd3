"""Rules in the engine of live sessions and the evaluator that defines the language come to the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework.errors import Unusable
from qualityframework.expressions import Findings, Numbered, Row, Rows, durable
from qualityframework.testing import cases, inspection_rows
from qualityframework.testing.drawn_rules import six_points
from qualityframework.testing.names import Grades, Schema
from qualityframework.vocabulary import FACTS, Outcome
from tests.expressions.sample import GRADES, SCHEMA

pytestmark = pytest.mark.skipif(durable.why_not() is not None, reason=str(durable.why_not()))

SCHEMAS = pytest.mark.parametrize(
    ("schema", "grades"),
    [(FACTS, six_points()), (SCHEMA, GRADES)],
    ids=["the facts of a panel", "a sample with every type"],
)


@pytest.fixture(scope="module")
def worker() -> Iterator[durable.Worker]:
    with durable.Worker() as made:
        yield made


@SCHEMAS
@settings(max_examples=200)
@given(data=st.data())
def test_live_rules_mean_what_the_reference_says(
    worker: durable.Worker, schema: Schema, grades: Grades, data: DataObject
) -> None:
    case = data.draw(cases(schema, grades=grades))
    try:
        compiled = durable.compile_durable(case.rules)
    except Unusable:
        event("refused")
        return
    held = worker.open([compiled])
    for rows in (case.rows, *data.draw(st.lists(inspection_rows(schema, case.rules), max_size=1))):
        meant = Counter((number, row, outcome) for (number, row), outcome in rows.meant(case.rules).items())
        for _, _, outcome in meant:
            event(outcome)
        assert came_to(held, case.rules, schema, rows.top, rows.findings) == meant
    held.close()


def came_to(
    held: durable.Held, rules: Sequence[Numbered], schema: Schema, top: Row, findings: Findings
) -> Counter[tuple[int, Row | None, Outcome]]:
    """What is not clear, and that nothing is left of it once it is taken back."""
    asked = durable.compile_durable(rules).asked
    pairs: dict[durable.Key, durable.Found] = {}
    found: Counter[tuple[int, Row | None, Outcome]] = Counter()
    for one in rules:
        rows, more = listed(schema, one.rule.subject, top)
        found.update([(one.number, None, Outcome.UNDETERMINED)] if more else [])
        pairs |= {(one.number, row): asked[one.number].find(row, findings) for row in rows}
    ends = held.change(0, [], pairs)
    found.update((number, row, durable.outcome_of(ends[number, row])) for number, row in pairs)
    held.change(0, list(pairs), {})
    return Counter({key: times for key, times in found.items() if key[2] is not Outcome.CLEAR})


def listed(schema: Schema, entity: str, top: Row) -> tuple[tuple[Row, ...], bool]:
    """The rows that a rule looks at, and whether there may be more."""
    key = schema[entity].key
    if not key:
        return (top,), False
    rows = getattr(top, key)
    return (rows.certain, rows.open) if isinstance(rows, Rows) else (rows, False)
