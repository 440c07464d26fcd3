"""A table of ratings: wide, with a row a unit and a column a rater, or long, with a row a rating."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ...documents import Document, Mapping, Scalar, Sequence, header_of, read_table, refuse
from ...frameworks import Scale
from ...vocabulary import NUMBER, Code, Diagnostic, did_you_mean
from .ratings import MOST_RATERS, MOST_UNITS, Measurement, Ratings, fault_of

LONG = ("unit", "rater", "rating")
_LONGEST_NAME = 80


class Cell(NamedTuple):
    """One rating as it stands in the file; empty where the unit was not rated."""

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
    faults = list(_column_faults(document, header)) if is_long else []
    cells = list(_long(document, faults) if is_long else _wide(document, header, faults))
    values: dict[tuple[str, str], float] = {}
    for cell in cells:
        if cell.rating is not None:
            told = _read(cell.rating.text, level, scale)
            if isinstance(told, float):
                values[cell.unit.text, cell.rater.text] = told
            else:
                faults.append(told.at(document, cell.rating))
    units = _first(cell.unit for cell in cells)
    raters = _first(cell.rater for cell in cells) if is_long else _first(iter(header[1:]))
    faults += _names(document, header, units, raters, cells)
    refuse(faults)
    rows = tuple(tuple(values.get((unit, rater)) for rater in raters) for unit in units)
    if scale is None:
        return Ratings(tuple(units), tuple(raters), rows, level)
    return Ratings.on(scale, tuple(units), tuple(raters), rows, level)


def _wide(document: Document, header: tuple[Scalar, ...], faults: list[Diagnostic]) -> Iterator[Cell]:
    first: dict[str, Scalar] = {}
    for row in _rows(document):
        unit = _cell(row, header[0].text)
        if unit is None:
            faults.append(Diagnostic(Code.EMPTY_VALUE, "this row names no unit", document.at(row)))
            continue
        before = first.setdefault(unit.text, unit)
        if before is not unit:
            faults.append(_twice(document, f"`{unit.text[:60]}` is there twice", unit, before))
            continue
        for rater in header[1:]:
            yield Cell(unit, rater, _cell(row, rater.text))


def _long(document: Document, faults: list[Diagnostic]) -> Iterator[Cell]:
    first: dict[tuple[str, str], Scalar] = {}
    for row in _rows(document):
        unit, rater, rating = (_cell(row, column) for column in LONG)
        if unit is None or rater is None:
            lacks = "unit" if unit is None else "rater"
            faults.append(Diagnostic(Code.EMPTY_VALUE, f"this row names no {lacks}", document.at(row)))
            continue
        before = first.setdefault((unit.text, rater.text), rater)
        if before is not rater:
            told = f"`{rater.text[:60]}` rated `{unit.text[:60]}` twice"
            faults.append(_twice(document, told, rater, before))
            continue
        yield Cell(unit, rater, rating)


def _rows(document: Document) -> Iterator[Mapping]:
    assert isinstance(document.root, Sequence)
    return (row for row in document.root.items if isinstance(row, Mapping))


def _cell(row: Mapping, column: str) -> Scalar | None:
    found = row.get(column)
    return found[1] if found is not None and isinstance(found[1], Scalar) else None


def _first(names: Iterator[Scalar]) -> dict[str, Scalar]:
    """Each name where it stands first."""
    found: dict[str, Scalar] = {}
    for name in names:
        found.setdefault(name.text, name)
    return found


def _twice(document: Document, message: str, here: Scalar, before: Scalar) -> Diagnostic:
    return Diagnostic(Code.DUPLICATE_ID, message, document.at(here), (("first here", document.at(before)),))


class Wrong(NamedTuple):
    """What is wrong with a rating."""

    code: Code
    message: str
    help: str | None

    def at(self, document: Document, cell: Scalar) -> Diagnostic:
        """The same, where it stands."""
        return Diagnostic(self.code, self.message, document.at(cell), help=self.help)


def _read(text: str, level: Measurement, scale: Scale | None) -> float | Wrong:
    if scale is None:
        if not re.fullmatch(NUMBER.pattern, text, re.ASCII):
            return Wrong(Code.WRONG_TYPE, f"`{text[:60]}`: {NUMBER.words}", None)
        number = float(text)
        fault = fault_of(number, level, 0)
        return number if fault is None else Wrong(Code.WRONG_TYPE, f"`{text[:60]}`: {fault}", None)
    grade = scale.grade(text)
    if grade is not None:
        return float(grade.position)
    points = len(scale.grades)
    is_number = re.fullmatch(NUMBER.pattern, text, re.ASCII) is not None
    if is_number and fault_of(float(text), level, points) is None:
        return float(text)
    near = f"positions go from 1 to {points}" if is_number else did_you_mean(text, [one.name for one in scale.grades])
    return Wrong(Code.OFF_SCALE, f"`{text[:60]}` is no point of the {scale.title}", near)


def _column_faults(document: Document, header: tuple[Scalar, ...]) -> Iterator[Diagnostic]:
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


def _names(
    document: Document,
    header: tuple[Scalar, ...],
    units: dict[str, Scalar],
    raters: dict[str, Scalar],
    cells: list[Cell],
) -> Iterator[Diagnostic]:
    """Too few or too many of either, and those that no rating is of."""
    rated = {
        name
        for cell in cells
        if cell.rating is not None
        for name in (("unit", cell.unit.text), ("rater", cell.rater.text))
    }
    for what, names, most in (("unit", units, MOST_UNITS), ("rater", raters, MOST_RATERS)):
        if len(names) < 2:
            there = f"there is one {what} here" if names else f"there is no {what} here"
            place = next(iter(names.values()), header[0])
            yield Diagnostic(Code.MISSING_KEY, f"{there}, and agreement takes two or more", document.at(place))
        if len(names) > most:
            message = f"there are more than {most:,} {what}s in this file"
            yield Diagnostic(Code.TOO_LARGE, message, document.at(list(names.values())[most]))
        for name, cell in names.items():
            if len(name) > _LONGEST_NAME:
                message = f"a name of at most {_LONGEST_NAME} characters is wanted here"
                yield Diagnostic(Code.WRONG_TYPE, message, document.at(cell))
            if (what, name) not in rated:
                message = f"nobody rated `{name[:60]}`" if what == "unit" else f"`{name[:60]}` rated nothing"
                yield Diagnostic(Code.EMPTY_VALUE, message, document.at(cell), help="leave it out")
