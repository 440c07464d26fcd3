"""Rows of which nothing is decided: each fact, each row of a list and each gap is a choice of the solver."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

import z3

from ...errors import Unusable
from ...vocabulary import Date, Decimal, Entity, GradeOf, Integer, Kind, Text, Truth, Type
from ..rows import Related, Row, Rows, new_row

Formula = Any
"""A term of z3, which has no types of its own for Python."""
UNNAMED = 1_000
"""From here on a number stands for a text that no rule names; there are as many of these again."""


class Fact(NamedTuple):
    """A fact: whether it is known, and the value that it has if so."""

    known: Formula
    value: Formula
    type: Type


class Bounds(NamedTuple):
    """Within which something was shown: no list is longer, and no day lies outside."""

    rows: int = 2
    first: dt.date = dt.date(2016, 1, 1)
    last: dt.date = dt.date(2027, 12, 31)
    points: int = 6
    """How many points the scale of the grades has."""

    def __str__(self) -> str:
        return f"lists of up to {self.rows} rows, days from {self.first.isoformat()} to {self.last.isoformat()}"


class Gap(NamedTuple):
    """Something that is wanted false in a small world, and when its turn is: the lowest first."""

    turn: tuple[int, str, int]
    holds: Formula


class World:
    """One subject and everything that rules can see from it; facts come to be when a rule asks for them.

    As in examples of rule files, each row has parents of its own: more can be than in a record, where rows share them.

    Args:
        schema: the entities.
        subject: the entity that rules are for.
        bounds: how long lists are, and which days there are.

    Raises:
        Unusable: when nothing is within the bounds, so that everything would hold of all that is.
    """

    def __init__(self, schema: Mapping[str, Entity], subject: str, bounds: Bounds | None = None) -> None:
        self.schema, self.bounds = schema, bounds or Bounds()
        if self.bounds.rows < 1 or self.bounds.points < 1 or self.bounds.first > self.bounds.last:
            raise Unusable(f"nothing is within {self.bounds} and {self.bounds.points} grades: nothing would be shown")
        self.rules: list[Formula] = []
        """What holds in every world: types, what hangs on what, what lists are."""
        self.words: dict[str, int] = {}
        self.gaps: list[Gap] = []
        """What is wanted false in a small world: what is perhaps there, is there at all, is recorded."""
        self.subject = SomeRow(self, schema[subject], subject)

    def word(self, text: str) -> int:
        """The number that stands for a text."""
        return self.words.setdefault(text, len(self.words))

    def text(self, number: int) -> str:
        """The text that a number stands for; one that no rule names is called by the number."""
        named = next((text for text, known in self.words.items() if known == number), None)
        if named is not None:
            return named
        label = f"text-{number - UNNAMED + 1}"
        while label in self.words:
            label += "'"
        return label

    def reach(self, type_: Type) -> tuple[int, int]:
        """The least and the greatest number that a fact of a type may be within the bounds."""
        match type_:
            case Date(low=low, high=high):
                return max(low, self.bounds.first.toordinal()), min(high, self.bounds.last.toordinal())
            case GradeOf(low=low, high=high):
                return low, min(high, self.bounds.points)
            case Integer(low=low, high=high) | Decimal(low=low, high=high):
                return low, high
            case Text():
                return 0, 2 * UNNAMED - 1
            case _:
                raise TypeError(f"no numbers: {type_}")


class SomeRow:
    """A row of a world."""

    def __init__(self, world: World, entity: Entity, path: str) -> None:
        self.world, self.entity, self.path = world, entity, path
        self.facts: dict[str, Fact] = {}
        self.lists: dict[str, SomeList] = {}
        self.parents: dict[str, SomeRow] = {}

    def fact(self, name: str) -> Fact:
        """A fact of it."""
        if name not in self.facts:
            declared = self.entity.facts[name]
            known, label = z3.Bool(f"{self.path}.{name} is known"), f"{self.path}.{name}"
            value = z3.Bool(label) if isinstance(declared.type, Truth) else z3.Int(label)
            self.facts[name] = fact = Fact(known, value, declared.type)
            self.world.gaps.append(Gap((4, known.decl().name(), 0), known))
            self.world.rules += self._within(fact)
            if declared.only_if is not None:  # what is there is there because what it hangs on is
                condition = self.fact(declared.only_if)
                self.world.rules.append(z3.Implies(known, z3.And(condition.known, condition.value)))
        return self.facts[name]

    def _within(self, fact: Fact) -> list[Formula]:
        match fact.type:
            case Truth():
                return []
            case Kind(values=values):
                return [z3.Or([fact.value == self.world.word(one) for one in values])]
            case _:
                low, high = self.world.reach(fact.type)
                return [fact.value >= low, fact.value <= high]

    def parent(self, name: str) -> SomeRow:
        """The row that it belongs to."""
        if name not in self.parents:
            entity = self.world.schema[self.entity.parents[name]]
            self.parents[name] = SomeRow(self.world, entity, f"{self.path}.{name}")
        return self.parents[name]

    def related(self, name: str) -> SomeList:
        """A list of it."""
        if name not in self.lists:
            entity = self.world.schema[self.entity.relations[name].entity]
            self.lists[name] = SomeList(self.world, entity, f"{self.path}.{name}")
        return self.lists[name]

    def follow(self, hops: tuple[str, ...]) -> SomeRow:
        """The row's parent, or its parent's."""
        row = self
        for hop in hops:
            row = row.parent(hop)
        return row


class ListedRow(NamedTuple):
    """A row of a list: whether it may be there, and whether that is certain."""

    row: SomeRow
    there: Formula
    certain: Formula


class SomeList:
    """A list of a world, with room for so many rows."""

    def __init__(self, world: World, entity: Entity, path: str) -> None:
        self.open = z3.Bool(f"{path} is open")
        names = [f"{path}[{number}]" for number in range(1, world.bounds.rows + 1)]
        self.rows = [
            ListedRow(SomeRow(world, entity, name), z3.Bool(f"{name} is there"), z3.Bool(f"{name} is certain"))
            for name in names
        ]
        for one, after in zip(self.rows, self.rows[1:], strict=False):
            world.rules.append(z3.Implies(after.there, one.there))
        world.rules += [z3.Implies(one.certain, one.there) for one in self.rows]
        # files have a list that is recorded whole, or one that was never recorded and of which nothing is known
        for number, one in enumerate(self.rows):
            world.gaps.append(Gap((0, path, number), z3.And(one.there, z3.Not(one.certain))))
            world.gaps.append(Gap((2, path, -number), one.there))
        world.gaps += [Gap((1, path, 0), z3.And(self.open, self.rows[0].there)), Gap((3, path, 0), z3.Not(self.open))]


class Concrete(NamedTuple):
    """A row of a world as a model of the solver has it, with the findings of it and of its parents."""

    row: Row
    findings: dict[Row, Related]


def concrete(world: World, model: Formula) -> Concrete:
    """The subject and everything that was asked for, as rows; what was not asked for is unknown."""
    findings: dict[Row, Related] = {}
    return Concrete(_concrete(world.subject, model, findings), findings)


def _concrete(some: SomeRow, model: Formula, findings: dict[Row, Related]) -> Row:
    values: dict[str, Any] = {}
    for name, fact in some.facts.items():
        if z3.is_true(model.eval(fact.known, model_completion=True)):
            values[name] = _value(some.world, fact, model.eval(fact.value, model_completion=True))
    row = new_row(some.entity, values)
    for name in some.entity.parents:
        setattr(row, name, _concrete(some.parent(name), model, findings))
    for name, listed in some.lists.items():
        related = _related(listed, model, findings)
        if name == "findings":
            findings[row] = related
        else:
            setattr(row, name, related)
    return row


def _related(listed: SomeList, model: Formula, findings: dict[Row, Related]) -> Related:
    def held(formula: Formula) -> bool:
        return bool(z3.is_true(model.eval(formula, model_completion=True)))

    there = [(one, held(one.certain)) for one in listed.rows if held(one.there)]
    certain = tuple(_concrete(one.row, model, findings) for one, sure in there if sure)
    possible = tuple(_concrete(one.row, model, findings) for one, sure in there if not sure)
    return Rows(certain, possible, open=True) if held(listed.open) else Rows(certain, possible) if possible else certain


def _value(world: World, fact: Fact, found: Formula) -> int | str | bool:
    if isinstance(fact.type, Truth):
        return bool(z3.is_true(found))
    number = int(found.as_long())
    return world.text(number) if isinstance(fact.type, Kind | Text) else number
