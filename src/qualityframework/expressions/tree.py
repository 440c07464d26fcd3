"""The typed tree: what a rule means, apart from how it was written and how it is run.

Back ends read this and nothing else. Every node that has an order is a bounded whole number underneath
(`vocabulary.types`): a grade is its position, a date its ordinal, a decimal its last digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from dataclasses import fields as fields_of
from functools import cached_property
from typing import Any, Literal, get_args

from ..vocabulary import Type, value

Operator = Literal["<", "<=", ">", ">=", "==", "!="]
Operation = Literal["count", "distinct", "sum", "min", "max", "any", "all", "share"]


@value
class Constant:
    """A value that is known now."""

    value: int | str | bool
    type: Type


@value
class Parameter:
    """A dated value of the rule file."""

    name: str
    type: Type


@value
class FactOf:
    """A fact of the subject (`of_row` false, `hops` lead to a parent) or of the row an aggregate looks at."""

    name: str
    type: Type
    hops: tuple[str, ...] = ()
    of_row: bool = False

    @property
    def path(self) -> str:
        """As it is written."""
        return ".".join((*self.hops, self.name))


@value
class Let:
    """The value of an aggregate."""

    name: str
    type: Type


@value
class Sum:
    """`left + right`, or `left - right` when `minus`."""

    left: Expr
    right: Expr
    minus: bool
    type: Type


@value
class Times:
    """A constant times a value."""

    factor: int
    value: Expr
    type: Type


@value
class Absolute:
    """The distance from zero."""

    value: Expr
    type: Type


@value
class Extreme:
    """The least of several values, or the greatest."""

    values: tuple[Expr, ...]
    greatest: bool
    type: Type


@value
class Steps:
    """How many steps of the scale `left` lies above `right`."""

    left: Expr
    right: Expr
    type: Type


@value
class Months:
    """Whole months from one date to another; rounded down, so negative when the second is earlier."""

    start: Expr
    end: Expr
    type: Type


@value
class Compare:
    """Two values of one type."""

    operator: Operator
    left: Expr
    right: Expr


@value
class CompareShare:
    """A share against a constant of `places` digits after the point."""

    operator: Literal["<", "<=", ">", ">="]
    share: Let
    constant: Constant | Parameter
    places: int


@value
class OneOf:
    """The value is one of a few constants."""

    value: Expr
    options: tuple[Constant, ...]


@value
class Missing:
    """The fact is not recorded. The only question about a gap that has an answer."""

    fact: FactOf


@value
class Not:
    """The contrary."""

    part: Expr


@value
class AllOf:
    """Every part holds."""

    parts: tuple[Expr, ...]


@value
class AnyOf:
    """At least one part holds."""

    parts: tuple[Expr, ...]


Expr = (
    Constant
    | Parameter
    | FactOf
    | Let
    | Sum
    | Times
    | Absolute
    | Extreme
    | Steps
    | Months
    | Compare
    | CompareShare
    | OneOf
    | Missing
    | Not
    | AllOf
    | AnyOf
)


@value
class Aggregate:
    """One number or truth over related rows.

    `value` is what is counted apart, added up or compared; for `any`, `all` and `share` it is their condition, and
    `count` has none.
    """

    name: str
    operation: Operation
    relation: str
    hops: tuple[str, ...]
    entity: str
    variable: str
    value: Expr | None
    where: Expr | None
    type: Type

    @property
    def path(self) -> str:
        """The related rows, as written."""
        return ".".join((*self.hops, self.relation))

    @property
    def roots(self) -> tuple[Expr, ...]:
        """What is asked of each row."""
        return tuple(part for part in (self.value, self.where) if part is not None)

    @property
    def nodes(self) -> tuple[Expr, ...]:
        """Every node of that."""
        return tuple(node for root in self.roots for node in walk(root))

    @property
    def asks_of_subject(self) -> bool:
        """Whether it asks of the row that it is worked out for, beside those of the list."""
        return any(isinstance(node, FactOf) and not node.of_row for node in self.nodes)


@value
class TypedRule:
    """A rule, checked: ready for any back end. `subject` names the entity it is for."""

    name: str
    subject: str
    applies: Expr | None
    lets: tuple[Aggregate, ...]
    when: Expr
    tags: tuple[tuple[str, str], ...] = field(default=())

    @property
    def parameters(self) -> tuple[str, ...]:
        """Names of the parameters it reads, each once."""
        return tuple(dict.fromkeys(node.name for node in self.nodes if isinstance(node, Parameter)))

    @cached_property
    def read(self) -> tuple[FactOf | Parameter, ...]:
        """Facts of the subject and parameters that it reads, each once."""
        own = (
            node for node in self.nodes if isinstance(node, Parameter) or (isinstance(node, FactOf) and not node.of_row)
        )
        return tuple(dict.fromkeys(own))

    @cached_property
    def read_of_rows(self) -> Mapping[str, tuple[FactOf, ...]]:
        """By name of the aggregate, the facts of its rows that it reads, each once."""
        return {
            let.name: tuple(dict.fromkeys(node for node in let.nodes if isinstance(node, FactOf) and node.of_row))
            for let in self.lets
        }

    @cached_property
    def lets_alone(self) -> frozenset[str]:
        """The aggregates that ask of a row what it says itself, and nothing of the subject or of what it belongs to."""
        return frozenset(
            let.name
            for let in self.lets
            if all(node.of_row and not node.hops for node in let.nodes if isinstance(node, FactOf))
        )

    @property
    def roots(self) -> tuple[Expr, ...]:
        """Every expression in it."""
        inner = [part for let in self.lets for part in let.roots]
        return (*([self.applies] if self.applies is not None else []), self.when, *inner)

    @cached_property
    def nodes(self) -> tuple[Expr, ...]:
        """Every node of them."""
        return tuple(node for root in self.roots for node in walk(root))


def walk(node: Expr) -> Iterator[Expr]:
    """The node and all nodes below it, parents first."""
    ahead = [node]
    while ahead:
        node = ahead.pop()
        yield node
        if names := _HOLDING[type(node)]:
            ahead += reversed(_below(node, names))


def parts_of(node: Expr) -> tuple[Expr, ...]:
    """The nodes right below it, in their order."""
    return tuple(_below(node, _HOLDING[type(node)]))


def with_parts(node: Expr, parts: Iterable[Expr]) -> Expr:
    """The same with other nodes right below it, as many and in the same order."""
    following = iter(parts)
    put: dict[str, Any] = {}
    for name in _HOLDING[type(node)]:
        held = getattr(node, name)
        put[name] = tuple(next(following) for _ in held) if type(held) is tuple else next(following)
    return replace(node, **put) if put else node


def _below(node: Expr, names: tuple[str, ...]) -> list[Expr]:
    """The nodes that stand in it, in its fields of these names."""
    found: list[Expr] = []
    for name in names:
        value = getattr(node, name)
        found += value if type(value) is tuple else (value,)
    return found


_KINDS = {"Expr", *(kind.__name__ for kind in get_args(Expr))}
_HOLDING = {
    kind: tuple(field.name for field in fields_of(kind) if _KINDS.intersection(re.findall(r"\w+", str(field.type))))
    for kind in get_args(Expr)
}
"""The fields of each kind of node that hold nodes: many hold none, and most of a tree is leaves."""


def conjuncts(condition: Expr) -> Iterator[Expr]:
    """The parts that all have to hold."""
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from conjuncts(part)
    else:
        yield condition
