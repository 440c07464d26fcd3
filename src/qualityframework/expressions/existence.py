"""What has to hold for the facts that a rule reads to exist: one declared `only_if` another needs that other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..vocabulary import Entity, Truth
from .tree import Expr, FactOf, walk


def existence(schema: Mapping[str, Entity], entity: Entity, parts: Iterable[Expr], *, of_row: bool) -> list[Expr]:
    """The truth facts of the row, or of the subject, that those in `parts` hang on."""
    nodes = [node for part in parts for node in walk(part)]
    read = {(node.hops, node.name) for node in nodes if isinstance(node, FactOf) and node.of_row is of_row}
    wanted = {(hops, _owner(schema, entity, hops).facts[name].only_if) for hops, name in read}
    missing = sorted((hops, name) for hops, name in wanted if name is not None and (hops, name) not in read)
    return [FactOf(name, Truth(), hops, of_row) for hops, name in missing]


def _owner(schema: Mapping[str, Entity], entity: Entity, hops: tuple[str, ...]) -> Entity:
    for hop in hops:
        entity = schema[entity.parents[hop]]
    return entity
