"""How often each rule came to what: findings added up."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pyarrow as pa

from ..vocabulary import Outcome
from .planning import Plan
from .tallied import Counted, Tally


def tally(plan: Plan, findings: pa.Table, *, as_of: dt.date, inspections: int) -> Tally:
    """How often each rule that is in force came to what, in their order.

    Args:
        plan: the ruleset.
        findings: as `run` gives them.
        as_of: the day whose rules these are.
        inspections: how many were asked.
    """
    plain = findings.select(["rule", "outcome"])
    for place, name in enumerate(plain.column_names):
        plain = plain.set_column(place, name, plain.column(name).cast(pa.string()))
    grouped = plain.group_by(["rule", "outcome"]).aggregate([([], "count_all")]).to_pylist()
    counts: Counter[tuple[str, str]] = Counter({(one["rule"], one["outcome"]): one["count_all"] for one in grouped})
    ruleset, in_force = plan.programme.ruleset, plan.programme.parameters
    return Tally(
        overlays=ruleset.overlays,
        changes=ruleset.changes,
        ruleset=ruleset.name,
        ruleset_digest=ruleset.digest,
        as_of=as_of,
        inspections=inspections,
        rules=tuple(
            Counted(
                rule=rule.id,
                severity=rule.severity,
                fires=counts[rule.id, Outcome.FIRES],
                undetermined=counts[rule.id, Outcome.UNDETERMINED],
                not_applicable=counts[rule.id, Outcome.NOT_APPLICABLE],
            )
            for number, rule in enumerate(ruleset.rules)
            if number in in_force
        ),
        not_in_force=tuple(ruleset.rules[number].id for number in plan.programme.not_in_force),
    )
