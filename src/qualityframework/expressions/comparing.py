"""Comparisons: of two values of one type, of a share with a constant, of a value with a few constants."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from ..vocabulary import Code, Decimal, GradeOf, Integer, Kind, Share, Text, Truth, Type, did_you_mean
from . import hints
from .arithmetic import Arithmetic, places_of
from .tree import AllOf, AnyOf, Compare, CompareShare, Constant, Expr, Let, Not, OneOf, Operator, Parameter

_OPERATORS: Mapping[type[ast.cmpop], Operator] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_MIRRORED: Mapping[Operator, Operator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


class Comparing(Arithmetic):
    """Adds comparisons, chained ones too, and membership."""

    __slots__ = ()

    def comparison(self, node: ast.Compare) -> tuple[Expr, Type] | None:
        if any(isinstance(operator, ast.Is | ast.IsNot) for operator in node.ops):
            raise self.refuse(node, "`is` is not part of the rule language", "use == or !=")
        if any(isinstance(operator, ast.In | ast.NotIn) for operator in node.ops[:-1]):
            raise self.refuse(node, "`in` is the last of a chain of comparisons", "join two conditions by `and`")
        parts: list[Expr | None] = []
        left, typed = node.left, self.typed(node.left)
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, ast.In | ast.NotIn):
                member = self._membership(left, typed, right)
                if isinstance(operator, ast.NotIn) and member is not None:
                    member = Constant(not member.value, Truth()) if isinstance(member, Constant) else Not(member)
                parts.append(member)
            else:  # each operand is looked at once, or nested chains would take for ever
                following = self.typed(right)
                parts.append(self._compare(left, typed, _OPERATORS[type(operator)], right, following))
                left, typed = right, following
        kept = tuple(part for part in parts if part is not None)
        return (folded(kept, True), Truth()) if len(kept) == len(parts) else None

    def _compare(
        self,
        left: ast.expr,
        a: tuple[Expr, Type] | None,
        operator: Operator,
        right: ast.expr,
        b: tuple[Expr, Type] | None,
    ) -> Expr | None:
        if a is None or b is None:
            return None
        if isinstance(a[1], Share) or isinstance(b[1], Share):
            return self._share(left, a, operator, b)
        a, b = self._quoted(left, a, b), self._quoted(right, b, a)
        if a is None or b is None:
            return None
        if isinstance(a[1], Integer | Decimal) and isinstance(b[1], Integer | Decimal):
            (x, _), (y, _) = self.aligned(left, (a[0], a[1]), (b[0], b[1]))
            return _compared(x, operator, y)
        if type(a[1]) is not type(b[1]) or isinstance(a[1], Truth):
            if isinstance(a[1], Truth) and isinstance(b[1], Truth):
                self.complain(left, Code.TYPE_ERROR, "truth values are not compared", "write `x` or `not x`")
                return None
            at, help_ = left, None
            if isinstance(a[1], GradeOf) and isinstance(b[1], Integer | Decimal | Text):
                at, help_ = right, hints.grades(self.scope.constants)
            elif isinstance(b[1], GradeOf) and isinstance(a[1], Integer | Decimal | Text):
                help_ = hints.grades(self.scope.constants)
            self.complain(at, Code.TYPE_ERROR, f"{a[1]} cannot be compared with {b[1]}", help_)
            return None
        if isinstance(a[1], Kind) and isinstance(b[1], Kind) and a[1].name != b[1].name:
            self.complain(left, Code.TYPE_ERROR, f"{a[1]} cannot be compared with {b[1]}")
            return None
        if isinstance(a[1], Text | Kind) and operator not in ("==", "!="):
            self.complain(left, Code.TYPE_ERROR, f"{a[1]} has no order", "use == or != or in")
            return None
        return _compared(a[0], operator, b[0])

    def _quoted(
        self, node: ast.expr, one: tuple[Expr, Type] | None, other: tuple[Expr, Type] | None
    ) -> tuple[Expr, Type] | None:
        """A quoted word beside a kind is a word of its closed list."""
        if one is None or other is None or not isinstance(other[1], Kind):
            return one
        if isinstance(one[0], Constant) and isinstance(one[0].value, str):
            if one[0].value not in other[1].values:
                help_ = did_you_mean(one[0].value, other[1].values)
                self.complain(node, Code.UNKNOWN_NAME, f"`{one[0].value}` is no {other[1].name}", help_)
                return None
            return Constant(one[0].value, other[1]), other[1]
        return one

    def _share(self, node: ast.expr, a: tuple[Expr, Type], operator: Operator, b: tuple[Expr, Type]) -> Expr | None:
        if isinstance(b[1], Share):
            a, b, operator = b, a, _MIRRORED[operator]
        share, (constant, type_) = a[0], b
        if (
            not isinstance(share, Let)
            or not isinstance(constant, Constant | Parameter)
            or not isinstance(type_, Integer | Decimal)
        ):
            self.complain(node, Code.TYPE_ERROR, "a share may only be compared with a constant number")
            return None
        if operator == "==" or operator == "!=":
            self.complain(node, Code.TYPE_ERROR, "a share is compared with < <= > >=, as its value is seldom exact")
            return None
        return CompareShare(operator, share, constant, type_.places if isinstance(type_, Decimal) else 0)

    def _membership(self, left: ast.expr, value: tuple[Expr, Type] | None, right: ast.expr) -> Expr | None:
        if not isinstance(right, ast.Tuple) or not right.elts:
            self.complain(
                right, Code.TYPE_ERROR, "`in` wants a few constants in round brackets", 'as in `x in ("a", "b")`'
            )
            return None
        if value is None:
            return None
        if isinstance(value[1], Truth | Share):
            self.complain(left, Code.TYPE_ERROR, f"{value[1]} cannot be looked for among constants")
            return None
        options: list[Constant] = []
        for element in right.elts:
            option = self._quoted(element, self.typed(element), value)
            if option is None:
                continue
            same = type(option[1]) is type(value[1])
            if (
                not isinstance(option[0], Constant)
                or not same
                or (isinstance(option[1], Decimal) and option[1].places != places_of(value[1]))
            ):
                help_ = hints.grades(self.scope.constants) if isinstance(value[1], GradeOf) else None
                message = f"a constant is wanted here that can be compared with {value[1]}"
                self.complain(element, Code.TYPE_ERROR, message, help_)
                continue
            options.append(option[0])
        if len(options) < len(right.elts):
            return None
        if isinstance(value[0], Constant):
            return Constant(value[0].value in [option.value for option in options], Truth())
        return OneOf(value[0], tuple(options))


def _compared(left: Expr, operator: Operator, right: Expr) -> Expr:
    if isinstance(left, Constant) and isinstance(right, Constant):
        a, b = left.value, right.value
        if isinstance(a, str) or isinstance(b, str):
            return Constant((a == b) if operator == "==" else (a != b), Truth())
        held = {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b}[operator]
        return Constant(held, Truth())
    return Compare(operator, left, right)


def folded(parts: tuple[Expr, ...], conjunction: bool) -> Expr:
    """And / or with the constants taken out."""
    kept: list[Expr] = []
    for part in parts:
        if isinstance(part, Constant):
            if part.value is not conjunction:
                return part
        else:
            kept.append(part)
    if not kept:
        return Constant(conjunction, Truth())
    if len(kept) == 1:
        return kept[0]
    return AllOf(tuple(kept)) if conjunction else AnyOf(tuple(kept))
