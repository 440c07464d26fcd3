"""The typed tree as text again, in the rule language: what is shown of a part of a rule, or of a change to it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..vocabulary import Decimal, Kind, Text
from .literals import written
from .tree import (
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
)

_OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _NAME = range(7)
"""How closely a form binds; what binds less closely stands in brackets."""


def told(expr: Expr, grades: Mapping[str, Constant], row: str = "") -> str:
    """An expression as it could be written in a rule file.

    Args:
        expr: any part of a rule.
        grades: the grades of the scale by name.
        row: what an aggregate calls the rows it looks at, where the part stands in one.
    """
    return _Telling(grades, row).text(expr)


def told_aggregate(let: Aggregate, grades: Mapping[str, Constant]) -> str:
    """An aggregate as it could be written under `let`."""
    telling = _Telling(grades, let.variable)
    value = let.variable if let.value is None else telling.text(let.value)
    where = "" if let.where is None else f" if {telling.text(let.where)}"
    return f"{let.operation}({value} for {let.variable} in {let.path}{where})"


class _Telling:
    def __init__(self, grades: Mapping[str, Constant], row: str) -> None:
        self._grades = grades
        self._row = row

    def text(self, expr: Expr, least: int = _OR) -> str:
        """The text, in brackets where it binds less closely than is wanted."""
        told, binds = self._told(expr)
        return told if binds >= least else f"({told})"

    def _told(self, expr: Expr) -> tuple[str, int]:
        match expr:
            case Constant() | Parameter() | FactOf() | Let():
                return self._leaf(expr), _NAME
            case Compare(operator=operator, left=left, right=right):
                return f"{self.text(left, _SUM)} {operator} {self.text(right, _SUM)}", _COMPARISON
            case CompareShare(operator=operator, share=share, constant=constant):
                return f"{self.text(share)} {operator} {self.text(constant)}", _COMPARISON
            case OneOf():
                return self._among(expr, "in"), _COMPARISON
            case Not(part=OneOf() as part):
                return self._among(part, "not in"), _COMPARISON
            case Not(part=part):
                return f"not {self.text(part, _NOT)}", _NOT
            case AllOf(parts=parts):
                return " and ".join(self.text(part, _AND + 1) for part in parts), _AND
            case AnyOf(parts=parts):
                return " or ".join(self.text(part, _OR + 1) for part in parts), _OR
            case Sum(left=left, right=right, minus=minus):
                return f"{self.text(left, _SUM)} {'-' if minus else '+'} {self.text(right, _SUM + 1)}", _SUM
            case Times(factor=factor, value=value):
                if is_scaling(expr):
                    return self._told(value)
                return f"{factor} * {self.text(value, _PRODUCT + 1)}", _PRODUCT
            case _:
                return self._call(expr), _NAME

    def _leaf(self, expr: Constant | Parameter | FactOf | Let) -> str:
        if isinstance(expr, Constant):
            text = written(expr.value, expr.type, self._grades)
            return json.dumps(text, ensure_ascii=False) if isinstance(expr.type, Kind | Text) else text
        if isinstance(expr, FactOf):
            return f"{self._row}.{expr.path}" if expr.of_row else expr.path
        return expr.name

    def _among(self, expr: OneOf, word: str) -> str:
        options = [self.text(option) for option in expr.options]
        return f"{self.text(expr.value, _SUM)} {word} ({', '.join(options)}{',' if len(options) == 1 else ''})"

    def _call(self, expr: Expr) -> str:
        match expr:
            case Missing(fact=fact):
                return f"missing({self.text(fact)})"
            case Absolute(value=value):
                return f"abs({self.text(value)})"
            case Extreme(values=values, greatest=greatest):
                return f"{'max' if greatest else 'min'}({', '.join(self.text(value) for value in values)})"
            case Steps(left=left, right=right):
                return f"steps({self.text(left)}, {self.text(right)})"
            case Months(start=start, end=end):
                return f"months_between({self.text(start)}, {self.text(end)})"
            case _:
                raise TypeError(f"no call: {expr}")


def is_scaling(times: Times) -> bool:
    """Whether a factor was put in by the checker, to compare decimals of different places."""
    places = [getattr(one.type, "places", 0) for one in (times, times.value) if not isinstance(one, _UNTYPED)]
    return isinstance(times.type, Decimal) and len(places) == 2 and places[0] > places[1]


_UNTYPED = (Compare, CompareShare, OneOf, Missing, Not, AllOf, AnyOf)
