"""The `sql` back end, terms: what SQL makes of truths, numbers and days.

A truth is one expression, in which SQL's NULL is what is not known: its AND, OR and NOT are strong Kleene. A number is
two expressions, the least and the greatest that it can be; both are NULL where nothing is known of it. Everything is
made of nodes, and no text is pasted into another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import NamedTuple

from sqlglot import exp

from ...vocabulary import Date, Type
from ..tree import Operator

Term = exp.Expr

_ASK: dict[Operator, type[exp.Binary]] = {
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
    "==": exp.EQ,
    "!=": exp.NEQ,
}
_FALSE_WHERE: dict[Operator, Operator] = {"<": ">=", "<=": ">"}


class Number(NamedTuple):
    """A number, a day or a text: the least and the greatest that it can be.

    Args:
        low: the least.
        high: the greatest.
        exact: both are the same expression.
        sure: neither can be NULL.
    """

    low: Term
    high: Term
    exact: bool = True
    sure: bool = False

    @classmethod
    def of(cls, term: Term, *, sure: bool = False) -> Number:
        """One that is what it is, or not known at all."""
        return cls(term, term, sure=sure)


class Shares(NamedTuple):
    """A share of rows: the least and the greatest, each as so many of so many; all NULL where it is not known."""

    low: Term
    low_of: Term
    high: Term
    high_of: Term


# nodes ---------------------------------------------------------------------------------------------------------------


def name(text: str) -> exp.Identifier:
    """The name of a table, of a column or of what stands for a table, always in quotes."""
    return exp.to_identifier(text, quoted=True)


def column(table: str, of: str) -> Term:
    """A column of what is called so."""
    return exp.Column(this=name(of), table=name(table))


def whole(value: int) -> Term:
    """A whole number."""
    literal = exp.Literal.number(abs(value))
    return literal if value >= 0 else exp.Neg(this=literal)


def constant(value: int | str | bool, type_: Type) -> Term:
    """A value of a type."""
    if isinstance(value, bool):
        return exp.Boolean(this=value)
    if isinstance(value, str):
        return constant_text(value)
    if isinstance(type_, Date):
        return exp.cast(exp.Literal.string(dt.date.fromordinal(value).isoformat()), exp.DataType.Type.DATE)
    return whole(value)


def constant_text(text: str) -> Term:
    """A text."""
    return exp.Literal.string(text)


def true(value: bool = True) -> Term:
    """True, or false."""
    return exp.Boolean(this=value)


def binary(kind: type[exp.Binary], left: Term, right: Term) -> Term:
    """An operation on two, in brackets where it needs them."""
    return kind(this=_bracketed(left), expression=_bracketed(right))


def null(term: Term) -> Term:
    """Whether it is not known."""
    return exp.Is(this=_bracketed(term), expression=exp.Null())


def not_false(term: Term) -> Term:
    """Whether it is true or not known."""
    return exp.Not(this=exp.Is(this=_bracketed(term), expression=exp.Boolean(this=False)))


def not_true(term: Term) -> Term:
    """Whether it is false or not known."""
    return exp.Not(this=exp.Is(this=_bracketed(term), expression=exp.Boolean(this=True)))


def chosen(*branches: tuple[Term, Term], otherwise: Term | None = None) -> Term:
    """The value of the first condition that is true."""
    ifs = [exp.If(this=condition.copy(), true=value.copy()) for condition, value in branches]
    return exp.Case(ifs=ifs, default=None if otherwise is None else otherwise.copy())


def first_known(term: Term, otherwise: Term) -> Term:
    """It, or another where it is NULL."""
    return exp.Coalesce(this=term.copy(), expressions=[otherwise.copy()])


def furthest(greatest: bool, terms: Sequence[Term]) -> Term:
    """The greatest, or the least, of some of which none is NULL: engines differ in what they make of NULL."""
    first, *rest = [term.copy() for term in terms]
    kind = exp.Greatest if greatest else exp.Least
    return kind(this=first, expressions=rest, ignore_nulls=True) if rest else first


def _bracketed(term: Term) -> Term:
    term = term.copy()
    return exp.Paren(this=term) if isinstance(term, exp.Binary | exp.Not | exp.Neg | exp.In | exp.Predicate) else term


# truths --------------------------------------------------------------------------------------------------------------


def contrary(term: Term) -> Term:
    """Not."""
    return exp.Not(this=_bracketed(term))


def every(terms: Iterable[Term]) -> Term:
    """And."""
    return reduce(lambda one, other: binary(exp.And, one, other), terms)


def any_of(terms: Iterable[Term]) -> Term:
    """Or."""
    return reduce(lambda one, other: binary(exp.Or, one, other), terms)


def compared(operator: Operator, a: Number, b: Number) -> Term:
    """A comparison of two values of one type."""
    if a.exact and b.exact:
        return binary(_ASK[operator], a.low, b.low)
    match operator:
        case "!=":
            return contrary(compared("==", a, b))
        case "==":
            apart = any_of((binary(exp.LT, a.high, b.low), binary(exp.LT, b.high, a.low)))
            same = every((binary(exp.EQ, a.low, b.high), binary(exp.EQ, a.high, b.low)))
            return chosen((apart, true(False)), (same, true()))
        case ">" | ">=":
            return compared("<" if operator == ">" else "<=", b, a)
        case _:
            holds = binary(_ASK[operator], a.high, b.low)
            fails = binary(_ASK[_FALSE_WHERE[operator]], a.low, b.high)
            return chosen((holds, true()), (fails, true(False)))


def one_of(value: Number, options: Sequence[Term]) -> Term:
    """Whether it is one of a few constants."""
    if value.exact:
        return exp.In(this=_bracketed(value.low), expressions=[option.copy() for option in options])
    return any_of(compared("==", value, Number.of(option, sure=True)) for option in options)


def compared_share(operator: Operator, share: Shares, limit: int, unit: int) -> Term:
    """A share against so many of so many, as products of whole numbers."""
    low = Number.of(_times(share.low, unit)), Number.of(_times(share.low_of, limit))
    high = Number.of(_times(share.high, unit)), Number.of(_times(share.high_of, limit))
    least, most = (low, high) if operator in (">", ">=") else (high, low)
    must, may = compared(operator, *least), compared(operator, *most)
    return chosen((must, true()), (contrary(may), true(False)))


# numbers -------------------------------------------------------------------------------------------------------------


def added(a: Number, b: Number) -> Number:
    """The sum."""
    return _ends(binary(exp.Add, a.low, b.low), binary(exp.Add, a.high, b.high), a, b)


def less(a: Number, b: Number) -> Number:
    """The difference, of numbers or in steps of the scale."""
    return _ends(binary(exp.Sub, a.low, b.high), binary(exp.Sub, a.high, b.low), a, b)


def times(factor: int, a: Number) -> Number:
    """The product with a constant."""
    low, high = (a.low, a.high) if factor >= 0 else (a.high, a.low)
    return _ends(_times(low, factor), _times(high, factor), a)


def absolute(a: Number) -> Number:
    """The distance from zero."""
    if a.exact:
        return _ends(exp.Abs(this=a.low.copy()), exp.Abs(this=a.low.copy()), a)
    back = exp.Neg(this=_bracketed(a.high)), exp.Neg(this=_bracketed(a.low))
    low, high = furthest(True, [whole(0), a.low, back[0]]), furthest(True, [back[1], a.high])
    return _ends(_where_known(low, a), _where_known(high, a), a)


def extreme(greatest: bool, numbers: Sequence[Number]) -> Number:
    """The least of several, or the greatest."""
    low, high = (furthest(greatest, [getattr(one, end) for one in numbers]) for end in ("low", "high"))
    return _ends(_where_known(low, *numbers), _where_known(high, *numbers), *numbers)


def months(start: Number, end: Number) -> Number:
    """Whole months from one day to another, rounded down."""
    return _ends(_months(start.high, end.low), _months(start.low, end.high), start, end)


def _months(start: Term, end: Term) -> Term:
    def part(kind: type[exp.Func], day: Term) -> Term:
        return kind(this=day.copy())

    years = binary(exp.Sub, part(exp.Year, end), part(exp.Year, start))
    within = binary(exp.Sub, part(exp.Month, end), part(exp.Month, start))
    begun = chosen((binary(exp.LT, part(exp.Day, end), part(exp.Day, start)), whole(1)), otherwise=whole(0))
    return binary(exp.Sub, binary(exp.Add, _times(years, 12), within), begun)


def _times(term: Term, factor: int) -> Term:
    return binary(exp.Mul, term, whole(factor))


def _ends(low: Term, high: Term, *of: Number) -> Number:
    return Number(low, high, all(one.exact for one in of), all(one.sure for one in of))


def _where_known(term: Term, *numbers: Number) -> Term:
    gaps = [null(one.low) for one in numbers if not one.sure]
    return chosen((contrary(any_of(gaps)), term)) if gaps else term
