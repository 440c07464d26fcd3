"""What a rule may name: facts of what it is for and of its parents, facts of an aggregate's rows, and parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..expressions import Constant
from ..vocabulary import Date, Decimal, Entity, FixedDict, Integer, Text, Type

Schema = Mapping[str, Entity]
Grades = Mapping[str, Constant]
ROW = "x"
"""What the row of an aggregate is called."""


@dataclass(frozen=True)
class Names:
    """Names by what they stand for, each with its type.

    Args:
        facts: of the subject and its parents, which differ from row to row.
        of_row: of the row of an aggregate and its parents.
        lets: aggregates; that of a number may have more places than its type says.
        parameters: which are the same for all rows.
        grades: names of grades.
    """

    facts: Mapping[str, Type]
    of_row: Mapping[str, Type]
    lets: Mapping[str, Type]
    parameters: Mapping[str, Type]
    grades: tuple[str, ...]

    def adding(self, lets: Mapping[str, Type]) -> Names:
        """The same with aggregates."""
        return replace(self, lets={**self.lets, **lets})

    @property
    def parameters_of_numbers(self) -> tuple[str, ...]:
        """Parameters that are numbers."""
        return tuple(name for name, type_ in self.parameters.items() if isinstance(type_, Integer | Decimal))

    def like(self, *types: type[Type]) -> list[str]:
        """All names of one of these types."""
        known = {**self.facts, **self.of_row, **self.lets, **self.parameters}
        return [name for name, type_ in known.items() if isinstance(type_, types)]


def names_for(schema: Schema, subject: str, grades: Grades, row: str | None = None) -> Names:
    """What a rule for `subject` may name; within an aggregate over rows of the entity `row` that too."""
    return Names(
        facts=dict(_facts(schema, schema[subject], "")),
        of_row=dict(_facts(schema, schema[row], f"{ROW}.")) if row is not None else {},
        lets={},
        parameters=parameters_for(schema, grades),
        grades=tuple(name for name in grades if name not in schema[subject].facts),
    )


def parameters_for(schema: Schema, grades: Grades) -> Mapping[str, Type]:
    """A parameter of each type that a rule file can have, called as nothing of the schema is."""
    types: dict[str, Type] = {
        "least": Integer(0, 9),
        "limit": Decimal(2, 0, 100),
        "since": Date(),
        "word": Text(),
    }
    if grades:
        types["bar"] = next(iter(grades.values())).type
    taken = {name for entity in schema.values() for name in (*entity.facts, *entity.relations, *entity.parents)}
    return FixedDict({_free(name, taken | grades.keys()): type_ for name, type_ in types.items()})


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "_"
    return name


def _facts(schema: Schema, entity: Entity, lead: str) -> Iterator[tuple[str, Type]]:
    for name, fact in entity.facts.items():
        if not fact.for_texts:
            yield f"{lead}{name}", fact.type
    for name, parent in entity.parents.items():
        yield from _facts(schema, schema[parent], f"{lead}{name}.")


def relations_of(schema: Schema, entity: Entity, lead: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every list that a rule may look at, as written, with the entity of its rows: its own lists come first."""
    for name, relation in entity.relations.items():
        yield ".".join((*lead, name)), relation.entity
    for name, parent in entity.parents.items():
        yield from relations_of(schema, schema[parent], (*lead, name))
