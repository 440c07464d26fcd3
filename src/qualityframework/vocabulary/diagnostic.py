"""Diagnostics: a fault in a file, told to its author. (A *finding* is about the subject that is judged.)"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from .value import value


class Code(StrEnum):
    """Every kind of fault. Codes are stable, texts are not; each has a section in docs/reference/diagnostics.md."""

    # the text itself
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    NOT_TEXT = "not-text"
    SYNTAX = "syntax"
    EMPTY_FILE = "empty-file"
    ALIAS = "alias"
    TAG = "tag"
    WORKBOOK = "workbook"
    FORMULA = "formula"
    # its shape
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    EMPTY_VALUE = "empty-value"
    WRONG_TYPE = "wrong-type"
    TOO_MANY = "too-many-faults"
    # what it names
    UNKNOWN_NAME = "unknown-name"
    DUPLICATE_ID = "duplicate-id"
    DANGLING = "dangling-reference"
    CONTRADICTION = "contradiction"
    OFF_SCALE = "off-scale"
    NO_DATE = "no-as-of-date"
    NO_PROFILE = "no-profile"
    # rules
    REFUSED = "refused-expression"
    TYPE_ERROR = "type-error"
    STRATA_CYCLE = "strata-cycle"
    EXAMPLES = "examples-wanting"
    MISPLACED = "misplaced-file"


class Cell(NamedTuple):
    """A cell of a workbook: its sheet, row and column, both from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{column_letters(self.column)}{self.row}"


def column_letters(column: int) -> str:
    """What a spreadsheet calls its column of that number: A is 1, AA is 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where: a file, a line and a column (both from 1), how many characters, and the line itself for showing.

    In a workbook also the `cell`, whose text line and column are then of.
    """

    file: str
    cell: Cell | tuple[()] = field(default=(), kw_only=True)  # none comes before any, when places are put in order
    line: int = 1
    column: int = 1
    width: int = 1
    text: str = ""

    def __str__(self) -> str:
        return f"{printable(self.file)}:{' ' if self.cell else ''}{self.within}"

    @property
    def within(self) -> str:
        """Where in its file: `12:5` for line and column, or the cell."""
        return printable(str(self.cell)) if self.cell else f"{self.line}:{self.column}"


@value
class Diagnostic:
    """One fault.

    Args:
        code: what kind; stable.
        message: what is wrong, with the value that is.
        at: where.
        related: other places to blame, each with a word on why.
        help: what would be valid, or None.
    """

    code: Code
    message: str
    at: Place
    related: tuple[tuple[str, Place], ...] = ()
    help: str | None = None

    def __str__(self) -> str:
        lines = [f"error[{self.code}]: {printable(self.message)}", f"  --> {self.at}"]
        lines += _excerpt(self.at)
        for why, place in self.related:
            lines += [f"  --> {place} {printable(why)}", *_excerpt(place)]
        if self.help is not None:
            lines.append(f"  = help: {printable(self.help)}")
        return "\n".join(lines)


_WIDEST = 120


def _excerpt(place: Place) -> list[str]:
    if not place.text or place.text.isspace():
        return []
    start = max(0, place.column - 1 - _WIDEST // 2) if place.column > _WIDEST else 0
    before, within = place.column - 1, min(place.column - 1 + place.width, start + _WIDEST)
    shown = printable(place.text[start : start + _WIDEST])
    lead, marked = _columns(place.text[start:before]), _columns(place.text[before:within])
    return [f"   | {shown.rstrip()}", f"   | {' ' * lead}{'^' * max(1, marked)}"]


def _columns(text: str) -> int:
    """Columns of a terminal that the text takes when it is shown: none for a mark on a letter, two for a wide one."""
    wide = {"F": 2, "W": 2}
    return sum(
        0 if unicodedata.category(ch) in ("Mn", "Me") else wide.get(unicodedata.east_asian_width(ch), 1)
        for ch in printable(text)
    )


def printable(text: str) -> str:
    """The text with control and direction characters escaped, so that a hostile file cannot write to the terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        ch if unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else _escape(ch) for ch in text
    )


def unordered(text: str) -> str:
    """The text without what the runner of a workflow takes for an order, in whatever line it is printed."""
    return text.replace("##[", "## [")


def _escape(ch: str) -> str:
    return ch.encode("unicode_escape").decode("ascii")
