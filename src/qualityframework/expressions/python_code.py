"""The `python` back end, expressions: a condition becomes two plain questions, *must* it be true and *may* it be.

The two questions together are strong Kleene logic: true when it must be, false when it may not be, unknown between.
Nothing of a rule's text reaches the code: it is made from the typed tree, whose names come from the declared schema
and whose constants are numbers or `repr`s.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .tree import (
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
    Operator,
    Parameter,
    Steps,
    Sum,
    Times,
)


class Question(NamedTuple):
    """Two Python conditions: must it be true, may it be true."""

    must: str
    may: str


class Number(NamedTuple):
    """Two Python values, the least and the greatest it can be; they mean nothing while one of `guards` is None."""

    low: str
    high: str
    guards: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Both ends are the same code."""
        return self.low == self.high


class Names(NamedTuple):
    """What the code calls things: the variable of a fact, the stem of a let, the value of a parameter."""

    lets: Mapping[str, str]
    parameters: Mapping[str, int | str]

    def fact(self, fact: FactOf) -> str:
        """The local variable that holds a fact."""
        return "__".join(("r" if fact.of_row else "s", *fact.hops, fact.name))


def question(expr: Expr, names: Names) -> Question:
    """The code of a condition."""
    match expr:
        case Constant(value=value):
            return Question(str(bool(value)), str(bool(value)))
        case FactOf():
            held = names.fact(expr)
            return Question(held, f"{held} is not False")
        case Let(name=name):
            return Question(f"{names.lets[name]}_must", f"{names.lets[name]}_may")
        case Not(part=part):
            inner = question(part, names)
            return Question(_not(inner.may), _not(inner.must))
        case AllOf(parts=parts):
            inner_all = [question(part, names) for part in parts]
            return Question(_and([one.must for one in inner_all]), _and([one.may for one in inner_all]))
        case AnyOf(parts=parts):
            inner_any = [question(part, names) for part in parts]
            return Question(_or([one.must for one in inner_any]), _or([one.may for one in inner_any]))
        case Missing(fact=fact):
            held = f"{names.fact(fact)} is None"
            return Question(held, held)
        case Compare(operator=operator, left=left, right=right):
            return _compare(operator, number(left, names), number(right, names))
        case CompareShare(operator=operator, share=share, constant=constant, places=places):
            stem = names.lets[share.name]
            limit, unit = _constant(constant, names), 10**places
            guards = (f"{stem}_low_of",)
            low = Number(f"{stem}_low * {unit}", f"{limit} * {stem}_low_of")
            high = Number(f"{stem}_high * {unit}", f"{limit} * {stem}_high_of")
            at_least = operator in (">", ">=")
            least, most = (low, high) if at_least else (high, low)
            return _guarded(guards, f"{least.low} {operator} {least.high}", f"{most.low} {operator} {most.high}")
        case OneOf(value=value, options=options):
            return _one_of(number(value, names), [repr(option.value) for option in options])
        case _:
            raise TypeError(f"no condition: {expr}")


def number(expr: Expr, names: Names) -> Number:
    """The code of anything that is compared; a text is its own least and greatest."""
    match expr:
        case Constant() | Parameter():
            value = _constant(expr, names)
            return Number(value, value)
        case FactOf():
            held = names.fact(expr)
            return Number(held, held, (held,))
        case Let(name=name):
            stem = names.lets[name]
            return Number(f"{stem}_low", f"{stem}_high", (f"{stem}_low",) if stem.startswith("extreme") else ())
        case Sum(left=left, right=right, minus=minus):
            a, b = number(left, names), number(right, names)
            sign, low, high = ("-", b.high, b.low) if minus else ("+", b.low, b.high)
            return Number(f"({a.low} {sign} {low})", f"({a.high} {sign} {high})", _guards(a, b))
        case Times(factor=factor, value=value):
            a = number(value, names)
            low, high = (a.low, a.high) if factor >= 0 else (a.high, a.low)
            return Number(f"({factor} * {low})", f"({factor} * {high})", a.guards)
        case Absolute(value=value):
            a = number(value, names)
            if a.exact:
                return Number(f"abs({a.low})", f"abs({a.low})", a.guards)
            return Number(f"max(0, {a.low}, -{a.high})", f"max(-{a.low}, {a.high})", a.guards)
        case Extreme(values=values, greatest=greatest):
            each = [number(value, names) for value in values]
            pick = "max" if greatest else "min"
            lows, highs = ", ".join(one.low for one in each), ", ".join(one.high for one in each)
            return Number(f"{pick}({lows})", f"{pick}({highs})", _guards(*each))
        case Steps(left=left, right=right):
            a, b = number(left, names), number(right, names)
            return Number(f"({a.low} - {b.high})", f"({a.high} - {b.low})", _guards(a, b))
        case Months(start=start, end=end):
            a, b = number(start, names), number(end, names)
            return Number(f"months({a.high}, {b.low})", f"months({a.low}, {b.high})", _guards(a, b))
        case _:
            raise TypeError(f"no value: {expr}")


def _compare(operator: Operator, a: Number, b: Number) -> Question:
    match operator:
        case "<" | "<=":
            must, may = f"{a.high} {operator} {b.low}", f"{a.low} {operator} {b.high}"
        case ">" | ">=":
            must, may = f"{a.low} {operator} {b.high}", f"{a.high} {operator} {b.low}"
        case "==":
            must, may = _same(a, b), _touching(a, b)
        case "!=":
            must, may = _not(_touching(a, b)), _not(_same(a, b))
    return _guarded(_guards(a, b), must, may)


def _same(a: Number, b: Number) -> str:
    if a.exact and b.exact:
        return f"{a.low} == {b.low}"
    return f"{a.low} == {a.high} == {b.low} == {b.high}"


def _touching(a: Number, b: Number) -> str:
    return _same(a, b) if a.exact and b.exact else f"({a.low} <= {b.high} and {b.low} <= {a.high})"


def _one_of(value: Number, options: list[str]) -> Question:
    listed = f"({', '.join(options)},)"
    if value.exact:
        return _guarded(value.guards, f"{value.low} in {listed}", f"{value.low} in {listed}")
    must = f"({value.low} == {value.high} and {value.low} in {listed})"
    return _guarded(value.guards, must, _or([f"{value.low} <= {option} <= {value.high}" for option in options]))


def _guarded(guards: tuple[str, ...], must: str, may: str) -> Question:
    known = [f"{name} is not None" for name in guards]
    unknown = [f"{name} is None" for name in guards]
    return Question(_and([*known, must]), _or([*unknown, may]))


def _guards(*numbers: Number) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in numbers for name in one.guards))


def _constant(expr: Constant | Parameter, names: Names) -> str:
    return repr(expr.value if isinstance(expr, Constant) else names.parameters[expr.name])


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' and '.join(parts)})"


def _or(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' or '.join(parts)})"


def _not(part: str) -> str:
    return f"(not {part})"
