"""How each item of evidence bears on an evaluation, in words: for it or not, how far away, cited or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from ..expressions import Row, Rows
from ..inspections import EvidenceItem, Inspection
from ..panel import inspection_row
from ..vocabulary import natural
from ..weighing import bearing_on, item_middle


class Stance(StrEnum):
    """How an item stands to the team's grade."""

    SUPPORTS = "supports it"
    ELSEWHERE = "points elsewhere"
    NEITHER = "neither supports nor contradicts it"
    UNKNOWN = "bearing not known"
    PERHAPS = "not known whether it bears on this"
    NO_EVALUATION = "no evaluation to bear on"


class Bears(NamedTuple):
    """An item, how it stands to a subject's evaluation, and that in words with how far away it is and whether cited."""

    item: EvidenceItem
    stance: Stance
    told: str


class Bearings(NamedTuple):
    """All that is known to bear on a subject or may, by identifier; `more`: the record may not tell of all."""

    items: tuple[Bears, ...]
    more: bool


def bearings(inspection: Inspection, subjects: Iterable[str] = ()) -> Mapping[str, Bearings]:
    """What bears on each evaluation of a record, by its subject; and on these subjects if there is none of them."""
    items = {item.id: item for item in inspection.record.evidence or ()}
    evaluations = _rows(inspection_row(inspection), "evaluations")
    found = {
        str(row.id): Bearings(tuple(_bears(inspection, items, row)), _rows(row, "evidence").open)
        for row in evaluations.certain
    }
    return found | {subject: _alone(inspection, subject) for subject in subjects if subject not in found}


def _alone(inspection: Inspection, subject: str) -> Bearings:
    """What bears on a subject that has no evaluation."""
    bearing = bearing_on(inspection, subject, None)
    stances = {item.id: Stance.PERHAPS for item in bearing.possible}
    stances |= {item.id: Stance.NO_EVALUATION for item in bearing.certain}
    found = sorted((*bearing.certain, *bearing.possible), key=lambda item: natural(item.id))
    return Bearings(tuple(Bears(one, stances[one.id], stances[one.id]) for one in found), not bearing.closed)


def _bears(inspection: Inspection, items: Mapping[str, EvidenceItem], evaluation: Row) -> Iterator[Bears]:
    found, (evaluated, grade) = _rows(evaluation, "evidence"), _facts(evaluation, "evaluated", "grade")
    for row in sorted((*found.certain, *found.possible), key=lambda row: natural(row.id or "")):
        item = items[str(row.id)]
        if row in found.possible:
            yield Bears(item, Stance.PERHAPS, Stance.PERHAPS)
        elif evaluated is False:
            yield Bears(item, Stance.NO_EVALUATION, Stance.NO_EVALUATION)
        else:
            yield _bearing(inspection, item, row, grade)


def _bearing(inspection: Inspection, item: EvidenceItem, row: Row, grade: Any) -> Bears:
    supports, contradicts, cited, addressed = _facts(row, "supports", "contradicts", "cited", "addressed")
    stance = Stance.SUPPORTS if supports else Stance.ELSEWHERE if contradicts else Stance.UNKNOWN
    stance = Stance.NEITHER if supports is False and contradicts is False else stance
    told, span = stance.value, item_middle(item, inspection)
    if span is not None and grade is not None:
        low, high = span[0] - grade, span[1] - grade
        told = "counts as support" if stance is Stance.SUPPORTS and (low, high) != (0, 0) else told
        told += f", {_distance(low, high)}"
    told += ", dealt with in the reason" if addressed else ""
    told = told if cited else f"{told}, not cited" if cited is False else f"{told}, not known whether it is cited"
    return Bears(item, stance, told)


def _facts(row: Row, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


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
