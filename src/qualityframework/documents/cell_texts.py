"""The texts of a workbook's cells, one after another: an index into them is a place in one cell."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from ..vocabulary import Cell, Place
from .cell_values import Raw
from .source import Source


@dataclass(frozen=True)
class CellTexts(Source):
    """As any source, but that its places are cells.

    Args:
        starts: where the text of each cell begins.
        cells: which cell that is.
    """

    starts: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()

    def at(self, index: int, width: int = 1) -> Place:
        """The place of the character at `index`: its cell, with line and column of the text in it."""
        number = bisect.bisect_right(self.starts, index) - 1
        if number < 0:
            return self.start()
        first = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        text = "" if self.sealed else self.text[first:end]
        return cell_place(self.name, self.cells[number], text, index - first, width)


class Gathering:
    """Texts of cells, as they are gathered."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._texts: list[str] = []
        self._starts: list[int] = []
        self._cells: list[Cell] = []
        self._length = 0

    def add(self, sheet: str, raws: Iterable[Raw]) -> int:
        """Where the texts of these cells begin from now on; they follow each other without a gap."""
        start = self._length
        for raw in raws:
            self._starts.append(self._length)
            self._cells.append(Cell(sheet, raw.row, raw.column))
            self._texts.append(raw.text)
            self._length += len(raw.text)
        return start

    def made(self) -> CellTexts:
        """What was gathered."""
        return CellTexts(self.name, "".join(self._texts), tuple(self._starts), tuple(self._cells))


def cell_place(name: str, cell: Cell, text: str = "", index: int = 0, width: int | None = None) -> Place:
    """A place in a cell: so many characters from `index` on, or else its first line."""
    found = Source(name, text).at(index, len(text) if width is None else width)
    return Place(name, found.line, found.column, found.width, found.text, cell=cell)
