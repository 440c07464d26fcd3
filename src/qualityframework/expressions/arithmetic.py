"""Numbers: sums, products with a constant, and decimals of different places."""

from __future__ import annotations

import ast
from dataclasses import replace

from ..vocabulary import Code, Date, Decimal, GradeOf, Integer, Type
from .resolving import Resolving
from .tree import Constant, Expr, Sum, Times

LARGEST = 2**53
"""Bounds stay where every engine counts exactly."""

Number = tuple[Expr, Integer | Decimal]


class Arithmetic(Resolving):
    """Adds + - * and the unary minus."""

    __slots__ = ()

    def number(self, node: ast.expr) -> tuple[Expr, Integer | Decimal] | None:
        typed = self.typed(node)
        if typed is None:
            return None
        expr, type_ = typed
        if isinstance(type_, Integer | Decimal):
            return expr, type_
        why = "count steps with `steps(a, b)`" if isinstance(type_, GradeOf) else None
        why = "count months with `months_between(a, b)`" if isinstance(type_, Date) else why
        self.complain(node, Code.TYPE_ERROR, f"a number is wanted here, and this is {type_}", why)
        return None

    def sum(self, node: ast.expr, left: ast.expr, right: ast.expr, *, minus: bool) -> tuple[Expr, Type] | None:
        a, b = self.number(left), self.number(right)
        if a is None or b is None:
            return None
        (first, first_type), (second, second_type) = self.aligned(node, a, b)
        low = first_type.low - second_type.high if minus else first_type.low + second_type.low
        high = first_type.high - second_type.low if minus else first_type.high + second_type.high
        type_ = self.bounded(node, first_type, low, high)
        if isinstance(first, Constant) and isinstance(second, Constant):
            value = int(first.value) - int(second.value) if minus else int(first.value) + int(second.value)
            return Constant(value, type_), type_
        return Sum(first, second, minus, type_), type_

    def product(self, node: ast.expr, left: ast.expr, right: ast.expr) -> tuple[Expr, Type] | None:
        a, b = self.number(left), self.number(right)
        if a is None or b is None:
            return None
        if not isinstance(a[0], Constant):
            a, b = b, a
        constant, type_ = a
        if not isinstance(constant, Constant):
            raise self.refuse(node, "one factor of a product is a constant number", None, Code.TYPE_ERROR)
        if isinstance(type_, Decimal):
            raise self.refuse(
                node,
                "the constant factor of a product is a whole number",
                "scale the other side instead",
                Code.TYPE_ERROR,
            )
        return self.times(node, int(constant.value), b)

    def times(
        self, node: ast.expr, factor: int, typed: tuple[Expr, Integer | Decimal] | None
    ) -> tuple[Expr, Type] | None:
        if typed is None:
            return None
        expr, type_ = typed
        ends = sorted((factor * type_.low, factor * type_.high))
        bounded = self.bounded(node, type_, *ends)
        if isinstance(expr, Constant):
            return Constant(factor * int(expr.value), bounded), bounded
        return Times(factor, expr, bounded), bounded

    def bounded(self, node: ast.expr, like: Integer | Decimal, low: int, high: int) -> Integer | Decimal:
        """The type of a number from `low` to `high`, which is refused when it is out of reach."""
        if max(abs(low), abs(high)) > LARGEST:
            raise self.refuse(
                node, "the numbers here can become too large to count exactly", "use smaller factors", Code.TYPE_ERROR
            )
        return replace(like, low=low, high=high)

    def aligned(self, node: ast.expr, a: Number, b: Number) -> tuple[Number, Number]:
        """Two numbers with the same number of places."""
        places = max(places_of(a[1]), places_of(b[1]))
        return self._scaled(node, a, places), self._scaled(node, b, places)

    def _scaled(self, node: ast.expr, number: Number, places: int) -> Number:
        expr, type_ = number
        if places == places_of(type_):
            return number
        factor = 10 ** (places - places_of(type_))
        scaled = self.bounded(node, Decimal(places), type_.low * factor, type_.high * factor)
        if isinstance(expr, Constant):
            return Constant(int(expr.value) * factor, scaled), scaled
        return Times(factor, expr, scaled), scaled


def places_of(type_: Type) -> int:
    """Digits after the point."""
    return type_.places if isinstance(type_, Decimal) else 0
