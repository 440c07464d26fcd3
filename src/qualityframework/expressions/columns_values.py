"""The `columns` back end, values: what an expression comes to for every row at once, and the work on it.

A condition is two arrays, of the rows for which it must be true and of those for which it may be (see
`python_code`). A number is the least and the greatest that it can be. Where both ends are one and the same array,
nothing is done twice. What is the same for all rows is no array.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

import numpy as np

from .columns_tables import Columns, Ints, Truths
from .tree import Operator

_FIRST_OF_1970 = 719_163
"""The first of January 1970 as an ordinal, from which numpy counts days."""


class Held(NamedTuple):
    """A condition."""

    must: Truths
    may: Truths


class Span(NamedTuple):
    """A number, or the position of a text; `low` and `high` mean nothing where it is not known."""

    low: Ints | int
    high: Ints | int
    known: Truths | None = None

    @property
    def exact(self) -> bool:
        """Both ends are the same."""
        return self.low is self.high


class Shares(NamedTuple):
    """A share of rows: the least and the greatest, each as so many of so many."""

    low: Ints
    low_of: Ints
    high: Ints
    high_of: Ints
    known: Truths


Value = Held | Span | Shares
V = TypeVar("V", Held, Span, Shares)


def exactly(held: Any) -> Held:
    """A condition that is known everywhere."""
    return Held(held, held)


# facts ---------------------------------------------------------------------------------------------------------------


def truth_fact(entity: str, name: str, columns: Columns) -> Held:
    """A truth of every row of an entity."""
    column = columns.tables[entity].columns[name]
    values: Any = column.values
    if column.known is None:
        return exactly(values)
    return Held(values & column.known, _unless(column.known, values))


def fact(entity: str, name: str, columns: Columns) -> Span:
    """Any other fact of every row of an entity."""
    column = columns.tables[entity].columns[name]
    values: Any = column.values
    return Span(values, values, column.known)


def parent(entity: str, hop: str, columns: Columns) -> Ints:
    """Where in its table the parent of every row stands."""
    return columns.tables[entity].parents[hop]


def onwards(way: Ints, further: Ints) -> Ints:
    """Where in its table the parent of the parent of every row stands."""
    return further.take(way)


def taken(value: V, index: Ints | None) -> V:
    """The values at these positions; at all, one after the other, for None."""
    if index is None:
        return value
    parts: tuple[Any, ...] = value
    done = {id(one): one.take(index) for one in parts if isinstance(one, np.ndarray)}
    return type(value)(*(done.get(id(one), one) for one in parts))


def missing(value: Value) -> Held:
    """Whether it is not known."""
    if isinstance(value, Held):
        return exactly(value.must ^ value.may)
    return exactly(np.False_ if value.known is None else ~value.known)


# conditions ----------------------------------------------------------------------------------------------------------


def always(held: bool) -> Held:
    """True, or false."""
    return exactly(np.bool_(held))


def contrary(part: Held) -> Held:
    """Not."""
    return exactly(~part.must) if part.must is part.may else Held(~part.may, ~part.must)


def both(one: Held, other: Held) -> Held:
    """And."""
    must = one.must & other.must
    return exactly(must) if one.must is one.may and other.must is other.may else Held(must, one.may & other.may)


def either(one: Held, other: Held) -> Held:
    """Or."""
    must = one.must | other.must
    return exactly(must) if one.must is one.may and other.must is other.may else Held(must, one.may | other.may)


_ASK: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
}


def compared(operator: Operator, a: Span, b: Span) -> Held:
    """A comparison of two values of one type."""
    return _where_known(_all_known(a, b), _ordered(operator, a, b))


def one_of(value: Span, *options: Span) -> Held:
    """Whether it is one of a few constants."""
    held = _ordered("==", value, options[0])
    for option in options[1:]:
        held = either(held, _ordered("==", value, option))
    return _where_known(value.known, held)


def compared_share(operator: Operator, limit: int, unit: int, share: Shares) -> Held:
    """A share against so many of so many, as products of whole numbers."""
    low = _ASK[operator](_times(share.low, unit), _times(share.low_of, limit))
    high = _ASK[operator](_times(share.high, unit), _times(share.high_of, limit))
    return _where_known(share.known, Held(low, high) if operator in (">", ">=") else Held(high, low))


def _ordered(operator: Operator, a: Span, b: Span) -> Held:
    match operator:
        case "!=":
            return contrary(_ordered("==", a, b))
        case "==" if a.exact and b.exact:
            return exactly(np.equal(a.low, b.low))
        case "==":
            same = np.equal(a.low, b.high) & np.equal(a.high, b.low)
            return Held(same, np.less_equal(a.low, b.high) & np.less_equal(b.low, a.high))
        case _ if a.exact and b.exact:
            return exactly(_ASK[operator](a.low, b.low))
        case "<" | "<=":
            return Held(_ASK[operator](a.high, b.low), _ASK[operator](a.low, b.high))
        case _:
            return Held(_ASK[operator](a.low, b.high), _ASK[operator](a.high, b.low))


def _all_known(*spans: Span) -> Truths | None:
    known: Truths | None = None
    for span in spans:
        if span.known is not None:
            known = span.known if known is None or known is span.known else known & span.known
    return known


def _where_known(known: Truths | None, held: Held) -> Held:
    return held if known is None else Held(held.must & known, _unless(known, held.may))


def _unless(known: Truths, may: Any) -> Truths:
    """Not known, or true: for truths, "less or equal"."""
    found: Truths = np.less_equal(known, may)
    return found


# numbers -------------------------------------------------------------------------------------------------------------


def number(value: int) -> Span:
    """A constant."""
    return Span(value, value)


def word(text: str, columns: Columns) -> Span:
    """A constant text."""
    return number(columns.words.code(text))


def added(a: Span, b: Span) -> Span:
    """The sum."""
    return _span(np.add, a, b, (a.low, b.low), (a.high, b.high))


def less(a: Span, b: Span) -> Span:
    """The difference, of numbers or in steps of the scale."""
    return _span(np.subtract, a, b, (a.low, b.high), (a.high, b.low))


def times(factor: int, value: Span) -> Span:
    """The product with a constant."""
    low = _times(value.low, factor)
    if value.exact:
        return Span(low, low, value.known)
    high = _times(value.high, factor)
    return Span(low, high, value.known) if factor >= 0 else Span(high, low, value.known)


def absolute(value: Span) -> Span:
    """The distance from zero."""
    if value.exact:
        distance = np.absolute(value.low, dtype=np.int64)
        return Span(distance, distance, value.known)
    back = _times(value.high, -1)
    low = np.maximum(np.maximum(value.low, back, dtype=np.int64), 0)
    return Span(low, np.maximum(_times(value.low, -1), value.high), value.known)


def least(a: Span, b: Span) -> Span:
    """The lesser of two."""
    return _span(np.minimum, a, b, (a.low, b.low), (a.high, b.high))


def greatest(a: Span, b: Span) -> Span:
    """The greater of two."""
    return _span(np.maximum, a, b, (a.low, b.low), (a.high, b.high))


def months(start: Span, end: Span) -> Span:
    """Whole months from one day to another, rounded down."""
    known = _all_known(start, end)
    low = _months(start.high, end.low, known)
    return Span(low, low if start.exact and end.exact else _months(start.low, end.high, known), known)


def _months(start: Any, end: Any, known: Truths | None) -> Ints:
    (of_start, day), (of_end, day_of_end) = _by_month(start, known), _by_month(end, known)
    found: Ints = of_end - of_start - (day_of_end < day)
    return found


def _by_month(ordinals: Any, known: Truths | None) -> tuple[Any, Any]:
    """Days as months since 1970 and days of those months."""
    here = whole(ordinals) if known is None else np.where(known, whole(ordinals), _FIRST_OF_1970)
    days = (here - _FIRST_OF_1970).astype("datetime64[D]")
    within = days.astype("datetime64[M]")
    return within.astype(np.int64), (days - within.astype("datetime64[D]")).astype(np.int64)


def _span(work: Callable[..., Any], a: Span, b: Span, lows: tuple[Any, Any], highs: tuple[Any, Any]) -> Span:
    low = work(*lows, dtype=np.int64)
    return Span(low, low if a.exact and b.exact else work(*highs, dtype=np.int64), _all_known(a, b))


def whole(values: Any) -> Any:
    """As wide as numbers get, before others are put among them: in a narrower array they would turn into yet others."""
    return np.asarray(values, np.int64)


def _times(value: Any, factor: int) -> Any:
    return np.multiply(value, factor, dtype=np.int64)
