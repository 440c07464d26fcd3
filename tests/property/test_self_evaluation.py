"""Laws of the rules on self-evaluations, on random ones with and without gaps."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.expressions import OUTCOMES, outcome, walk
from qualityframework.expressions.tree import Missing
from qualityframework.frameworks import load, load_ruleset
from qualityframework.panel import programme
from qualityframework.vocabulary import Outcome
from tests.panel.reviewing import judged, rows_of, verdicts
from tests.strategies.inspections import Data, bound

FRAMEWORK = load("community-justice-self-evaluation/2024")
RULESET = load_ruleset(FRAMEWORK.file.ruleset)
GRADES = st.sampled_from([grade.name for grade in FRAMEWORK.scale.grades])
ASKING = {
    rule.id
    for rule in RULESET.rules
    if any(isinstance(node, Missing) for root in rule.typed.roots for node in walk(root))
}
"""Rules that ask whether something is missing: a gap is an answer to them."""
ITEMS = [
    {"id": "audits", "lineage": "audits", "kind": "own-audits", "indicators": ["6.4"], "shows": {"grade": "adequate"}},
    {"id": "staff", "lineage": "staff", "kind": "staff-focus-group", "indicators": ["6.4"], "shows": {"grade": "good"}},
    {
        "id": "reports",
        "lineage": "reports",
        "kind": "performance-data",
        "indicators": ["6.4"],
        "shows": {"grade": "good"},
    },
]
CITED = st.lists(st.sampled_from([item["id"] for item in ITEMS]), unique=True)
NAMED = st.lists(st.sampled_from(["6.4", "organisational-capability"]), unique=True)
TEXT = st.just("as the minutes say")
VALIDATED = st.sampled_from(["borne-out", "in-part", "not-borne-out", "not-tested"])


def _graded(**more: Any) -> st.SearchStrategy[Data]:
    """Something with a grade, or with a reason for none."""
    without = st.sampled_from(["not-evaluated", "not-applicable", "insufficient-evidence"])
    return st.one_of(
        st.fixed_dictionaries({"grade": GRADES, "reason": TEXT, "evidence": CITED, **more}),
        st.fixed_dictionaries({"state": without, "reason": TEXT, "evidence": CITED, **more}),
    )


@st.composite
def full(draw: st.DrawFn) -> Data:
    """A record in which everything that these rules read of a self-evaluation is known."""
    own = st.one_of(st.just("none"), _graded())
    evaluations = [
        {"subject": subject, **draw(_graded(self_evaluation=own, difference_reason=TEXT))}
        for subject in ("6.4", "organisational-capability")
    ]
    told = {"text": TEXT, "subjects": NAMED, "evidence": CITED}
    claims = draw(st.lists(st.fixed_dictionaries({**told, "validated": VALIDATED, "reason": TEXT}), max_size=4))
    areas = draw(st.lists(st.fixed_dictionaries(told), max_size=2))
    verified = draw(st.lists(st.sampled_from(["yes", "no"]), min_size=len(ITEMS), max_size=len(ITEMS)))
    return {
        "id": "r",
        "title": "R",
        "framework": FRAMEWORK.name,
        "profile": "validation-2025",
        "as_of": "2025-02-21",
        "evidence": [item | {"verified": one} for item, one in zip(ITEMS, verified, strict=True)],
        "evaluations": evaluations,
        "claims": [{"id": f"c{number}", **one} for number, one in enumerate(claims)],
        "areas_for_improvement": [{"id": f"a{number}", **one} for number, one in enumerate(areas)],
        "recommendations": [],
    }


@st.composite
def with_gaps(draw: st.DrawFn) -> tuple[Data, Data]:
    """A record, and the same with some of it not recorded."""
    filled = draw(full())
    gaps = copy.deepcopy(filled)
    rows = [*gaps["evaluations"], *gaps["claims"], *gaps["areas_for_improvement"], *gaps["evidence"]]
    rows += [one["self_evaluation"] for one in gaps["evaluations"] if one["self_evaluation"] != "none"]
    kept = {"id", "subject", "lineage", "kind", "indicators", "shows", "text"}
    fields = [(row, key) for row in rows for key in row if key not in kept]
    lists = [(gaps, part) for part in ("claims", "areas_for_improvement", "recommendations")]
    for row, key in draw(st.lists(st.sampled_from([*fields, *lists]), unique_by=lambda one: (id(one[0]), one[1]))):
        del row[key]
    return gaps, filled


@settings(max_examples=150)
@given(with_gaps())
def test_what_is_decided_of_a_self_evaluation_stays_however_gaps_are_filled(pair: tuple[Data, Data]) -> None:
    before, after = (verdicts(bound(one, FRAMEWORK), RULESET) for one in pair)
    changed = {
        key: (before[key], after[key])
        for key in before.keys() & after.keys()
        if key[0] not in ASKING and before[key] not in (Outcome.UNDETERMINED, after[key])
    }
    assert changed == {}


@given(full())
def test_with_nothing_left_out_no_rule_on_a_self_evaluation_is_left_open(data: Data) -> None:
    own = {rule.id for rule in RULESET.rules if "/self-evaluation-validation/" in rule.path}
    told = verdicts(bound(data | {"complete": True}, FRAMEWORK), RULESET)
    assert [key for key, what in told.items() if key[0] in own and what is Outcome.UNDETERMINED] == []


@given(with_gaps())
def test_a_compiled_rule_comes_to_what_the_reference_says_of_a_self_evaluation(pair: tuple[Data, Data]) -> None:
    inspection = bound(pair[0], FRAMEWORK)
    top, done = judged(inspection, RULESET)
    compiled = {(number, row): OUTCOMES[code] for number, row, code in done.hits}
    for number, parameters in programme(RULESET, inspection.as_of).parameters.items():
        rule = RULESET.rules[number]
        for row in rows_of(rule, top):
            said = outcome(rule.typed, row, parameters, done.findings[number])
            assert said is compiled.get((number, row), Outcome.CLEAR), (rule.id, row.id)
