"""Which tables and columns there are, held against those that there have to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..vocabulary import did_you_mean
from .layouts import TableOf


def lacking(there: Mapping[str, Sequence[str]], tables: Mapping[str, TableOf]) -> Iterator[str]:
    """Every table and column that is not there, with the nearest that nobody asks for.

    Args:
        there: by name of a table, its columns.
        tables: what there has to be.
    """
    for name, table in tables.items():
        if name not in there:
            yield f"there is no table {name}{_nearest(name, [one for one in there if one not in tables])}"
            continue
        wanted = [column.name for column in table.columns]
        yield from (f"{name} has two columns `{one}`" for one in wanted if there[name].count(one) > 1)
        others = [one for one in there[name] if one not in wanted]
        yield from (f"{name} has no column `{one}`{_nearest(one, others)}" for one in wanted if one not in there[name])


def _nearest(name: str, others: list[str]) -> str:
    return f": {did_you_mean(name, others)}" if others else ""
