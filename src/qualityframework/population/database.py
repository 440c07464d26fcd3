"""An engine that holds tables in memory, reaches nothing outside it, and is given names and nodes and never a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from ..errors import Unusable
from ..expressions import OUTCOMES
from ..panel import refuse_other_days
from .lacking import lacking
from .layouts import TableOf
from .planning import Plan
from .tables import Tables

_CLOSED: Mapping[str, Any] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
    "temp_directory": "",
}
"""No file, not even for what memory does not hold; no network, no extension, and no variable of the calling program."""
_TOO_MUCH = "the tables do not fit into the memory that the engine may take: give it more, or run fewer inspections"

_HELD_AS = {
    "BIGINT": ("bigint", "integer", "smallint", "tinyint", "uinteger", "usmallint", "utinyint"),
    "BOOLEAN": ("boolean",),
    "DATE": ("date",),
    "TEXT": ("varchar", "enum"),
}
"""The types of a database that a column can be of. Queries widen whole numbers before they reckon with them."""


class Population:
    """Tables of many inspections, held to what a plan says and ready to be asked.

    Args:
        tables: which they are, by name.
        given: the tables.
        memory: how much it may take, as `4GB`.
        threads: how many it may use; as many as the machine has unless given.

    Raises:
        Unusable: when it cannot take so much or so many, or the tables do not fit into it.
    """

    def __init__(
        self, tables: Mapping[str, TableOf], given: Tables, *, memory: str = "4GB", threads: int | None = None
    ) -> None:
        if not memory[:1].isdigit():  # the engine takes `-1` and `none` for all that there is
            raise Unusable(f"memory should be a size as 4GB, and not `{memory}`")
        limits = {"memory_limit": memory} | ({} if threads is None else {"threads": str(threads)})
        try:
            self.connection = duckdb.connect(config={**_CLOSED, **limits})
        except duckdb.ProgrammingError as error:
            asked = " and ".join(f"{name} `{value}`" for name, value in limits.items())
            raise Unusable(f"the engine cannot have {asked}: {str(error).partition('Error: ')[2]}") from None
        try:
            for name in tables:
                self.connection.register("given", given[name])
                self.connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM given')  # a name of ours
                self.connection.unregister("given")
        except duckdb.OutOfMemoryException:
            raise Unusable(_TOO_MUCH) from None
        self.connection.execute("SET lock_configuration = true")


def run(plan: Plan, tables: Population | duckdb.DuckDBPyConnection) -> pa.Table:
    """What is not clear: `inspection`, `key` of the row (NULL where the list was never recorded), `rule`, `outcome`.

    Args:
        plan: the ruleset.
        tables: as `held` gives them; or a connection to a database that has them, where what is known is taken so.

    Raises:
        Unusable: with every table and column that is not there or is of another type; with every column that lacks
            what is always known; when a database takes different texts for the same; with days on which the ruleset
            has other parameters; when a number is beyond all that its column may hold, or memory does not suffice.
    """
    connection = tables.connection if isinstance(tables, Population) else tables
    _refuse_unfit(connection, plan.tables)
    if not isinstance(tables, Population):
        _refuse_gaps(connection, plan.tables)
    days = connection.sql('SELECT DISTINCT "as_of" FROM "inspection"').fetchall()
    if beyond := [day for (day,) in days if isinstance(day, str)]:
        raise Unusable(f"`as_of` of inspection: `{beyond[0]}` should be a day as 2019-11-29")
    refuse_other_days(plan.programme, [day for (day,) in days])
    try:
        found = connection.sql(plan.coded).to_arrow_table()
    except duckdb.DataError:
        raise Unusable("a number in the tables is beyond what may stand there: `held` says which, and where") from None
    except duckdb.OutOfMemoryException:
        raise Unusable(_TOO_MUCH) from None
    outcomes = [outcome.value for outcome in OUTCOMES]
    for column, names in (("rule", list(plan.rules)), ("outcome", outcomes)):
        place = found.schema.get_field_index(column)
        found = found.set_column(place, column, _named(found.column(place), names))
    return found


def _refuse_unfit(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, TableOf]) -> None:
    """Refuses a database that has other tables, or has them with columns of other types.

    Raises:
        Unusable: with every table and column that is not there, or else every one that is of another type.
    """
    views = "SELECT view_name FROM duckdb_views() WHERE NOT internal"
    named = connection.sql(f"SELECT table_name FROM duckdb_tables() UNION {views}").fetchall()
    there: dict[str, Sequence[str]] = {name.lower(): () for (name,) in named}
    types: dict[str, dict[str, Any]] = {}
    for name in tables:
        try:
            found = connection.table(name)
        except duckdb.CatalogException:  # such as one of that name in a schema that is not looked in
            there.pop(name, None)
            continue
        types[name] = {column.lower(): type_ for column, type_ in zip(found.columns, found.types, strict=True)}
        there[name] = [*types[name]]
    if faults := [*lacking(there, tables)]:
        raise Unusable(*faults)
    faults = [
        f"`{column.name}` of {name} holds {found}, and should hold {column.held_as}"
        for name, table in tables.items()
        for column in table.columns
        if (found := types[name][column.name]).id not in _HELD_AS[column.held_as]
    ]
    if faults:
        raise Unusable(*faults)


def _refuse_gaps(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, TableOf]) -> None:
    """Refuses what would be taken for clear: a list that is neither open nor not, and a row that leads nowhere.

    Raises:
        Unusable: with every column that lacks what is always known; or when texts are not compared as they are.
    """
    faults: list[str] = []
    if connection.sql("SELECT 'a' = 'A' OR 'a' = '\u00e1'").fetchall() != [(False,)]:
        faults.append("the database takes different texts for the same: its default_collation should be `binary`")
    for name, table in tables.items():
        known = [column.name for column in table.columns if not column.may_lack]
        counted = ", ".join(f'COUNT(*) - COUNT("{column}")' for column in known)  # names of ours
        (lacks,) = connection.sql(f'SELECT {counted} FROM "{name}"').fetchall()
        faults += [
            f"`{column}` of {name}: it is always known, and nothing stands there (rows: {rows})"
            for column, rows in zip(known, lacks, strict=True)
            if rows
        ]
    if faults:
        raise Unusable(*faults)


def _named(codes: pa.ChunkedArray, names: list[str]) -> pa.ChunkedArray:
    texts = pa.array(names, pa.string())
    chunks = [pa.DictionaryArray.from_arrays(chunk, texts) for chunk in codes.chunks]
    return pa.chunked_array(chunks, pa.dictionary(codes.type, pa.string()))
