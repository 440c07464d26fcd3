"""The `columns` back end, from rows: columns for tests and for a few inspections. For many, make the arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from ..vocabulary import Entity, Kind, Text, Type
from .columns_read import Reads
from .columns_tables import Column, Columns, Listing, Table, Words, dtype_of
from .rows import Findings, Related, Row, Rows


class OfRows(NamedTuple):
    """Columns that were made of rows, and these rows, by entity, where they stand."""

    columns: Columns
    rows: Mapping[str, Sequence[Row]]


def columns_of(
    inspections: Iterable[Row],
    reads: Reads,
    schema: Mapping[str, Entity],
    findings: Findings | None = None,
) -> OfRows:
    """The columns that are read, of inspections as rows.

    Args:
        inspections: their rows, with all that belongs to them.
        reads: what rules read, as in `compile_columns(...).reads` or `read_by(rules, schema)`.
        schema: the entities.
        findings: of earlier strata; a row that is not there has none.
    """
    return _Gathering(schema, reads, findings or {}).gathered(inspections)


class _Gathering:
    def __init__(self, schema: Mapping[str, Entity], reads: Reads, findings: Findings) -> None:
        self._schema, self._reads, self._findings = schema, reads, findings
        self._rows: dict[str, list[Row]] = {name: [] for name in schema}
        self._starts: dict[str, list[int]] = {name: [0] for name in schema}
        self._links: dict[tuple[str, str], list[int]] = {key: [] for key in (*reads.parents,)}
        self._lists = {key: _Lists() for key in reads.lists}
        self._ways: dict[str, list[str]] = _by_entity(reads.parents)
        self._relations: dict[str, list[str]] = _by_entity(reads.lists)

    def gathered(self, inspections: Iterable[Row]) -> OfRows:
        for top in inspections:
            self._inspection(top)
        words: dict[str, int] = {}
        facts = _by_entity(self._reads.facts)
        tables = {
            name: Table(
                np.array(self._starts[name], np.int64),
                {fact: self._column(name, fact, words) for fact in facts[name]},
                {relation: self._listing(name, relation) for relation in self._relations[name]},
                {way: np.array(self._links[name, way], np.int64) for way in self._ways[name]},
            )
            for name in self._schema
        }
        return OfRows(Columns(self._schema, tables, Words(tuple(words))), self._rows)

    def _inspection(self, top: Row) -> None:
        """Every row that the inspection leads to, those of a list side by side."""
        at: dict[Row, int] = {}
        ahead: list[Row] = []

        def position(row: Row) -> int:
            if row not in at:
                at[row] = len(self._rows[row.entity])
                self._rows[row.entity].append(row)
                ahead.append(row)
            return at[row]

        position(top)
        for row in ahead:  # grows on the way
            for way in self._ways[row.entity]:
                lies_in = getattr(row, way)
                self._links[row.entity, way].append(-1 if lies_in is None else position(lies_in))
            for relation in self._relations[row.entity]:
                related: Related = self._findings.get(row, ()) if relation == "findings" else getattr(row, relation)
                self._lists[row.entity, relation].add(related, position)
        for name, starts in self._starts.items():
            starts.append(len(self._rows[name]))

    def _listing(self, name: str, relation: str) -> Listing:
        listed = self._rows[self._schema[name].relations[relation].entity]
        return self._lists[name, relation].listing(len(listed))

    def _column(self, name: str, fact: str, words: dict[str, int]) -> Column:
        type_ = self._schema[name].facts[fact].type
        held = [getattr(row, fact) for row in self._rows[name]]
        known = np.array([value is not None for value in held], np.bool_)
        coded = [_code(value, type_, words) for value in held]
        return Column(_held(coded, dtype_of(type_)), None if known.all() else known)


class _Lists:
    """The lists of one name, row by row."""

    def __init__(self) -> None:
        self._starts, self._rows = [0], list[int]()
        self._certain, self._open = list[bool](), list[bool]()

    def add(self, related: Related, position: Callable[[Row], int]) -> None:
        """That of the next row."""
        listed = Rows(related) if isinstance(related, tuple) else related
        self._rows += [position(row) for row in (*listed.certain, *listed.possible)]
        self._certain += [True] * len(listed.certain) + [False] * len(listed.possible)
        self._starts.append(len(self._rows))
        self._open.append(listed.open)

    def listing(self, rows: int) -> Listing:
        """All of them, given how many rows there are that could be listed."""
        return Listing(
            np.array(self._starts, np.int64),
            None if self._rows == list(range(rows)) else np.array(self._rows, np.int64),
            None if all(self._certain) else np.array(self._certain, np.bool_),
            np.array(self._open, np.bool_) if any(self._open) else None,
        )


def _by_entity(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entity, name in named:
        found[entity].append(name)
    return found


def _held(values: list[int], kind: np.dtype[Any]) -> Any:
    """The values as an array of this kind; those that it does not hold as they are, for others to refuse."""
    held = np.array(values) if values else np.zeros(0, kind)
    narrow = held.astype(kind) if held.dtype.kind in "ib" else held
    return narrow if np.array_equal(narrow, held) else held


def _code(value: Any, type_: Type, words: dict[str, int]) -> int:
    if value is None:
        return 0
    return words.setdefault(str(value), len(words)) if isinstance(type_, Text | Kind) else int(value)
