"""Data as a workbook to be filled in: what can be chosen, what each column is for, and nothing that is evaluated.

Loaded by what writes workbooks alone: it needs the extra `excel`.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ..errors import Unusable
from .cell_values import escaped
from .flattening import Flat, Value, flattened
from .layout import LISTS, NOTHING, Column, Layout, Offered, Shape
from .spreadsheet import WIDEST
from .zip_written import NO_TIME, settled

_LAST = 10_001
"""The last row with something to choose from: no list of a record is longer."""
_MAY = ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter")
"""What can be done with a sheet although its header is locked."""
_OF_LISTS = (
    "A sheet without rows is not recorded, or where `complete` is true says that there is none. "
    "The word `none` in the first cell below says that in any case."
)
_HEAD = PatternFill("solid", fgColor="DDE6EE")


def workbook_bytes(layout: Layout, data: Mapping[str, Any], offered: Offered) -> bytes:
    """A workbook from which the same data is read again; the same bytes for the same data.

    Args:
        layout: which sheets and columns there are.
        data: as JSON has it.
        offered: what can be chosen, and what is there although nothing stands in it.

    Raises:
        Unusable: when an item is called `none` and nothing else is said of it, or a sheet cannot have as many columns.
    """
    book = Workbook()
    del book[book.sheetnames[0]]
    book.properties.created = book.properties.modified = NO_TIME
    writer = _Writer(book, layout, offered)
    keys = {key for key, _ in layout.lists.values()}
    writer.head({key: value for key, value in data.items() if key not in keys})
    for sheet, (key, _) in layout.lists.items():
        if key in data or sheet in offered.sheets:
            writer.items(sheet, data.get(key))
    writer.choices()
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        ExcelWriter(book, archive).save()  # `Workbook.save` would write the time
    return settled(made.getvalue())


class _Writer:
    def __init__(self, book: Workbook, layout: Layout, offered: Offered) -> None:
        self._book, self._layout, self._offered = book, layout, offered
        self._lists: dict[tuple[tuple[str, str], ...], str] = {}

    def head(self, data: Mapping[str, Any]) -> None:
        """The sheet of what is in no list: a line a key."""
        name = self._layout.head
        flat = self._flat(name, [dict(data)])
        sheet = self._sheet(name, "B1")
        for row, ((text, column), value) in enumerate(zip(flat.heads, flat.rows[0], strict=True), 1):
            _name(_cell(sheet, row, 1), text, _about(column))
            _put(_cell(sheet, row, 2), value, column)
            self._offer(sheet, name, column, f"B{row}")
        _widen(sheet, 1, 34)
        _widen(sheet, 2, 60)

    def items(self, name: str, items: list[dict[str, Any]] | None) -> None:
        """A sheet of items; None where they are not recorded."""
        flat = self._flat(name, items or [])
        _refuse_none(name, flat)
        if len(flat.heads) > WIDEST:
            raise Unusable(f"{name} would have {len(flat.heads):,} columns, and a workbook has {WIDEST:,} at most")
        sheet = self._sheet(name, "B2")
        for number, (text, column) in enumerate(flat.heads, 1):
            letter = get_column_letter(number)
            _name(_cell(sheet, 1, number), text, f"{_about(column)} {_OF_LISTS if number == 1 else ''}".strip())
            _widen(sheet, number, max(14, min(44, len(text) + 4)))
            _unlock(sheet.column_dimensions[letter], column)
            self._offer(sheet, name, column, f"{letter}2:{letter}{_LAST}")
        titles = self._offered.choices.get((name, flat.heads[0][0]), {})
        for row, values in enumerate(flat.rows, 2):
            for number, (value, (_, column)) in enumerate(zip(values, flat.heads, strict=True), 1):
                if value is not None:
                    _put(_cell(sheet, row, number), value, column)
            if title := titles.get(str(values[0])):
                _note(_cell(sheet, row, 1), title)
        if items is not None and not items:
            _put(_cell(sheet, 2, 1), NOTHING, flat.heads[0][1])

    def choices(self) -> None:
        """The sheet of what can be chosen; it comes last, and is not read."""
        sheet: Worksheet = self._book.create_sheet(LISTS)
        for number, (pairs, name) in enumerate(self._lists.items()):
            column = 2 * number + 1
            for row, texts in enumerate([(name, ""), *pairs], 1):
                for place, text in enumerate(texts, column):
                    if text:
                        text_into(sheet, row, place, text)
            _cell(sheet, 1, column).font = Font(bold=True)
            _widen(sheet, column, 28)
            _widen(sheet, column + 1, 44)
        sheet.protection.sheet = True

    def _flat(self, name: str, items: list[dict[str, Any]]) -> Flat:
        return flattened(self._layout, name, items, self._offered.keys_of(name))

    def _sheet(self, name: str, frozen: str) -> Worksheet:
        sheet: Worksheet = self._book.create_sheet(name)
        sheet.freeze_panes = frozen
        sheet.protection.sheet = True
        for what in _MAY:
            setattr(sheet.protection, what, False)  # it says what is locked
        return sheet

    def _offer(self, sheet: Worksheet, name: str, column: Column, cells: str) -> None:
        """What can be chosen in these cells; where there can be several, another text is taken too."""
        choices = self._offered.choices.get((name, column.name)) or dict.fromkeys(column.shape.words, "")
        if not choices:
            return
        pairs = tuple(choices.items())
        self._lists.setdefault(pairs, column.name)
        letter = get_column_letter(2 * list(self._lists).index(pairs) + 1)
        offer = DataValidation("list", formula1=f"{LISTS}!${letter}$2:${letter}${len(pairs) + 1}", allow_blank=True)
        offer.showErrorMessage = not (column.shape.listed or column.shape.nested)
        offer.error = f"{column.name} is one of the list, or left empty"
        offer.add(cells)
        sheet.add_data_validation(offer)


def _refuse_none(name: str, flat: Flat) -> None:
    said = [value for row in flat.rows for value in row if value is not None]
    if len(said) == 1 and str(said[0]).casefold() == NOTHING:
        raise Unusable(f"the only item of {name} is called `{said[0]}`, which says in a workbook that there is none")


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def text_into(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Puts a text into a cell, whatever it looks like: nothing of it is evaluated, and it stays a text."""
    cell = _cell(sheet, row, column)
    _write(cell, escaped(text))
    return cell


