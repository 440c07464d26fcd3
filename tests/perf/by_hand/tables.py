"""Rules written by hand as SQL: the query that plans are measured against and compared with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qualityframework.expressions import strata
from qualityframework.frameworks import Ruleset
from qualityframework.vocabulary import FACTS

RULES = (
    "evidence/documents-alone",
    "evidence/unverified-evidence-alone",
    "evidence/untriangulated-high-grade",
    "evidence/single-kind-of-evidence",
    "evidence/contradicting-evidence-not-addressed",
    "evidence/scored-after-grade",
    "evidence/evaluation-without-evidence",
    "consistency/graded-after-review",
    "story/evaluation-without-reason",
    "consistency/unexplained-change-since-last-inspection",
    "evidence/evidence-undated",
    "evidence/thin-sample",
    "consistency/domain-spread",
    "consistency/finding-cluster-in-domain",
    "follow-up/follow-up-without-reason",
)
"""In the order of the numbers that the query gives them."""
QUERY = (Path(__file__).with_name("tables.sql")).read_text(encoding="utf-8")
"""With the parameters in force on the day of the workload."""


def written_as_sql(ruleset: Ruleset) -> Ruleset:
    """The ruleset with no rules but these, in this order."""
    rules = tuple(ruleset.by_id[name] for name in RULES)
    parents = {name: entity.parents for name, entity in FACTS.items()}
    return replace(ruleset, rules=rules, strata=strata([rule.typed for rule in rules], parents))
