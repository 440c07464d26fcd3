"""A condition as the ways in which it holds for certain: each way is a few questions that all have to hold.

Every question is put to a field of one fact: how it compares with a number or with another field, whether it is there.
The engine is asked nothing else: no joins and no negated kinds, whose faults decision 0022 tells of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Literal, NamedTuple

from ...vocabulary import Kind, Text
from ..tree import (
    AllOf,
    AnyOf,
    Compare,
    CompareShare,
    Constant,
    Expr,
    FactOf,
    Let,
    Missing,
    Not,
    OneOf,
    Operator,
)
from .fields import Ends, Fields, Operand

MOST = 400
"""Ways that a condition may have on the way to its answer."""


class Question(NamedTuple):
    """How a field compares, or whether it is there."""

    asks: Literal["there", "not there"] | Operator
    field: str
    with_: Operand = 1


Way = frozenset[Question]
Ways = tuple[Way, ...]
ALWAYS: Ways = (frozenset(),)
NEVER: Ways = ()


class TooMany(Exception):  # noqa: N818
    """A condition has more ways to hold than can be told apart one by one."""


def ways(expr: Expr, fields: Fields, held: bool) -> Ways:
    """The ways in which a condition is certain to hold, or not to.

    Args:
        expr: the condition.
        fields: of its rule; what it asks for is added to them.
        held: whether it is to hold.

    Raises:
        TooMany: when there are more than `MOST`.
    """
    match expr:
        case Constant(value=known):
            return ALWAYS if bool(known) is held else NEVER
        case FactOf() | Let():
            return _asked(Question("==", fields.one(expr), int(held)))
        case Not(part=part):
            return ways(part, fields, not held)
        case AllOf(parts=parts):
            return _combined((ways(part, fields, held) for part in parts), every=held)
        case AnyOf(parts=parts):
            return _combined((ways(part, fields, held) for part in parts), every=not held)
        case Missing(fact=fact):
            return _asked(Question("not there" if held else "there", fields.one(fact)))
        case Compare():
            return _compared(expr, fields, held)
        case CompareShare(operator=operator):
            return _ordered(operator, fields.share(expr), Ends(0, 0), held)
        case OneOf(value=value, options=options):
            each = (_compared(Compare("==", value, option), fields, held) for option in options)
            return _combined(each, every=not held)
        case _:
            raise TypeError(f"no condition: {expr}")


def both(first: Ways, second: Ways) -> Ways:
    """The ways in which both hold."""
    return _combined((first, second), every=True)


def _is_text(expr: Expr) -> bool:
    return isinstance(getattr(expr, "type", None), Kind | Text)


def _compared(expr: Compare, fields: Fields, held: bool) -> Ways:
    if _is_text(expr.left) or _is_text(expr.right):
        left, right = fields.text(expr.left), fields.text(expr.right)
        if isinstance(left, str) and isinstance(right, str):  # all texts that it does not name have one number
            return _asked(Question("==", fields.one(expr), int(held)))
        same = held is (expr.operator == "==")
        return _simple("==" if same else "!=", left, right)
    return _ordered(expr.operator, fields.number(expr.left), fields.number(expr.right), held)


def _ordered(operator: Operator, left: Ends, right: Ends, held: bool) -> Ways:
    """When two ranges are certain to compare so, or not to."""
    match operator, held:
        case ("<", True) | (">=", False):
            return _simple("<", left.high, right.low)
        case ("<", False) | (">=", True):
            return _simple(">=", left.low, right.high)
        case ("<=", True) | (">", False):
            return _simple("<=", left.high, right.low)
        case ("<=", False) | (">", True):
            return _simple(">", left.low, right.high)
        case ("==", True) | ("!=", False):
            if left.low == left.high and right.low == right.high:
                return _simple("==", left.low, right.low)
            return both(_simple(">=", left.low, right.high), _simple("<=", left.high, right.low))
        case _:
            if left.low == left.high and right.low == right.high:
                return _simple("!=", left.low, right.low)
            apart = _simple("<", left.high, right.low), _simple(">", left.low, right.high)
            return _combined(apart, every=False)


_MIRRORED: Mapping[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def _simple(operator: Operator, left: Operand, right: Operand) -> Ways:
    """One comparison. A field that another is compared with is asked for first: where it is not there, the engine
    compares with whatever lies in its memory."""
    if isinstance(left, str):
        there = {Question("there", right)} if isinstance(right, str) else set()
        return (frozenset({*there, Question(operator, left, right)}),)
    if isinstance(right, str):
        return (frozenset({Question(_MIRRORED[operator], right, left)}),)
    known = {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right, "==": left == right}
    return ALWAYS if known.get(operator, left != right) else NEVER


def _asked(question: Question) -> Ways:
    return (frozenset({question}),)


def _combined(parts: Iterable[Ways], *, every: bool) -> Ways:
    """The ways in which every part holds, or any."""
    found: Ways = ALWAYS if every else NEVER
    for part in parts:
        joined = (a | b for a, b in product(found, part)) if every else (*found, *part)
        found = _fewest(joined)
        if len(found) > MOST:
            raise TooMany
    return found


def _fewest(ways: Iterable[Way]) -> Ways:
    """Each way once, without those that cannot be and those that another one makes needless."""
    kept: list[Way] = []
    for way in sorted({one for one in ways if not _never(one)}, key=lambda one: (len(one), sorted(map(str, one)))):
        if not any(other <= way for other in kept):
            kept.append(way)
    return tuple(kept)


def _never(way: Way) -> bool:
    """Whether it asks for a field that it asks not to be there."""
    absent = {question.field for question in way if question.asks == "not there"}
    return any(question.field in absent for question in way if question.asks != "not there")
