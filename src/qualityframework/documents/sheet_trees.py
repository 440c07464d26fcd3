"""A workbook to a tree: a row a mapping from its header, an empty cell nothing that was recorded.

A sheet without rows says nothing either; the word `none` below its header says that there is none. What a spreadsheet
changed of its own accord, such as 1.10 to the number 1.1, is told and not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .cell_texts import Gathering
from .cell_values import Raw
from .collecting import collector_at_rest
from .faults import MOST_TOLD, refuse
from .layout import LISTS, LONGEST, NOTHING, Column, Layout, Shape, sheet_name
from .nodes import MOST, Document, Mapping, Node, Path, Scalar, Sequence, too_many
from .sheet_faults import raw_place, top, unseen, wrong_sort
from .spreadsheet import Sheet, sheets_of

_NOTHING = (NOTHING, "[]")
_PLACE = attrgetter("row", "column")
_ITEM = re.compile(r"[^;\s](?:[^;\r\n]*[^;\s])?")
_GOES_ON = re.compile(r"(.+) \(([1-9][0-9]{0,2})\)", re.DOTALL)
"""A column that goes on with what one cell cannot hold, as `text (2)`."""
_FULL = LONGEST // 8
"""Characters that a cell has at least from which a text goes on: one of the file can be seven, where it is escaped."""


_NO_TITLE = "put the row with the names of the columns first: sorting may have moved it, or a title stands above it"
_IN_ONE = "put it into one cell: a column such as `text (2)` is for what no cell can hold"


class Head(NamedTuple):
    """What stands at the head of cells: their column, where its name is among the texts, and which piece they are."""

    column: Column
    start: int
    piece: int


Below = dict[tuple[Path, type], Mapping | Sequence]
"""What stands between a row and its values, by the keys that lead there."""
Line = list[tuple[int, Raw]]
"""Cells that belong together, each by the number of its head."""


def workbook_of(name: str, data: bytes, layout: Layout) -> Document:
    """The tree of a workbook.

    Args:
        name: what diagnostics call it.
        data: its bytes.
        layout: which sheets and columns it can have.

    Raises:
        InvalidInput: when it is none that is read, or with every fault of its sheets, columns and cells.
    """
    builder = _Builder(name, layout)
    with collector_at_rest():
        builder.take(sheets_of(name, data))
    refuse(builder.faults)
    return Document(builder.texts.made(), builder.root)


class _Builder:
    def __init__(self, name: str, layout: Layout) -> None:
        self.root = Mapping(0)
        self.faults: list[Diagnostic] = []
        self.texts = Gathering(name)
        self._name, self._layout = name, layout
        self._values = 0

    def take(self, sheets: Iterable[Sheet]) -> None:
        """Puts all sheets into the tree."""
        known, first = [self._layout.head, *self._layout.lists], dict[str, Sheet]()
        for sheet in sheets:
            name = sheet_name(sheet.name.strip().casefold().replace(" ", "-"))
            if name == LISTS or not (sheet.cells or name in known):
                continue
            if name not in known:
                message = f"the sheet `{sheet.name[:60]}` is not known here"
                self._fault(Code.UNKNOWN_KEY, message, top(self._name, sheet), help_=did_you_mean(name, known))
            elif (there := first.setdefault(name, sheet)) is not sheet:
                message = f"two sheets are taken for the sheet `{name}`"
                self._fault(Code.DUPLICATE_KEY, message, top(self._name, sheet), top(self._name, there))
            else:
                self._tell(unseen(self._name, sheet))
                self._sheet(sheet, name)
        if not first:
            message = f"there is no sheet `{self._layout.head}` in this workbook, and no other of a record"
            self._fault(Code.EMPTY_FILE, message, Place(self._name))

    def _sheet(self, sheet: Sheet, name: str) -> None:
        cells = sorted(sheet.cells, key=_PLACE)
        if not cells:
            return
        for there, raw in pairwise(cells):
            if there.row == raw.row and there.column == raw.column:
                at, first = raw_place(self._name, sheet, raw), raw_place(self._name, sheet, there)
                self._fault(Code.DUPLICATE_KEY, "this cell stands in the file twice", at, first)
        if name != self._layout.head:
            top_row = cells[0].row
            heads = self._heads(sheet, name, {raw.column: raw for raw in cells if raw.row == top_row})
            if not any(heads.values()):
                message = "no name of a column stands in this row, and it is the first that says anything"
                self._fault(Code.MISSING_KEY, message, raw_place(self._name, sheet, cells[0]), help_=_NO_TITLE)
                return
            rows = groupby((raw for raw in cells if raw.row != top_row), key=lambda raw: raw.row)
            self._list(sheet, name, [[(raw.column, raw) for raw in row] for _, row in rows], heads)
            return
        heads = self._heads(sheet, name, {raw.row: raw for raw in cells if raw.column == 1})
        for raw in cells:
            if raw.column > 2:
                self._fault(Code.WRONG_TYPE, "nothing is read beyond column B", raw_place(self._name, sheet, raw))
        self._row(
            sheet, [(raw.row, raw) for raw in cells if raw.column == 2], heads, self.root, alone=_stand_alone(heads)
        )

    def _heads(self, sheet: Sheet, name: str, header: dict[int, Raw]) -> dict[int, Head | None]:
        """What each cell of a header leads to; None for what is not known, which is told."""
        heads, first = dict[int, Head | None](), dict[tuple[Path, int], Raw]()
        for number, raw in header.items():
            text, at = raw.text.strip(), raw_place(self._name, sheet, raw)
            heads[number] = None
            if raw.sort != "text":
                self._tell(wrong_sort(self._name, sheet, raw, Shape(str)))
                continue
            column, piece = self._layout.column(name, text), 1
            if column is None and (found := _GOES_ON.fullmatch(text)):
                column, piece = self._layout.column(name, found[1]), int(found[2])
            if column is None:
                known = [one.name for one in self._layout.columns(name)]
                message = f"the column `{text[:60]}` is not known here"
                self._fault(Code.UNKNOWN_KEY, message, at, help_=did_you_mean(text, known))
            elif (there := first.setdefault((column.path, piece), raw)) is not raw:
                message = f"two columns are called `{text[:60]}`"
                self._fault(Code.DUPLICATE_KEY, message, at, raw_place(self._name, sheet, there))
            else:
                heads[number] = Head(column, self.texts.add(sheet.name, [raw]), piece)
        return heads

    def _list(self, sheet: Sheet, name: str, lines: list[Line], heads: dict[int, Head | None]) -> None:
        """A sheet of items; the word `none` alone says that there are none."""
        if not lines:
            return
        words = [raw for line in lines for _, raw in line if len(line) == 1 and line[0][0] == min(heads, default=0)]
        word = next((raw for raw in words if raw.text.strip().casefold() in _NOTHING), None)
        if word is not None and len(lines) > 1:
            message = f"`{word.text.strip()}` says that there is nothing in this sheet, and there is more in it"
            self._fault(Code.CONTRADICTION, message, raw_place(self._name, sheet, word))
        if word is not None:
            self._tell(wrong_sort(self._name, sheet, word, Shape(str)))
        there = {head.column.path[0] for head in heads.values() if head is not None}
        for column in self._layout.columns(name):
            if word is None and column.required and len(column.path) == 1 and column.path[0] not in there:
                message = f"the column `{column.name}` is missing here"
                self._fault(Code.MISSING_KEY, message, top(self._name, sheet))
        start = self.texts.add(sheet.name, [lines[0][0][1]])
        items = Sequence(start)
        self.root.add(Scalar(self._layout.lists[name][0], start), items)
        alone = _stand_alone(heads)
        for line in lines if word is None else ():
            row = Mapping(start)
            self._row(sheet, line, heads, row, alone=alone)
            items.items.append(row)

    def _row(self, sheet: Sheet, line: Line, heads: dict[int, Head | None], row: Mapping, *, alone: bool) -> None:
        below = Below()
        named = self._named(sheet, line, heads)
        for head, raws in named if alone else self._joined(sheet, named):
            start, text = self.texts.add(sheet.name, raws), "".join([raw.text for raw in raws])
            _insert(row, below, head, self._value(head.column.shape, text, start), start, len(text))

    def _named(self, sheet: Sheet, line: Line, heads: dict[int, Head | None]) -> Iterator[tuple[Head, list[Raw]]]:
        """The cells of a row, each with its head."""
        for number, raw in line:
            if number not in heads:
                message = "there is no name at the head of this cell, so that nobody can tell what it says"
                self._fault(Code.MISSING_KEY, message, raw_place(self._name, sheet, raw))
            elif (head := heads[number]) is not None:
                if raw.sort != "text":
                    self._tell(wrong_sort(self._name, sheet, raw, head.column.shape))
                yield head, [raw]

    def _joined(self, sheet: Sheet, named: Iterable[tuple[Head, list[Raw]]]) -> Iterator[tuple[Head, list[Raw]]]:
        """The same with what goes on in other cells put together, and the first of several values before the others."""
        together: dict[Path, list[tuple[int, Head, Raw]]] = {}
        for head, (raw,) in named:
            together.setdefault(head.column.path, []).append((head.piece, head, raw))
        for path in sorted(together, key=_numbers_in):
            pieces = sorted(together[path], key=lambda one: one[0])
            self._goes_on(sheet, pieces)
            yield pieces[0][1], [raw for _, _, raw in pieces]

    def _goes_on(self, sheet: Sheet, pieces: list[tuple[int, Head, Raw]]) -> None:
        """Faults of a text in several cells: each goes on from a full one."""
        full = True
        for number, (piece, head, raw) in enumerate(pieces, 1):
            if piece != number or not full:
                message = f"this goes on from a cell of `{head.column.name}` that is not full"
                self._fault(Code.WRONG_TYPE, message, raw_place(self._name, sheet, raw), help_=_IN_ONE)
            full = len(raw.text) >= _FULL

    def _value(self, shape: Shape, text: str, start: int) -> Node:
        if not (shape.listed or shape.several or shape.nested) and self._values < MOST:
            self._values += 1
            return Scalar(text, start, len(text))
        said = text.strip()
        items: list[Node] = []
        if shape.listed and said.casefold() not in _NOTHING:
            found = _ITEM.finditer(text)
            items += (Scalar(one[0], start + one.start(), len(one[0])) for one in found)
        self._values += max(1, len(items))
        if self._values > MOST:
            raise too_many(self.texts.made(), start)
        if items or (shape.listed and said.casefold() in _NOTHING) or (shape.several and said == "[]"):
            return Sequence(start, items)
        return Mapping(start) if shape.nested and said == "{}" else Scalar(text, start, len(text))

    def _fault(
        self, code: Code, message: str, at: Place, first: Place | None = None, *, help_: str | None = None
    ) -> None:
        related = () if first is None else (("first here", first),)
        self._tell([Diagnostic(code, message, at, related, help_)])

    def _tell(self, faults: Iterable[Diagnostic]) -> None:
        """Keeps faults; reading ends where there are more than anybody is told."""
        for fault in faults:
            self.faults.append(fault)
            if len(self.faults) > 2 * MOST_TOLD:
                refuse(self.faults)


def _stand_alone(heads: dict[int, Head | None]) -> bool:
    """Whether every column is a value by itself: none goes on from another, none is one of several."""
    return all(head is None or (head.piece == 1 and not _numbers_in(head.column.path)) for head in heads.values())


def _numbers_in(path: Path) -> list[int]:
    """Its numbers: of several values of one key, the first comes first, wherever its column stands."""
    return [step for step in path if isinstance(step, int)]


def _insert(row: Mapping, below: Below, head: Head, value: Node, start: int, width: int) -> None:
    """Puts a value where its path leads. What has two values stands there twice, for the model to tell.

    Keys stand where their cells do, and a key of the data at the head of its column.
    """
    path = head.column.path
    holder: Mapping | Sequence = row
    for depth in range(1, len(path)):
        kind: type[Mapping | Sequence] = Sequence if isinstance(path[depth], int) else Mapping
        if (node := below.get((path[:depth], kind))) is None:
            node = below[path[:depth], kind] = kind(start)
            _add(holder, Scalar(str(path[depth - 1]), start, width), node)
        holder = node
    if head.column.of_data:
        start, width = head.start, len(head.column.name)
    _add(holder, Scalar(str(path[-1]), start, width), value)


def _add(holder: Mapping | Sequence, key: Scalar, value: Node) -> None:
    if isinstance(holder, Sequence):
        holder.items.append(value)
    else:
        holder.add(key, value)
