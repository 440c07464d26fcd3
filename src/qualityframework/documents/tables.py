"""Tables as typed rows, and rows as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel

from ..vocabulary import Code, Diagnostic, did_you_mean
from .csv_text import delimiter_of, header_of, parse_csv
from .faults import refuse
from .modelling import modelled
from .nodes import Document
from .source import Source, read_source

R = TypeVar("R", bound=BaseModel)
_FORMULAS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What formulas begin with; the wide ones where a spreadsheet speaks Japanese or Chinese."""


def read_table(path: str | Path, name: str | None = None) -> Document:
    """The tree of a CSV file, a mapping a row; `-` reads standard input.

    Raises:
        InvalidInput: when it cannot be read or is no such table.
    """
    return table_of(read_source(path, name))


def table_of(source: Source) -> Document:
    """The tree of a CSV text, a mapping a row."""
    return Document(source, parse_csv(source))


def rows_of(document: Document, model: type[R]) -> tuple[R, ...]:
    """The rows of a table as values of `model`, whose fields are its columns. An empty cell is not recorded.

    Raises:
        InvalidInput: with every fault: columns that are unknown or missing, cells of a wrong type.
    """
    refuse(_columns(document, model))
    return tuple(modelled(document, RootModel[tuple[model, ...]]).root)  # type: ignore[valid-type]


def _columns(document: Document, model: type[BaseModel]) -> Iterator[Diagnostic]:
    known = {field.alias or name: field for name, field in model.model_fields.items()}
    header = header_of(document.source)
    for cell in header:
        if cell.text not in known:
            help_ = did_you_mean(cell.text, known)
            yield Diagnostic(
                Code.UNKNOWN_KEY, f"the column `{cell.text[:60]}` is not known here", document.at(cell), help=help_
            )
    there = {cell.text for cell in header}
    for name, field in known.items():
        if field.is_required() and name not in there:
            yield Diagnostic(Code.MISSING_KEY, f"the column `{name}` is missing here", document.at(header[0]))


def table_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV that a spreadsheet can open without running anything; None is an empty cell.

    A text that a spreadsheet would take for a formula gets an apostrophe in front, which stays when it is read again.
    """
    return _lines((header, *rows), ",")


def added_text(source: Source, rows: Iterable[Mapping[str, object]]) -> str:
    """What is to be written after a table so that it has these rows too, each a mapping from the table's columns.

    Raises:
        InvalidInput: when the table has no header.
    """
    header = [cell.text for cell in header_of(source)]
    before = "" if source.text.endswith(("\n", "\r")) else "\n"
    return before + _lines(([row.get(column) for column in header] for row in rows), delimiter_of(source))


def _lines(rows: Iterable[Sequence[object]], delimiter: str) -> str:
    return "".join(delimiter.join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    formula = text.lstrip()[:1] in _FORMULAS or text[:1] in ("\t", "\r")
    if formula and not isinstance(value, int | float):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if any(ch in text for ch in '",;\t\r\n') else text
