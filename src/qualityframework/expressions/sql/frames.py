"""The `sql` back end, places: rows of a table with what they lie in, joined as far as it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from ...vocabulary import Decimal, Entity, GradeOf, Integer
from ..tree import FactOf
from .names import KEY, table_of
from .terms import Term, column, name


@dataclass
class Frame:
    """The rows of an entity under a name, and the rows that they lie in.

    Args:
        schema: the entities.
        entity: of the rows.
        alias: what they are called.
        joins: what was asked so far, by what it is called.
    """

    schema: Mapping[str, Entity]
    entity: str
    alias: str
    joins: dict[str, exp.Join] = field(default_factory=dict)

    def fact(self, fact: FactOf) -> Term:
        """The column of a fact of the rows, or of those that they lie in; numbers as wide as sums of them need."""
        found = column(self.at(fact.hops), fact.name)
        return (
            exp.cast(found, exp.DataType.Type.BIGINT) if isinstance(fact.type, Integer | Decimal | GradeOf) else found
        )

    def at(self, hops: tuple[str, ...]) -> str:
        """What the rows at the end of the way are called."""
        alias = self.alias
        for number, hop in enumerate(hops, 1):
            further = f"{alias}_{hop}"
            if further not in self.joins:
                entity = owner_of(self.schema, self.entity, hops[:number])
                self.joins[further] = joined(table_of(entity), further, KEY, column(alias, hop))
            alias = further
        return alias

    def key(self, hops: tuple[str, ...]) -> Term:
        """The key of the rows at the end of the way, which takes one join less."""
        return column(self.at(hops[:-1]), hops[-1]) if hops else column(self.alias, KEY)


def owner_of(schema: Mapping[str, Entity], entity: str, hops: tuple[str, ...]) -> str:
    """The entity at the end of the way."""
    for hop in hops:
        entity = schema[entity].parents[hop]
    return entity


def source(table: str, alias: str) -> exp.Table:
    """A table under a name."""
    return exp.Table(this=name(table), alias=exp.TableAlias(this=name(alias)))


def joined(table: str, alias: str, on: str, same_as: Term) -> exp.Join:
    """A table of which one row at most has this in a column; where none has, it is all NULL and no row is lost."""
    return exp.Join(this=source(table, alias), side="LEFT", on=same(column(alias, on), same_as))


def met(table: str, alias: str, on: str, same_as: Term) -> exp.Join:
    """A table, and as many rows as have this in a column."""
    return exp.Join(this=source(table, alias), on=same(column(alias, on), same_as))


def same(one: Term, other: Term) -> Term:
    """Whether two keys are the same."""
    return exp.EQ(this=one.copy(), expression=other.copy())


def selected(columns: Mapping[str, Term], start: Term, *joins: Term) -> exp.Select:
    """These columns under these names, of rows."""
    query = exp.Select(expressions=[exp.alias_(term.copy(), name(called)) for called, term in columns.items()])
    query.set("from_", exp.From(this=start))
    query.set("joins", [join.copy() for join in joins])
    return query
