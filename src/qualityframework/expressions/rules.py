"""A rule's texts to a typed rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..vocabulary import Code, Entity, FixedDict, Integer, Type
from .aggregates import check_aggregate
from .checking import Checker
from .existence import existence
from .scope import Scope
from .syntax import Problem
from .tree import Aggregate, AllOf, Constant, Expr, TypedRule


class RuleText(NamedTuple):
    """A rule as written: its conditions and aggregates, and the types of its parameters."""

    name: str
    subject: str
    when: str
    applies: str | None = None
    lets: Mapping[str, str] = FixedDict()
    parameters: Mapping[str, Type] = FixedDict()
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
    inner = [part for let in lets for part in (let.value, let.where)]
    read = [part for part in (*conditions.values(), *inner) if part is not None]
    parts = [applies] if applies is not None else []
    parts += existence(schema, subject, read, parts, of_row=False)
    guard = None if not parts else parts[0] if len(parts) == 1 else AllOf(tuple(parts))
    return TypedRule(rule.name, rule.subject, guard, tuple(lets), when, rule.tags), {}
