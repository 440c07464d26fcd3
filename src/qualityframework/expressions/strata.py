"""Strata: a rule that reads findings comes after the rules that may make them.

Which rules those are is read from the condition on the findings (`f.remit == "evidence"`, `f.rule in (...)`); without
one it is every rule whose findings reach the list. Nothing is declared, and a cycle is an error that shows the way
round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from .tree import Aggregate, Compare, Constant, FactOf, OneOf, TypedRule, conjuncts

REACH: Mapping[str, tuple[str, ...]] = {
    "evaluation": ("evaluation",),
    "domain": ("evaluation",),
    "inspection": (
        *("domain", "evaluation", "evidence", "message", "point", "wording", "detail"),
        *("claim", "amendment", "follow-up", "concern"),
    ),
}
"""The findings that a row's `findings` lists: those on rows of these entities that belong to it."""


class Cycle(Exception):  # noqa: N818
    """Rules that wait for each other; `names` is the way round, the first again at its end."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(" -> ".join(names))


def strata(rules: Sequence[TypedRule], schema_parents: Mapping[str, Mapping[str, str]]) -> tuple[tuple[int, ...], ...]:
    """Numbers of the rules, stratum by stratum.

    Raises:
        Cycle: when rules read each other's findings.
    """
    waits = {index: _waits(rule, rules, schema_parents) for index, rule in enumerate(rules)}
    sorter = TopologicalSorter(waits)
    try:
        sorter.prepare()
    except CycleError as error:
        names = [rules[index].name for index in reversed(error.args[1])]
        start = names.index(min(names))
        raise Cycle((*names[start:-1], *names[:start], names[start])) from None
    layers = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        layers.append(tuple(ready))
        sorter.done(*ready)
    return tuple(layers)


def read_by_rules(rules: Sequence[TypedRule], schema_parents: Mapping[str, Mapping[str, str]]) -> frozenset[int]:
    """Numbers of the rules whose findings another rule may read."""
    return frozenset[int]().union(*(_waits(rule, rules, schema_parents) for rule in rules))


def _waits(rule: TypedRule, rules: Sequence[TypedRule], parents: Mapping[str, Mapping[str, str]]) -> set[int]:
    waits: set[int] = set()
    for let in rule.lets:
        if let.relation != "findings":
            continue
        owner = rule.subject
        for hop in let.hops:
            owner = parents[owner][hop]
        waits |= {
            index
            for index, other in enumerate(rules)
            if other.subject in REACH[owner] and may_count(let, dict(other.tags))
        }
    return waits


def may_count(let: Aggregate, tags: Mapping[str, str]) -> bool:
    """Whether findings with these tags may be among those that an aggregate over findings counts."""
    return all(tags.get(key) in values for key, values in _narrowed(let).items())


def _narrowed(let: Aggregate) -> dict[str, set[str]]:
    """The values that the condition leaves a finding's `rule`, `remit` and `severity`."""
    values: dict[str, set[str]] = {}
    for part in conjuncts(let.where) if let.where is not None else ():
        match part:
            case Compare(operator="==", left=FactOf(name=name, of_row=True), right=Constant(value=str(value))):
                found = {value}
            case Compare(operator="==", left=Constant(value=str(value)), right=FactOf(name=name, of_row=True)):
                found = {value}
            case OneOf(value=FactOf(name=name, of_row=True), options=options):
                found = {str(option.value) for option in options}
            case _:
                continue
        values[name] = values.get(name, found) & found
    return {name: found for name, found in values.items() if name in ("rule", "remit", "severity")}
