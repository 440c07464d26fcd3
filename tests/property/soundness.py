"""What was decided in spite of gaps and comes out otherwise when they are filled: the one thing that must not be."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qualityframework.benchmark import Benchmark
from qualityframework.expressions import FactOf, Row, walk
from qualityframework.expressions.tree import Expr, Missing
from qualityframework.frameworks import Rule
from qualityframework.inspections import Inspection
from qualityframework.vocabulary import BENCHMARKED, FACTS, WEIGHED, Outcome
from qualityframework.weighing import bearing_on
from tests.panel.reviewing import came_to, judged, rows_in, rows_of
from tests.strategies.gaps import Data
from tests.strategies.inspections import bound
from tests.strategies.settings import rules_for

Key = tuple[str, str | None]
"""A rule and a row."""
Beside = Callable[[Inspection], Benchmark]
"""An inspection beside earlier ones."""
_OF_EVIDENCE = WEIGHED | (BENCHMARKED & FACTS["evaluation"].facts.keys())
"""Facts that follow from what evidence comes to when it is weighed."""


def outcomes(data: Data, beside: Beside | None = None) -> dict[Key, Outcome]:
    """What every rule comes to for every row. A wording is known by what it tells, and not by its number."""
    inspection, ruleset = bound(data), rules_for(data)
    top, done = judged(inspection, ruleset, beside(inspection) if beside is not None else None)
    names: dict[str | None, str | None] = {}
    for row in rows_in(top, "wordings"):
        place, kind, words = (getattr(row, name) for name in ("place", "kind", "words"))
        names[row.id] = None if kind == "figure-elsewhere" else f"{place}: {kind}: {words}"
    told: dict[Key, Outcome] = {}
    for (rule_id, row_id), what in came_to(inspection, ruleset, top, done).items():
        rule = ruleset.by_id[rule_id]
        known = names.get(row_id) if rule.typed.subject == "wording" else row_id
        if not reads_details(rule) and (rule.typed.subject != "wording" or known is not None):
            told[rule_id, known] = what
    return told


def asked(data: Data) -> dict[Key, list[bool]]:
    """By rule and row, which of the facts that the rule asks `missing` about are missing, there or in a list of it."""
    ruleset = rules_for(data)
    top, _ = judged(bound(data), ruleset)

    def missing(rule: Rule, row: Row) -> Iterator[bool]:
        yield from (getattr(row, fact.name) is None for fact in asks(rule.typed.when, rule.typed.applies))
        for let in rule.typed.lets:
            facts = asks(let.value, let.where)
            for one in rows_in(row, let.relation) if facts else ():
                yield from (getattr(one, fact.name) is None for fact in facts)

    return {(rule.id, row.id): list(missing(rule, row)) for rule in ruleset.rules for row in rows_of(rule, top)}


def asks(*parts: Expr | None) -> list[FactOf]:
    """The facts that an expression asks `missing` about."""
    nodes = [node for part in parts if part is not None for node in walk(part)]
    found = [node.fact for node in nodes if isinstance(node, Missing)]
    assert not any(fact.hops for fact in found)
    return found


def reads_details(rule: Rule) -> bool:
    """Whether a rule looks for what says who somebody is: that is of the texts that are there, and of no others."""
    return rule.typed.subject == "detail" or any(let.relation == "details" for let in rule.typed.lets)


def reads_findings(rule: Rule) -> bool:
    return any(let.relation == "findings" for let in rule.typed.lets)


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
    rule = rules_for(filled).by_id[rule_id]
    if reads_findings(rule) or (reads_weighing(rule) and rule.typed.subject != "evaluation"):
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
    one on what weighing comes to, when an item leaves less open that said it could not tell. What is of the texts as
    they stand is left out: details in them, and which of two figures is the first that is told of an item.
    """
    before, after = outcomes(gaps, beside), outcomes(filled, beside)
    changed = [
        (key, before[key], after[key])
        for key in before.keys() & after.keys()
        if before[key] is not Outcome.UNDETERMINED and before[key] is not after[key]
    ]
    more = told_more(gaps, filled)
    same = [one for one in changed if asked(gaps).get(one[0]) == asked(filled).get(one[0])]
    return [one for one in same if not answered_by_ignorance(one[0], more, filled)]
