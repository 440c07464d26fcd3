"""Details in a record that seem to say who somebody is, as rows of facts. No row holds what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ..expressions import Row, new_row
from ..inspections import EvidenceItem, Record, path_id, place_in_words, texts_within
from ..privacy import Signs, details_in
from ..vocabulary import FACTS, DetailKind, natural

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Details:
    """The rows, and what has to be withheld wherever texts of the record are told.

    Args:
        rows: one for each text and kind of detail in it.
        withheld: the words that were found, longest first.
    """

    rows: tuple[Row, ...]
    withheld: tuple[str, ...]


def details_within(record: Record, signs: Signs) -> Details:
    """The details of a record: those in its texts, and numbers of people that are small."""
    found, withheld = dict[tuple[Path, DetailKind], None](), set[str]()
    for path, text in texts_within(record):
        for detail in details_in(text, signs):
            found[path, detail.kind] = None
            if detail.kind not in (DetailKind.SMALL_NUMBER, DetailKind.DIFFERENCE):
                withheld.add(text[detail.start : detail.end])
    found |= dict.fromkeys(_numbers(record, signs.below))
    nameless = {path[:2] for path, _ in found if len(path) == 3 and path[2] == "id"}
    rows = tuple(_row(record, path, kind, named=path[:2] not in nameless) for path, kind in found)
    return Details(rows, tuple(sorted(withheld, key=lambda words: (-len(words), words))))


def _row(record: Record, path: Path, kind: DetailKind, *, named: bool) -> Row:
    """A row; its place is told by number where what the item is called holds a detail itself."""
    values = {
        "id": f"{path_id(path)}/{kind}",
        "kind": kind.value,
        "place": place_in_words(record, path) if named else path_id(path).replace("/", " "),
    }
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
