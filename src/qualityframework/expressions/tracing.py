"""Why: the values an expression saw, the rows its aggregates looked at, and the gaps that it met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..vocabulary import Type
from .reference import Asked, Parameters, Sight, Value, aggregated, looked_at, value_of
from .rows import Findings, Row, follow, related
from .tree import Aggregate, FactOf, TypedRule

Raw = bool | int | str | None


class Saw(NamedTuple):
    """A name and its value: known when `low` and `high` are the same, unknown when both are None."""

    name: str
    type: Type
    low: Raw
    high: Raw


class Looked(NamedTuple):
    """The rows that an aggregate looked at: those that count and those that may."""

    let: str
    counted: tuple[Row, ...]
    possible: tuple[Row, ...]
    open: bool


class Gap(NamedTuple):
    """Something that is not known: a fact of a row, a list that belongs to it, or a let that has no value."""

    row: Row
    name: str


class Trace(NamedTuple):
    """Everything that a rule rested on, for one subject."""

    saw: tuple[Saw, ...]
    looked: tuple[Looked, ...]
    gaps: tuple[Gap, ...]


def trace(
    rule: TypedRule, subject: Row, parameters: Parameters, findings: Findings, asked: Asked | None = None
) -> Trace:
    """The trace of a rule on a subject.

    Args:
        rule: with its number and the values of its parameters.
        subject: the row.
        parameters: their values.
        findings: those that it can read.
        asked: what was asked of rows before that have not changed since, to which all that is asked now is added.
    """
    bare = Sight(subject, parameters, findings, {})
    alone = rule.lets_alone if asked is not None else ()
    rows = {let.name: looked_at(let, bare, asked if let.name in alone else None) for let in rule.lets}
    sight = bare._replace(lets={let.name: aggregated(let, *rows[let.name]) for let in rule.lets})
    looked: list[Looked] = []
    gaps: list[Gap] = []
    for let in rule.lets:
        seen, more = rows[let.name]
        counted = tuple(one.row for one in seen if one.counts)
        looked.append(Looked(let.name, counted, tuple(one.row for one in seen if not one.counts), more))
        gaps += _gaps_of(let, rule.read_of_rows[let.name], bare, [one.row for one in seen])
        if sight.lets[let.name] is None and let.operation in ("min", "max", "share"):
            gaps.append(Gap(subject, let.name))
    own = [node for node in rule.read if isinstance(node, FactOf)]
    gaps += [Gap(follow(subject, fact.hops), fact.name) for fact in own if value_of_fact(fact, sight) is None]
    return Trace(tuple(_saw(rule, sight)), tuple(looked), tuple(dict.fromkeys(gaps)))


def value_of_fact(fact: FactOf, sight: Sight) -> Raw:
    """The fact as the row holds it."""
    found: Raw = getattr(follow(sight.subject, fact.hops), fact.name)
    return found


def _saw(rule: TypedRule, sight: Sight) -> Iterator[Saw]:
    told: set[str] = set()
    for let in rule.lets:
        told.add(let.name)
        yield Saw(let.name, let.type, *_ends(sight.lets[let.name]))
    for node in rule.read:
        name = node.path if isinstance(node, FactOf) else node.name
        if name in told:
            continue
        told.add(name)
        if isinstance(node, FactOf):
            value = value_of_fact(node, sight)
            yield Saw(name, node.type, value, value)
        else:
            yield Saw(name, node.type, *_ends(value_of(node, sight)))


def _ends(value: Value) -> tuple[Raw, Raw]:
    if isinstance(value, tuple):
        low, high = value
        return (low, high) if isinstance(low, int) and isinstance(high, int) else (_percent(low), _percent(high))
    return value, value


def _percent(share: object) -> str:
    return f"{float(share) * 100:.0f} %"  # type: ignore[arg-type]  # a Fraction


def _gaps_of(let: Aggregate, read: Iterable[FactOf], sight: Sight, rows: list[Row]) -> Iterator[Gap]:
    found = related(sight.subject, let.hops, let.relation, sight.findings)
    if found.open or not {id(row) for row in found.possible}.isdisjoint(map(id, rows)):
        yield Gap(follow(sight.subject, let.hops), let.relation)
    for row in rows:
        for fact in read:
            if getattr(follow(row, fact.hops), fact.name) is None:
                yield Gap(follow(row, fact.hops), fact.name)
