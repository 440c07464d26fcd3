"""What a cell of a workbook holds, as the text that a person would write for it, and of which sort that is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from .cell_formats import PLAIN, Format

Sort = Literal["text", "number", "day", "part", "truth", "error", "formula", "unseen"]
"""`part` is a number that is shown as a time or a part of a day, `unseen` what is not shown, or is struck out."""
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MIDNIGHT = re.compile(r"T00:00:00(\.0+)?Z?$")
_TRUTHS = {"1": "true", "true": "true", "0": "false", "false": "false"}
_FIRST_SURE = 61
"""1 March 1900. Days before it are counted in two ways, one of which knows a 29 February 1900 that never was."""


class Raw(NamedTuple):
    """A cell that says something: where it is, of which sort it is, and its text."""

    row: int
    column: int
    sort: Sort
    text: str


class Styles(NamedTuple):
    """What cells refer to.

    Args:
        formats: those of styles, where they do not show cells as they are.
        shared: texts by number.
        struck: which of those are struck out, or have a part that is.
        from_1904: whether days are counted from then, as the first ones for Macintosh did.
    """

    formats: Mapping[str, Format]
    shared: list[str]
    struck: set[int]
    from_1904: bool

    def raw(self, row: int, column: int, type_: str, style: str, text: str, formula: str | None) -> Raw:
        """A cell of that type, with what stands in it.

        Raises:
            ValueError: when that cannot be.
            IndexError: when it refers to a text that is not there.
        """
        if formula is not None and formula not in ("TRUE()", "FALSE()"):  # as some programs save a truth value
            return Raw(row, column, "formula", f"={formula}")
        format_ = self.formats.get(style, PLAIN)
        sort, told = self._told(type_, format_, text)
        what = "text" if sort == "text" else "zero" if told == "0" else "number"
        unseen = what in format_.hides or (type_ == "s" and int(text) in self.struck)
        return Raw(row, column, "unseen" if unseen and told else sort, told)

    def _told(self, type_: str, format_: Format, text: str) -> tuple[Sort, str]:
        match type_:
            case "s" if text.strip().isdecimal():
                return "text", self.shared[int(text)]
            case "n":
                return self._number(text, format_) if text.strip() else ("text", "")
            case "b":
                return "truth", _TRUTHS[text.strip()]
            case "e":
                return "error", text
            case "d":
                return format_.day or "day", _MIDNIGHT.sub("", text)
            case "str" | "inlineStr":
                return "text", unescaped(text)
        raise ValueError("no cell is of this type")

    def _number(self, text: str, format_: Format) -> tuple[Sort, str]:
        number = float(text)
        if number - number != 0 or "_" in text:  # which Python takes within numbers
            raise ValueError("no cell holds what is no number")
        day = self._day(number) if format_.day is not None else None
        plain = str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
        if format_.day is None:
            return "number", plain
        return "part" if day is None else format_.day, day or plain

    def _day(self, number: float) -> str | None:
        """The day that a number stands for; None for a time alone, for what is no day, and where programs disagree."""
        whole = int(number)
        first = dt.date(1904, 1, 1) if self.from_1904 else dt.date(1899, 12, 30)
        if whole < (1 if self.from_1904 else _FIRST_SURE) or whole + first.toordinal() > dt.date.max.toordinal():
            return None
        day = first + dt.timedelta(whole)
        minutes = int((number - whole) * 24 * 60)
        return day.isoformat() if minutes == 0 else f"{day.isoformat()} {minutes // 60:02}:{minutes % 60:02}"


def unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold, which are written as `_x0007_`."""
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1], 16)
    return escape[0] if 0xD800 <= number <= 0xDFFF else chr(number)  # half a character stays what it is written as


def escaped(text: str) -> str:
    """The same the other way round; and what would be taken for such an escape is escaped itself."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]", lambda found: f"_x{ord(found[0]):04X}_", text)
