"""The same rules over very many inspections: tables in, one query, findings out as a table (extra `population`).

    layouts (tables that the vocabulary makes) -> planning (a ruleset as a query)
    tables (of inspections) | reading (a folder) -> holding (to the layout: lacking, relating)
        -> database (runs the query) -> counting

Nothing of a file is executed, and the engine reaches nothing but the tables. All is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import without_extra
from ..on_use import homes, on_use

if TYPE_CHECKING:
    from .counting import tally
    from .database import Population, run
    from .holding import held
    from .layouts import TableColumn, TableOf, layout
    from .planning import Dialect, Plan, plan
    from .reading import read_tables, write_findings, write_tables
    from .tables import Tables, tables_of
    from .tallied import Counted, Tally

__all__ = [
    "Counted",
    "Dialect",
    "Plan",
    "Population",
    "TableColumn",
    "TableOf",
    "Tables",
    "Tally",
    "held",
    "layout",
    "plan",
    "read_tables",
    "run",
    "tables_of",
    "tally",
    "write_findings",
    "write_tables",
]

_load = on_use(
    __name__,
    homes(
        counting="tally",
        database="Population run",
        holding="held",
        layouts="TableColumn TableOf layout",
        planning="Dialect Plan plan",
        reading="read_tables write_findings write_tables",
        tables="Tables tables_of",
        tallied="Counted Tally",
    ),
)
_EXTRA = ("duckdb", "pyarrow")


def __getattr__(name: str) -> Any:
    try:
        return _load(name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise without_extra("tables need", "population") from None
