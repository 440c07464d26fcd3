"""The `sql` back end, names of tables and columns: all are made of the schema's own.

Each entity has a table, with a column for each fact and for each row that a row lies in. Each list has a table, and a
column in the table of those whose list it is, which says whether there may be more rows that were never recorded.
"""

from __future__ import annotations

KEY = "key"
"""Of a table of an entity: the number of the row, which no other row of the table has."""
OWNER, LISTED, RELATED = "owner", "listed", "related"
"""Of the table of a list: the key of the row whose list it is, that of a row in it, and whether it is in it for certain
(true) or perhaps (NULL)."""
MORE = "more"
"""Of the table of findings, whose rows are findings themselves: the row stands for any that were never recorded."""
TAGS = ("rule", "remit", "severity")
"""What findings say."""
INSPECTION, RULE, OUTCOME = "inspection", "rule", "outcome"
"""Of outcomes, beside the key of the row: that of its inspection, which rule it is, and what it comes to."""


def table_of(entity: str) -> str:
    """The table of an entity."""
    return entity.replace("-", "_")


def table_of_list(entity: str, relation: str) -> str:
    """The table of a list of every row of an entity."""
    return f"{table_of(entity)}_{relation}"


def open_of(relation: str) -> str:
    """The column that says whether a list may have more rows than are recorded."""
    return f"{relation}_open"
