"""Rules that read the findings of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qualityframework.inspections import Inspection
from qualityframework.panel import Finding, Review, review
from qualityframework.vocabulary import Outcome
from tests.panel.reviewing import inspection, shipped, verdicts
from tests.panel.shelves import made_ruleset

CLUSTER = "consistency/finding-cluster-in-domain"
UNSETTLED = "follow-up/follow-up-on-unsettled-evaluations"


def found(result: Review, rule: str) -> Finding:
    (finding,) = [one for one in result.findings if one.rule == rule]
    return finding


# One grade without reason and evidence draws one finding on evidence each: `evaluation-without-evidence`.
MANAGEMENT = ("6.1", "6.2", "6.3", "6.4")


def management(evidence: Any = (), **parts: Any) -> Inspection:
    graded = [{"subject": code, "grade": "good", "evidence": []} for code in MANAGEMENT]
    recorded = {} if evidence is None else {"evidence": list(evidence)}
    return inspection(evaluations=graded, **recorded, **parts)


def test_findings_on_evaluations_gather_in_their_domain() -> None:
    finding = found(review(management(), shipped()), CLUSTER)
    assert (finding.subject.entity, finding.subject.id) == ("domain", "management")
    assert [f"evidence/evaluation-without-evidence@{code}" for code in MANAGEMENT] == [
        row.id for row in finding.rows["gathered"].all
    ]
    assert {"finding"} == {row.entity for row in finding.rows["gathered"].all}
    assert finding.values == {"gathered": "4", "fewest_findings": "3"}


def test_findings_that_fired_count_for_certain_and_undetermined_ones_perhaps() -> None:
    """One record is too thin to carry a grade, whatever it shows; which way it points is not known."""
    leaning = {"leaning": {"direction": "weakness", "strength": "moderate"}}  # a step or two from good
    item = {"id": "e1", "kind": "records-read", "indicators": ["6.4"], "shows": leaning, "scored_on": "2019-06-18"}
    graded = [{"subject": code, "grade": "good", "graded_at": "2019-10-24"} for code in MANAGEMENT]
    finding = found(review(inspection(complete=True, evidence=[item], evaluations=graded), shipped()), CLUSTER)
    assert finding.values["gathered"] == "5 to 7"
    assert finding.message.partition("(")[2].removesuffix(")").split(", ") == [
        "evidence/contradicting-evidence-not-addressed@6.4 (perhaps)",
        "evidence/evaluation-without-evidence@6.1",
        "evidence/evaluation-without-evidence@6.2",
        "evidence/evaluation-without-evidence@6.3",
        "evidence/evidence-too-thin@6.4",
        "evidence/single-kind-of-evidence@6.4",
        "evidence/unverified-evidence-alone@6.4 (perhaps)",
    ]
    assert len(finding.rows["gathered"].all) == 7


def test_with_too_few_for_certain_and_enough_perhaps_it_is_undetermined() -> None:
    assert Outcome.UNDETERMINED is verdicts(management(None), shipped())[CLUSTER, "management"]
    assert Outcome.CLEAR is verdicts(inspection(evaluations=[]), shipped())[CLUSTER, "management"]
    assert Outcome.UNDETERMINED is verdicts(inspection(), shipped())[CLUSTER, "management"]
    assert Outcome.CLEAR is verdicts(inspection(complete=True), shipped())[CLUSTER, "management"]


def test_the_whole_inspection_gathers_findings_too() -> None:
    follow_up = [{"id": "f1", "decision": "progress-review"}]
    finding = found(review(management(follow_up=follow_up, amendments=[]), shipped()), UNSETTLED)
    assert [f"evidence/evaluation-without-evidence@{code}" for code in MANAGEMENT] == [
        row.id for row in finding.rows["unsettled"].all
    ]
    assert [row.id for row in finding.rows["decided"].all] == ["f1"]


def test_a_list_that_was_never_recorded_matters_only_to_rules_that_read_findings_on_it() -> None:
    """No message can have a finding of the remit `evidence`: that messages are not recorded changes nothing."""
    follow_up = [{"id": "f1", "decision": "progress-review"}]
    settled = inspection(evaluations=[], evidence=[], amendments=[], follow_up=follow_up)
    assert Outcome.CLEAR is verdicts(settled, shipped())[UNSETTLED, "r"]
    assert (
        found(review(management(follow_up=follow_up, amendments=[]), shipped()), UNSETTLED).values["unsettled"] == "4"
    )


# three strata --------------------------------------------------------------------------------------------------------

CHAIN = {
    "evidence/graded for evaluation": "when: grade >= weak",
    "evidence/many for inspection": """\
        let: {n: count(one for one in findings if one.rule == "evidence/graded")}
        when: n > 0
        message: "{n}: {n.rows}"
    """,
    "story/told for message": """\
        let: {n: count(one for one in inspection.findings if one.rule == "evidence/graded")}
        when: n > 0
    """,
    "story/last for inspection": """\
        let: {n: count(one for one in findings if one.rule == "story/told")}
        when: n > 0
        message: "{n}: {n.rows}"
    """,
}


def test_each_stratum_reads_the_findings_before_it(tmp_path: Path) -> None:
    ruleset = made_ruleset(tmp_path, CHAIN)
    assert len(ruleset.strata) == 3
    graded = [{"subject": "2.1", "grade": "weak"}, {"subject": "2.2", "grade": "unsatisfactory"}]
    told = inspection(evaluations=graded, messages=[{"id": "m1", "text": "T"}, {"id": "m2", "text": "T"}])
    messages = {finding.id: finding.message for finding in review(told, ruleset).findings}
    assert messages["evidence/many@r"] == "1: evidence/graded@2.1"
    assert messages["story/last@r"] == "2: story/told@m1, story/told@m2"


def test_a_finding_tells_the_findings_that_its_rule_saw_and_not_those_of_later_strata(tmp_path: Path) -> None:
    """Messages are not recorded, so after the second stratum there may be more findings, but not of the first."""
    graded = [{"subject": "2.1", "grade": "weak"}]
    finding = found(review(inspection(evaluations=graded), made_ruleset(tmp_path, CHAIN)), "evidence/many")
    assert finding.values == {"n": "1"}


@pytest.mark.parametrize("complete", [False, True])
def test_what_is_not_applicable_is_no_finding(tmp_path: Path, complete: bool) -> None:
    rules = {
        "evidence/high for evaluation": "{applies: grade >= good, when: not reason_stated}",
        "story/any for domain": "{let: {n: count(one for one in findings)}, when: n == 0}",
    }
    weak = inspection(complete=complete, evaluations=[{"subject": "2.1", "grade": "weak"}])
    fired = {one.subject.id for one in review(weak, made_ruleset(tmp_path, rules)).findings}
    assert "stakeholders-needs" in fired
