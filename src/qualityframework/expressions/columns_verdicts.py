"""The `columns` back end, outcomes: a number for every row of an entity, and hits as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .columns_tables import Columns, Ints, Part
from .columns_values import Held

Codes = NDArray[np.int8]
"""Positions in `OUTCOMES`."""
_UNDETERMINED, _NOT_APPLICABLE = 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Every outcome that is not clear, as arrays that are as long as each other.

    Args:
        rules: numbers of the rules.
        inspections: of which inspection each is.
        rows: of which row, as a position in the table of what the rule is for; -1 where the list of rows was never
            recorded.
        outcomes: positions in `OUTCOMES`.
    """

    rules: NDArray[np.int32]
    inspections: NDArray[np.int32]
    rows: NDArray[np.int64]
    outcomes: Codes

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.rules)

    @classmethod
    def joined(cls, hits: Iterable[Hits]) -> Hits:
        """One after the other."""
        every = (_NO_HITS, *hits)
        return cls(*(np.concatenate([getattr(one, field.name) for one in every]) for field in fields(cls)))


_NO_HITS = Hits(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int64), np.zeros(0, np.int8))


def verdict(subject: str, when: Held, columns: Columns) -> Codes:
    """What a rule comes to for every row of an entity: 0 for clear, 1 where it must hold, 2 where it only may."""
    return _full(_doubled(when.may) - when.must, subject, columns)


def verdict_where(subject: str, applies: Held, when: Held, columns: Columns) -> Codes:
    """The same of a rule that does not apply to all rows: 3 where it does not, 2 where it only may."""
    inner = _doubled(when.may & applies.must) - (when.must & applies.must)
    return _full(inner + (_NOT_APPLICABLE - _doubled(applies.must) - applies.may), subject, columns)


def _doubled(mask: object) -> Codes:
    doubled: Codes = np.multiply(mask, 2, dtype=np.int8)  # type: ignore[call-overload]
    return doubled


def _full(codes: Codes, subject: str, columns: Columns) -> Codes:
    return np.broadcast_to(codes, (columns.tables[subject].rows,))


class Judged(NamedTuple):
    """A rule by its number, what it is for, and what it comes to for every row of that."""

    rule: int
    subject: str
    codes: Codes


def hits_of(part: Part, judged: Sequence[Judged]) -> list[Hits]:
    """What is not clear, of the rows that rules look at: those that the inspection lists for certain.

    The hits of each rule are by themselves.
    """
    looked = {subject: _Looked.at(part, subject) for subject in dict.fromkeys(one.subject for one in judged)}
    return [hits for one in judged for hits in looked[one.subject].hits(one) if hits.size]


class _Looked(NamedTuple):
    """The rows of an entity that rules look at.

    Args:
        rows: their positions in this part; None for all rows.
        first: where the first row of the part stands.
        inspections: that each row of the part is of.
        open: inspections whose list of these rows is open.
    """

    rows: Ints | None
    first: int
    inspections: NDArray[np.int32]
    open: NDArray[np.int32]

    @classmethod
    def at(cls, part: Part, subject: str) -> _Looked:
        columns, top = part.columns, part.columns.top
        inspections = (columns.tables[subject].inspections + part.first[top]).astype(np.int32)
        rows, open_ = None, inspections[:0]
        if key := columns.schema[subject].key:
            listing = columns.tables[top].lists[key]
            rows = listing.rows
            if listing.certain is not None:
                rows = np.flatnonzero(listing.certain) if rows is None else rows[listing.certain]
            if listing.open is not None:
                open_ = (np.flatnonzero(listing.open) + part.first[top]).astype(np.int32)
        return cls(rows, part.first[subject], inspections, open_)

    def hits(self, judged: Judged) -> Iterator[Hits]:
        codes = judged.codes if self.rows is None else judged.codes.take(self.rows)
        at = np.flatnonzero(codes)
        rows = at if self.rows is None else self.rows.take(at)
        yield _hits(judged.rule, self.inspections.take(rows), rows + self.first, codes.take(at))
        if len(self.open):
            never = np.full(len(self.open), -1)
            yield _hits(judged.rule, self.open, never, np.full(len(never), _UNDETERMINED, np.int8))


def _hits(rule: int, inspections: NDArray[np.int32], rows: Ints, outcomes: Codes) -> Hits:
    return Hits(np.full(len(rows), rule, np.int32), inspections, rows.astype(np.int64, copy=False), outcomes)
