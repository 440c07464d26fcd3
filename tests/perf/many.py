"""A few inspections as columns, again and again: as many as are wanted, and as much work as if all were different."""

from __future__ import annotations

from typing import Any

import numpy as np

from qualityframework.expressions import Column, Columns, Listing, Table


def again(columns: Columns, times: int) -> Columns:
    """The inspections one after the other, so many times."""
    rows = {name: table.rows for name, table in columns.tables.items()}

    def starts(once: Any) -> Any:
        return np.concatenate(([0], np.cumsum(np.tile(np.diff(once), times))))

    def positions(once: Any, entity: str) -> Any:
        return None if once is None else (once + rows[entity] * np.arange(times)[:, None]).ravel()

    def each(once: Any) -> Any:
        return None if once is None else np.tile(once, times)

    tables = {}
    for name, table in columns.tables.items():
        entity = columns.schema[name]
        tables[name] = Table(
            starts(table.starts),
            {fact: Column(each(column.values), each(column.known)) for fact, column in table.columns.items()},
            {
                relation: Listing(
                    starts(listing.starts),
                    positions(listing.rows, entity.relations[relation].entity),
                    each(listing.certain),
                    each(listing.open),
                )
                for relation, listing in table.lists.items()
            },
            {parent: positions(index, entity.parents[parent]) for parent, index in table.parents.items()},
        )
    return Columns(columns.schema, tables, columns.words)
