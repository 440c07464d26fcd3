"""What is wrong with a sheet before anything is said of what it says: cells that are not seen, or of a wrong sort."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..vocabulary import Cell, Code, Diagnostic, Place
from .cell_texts import cell_place
from .cell_values import Raw
from .layout import Shape
from .spreadsheet import Sheet

_SORTS = {"number": "number", "day": "day", "truth": "truth value"}
_SEEN = "empty the cell, or give it an ordinary format; let the sheet show zeros"
_AS_TEXT = "format the cell as text, and type it in again"


def raw_place(name: str, sheet: Sheet, raw: Raw) -> Place:
    """Where a cell stands."""
    return cell_place(name, Cell(sheet.name, raw.row, raw.column), raw.text)


def top(name: str, sheet: Sheet) -> Place:
    """The beginning of a sheet."""
    return cell_place(name, Cell(sheet.name, 1, 1))


def unseen(name: str, sheet: Sheet) -> Iterator[Diagnostic]:
    """What says something and is hidden from who looks at the sheet, and cells that stand for several."""
    for row, column, ref in sheet.merged:
        message = f"the cells {ref} are merged, so that nobody can tell which rows and columns they are for"
        at = cell_place(name, Cell(sheet.name, row, column))
        yield Diagnostic(Code.WORKBOOK, message, at, help="split them, and fill in each")
    if sheet.hidden and sheet.cells:
        yield _hidden("sheet", top(name, sheet))
        return
    told = set[tuple[str, int]]()
    for raw in sheet.cells:
        found = ("row", raw.row) if raw.row in sheet.hidden_rows else ("column", raw.column)
        hidden = found[0] == "row" or (raw.row > 1 and raw.column in sheet.hidden_columns)
        if hidden and found not in told:
            told.add(found)
            yield _hidden(found[0], raw_place(name, sheet, raw))


def _hidden(what: str, at: Place) -> Diagnostic:
    message = f"this {what} is hidden and says something: nobody would see what is judged"
    return Diagnostic(Code.WORKBOOK, message, at, help="show it, or delete it; a filter hides rows too")


def wrong_sort(name: str, sheet: Sheet, raw: Raw, shape: Shape) -> Iterator[Diagnostic]:
    """The fault of a cell that holds another sort of value than its column; what was typed in cannot be guessed."""
    found = None if raw.sort == "text" else _wrong(raw, shape)
    if found is not None:
        code, message, help_ = found
        yield Diagnostic(code, message, raw_place(name, sheet, raw), help=help_)


def _wrong(raw: Raw, shape: Shape) -> tuple[Code, str, str] | None:
    """Code, message and help."""
    wanted, said = shape.scalar, f"`{raw.text[:60]}`"
    taken = f"the spreadsheet took this for the {_SORTS.get(raw.sort)} {said}, and"
    match raw.sort:
        case "formula":
            return Code.FORMULA, "a formula is not evaluated here", "paste its value in its place"
        case "error":
            help_ = "type in what should stand here, or leave the cell empty"
            return Code.FORMULA, f"{said} is what a formula leaves that failed", help_
        case "unseen":
            return (
                Code.WORKBOOK,
                "what is in this cell is struck out, or not shown: nobody can tell whether it is meant",
                _SEEN,
            )
        case "part":
            message = f"shown as a date or time, {said} is no whole day for certain: nobody can tell what was typed"
            return Code.WRONG_TYPE, message, _AS_TEXT
        case "number" if wanted is dt.date:
            help_ = "format the cell as a date, or type the day as 2019-07-31 into a cell that is formatted as text"
            return Code.WRONG_TYPE, f"{said} is a number, and a date is wanted here", help_
        case "number" if wanted not in (int, float):
            return Code.WRONG_TYPE, f"{taken} a text is wanted here", f"{_AS_TEXT}: 1.10 has become 1.1, and 007 is 7"
        case "day" if wanted is not dt.date:
            return Code.WRONG_TYPE, f"{taken} none is wanted here", _AS_TEXT
        case "truth" if wanted is not bool and "yes" not in shape.words:
            return Code.WRONG_TYPE, f"{taken} none is wanted here", _AS_TEXT
    return None
