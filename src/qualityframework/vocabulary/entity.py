"""What a fact is, what relates rows, and what an entity is: the parts of the fact vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .types import Type


class Fact(NamedTuple):
    """One fact: its type, what it says, the truth fact it hangs on if it does, and the key of a record that says it.

    One that is `for_texts` may stand in what a rule says and not in what it asks.
    """

    type: Type
    doc: str
    only_if: str | None = None
    written: str | None = None
    for_texts: bool = False


class Relation(NamedTuple):
    """Related rows: of which entity, and what relates them."""

    entity: str
    doc: str


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """A kind of row, the same only as itself.

    `key` is the relation of the inspection that lists all its rows, for entities that rules can be for.
    """

    name: str
    doc: str
    facts: Mapping[str, Fact]
    relations: Mapping[str, Relation] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    key: str | None = None
