"""Bytes to text, within limits. Input is hostile until it is read."""

from __future__ import annotations

import bisect
import re
import sys
from functools import cached_property
from pathlib import Path

from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic, Place, value

LARGEST = 5_000_000
"""Bytes. The longest of our examples has less than a hundredth of this."""
_MANY = 65_536
"""Bytes that nearly no file has: to make room for the largest would take longer than to read one."""
_AS_UTF8 = "save it as UTF-8 text; in Excel that is Save As, CSV UTF-8 (Comma delimited)"

_BREAK = re.compile(r"\r\n|\r|\n")
_SEALED = "qualityframework.sealed-position/"
"""What a sealed file of a moderation has in it. None of its lines is shown, as each may open the seal."""


@value
class Source:
    """A text and the name it goes by in diagnostics."""

    name: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """Its lines, as editors count them; YAML itself would break lines at three rarer characters too."""
        return _BREAK.split(self.text)

    @cached_property
    def sealed(self) -> bool:
        """Whether it holds what nobody is to see before its time: then its places show no text."""
        return _SEALED in self.text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def mark(self, index: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at `index`."""
        line = bisect.bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """A place in it; line and column from 1."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        width = max(1, min(width, len(text) - column + 1))
        return Place(self.name, line, column, width, "" if self.sealed else text)

    def at(self, index: int, width: int = 1) -> Place:
        """The place of the character at `index`."""
        return self.place(*self.mark(index), width)

    def start(self) -> Place:
        """Its beginning."""
        return Place(self.name)


def read_source(path: str | Path, name: str | None = None) -> Source:
    """The text of a file, or of standard input for `-`; diagnostics call it `name`, or else by its path.

    Raises:
        InvalidInput: when it cannot be read, is too large, empty, or no UTF-8 text.
    """
    name = name or shown_name(path)
    return Source(name, decoded(name, read_bytes(path, name)))


def shown_name(path: str | Path) -> str:
    """What diagnostics call a file, or standard input for `-`."""
    return "<stdin>" if str(path) == "-" else Path(path).as_posix()


def read_bytes(path: str | Path, name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; of one that is too large, one more than may be.

    Raises:
        InvalidInput: when it cannot be read.
    """
    if str(path) == "-" and sys.stdin is None:
        raise _fault(Code.UNREADABLE, name, "standard input is closed")
    if str(path) == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(path).open("rb") as file:
            first = file.read(_MANY)
            return first if len(first) < _MANY else first + file.read(LARGEST + 1 - _MANY)
    except FileNotFoundError:
        raise _fault(Code.UNREADABLE, name, "there is no such file") from None
    except IsADirectoryError:
        raise _fault(Code.UNREADABLE, name, "this is a folder, not a file") from None
    except PermissionError:
        raise _fault(Code.UNREADABLE, name, "this file may not be read") from None
    except (OSError, ValueError):
        raise _fault(Code.UNREADABLE, name, "this cannot be read as a file") from None


def decoded(name: str, data: bytes) -> str:
    """Bytes as UTF-8 text.

    Raises:
        InvalidInput: when they are too many, none, or no such text.
    """
    if len(data) > LARGEST:
        raise _fault(
            Code.TOO_LARGE, name, f"this file is larger than {LARGEST:,} bytes", "split it, or take out what is no text"
        )
    if b"\x00" in data:
        raise _fault(Code.NOT_TEXT, name, "this file holds binary data", _AS_UTF8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"byte 0x{data[error.start]:02x} is not valid UTF-8"
        raise InvalidInput([Diagnostic(Code.NOT_TEXT, message, Place(name, line, column), help=_AS_UTF8)]) from None
    if not text.strip():
        raise _fault(Code.EMPTY_FILE, name, "this file is empty")
    return text


def _fault(code: Code, name: str, message: str, help_: str | None = None) -> InvalidInput:
    return InvalidInput([Diagnostic(code, message, Place(name), help=help_)])
