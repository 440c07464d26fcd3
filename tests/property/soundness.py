"""What was decided in spite of gaps and comes out otherwise when they are filled: the one thing that must not be."""

from __future__ import annotations

from collections.abc import Callable

from qualityframework.benchmark import Benchmark
from qualityframework.expressions import FactOf, walk
from qualityframework.expressions.tree import Missing
from qualityframework.frameworks import Rule
from qualityframework.inspections import Inspection
from qualityframework.vocabulary import BENCHMARKED, FACTS, WEIGHED, Outcome
from qualityframework.weighing import bearing_on
from tests.panel.reviewing import judged, rows_of, shipped, verdicts
from tests.strategies.inspections import Data, bound

Key = tuple[str, str | None]
"""A rule and a row."""
Beside = Callable[[Inspection], Benchmark]
"""An inspection beside earlier ones."""
_OF_EVIDENCE = WEIGHED | (BENCHMARKED & FACTS["evaluation"].facts.keys())
"""Facts that follow from what evidence comes to when it is weighed."""


def asked(data: Data) -> dict[Key, list[bool]]:
    """By rule and row, which of the facts that the rule asks `missing` about are missing."""
    top, _ = judged(bound(data), shipped())
    facts: dict[str, list[FactOf]] = {
        rule.id: [node.fact for root in rule.typed.roots for node in walk(root) if isinstance(node, Missing)]
        for rule in shipped().rules
    }
    assert not any(fact.of_row or fact.hops for found in facts.values() for fact in found)
    return {
        (rule.id, row.id): [getattr(row, fact.name) is None for fact in facts[rule.id]]
        for rule in shipped().rules
        for row in rows_of(rule, top)
    }


def reads_findings(rule: str) -> bool:
    return any(let.relation == "findings" for let in shipped().by_id[rule].typed.lets)


def reads_weighing(rule: Rule) -> bool:
    """Whether a rule reads what weighing comes to."""
    nodes = (node for root in rule.typed.roots for node in walk(root))
    return any(isinstance(node, FactOf) and node.name in _OF_EVIDENCE for node in nodes)


def told_more(gaps: Data, filled: Data) -> set[str]:
    """The items that show a belief in both records, and leave less open in the second."""
    before, after = (
        {item["id"]: item["shows"]["belief"] for item in data.get("evidence", ()) if "belief" in item.get("shows", {})}
        for data in (gaps, filled)
    )
    return {id_ for id_ in before.keys() & after.keys() if before[id_] != after[id_]}


def answered_by_ignorance(key: Key, more: set[str], filled: Data) -> bool:
    """Whether a rule weighs what one of these items leaves open: "cannot tell" is an answer there, and no gap."""
    rule_id, row = key
    rule = shipped().by_id[rule_id]
    if reads_findings(rule_id) or (reads_weighing(rule) and rule.typed.subject != "evaluation"):
        return bool(more)
    if not reads_weighing(rule):
        return False
    inspection = bound(filled)
    (evaluation,) = (one for one in inspection.record.evaluations or () if one.subject == row)
    bearing = bearing_on(inspection, str(row), evaluation)
    return not more.isdisjoint(item.id for item in (*bearing.certain, *bearing.possible))


def overturned(gaps: Data, filled: Data, beside: Beside | None = None) -> list[tuple[Key, Outcome, Outcome]]:
    """What was decided in spite of gaps and comes out otherwise when they are filled.

    A rule that asks `missing` is answered by the gap itself, and may come out otherwise when that one is filled. So may
    one on what weighing comes to, when an item leaves less open that said it could not tell.
    """
    before, after = (
        verdicts(one, shipped(), beside(one) if beside is not None else None) for one in (bound(gaps), bound(filled))
    )
    changed = [
        (key, before[key], after[key])
        for key in before.keys() & after.keys()
        if before[key] is not Outcome.UNDETERMINED and before[key] is not after[key]
    ]
    more = told_more(gaps, filled)
    same = [one for one in changed if asked(gaps).get(one[0]) == asked(filled).get(one[0])]
    return [one for one in same if not answered_by_ignorance(one[0], more, filled)]
