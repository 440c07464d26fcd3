"""Mutants of a rule: the same with one small slip in its logic, as an author could make it.

A rule whose examples do not tell it from a mutant is not held by them. What has to exist for what a rule reads is put
in by the checker (`existence`), so that no author could leave it out; it stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Literal, NamedTuple

from ..vocabulary import MANY, Date, Decimal, Entity, GradeOf, Integer, Type
from .bounds import bounds_of
from .existence import existence
from .looking import asked
from .telling import is_scaling, told, told_aggregate
from .tree import (
    Aggregate,
    AllOf,
    AnyOf,
    Compare,
    CompareShare,
    Constant,
    Expr,
    Extreme,
    Missing,
    Not,
    OneOf,
    Operation,
    Operator,
    Times,
    TypedRule,
    conjuncts,
    parts_of,
    with_parts,
)


class Slip(StrEnum):
    """The ways in which a mutant differs from its rule."""

    CLAUSE_DROPPED = "clause-dropped"
    CONDITION_DROPPED = "condition-dropped"
    NEGATION_DROPPED = "negation-dropped"
    OPTION_DROPPED = "option-dropped"
    COMPARISON_SWAPPED = "comparison-swapped"
    AGGREGATE_SWAPPED = "aggregate-swapped"
    THRESHOLD_MOVED = "threshold-moved"
    DATE_MOVED = "date-moved"


class Mutant(NamedTuple):
    """A rule with a slip in it.

    Args:
        slip: what sort.
        part: `applies`, `when`, or the name of an aggregate.
        before: the smallest condition, or the aggregate, that it is in, as text.
        after: what stands there instead; nothing where it is left out.
        rule: the whole rule with it.
        of_let: `part` is the name of an aggregate.
    """

    slip: Slip
    part: str
    before: str
    after: str
    rule: TypedRule
    of_let: bool = False


class _Change(NamedTuple):
    slip: Slip
    before: Expr
    after: Expr
    whole: Expr


class _Dropped(NamedTuple):
    slip: Slip
    before: Expr
    after: None
    whole: Expr | None


Order = Literal["<", "<=", ">", ">="]
_ORDERS: Mapping[Order, tuple[Order, Order]] = {
    "<": ("<=", ">"),
    "<=": ("<", ">="),
    ">": (">=", "<"),
    ">=": (">", "<="),
}
_AGGREGATES: Mapping[Operation, Operation] = {"any": "all", "all": "any", "min": "max", "max": "min"}
_CONDITIONS = (Compare, CompareShare, OneOf, Missing, Not, AllOf, AnyOf)


def mutants(rule: TypedRule, schema: Mapping[str, Entity], grades: Mapping[str, Constant]) -> Iterator[Mutant]:
    """Every mutant of the rule's conditions and of the aggregates that they read.

    Args:
        rule: any rule that was checked.
        schema: entities by name.
        grades: the grades of the scale by name.
    """
    if rule.applies is not None:
        needed = existence(schema, schema[rule.subject], rule.roots, [], of_row=False)
        for change in _of_guard(rule.applies, needed, grades):
            before, after = told(change.before, grades), "" if change.after is None else told(change.after, grades)
            yield Mutant(change.slip, "applies", before, after, replace(rule, applies=change.whole))
    for of_when in _changes(rule.when, grades):
        before, after = told(of_when.before, grades), told(of_when.after, grades)
        yield Mutant(of_when.slip, "when", before, after, replace(rule, when=of_when.whole))
    for let in asked(rule):
        for slip, before, after, other in _of_aggregate(let, schema, grades):
            lets = tuple(other if one is let else one for one in rule.lets)
            yield Mutant(slip, let.name, before, after, replace(rule, lets=lets), of_let=True)


def _of_guard(
    condition: Expr, needed: Collection[Expr], grades: Mapping[str, Constant]
) -> Iterator[_Dropped | _Change]:
    """The changes of a condition that may be left out, but for those of its clauses that are needed all the same."""
    every = list(conjuncts(condition))
    kept = [one for one in every if one in needed]
    own = [one for one in every if one not in needed]
    if own:
        yield _Dropped(Slip.CONDITION_DROPPED, _joined(own), None, _joined(kept) if kept else None)
        for change in _changes(_joined(own), grades):
            yield change._replace(whole=_joined([change.whole, *kept]))


def _joined(parts: list[Expr]) -> Expr:
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _of_aggregate(
    let: Aggregate, schema: Mapping[str, Entity], grades: Mapping[str, Constant]
) -> Iterator[tuple[Slip, str, str, Aggregate]]:
    def shown(slip: Slip, changed: Aggregate) -> tuple[Slip, str, str, Aggregate]:
        return slip, told_aggregate(let, grades), told_aggregate(changed, grades), changed

    def exists(*read: Expr | None) -> list[Expr]:
        parts = [part for part in read if part is not None]
        return existence(schema, schema[let.entity], parts, [], of_row=True)

    if let.operation in _AGGREGATES:
        yield shown(Slip.AGGREGATE_SWAPPED, replace(let, operation=_AGGREGATES[let.operation]))
    if let.operation == "distinct":
        yield shown(Slip.AGGREGATE_SWAPPED, replace(let, operation="count", value=None, type=Integer()))
    if let.where is not None:
        for change in _of_guard(let.where, exists(let.where, let.value), grades):
            if isinstance(change, _Dropped):
                left = exists(let.value)
                yield shown(change.slip, replace(let, where=_joined(left) if left else None))
            else:
                before, after = (told(one, grades, let.variable) for one in (change.before, change.after))
                yield change.slip, before, after, replace(let, where=change.whole)
    if let.value is not None:
        for change in _changes(let.value, grades):
            changed = replace(let, value=change.whole, type=_type_of(let, change.whole))
            if isinstance(change.before, _CONDITIONS):
                before, after = (told(one, grades, let.variable) for one in (change.before, change.after))
                yield change.slip, before, after, changed
            else:
                yield shown(change.slip, changed)


def _type_of(let: Aggregate, value: Expr) -> Type:
    """The type of an aggregate of another value: what is not known of a row is taken to lie within its bounds."""
    bounds = bounds_of(value, {})
    if bounds is None or let.operation not in ("sum", "min", "max") or not isinstance(let.type, Integer | Decimal):
        return let.type
    low, high = bounds
    if let.operation == "sum":
        low, high = min(0, low * MANY), max(0, high * MANY)
    return replace(let.type, low=low, high=high)


def _changes(node: Expr, grades: Mapping[str, Constant]) -> Iterator[_Change]:
    """Every change of a node or below it; of a value, it is told with the condition that it stands in."""
    for slip, after in _of_node(node, grades):
        yield _Change(slip, node, after, after)
    parts = parts_of(node)
    for index, part in enumerate(parts):
        for change in _changes(part, grades):
            whole = with_parts(node, (*parts[:index], change.whole, *parts[index + 1 :]))
            if isinstance(change.before, _CONDITIONS):
                yield change._replace(whole=whole)
            else:
                yield _Change(change.slip, node, whole, whole)


def _of_node(node: Expr, grades: Mapping[str, Constant]) -> Iterator[tuple[Slip, Expr]]:
    match node:
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for index in range(len(parts)):
                left = (*parts[:index], *parts[index + 1 :])
                yield Slip.CLAUSE_DROPPED, left[0] if len(left) == 1 else replace(node, parts=left)
        case Not(part=part):
            yield Slip.NEGATION_DROPPED, part
        case Compare(operator=operator):
            for other in _others(operator):
                yield Slip.COMPARISON_SWAPPED, replace(node, operator=other)
        case CompareShare(operator=order):
            for other_order in _ORDERS[order]:
                yield Slip.COMPARISON_SWAPPED, replace(node, operator=other_order)
        case OneOf(options=options) if len(options) > 1:
            for index in range(len(options)):
                yield Slip.OPTION_DROPPED, replace(node, options=(*options[:index], *options[index + 1 :]))
        case Extreme(greatest=greatest):
            yield Slip.AGGREGATE_SWAPPED, replace(node, greatest=not greatest)
        case Times(factor=factor) if not is_scaling(node):
            for other_factor in (factor - 1, factor + 1):
                yield Slip.THRESHOLD_MOVED, replace(node, factor=other_factor)
        case Constant():
            for moved in beside(node, grades):
                yield Slip.THRESHOLD_MOVED, moved
        case _:
            pass


def _others(operator: Operator) -> tuple[Operator, ...]:
    match operator:
        case "==":
            return ("!=",)
        case "!=":
            return ("==",)
        case _:
            return _ORDERS[operator]


def beside(constant: Constant, grades: Mapping[str, Constant]) -> tuple[Constant, ...]:
    """The values right below and right above one that has an order; of a grade those that the scale has."""
    if not isinstance(constant.type, Integer | Decimal | Date | GradeOf):
        return ()
    number = int(constant.value)
    moved = [replace(constant, value=other) for other in (number - 1, number + 1)]
    if isinstance(constant.type, GradeOf):
        known = {grade.value for grade in grades.values()}
        return tuple(one for one in moved if one.value in known)
    if isinstance(constant.type, Date):
        return tuple(one for one in moved if constant.type.low <= int(one.value) <= constant.type.high)
    return tuple(moved)
