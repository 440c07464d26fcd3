"""The same rules over very many inspections: tables in, one query, findings out as a table (extra `population`).

    layout (tables that the vocabulary makes) -> planning (a ruleset as a query)
    tables (of inspections) | reading (a folder) -> holding (to the layout) -> database (runs it)

Nothing of a file is executed, and the engine reaches nothing but the tables.
"""

from ..errors import Unusable

try:
    import duckdb  # noqa: F401  (what all of this rests on; without it one reason is told, and not five places)
    import pyarrow as _  # noqa: F401
except ModuleNotFoundError:
    raise Unusable("tables need the extra: pip install 'qualityframework[population]'") from None

from .counting import Counted, counted
from .database import Population, run
from .holding import held
from .layout import TableColumn, TableOf, layout
from .planning import Dialect, Plan, plan
from .reading import read_tables, write_findings, write_tables
from .tables import Tables, tables_of

__all__ = [
    "Counted",
    "Dialect",
    "Plan",
    "Population",
    "TableColumn",
    "TableOf",
    "Tables",
    "counted",
    "held",
    "layout",
    "plan",
    "read_tables",
    "run",
    "tables_of",
    "write_findings",
    "write_tables",
]
