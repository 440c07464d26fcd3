"""A rule's texts to a typed rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..vocabulary import Code, Entity, Integer, Truth, Type
from .aggregates import check_aggregate
from .checking import Checker
from .scope import Scope
from .syntax import Problem
from .tree import Aggregate, AllOf, Constant, Expr, FactOf, TypedRule, walk


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as written: its conditions and aggregates, and the types of its parameters."""

    name: str
    subject: str
    when: str
    applies: str | None = None
    lets: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, Type] = field(default_factory=dict)
    tags: tuple[tuple[str, str], ...] = ()


def check_rule(
    rule: RuleText, schema: Mapping[str, Entity], constants: Mapping[str, Constant]
) -> tuple[TypedRule | None, dict[str, list[Problem]]]:
    """The typed rule, or None and the problems by key: `when`, `applies`, `let.<name>`."""
    subject = schema[rule.subject]
    scope = Scope(schema, subject, constants, rule.parameters)
    problems: dict[str, list[Problem]] = {}
    lets: list[Aggregate] = []
    types: dict[str, Type] = {}
    for name, text in rule.lets.items():
        let, found = check_aggregate(name, text, scope)
        if let is not None:
            lets.append(let)
        else:
            problems[f"let.{name}"] = found
        types[name] = let.type if let is not None else Integer()
    broken = bool(problems)
    scope = Scope(schema, subject, constants, rule.parameters, types)
    conditions: dict[str, Expr | None] = {}
    texts = {"when": rule.when} if rule.applies is None else {"applies": rule.applies, "when": rule.when}
    for key, text in texts.items():
        checker = Checker(text, scope)
        conditions[key] = checker.condition()
        # the type of a let that is broken is not known, so what follows from it is not told
        told = [found for found in checker.problems if not (broken and found.code is Code.TYPE_ERROR)]
        if told:
            problems[key] = told
    when = conditions["when"]
    if problems or when is None:
        return None, problems
    applies = conditions.get("applies")
    parts = [*([applies] if applies is not None else []), *_existence(subject, conditions, lets)]
    guard = None if not parts else parts[0] if len(parts) == 1 else AllOf(tuple(parts))
    return TypedRule(rule.name, rule.subject, guard, tuple(lets), when, rule.tags), {}


def _existence(subject: Entity, conditions: Mapping[str, Expr | None], lets: list[Aggregate]) -> list[Expr]:
    """The subject's facts that have to hold for those that the rule reads to exist at all."""
    roots = [*conditions.values(), *(let.value for let in lets), *(let.where for let in lets)]
    nodes = [node for root in roots if root is not None for node in walk(root)]
    read = {node.name for node in nodes if isinstance(node, FactOf) and not node.of_row and not node.hops}
    wanted = {subject.facts[name].only_if for name in read}
    return [FactOf(name, Truth()) for name in sorted(name for name in wanted if name is not None and name not in read)]
