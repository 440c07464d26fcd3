"""Tables of somebody's own, held to what they should be: all faults at once, each with its place and value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from ..errors import Unusable
from ..expressions import sql
from ..privacy import load_signs, shown
from ..vocabulary import MANY, Date, Decimal, GradeOf, Integer, Kind, Truth
from .lacking import lacking
from .layouts import TableColumn, TableOf
from .relating import contradictions
from .tables import Tables

_LONGEST = 40
"""Characters of a value that a fault shows."""
_TRUTHS = {"true": True, "false": False}


def held(given: Tables, tables: Mapping[str, TableOf]) -> dict[str, pa.Table]:
    """The tables with nothing but the columns that are asked for, each of its type.

    Args:
        given: tables by name. Texts may stand for values of other types, as in a CSV file: `true` and `false`, whole
            numbers, days as 2019-11-29, nothing for what is not known.
        tables: what there has to be.

    Raises:
        Unusable: with every table and column that is not there, every value that cannot be, every key that is there
            twice or leads nowhere, every column whose rows are of two inspections, in no list that has to have them, or
            in that of another than they say.
    """
    faults = [*lacking({name: table.column_names for name, table in given.items()}, tables)]
    if faults:
        raise Unusable(*faults)
    taken: dict[str, pa.Table] = {}
    for name, table in tables.items():
        columns: dict[str, Any] = {}
        for column in table.columns:
            values, fault = _of_type(given[name].column(column.name), column)
            columns[column.name] = values
            if fault := fault or _bad_values(values, column):
                faults.append(f"`{column.name}` of {name}{fault}")
        taken[name] = pa.table(columns)
    faults = faults or [fault for table in tables.values() for fault in _bad_keys(taken, table)]
    faults = faults or [*contradictions(taken, tables)]
    if faults:
        raise Unusable(*faults)
    return taken


# types ---------------------------------------------------------------------------------------------------------------


def _of_type(values: Any, column: TableColumn) -> tuple[Any, str | None]:
    """The values as they are wanted; or as they are, and what is wrong with them."""
    wanted = {"BIGINT": pa.int64(), "BOOLEAN": pa.bool_(), "DATE": pa.date32(), "TEXT": pa.string()}[column.held_as]
    found = values.type
    if pa.types.is_dictionary(found):
        values = values.cast(found.value_type)
        found = values.type
    if found.equals(wanted):
        return values, None
    if pa.types.is_null(found):
        return pa.nulls(len(values), wanted), None
    if pa.types.is_string(found) or pa.types.is_large_string(found) or pa.types.is_string_view(found):
        return _read(values.cast(pa.string()), column)
    fits = (pa.types.is_integer(found) and column.held_as == "BIGINT") or (
        pa.types.is_date(found) and column.held_as == "DATE"
    )
    if not fits:
        return values, f" holds {found}, and should hold {_said(column)}"
    try:
        return values.cast(wanted), None
    except pa.ArrowInvalid:
        return values, _at(
            values, pc.greater(values, pa.scalar(2**63 - 1, found)), f"should be {_said(column)} of 64 bits"
        )


def _read(values: Any, column: TableColumn) -> tuple[Any, str | None]:
    """The values of texts."""
    match column.held_as:
        case "TEXT":
            return values, None
        case "BIGINT":
            fits = pc.match_substring_regex(values, r"^-?[0-9]{1,18}\z")
            if pc.all(fits).as_py() is False:
                return values, _at(values, pc.invert(fits), f"should be {_said(column)}")
            return values.cast(pa.int64()), None
        case "BOOLEAN":
            return _each(values, column, _TRUTHS.__getitem__, pa.bool_())
        case _:
            return _each(values, column, _day, pa.date32())


def _each(values: Any, column: TableColumn, read: Callable[[str], Any], type_: Any) -> tuple[Any, str | None]:
    """Each different text is read once."""
    coded = (
        values.combine_chunks().dictionary_encode() if values.num_chunks != 1 else values.chunk(0).dictionary_encode()
    )
    known: list[Any] = []
    wrong: list[str] = []
    for text in coded.dictionary.to_pylist():
        try:
            known.append(read(text))
        except (KeyError, ValueError):
            known.append(None)
            wrong.append(text)
    if wrong:
        return values, _at(values, pc.is_in(values, pa.array(wrong)), f"should be {_said(column)}")
    return pa.chunked_array([pa.array(known, type_).take(coded.indices)], type_), None


def _day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    if day.isoformat() != text:  # such as 2019-W48-5
        raise ValueError(text)
    return day


def _said(column: TableColumn) -> str:
    if column.type is None:
        return "the number of a row"
    return {"BOOLEAN": "true or false", "DATE": "a day as 2019-11-29"}.get(column.held_as, str(column.type))


# values --------------------------------------------------------------------------------------------------------------


def _bad_values(values: Any, column: TableColumn) -> str | None:
    if not column.may_lack and values.null_count:
        lacking = pc.is_null(values)
        row = pc.index(lacking, True).as_py() + 1
        return f", row {row}: it is always known, and nothing stands there{_more(pc.sum(lacking).as_py())}"
    wrong = _beyond(values, column)
    return None if wrong is None else _at(values, *wrong)


def _beyond(values: Any, column: TableColumn) -> tuple[Any, str] | None:
    """Where values are none of their type, and what they should be."""
    match column.type:
        case Kind(values=words):
            return pc.invert(pc.is_in(values, pa.array(words))), f"should be one of {', '.join(words)}"
        case Integer(low=low, high=high) | Decimal(low=low, high=high) | GradeOf(low=low, high=high):
            outside = pc.or_(pc.less(values, low), pc.greater(values, high))
            return outside, f"should be {column.type}, from {low} to {high}"
        case Date(low=low, high=high):
            first, last = (pa.scalar(dt.date.fromordinal(day)) for day in (low, high))
            return pc.or_(pc.less(values, first), pc.greater(values, last)), f"should be {_said(column)}"
        case Truth() | None | _:
            return None


def _at(values: Any, wrong: Any, should: str) -> str | None:
    """The first value that is wrong, and its row."""
    wrong = pc.and_(pc.fill_null(wrong, False), pc.is_valid(values))
    at = pc.index(wrong, True).as_py()
    if at < 0:
        return None
    text = shown(values[at].cast(pa.string()).as_py(), load_signs())
    told = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
    return f", row {at + 1}: `{told}` {should}{_more(pc.sum(wrong).as_py())}"


def _more(wrong: int) -> str:
    return f" ({wrong - 1} more like it)" if wrong > 1 else ""


# keys ----------------------------------------------------------------------------------------------------------------


def _bad_keys(tables: Tables, of: TableOf) -> Iterator[str]:
    table = tables[of.name]
    for column in of.columns:
        if column.type is not None:
            continue
        values = table.column(column.name)
        if column.table is None:
            if len(pc.unique(values)) < len(values):
                counts = pc.value_counts(values)
                twice = counts.field("values").filter(pc.greater(counts.field("counts"), 1))
                yield f"`{column.name}` of {of.name}: {twice[0].as_py()} is there twice, and each row has its own"
        else:
            lost = pc.invert(pc.is_in(values, tables[column.table].column(sql.KEY).combine_chunks()))
            if fault := _at(values, lost, f"is the key of no row of {column.table}"):
                yield f"`{column.name}` of {of.name}{fault}"
    if of.of_list and len(table):
        yield from _bad_list(table, of)


def _bad_list(table: pa.Table, of: TableOf) -> Iterator[str]:
    pairs = table.group_by([sql.OWNER, sql.LISTED]).aggregate([([], "count_all")])
    twice = pairs.filter(pc.greater(pairs.column("count_all"), 1))
    if len(twice):
        owner, listed = twice.column(sql.OWNER)[0].as_py(), twice.column(sql.LISTED)[0].as_py()
        yield f"{of.name}: {listed} is in the list of {owner} twice"
    longest = pc.max(pc.value_counts(table.column(sql.OWNER)).field("counts")).as_py()
    if longest >= MANY:
        yield f"{of.name}: a list has fewer than {MANY} rows, and there is one with {longest}"
