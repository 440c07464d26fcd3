"""The `columns` back end, aggregates: related rows as entries, and what is told of all entries of each row at once.

The entries of a row stand side by side. Every aggregate goes from what is certain to what is possible, as in
`reference`.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

import numpy as np

from ..vocabulary import MANY
from .columns_tables import Columns, Ints, Listing, Truths
from .columns_values import Held, Shares, Span, contrary, whole

Whole = np.int64
_WIDEST = np.iinfo(Whole).max


class Entries:
    """The related rows of every row of a table, one after the other.

    Args:
        listing: of these rows.
        owners: the rows whose lists they are, where these are those of a parent; None for the rows themselves.
    """

    def __init__(self, listing: Listing, owners: Ints | None = None) -> None:
        if owners is None:
            self.starts, self.rows = listing.starts, listing.rows
            self.certain, self.open = listing.certain, listing.open
            return
        self.starts = np.zeros(len(owners) + 1, Whole)
        lengths = np.diff(listing.starts).take(owners)
        np.cumsum(lengths, out=self.starts[1:])
        entry = np.arange(self.size) + np.repeat(listing.starts[:-1].take(owners) - self.starts[:-1], lengths)
        self.rows = entry if listing.rows is None else listing.rows.take(entry)
        self.certain = None if listing.certain is None else listing.certain.take(entry)
        self.open = None if listing.open is None else listing.open.take(owners)

    @property
    def size(self) -> int:
        """How many there are."""
        return int(self.starts[-1])

    @cached_property
    def lengths(self) -> Ints:
        """How many each row has."""
        lengths: Ints = np.diff(self.starts)
        return lengths

    @cached_property
    def subjects(self) -> Ints:
        """The row that each entry is of."""
        subjects: Ints = np.repeat(np.arange(len(self.lengths)), self.lengths)
        return subjects

    def tally(self, mask: Truths | None) -> Ints:
        """How many entries hold, of each row; None is all of them."""
        if mask is None:
            return self.lengths
        return np.bincount(self.subjects.take(np.flatnonzero(mask)), minlength=len(self.lengths))

    def sum(self, values: Any) -> Ints:
        """The sum of the values of each row's entries, from a running total: what overflows there cancels out."""
        total = np.zeros(self.size + 1, Whole)
        np.cumsum(np.broadcast_to(values, (self.size,)), dtype=Whole, out=total[1:])
        found: Ints = np.diff(total.take(self.starts))
        return found

    def furthest(self, work: Any, values: Any, none: int) -> Ints:
        """The least or the greatest value of each row's entries."""
        found = np.full(len(self.lengths), none, Whole)
        some = self.lengths > 0
        if some.any():
            found[some] = work.reduceat(values, self.starts[:-1][some])
        return found


class Seen:
    """The entries that count: for certain, or perhaps. None is all of them."""

    def __init__(self, entries: Entries, where: Held | None) -> None:
        self.entries = entries
        self.may = None if where is None else self.full(where.may)
        must = self.may if where is None or where.must is where.may else self.full(where.must)
        certain = entries.certain
        self.counts = must if certain is None else certain if must is None else certain & must

    def full(self, mask: Any) -> Truths:
        """A truth for each entry."""
        return np.broadcast_to(mask, (self.entries.size,))

    def counting(self, mask: Any) -> Truths:
        """Of the entries that count for certain, those that hold."""
        return self.full(mask) if self.counts is None else self.counts & mask

    def perhaps(self, mask: Any) -> Truths:
        """Of the entries that may count, those that hold."""
        return self.full(mask) if self.may is None else self.may & mask

    @property
    def exact(self) -> bool:
        """All that may count do so for certain."""
        return self.counts is self.may

    @cached_property
    def certainly(self) -> Ints:
        """How many count for certain, of each row."""
        return self.entries.tally(self.counts)

    @cached_property
    def possibly(self) -> Ints:
        """How many may count."""
        return self.certainly if self.exact else self.entries.tally(self.may)

    def unless_open(self, most: Any, found: Any) -> Any:
        """What was found, but for rows that may have more entries."""
        return found if self.entries.open is None else np.where(self.entries.open, most, found)


def entries(subject: str, relation: str, columns: Columns) -> Entries:
    """The entries of a list of every row of an entity."""
    return Entries(columns.tables[subject].lists[relation])


def entries_beside(owner: str, relation: str, owners: Ints, columns: Columns) -> Entries:
    """The entries of a list of the parent of every row."""
    return Entries(columns.tables[owner].lists[relation], owners)


def rows_of(entries: Entries) -> Ints | None:
    """Where each entry's row stands in its table."""
    return entries.rows


