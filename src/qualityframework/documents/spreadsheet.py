"""The members of a workbook to sheets of cells. Nothing is evaluated or followed, and no entity of XML is expanded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from ..errors import InvalidInput
from ..vocabulary import Cell, Code
from .cell_formats import StyleSheet, holds
from .cell_values import Raw, Styles, unescaped
from .nodes import DEEPEST, MOST
from .source import LARGEST
from .zipped import MEMBERS, Members

WIDEST, LONGEST = 16_384, 1_048_576
"""Columns and rows of a sheet."""
_REF = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)
_NOT_READ = {
    "xl/vbaProject.bin": "macros",
    "xl/macrosheets/": "macros",
    "xl/dialogsheets/": "macros",
    "xl/externalLinks/": "links to other files",
    "xl/connections.xml": "connections to other files",
    "xl/embeddings/": "objects of other programs",
    "xl/activeX/": "objects of other programs",
}
_OTHERS = {
    "xl/workbook.bin": "a workbook of another form, .xlsb",
    "word/document.xml": "a text of a word processor",
    "content.xml": "a document of another form, such as .ods",
    "Index/Document.iwa": "a document of another form, such as .numbers",
}
_WORKBOOK = "xl/workbook.xml"
_MOST_NAMES, _LONGEST_NAME, _LONGEST_PIECE = 1_000, 255, 1_000_000
"""Names of elements and attributes of a part, characters of a sheet's name, bytes without an element's beginning: far
more than any program writes, and little enough to be kept."""
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


@dataclass
class Sheet:
    """A sheet: the cells that say something, row by row, and what else is to be told of it."""

    name: str
    hidden: bool = False
    cells: list[Raw] = field(default_factory=list)
    merged: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def sheets_of(name: str, data: bytes) -> list[Sheet]:
    """The sheets of a workbook.

    Raises:
        InvalidInput: for bytes that are no workbook, one that is damaged or larger than is read, or one that brings
            macros, links or objects.
    """
    members = Members(name, data)
    if _WORKBOOK not in members.names:
        other = next((told for part, told in _OTHERS.items() if part in members.names), "something else that is packed")
        raise members.fault(Code.WORKBOOK, f"this is no workbook: it is {other}", "save it as .xlsx")
    brought = sorted({told for part, told in _NOT_READ.items() for one in members.names if one.startswith(part)})
    if brought:
        message = f"there are {' and '.join(brought)} in this workbook, and they are not read"
        raise members.fault(Code.WORKBOOK, message, "copy the cells into a workbook without them, as values")
    try:
        return list(_sheets(members))
    except (expat.ExpatError, ValueError, LookupError, OverflowError):
        raise members.broken() from None


def _sheets(members: Members) -> Iterator[Sheet]:
    book, targets, kinds = _Book(), dict[str, str](), dict[str, str]()
    _parse(members, _WORKBOOK, book.start)

    def related(local: str, said: dict[str, str]) -> None:
        if local == "Relationship" and said.get("TargetMode") != "External":
            target = said["Target"]
            targets[said["Id"]] = target[1:] if target.startswith("/") else f"xl/{target}"
            kinds[said.get("Type", "").rpartition("/")[2]] = targets[said["Id"]]
            if len(targets) > MEMBERS:
                raise ValueError("more relations than members")

    _parse(members, "xl/_rels/workbook.xml.rels", related)
    styles, shared = StyleSheet(), _Shared(members)
    if (member := kinds.get("styles", "xl/styles.xml")) in members.names:
        _parse(members, member, styles.start, styles.end)
    if (member := kinds.get("sharedStrings", "xl/sharedStrings.xml")) in members.names:
        _parse(members, member, shared.start, shared.end, shared.text)
    told = Styles(styles.made(), shared.texts, shared.struck, book.from_1904)
    room = _Room(members)
    for sheet, relation in book.sheets:
        reader = _Cells(sheet, told, room)
        _parse(members, targets[relation], reader.start, reader.end, reader.text)
        yield sheet


def _parse(members: Members, member: str, start: Start, end: End | None = None, text: End | None = None) -> None:
    """Walks through a member of XML; names of elements come without what says whose they are."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    locals_: dict[str, str] = {}
    depth = count = idle = 0

    def opened(name: str, said: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST:
            raise ValueError("nested deeper than any part of a workbook is")
        if (local := locals_.get(name)) is None:
            local = locals_[name] = name.rpartition(":")[2]
        start(local, said)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(locals_[name])

    def declared(*_: object) -> None:
        raise members.fault(Code.WORKBOOK, "this workbook declares entities of its own, and they are not read")

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.StartDoctypeDeclHandler = declared  # without one there are no entities but the five of XML
    if text is not None:
        parser.CharacterDataHandler = text
    for chunk in members.chunks(member):
        before = count
        parser.Parse(chunk, False)
        idle = idle + len(chunk) if count == before else 0
        members.elements += count - before
        if members.elements > LARGEST:
            message = f"this workbook has more than {LARGEST:,} rows, cells and other elements"
            raise members.fault(Code.TOO_LARGE, message, "copy what it says into a new one")
        if idle > _LONGEST_PIECE or len(parser.intern) > _MOST_NAMES:
            raise ValueError("a longer piece or more names than any part of a workbook has")
    parser.Parse(b"", True)


class _Book:
    """The list of sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[Sheet, str]] = []
        self.from_1904 = False

    def start(self, local: str, said: dict[str, str]) -> None:
        if local == "workbookPr":
            self.from_1904 = said.get("date1904") in ("1", "true")
        elif local == "sheet":
            if len(self.sheets) == MEMBERS or len(said["name"]) > _LONGEST_NAME:
                raise ValueError("more sheets than there are members, or a name that none has")
            relations = [value for name, value in said.items() if name.endswith(":id")]
            self.sheets.append((Sheet(said["name"], said.get("state", "visible") != "visible"), relations[0]))


class _Shared:
    """The texts that cells share."""

    def __init__(self, members: Members) -> None:
        self.texts: list[str] = []
        self.struck: set[int] = set()
        self._parts: list[str] = []
        self._taking, self._aside, self._room = False, False, _Room(members)

    def start(self, local: str, said: dict[str, str]) -> None:
        if local == "si":
            self._parts = []
        elif local == "strike" and holds(said):
            self.struck.add(len(self.texts))
        elif local == "rPh":  # how a text is spoken, beside it
            self._aside = True
        elif local == "t":
            self._taking = not self._aside

    def end(self, local: str) -> None:
        if local == "t":
            self._taking = False
        elif local == "rPh":
            self._aside = False
        elif local == "si":
            self.texts.append(unescaped("".join(self._parts)))
            self._room.take(self.texts[-1])

    def text(self, data: str) -> None:
        if self._taking:
            self._parts.append(data)


class _Room:
    """How much more text and how many more cells there may be."""

    def __init__(self, members: Members) -> None:
        self._members, self._characters, self._cells = members, LARGEST, MOST

    def broken(self, at: Cell) -> InvalidInput:
        return self._members.broken(at)

    def take(self, text: str) -> None:
        self._characters -= len(text)
        self._cells -= 1
        if self._characters < 0 or self._cells < 0:
            message = f"this workbook has more than {LARGEST:,} characters or {MOST:,} cells of text"
            raise self._members.fault(Code.TOO_LARGE, message)


class _Cells:
    """The cells of a sheet, as elements of it come; there can be millions that say nothing."""

    def __init__(self, sheet: Sheet, styles: Styles, room: _Room) -> None:
        self._sheet, self._styles, self._room = sheet, styles, room
        self._row = self._column = self._hidden = 0
        self._in_cell = self._taking = self._aside = self._struck = False
        self._zeros = True
        self._said: dict[str, str] = {}
        self._parts: list[str] = []
        self._formula: list[str] | None = None
        self._numbers: dict[str, int] = {}

    def start(self, local: str, said: dict[str, str]) -> None:
        if local == "c":
            self._in_cell, self._said, self._parts, self._formula, self._struck = True, said, [], None, False
            self._column = self._place(said["r"]) if "r" in said else self._column + 1
            if self._column > WIDEST:
                raise ValueError("beyond the last column")
        elif local == "row":
            self._row, self._column = int(said.get("r", self._row + 1)), 0
            if not 0 < self._row <= LONGEST:
                raise ValueError("beyond the last row")
            if said.get("hidden") in ("1", "true") or _is_zero(said.get("ht")):
                self._sheet.hidden_rows.add(self._row)
        elif self._in_cell:
            if local == "f":
                self._formula = []
                self._taking = True
            elif local == "rPh":
                self._aside = True
            elif local == "strike":
                self._struck = self._struck or holds(said)
            elif local in ("v", "t"):
                self._taking = not self._aside
        elif local == "sheetView":
            self._zeros = self._zeros and said.get("showZeros") not in ("0", "false")
        elif local == "mergeCell":
            found = _REF.match(said["ref"])
            if found is not None:
                self._room.take(said["ref"])
                self._sheet.merged.append((int(found[2]), _number(found[1]), said["ref"]))
        elif local == "col" and (said.get("hidden") in ("1", "true") or _is_zero(said.get("width"))):
            columns = range(int(said["min"]), int(said["max"]) + 1)
            self._hidden += max(1, len(columns))
            if self._hidden > WIDEST:
                raise ValueError("more columns than a sheet has")
            self._sheet.hidden_columns.update(columns)

    def end(self, local: str) -> None:
        if local in ("v", "t", "f"):
            self._taking = False
            if local == "f" and self._formula is not None:
                self._formula, self._parts = self._parts, []
        elif local == "rPh":
            self._aside = False
        elif local == "c":
            self._in_cell = False
            if self._parts or self._formula is not None:
                self._add("".join(self._parts), None if self._formula is None else "".join(self._formula))

    def text(self, data: str) -> None:
        if self._taking:
            self._parts.append(data)

    def _add(self, text: str, formula: str | None) -> None:
        said = self._said
        try:
            raw = self._styles.raw(self._row, self._column, said.get("t", "n"), said.get("s", "0"), text, formula)
        except (ValueError, LookupError, OverflowError):
            raise self._room.broken(Cell(self._sheet.name, self._row, self._column)) from None
        if self._struck or (not self._zeros and raw.sort == "number" and raw.text == "0"):
            raw = raw._replace(sort="unseen")
        if raw.text and not raw.text.isspace():
            self._room.take(raw.text)
            self._sheet.cells.append(raw)

    def _place(self, ref: str) -> int:
        letters = ref.rstrip("0123456789")
        if (number := self._numbers.get(letters)) is None:
            if _REF.fullmatch(ref) is None:
                raise ValueError("no cell is called so")
            number = self._numbers[letters] = _number(letters)
        return number


def _is_zero(size: str | None) -> bool:
    return size is not None and float(size) == 0


def _number(letters: str) -> int:
    """The number of a column by its letters: 1 is A, 27 is AA."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
