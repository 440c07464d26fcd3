"""The functions of the rule language."""

from __future__ import annotations

import ast
from dataclasses import replace

from ..vocabulary import Code, Date, Decimal, GradeOf, Integer, Truth, Type, did_you_mean
from .comparing import Comparing
from .tree import Absolute, Constant, Expr, Extreme, FactOf, Missing, Months, Steps

_AGGREGATES = ("count", "distinct", "sum", "any", "all", "share")
_HOW_MANY = {1: "one argument", 2: "two arguments", None: "two or more arguments"}
_FUNCTIONS = ("abs", "min", "max", "steps", "months_between", "missing")


class Functions(Comparing):
    """Adds abs, min, max, steps, months_between and missing."""

    __slots__ = ()

    def call(self, node: ast.Call) -> tuple[Expr, Type] | None:
        if not isinstance(node.func, ast.Name):
            raise self.refuse(node, "only the listed functions can be called", f"there are {', '.join(_FUNCTIONS)}")
        name = node.func.id
        if any(isinstance(argument, ast.GeneratorExp) for argument in node.args) or name in _AGGREGATES:
            raise self.refuse(
                node, "related rows are looked at under `let`", "give the aggregate a name there and use the name here"
            )
        if name not in _FUNCTIONS:
            raise self.refuse(
                node.func,
                f"`{name}` is no function of the rule language",
                did_you_mean(name, _FUNCTIONS),
                Code.UNKNOWN_NAME,
            )
        if node.keywords or any(isinstance(argument, ast.Starred) for argument in node.args):
            raise self.refuse(node, f"`{name}` takes plain arguments only", None)
        wanted = {"abs": 1, "missing": 1, "steps": 2, "months_between": 2}.get(name)
        if (wanted is not None and len(node.args) != wanted) or (wanted is None and len(node.args) < 2):
            raise self.refuse(node, f"`{name}` takes {_HOW_MANY[wanted]}, not {len(node.args)}", None, Code.TYPE_ERROR)
        if name == "missing":
            return self._missing(node.args[0])
        if name == "abs":
            typed = self.number(node.args[0])
            if typed is None:
                return None
            if isinstance(typed[0], Absolute):  # or the code of distances within distances would double with each
                return typed
            bound = replace(typed[1], low=0, high=max(abs(typed[1].low), abs(typed[1].high)))
            if isinstance(typed[0], Constant):
                return Constant(abs(int(typed[0].value)), bound), bound
            return Absolute(typed[0], bound), bound
        arguments = [self.typed(argument) for argument in node.args]
        typed_arguments = [argument for argument in arguments if argument is not None]
        if len(typed_arguments) < len(arguments):
            return None
        if name in ("min", "max"):
            return self._extreme(node, typed_arguments, greatest=name == "max")
        wants = GradeOf if name == "steps" else Date
        for argument, (_, type_) in zip(node.args, typed_arguments, strict=True):
            if not isinstance(type_, wants):
                raise self.refuse(argument, f"`{name}` takes {wants()}, and this is {type_}", None, Code.TYPE_ERROR)
        (first, first_type), (second, _) = typed_arguments
        if isinstance(first_type, GradeOf):
            distance = Integer(first_type.low - first_type.high, first_type.high - first_type.low)
            if isinstance(first, Constant) and isinstance(second, Constant):
                return Constant(int(first.value) - int(second.value), distance), distance
            return Steps(first, second, distance), distance
        months = Integer(-120_000, 120_000)
        return Months(first, second, months), months

    def _missing(self, node: ast.expr) -> tuple[Expr, Type] | None:
        typed = self.typed(node)
        if typed is None:
            return None
        if not isinstance(typed[0], FactOf):
            raise self.refuse(node, "`missing` asks about one fact", None, Code.TYPE_ERROR)
        return Missing(typed[0]), Truth()

    def _extreme(self, node: ast.expr, typed: list[tuple[Expr, Type]], *, greatest: bool) -> tuple[Expr, Type]:
        first = typed[0]
        for index, other in enumerate(typed[1:], 1):
            if isinstance(first[1], Integer | Decimal) and isinstance(other[1], Integer | Decimal):
                first, typed[index] = self.aligned(node, (first[0], first[1]), (other[0], other[1]))
            elif type(other[1]) is not type(first[1]) or not isinstance(first[1], Date | GradeOf):
                raise self.refuse(node, f"{first[1]} and {other[1]} have no order between them", None, Code.TYPE_ERROR)
        typed[0] = first
        if isinstance(first[1], Integer | Decimal):
            again = [
                self.aligned(node, (expr, type_), (first[0], first[1]))[0]
                for expr, type_ in typed
                if isinstance(type_, Integer | Decimal)
            ]
            lows, highs = [type_.low for _, type_ in again], [type_.high for _, type_ in again]
            pick = max if greatest else min
            bound: Type = replace(again[0][1], low=pick(lows), high=pick(highs))
            return _least_or_greatest([expr for expr, _ in again], greatest, bound), bound
        return _least_or_greatest([expr for expr, _ in typed], greatest, first[1]), first[1]


def _least_or_greatest(values: list[Expr], greatest: bool, type_: Type) -> Expr:
    known = [int(value.value) for value in values if isinstance(value, Constant)]
    if len(known) == len(values):
        return Constant(max(known) if greatest else min(known), type_)
    return Extreme(tuple(values), greatest, type_)
