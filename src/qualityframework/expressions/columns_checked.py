"""The `columns` back end, what is wrong with columns that somebody made: all at once, with place and value."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..vocabulary import MANY, Kind, Share, Text, Truth, Type, did_you_mean
from .columns_tables import Column, Columns, Ints, Listing, Table, Truths


def misnamed(columns: Columns) -> Iterator[str]:
    """Names that the schema does not have."""
    for name, table in columns.tables.items():
        if name not in columns.schema:
            yield f"`{name}` is no entity: {did_you_mean(name, columns.schema)}"
            continue
        entity = columns.schema[name]
        for what, given, known in (
            ("fact", table.columns, entity.facts),
            ("list", table.lists, entity.relations),
            ("parent", table.parents, entity.parents),
        ):
            yield from (f"`{one}` is no {what} of {name}: {did_you_mean(one, known)}" for one in given.keys() - known)
    if columns.top not in columns.tables:
        yield f"there is no table of {columns.top}"


def faults_of(columns: Columns) -> list[str]:
    """What of the columns cannot be: the rows of tables first, then what relates them, then values."""
    return (
        [*_bad_tables(columns)]
        or [*_bad_links(columns)]
        or [fault for name in columns.tables for fault in _bad_values(columns, name)]
    )


def _bad_tables(columns: Columns) -> Iterator[str]:
    """Tables of which it cannot be told which rows are of which inspection."""
    top = columns.tables[columns.top]
    if not np.array_equal(top.starts, np.arange(len(top.starts))) or not len(top.starts):
        yield f"the table of {columns.top} has one row for each inspection, so that its `starts` are 0, 1, 2 and so on"
        return
    for name, table in columns.tables.items():
        if len(table.starts) != len(top.starts) or not _rising(table.starts):
            yield f"`starts` of {name} is to rise from 0, with one more than the {columns.inspections} inspections"


def _bad_links(columns: Columns) -> Iterator[str]:
    """Parents and lists that lead nowhere, or out of their inspection."""
    for name, table in columns.tables.items():
        entity = columns.schema[name]
        for parent, index in table.parents.items():
            lies_in = entity.parents[parent]
            if len(index) != table.rows:
                yield f"`{parent}` of {name} has {len(index)} positions for {table.rows} rows"
            elif fault := _astray(columns.tables[lies_in], lies_in, index, table.inspections):
                yield f"`{parent}` of {name}: {fault}"
        for relation, listing in table.lists.items():
            if fault := _bad_list(columns, table, entity.relations[relation].entity, listing):
                yield f"the list `{relation}` of {name}: {fault}"


def _bad_list(columns: Columns, table: Table, listed: str, listing: Listing) -> str | None:
    starts, rows = listing.starts, listing.rows
    if len(starts) != table.rows + 1 or not _rising(starts):
        return f"`starts` is to rise from 0, with one more than the {table.rows} rows"
    if np.diff(starts).max(initial=0) >= MANY:
        return f"a list has fewer than {MANY} rows"
    entries, target = int(starts[-1]), columns.tables[listed]
    there = target.rows if rows is None else len(rows)
    if entries != there:
        return f"it has {entries} entries by its `starts`, and {there} rows"
    if listing.certain is not None and not _is_mask(listing.certain, entries):
        return f"`certain` is to be one truth for each of the {entries} entries"
    if listing.open is not None and not _is_mask(listing.open, table.rows):
        return f"`open` is to be one truth for each of the {table.rows} rows"
    by_inspection = starts[table.starts]
    if rows is not None:
        return _astray(target, listed, rows, np.repeat(np.arange(columns.inspections), np.diff(by_inspection)))
    return (
        None if np.array_equal(by_inspection, target.starts) else f"its entries are not the rows of {listed}, in order"
    )


def _astray(target: Table, entity: str, index: Ints, of: Ints) -> str | None:
    """What is wrong with positions in a table, given the inspection that each is to lie in."""
    if index.dtype.kind != "i":
        return f"positions are whole numbers, not {index.dtype}"
    astray = (index < target.starts[of]) | (index >= target.starts[of + 1])
    if not astray.any():
        return None
    at = int(astray.argmax())
    return f"{index[at]} at {at} is no row of {entity} of inspection {of[at]}"


def _bad_values(columns: Columns, name: str) -> Iterator[str]:
    table = columns.tables[name]
    for fact, column in table.columns.items():
        if fault := _bad_column(columns, columns.schema[name].facts[fact].type, column, table.rows):
            yield f"`{fact}` of {name}: {fault}"


def _bad_column(columns: Columns, type_: Type, column: Column, rows: int) -> str | None:
    values, known, words = column.values, column.known, columns.words
    if values.shape != (rows,) or not (known is None or _is_mask(known, rows)):
        return f"it is to have one value, and one truth of whether it is known, for each of {rows} rows"
    if values.dtype.kind != ("b" if isinstance(type_, Truth) else "i"):
        return f"{type_} is held as {'truths' if isinstance(type_, Truth) else 'whole numbers'}, not {values.dtype}"
    if isinstance(type_, Truth | Share) or not rows:
        return None
    low, high = (0, len(words.texts) - 1) if isinstance(type_, Text | Kind) else (type_.low, type_.high)
    fits = values.min() >= low and values.max() <= high
    if fits and not isinstance(type_, Kind):
        return None
    wrong = (values < low) | (values > high)
    if isinstance(type_, Kind):
        of_kind = np.zeros(len(words.texts) + 1, np.bool_)
        of_kind[[words.code(word) for word in type_.values]] = (
            True  # those that are nowhere mark the one beyond the last
        )
        wrong |= ~of_kind.take(np.where(wrong, 0, values)) if not fits else ~of_kind.take(values)
    if known is not None:
        wrong &= known
    if not wrong.any():
        return None
    at, between = int(wrong.argmax()), "" if isinstance(type_, Text | Kind) else f", from {type_.low} to {type_.high}"
    held = int(values[at])
    told = f"`{words.texts[held]}`" if isinstance(type_, Text | Kind) and low <= held <= high else str(held)
    return f"{told} at {at} is no value of it, which is {type_}{between}"


def _is_mask(mask: Truths, rows: int) -> bool:
    return mask.shape == (rows,) and mask.dtype == np.bool_


def _rising(starts: Ints) -> bool:
    return starts.dtype.kind == "i" and bool(len(starts)) and starts[0] == 0 and bool((np.diff(starts) >= 0).all())
