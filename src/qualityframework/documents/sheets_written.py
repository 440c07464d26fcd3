"""Data as a workbook to be filled in: what can be chosen, what each column is for, and nothing that is evaluated."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..errors import Unusable, without_extra
from .flattening import Value, flattened
from .layout import LISTS, NOTHING, Column, KeysAt, Layout

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_LAST = 10_001
"""The last row with something to choose from: no list of a record is longer."""
_NEVER = dt.datetime(1980, 1, 1)  # noqa: DTZ001  (the first that a zip file can tell; a workbook knows no zone)
_NOT_LOCKED = ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter")
_OF_LISTS = "A sheet without rows is not recorded. The word `none` in the first cell below says that there is none."
Choices = Mapping[str, str]
"""What can be chosen, and what each is called; an empty text where it says so itself."""


@dataclass(frozen=True)
class Offered:
    """What a workbook offers beside what stands in it.

    Args:
        choices: what can be chosen in a column, by sheet and name of the column.
        keys: which keys of a mapping have a column, by sheet and name of the mapping.
        sheets: those that are there although nothing is in them.
    """

    choices: Mapping[tuple[str, str], Choices] = field(default_factory=dict)
    keys: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)
    sheets: Sequence[str] = ()

    def keys_of(self, sheet: str) -> KeysAt:
        """Those of a sheet."""
        return {tuple(name.split(".")): keys for (one, name), keys in self.keys.items() if one == sheet}


def workbook_bytes(layout: Layout, data: Mapping[str, Any], offered: Offered = Offered()) -> bytes:  # noqa: B008
    """A workbook from which the same data is read again; the same bytes for the same data.

    Args:
        layout: which sheets and columns there are.
        data: as JSON has it.
        offered: what can be chosen.

    Raises:
        Unusable: when an item is called `none` and nothing else is said of it; without the extra `excel`.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise without_extra("workbooks are written with", "excel") from None
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new one has a sheet
    book.properties.created = _NEVER
    writer = _Writer(book, layout, offered)
    lists = {key for key, _ in layout.lists.values()}
    writer.head({key: value for key, value in data.items() if key not in lists})
    for sheet, (key, _) in layout.lists.items():
        if key in data or sheet in offered.sheets:
            writer.list(sheet, data.get(key))
    writer.choices()
    written = io.BytesIO()
    book.save(written)
    return _settled(written)


def _settled(written: io.BytesIO) -> bytes:
    """The same members, without the time at which they were written."""
    settled = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                start, end = content.index(b"<dcterms:modified"), content.index(b"</cp:coreProperties>")
                content = content[:start] + content[end:]
            member = zipfile.ZipInfo(name, _NEVER.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, content)
    return settled.getvalue()


