"""What a ruleset costs over tables, beside the compiled rules and a query written by hand, as ratios within one run.

All keep to one core, and are measured in the seconds that it was at work, unless it is said otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from time import perf_counter, process_time
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from qualityframework.expressions import OUTCOMES, Columns, Row
from qualityframework.frameworks import Ruleset, load_ruleset
from qualityframework.panel import Programme, columns_for, programme
from qualityframework.panel import run as run_rows
from qualityframework.population import Plan, Population, plan, run, tables_of
from tests.agreement.by_chance import inspections

from .by_hand import zen_model
from .by_hand.tables import QUERY, written_as_sql
from .many import again
from .measuring import assert_at_most
from .workload import DAY

pytestmark = pytest.mark.perf

RULESET = "quality-and-consistency-panel/2019"
DIFFERENT, TIMES = 100, 100
TOLD = f"{DIFFERENT * TIMES:,} inspections as tables"


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset(RULESET)


@pytest.fixture(scope="module")
def rows(rules: Ruleset) -> list[Row]:
    """Inspections of 22 evaluations and 60 items each, and a few rows more."""
    return list(inspections(programme(rules, DAY), DIFFERENT, 7, items=60))


def in_tables(in_force: Programme, rows: list[Row], threads: int | None = 1) -> tuple[Plan, Iterator[Population]]:
    """The plan, and the inspections as they are and again and again."""
    made = plan(in_force)
    few: Columns = columns_for(in_force, rows).columns
    return made, (Population(made.tables, tables_of(again(few, times)), threads=threads) for times in (1, TIMES))


@pytest.mark.parametrize(
    ("limit", "threads", "clock"),
    [
        pytest.param(1 / 2, 1, process_time, id="on one core"),
        pytest.param(
            1 / 3,
            None,
            perf_counter,
            id="on all cores",
            marks=pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="this machine has one core"),
        ),
    ],
)
def test_a_plan_is_faster_than_the_compiled_rules(
    rules: Ruleset, rows: list[Row], limit: float, threads: int | None, clock: Callable[[], float]
) -> None:
    """Tables in, findings out: at least twice as fast on one core, and three times with the cores that the database
    takes by itself, where the compiled rules keep to one."""
    in_force = programme(rules, DAY)
    made, (few, many) = in_tables(in_force, rows, threads)
    found = len(run(made, few))

    def as_tables() -> float:
        start = clock()
        findings = run(made, many)
        taken = clock() - start
        assert len(findings) == TIMES * found
        return taken

    def compiled() -> float:
        start = clock()
        for row in rows:
            run_rows(in_force, row)
        return TIMES * (clock() - start)

    assert found == sum(len(run_rows(in_force, row).hits) for row in rows)
    assert_at_most(limit, as_tables, compiled, turns=3, told=f"{TOLD}, and one by one")


def test_a_plan_is_about_as_fast_as_a_query_written_by_hand(rules: Ruleset, rows: list[Row]) -> None:
    """Fifteen rules of every kind, over four entities and two strata."""
    in_force = programme(written_as_sql(rules), DAY)
    made, (few, many) = in_tables(in_force, rows)
    assert np.array_equal(in_order(run(made, few)), in_order(by_hand(few)))

    def as_tables() -> float:
        start = process_time()
        run(made, many)
        return process_time() - start

    def written() -> float:
        start = process_time()
        by_hand(many)
        return process_time() - start

    assert_at_most(1.3, as_tables, written, turns=3, told=f"{TOLD}, by a plan and by hand")


def test_a_plan_is_faster_than_an_engine_for_decisions_that_is_told_the_facts(rules: Ruleset, rows: list[Row]) -> None:
    """Five rules, with all that the plan has to work out worked out for the neighbour beforehand."""
    in_force = programme(written_as_sql(rules), DAY)
    made, (few, many) = in_tables(in_force, rows)
    decisions = zen_model.model()
    facts = few.connection.sql(zen_model.FACTS)
    told = facts.select("key", *zen_model.TOLD).to_arrow_table().to_pylist()
    keys = [one.pop("key") for one in told]

    def decided() -> list[dict[str, int]]:
        return [decisions.evaluate(one)["result"] for one in told]

    of_rules = [one for one in run(made, few).to_pylist() if one["rule"] in zen_model.RULES and one["key"] is not None]
    outcomes = [outcome.value for outcome in OUTCOMES]
    assert {(one["key"], one["rule"], outcomes.index(one["outcome"])) for one in of_rules} == {
        (key, rule, result[str(number)])
        for key, result in zip(keys, decided(), strict=True)
        for number, rule in enumerate(zen_model.RULES)
        if result[str(number)]
    }

    def as_tables() -> float:
        start = process_time()
        run(made, many)
        return process_time() - start

    def by_neighbour() -> float:
        start = process_time()
        decided()
        return TIMES * (process_time() - start)

    assert_at_most(1 / 2, as_tables, by_neighbour, turns=3, told=f"{TOLD}, by a plan of 15 rules and by zen of 5")


def by_hand(tables: Population) -> pa.Table:
    return tables.connection.sql(QUERY).to_arrow_table()


def in_order(found: pa.Table) -> Any:
    """Findings as rows of numbers, sorted."""
    columns = []
    for column in found.columns:
        coded = pa.types.is_dictionary(column.type)
        codes = pa.chunked_array([chunk.indices for chunk in column.chunks]) if coded else column
        columns.append(codes.cast(pa.int64()).fill_null(-1).to_numpy())
    rows = np.stack(columns, axis=1)
    return rows[np.lexsort(rows.T)]
