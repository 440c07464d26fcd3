"""The criteria of progress as a table: a row for each strand, a column for each level."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..frameworks import ProgressFile, Scale, Strand
    from ..report import Line

_GAP = 2
_LEAST = 12


def criteria_lines(scale: Scale, progress: ProgressFile, width: int) -> Iterator[Line]:
    """What each level looks like in each strand, where the criteria are silent, and what a reader should know."""
    from ..report import Line

    levels = [grade.name for grade in scale.grades]
    statuses = ", ".join(dict.fromkeys(strand.status for strand in progress.strands))
    yield Line("")
    yield Line(f"criteria of progress [{statuses}, in our words]", "heading")
    head = ["", *(grade.label for grade in scale.grades)]
    rows = [[strand.title, *(_cell(strand, level) for level in levels)] for strand in progress.strands]
    for number, row in enumerate([head, *rows]):
        yield from (Line(text, "heading" if number == 0 else "") for text in _row(row, width))
        yield Line("")
    for grade in scale.grades:
        silent = [strand.title for strand in progress.strands if grade.name in strand.silent_at]
        if silent:
            yield from _wrapped(f"At {grade.name} the criteria say nothing of: {', '.join(silent)}.", width)
    for strand in progress.strands:
        if strand.note:
            yield from _wrapped(f"{strand.title}: {strand.note}", width)


def _cell(strand: Strand, level: str) -> str:
    return strand.levels.get(level, "(the criteria say nothing)")


def _row(cells: list[str], width: int) -> Iterator[str]:
    """The lines of a row whose cells are wrapped to columns of one width."""
    from ..vocabulary import printable

    column = max((width + _GAP) // len(cells) - _GAP, _LEAST)
    wrapped = [textwrap.wrap(printable(cell), column) for cell in cells]
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield (" " * _GAP).join(part.ljust(column) for part in parts).rstrip()


def _wrapped(text: str, width: int) -> Iterator[Line]:
    from ..report import Line
    from ..vocabulary import printable

    return (Line(part) for part in textwrap.wrap(printable(text), width))