class _Writer:
    def __init__(self, book: Workbook, layout: Layout, offered: Offered) -> None:
        self._book, self._layout, self._offered = book, layout, offered
        self._lists: dict[tuple[tuple[str, str], ...], str] = {}

    def head(self, data: Mapping[str, Any]) -> None:
        """The sheet of what is in no list: a line a key."""
        name = self._layout.head
        flat = flattened(self._layout, name, [dict(data)], self._offered.keys_of(name))
        sheet = self._sheet(name, "B1")
        for row, ((text, column), value) in enumerate(zip(flat.heads, flat.rows[0], strict=True), 1):
            self._name(sheet.cell(row, 1), text, column)
            self._value(sheet.cell(row, 2), value, column)
            self._offer(sheet, name, column, f"B{row}")
        self._width(sheet, 1, 34)
        self._width(sheet, 2, 60)

    def list(self, name: str, items: list[dict[str, Any]] | None) -> None:
        """A sheet of items; none recorded for None."""
        flat = flattened(self._layout, name, items or [], self._offered.keys_of(name))
        sheet = self._sheet(name, "B2")
        for number, (text, column) in enumerate(flat.heads, 1):
            cell = sheet.cell(1, number)
            self._name(cell, text, column, _OF_LISTS if number == 1 else "")
            letter = cell.column_letter
            self._width(sheet, number, max(14, min(44, len(text) + 4)))
            self._format(sheet.column_dimensions[letter], column)
            self._offer(sheet, name, column, f"{letter}2:{letter}{_LAST}")
        for row, values in enumerate(flat.rows, 2):
            for number, (value, (_, column)) in enumerate(zip(values, flat.heads, strict=True), 1):
                if value is not None:
                    cell = sheet.cell(row, number)
                    self._value(cell, value, column)
                    title = self._offered.choices.get((name, column.name), {}).get(str(value)) if number == 1 else None
                    if title:
                        self._note(cell, title)
        if items is not None and not items:
            self._value(sheet.cell(2, 1), NOTHING, flat.heads[0][1])
        lone = [value for value in flat.rows[0] if value is not None] if len(flat.rows) == 1 else []
        if len(lone) == 1 and str(lone[0]).casefold() == NOTHING:
            raise Unusable(f"an item of {name} is called `{lone[0]}`, which says in a workbook that there is none")

    def choices(self) -> None:
        """The sheet of what can be chosen; it comes last, and is not read."""
        from openpyxl.styles import Font

        sheet = self._book.create_sheet(LISTS)
        for number, (pairs, name) in enumerate(self._lists.items()):
            column = 2 * number + 1
            sheet.cell(1, column, name).font = Font(bold=True)
            for row, pair in enumerate(pairs, 2):
                for cell, text in zip((sheet.cell(row, column), sheet.cell(row, column + 1)), pair, strict=True):
                    cell.value, cell.data_type, cell.number_format = text or None, "s" if text else "n", "@"
            self._width(sheet, column, 28)
            self._width(sheet, column + 1, 44)
        sheet.protection.sheet = True

    def _sheet(self, name: str, frozen: str) -> Worksheet:
        sheet: Worksheet = self._book.create_sheet(name)
        sheet.freeze_panes = frozen
        sheet.protection.sheet = True
        for what in _NOT_LOCKED:
            setattr(sheet.protection, what, False)
        return sheet

    def _name(self, cell: Cell, text: str, column: Column, more: str = "") -> None:
        from openpyxl.styles import Font, PatternFill

        cell.value, cell.data_type = text, "s"
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
        self._note(cell, " ".join(filter(None, (_about(column), more))))

    def _note(self, cell: Cell, text: str) -> None:
        from openpyxl.comments import Comment

        cell.comment = Comment(text, "qualityframework", height=40 + 20 * (len(text) // 40), width=300)

    def _value(self, cell: Cell, value: Value | None, column: Column) -> None:
        from openpyxl.styles import Alignment

        self._format(cell, column)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if value is None:
            return
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # what begins as a formula does is a text here
            cell.quotePrefix = True

    def _format(self, cell: Any, column: Column) -> None:
        from openpyxl.styles import Protection

        day = column.shape.scalar is dt.date
        number = column.shape.scalar in (int, float, bool)
        cell.number_format = "yyyy-mm-dd" if day else "General" if number else "@"
        cell.protection = Protection(locked=False)

    def _width(self, sheet: Worksheet, number: int, width: int) -> None:
        from openpyxl.utils import get_column_letter

        sheet.column_dimensions[get_column_letter(number)].width = width

    def _offer(self, sheet: Worksheet, name: str, column: Column, cells: str) -> None:
        """What can be chosen in these cells; where several can, another text is taken too."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        choices = self._offered.choices.get((name, column.name)) or dict.fromkeys(column.shape.words, "")
        if not choices:
            return
        pairs = tuple(choices.items())
        self._lists.setdefault(pairs, column.name)
        letter = get_column_letter(2 * list(self._lists).index(pairs) + 1)
        several = column.shape.listed or column.shape.nested
        offer = DataValidation("list", f"{LISTS}!${letter}$2:${letter}${len(pairs) + 1}", allow_blank=True)
        offer.showErrorMessage = not several
        offer.error = f"{column.name} is one of the list, or left empty"
        offer.add(cells)
        sheet.add_data_validation(offer)


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
    told.append("Left empty: not recorded.")
    return " ".join(told)
