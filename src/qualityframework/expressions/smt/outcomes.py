"""A rule over a world: its four outcomes as formulas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import z3

from ...vocabulary import Date, Outcome
from ..reference import Parameters
from ..tree import (
    Absolute,
    Aggregate,
    AllOf,
    AnyOf,
    Compare,
    CompareShare,
    Constant,
    Expr,
    Extreme,
    FactOf,
    Let,
    Missing,
    Months,
    Not,
    OneOf,
    Parameter,
    Steps,
    Sum,
    Times,
    TypedRule,
)
from .aggregates import aggregated
from .months import Calendar
from .terms import (
    Held,
    Shares,
    Span,
    Term,
    Word,
    all_of,
    any_of,
    contrary,
    either,
    exactly,
    greater,
    lesser,
    ordered,
    same_word,
    share_against,
)
from .world import Fact, SomeRow, World

Formula = Any


class Outcomes(NamedTuple):
    """What a rule comes to; exactly one holds in every world."""

    fires: Formula
    clear: Formula
    undetermined: Formula
    not_applicable: Formula

    def of(self, outcome: Outcome) -> Formula:
        """The formula of one outcome."""
        formula: Formula = getattr(self, outcome.value)
        return formula


class _Sight(NamedTuple):
    world: World
    parameters: Parameters
    months: Calendar
    lets: Mapping[str, Term]
    row: SomeRow | None = None


def outcomes(world: World, rule: TypedRule, parameters: Parameters) -> Outcomes:
    """What a rule for the subject of the world comes to, with the meaning of `reference.outcome`."""
    bare = _Sight(world, parameters, Calendar(world.bounds, _days(rule, parameters)), {})
    sight = bare._replace(lets={let.name: _aggregate(let, bare) for let in rule.lets})
    when = _truth(rule.when, sight)
    applies = Held(z3.BoolVal(True), z3.BoolVal(False)) if rule.applies is None else _truth(rule.applies, sight)
    open_ = z3.Not(z3.Or(when.must, when.never))
    return Outcomes(
        fires=z3.And(applies.must, when.must),
        clear=z3.And(applies.must, when.never),
        undetermined=z3.Or(z3.Not(z3.Or(applies.must, applies.never)), z3.And(applies.must, open_)),
        not_applicable=applies.never,
    )


def _days(rule: TypedRule, parameters: Parameters) -> Iterator[int]:
    """The days that a rule and its parameters name, and the first and the last that an open list may hold."""
    for node in rule.nodes:
        if isinstance(node, Constant | Parameter) and isinstance(node.type, Date):
            yield int(_plain(node, parameters))
    for let in rule.lets:
        if isinstance(let.type, Date):
            yield from (let.type.low, let.type.high)


def _aggregate(let: Aggregate, sight: _Sight) -> Term:
    def where(row: SomeRow) -> Held | None:
        return None if let.where is None else _truth(let.where, sight._replace(row=row))

    def value(row: SomeRow) -> Term | None:
        if let.value is None:
            return None
        here = sight._replace(row=row)
        return _truth(let.value, here) if let.operation in ("any", "all", "share") else _value(let.value, here)

    listed = sight.world.subject.follow(let.hops).related(let.relation)
    return aggregated(let, listed, where, value)


def _truth(expr: Expr, sight: _Sight) -> Held:
    match expr:
        case Constant(value=value):
            return Held(z3.BoolVal(bool(value)), z3.BoolVal(not value))
        case FactOf():
            fact = _fact(expr, sight)
            return Held(z3.And(fact.known, fact.value), z3.And(fact.known, z3.Not(fact.value)))
        case Let(name=name):
            held = sight.lets[name]
            assert isinstance(held, Held)
            return held
        case Not(part=part):
            return contrary(_truth(part, sight))
        case AllOf(parts=parts):
            return all_of([_truth(part, sight) for part in parts])
        case AnyOf(parts=parts):
            return any_of([_truth(part, sight) for part in parts])
        case Missing(fact=fact_of):
            known = _fact(fact_of, sight).known
            return Held(z3.Not(known), known)
        case Compare(operator=operator, left=left, right=right):
            return _compared(operator, _value(left, sight), _value(right, sight))
        case CompareShare(operator=operator, share=share, constant=constant, places=places):
            found = sight.lets[share.name]
            assert isinstance(found, Shares)
            return share_against(operator, found, int(_plain(constant, sight.parameters)), 10**places)
        case OneOf(value=value, options=options):
            one = _value(value, sight)
            return any_of([_compared("==", one, _constant(option.value, sight)) for option in options])
        case _:
            raise TypeError(f"no condition: {expr}")


def _compared(operator: str, left: Term, right: Term) -> Held:
    match left, right:
        case Span(), Span():
            return ordered(operator, left, right)
        case Word(), Word():
            return same_word(operator, left, right)
    raise TypeError(f"values of two sorts: {left}, {right}")


def _value(expr: Expr, sight: _Sight) -> Term:
    match expr:
        case Constant() | Parameter():
            return _constant(_plain(expr, sight.parameters), sight)
        case FactOf():
            fact = _fact(expr, sight)
            numeric = hasattr(fact.type, "low")
            return Span(fact.known, fact.value, fact.value) if numeric else Word(fact.known, fact.value)
        case Let(name=name):
            return sight.lets[name]
        case Sum(left=left, right=right, minus=minus):
            a, b = _span(left, sight), _span(right, sight)
            both = z3.And(a.known, b.known)
            return Span(both, a.low - b.high, a.high - b.low) if minus else Span(both, a.low + b.low, a.high + b.high)
        case Times(factor=factor, value=value):
            a = _span(value, sight)
            ends = (factor * a.low, factor * a.high)
            return Span(a.known, *(ends if factor >= 0 else reversed(ends)))
        case Absolute(value=value):
            a = _span(value, sight)
            low, high = either(a.low >= 0, a.low, -a.low), either(a.high >= 0, a.high, -a.high)
            across = z3.And(a.low <= 0, a.high >= 0)
            return Span(a.known, either(across, z3.IntVal(0), lesser(low, high)), greater(low, high))
        case Extreme(values=values, greatest=greatest):
            spans = [_span(value, sight) for value in values]
            pick, first = (greater if greatest else lesser), spans[0]
            low, high = first.low, first.high
            for span in spans[1:]:
                low, high = pick(low, span.low), pick(high, span.high)
            return Span(z3.And([span.known for span in spans]), low, high)
        case Steps(left=left, right=right):
            a, b = _span(left, sight), _span(right, sight)
            return Span(z3.And(a.known, b.known), a.low - b.high, a.high - b.low)
        case Months(start=start, end=end):
            a, b = _span(start, sight), _span(end, sight)
            between = sight.months.between
            return Span(z3.And(a.known, b.known), between(a.high, b.low), between(a.low, b.high))
        case _:
            raise TypeError(f"no value: {expr}")


def _span(expr: Expr, sight: _Sight) -> Span:
    found = _value(expr, sight)
    assert isinstance(found, Span)
    return found


def _fact(expr: FactOf, sight: _Sight) -> Fact:
    owner = sight.row if expr.of_row else sight.world.subject
    assert owner is not None
    return owner.follow(expr.hops).fact(expr.name)


def _plain(expr: Constant | Parameter, parameters: Parameters) -> int | str | bool:
    return expr.value if isinstance(expr, Constant) else parameters[expr.name]


def _constant(value: int | str | bool, sight: _Sight) -> Term:
    if isinstance(value, str):
        return Word(z3.BoolVal(True), z3.IntVal(sight.world.word(value)))
    return exactly(int(value))
