"""Tables of counts: cells that could point at somebody, and differences between two tables that could."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..documents import Document, Mapping, Scalar, Sequence, header_of, refuse
from ..vocabulary import Code, Diagnostic
from .plain import plain_of


@dataclass(frozen=True, slots=True, order=True)
class CellAt:
    """A cell of a table: its row below the header and its column, both from 1, and its line in the file."""

    row: int
    column: int
    line: int


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number in a table, and the labels that it goes by: that of its row and that of its column."""

    at: CellAt
    labels: tuple[str, str]
    number: int


def counts_of(document: Document) -> tuple[Count, ...]:
    """The counts of a table: every cell with a whole number but those of the first column, which labels the rows.

    Raises:
        InvalidInput: when no cell is a count, or two rows have one label; places do not show what stands there.
    """
    labels, seen = dict[int, str](), set[str]()
    counts, faults = list[Count](), list[Diagnostic]()
    for at, name, cell in cells_of(document):
        if at.column == 1:
            if cell.text in seen:
                faults.append(Diagnostic(Code.DUPLICATE_ID, "two rows have one label", document.at(cell)))
            seen.add(cell.text)
            labels[at.row] = cell.text
        elif (number := whole_number(cell.text)) is not None:
            counts.append(Count(at, (labels.get(at.row, ""), name), number))
    if not counts:
        faults.append(
            Diagnostic(Code.EMPTY_VALUE, "there is no count in this table", document.at(header_of(document.source)[0]))
        )
    refuse(faults)
    return tuple(counts)


def cells_of(document: Document) -> Iterator[tuple[CellAt, str, Scalar]]:
    """Every cell with a text: where it is, what its column is called, and itself."""
    assert isinstance(document.root, Sequence)
    columns = {cell.text: number for number, cell in enumerate(header_of(document.source), 1)}
    for number, row in enumerate(document.root.items, 1):
        assert isinstance(row, Mapping)
        for name, cell in row.entries:
            assert isinstance(cell, Scalar)
            line, _ = document.source.mark(cell.start)
            yield CellAt(number, columns[name.text], line), name.text, cell


def whole_number(text: str) -> int | None:
    """The number that a cell holds, with or without commas between thousands, or as a decimal with noughts alone."""
    whole, point, rest = plain_of(text).text.strip().partition(".")
    digits = whole.replace(",", "") if not point or rest.strip("0") == "" else ""
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 18 else None


def unread_cells(document: Document, counts: tuple[Count, ...]) -> tuple[CellAt, ...]:
    """Cells in columns of counts that are none, such as `3*` or `three`: they may be small all the same."""
    columns, read = {count.at.column for count in counts}, {count.at for count in counts}
    return tuple(at for at, _, _ in cells_of(document) if at.column in columns and at not in read)


def small_cells(counts: tuple[Count, ...], below: int) -> tuple[CellAt, ...]:
    """Counts from 1 to below a limit. Nought points at nobody."""
    return tuple(count.at for count in counts if 0 < count.number < below)


def differences(counts: tuple[Count, ...], others: tuple[Count, ...], below: int) -> tuple[CellAt, ...]:
    """Cells of the first table that differ from those of the other by a small number.

    Who has both tables takes one from the other, and has a group that is small.
    """
    by_label = {other.labels: other.number for other in others}
    return tuple(
        count.at
        for count in counts
        if count.labels in by_label and 0 < abs(count.number - by_label[count.labels]) < below
    )
