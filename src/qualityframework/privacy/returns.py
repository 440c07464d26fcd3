"""A pre-inspection return: columns that should not be there, and details in its cells."""

from __future__ import annotations

from dataclasses import dataclass

from ..documents import Document, header_of
from ..vocabulary import DetailKind
from .detail import masked
from .looking import details_in
from .signs import Signs, column_words
from .tables import CellAt, cells_of


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A column that a return goes without.

    Args:
        column: from 1.
        name: as it stands, but for details.
        kind: the detail that it holds; None where it is only not needed.
    """

    column: int
    name: str
    kind: DetailKind | None


@dataclass(frozen=True, slots=True)
class CellFound:
    """A detail in a cell."""

    at: CellAt
    kind: DetailKind


@dataclass(frozen=True, slots=True)
class ReturnFaults:
    """What a return has over and above what it is for. It does not hold what stands there."""

    columns: tuple[ColumnFound, ...]
    cells: tuple[CellFound, ...]


def return_faults(document: Document, signs: Signs) -> ReturnFaults:
    """Columns that hold details or are not needed, and details in the cells of the columns that do not."""
    columns = tuple(
        ColumnFound(number, masked(cell.text, details_in(cell.text, signs)), signs.columns[column_words(cell.text)])
        for number, cell in enumerate(header_of(document.source), 1)
        if column_words(cell.text) in signs.columns
    )
    told = {found.column for found in columns if found.kind is not None}
    return ReturnFaults(columns, tuple(found for found in cells_found(document, signs) if found.at.column not in told))


def cells_found(document: Document, signs: Signs) -> tuple[CellFound, ...]:
    """Every detail in a cell of a table, one of a kind for each cell; the names of columns are row 0."""
    header = [
        (CellAt(0, number, document.source.mark(cell.start)[0]), cell)
        for number, cell in enumerate(header_of(document.source), 1)
    ]
    cells = [*header, *((at, cell) for at, _, cell in cells_of(document))]
    return tuple(
        CellFound(at, kind)
        for at, cell in cells
        for kind in dict.fromkeys(detail.kind for detail in details_in(cell.text, signs))
    )
