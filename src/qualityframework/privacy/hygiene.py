"""What hygiene finds in a file: a text, a pre-inspection return, a table of counts; by kind and place alone.

No digest of the file goes with it: what is in a short file could be guessed from one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from ..__about__ import __version__
from ..documents import Document, read_source, read_table
from ..errors import InvalidInput, Unusable
from ..frameworks import IDENTIFYING, OnShelf
from ..vocabulary import DetailKind, Frozen, printable
from .looking import details_in
from .returns import CellFound, ColumnFound, cells_found, return_faults
from .safely import shown, without_quotes
from .signs import Signs, load_signs
from .tables import CellAt, counts_of, differences, small_cells, unread_cells

UNSEEN = (
    "names written with small letters or in another script, nicknames, and names that are ordinary words",
    "people told of by what happened to them, where they live or what they are, without any name",
    "numbers and references of forms that are not known here, and numbers with a slip in them that are not called what "
    "they are",
    "what a picture, a sound or another file shows",
)
"""What such a check cannot see."""


@dataclass(frozen=True, slots=True)
class FoundAt:
    """A detail in a text: its kind, and the line and column where it begins, both from 1."""

    kind: DetailKind
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Checked:
    """Which file was checked, and with what.

    Args:
        file: its name, with details masked.
        engine: version of qualityframework.
        signs: pack and edition of the signs.
        signs_digest: of that pack.
        unseen: what the check cannot see.
    """

    file: str
    engine: str
    signs: str
    signs_digest: str
    unseen: tuple[str, ...] = UNSEEN


class TextHygiene(Frozen):
    """Details in a text."""

    format: Literal["qualityframework.hygiene-text/1"] = "qualityframework.hygiene-text/1"
    checked: Checked
    details: tuple[FoundAt, ...]

    @property
    def clear(self) -> bool:
        """Whether nothing was found, which is not to say that nothing is there."""
        return not self.details


class ReturnHygiene(Frozen):
    """What a pre-inspection return has over and above what it is for."""

    format: Literal["qualityframework.hygiene-return/1"] = "qualityframework.hygiene-return/1"
    checked: Checked
    columns: tuple[ColumnFound, ...]
    cells: tuple[CellFound, ...] = Field(description="details in cells of other columns; row 0 is the header")

    @property
    def clear(self) -> bool:
        """Whether nothing was found, which is not to say that nothing is there."""
        return not (self.columns or self.cells)


class TableHygiene(Frozen):
    """Cells of a table of counts that could point at somebody."""

    format: Literal["qualityframework.hygiene-table/1"] = "qualityframework.hygiene-table/1"
    checked: Checked
    below: int = Field(description="counts from 1 to below this are small")
    counts: int = Field(description="how many cells are counts")
    small: tuple[CellAt, ...]
    unread: tuple[CellAt, ...] = Field(description="cells among the counts that could not be read as counts")
    cells: tuple[CellFound, ...] = Field(description="details in labels and other texts; row 0 is the header")
    beside: str | None = Field(description="name of the other table, with details masked")
    compared: int = Field(description="how many cells both tables have")
    differences: tuple[CellAt, ...] = Field(description="cells that differ from the other table by a small number")

    @property
    def clear(self) -> bool:
        """Whether nothing was found, which is not to say that nothing is there."""
        return not (self.small or self.unread or self.cells or self.differences)


def text_hygiene(path: str | Path, *, shelf: OnShelf = None) -> TextHygiene:
    """The details in a text file.

    Args:
        path: of the file; `-` reads standard input.
        shelf: a folder of packs; those that come with the library unless given.

    Raises:
        InvalidInput: when it cannot be read; the faults do not show what stands there.
    """
    signs = load_signs(IDENTIFYING, shelf)
    with _safely(signs):
        source = read_source(path)
    found = (FoundAt(one.kind, *source.mark(one.start)) for one in details_in(source.text, signs))
    return TextHygiene(checked=_checked(source.name, signs), details=tuple(found))


def return_hygiene(path: str | Path, *, shelf: OnShelf = None) -> ReturnHygiene:
    """What a pre-inspection return, a CSV file, has over and above what it is for. As `text_hygiene`."""
    signs = load_signs(IDENTIFYING, shelf)
    document = _table(path, signs)
    faults = return_faults(document, signs)
    return ReturnHygiene(checked=_checked(document.source.name, signs), columns=faults.columns, cells=faults.cells)


def table_hygiene(path: str | Path, beside: str | Path | None = None, *, shelf: OnShelf = None) -> TableHygiene:
    """Small cells of a table of counts, a CSV file, and small differences from another one. As `text_hygiene`.

    Raises:
        Unusable: when the two tables have no labelled cell in common.
    """
    signs = load_signs(IDENTIFYING, shelf)
    document = _table(path, signs)
    other = None if beside is None else _table(beside, signs)
    with _safely(signs):
        counts, others = counts_of(document), () if other is None else counts_of(other)
    compared = len({count.labels for count in counts} & {count.labels for count in others})
    if other is not None and not compared:
        raise Unusable("the two tables have no cell with the same two labels, so that none can be compared")
    return TableHygiene(
        checked=_checked(document.source.name, signs),
        below=signs.below,
        counts=len(counts),
        small=small_cells(counts, signs.below),
        unread=unread_cells(document, counts),
        cells=cells_found(document, signs),
        beside=None if other is None else _name(other.source.name, signs),
        compared=compared,
        differences=differences(counts, others, signs.below),
    )


def _table(path: str | Path, signs: Signs) -> Document:
    with _safely(signs):
        return read_table(path)


def _checked(name: str, signs: Signs) -> Checked:
    return Checked(_name(name, signs), __version__, signs.pack.file.name, signs.pack.digest)


def _name(name: str, signs: Signs) -> str:
    return printable(shown(Path(name).name, signs))


@contextmanager
def _safely(signs: Signs) -> Iterator[None]:
    try:
        yield
    except InvalidInput as error:
        raise without_quotes(error, signs) from None
