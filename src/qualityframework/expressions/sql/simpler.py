"""The `sql` back end, what is simpler asked: whether a list has any row is no question of how many it has."""

from __future__ import annotations

from dataclasses import replace

from ...vocabulary import Truth
from ..tree import Aggregate, Compare, Constant, Expr, Let, Not, Operator, TypedRule, parts_of, with_parts

_ANY: dict[tuple[Operator, int], bool] = {
    (">", 0): True,
    (">=", 1): True,
    ("!=", 0): True,
    ("==", 0): False,
    ("<", 1): False,
    ("<=", 0): False,
}
"""Comparisons of a number of rows that ask whether there is any, or whether there is none."""
_MIRRORED: dict[Operator, Operator] = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def simpler(rule: TypedRule) -> TypedRule:
    """The same rule, which only counts where it has to, and without aggregates that only its texts look at."""
    counts = {let.name: let for let in rule.lets if let.operation == "count"}
    any_of: dict[str, Aggregate] = {}

    def changed(expr: Expr) -> Expr:
        asked = _asks_for_any(expr, counts)
        if asked is None:
            return with_parts(expr, [changed(part) for part in parts_of(expr)])
        let, wanted = asked
        name = f"any of {let.name}"  # no let is called that: names have no spaces
        any_of[name] = replace(let, name=name, operation="any", value=Constant(True, Truth()), type=Truth())
        return Let(name, Truth()) if wanted else Not(Let(name, Truth()))

    applies = None if rule.applies is None else changed(rule.applies)
    found = replace(rule, applies=applies, when=changed(rule.when))
    read = {node.name for node in found.nodes if isinstance(node, Let)}
    return replace(found, lets=tuple(let for let in (*rule.lets, *any_of.values()) if let.name in read))


def _asks_for_any(expr: Expr, counts: dict[str, Aggregate]) -> tuple[Aggregate, bool] | None:
    match expr:
        case Compare(operator=operator, left=Let(name=name), right=Constant(value=int(value))) if name in counts:
            wanted = _ANY.get((operator, value))
        case Compare(operator=operator, left=Constant(value=int(value)), right=Let(name=name)) if name in counts:
            wanted = _ANY.get((_MIRRORED.get(operator, operator), value))
        case _:
            return None
    return None if wanted is None else (counts[name], wanted)
