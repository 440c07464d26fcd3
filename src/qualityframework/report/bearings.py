"""How each item of evidence bears on an evaluation, in words: for it or not, how far away, cited or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..expressions import Row, Rows
from ..inspections import EvidenceItem, Inspection
from ..panel import inspection_row
from ..vocabulary import natural
from ..weighing import item_middle


class Bears(NamedTuple):
    """An item and how it bears on a subject."""

    item: EvidenceItem
    told: str


class Bearings(NamedTuple):
    """All that is known to bear on a subject or may, by identifier; `more`: the record may not tell of all."""

    items: tuple[Bears, ...]
    more: bool


def bearings(inspection: Inspection) -> Mapping[str, Bearings]:
    """What bears on each evaluation of a record, by its subject."""
    items = {item.id: item for item in inspection.record.evidence or ()}
    evaluations = _rows(inspection_row(inspection), "evaluations")
    return {
        str(row.id): Bearings(tuple(_bears(inspection, items, row)), _rows(row, "evidence").open)
        for row in evaluations.certain
    }


def _bears(inspection: Inspection, items: Mapping[str, EvidenceItem], evaluation: Row) -> Iterator[Bears]:
    found = _rows(evaluation, "evidence")
    for row in sorted((*found.certain, *found.possible), key=lambda row: natural(row.id or "")):
        item = items[str(row.id)]
        open_ = row in found.possible
        yield Bears(
            item, "not known whether it bears on this" if open_ else _bearing(inspection, item, row, evaluation)
        )


def _bearing(inspection: Inspection, item: EvidenceItem, row: Row, evaluation: Row) -> str:
    supports, contradicts, cited, grade = (
        getattr(owner, name)
        for owner, name in ((row, "supports"), (row, "contradicts"), (row, "cited"), (evaluation, "grade"))
    )
    told = "supports it" if supports else "points elsewhere" if contradicts else "neither supports nor contradicts it"
    told = "bearing not known" if supports is None and contradicts is None else told
    span = item_middle(item, inspection)
    if span is not None and grade is not None:
        told += f", {_distance(span[0] - grade, span[1] - grade)}"
    return told if cited else f"{told}, not cited" if cited is False else f"{told}, not known whether it is cited"


def _distance(low: int, high: int) -> str:
    """How far what an item shows lies from the grade given, in steps of the scale."""
    return _steps(low) if low == high else f"{_steps(low)} to {_steps(high)}"


def _steps(steps: int) -> str:
    if steps == 0:
        return "at the grade"
    return f"{abs(steps)} step{'' if abs(steps) == 1 else 's'} {'above' if steps > 0 else 'below'}"


def _rows(row: Row, relation: str) -> Rows:
    found: tuple[Row, ...] | Rows = getattr(row, relation)
    return Rows(found) if isinstance(found, tuple) else found
