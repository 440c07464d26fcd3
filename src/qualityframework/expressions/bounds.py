"""Between what numbers a value lies, worked out anew from its parts: the type of a node is that of the checked rule."""

from __future__ import annotations

from collections.abc import Mapping

from ..vocabulary import Date, Decimal, GradeOf, Integer, Type
from .tree import Absolute, Constant, Expr, Extreme, FactOf, Let, Months, Parameter, Steps, Sum, Times

Bounds = tuple[int, int]


def bounds_of(expr: Expr, lets: Mapping[str, Type]) -> Bounds | None:
    """The least and the greatest that a value may be, where it is known; None of what has no order.

    Args:
        expr: any value.
        lets: the types of the aggregates of the rule.
    """
    match expr:
        case Constant(value=value, type=type_):
            return (int(value), int(value)) if _ordered(type_) else None
        case Let(name=name):
            return _ordered(lets[name])
        case FactOf(type=type_) | Parameter(type=type_):
            return _ordered(type_)
        case Months(type=type_):
            return _ordered(type_)
        case Sum(left=left, right=right, minus=minus):
            a, b = _known(left, lets), _known(right, lets)
            return (a[0] - b[1], a[1] - b[0]) if minus else (a[0] + b[0], a[1] + b[1])
        case Steps(left=left, right=right):
            a, b = _known(left, lets), _known(right, lets)
            return a[0] - b[1], a[1] - b[0]
        case Times(factor=factor, value=value):
            ends = [factor * one for one in _known(value, lets)]
            return min(ends), max(ends)
        case Absolute(value=value):
            low, high = _known(value, lets)
            return 0 if low <= 0 <= high else min(abs(low), abs(high)), max(abs(low), abs(high))
        case Extreme(values=values, greatest=greatest):
            pick, each = (max if greatest else min), [_known(one, lets) for one in values]
            return pick(low for low, _ in each), pick(high for _, high in each)
        case _:
            return None


def _ordered(type_: Type) -> Bounds | None:
    return (type_.low, type_.high) if isinstance(type_, Integer | Decimal | Date | GradeOf) else None


def _known(expr: Expr, lets: Mapping[str, Type]) -> Bounds:
    found = bounds_of(expr, lets)
    assert found is not None, f"no number: {expr}"
    return found
