"""Data of a model to columns and cells, from which the same data is read again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from .cell_values import escaped
from .layout import LONGEST, NOTHING, Column, KeysAt, Layout, Shape
from .nodes import Path

Value = str | int | float | dt.date
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it spreadsheets disagree on how days are counted."""
_PIECE = re.compile(r"_x[0-9A-F]{4}_|.", re.DOTALL)


class Flat(NamedTuple):
    """A sheet: names at the heads of columns with the column each is of, and rows of cells."""

    heads: list[tuple[str, Column]]
    rows: list[list[Value | None]]


def flattened(layout: Layout, sheet: str, items: list[dict[str, Any]], offered: KeysAt) -> Flat:
    """Items of a sheet.

    Args:
        layout: of the workbook.
        sheet: which one.
        items: the data of each, as JSON has it.
        offered: keys of mappings that have a column even where no item has them.
    """
    rows = [dict(_values(item)) for item in items]
    used = {path: None for row in rows for path in row}
    keys = {path: dict.fromkeys(found) for path, found in offered.items()}
    for path in used:
        for depth in range(1, len(path)):
            keys.setdefault(path[:depth], {}).setdefault(path[depth])
    in_order = {path: sorted(found, key=lambda key: key if isinstance(key, int) else 0) for path, found in keys.items()}
    columns = [
        one for one in layout.columns(sheet, in_order) if not one.shape.nested or one.shape.words or one.path in used
    ]
    heads, cells = list[tuple[str, Column]](), list[list[Value | None]]()
    for column in columns:
        pieces = [_pieces(_cell(row[column.path], column.shape)) if column.path in row else [] for row in rows]
        for number in range(max([1, *map(len, pieces)])):
            heads.append((escaped(column.name if number == 0 else f"{column.name} ({number + 1})"), column))
            cells.append([one[number] if number < len(one) else None for one in pieces])
    return Flat(heads, [list(row) for row in zip(*cells, strict=True)])


def _values(data: Mapping[str, Any], before: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value with the keys that lead to it; an empty mapping or list is one."""
    for key, value in data.items():
        path = (*before, key)
        if isinstance(value, Mapping) and value:
            yield from _values(value, path)
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            for number, one in enumerate(value, 1):
                yield from _values(one, (*path, number))
        else:
            yield path, value


def _cell(value: Any, shape: Shape) -> Value:
    if isinstance(value, Mapping):
        return "{}"
    if isinstance(value, list):
        if not shape.listed:
            return "[]"
        return f"{value[0]};" if [str(one).casefold() for one in value] == [NOTHING] else "; ".join(value) or NOTHING
    if shape.scalar is dt.date:
        day = dt.date.fromisoformat(value)
        return day if day >= _FIRST_DAY else str(value)
    if isinstance(value, float) and float(f"{value:.16g}") != value:  # a writer of workbooks would round it
        return repr(value)
    if isinstance(value, bool):  # some programs save a truth value as a formula
        return str(value).lower()
    return value if isinstance(value, int | float) else str(value)


def _pieces(value: Value) -> list[Value]:
    """The value as it is; a text with what no cell can hold escaped, in pieces that one can hold."""
    if not isinstance(value, str):
        return [value]
    pieces, left = [""], LONGEST
    text = escaped(value)
    if 2 * len(text) <= LONGEST:
        return [text]
    for found in _PIECE.finditer(text):
        cost = len(found[0].encode("utf-16-le")) // 2
        if cost > left:
            pieces.append("")
            left = LONGEST
        left -= cost
        pieces[-1] += found[0]
    return [*pieces]
