"""Rules that are written otherwise and mean the same, as far as that is cheap to see: one form for each.

Values are whole numbers underneath, so `n > 0` and `n >= 1` are one; what no value within the bounds of its type
could change is left out. Rules of different forms may still mean the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..vocabulary import Integer, Truth
from .bounds import bounds_of
from .comparing import folded
from .looking import asked
from .tree import (
    Aggregate,
    AllOf,
    AnyOf,
    Compare,
    Constant,
    Expr,
    FactOf,
    Let,
    Not,
    OneOf,
    Operator,
    Parameter,
    TypedRule,
    parts_of,
    walk,
    with_parts,
)

Form = tuple[Expr | None, tuple[Aggregate, ...], Expr]
_MIRRORED: Mapping[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_CONTRARY: Mapping[Operator, Operator] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_EXACT = ("count", "distinct", "sum")
"""What is never unknown, though it may be a range."""


def form(rule: TypedRule, parameters: Mapping[str, Constant]) -> Form:
    """The form of a rule for these values of its parameters: two rules that have the same mean the same."""
    forming = _Forming(rule, parameters)
    applies = None if rule.applies is None else forming.condition(rule.applies)
    formed = replace(rule, applies=None if applies == _TRUE else applies, when=forming.condition(rule.when))
    return formed.applies, tuple(forming.aggregate(let) for let in asked(formed)), formed.when


_TRUE = Constant(True, Truth())


class _Forming:
    def __init__(self, rule: TypedRule, parameters: Mapping[str, Constant]) -> None:
        self._parameters = parameters
        self._exact = {let.name for let in rule.lets if let.operation in _EXACT}
        self._types = {let.name: let.type for let in rule.lets}

    def aggregate(self, let: Aggregate) -> Aggregate:
        where = None if let.where is None else self.condition(let.where)
        value = let.value
        if value is not None:
            value = self.condition(value) if let.operation in ("any", "all", "share") else self._filled(value)
        return replace(let, where=None if where == _TRUE else where, value=value)

    def condition(self, expr: Expr) -> Expr:
        match expr:
            case Compare():
                return self._compare(expr)
            case Not(part=part):
                return self._contrary(self.condition(part))
            case AllOf(parts=parts) | AnyOf(parts=parts):
                flat: list[Expr] = []
                for part in map(self.condition, parts):
                    flat += part.parts if isinstance(part, AllOf | AnyOf) and type(part) is type(expr) else (part,)
                return folded(tuple(dict.fromkeys(flat)), isinstance(expr, AllOf))
            case OneOf(value=value, options=(option,)):
                return self._compare(Compare("==", value, option))
            case _:
                return self._filled(expr)

    def _filled(self, expr: Expr) -> Expr:
        """With the values of parameters in it."""
        if isinstance(expr, Parameter):
            return self._parameters.get(expr.name, expr)
        below = parts_of(expr)
        return with_parts(expr, [self._filled(part) for part in below]) if below else expr

    def _compare(self, expr: Compare) -> Expr:
        left, right, operator = self._filled(expr.left), self._filled(expr.right), expr.operator
        if isinstance(left, Constant) or (not isinstance(right, Constant) and operator in (">", ">=")):
            left, right, operator = right, left, _MIRRORED[operator]
        if not isinstance(right, Constant) or isinstance(right.value, str):
            return Compare(operator, left, right)
        bounds = bounds_of(left, self._types)
        return self._with_number(left, operator, right, bounds) if bounds else Compare(operator, left, right)

    def _with_number(self, left: Expr, operator: Operator, right: Constant, bounds: tuple[int, int]) -> Expr:
        """A comparison with a number: `>`, `<`, `==` or `!=`, and neither of the last two at an end."""
        number, (low, high) = int(right.value), bounds
        if operator in (">=", "<="):
            operator, number = (">", number - 1) if operator == ">=" else ("<", number + 1)
        elif operator in ("==", "!=") and number in bounds and low < high:
            at_low, same = number == low, operator == "=="
            operator = "<" if at_low is same else ">"
            number += (1 if at_low else -1) if same else 0
        always = {">": number < low, "<": number > high, "!=": not low <= number <= high, "==": low == high == number}
        never = {">": number >= high, "<": number <= low, "==": not low <= number <= high, "!=": low == high == number}
        if (always[operator] or never[operator]) and not self._may_be_unknown(left):
            return Constant(always[operator], Truth())
        return Compare(operator, left, Constant(number, Integer()))

    def _may_be_unknown(self, expr: Expr) -> bool:
        return any(
            isinstance(node, FactOf) or (isinstance(node, Let) and node.name not in self._exact) for node in walk(expr)
        )

    def _contrary(self, expr: Expr) -> Expr:
        match expr:
            case Constant(value=value):
                return Constant(not value, Truth())
            case Not(part=part):
                return part
            case Compare(operator=operator, left=left, right=right):
                return self._compare(Compare(_CONTRARY[operator], left, right))
            case _:
                return Not(expr)
