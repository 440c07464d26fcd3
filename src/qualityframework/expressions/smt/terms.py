"""Truths, numbers, words and shares as formulas, each with what is not known of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import z3

Formula = Any


class Held(NamedTuple):
    """A truth: that it holds for certain, and that it certainly does not. Neither is unknown."""

    must: Formula
    never: Formula


class Span(NamedTuple):
    """A number: whether anything is known of it, and from where to where it may lie."""

    known: Formula
    low: Formula
    high: Formula


class Word(NamedTuple):
    """A text, by the number that stands for it."""

    known: Formula
    number: Formula


class Shares(NamedTuple):
    """A share, as the parts that hold of all: the least that it can be, and the most."""

    known: Formula
    least: tuple[Formula, Formula]
    most: tuple[Formula, Formula]


Term = Held | Span | Word | Shares


def exactly(value: int) -> Span:
    """A number that is known."""
    return Span(z3.BoolVal(True), z3.IntVal(value), z3.IntVal(value))


def either(condition: Formula, one: Formula, other: Formula) -> Formula:
    """One number or another."""
    return z3.If(condition, one, other)


def lesser(a: Formula, b: Formula) -> Formula:
    """The lesser of two numbers."""
    return z3.If(a <= b, a, b)


def greater(a: Formula, b: Formula) -> Formula:
    """The greater of two numbers."""
    return z3.If(a >= b, a, b)


def total(values: Sequence[Formula]) -> Formula:
    """The sum of numbers; nought of none."""
    return z3.Sum(list(values)) if values else z3.IntVal(0)


def how_many(conditions: Sequence[Formula]) -> Formula:
    """How many conditions hold."""
    return total([z3.If(one, 1, 0) for one in conditions])


def all_of(parts: Sequence[Held]) -> Held:
    """Every part holds: false beats unknown beats true."""
    return Held(z3.And([part.must for part in parts]), z3.Or([part.never for part in parts]))


def contrary(part: Held) -> Held:
    """It does not hold."""
    return Held(part.never, part.must)


def any_of(parts: Sequence[Held]) -> Held:
    """At least one part holds."""
    return contrary(all_of([contrary(part) for part in parts]))


def ordered(operator: str, left: Span, right: Span) -> Held:
    """A comparison of two numbers."""
    both = z3.And(left.known, right.known)
    match operator:
        case "<":
            return Held(z3.And(both, left.high < right.low), z3.And(both, left.low >= right.high))
        case "<=":
            return Held(z3.And(both, left.high <= right.low), z3.And(both, left.low > right.high))
        case ">":
            return ordered("<", right, left)
        case ">=":
            return ordered("<=", right, left)
        case "==":
            one = z3.And(left.low == left.high, right.low == right.high, left.low == right.low)
            return Held(z3.And(both, one), z3.And(both, z3.Or(left.high < right.low, right.high < left.low)))
        case _:
            return contrary(ordered("==", left, right))


def same_word(operator: str, left: Word, right: Word) -> Held:
    """A comparison of two texts."""
    both, same = z3.And(left.known, right.known), left.number == right.number
    equal = Held(z3.And(both, same), z3.And(both, z3.Not(same)))
    return equal if operator == "==" else contrary(equal)


def share_against(operator: str, share: Shares, limit: int, whole: int) -> Held:
    """A share against `limit` parts of `whole`, by products: nothing is divided."""

    def below(part: tuple[Formula, Formula], *, or_at: bool) -> Formula:
        a, b = part[0] * whole, part[1] * limit
        return a <= b if or_at else a < b

    match operator:
        case "<":
            must, never = below(share.most, or_at=False), z3.Not(below(share.least, or_at=False))
        case "<=":
            must, never = below(share.most, or_at=True), z3.Not(below(share.least, or_at=True))
        case ">":
            must, never = z3.Not(below(share.least, or_at=True)), below(share.most, or_at=True)
        case _:
            must, never = z3.Not(below(share.least, or_at=False)), below(share.most, or_at=False)
    return Held(z3.And(share.known, must), z3.And(share.known, never))
