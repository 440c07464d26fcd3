"""What rules compare that can come to something beyond the bounds to which it cannot come within them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ...vocabulary import MANY, Date, Decimal, Integer, Type
from ..bounds import bounds_of
from ..reference import Parameters
from ..tree import (
    Aggregate,
    Compare,
    CompareShare,
    Constant,
    Expr,
    FactOf,
    Months,
    Parameter,
    Times,
    TypedRule,
    parts_of,
    walk,
    with_parts,
)
from .world import Bounds

Lets = Mapping[str, Type]


def one_way(rule: TypedRule, parameters: Parameters, bounds: Bounds) -> bool:
    """Whether a comparison goes one way alone within bounds, as `n > 30` does in short lists, and not beyond.

    Args:
        rule: any.
        parameters: their values.
        bounds: how long lists are, and which days there are.
    """
    full = {let.name: let.type for let in rule.lets}
    narrow = {let.name: _of_let(let, bounds) for let in rule.lets}
    compared = [node for node in rule.nodes if isinstance(node, Compare)]
    return any(
        _ways(_filled(one, parameters, None), full) != _ways(_filled(one, parameters, bounds), narrow)
        for one in compared
    )


def too_fine(rule: TypedRule, parameters: Parameters, bounds: Bounds) -> frozenset[Expr]:
    """The comparisons with a part of a list that is too small for lists of so few rows, as a share of 0.67 in three.

    Args:
        rule: any.
        parameters: their values.
        bounds: how long lists are.
    """
    found: set[Expr] = set()
    lets = {let.name: let.type for let in rule.lets}
    for node in rule.nodes:
        if isinstance(node, CompareShare):
            filled = _filled(node, parameters, None)
            assert isinstance(filled, CompareShare)
            assert isinstance(filled.constant, Constant)
            if Fraction(int(filled.constant.value), 10**node.places).denominator > bounds.rows:
                found.add(filled)
        elif isinstance(node, Compare) and bounds_of(node.left, lets) is not None:
            factors = [abs(one.factor) for one in walk(node) if isinstance(one, Times)]
            if max(factors, default=0) > bounds.rows:
                found.add(_filled(node, parameters, None))
    return frozenset(found)


def _ways(expr: Expr, lets: Lets) -> set[bool] | None:
    """The ways that a comparison can go; None of what has no order."""
    assert isinstance(expr, Compare)
    left, right = bounds_of(expr.left, lets), bounds_of(expr.right, lets)
    if left is None or right is None:
        return None
    (a, b), (c, d) = left, right
    holds, fails = {
        "<": (a < d, b >= c),
        "<=": (a <= d, b > c),
        ">": (b > c, a <= d),
        ">=": (b >= c, a < d),
        "==": (a <= d and c <= b, not a == b == c == d),
        "!=": (not a == b == c == d, a <= d and c <= b),
    }[expr.operator]
    return {way for way, can in ((True, holds), (False, fails)) if can}


def _filled(expr: Expr, parameters: Parameters, bounds: Bounds | None) -> Expr:
    """With the values of parameters, and with types that have no more than is within the bounds."""
    if isinstance(expr, Parameter):
        return Constant(parameters[expr.name], expr.type)
    if bounds is not None and isinstance(expr, FactOf):
        return replace(expr, type=_of_days(expr.type, bounds))
    below = parts_of(expr)
    filled = with_parts(expr, [_filled(part, parameters, bounds) for part in below]) if below else expr
    if bounds is not None and isinstance(filled, Months):
        days = [bounds_of(part, {}) for part in (filled.start, filled.end)]
        if None not in days:
            start, end = (tuple(map(dt.date.fromordinal, pair)) for pair in days if pair is not None)
            filled = replace(filled, type=Integer(_months(start[1], end[0]) - 1, _months(start[0], end[1])))
    return filled


def _months(start: dt.date, end: dt.date) -> int:
    return 12 * (end.year - start.year) + end.month - start.month


def _of_let(let: Aggregate, bounds: Bounds) -> Type:
    match let.operation, let.type:
        case "count" | "distinct", Integer(high=high):
            return Integer(0, min(bounds.rows, high))
        case "sum", Integer(low=low, high=high) | Decimal(low=low, high=high):
            return replace(let.type, low=low // MANY * bounds.rows, high=high // MANY * bounds.rows)
        case _:
            return _of_days(let.type, bounds)


def _of_days(type_: Type, bounds: Bounds) -> Type:
    if not isinstance(type_, Date):
        return type_
    return Date(max(type_.low, bounds.first.toordinal()), min(type_.high, bounds.last.toordinal()))