def _name(cell: Cell, text: str, about: str) -> None:
    """The name at the head of a column: locked, with a note."""
    _write(cell, text)
    cell.font, cell.fill = Font(bold=True), _HEAD
    _note(cell, about)


def _note(cell: Cell, text: str) -> None:
    cell.comment = Comment(escaped(text), "qualityframework", height=40 + 20 * (len(text) // 40), width=300)


def _put(cell: Cell, value: Value | None, column: Column) -> None:
    """A value that can be changed."""
    if isinstance(value, str):
        _write(cell, value)
    elif value is not None:
        cell.value = value
    _unlock(cell, column)
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _write(cell: Cell, text: str) -> None:
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True


def _unlock(cell: Cell | ColumnDimension, column: Column) -> None:
    kind = column.shape.scalar
    cell.number_format = "yyyy-mm-dd" if kind is dt.date else "General" if kind in (int, float) else "@"
    cell.protection = Protection(locked=False)


def _widen(sheet: Worksheet, number: int, width: int) -> None:
    sheet.column_dimensions[get_column_letter(number)].width = width


def _about(column: Column) -> str:
    """What a column is for, in the words of its model, and how it is filled in."""
    shape = column.shape
    told = [f"{column.name}: {column.about}." if column.about else f"{column.name}."]
    if column.required and len(column.path) == 1:
        told.append("Required.")
    if shape.listed:
        told.append(f"Several are separated by a semicolon or a line break; `{NOTHING}` says that there is none.")
    elif shape.words:
        told.append(f"One of: {', '.join(shape.words)}.")
    elif shape.scalar is dt.date:
        told.append("A day, as 2019-07-31.")
    elif shape.scalar in (int, float):
        told.append("A number.")
    return " ".join([*told, _left_empty(shape)])


def _left_empty(shape: Shape) -> str:
    if shape.scalar is bool:
        return "Left empty: false."
    if shape.listed:
        return "Left empty: not recorded, or where `complete` is true none."
    return "Left empty: not recorded, unless `complete` closes it."
