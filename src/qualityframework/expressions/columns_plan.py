"""The `columns` back end, the compiler: rules become a plan of steps over arrays, in which nothing is done twice.

What asks of the rows of a list and of nothing else is worked out on their table, and what asks of a parent on that of
the parent, where there are fewest rows; then it is brought to where it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from ..vocabulary import Date, Decimal, Entity, GradeOf, Integer, Truth
from . import columns_lists as lists
from . import columns_values as values
from .columns_steps import COLUMNS, Beside, Plan, Planning, Slot
from .columns_verdicts import verdict, verdict_where
from .python_backend import Numbered
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
    parts_of,
    walk,
    with_parts,
)


def plan_of(rules: Sequence[Numbered], schema: Mapping[str, Entity]) -> Plan:
    """The plan for rules, which must be of one stratum."""
    planning = Planning()
    for one in rules:
        _Lowering(planning, schema, one).rule()
    return planning.plan()


class _Own(NamedTuple):
    """Where an expression is worked out: on the rows of an entity."""

    entity: str


class _Met(NamedTuple):
    """On the entries of a list of every row of an entity.

    Args:
        subject: the entity.
        listed: that of the rows of the list.
        entries: where the entries are kept.
    """

    subject: str
    listed: str
    entries: Slot


_Frame = _Own | _Met


class _Lowering:
    """Adds the steps of one rule."""

    def __init__(self, plan: Planning, schema: Mapping[str, Entity], numbered: Numbered) -> None:
        self._plan, self._schema = plan, schema
        self._number, self._rule, self._parameters = numbered
        self._lets: dict[str, Slot] = {}

    def rule(self) -> None:
        rule, frame = self._rule, _Own(self._rule.subject)
        asked = {node.name for node in rule.nodes if isinstance(node, Let)}
        for let in rule.lets:
            if let.name in asked:
                self._lets[let.name] = self._aggregate(let, rule.subject, let.hops)
        when = self._truth(rule.when, frame)
        if rule.applies is None:
            slot = self._plan.step(verdict, when, COLUMNS, fixed=(rule.subject,))
        else:
            applies = self._truth(rule.applies, frame)
            slot = self._plan.step(verdict_where, applies, when, COLUMNS, fixed=(rule.subject,))
        self._plan.judges(self._number, rule.subject, slot)

    # where ------------------------------------------------------------------------------------------------------------

    def _truth(self, expr: Expr, frame: _Frame) -> Slot:
        return self._brought(expr, frame, self._truth) or self._truth_here(expr, frame)

    def _value(self, expr: Expr, frame: _Frame) -> Slot:
        return self._brought(expr, frame, self._value) or self._value_here(expr, frame)

    def _brought(self, expr: Expr, frame: _Frame, lower: Callable[[Expr, _Frame], Slot]) -> Slot | None:
        """The slot of what is worked out on other rows and brought here; None when this is where it belongs."""
        ways = {_way(node, frame) for node in walk(expr) if isinstance(node, FactOf | Let)}
        if len(ways) != 1 or None in ways:
            return None
        [way] = ways
        if isinstance(frame, _Met):
            if way == "row":
                inner = lower(_changed(expr, lambda fact: replace(fact, of_row=False)), _Own(frame.listed))
                return self._plan.step(values.taken, inner, self._plan.step(lists.rows_of, frame.entries))
            return self._plan.step(
                values.taken, lower(expr, _Own(frame.subject)), self._plan.step(lists.subjects_of, frame.entries)
            )
        assert way is not None
        parent = self._schema[frame.entity].parents[way]
        inner = lower(_changed(expr, lambda fact: replace(fact, hops=fact.hops[1:])), _Own(parent))
        return self._plan.step(values.taken, inner, self._parent(frame.entity, way))

    def _parent(self, entity: str, hop: str) -> Slot:
        return self._plan.step(values.parent, COLUMNS, fixed=(entity, hop))

    # conditions -------------------------------------------------------------------------------------------------------

    def _truth_here(self, expr: Expr, frame: _Frame) -> Slot:
        step = self._plan.step
        match expr:
            case Constant(value=value):
                return step(values.always, fixed=(bool(value),))
            case FactOf(name=name):
                assert isinstance(frame, _Own)
                return step(values.truth_fact, COLUMNS, fixed=(frame.entity, name))
            case Let(name=name):
                return self._lets[name]
            case Not(part=part):
                return step(values.contrary, self._truth(part, frame))
            case AllOf(parts=parts):
                return self._joined(values.both, [self._truth(part, frame) for part in parts])
            case AnyOf(parts=parts):
                return self._joined(values.either, [self._truth(part, frame) for part in parts])
            case Missing(fact=fact):
                lower = self._truth if isinstance(fact.type, Truth) else self._value
                return step(values.missing, lower(fact, frame))
            case Compare(operator=operator, left=left, right=right):
                return step(values.compared, self._value(left, frame), self._value(right, frame), fixed=(operator,))
            case CompareShare(operator=operator, share=share, constant=constant, places=places):
                limit = int(self._known(constant))
                return step(values.compared_share, self._lets[share.name], fixed=(operator, limit, 10**places))
            case OneOf(value=value, options=options):
                return step(
                    values.one_of, self._value(value, frame), *(self._value(option, frame) for option in options)
                )
            case _:
                raise TypeError(f"no condition: {expr}")

    def _joined(self, do: Callable[..., Any], slots: Sequence[Slot]) -> Slot:
        first, *rest = slots
        for slot in rest:
            first = self._plan.step(do, first, slot)
        return first

    # values -----------------------------------------------------------------------------------------------------------

    def _value_here(self, expr: Expr, frame: _Frame) -> Slot:
        step = self._plan.step
        match expr:
            case Constant() | Parameter():
                value = self._known(expr)
                if isinstance(value, str):
                    return step(values.word, COLUMNS, fixed=(value,))
                return step(values.number, fixed=(int(value),))
            case FactOf(name=name):
                assert isinstance(frame, _Own)
                return step(values.fact, COLUMNS, fixed=(frame.entity, name))
            case Let(name=name):
                return self._lets[name]
            case Sum(left=left, right=right, minus=minus):
                return step(values.less if minus else values.added, self._value(left, frame), self._value(right, frame))
            case Times(factor=factor, value=value):
                return step(values.times, self._value(value, frame), fixed=(factor,))
            case Absolute(value=value):
                return step(values.absolute, self._value(value, frame))
            case Extreme(values=parts, greatest=greatest):
                do = values.greatest if greatest else values.least
                return self._joined(do, [self._value(part, frame) for part in parts])
            case Steps(left=left, right=right):
                return step(values.less, self._value(left, frame), self._value(right, frame))
            case Months(start=start, end=end):
                return step(values.months, self._value(start, frame), self._value(end, frame))
            case _:
                raise TypeError(f"no value: {expr}")

    def _known(self, expr: Constant | Parameter) -> int | str | bool:
        return expr.value if isinstance(expr, Constant) else self._parameters[expr.name]

    # aggregates -------------------------------------------------------------------------------------------------------

    def _aggregate(self, let: Aggregate, subject: str, hops: tuple[str, ...]) -> Slot:
        """Over a parent's list, it is worked out for the parent, unless it asks of the row itself."""
        if hops and not let.asks_of_subject:
            parent = self._schema[subject].parents[hops[0]]
            inner = self._aggregate(let, parent, hops[1:])
            return self._plan.step(values.taken, inner, self._parent(subject, hops[0]))
        frame = _Met(subject, let.entity, self._entries(let, subject, hops))
        where = [] if let.where is None else [self._truth(let.where, frame)]
        seen = self._plan.step(lists.seen, frame.entries, *where)
        return self._told(let, seen, frame)

    def _entries(self, let: Aggregate, subject: str, hops: tuple[str, ...]) -> Slot:
        if not hops:
            return self._plan.step(lists.entries, COLUMNS, fixed=(subject, let.relation))
        way, owner = self._parent(subject, hops[0]), self._schema[subject].parents[hops[0]]
        for hop in hops[1:]:
            way = self._plan.step(values.onwards, way, self._parent(owner, hop))
            owner = self._schema[owner].parents[hop]
        self._plan.beside[Beside(subject, hops, owner, let.relation)] = None
        return self._plan.step(lists.entries_beside, way, COLUMNS, fixed=(owner, let.relation))

    def _told(self, let: Aggregate, seen: Slot, frame: _Met) -> Slot:
        step, type_ = self._plan.step, let.type
        if let.value is None:
            return step(lists.count, seen)
        match let.operation:
            case "any" | "all" as operation:
                return step(lists.some, seen, self._truth(let.value, frame), fixed=(operation,))
            case "share":
                return step(lists.share, seen, self._truth(let.value, frame))
        assert isinstance(type_, Integer | Decimal | Date | GradeOf)
        value = self._value(let.value, frame)
        match let.operation:
            case "distinct":
                return step(lists.distinct, seen, value, fixed=(type_.high,))
            case "sum":
                return step(lists.total, seen, value, fixed=(type_.low, type_.high))
            case _:
                return step(lists.extreme, seen, value, fixed=(let.operation == "max", type_.low, type_.high))


def _way(node: FactOf | Let, frame: _Frame) -> str | None:
    """Where what is read belongs: to the row or the subject of an entry, to a parent, or (None) to where it is read."""
    if isinstance(frame, _Met):
        return "row" if isinstance(node, FactOf) and node.of_row else "subject"
    return node.hops[0] if isinstance(node, FactOf) and node.hops else None


def _changed(expr: Expr, change: Callable[[FactOf], FactOf]) -> Expr:
    """The same with each fact changed."""
    if isinstance(expr, FactOf):
        return change(expr)
    return with_parts(expr, [_changed(part, change) for part in parts_of(expr)])
