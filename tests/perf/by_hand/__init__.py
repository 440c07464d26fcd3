"""Shipped rules written by hand: the plain Python that the compiled rules are measured against and compared with.

One function a rule, called like the rule: `evidence/thin-sample` is `evidence.thin_sample`. Those on evidence as it
is weighed have a module of their own. It takes a row and the rule's parameters and returns the number of an outcome;
`ByHand` goes over the rows. A rule of the pack need not be here: `written_by_hand` gives the ruleset without those
that are not.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from inspect import getmembers, isfunction
from types import ModuleType
from typing import Any

from qualityframework.expressions import Hit, strata
from qualityframework.frameworks import Ruleset
from qualityframework.vocabulary import FACTS

from . import consistency, evidence, follow_up, story, weighed
from .judging import CLEAR, NOT_APPLICABLE, UNDETERMINED, known

REMITS: dict[ModuleType, str] = {
    consistency: "consistency",
    evidence: "evidence",
    follow_up: "follow-up",
    story: "story",
    weighed: "evidence",
}
FUNCTIONS: dict[str, Callable[..., int]] = {
    f"{remit}/{name.replace('_', '-')}": function
    for module, remit in REMITS.items()
    for name, function in getmembers(module, isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
}
"""By the rule's identity."""
Told = list[tuple[str, int]]
"""Findings on evidence, each with its rule's severity and its outcome."""


def written_by_hand(ruleset: Ruleset) -> Ruleset:
    """The ruleset with no rules but those that are here.

    Raises:
        LookupError: when one that is here is not in the ruleset.
    """
    gone = FUNCTIONS.keys() - ruleset.by_id.keys()
    if gone:
        raise LookupError(f"written by hand and not in {ruleset.name}: {', '.join(sorted(gone))}")
    rules = tuple(rule for rule in ruleset.rules if rule.id in FUNCTIONS)
    parents = {name: entity.parents for name, entity in FACTS.items()}
    return replace(ruleset, rules=rules, strata=strata([rule.typed for rule in rules], parents))


class ByHand:
    """The rules in force on a day; calling it with the row of an inspection gives their hits.

    Every rule of the ruleset has to be here.
    """

    def __init__(self, ruleset: Ruleset, day: dt.date) -> None:
        self.on_evidence: dict[int, str] = {}
        self.rules: dict[str, list[tuple[int, Callable[..., int]]]] = defaultdict(list)
        for number, rule in enumerate(ruleset.rules):
            function = FUNCTIONS[rule.id]
            parameters = rule.values_on(day)
            if parameters is None:
                continue
            bound = partial(function, **parameters) if parameters else function
            if function is consistency.finding_cluster_in_domain:
                self.cluster = number, bound
            elif function is follow_up.follow_up_on_unsettled_evaluations:
                self.unsettled = number, bound
            else:
                self.rules[rule.typed.subject].append((number, bound))
            if rule.remit == "evidence":
                self.on_evidence[number] = rule.severity.value

    def __call__(self, inspection: Any) -> list[Hit]:
        hits: list[Hit] = []
        told: Told = []
        told_of: dict[Any, Told] = defaultdict(list)
        for number, rule in self.rules["inspection"]:
            outcome = rule(inspection)
            if outcome != CLEAR:
                hits.append((number, inspection, outcome))
        for subject, related in (
            ("domain", inspection.domains),
            ("evaluation", inspection.evaluations),
            ("evidence", inspection.evidence),
            ("message", inspection.messages),
            ("follow-up", inspection.follow_up),
        ):
            rows, unrecorded = known(related)
            if unrecorded:
                hits.extend((number, None, UNDETERMINED) for number, _ in self.rules[subject])
            for row in rows:
                for number, rule in self.rules[subject]:
                    outcome = rule(row)
                    if outcome == CLEAR:
                        continue
                    hits.append((number, row, outcome))
                    if outcome != NOT_APPLICABLE and number in self.on_evidence:
                        finding = self.on_evidence[number], outcome
                        told.append(finding)
                        if subject == "evaluation":
                            told_of[row.domain].append(finding)
        _, more = known(inspection.evaluations)
        number, rule = self.cluster
        domains, _ = known(inspection.domains)
        for domain in domains:
            outcome = rule(told_of[domain], more)
            if outcome != CLEAR:
                hits.append((number, domain, outcome))
        number, rule = self.unsettled
        outcome = rule(inspection, told, more)
        if outcome != CLEAR:
            hits.append((number, inspection, outcome))
        return hits
