"""A few inspections as tables, as a ruleset reads them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

import pyarrow as pa

from qualityframework.frameworks import load_ruleset
from qualityframework.panel import columns_for, programme
from qualityframework.population import Plan, Population, held, plan, run, tables_of
from tests.agreement.by_chance import inspections
from tests.perf.workload import DAY

RULESET = "quality-and-consistency-panel/2019"
MANY = 12


@cache
def the_plan() -> Plan:
    return plan(programme(load_ruleset(RULESET), DAY))


@cache
def the_tables() -> dict[str, pa.Table]:
    """What rules read, of inspections with everything in them and with gaps."""
    rows = list(inspections(the_plan().programme, MANY, 5))
    return held(tables_of(columns_for(the_plan().programme, rows).columns), the_plan().tables)


def found(tables: Mapping[str, pa.Table]) -> Counter[tuple[Any, ...]]:
    """How often each finding is there."""
    table = run(the_plan(), Population(the_plan().tables, tables, threads=1))
    return Counter(tuple(row.values()) for row in table.to_pylist())


def changed(name: str, column: str, at: int, value: Any) -> dict[str, pa.Table]:
    """The tables with another value in one place."""
    table = the_tables()[name]
    values = table.column(column).to_pylist()
    values[at] = value
    place = table.column_names.index(column)
    of_type = None if isinstance(value, str) else table.column(column).type
    put = (
        pa.array([None if one is None else str(one).lower() if isinstance(one, bool) else str(one) for one in values])
        if of_type is None
        else None
    )
    new = put if put is not None else pa.array(values, of_type)
    return {**the_tables(), name: table.set_column(place, column, new)}


def shuffled(table: pa.Table, seed: int) -> pa.Table:
    """The rows in another order."""
    order = list(range(len(table)))
    random.Random(seed).shuffle(order)
    return table.take(pa.array(order, pa.int64()))
