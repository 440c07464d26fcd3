"""Python's syntax tree to the typed tree: only what is listed here is allowed, and only with types that fit.

Every problem of an expression is collected; a part that could not be understood is left out and the rest goes on
being checked.

    scope (what may be seen) < resolving (names) < arithmetic < comparing < functions < checking (all forms)
"""

from __future__ import annotations

import ast

from ..vocabulary import Code, Truth, Type
from .comparing import folded
from .functions import Functions
from .syntax import Refused, parse
from .tree import Constant, Expr, Not


class Checker(Functions):
    """Checks expressions of one text against one scope, and keeps the problems it met."""

    __slots__ = ()

    def condition(self) -> Expr | None:
        """The text as a condition, or None when it has problems."""
        try:
            node = parse(self.text)
        except Refused as refused:
            self.problems.append(refused.problem)
            return None
        checked = self.asked(node)
        return None if self.problems else checked

    def asked(self, node: ast.expr) -> Expr | None:
        """A whole condition: true or false, and not always the same."""
        checked = self.truth(node)
        if isinstance(checked, Constant):
            always = "true" if checked.value else "false"
            self.complain(node, Code.TYPE_ERROR, f"this condition is always {always}")
        return checked

    def truth(self, node: ast.expr) -> Expr | None:
        """A part that must be true or false."""
        typed = self.typed(node)
        if typed is None:
            return None
        expr, type_ = typed
        if not isinstance(type_, Truth):
            self.complain(
                node,
                Code.TYPE_ERROR,
                f"a condition is wanted here, and this is {type_}",
                "compare it with something: nothing counts as true by itself",
            )
            return None
        return expr

    def typed(self, node: ast.expr) -> tuple[Expr, Type] | None:
        """A part with its type, or None when a problem was noted."""
        try:
            return self._typed(node)
        except Refused as refused:
            self.problems.append(refused.problem)
            return None

    def _typed(self, node: ast.expr) -> tuple[Expr, Type] | None:
        match node:
            case ast.Name(id=name):
                return self.name(node, name)
            case ast.Attribute():
                return self.attribute(node)
            case ast.Constant(value=value):
                return self.constant(node, value)
            case ast.BoolOp(op=op, values=values):
                parts = [self.truth(value) for value in values]
                kept = tuple(part for part in parts if part is not None)
                if len(kept) < len(parts):
                    return None
                return folded(kept, isinstance(op, ast.And)), Truth()
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                part = self.truth(operand)
                if part is None:
                    return None
                return (Constant(not part.value, Truth()) if isinstance(part, Constant) else Not(part)), Truth()
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self.times(node, -1, self.number(operand))
            case ast.BinOp(op=ast.Add() | ast.Sub() as op, left=left, right=right):
                return self.sum(node, left, right, minus=isinstance(op, ast.Sub))
            case ast.BinOp(op=ast.Mult(), left=left, right=right):
                return self.product(node, left, right)
            case ast.BinOp(op=ast.Div() | ast.FloorDiv()):
                raise self.refuse(
                    node,
                    "division is not part of the rule language",
                    "write a ratio as a product: `2 * contrary > items`",
                )
            case ast.BinOp(op=ast.Mod() | ast.Pow()):
                raise self.refuse(
                    node, "this operator is not part of the rule language", "there are + - * and comparisons"
                )
            case ast.Compare():
                return self.comparison(node)
            case ast.Call():
                return self.call(node)
            case ast.GeneratorExp():
                raise self.refuse(node, "related rows are looked at under `let`", "give the aggregate a name there")
            case _:
                raise self.refuse(
                    node,
                    "this form is not part of the rule language",
                    "there are names, constants, and or not, comparisons, in, + - *, and a few functions",
                )
