"""Rules in the engine of live sessions and the evaluator that defines the language come to the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from qualityframework.errors import Unusable
from qualityframework.expressions import OUTCOMES, Findings, Numbered, Row, Rows, durable
from qualityframework.frameworks import load_ruleset
from qualityframework.panel import Programme, programme, run
from qualityframework.testing import cases, inspection_rows
from qualityframework.testing.drawn_rules import six_points
from qualityframework.testing.names import Grades, Schema
from qualityframework.vocabulary import FACTS, Outcome
from tests.expressions.sample import GRADES, SCHEMA
from tests.perf.workload import DAY

from .by_chance import inspections

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


LATER = dt.date(2025, 3, 1)
BATCH = 50
Fact = tuple[int, tuple[tuple[str, int], ...]]
"""A rule and the fields of a subject: all that the engine is told, and so all that its answer can hang on."""


@pytest.mark.parametrize(
    ("ruleset", "day", "many"),
    [
        ("quality-and-consistency-panel/2019", DAY, 50),
        pytest.param("quality-and-consistency-panel/2019", DAY, 5_000, marks=pytest.mark.slow),
        ("self-evaluation-validation/2024", LATER, 100),
    ],
)
def test_what_is_shipped_comes_to_the_same_live(worker: durable.Worker, ruleset: str, day: dt.date, many: int) -> None:
    """What was asked already is not asked again: thousands of inspections come down to some ten thousand facts."""
    in_force = programme(load_ruleset(ruleset), day)
    rules, parameters = in_force.ruleset.rules, in_force.parameters
    strata = [
        durable.compile_durable([Numbered(n, rules[n].typed, parameters[n]) for n in some if n in parameters])
        for some in in_force.ruleset.strata
    ]
    held = worker.open(strata)
    known: dict[Fact, Outcome] = {}
    for batch in range(0, many, BATCH):
        new: dict[Fact, Outcome] = {}
        for row in inspections(in_force, min(BATCH, many - batch), batch):
            for fact, outcome in meant(in_force, strata, row):
                assert known.get(fact, outcome) is outcome
                if fact not in known:
                    known[fact] = new[fact] = outcome
        for stratum, compiled in enumerate(strata):
            facts = {(number, fields): dict(fields) for number, fields in new if number in compiled.asked}
            ends = held.change(stratum, [], facts)
            came = {fact: durable.outcome_of(found) for fact, found in ends.items()}
            assert came == {fact: new[fact] for fact in facts}
            held.change(stratum, list(facts), {})
    held.close()
    fired = {number for (number, _), outcome in known.items() if outcome is Outcome.FIRES}
    assert len(fired) > 0.8 * len(parameters), "the inspections are near the rules"


def meant(in_force: Programme, strata: Sequence[durable.DurableRules], top: Row) -> Iterator[tuple[Fact, Outcome]]:
    """Every fact of an inspection, with what the default back end makes of what it is a fact of."""
    done = run(in_force, top)
    hits = {(number, row): OUTCOMES[code] for number, row, code in done.hits}
    for compiled in strata:
        for number, asked in compiled.asked.items():
            for row in listed(FACTS, in_force.ruleset.rules[number].typed.subject, top)[0]:
                fields = tuple(asked.find(row, done.findings[number]).items())
                yield (number, fields), hits.get((number, row), Outcome.CLEAR)
