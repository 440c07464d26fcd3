"""A table of ratings: wide, with a row a unit and a column a rater, or long, with a row a rating."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ...documents import Document, Mapping, Scalar, Sequence, header_of, read_table, refuse
from ...frameworks import Scale
from ...vocabulary import NUMBER, Code, Diagnostic, did_you_mean
from .ratings import MOST_RATERS, MOST_UNITS, Measurement, Ratings, fault_of

LONG = ("unit", "rater", "rating")
_LONGEST_NAME = 80


class Cell(NamedTuple):
    """One rating as it stands in the file; None where the unit was not rated."""

    unit: Scalar
    rater: Scalar
    rating: Scalar | None


def read_ratings(path: str | Path, level: Measurement = Measurement.ORDINAL, scale: Scale | None = None) -> Ratings:
    """The ratings of a CSV file; `-` reads standard input.

    Args:
        path: a table whose first column names the unit and each further one a rater, or one with the columns `unit`,
            `rater` and `rating`. Where a cell is empty the rater did not rate the unit.
        level: level of measurement.
        scale: its points are what raters could give, by name, label, alias or position; without it any numbers.

    Raises:
        InvalidInput: with every fault: what is off the scale or no number, a unit that one rater rated twice, units and
            raters without a rating, fewer than two of either, or too many.
        Unusable: for numbers at a level that is not one of numbers.
    """
    document = read_table(path)
    header = header_of(document.source)
    is_long = len({cell.text for cell in header} & set(LONG)) > 1
    if is_long:
        refuse(_columns(document, header))
    keys = LONG[:2] if is_long else (header[0].text,)
    cells = list(_long(document) if is_long else _wide(document, header))
    units = _first(cell.unit for cell in cells)
    raters = _first((cell.rater for cell in cells) if is_long else header[1:])
    texts = {cell.rating.text for cell in cells if cell.rating is not None}
    known = {text: _value(text, level, scale) for text in texts}
    refuse(
        chain(
            _keys(document, keys),
            _ratings(document, cells, known, level, scale),
            _names(document, header, units, raters, cells),
        )
    )
    values = {(cell.unit.text, cell.rater.text): known[cell.rating.text] for cell in cells if cell.rating is not None}
    rows = tuple(tuple(values.get((unit, rater)) for rater in raters) for unit in units)
    if scale is None:
        return Ratings(tuple(units), tuple(raters), rows, level)
    return Ratings.on(scale, tuple(units), tuple(raters), rows, level)


# the two forms -------------------------------------------------------------------------------------------------------


def _long(document: Document) -> Iterator[Cell]:
    for row in _rows(document):
        unit, rater, rating = (_cell(row, column) for column in LONG)
        if unit is not None and rater is not None:
            yield Cell(unit, rater, rating)


def _wide(document: Document, header: tuple[Scalar, ...]) -> Iterator[Cell]:
    for row in _rows(document):
        unit = _cell(row, header[0].text)
        if unit is not None:
            yield from (Cell(unit, rater, _cell(row, rater.text)) for rater in header[1:])


def _rows(document: Document) -> Iterator[Mapping]:
    assert isinstance(document.root, Sequence)
    return (row for row in document.root.items if isinstance(row, Mapping))


def _cell(row: Mapping, column: str) -> Scalar | None:
    found = row.get(column)
    return found[1] if found is not None and isinstance(found[1], Scalar) else None


def _first(names: Iterable[Scalar]) -> dict[str, Scalar]:
    """Each name where it stands first."""
    found: dict[str, Scalar] = {}
    for name in names:
        found.setdefault(name.text, name)
    return found


def _value(text: str, level: Measurement, scale: Scale | None) -> float | None:
    """What a cell says; None where it says nothing that could be."""
    grade = scale.grade(text) if scale is not None else None
    if grade is not None:
        return float(grade.position)
    points = len(scale.grades) if scale is not None else 0
    if not re.fullmatch(NUMBER.pattern, text, re.ASCII) or fault_of(float(text), level, points) is not None:
        return None
    return float(text)


# what can be wrong ---------------------------------------------------------------------------------------------------


def _columns(document: Document, header: tuple[Scalar, ...]) -> Iterator[Diagnostic]:
    """A table with a row a rating has three columns and no others."""
    there = {cell.text for cell in header}
    for name in LONG:
        if name not in there:
            yield Diagnostic(Code.MISSING_KEY, f"the column `{name}` is missing here", document.at(header[0]))
    for cell in header:
        if cell.text not in LONG:
            message = f"the column `{cell.text[:60]}` is not known here"
            help_ = did_you_mean(cell.text, LONG)
            yield Diagnostic(Code.UNKNOWN_KEY, message, document.at(cell), help=help_)


def _keys(document: Document, keys: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Rows that do not name what they are of, or what another row is of already."""
    first: dict[tuple[str, ...], Scalar] = {}
    for row in _rows(document):
        named = [_cell(row, key) for key in keys]
        cells = [cell for cell in named if cell is not None]
        if len(cells) < len(named):
            lacks = "unit" if named[0] is None else "rater"
            yield Diagnostic(Code.EMPTY_VALUE, f"this row names no {lacks}", document.at(row))
            continue
        before = first.setdefault(tuple(cell.text for cell in cells), cells[-1])
        if before is not cells[-1]:
            unit, rater = cells[0].text[:60], cells[-1].text[:60]
            message = f"`{rater}` rated `{unit}` twice" if len(cells) > 1 else f"`{unit}` is there twice"
            related = (("first here", document.at(before)),)
            yield Diagnostic(Code.DUPLICATE_ID, message, document.at(cells[-1]), related)


