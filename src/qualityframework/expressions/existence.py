"""What has to hold for the facts that a rule reads to exist: one declared `only_if` another needs that other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..vocabulary import Entity, Truth
from .tree import Expr, FactOf, conjuncts, walk


def existence(
    schema: Mapping[str, Entity], entity: Entity, parts: Iterable[Expr], held: Iterable[Expr], *, of_row: bool
) -> list[Expr]:
    """The truth facts of the row, or of the subject, that those in `parts` hang on and that `held` does not ask for.

    That a rule reads such a fact somewhere is not enough: `when: not evaluated or grade == weak` would be clear, or
    fire, for a grade that does not exist.
    """
    asked = [conjunct for part in held for conjunct in conjuncts(part)]
    nodes = [node for part in parts for node in walk(part)]
    read = {(node.hops, node.name) for node in nodes if isinstance(node, FactOf) and node.of_row is of_row}
    wanted = {(hops, _owner(schema, entity, hops).facts[name].only_if) for hops, name in read}
    named = sorted((hops, name) for hops, name in wanted if name is not None)
    guards = (FactOf(name, Truth(), hops, of_row) for hops, name in named)
    return [guard for guard in guards if guard not in asked]


def _owner(schema: Mapping[str, Entity], entity: Entity, hops: tuple[str, ...]) -> Entity:
    for hop in hops:
        entity = schema[entity.parents[hop]]
    return entity
