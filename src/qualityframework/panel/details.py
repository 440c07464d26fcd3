"""Details in a record that seem to say who somebody is, as rows of facts. No row holds what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from ..expressions import Row, new_row
from ..inspections import EvidenceItem, Inspection, Record, path_id, place_in_words
from ..privacy import Found
from ..vocabulary import FACTS, DetailKind, natural

Path = tuple[str | int, ...]


def detail_rows(told: Inspection, found: Found, below: int) -> tuple[Row, ...]:
    """One row for each text and kind of detail in it, and for numbers of people that are small.

    Args:
        told: the inspection as it may be told: places are named as they stand there.
        found: the details of its record as it was read.
        below: counts from 1 to below this are small.
    """
    kinds = dict.fromkeys((path, detail.kind) for path, details in found.items() for detail in details)
    kinds |= dict.fromkeys(_numbers(told.recorded.as_read, below))
    return tuple(_row(told.record, path, kind) for path, kind in kinds)


def _row(record: Record, path: Path, kind: DetailKind) -> Row:
    values = {"id": f"{path_id(path)}/{kind}", "kind": kind.value, "place": place_in_words(record, path)}
    return new_row(FACTS["detail"], values)


def _numbers(record: Record, below: int) -> Iterator[tuple[Path, DetailKind]]:
    """Small numbers of people or records behind an item, and items that tell one by how they differ from another."""
    items = record.evidence or ()
    for index, item in enumerate(items):
        for path, number in _counted(item):
            if 0 < number < below:
                yield ("evidence", index, *path), DetailKind.SMALL_NUMBER
    tables = [(index, item) for index, item in enumerate(items) if item.lineage is not None and _cells(item)]
    tables.sort(key=lambda table: natural(table[1].id))  # so that no order of a list decides on which it is told
    for (_, first), (index, second) in combinations(tables, 2):
        if first.lineage == second.lineage:
            one, other = _cells(first), _cells(second)
            if any(0 < abs(one[grade] - other[grade]) < below for grade in one.keys() & other.keys()):
                yield ("evidence", index, "shows", "counts"), DetailKind.DIFFERENCE


def _cells(item: EvidenceItem) -> Mapping[str, int]:
    return (item.shows.counts if item.shows is not None else None) or {}


def _counted(item: EvidenceItem) -> Iterator[tuple[Path, int]]:
    if item.people is not None:
        yield ("people",), item.people
    yield from ((("shows", "counts"), number) for number in _cells(item).values())
    proportion = item.shows.proportion if item.shows is not None else None
    if proportion is not None:
        yield from ((("shows", "proportion"), number) for number in (proportion.met, proportion.of - proportion.met))