def _ratings(
    document: Document, cells: list[Cell], known: dict[str, float | None], level: Measurement, scale: Scale | None
) -> Iterator[Diagnostic]:
    """Ratings that are no point of the scale, or no number."""
    for cell in cells:
        if cell.rating is None or known[cell.rating.text] is not None:
            continue
        text, place = cell.rating.text, document.at(cell.rating)
        is_number = re.fullmatch(NUMBER.pattern, text, re.ASCII) is not None
        if scale is None:
            wrong = fault_of(float(text), level, 0) if is_number else NUMBER.words
            yield Diagnostic(Code.WRONG_TYPE, f"`{text[:60]}`: {wrong}", place)
        else:
            names = [grade.name for grade in scale.grades]
            help_ = f"positions go from 1 to {len(names)}" if is_number else did_you_mean(text, names)
            message = f"`{text[:60]}` is no point of the {scale.title}"
            yield Diagnostic(Code.OFF_SCALE, message, place, help=help_)


def _names(
    document: Document,
    header: tuple[Scalar, ...],
    units: dict[str, Scalar],
    raters: dict[str, Scalar],
    cells: list[Cell],
) -> Iterator[Diagnostic]:
    """Too few or too many of either, names that are too long, and those that no rating is of."""
    rated = [cell for cell in cells if cell.rating is not None]
    parts = (
        ("unit", units, MOST_UNITS, {cell.unit.text for cell in rated}, "nobody rated `{}`"),
        ("rater", raters, MOST_RATERS, {cell.rater.text for cell in rated}, "`{}` rated nothing"),
    )
    for what, names, most, with_one, without in parts:
        if len(names) < 2:
            there = f"there is {'one' if names else 'no'} {what} here, and agreement takes two or more"
            yield Diagnostic(Code.MISSING_KEY, there, document.at(next(iter(names.values()), header[0])))
        if len(names) > most:
            message = f"there are more than {most:,} {what}s in this file"
            yield Diagnostic(Code.TOO_LARGE, message, document.at(list(names.values())[most]))
        for name, cell in names.items():
            if len(name) > _LONGEST_NAME:
                message = f"a name of at most {_LONGEST_NAME} characters is wanted here"
                yield Diagnostic(Code.WRONG_TYPE, message, document.at(cell))
            if units and raters and name not in with_one:
                yield Diagnostic(Code.EMPTY_VALUE, without.format(name[:60]), document.at(cell), help="leave it out")
