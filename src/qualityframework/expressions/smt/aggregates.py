"""Aggregates over the rows of a list, from what is certain to what is possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import z3

from ...vocabulary import MANY, Date, Decimal, GradeOf, Integer, Type
from ..tree import Aggregate
from .terms import Held, Shares, Span, Term, Word, either, greater, how_many, lesser, total
from .world import SomeList, SomeRow

Formula = Any


class Seen(NamedTuple):
    """A row that an aggregate looks at: whether it may count, whether it does for certain, and its value."""

    may: Formula
    counts: Formula
    value: Term | None


def aggregated(
    let: Aggregate,
    listed: SomeList,
    where: Callable[[SomeRow], Held | None],
    value: Callable[[SomeRow], Term | None],
) -> Term:
    """The aggregate over a list."""
    seen = []
    for one in listed.rows:
        held = where(one.row)
        may = one.there if held is None else z3.And(one.there, z3.Not(held.never))
        counts = z3.And(one.there, one.certain, *([held.must] if held is not None else []))
        seen.append(Seen(may, counts, value(one.row)))
    more = listed.open
    match let.operation:
        case "count":
            high = how_many([one.may for one in seen])
            return Span(z3.BoolVal(True), how_many([one.counts for one in seen]), either(more, z3.IntVal(MANY), high))
        case "distinct":
            return _distinct(let.type, seen, more)
        case "sum":
            return _sum(let, seen, more)
        case "max":
            return _greatest(let.type, seen, more)
        case "min":
            mirrored = [one._replace(value=_mirrored(one.value)) for one in seen]
            return _mirror(_greatest(let.type, mirrored, more, mirrored=True))
        case "any":
            return _some(seen, more)
        case "all":
            held = _some([one._replace(value=_contrary(one.value)) for one in seen], more)
            return Held(held.never, held.must)
        case "share":
            return _share(seen, more)


def _some(seen: Sequence[Seen], more: Formula) -> Held:
    """Whether a row holds."""
    values = [(one, one.value) for one in seen if isinstance(one.value, Held)]
    must = z3.Or([z3.And(one.counts, held.must) for one, held in values])
    never = z3.And(z3.Not(more), *[z3.Implies(one.may, held.never) for one, held in values])
    return Held(must, never)


def _contrary(value: Term | None) -> Term | None:
    return Held(value.never, value.must) if isinstance(value, Held) else value


def _known(value: Term | None) -> Formula:
    assert isinstance(value, Span | Word)
    return value.known


def _equal(a: Term | None, b: Term | None) -> Formula:
    match a, b:
        case Word(), Word():
            return a.number == b.number
        case Span(), Span():
            return z3.And(a.low == b.low, a.high == b.high)
    raise TypeError(f"values of two sorts: {a}, {b}")


def _different(seen: Sequence[Seen], among: Sequence[Formula]) -> Formula:
    """How many different values there are among rows that are of some sort and whose value is known."""
    new = []
    for index, one in enumerate(seen):
        before = [z3.And(among[j], _known(seen[j].value), _equal(seen[j].value, one.value)) for j in range(index)]
        new.append(z3.And(among[index], _known(one.value), z3.Not(z3.Or(before))))
    return how_many(new)


def _distinct(type_: Type, seen: Sequence[Seen], more: Formula) -> Span:
    assert isinstance(type_, Integer)
    counts, may = [one.counts for one in seen], [one.may for one in seen]
    certain = _different(seen, counts)
    low = either(certain > 0, certain, either(z3.Or(counts), z3.IntVal(1), z3.IntVal(0)))
    unknown = how_many([z3.And(one.may, z3.Not(_known(one.value))) for one in seen])
    high = lesser(z3.IntVal(type_.high), _different(seen, may) + unknown)
    return Span(z3.BoolVal(True), low, either(more, z3.IntVal(type_.high), high))


def _sum(let: Aggregate, seen: Sequence[Seen], more: Formula) -> Span:
    type_ = let.type
    assert isinstance(type_, Integer | Decimal)
    bounds, nought = (type_.low // MANY, type_.high // MANY), z3.IntVal(0)
    lows, highs = [], []
    for one in seen:
        assert isinstance(one.value, Span)
        a = either(one.value.known, one.value.low, z3.IntVal(bounds[0]))
        b = either(one.value.known, one.value.high, z3.IntVal(bounds[1]))
        lows.append(either(one.may, either(one.counts, a, lesser(nought, a)), nought))
        highs.append(either(one.may, either(one.counts, b, greater(nought, b)), nought))
    low, high = total(lows), total(highs)
    return Span(
        z3.BoolVal(True),
        either(more, greater(z3.IntVal(type_.low), low + type_.low), low),
        either(more, lesser(z3.IntVal(type_.high), high + type_.high), high),
    )


def _greatest(type_: Type, seen: Sequence[Seen], more: Formula, *, mirrored: bool = False) -> Span:
    assert isinstance(type_, Integer | Decimal | Date | GradeOf)
    bottom, top = (-type_.high, -type_.low) if mirrored else (type_.low, type_.high)
    low, high = z3.IntVal(bottom), z3.IntVal(bottom)
    for one in seen:
        assert isinstance(one.value, Span)
        a = either(one.value.known, one.value.low, z3.IntVal(bottom))
        b = either(one.value.known, one.value.high, z3.IntVal(top))
        low = either(one.counts, greater(low, a), low)
        high = either(one.may, greater(high, b), high)
    return Span(z3.Or([one.counts for one in seen]), low, either(more, z3.IntVal(top), high))


def _mirrored(value: Term | None) -> Term | None:
    return _mirror(value) if isinstance(value, Span) else value


def _mirror(span: Span) -> Span:
    return Span(span.known, -span.high, -span.low)


def _share(seen: Sequence[Seen], more: Formula) -> Shares:
    held = [(one, one.value) for one in seen if isinstance(one.value, Held)]
    counted = how_many([one.counts for one, _ in held])
    perhaps = [(z3.And(one.may, z3.Not(one.counts)), value) for one, value in held]
    sure = how_many([z3.And(one.counts, value.must) for one, value in held])
    against = how_many([z3.And(one, z3.Not(value.must)) for one, value in perhaps])
    may = how_many([z3.And(one.counts, z3.Not(value.never)) for one, value in held])
    beside = how_many([z3.And(one, z3.Not(value.never)) for one, value in perhaps])
    nought, one = z3.IntVal(0), z3.IntVal(1)
    return Shares(
        z3.Or([one_.counts for one_, _ in held]),
        (either(more, nought, sure), either(more, one, counted + against)),
        (either(more, one, may + beside), either(more, one, counted + beside)),
    )
