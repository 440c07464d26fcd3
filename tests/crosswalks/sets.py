"""How two sets stand to each other, which is what the kinds of relation are after."""

from __future__ import annotations

from typing import TypeVar

from qualityframework.frameworks import RelationKind

T = TypeVar("T", int, str)


def how(one: frozenset[T], other: frozenset[T]) -> RelationKind:
    """The kind of relation that is true of two sets with something in them."""
    if one == other:
        return RelationKind.EQUIVALENT
    if one < other:
        return RelationKind.SUBSET
    if one > other:
        return RelationKind.SUPERSET
    return RelationKind.INTERSECTS if one & other else RelationKind.NONE
