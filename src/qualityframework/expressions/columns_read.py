"""The `columns` back end, what rules read of the columns: nothing else is taken up, and it is held to what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..errors import Unusable
from ..vocabulary import Entity
from .columns_checked import faults_of, misnamed
from .columns_tables import Columns, Table
from .tree import FactOf, Let, TypedRule, walk

Named = tuple[str, str]
"""An entity, and the name of something of it."""


@dataclass(frozen=True)
class Reads:
    """What rules read, each with the first rule that does.

    Args:
        facts: by entity and name.
        lists: related rows.
        parents: ways to what a row lies in.
    """

    facts: dict[Named, str] = field(default_factory=dict)
    lists: dict[Named, str] = field(default_factory=dict)
    parents: dict[Named, str] = field(default_factory=dict)


def read_by(rules: Iterable[TypedRule], schema: Mapping[str, Entity]) -> Reads:
    """What these rules read. An aggregate that only texts look at is not read."""
    reads = Reads()
    top = next(name for name, entity in schema.items() if entity.key == "")
    for rule in rules:

        def owner(entity: str, hops: Iterable[str], rule: str = rule.name) -> str:
            for hop in hops:
                reads.parents.setdefault((entity, hop), rule)
                entity = schema[entity].parents[hop]
            return entity

        if key := schema[rule.subject].key:
            reads.lists.setdefault((top, key), rule.name)
        asked = {node.name for node in rule.nodes if isinstance(node, Let)}
        lets = [let for let in rule.lets if let.name in asked]
        for let in lets:
            reads.lists.setdefault((owner(rule.subject, let.hops), let.relation), rule.name)
        roots = [
            (rule.applies, ""),
            (rule.when, ""),
            *((root, let.entity) for let in lets for root in (let.value, let.where)),
        ]
        for root, row in roots:
            for node in walk(root) if root is not None else ():
                if isinstance(node, FactOf):
                    of = owner(row if node.of_row else rule.subject, node.hops)
                    reads.facts.setdefault((of, node.name), rule.name)
    return reads


def taken_up(columns: Columns, reads: Reads) -> Columns:
    """The columns with nothing but what is read.

    Raises:
        Unusable: with everything that is read and is not there, and everything in it that cannot be.
    """
    if faults := [*misnamed(columns), *_lacking(columns, reads)]:
        raise Unusable(*faults)
    taken = Columns(columns.schema, dict(_tables(columns, reads)), columns.words)
    if faults := faults_of(taken):
        raise Unusable(*faults)
    return taken


def _tables(columns: Columns, reads: Reads) -> Iterator[tuple[str, Table]]:
    schema = columns.schema
    met = {columns.top, *(entity for one in (reads.facts, reads.lists, reads.parents) for entity, _ in one)}
    met |= {schema[entity].relations[name].entity for entity, name in reads.lists}
    met |= {schema[entity].parents[name] for entity, name in reads.parents}
    for name in (name for name in columns.tables if name in met):
        table = columns.tables[name]
        yield (
            name,
            Table(
                table.starts,
                {fact: table.columns[fact] for entity, fact in reads.facts if entity == name},
                {relation: table.lists[relation] for entity, relation in reads.lists if entity == name},
                {parent: table.parents[parent] for entity, parent in reads.parents if entity == name},
            ),
        )


def _lacking(columns: Columns, reads: Reads) -> Iterator[str]:
    """What is read and is not there, each with a rule that reads it."""
    tables, schema = columns.tables, columns.schema
    for (entity, name), rule in reads.facts.items():
        if entity not in tables or name not in tables[entity].columns:
            yield f"{rule} reads `{name}` of {entity}, of which there is no column"
    for (entity, name), rule in reads.lists.items():
        if entity not in tables or name not in tables[entity].lists:
            yield f"{rule} reads the list `{name}` of {entity}, which is not among the columns"
        elif (listed := schema[entity].relations[name].entity) not in tables:
            yield f"{rule} reads the list `{name}` of {entity}, and there is no table of {listed}"
    for (entity, name), rule in reads.parents.items():
        if entity not in tables or name not in tables[entity].parents:
            yield f"{rule} reads the `{name}` of {entity}, of which there is no column"
        elif (parent := schema[entity].parents[name]) not in tables:
            yield f"{rule} reads the `{name}` of {entity}, and there is no table of {parent}"
