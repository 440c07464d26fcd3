"""The `sql` back end, expressions: the typed tree becomes SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ..python_backend import Numbered
from ..reference import Parameters, Sight, value_of
from ..rows import Row
from ..tree import (
    Absolute,
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
    walk,
)
from . import terms
from .terms import Number, Shares, Term

LetTerm = Term | Number | Shares
"""What an aggregate comes to: a truth, a number or a share."""


class Place(Protocol):
    """Where an expression is worked out."""

    def fact(self, fact: FactOf) -> Term:
        """The column of a fact."""


@dataclass(frozen=True)
class Conditions:
    """Expressions of one rule, at one place.

    Args:
        place: where facts are read.
        parameters: with their values.
        lets: what the aggregates come to there.
    """

    place: Place
    parameters: Parameters
    lets: Mapping[str, LetTerm]

    def truth(self, expr: Expr) -> Term:
        """A condition, NULL where it is not known."""
        match expr:
            case Constant(value=value):
                return terms.true(bool(value))
            case FactOf():
                return self.place.fact(expr)
            case Let(name=name):
                held = self.lets[name]
                assert isinstance(held, Term)
                return held
            case Not(part=part):
                return terms.contrary(self.truth(part))
            case AllOf(parts=parts):
                return terms.every(map(self.truth, parts))
            case AnyOf(parts=parts):
                return terms.any_of(map(self.truth, parts))
            case Missing(fact=fact):
                return terms.null(self.place.fact(fact))
            case Compare(operator=operator, left=left, right=right):
                return terms.compared(operator, self.number(left), self.number(right))
            case CompareShare(operator=operator, share=share, constant=constant, places=places):
                held, limit = self.lets[share.name], self._known(constant)
                assert isinstance(held, Shares)
                assert isinstance(limit, int)
                return terms.compared_share(operator, held, limit, 10**places)
            case OneOf(value=value, options=options):
                return terms.one_of(self.number(value), [terms.constant(one.value, one.type) for one in options])
            case _:
                raise TypeError(f"no condition: {expr}")

    def number(self, expr: Expr) -> Number:
        """Anything that is compared."""
        match expr:
            case Constant() | Parameter():
                return Number.of(terms.constant(self._known(expr), expr.type), sure=True)
            case FactOf():
                return Number.of(self.place.fact(expr))
            case Let(name=name):
                held = self.lets[name]
                assert isinstance(held, Number)
                return held
            case _ if (known := self._worked_out(expr)) is not None:
                return Number.of(terms.constant(known, expr.type), sure=True)  # type: ignore[union-attr]
            case Sum(left=left, right=right, minus=minus):
                return (terms.less if minus else terms.added)(self.number(left), self.number(right))
            case Times(factor=factor, value=value):
                return terms.times(factor, self.number(value))
            case Absolute(value=value):
                return terms.absolute(self.number(value))
            case Extreme(values=values, greatest=greatest):
                return terms.extreme(greatest, [self.number(value) for value in values])
            case Steps(left=left, right=right):
                return terms.less(self.number(left), self.number(right))
            case Months(start=start, end=end):
                return terms.months(self.number(start), self.number(end))
            case _:
                raise TypeError(f"no value: {expr}")

    def _known(self, expr: Constant | Parameter) -> int | str | bool:
        return expr.value if isinstance(expr, Constant) else self.parameters[expr.name]

    def _worked_out(self, expr: Expr) -> int | None:
        """What it comes to where nothing of the record is asked: engines give literals types that are too small."""
        if any(isinstance(node, FactOf | Let) for node in walk(expr)):
            return None
        span = value_of(expr, Sight(Row(), self.parameters, {}, {}))
        assert isinstance(span, tuple)
        return int(span[0])


def conditions(numbered: Numbered, place: Place, lets: Mapping[str, LetTerm] | None = None) -> Conditions:
    """Those of a rule with its parameters."""
    return Conditions(place, numbered.parameters, lets or {})
