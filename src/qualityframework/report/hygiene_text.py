"""Hygiene as text: what was found, by kind and place and never by what it says; then what such a check cannot see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..privacy import CellAt, CellFound, ReturnHygiene, TableHygiene, TextHygiene, words
from .branches import Line, many, wrapped

_MOST_PLACES = 20


def text_hygiene_lines(told: TextHygiene, width: int = 100) -> Iterator[Line]:
    """The details of a text, each with its line and column."""
    yield from _title(told, f"{many(len(told.details), 'detail')} that may identify a person", width)
    for detail in told.details:
        yield from wrapped(f"line {detail.line}, column {detail.column}: {words(detail.kind)}", "ask", width, "  ")
    yield from _foot(told, width)


def return_hygiene_lines(told: ReturnHygiene, width: int = 100) -> Iterator[Line]:
    """The columns and the cells of a pre-inspection return."""
    summary = f"{many(len(told.columns), 'column')} and {many(len(told.cells), 'cell')} to look at"
    yield from _title(told, summary, width)
    for column in told.columns:
        reason = "is not needed" if column.kind is None else f"holds a {words(column.kind)}, which is not needed"
        yield from wrapped(f"column {column.column} ({column.name}) {reason}", "ask", width, "  ")
    yield from _cells(told.cells, width)
    yield Line("")
    sentence = (
        "A return is to be adequate, relevant and limited to what is necessary: what is more may be a data breach."
    )
    yield from wrapped(sentence, "dim", width)
    yield from _foot(told, width)


def table_hygiene_lines(told: TableHygiene, width: int = 100) -> Iterator[Line]:
    """The cells of a table that could point at somebody."""
    summary = f"{many(len(told.small), 'cell')} of {many(told.counts, 'count')} below {told.below}"
    yield from _title(told, summary, width)
    if told.small:
        yield from wrapped(f"small: {_places(told.small)}", "ask", width, "  ")
    if told.unread:
        sentence = f"not read as counts, and perhaps small: {_places(told.unread)}"
        yield from wrapped(sentence, "ask", width, "  ")
    if told.beside is not None:
        sentence = (
            f"beside {told.beside}: {many(len(told.differences), 'small difference')} in {many(told.compared, 'cell')}"
        )
        yield from wrapped(sentence, "summary", width, "  ")
    if told.differences:
        yield from wrapped(f"to be reckoned from both tables: {_places(told.differences)}", "ask", width, "  ")
    yield from _cells(told.cells, width)
    yield Line("")
    sentence = (
        "A count that is left out can be reckoned where a total and the other counts are told, and from a third table. "
        "Neither is looked for."
    )
    yield from wrapped(sentence, "dim", width)
    yield from _foot(told, width)


def _title(told: TextHygiene | ReturnHygiene | TableHygiene, summary: str, width: int) -> Iterator[Line]:
    yield from wrapped(f"{told.checked.file}: record hygiene", "title", width)
    if told.clear:
        summary = "nothing was found, which is not to say that nothing is there"
    yield from wrapped(summary, "summary", width, "  ")


def _cells(cells: Iterable[CellFound], width: int) -> Iterator[Line]:
    by_column = defaultdict[tuple[int, str], list[CellAt]](list)
    for cell in cells:
        by_column[cell.at.column, words(cell.kind)].append(cell.at)
    for (column, kind), found in sorted(by_column.items()):
        rows = _listed("the header" if at.row == 0 else f"row {at.row}" for at in found)
        yield from wrapped(f"column {column}: {kind} in {rows}", "ask", width, "  ")


def _places(cells: Iterable[CellAt]) -> str:
    return _listed(f"row {at.row}, column {at.column}" for at in cells)


def _listed(places: Iterable[str]) -> str:
    places = list(places)
    more = len(places) - _MOST_PLACES
    return "; ".join(places[:_MOST_PLACES]) + (f"; and {more:,} more" if more > 0 else "")


def _foot(told: TextHygiene | ReturnHygiene | TableHygiene, width: int) -> Iterator[Line]:
    yield Line("")
    yield from wrapped("What was found is not shown, here or anywhere. What this check cannot see:", "dim", width)
    for sentence in told.checked.unseen:
        yield from wrapped(f"- {sentence}", "dim", width, "  ")
    made = told.checked
    yield from wrapped(f"qualityframework {made.engine}; {made.signs} {made.signs_digest[:12]}.", "dim", width)
