"""All shipped rules written by hand: the plain Python that the compiled rules are measured against and compared with.

One function a rule, called like the rule: `evidence/thin-sample` is `evidence.thin_sample`. It takes a row and the
rule's parameters and returns the number of an outcome; `ByHand` goes over the rows.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Any

from qualityframework.expressions import Hit
from qualityframework.frameworks import Ruleset

from . import consistency, evidence, follow_up, story
from .judging import CLEAR, NOT_APPLICABLE, UNDETERMINED, known

REMITS: dict[str, ModuleType] = {
    "consistency": consistency,
    "evidence": evidence,
    "follow-up": follow_up,
    "story": story,
}
Told = list[tuple[str, int]]
"""Findings on evidence, each with its rule's severity and its outcome."""


class ByHand:
    """The rules in force on a day; calling it with the row of an inspection gives their hits."""

    def __init__(self, ruleset: Ruleset, day: dt.date) -> None:
        self.on_evidence: dict[int, str] = {}
        self.rules: dict[str, list[tuple[int, Callable[..., int]]]] = defaultdict(list)
        for number, rule in enumerate(ruleset.rules):
            remit, name = rule.id.split("/")
            function = getattr(REMITS[remit], name.replace("-", "_"))
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
            if remit == "evidence":
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
