"""A table to a tree: a row a mapping from its header, an empty cell nothing that was recorded.

The standard reader forgets in which column a cell began, so this one walks the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic
from .faults import refuse
from .nodes import MOST, Mapping, Scalar, Sequence, too_many
from .source import Source

_DELIMITERS = (",", ";", "\t")
_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')

Line = list[Scalar]


def parse_csv(source: Source) -> Sequence:
    """The rows of a table whose first line is its header; columns are parted by commas, semicolons or tabs.

    Raises:
        InvalidInput: for a header that repeats itself or has gaps, a row of another length, a text that is not closed.
    """
    delimiter = _delimiter(source.text)
    lines = (line for line in _lines(source, delimiter) if any(cell.text for cell in line))
    header = next(lines)
    refuse(_header_faults(source, header))
    table, faults, count = Sequence(0), list[Diagnostic](), 0
    for line in lines:
        count += len(line) + 1
        if count > MOST:
            raise too_many(source, line[0].start)
        if len(line) != len(header):
            message = f"this row has {_cells(len(line))}, and the header {_cells(len(header))}"
            extra = line[len(header)] if len(line) > len(header) else line[0]
            faults.append(Diagnostic(Code.SYNTAX, message, source.at(extra.start, extra.width)))
            continue
        row = Mapping(line[0].start)
        for name, cell in zip(header, line, strict=True):
            if cell.text:
                row.add(name, cell)
        table.items.append(row)
    refuse(faults)
    return table


def header_of(source: Source) -> tuple[Scalar, ...]:
    """The cells of the first line that says anything."""
    return tuple(next(line for line in _lines(source, _delimiter(source.text)) if any(cell.text for cell in line)))


def _cells(count: int) -> str:
    return f"{count} cell{'' if count == 1 else 's'}"


def _header_faults(source: Source, header: Line) -> Iterator[Diagnostic]:
    first: dict[str, Scalar] = {}
    for name in header:
        if not name.text:
            yield Diagnostic(Code.EMPTY_VALUE, "this column has no name", source.at(name.start, name.width))
        elif (known := first.setdefault(name.text, name)) is not name:
            related = (("first here", source.at(known.start, known.width)),)
            message = f"two columns are called `{name.text[:60]}`"
            yield Diagnostic(Code.DUPLICATE_KEY, message, source.at(name.start, name.width), related)


def _delimiter(text: str) -> str:
    """What parts the columns: of those that can, the one that the first line that says anything has most of."""
    first = next(line for line in _END.split(text) if line.strip())
    return max(_DELIMITERS, key=first.count)


def _lines(source: Source, delimiter: str) -> Iterator[Line]:
    text, at, line = source.text, 0, Line()
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    while True:
        cell, at = _cell(source, at, plain)
        line.append(cell)
        if text.startswith(delimiter, at):
            at += 1
            continue
        yield line
        ended = _END.match(text, at)
        if ended is None:
            return
        line, at = [], ended.end()
        if at == len(text):
            return


def _cell(source: Source, at: int, plain: re.Pattern[str]) -> tuple[Scalar, int]:
    text = source.text
    if not text.startswith('"', at):
        found = plain.match(text, at)
        assert found is not None
        said = found[0].strip()
        start = at + len(found[0]) - len(found[0].lstrip()) if said else at
        return Scalar(said, start, max(1, len(said))), found.end()
    quoted = _QUOTED.match(text, at)
    if quoted is None:
        raise _fault(source, at, "this text is not closed: a quotation mark is wanted at its end")
    rest = plain.match(text, quoted.end())
    assert rest is not None
    if rest[0].strip():
        raise _fault(source, quoted.end(), "something stands after the quotation mark that closes this text")
    said = quoted[1].replace('""', '"').strip()
    return Scalar(said, at, len(quoted[0]), plain=False), rest.end()


def _fault(source: Source, at: int, message: str) -> InvalidInput:
    return InvalidInput([Diagnostic(Code.SYNTAX, f"this is not valid CSV: {message}", source.at(at))])
