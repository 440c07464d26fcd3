"""Rows of facts, as the rule language sees them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

from ..vocabulary import Entity, value


class Row:
    """One row: an attribute a fact, a relation and a parent. A fact that is None is unknown.

    Truths are `bool`; numbers, decimals, dates and grades are whole numbers (see `tree`); kinds and texts are `str`.
    A relation is a tuple of rows when the list is recorded and it is certain what is in it, else `Rows`.
    """

    __slots__ = ()
    entity: ClassVar[str] = ""
    id: str | None


@value
class Rows:
    """Related rows of which not everything is known.

    Args:
        certain: rows that are related for certain.
        possible: rows that may be.
        open: there may be more that were never recorded.
    """

    certain: tuple[Row, ...] = ()
    possible: tuple[Row, ...] = ()
    open: bool = False


UNRECORDED = Rows(open=True)
"""A list that was never recorded, which is not an empty list."""

Related = tuple[Row, ...] | Rows
Findings = Mapping[Row, Related]
"""The findings of earlier strata on a row; a row that is not there has none."""


@cache
def _row_class(entity: Entity) -> type[Row]:
    slots = (*entity.facts, *entity.relations, *entity.parents)
    return type(f"Row[{entity.name}]", (Row,), {"__slots__": slots, "entity": entity.name})


def new_row(entity: Entity, values: Mapping[str, Any]) -> Row:
    """A row of this entity; facts that are not given are unknown, relations that are not given were never recorded."""
    row = _row_class(entity)()
    get = values.get
    for name in entity.facts:
        setattr(row, name, get(name))
    for name in entity.relations:
        setattr(row, name, get(name, UNRECORDED))
    for name in entity.parents:
        setattr(row, name, get(name))
    return row


def follow(row: Row, hops: tuple[str, ...]) -> Row:
    """The row's parent, or its parent's."""
    for hop in hops:
        row = getattr(row, hop)
    return row


def related(row: Row, hops: tuple[str, ...], relation: str, findings: Findings) -> Rows:
    """The related rows, certain and possible."""
    owner = follow(row, hops)
    found: Related = findings.get(owner, ()) if relation == "findings" else getattr(owner, relation)
    return Rows(found) if isinstance(found, tuple) else found
