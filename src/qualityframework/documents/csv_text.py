"""A table to a tree: a row a mapping from its header, an empty cell nothing that was recorded.

The standard reader forgets in which column a cell began, so this one walks the text itself. Spaces around a text say
nothing, and neither do lines without any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic, Place
from .faults import refuse
from .nodes import MOST, Mapping, Scalar, Sequence, too_many
from .source import Source

_DELIMITERS = (",", ";", "\t")
_END = re.compile(r"\r\n|\r|\n")
_INK = re.compile(r"\S")
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_QUOTED_CELL = re.compile(rf"(?<![^,;\t\r\n]){_QUOTED.pattern}")
_FIRST_LINE = re.compile(rf"(?:{_QUOTED_CELL.pattern}|[^\r\n])*+")

Line = list[Scalar]


def parse_csv(source: Source) -> Sequence:
    """The rows of a table whose first line is its header; columns are parted by commas, semicolons or tabs.

    The keys of a row stand where its cells do.

    Raises:
        InvalidInput: for a table without a header, a header that repeats itself or has gaps, a row of another length,
            a text that is not closed, more cells than are read.
    """
    lines = _told_lines(source)
    header = _header(source, lines)
    refuse(_header_faults(source, header))
    table, faults = Sequence(0), list[Diagnostic]()
    for line in lines:
        if len(line) != len(header):
            message = f"this row has {_cells(len(line))}, and the header {_cells(len(header))}"
            extra = line[len(header)] if len(line) > len(header) else line[0]
            faults.append(Diagnostic(Code.SYNTAX, message, source.at(extra.start, extra.width)))
            continue
        row = Mapping(line[0].start)
        for name, cell in zip(header, line, strict=True):
            if cell.text:
                row.add(Scalar(name.text, cell.start, cell.width), cell)
        table.items.append(row)
    refuse(faults)
    return table


def header_of(source: Source) -> tuple[Scalar, ...]:
    """The cells of the first line that says anything.

    Raises:
        InvalidInput: when no line does, or a text in it is not closed.
    """
    return tuple(_header(source, _told_lines(source)))


def delimiter_of(source: Source) -> str:
    """What parts the columns: of those that can, the one that the first line has most of outside of quoted texts."""
    first = _FIRST_LINE.match(source.text, _next_line(source.text, 0))
    assert first is not None
    return max(_DELIMITERS, key=_QUOTED_CELL.sub("", first[0]).count)


def _header(source: Source, lines: Iterator[Line]) -> Line:
    header = next(lines, None)
    if header is None:
        raise InvalidInput([Diagnostic(Code.EMPTY_FILE, "there is no text in this table", source.start())])
    return header


def _cells(count: int) -> str:
    return f"{count} cell{'' if count == 1 else 's'}"


def _header_faults(source: Source, header: Line) -> Iterator[Diagnostic]:
    first: dict[str, Scalar] = {}
    for name in header:
        if not name.text:
            yield Diagnostic(Code.EMPTY_VALUE, "this column has no name", source.at(name.start, name.width))
        elif (known := first.setdefault(name.text, name)) is not name:
            related = (("first here", source.at(known.start, known.width)),)
            yield Diagnostic(
                Code.DUPLICATE_KEY, "two columns have this name", source.at(name.start, name.width), related
            )


def _told_lines(source: Source) -> Iterator[Line]:
    """The lines that say anything."""
    return (line for line in _lines(source) if any(cell.text for cell in line))


def _lines(source: Source) -> Iterator[Line]:
    text, at, line, count = source.text, _next_line(source.text, 0), Line(), 0
    delimiter = delimiter_of(source)
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    while at < len(text) or line:
        count += 1
        if count > MOST:
            raise too_many(source, at)
        cell, at = _cell(source, at, plain)
        line.append(cell)
        if text.startswith(delimiter, at):
            at += 1
            continue
        yield line
        line, at = [], _next_line(text, at)


def _next_line(text: str, at: int) -> int:
    """Where the line begins that the next character to be read is on; the end where there is none."""
    ink = _INK.search(text, at)
    if ink is None:
        return len(text)
    return max(at, text.rfind("\n", at, ink.start()) + 1, text.rfind("\r", at, ink.start()) + 1)


def _cell(source: Source, at: int, plain: re.Pattern[str]) -> tuple[Scalar, int]:
    text = source.text
    if not text.startswith('"', at):
        found = plain.match(text, at)
        assert found is not None
        said = found[0].strip()
        return Scalar(said, at + found[0].index(said), max(1, len(said))), found.end()
    quoted = _QUOTED.match(text, at)
    if quoted is None:
        raise _fault(source, at, "this text is not closed: a quotation mark is wanted at its end")
    rest = plain.match(text, quoted.end())
    assert rest is not None
    if rest[0].strip():
        opened = (("opened here", source.at(at)),)
        raise _fault(source, quoted.end(), "something stands after the quotation mark that closes this text", opened)
    said = quoted[1].replace('""', '"').strip()
    return Scalar(said, at, len(quoted[0]), plain=False), rest.end()


def _fault(source: Source, at: int, message: str, related: tuple[tuple[str, Place], ...] = ()) -> InvalidInput:
    return InvalidInput([Diagnostic(Code.SYNTAX, f"this is not valid CSV: {message}", source.at(at), related)])
