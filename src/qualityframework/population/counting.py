"""How often each rule came to what: findings added up."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pyarrow as pa

from ..vocabulary import Outcome, Severity
from .planning import Plan


class Counted(NamedTuple):
    """How often a rule came to what is not clear."""

    rule: str
    severity: Severity
    fires: int
    undetermined: int
    not_applicable: int


def counted(plan: Plan, findings: pa.Table) -> tuple[Counted, ...]:
    """By rule, those in force, in their order.

    Args:
        plan: the ruleset.
        findings: as `run` gives them.
    """
    plain = findings.select(["rule", "outcome"])
    for place, name in enumerate(plain.column_names):
        plain = plain.set_column(place, name, plain.column(name).cast(pa.string()))
    grouped = plain.group_by(["rule", "outcome"]).aggregate([([], "count_all")]).to_pylist()
    counts: Counter[tuple[str, str]] = Counter({(one["rule"], one["outcome"]): one["count_all"] for one in grouped})
    rules = plan.programme.ruleset.rules
    return tuple(
        Counted(
            rule.id,
            rule.severity,
            *(counts[rule.id, one] for one in (Outcome.FIRES, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE)),
        )
        for number, rule in enumerate(rules)
        if number in plan.programme.parameters
    )
