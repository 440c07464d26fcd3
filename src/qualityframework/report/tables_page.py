"""The tables of many inspections, as sections of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..population import TableColumn, TableOf
from ..vocabulary import Decimal, GradeOf, Integer, Kind


def layout_markdown(tables: Iterable[TableOf]) -> str:
    """Tables of rows, each a section, and then all tables of lists."""
    rows, lists = list[TableOf](), list[TableOf]()
    for table in tables:
        (lists if table.of_list else rows).append(table)
    return "\n".join((*(line for table in rows for line in _section(table)), *_lists(lists)))


def _section(table: TableOf) -> Iterator[str]:
    yield from (f"### `{table.name}`", "", f"Each row is {table.doc}.", "")
    yield from ("| column | type | what it says |", "| --- | --- | --- |")
    yield from (f"| `{column.name}` | {_type(column)} | {column.doc} |" for column in table.columns)
    yield ""


def _type(column: TableColumn) -> str:
    told = column.held_as
    match column.type:
        case Kind(values=words):
            told += f": {', '.join(words)}"
        case Integer(low=low, high=high) | Decimal(low=low, high=high) | GradeOf(low=low, high=high):
            told += f" from {low} to {high}"
        case None if column.table is not None:
            told += f", a key of `{column.table}`"
        case _:
            pass
    return told if column.may_lack else f"{told}; always known"


def _lists(tables: Iterable[TableOf]) -> Iterator[str]:
    yield from ("## Lists", "", "| table | `owner` | `listed` | what is in it |", "| --- | --- | --- | --- |")
    for table in tables:
        owner, listed = (column.table for column in table.columns[:2])
        yield f"| `{table.name}` | `{owner}` | `{listed}` | {table.doc} |"
    yield ""
