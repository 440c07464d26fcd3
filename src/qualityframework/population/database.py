"""An engine that holds tables in memory, reaches nothing outside it, and is given names and nodes and never a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa

from ..expressions import OUTCOMES
from .layouts import TableOf
from .planning import Plan
from .tables import Tables

_CLOSED: Mapping[str, Any] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
"""No file, no network, no extension, and no variable of the program that calls it."""


class Population:
    """Tables of many inspections, held to what a plan says and ready to be asked.

    Args:
        tables: which they are, by name.
        given: the tables.
        memory: how much it may take, as `4GB`.
        threads: how many it may use; as many as the machine has unless given.
    """

    def __init__(
        self, tables: Mapping[str, TableOf], given: Tables, *, memory: str = "4GB", threads: int | None = None
    ) -> None:
        limits = {"memory_limit": memory} | ({} if threads is None else {"threads": threads})
        self.connection = duckdb.connect(config={**_CLOSED, **limits})
        for name in tables:
            self.connection.register("given", given[name])
            self.connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM given')  # a name of ours
            self.connection.unregister("given")
        self.connection.execute("SET lock_configuration = true")


def run(plan: Plan, tables: Population | duckdb.DuckDBPyConnection) -> pa.Table:
    """What is not clear: `inspection`, `key` of the row (NULL where the list was never recorded), `rule`, `outcome`.

    Args:
        plan: the ruleset.
        tables: as `held` gives them; or a connection to a database that has them, where they are taken as they are.
    """
    connection = tables.connection if isinstance(tables, Population) else tables
    found = connection.sql(plan.coded).to_arrow_table()
    outcomes = [outcome.value for outcome in OUTCOMES]
    for column, names in (("rule", list(plan.rules)), ("outcome", outcomes)):
        place = found.schema.get_field_index(column)
        found = found.set_column(place, column, _named(found.column(place), names))
    return found


def _named(codes: pa.ChunkedArray, names: list[str]) -> pa.ChunkedArray:
    texts = pa.array(names, pa.string())
    chunks = [pa.DictionaryArray.from_arrays(chunk, texts) for chunk in codes.chunks]
    return pa.chunked_array(chunks, pa.dictionary(codes.type, pa.string()))
