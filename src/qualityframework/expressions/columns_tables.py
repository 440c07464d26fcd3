"""The `columns` back end, what it reads: many inspections at once, with one array for each fact.

    Columns -> parts -> a plan of steps over arrays -> hits as arrays

An entity is a table, whose rows stand in the order of their inspections. What relates rows is a position in another
table. Nothing is unknown because it was left out: a rule that asks for a column which is not there is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import Unusable
from ..vocabulary import Date, Decimal, Entity, GradeOf, Integer, Truth, Type

Ints = NDArray[np.signedinteger[Any]]
Truths = NDArray[np.bool_]
Values = Ints | Truths


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A fact of every row of a table.

    Args:
        values: numbers, dates and grades as whole numbers (see `tree`), truths as `bool`, texts and kinds as positions
            in `Columns.words`. What stands where nothing is known does not matter.
        known: where it is known; None when it is everywhere.
    """

    values: Values
    known: Truths | None = None

    @classmethod
    def unknown(cls, type_: Type, rows: int) -> Column:
        """A fact of which nothing is known."""
        return cls(np.zeros(rows, dtype_of(type_)), np.zeros(rows, np.bool_))


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """The related rows of every row of a table: those of row `i` are the entries from `starts[i]` to `starts[i + 1]`.

    Args:
        starts: one more than there are rows; the last is how many entries there are.
        rows: each entry's position in the table of the related rows; None when entries and rows are the same, one after
            the other, which is quickest.
        certain: which entries are related for certain, and not only perhaps; None when all are.
        open: the rows for which there may be more that were never recorded; None when there are no such rows.
    """

    starts: Ints
    rows: Ints | None = None
    certain: Truths | None = None
    open: Truths | None = None

    @classmethod
    def unrecorded(cls, rows: int) -> Listing:
        """Lists that were never recorded, which are not empty lists."""
        return cls(np.zeros(rows + 1, np.int64), np.zeros(0, np.int64), None, np.ones(rows, np.bool_))


@dataclass(frozen=True, eq=False)
class Table:
    """All rows of an entity.

    Args:
        starts: the rows of inspection `i` are those from `starts[i]` to `starts[i + 1]`.
        columns: facts by name.
        lists: related rows by name.
        parents: by name, each row's position in the table of its parents.
    """

    starts: Ints
    columns: Mapping[str, Column]
    lists: Mapping[str, Listing]
    parents: Mapping[str, Ints]

    @property
    def rows(self) -> int:
        """How many there are."""
        return int(self.starts[-1])

    @cached_property
    def inspections(self) -> Ints:
        """The inspection that each row is of."""
        found: Ints = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        return found


class Words:
    """Texts and words of kinds, each with its position."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self._codes = {text: code for code, text in enumerate(self.texts)}
        if len(self._codes) < len(self.texts):
            raise Unusable("each word is there once, so that texts are the same where their positions are")

    def code(self, text: str) -> int:
        """The position of a text; -1 of one that is nowhere in the columns, and so the same as none of them."""
        return self._codes.get(text, -1)

    def adding(self, texts: Sequence[str]) -> Words:
        """The same with these, if they are not there yet."""
        return Words(tuple(dict.fromkeys((*self.texts, *texts))))


@dataclass(frozen=True, eq=False)
class Columns:
    """Many inspections.

    Args:
        schema: the entities.
        tables: by name of the entity.
        words: what texts and kinds are positions in; each is there once.
    """

    schema: Mapping[str, Entity]
    tables: Mapping[str, Table]
    words: Words

    @cached_property
    def top(self) -> str:
        """The entity that the inspections themselves are rows of."""
        return next(name for name, entity in self.schema.items() if entity.key == "")

    @property
    def inspections(self) -> int:
        """How many there are."""
        return self.tables[self.top].rows

    def with_table(self, name: str, **changed: Any) -> Columns:
        """The same with something else in a table: its `columns`, `lists` or `parents`."""
        return replace(self, tables={**self.tables, name: replace(self.tables[name], **changed)})


class Part(NamedTuple):
    """Inspections that stand side by side, as columns of their own; and where their rows stood, by entity."""

    columns: Columns
    first: Mapping[str, int]


def parts(columns: Columns, cuts: Sequence[int]) -> Iterator[Part]:
    """The inspections from one cut to the next. Arrays of facts are not copied."""
    for start, stop in pairwise(cuts):
        spans = {
            name: slice(int(table.starts[start]), int(table.starts[stop])) for name, table in columns.tables.items()
        }
        tables = {name: _part(columns, name, spans, slice(start, stop)) for name in columns.tables}
        yield Part(replace(columns, tables=tables), {name: span.start for name, span in spans.items()})


def _part(columns: Columns, name: str, spans: Mapping[str, slice], inspections: slice) -> Table:
    table, entity, span = columns.tables[name], columns.schema[name], spans[name]
    return Table(
        _cut(table.starts, inspections),
        {
            fact: Column(column.values[span], None if column.known is None else column.known[span])
            for fact, column in table.columns.items()
        },
        {
            relation: _part_of_lists(listing, span, spans[entity.relations[relation].entity].start)
            for relation, listing in table.lists.items()
        },
        {parent: index[span] - spans[entity.parents[parent]].start for parent, index in table.parents.items()},
    )


def _part_of_lists(listing: Listing, span: slice, first: int) -> Listing:
    entries = slice(int(listing.starts[span.start]), int(listing.starts[span.stop]))
    return Listing(
        _cut(listing.starts, span),
        None if listing.rows is None else listing.rows[entries] - first,
        None if listing.certain is None else listing.certain[entries],
        None if listing.open is None else listing.open[span],
    )


def _cut(starts: Ints, span: slice) -> Ints:
    cut: Ints = starts[span.start : span.stop + 1] - starts[span.start]
    return cut


def dtype_of(type_: Type) -> np.dtype[Any]:
    """The smallest that holds every value of a type."""
    match type_:
        case Truth():
            return np.dtype(np.bool_)
        case Integer() | Decimal() | Date() | GradeOf():
            kinds = (np.int8, np.int16, np.int32)
            fits = (one for one in kinds if np.iinfo(one).min <= type_.low and type_.high <= np.iinfo(one).max)
            return np.dtype(next(fits, np.int64))
        case _:
            return np.dtype(np.int32)
