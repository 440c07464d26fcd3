"""Tables of inspections that are there as columns, which is what rows of inspections become."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from ..expressions import Column, Columns, Listing, Table, sql
from ..vocabulary import Date, Kind, Text, Truth, Type
from .layouts import FINDINGS

Tables = Mapping[str, pa.Table]
"""Tables by name."""
_FIRST_OF_1970 = 719_163
"""The first of January 1970 as an ordinal, from which Arrow counts days."""


def tables_of(columns: Columns) -> dict[str, pa.Table]:
    """Tables of inspections, as `plan(...).tables` says.

    Args:
        columns: as `panel.columns_for` makes them of bound inspections. The key of a row is its position there.
    """
    found: dict[str, pa.Table] = {}
    texts = pa.array(columns.words.texts, pa.string())
    for name, table in columns.tables.items():
        entity = columns.schema[name]
        lists = {relation: listing for relation, listing in table.lists.items() if relation != FINDINGS}
        found[sql.table_of(name)] = pa.table(
            {
                sql.KEY: pa.array(np.arange(table.rows)),
                **{parent: pa.array(index) for parent, index in table.parents.items()},
                **{fact: _values(column, entity.facts[fact].type, texts) for fact, column in table.columns.items()},
                **{sql.open_of(relation): _open(listing, table.rows) for relation, listing in lists.items()},
            }
        )
        found |= {sql.table_of_list(name, relation): _listed(listing, table) for relation, listing in lists.items()}
    return found


def _values(column: Column, type_: Type, texts: Any) -> Any:
    gaps = None if column.known is None else ~column.known
    values = column.values if gaps is None else np.where(gaps, column.values.dtype.type(0), column.values)
    match type_:
        case Truth():
            return pa.array(values, pa.bool_(), mask=gaps)
        case Date():
            days = (values.astype(np.int64) - _FIRST_OF_1970).astype("datetime64[D]")
            return pa.array(days, pa.date32(), mask=gaps)
        case Text() | Kind():
            codes = pa.array(values, pa.int32(), mask=gaps)
            return texts.take(codes)
        case _:
            return pa.array(values.astype(np.int64), pa.int64(), mask=gaps)


def _open(listing: Listing, rows: int) -> Any:
    return pa.array(np.zeros(rows, np.bool_) if listing.open is None else listing.open)


def _listed(listing: Listing, table: Table) -> pa.Table:
    entries = int(listing.starts[-1])
    return pa.table(
        {
            sql.OWNER: pa.array(np.repeat(np.arange(table.rows), np.diff(listing.starts))),
            sql.LISTED: pa.array(np.arange(entries) if listing.rows is None else listing.rows),
            sql.RELATED: pa.array(
                np.ones(entries, np.bool_), mask=None if listing.certain is None else ~listing.certain
            ),
        }
    )