def subjects_of(entries: Entries) -> Ints:
    """The row whose entry each is."""
    return entries.subjects


def seen(entries: Entries, *where: Held) -> Seen:
    """The entries that count."""
    return Seen(entries, where[0] if where else None)


# aggregates ----------------------------------------------------------------------------------------------------------


def count(seen: Seen) -> Span:
    """How many there are."""
    low = seen.certainly
    return Span(low, seen.unless_open(MANY, seen.possibly))


def some(operation: Literal["any", "all"], seen: Seen, held: Held) -> Held:
    """Whether one holds; `all` is "none that does not"."""
    inner = held if operation == "any" else contrary(held)
    sure = seen.entries.tally(seen.counting(inner.must)) > 0
    one = sure
    if not (seen.exact and inner.must is inner.may):
        one = seen.entries.tally(seen.perhaps(inner.may)) > 0
    found = Held(sure, one if seen.entries.open is None else one | seen.entries.open)
    return found if operation == "any" else contrary(found)


def share(seen: Seen, held: Held) -> Shares:
    """Rows that only may count lower the least share when they do not hold, and raise the greatest when they do."""
    tally, of = seen.entries.tally, seen.certainly
    holding, may_hold = tally(seen.counting(held.must)), tally(seen.counting(held.may))
    most_holding, most = tally(seen.perhaps(held.must)), tally(seen.perhaps(held.may))
    found = (holding, seen.possibly - (most_holding - holding), most, of + (most - may_hold))
    low, low_of, high, high_of = map(seen.unless_open, (0, 1, 1, 1), found)
    return Shares(low, low_of, high, high_of, of > 0)


def total(least: int, most: int, seen: Seen, value: Span) -> Span:
    """The sum, which lies between `least` and `most`."""
    low = _added(seen, value, least // MANY, np.minimum)
    high = low if seen.exact and value.known is None else _added(seen, value, most // MANY, np.maximum)
    if seen.entries.open is None:
        return Span(low, high)
    lower, higher = np.maximum(least, low + least), np.minimum(most, high + most)
    return Span(seen.unless_open(lower, low), seen.unless_open(higher, high))


def _added(seen: Seen, value: Span, unknown: int, further: Any) -> Ints:
    values = whole(value.low)
    if value.known is not None:
        values = np.where(value.known, values, unknown)
    if seen.counts is not None and not seen.exact:
        values = np.where(seen.counts, values, further(values, 0))
    return seen.entries.sum(values if seen.may is None else np.where(seen.may, values, 0))


def extreme(greatest: bool, least: int, most: int, seen: Seen, value: Span) -> Span:
    """The least or greatest; not known when it is not certain that there is a row at all.

    Only rows that count for certain move the one end of it; the other is moved by all.
    """
    work, none, far = (np.maximum, least, most) if greatest else (np.minimum, most, least)
    known, values = True if value.known is None else value.known, whole(value.low)
    sure = other = seen.entries.furthest(work, np.where(seen.counting(known), values, none), none)
    if not (seen.exact and value.known is None):
        other = seen.entries.furthest(work, np.where(seen.perhaps(True), np.where(known, values, far), none), none)
    other = seen.unless_open(far, other)
    return Span(sure, other, seen.certainly > 0) if greatest else Span(other, sure, seen.certainly > 0)


def distinct(most: int, seen: Seen, value: Span) -> Span:
    """How many different values there are, at most `most`."""
    known = True if value.known is None else value.known
    certain = possible = _told_apart(seen.entries, seen.counting(known), value.low)
    if not seen.exact:
        possible = _told_apart(seen.entries, seen.perhaps(known), value.low)
    low, high = certain, np.minimum(possible, most)
    if value.known is not None:
        low = np.maximum(certain, seen.certainly > 0)
        gaps = seen.possibly - seen.entries.tally(seen.perhaps(known))
        high = np.minimum(possible + gaps, most)
    return Span(low, seen.unless_open(most, high))


def _told_apart(entries: Entries, mask: Truths, values: Any) -> Ints:
    """How many different values the entries of each row have, among those that hold."""
    owners = len(entries.lengths)
    here = np.flatnonzero(mask)
    found = np.broadcast_to(whole(values), (entries.size,)).take(here)
    if not len(found):
        return np.zeros(owners, Whole)
    if int(found.max()) - int(found.min()) >= _WIDEST // owners:
        found = np.unique(found, return_inverse=True)[1]
    first, width = found.min(), found.max() - found.min() + 1
    keys = np.sort(entries.subjects.take(here) * width + (found - first))
    apart = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    return np.bincount(apart // width, minlength=owners)
