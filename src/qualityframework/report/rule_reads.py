"""What a rule reads, and which key of a record says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from ..expressions import FactOf, TypedRule
from ..inspections import Evaluation, Record
from ..vocabulary import BENCHMARKED, FACTS, Entity


@dataclass(frozen=True, slots=True)
class Read:
    """A fact or a list of rows that a rule reads: as rules write it, what it says, and where a record says it.

    `keys` are of the record: a list and a key of what stands in it, or a key of the record itself; none where the fact
    is worked out. `beside` is whether it hangs on the earlier inspections that are given to compare with.
    """

    name: str
    doc: str
    keys: tuple[str, ...]
    beside: bool = False


def reads_of(rule: TypedRule) -> tuple[Read, ...]:
    """All that the conditions of a rule read, each once: facts of its subject first, then each list with its facts."""
    return tuple(dict.fromkeys(_reads(rule)))


def _reads(rule: TypedRule) -> Iterator[Read]:
    subject = FACTS[rule.subject]
    for node in rule.read:
        if isinstance(node, FactOf):
            owner = _owner(subject, node.hops)
            yield _read(owner, node, node.path)
    for let in rule.lets:
        relation = _owner(subject, let.hops).relations[let.relation]
        keys = (let.relation,) if let.relation in _keys(Record) else ()
        yield Read(let.path, relation.doc, keys)
        for node in rule.read_of_rows[let.name]:
            yield _read(FACTS[let.entity], node, f"{node.path} of {let.path}", let.relation)


def _owner(entity: Entity, hops: tuple[str, ...]) -> Entity:
    for hop in hops:
        entity = FACTS[entity.parents[hop]]
    return entity


def _read(owner: Entity, node: FactOf, path: str, relation: str = "") -> Read:
    fact = owner.facts[node.name]
    doc = fact.doc + (f" (exists only if `{fact.only_if}`)" if fact.only_if is not None else "")
    places = _places(owner.name)
    if owner.name != "bearing":
        places = tuple(place for place in places if place[0] == relation) or places
    if fact.written is None:
        keys = _found(places, node.name)
    else:
        found = ((_found(places, key) or _found(_places("inspection"), key)) for key in fact.written.split(" or "))
        keys = tuple(key for some in found for key in some)
    return Read(path, doc, keys, node.name in BENCHMARKED)


def _found(places: tuple[tuple[str, frozenset[str]], ...], key: str) -> tuple[str, ...]:
    return tuple(f"{part}: {key}" if part else key for part, keys in places if key.partition(".")[0] in keys)


@cache
def _places(entity: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The lists of a record whose entries are rows of this entity, each with the keys of an entry."""
    if entity == "inspection":
        return (("", _keys(Record)),)
    if entity == "bearing":  # a row for an item and an evaluation that meet: either may say it
        return (("evaluations", _keys(Evaluation)), *_places("evidence"))
    relations = FACTS["inspection"].relations
    lists = [name for name, what in relations.items() if what.entity == entity and name in Record.model_fields]
    return tuple((name, _keys(_entry(Record.model_fields[name].annotation))) for name in lists)


def _entry(annotation: Any) -> type[BaseModel]:
    """The model of what a list of the record holds."""
    inner = next((one for one in get_args(annotation) if one is not type(None) and one is not Ellipsis), annotation)
    return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else _entry(inner)


def _keys(model: type[BaseModel]) -> frozenset[str]:
    fields: Mapping[str, Any] = model.model_fields
    return frozenset(field.alias or name for name, field in fields.items())
