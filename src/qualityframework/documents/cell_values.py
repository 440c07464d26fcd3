"""What a cell of a workbook holds, as the text that a person would write for it, and of which sort that is."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, NamedTuple

Sort = Literal["text", "number", "day", "truth", "error", "formula"]
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO_PART_OF_A_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')


class Raw(NamedTuple):
    """A cell that says something: where it is, of which sort it is, and its text."""

    row: int
    column: int
    sort: Sort
    text: str


class Styles(NamedTuple):
    """What cells refer to.

    Args:
        days: the styles that show a number as a date.
        shared: texts by number.
        from_1904: whether days are counted from then, as the first ones for Macintosh did.
    """

    days: frozenset[str]
    shared: list[str]
    from_1904: bool

    def raw(self, row: int, column: int, type_: str, style: str, text: str, formula: str | None) -> Raw:
        """A cell of that type, with what stands in it.

        Raises:
            ValueError: when that cannot be.
            IndexError: when it refers to a text that is not there.
        """
        if formula is not None and formula not in ("TRUE()", "FALSE()"):  # as some programs save a truth value
            return Raw(row, column, "formula", f"={formula}")
        match type_:
            case "s":
                return Raw(row, column, "text", self.shared[int(text)])
            case "n":
                return Raw(row, column, *self._number(text, style)) if text.strip() else Raw(row, column, "text", "")
            case "b":
                return Raw(row, column, "truth", "true" if text.strip() == "1" else "false")
            case "e":
                return Raw(row, column, "error", text)
            case "d":
                return Raw(row, column, "day", text.removesuffix("T00:00:00"))
            case _:
                return Raw(row, column, "text", unescaped(text))

    def _number(self, text: str, style: str) -> tuple[Sort, str]:
        number = float(text)
        if number - number != 0:
            raise ValueError("no cell holds what is no number")
        if style in self.days and (day := self._day(number)) is not None:
            return "day", day
        return "number", str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)

    def _day(self, number: float) -> str | None:
        """The day that a number stands for; None for a time of day alone, and for what is no day."""
        whole = int(number)
        first = dt.date(1904, 1, 1) if self.from_1904 else dt.date(1899, 12, 31 if whole < 60 else 30)
        if whole < 1 or whole + first.toordinal() > dt.date.max.toordinal() or (whole == 60 and not self.from_1904):
            return None  # 29 February 1900, which never was, has the number 60
        day = first + dt.timedelta(whole)
        minutes = int((number - whole) * 24 * 60)
        return day.isoformat() if minutes == 0 else f"{day.isoformat()} {minutes // 60:02}:{minutes % 60:02}"


def number_format_of_date(code: str) -> bool:
    """Whether a format shows a number as a date or a time."""
    return re.search(r"[dmyhs]", _NO_PART_OF_A_FORMAT.sub("", code.partition(";")[0]), re.IGNORECASE) is not None


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
