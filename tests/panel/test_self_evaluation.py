"""A service evaluates itself and validators look again: where and why they differ, and which claims lack evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import Any

import pytest
import yaml

from qualityframework.frameworks import load, load_ruleset
from qualityframework.panel import Review, check, review
from qualityframework.vocabulary import Outcome
from tests.panel.reviewing import EXAMPLES, verdicts
from tests.strategies.inspections import bound

FRAMEWORK = load("community-justice-self-evaluation/2024")
RULESET = load_ruleset("self-evaluation-validation/2024")
OWN = frozenset(rule.id for rule in RULESET.rules if "/self-evaluation-validation/" in rule.path)
EXAMPLE = EXAMPLES / "self-evaluation-illustrative.yaml"
GRADES = [grade.name for grade in FRAMEWORK.scale.grades]
FAR = 2
"""Steps from which a difference is far."""


def written(value: Any) -> Any:
    """What a YAML reader makes of a file, with days as text."""
    if isinstance(value, dict):
        return {str(key): written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [written(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


@cache
def _text() -> str:
    return EXAMPLE.read_text(encoding="utf-8")


def example() -> dict[str, Any]:
    """The data of the example, to be changed."""
    data: dict[str, Any] = written(yaml.safe_load(_text()))
    return data


def reviewed(data: Mapping[str, Any]) -> Review:
    return review(bound(data, FRAMEWORK), RULESET)


def found(data: Mapping[str, Any]) -> set[str]:
    """What the rules of the pack itself find, as `rule@subject`."""
    return {one.id for one in reviewed(data).findings if one.rule in OWN}


def of_one(**parts: Any) -> dict[str, Any]:
    """A complete record of one evaluation, with these parts of it."""
    evaluation = {"subject": "6.4", **parts}
    record = {"id": "r", "title": "R", "framework": FRAMEWORK.name, "profile": "guide", "as_of": "2025-02-21"}
    return {**record, "complete": True, "evaluations": [evaluation]}


def outcome(rule: str, data: Mapping[str, Any], subject: str = "6.4") -> Outcome:
    return verdicts(bound(data, FRAMEWORK), RULESET)[rule, subject]


# the example, from end to end ----------------------------------------------------------------------------------------


def test_the_example_is_checked_from_end_to_end() -> None:
    """What is faulty on purpose is found, with what follows from it, and nothing is left open."""
    told = check(EXAMPLE).review
    assert {one.id for one in told.findings if one.rule in OWN} == {
        "story/claim-names-no-subject@partners-trust-figures",
        "story/lower-than-own-grade-without-area-for-improvement@organisational-capability",
        "evidence/claim-not-borne-out-without-reason@audits-change-practice",
        "evidence/claim-borne-out-without-evidence@system-can-report",
        "evidence/own-grade-above-evidence@6.4",
        "evidence/claim-on-documents-alone@audits-regular",
        "evidence/claim-on-documents-alone@partners-trust-figures",
        "evidence/claim-on-unverified-evidence-alone@people-are-heard",
        "evidence/claim-without-evidence@outcomes-known",
        "evidence/validation-not-recorded@self-evaluation-illustrative",
        "evidence/claims-not-tested@self-evaluation-illustrative",
        "consistency/far-from-own-grade@6.4",
        "consistency/difference-without-reason@organisational-capability",
        "consistency/own-grades-lean@self-evaluation-illustrative",
    }
    taken = {one.rule for one in told.findings} - OWN
    assert {"story/statement-not-addressed", "evidence/minority-answered"} <= taken
    assert told.undetermined == ()


def test_messages_tell_where_the_two_sides_differ_and_by_how_much() -> None:
    messages = {one.id: one.message for one in check(EXAMPLE).review.findings}
    assert messages["consistency/far-from-own-grade@6.4"] == (
        "6.4 Performance management and quality assurance: Very good by the service, Adequate by the validators; "
        "2 steps or more lie between them"
    )
    assert messages["evidence/validation-not-recorded@self-evaluation-illustrative"].endswith(
        "1 of 13 (compared-with-others)"
    )


def test_a_finding_on_a_claim_leads_to_its_line_in_the_record() -> None:
    (one,) = (one for one in check(EXAMPLE).review.findings if one.rule == "evidence/claim-without-evidence")
    line = int(str(one.place).split(":")[-2])
    assert _text().splitlines()[line - 1].strip() == "- id: outcomes-known"


def test_no_finding_echoes_what_anybody_wrote() -> None:
    data = example()
    texts = [one[key] for one in data["claims"] for key in ("text", "reason") if key in one]
    texts += [one["reason"] for one in data["evaluations"]]
    texts += [one["difference_reason"] for one in data["evaluations"] if "difference_reason" in one]
    told = " ".join(f"{one.message} {one.question}" for one in check(EXAMPLE).review.findings)
    assert len(texts) > 20
    assert [text for text in texts if text.strip() in told] == []


# without grades, as in the national self-evaluation ----------------------------------------------------------------


def without_grades() -> dict[str, Any]:
    data = example()
    for one in data["evaluations"]:
        del one["grade"], one["self_evaluation"]["grade"]
        one["state"] = one["self_evaluation"]["state"] = "not-evaluated"
    return data


def test_without_grades_all_that_is_asked_of_claims_is_asked_and_nothing_of_grades() -> None:
    graded, ungraded = found(example()), found(without_grades())
    assert graded - ungraded == {
        "story/lower-than-own-grade-without-area-for-improvement@organisational-capability",
        "evidence/own-grade-above-evidence@6.4",
        "consistency/far-from-own-grade@6.4",
        "consistency/difference-without-reason@organisational-capability",
        "consistency/own-grades-lean@self-evaluation-illustrative",
    }
    assert ungraded - graded == set()


def test_without_grades_nothing_is_left_open_and_no_grade_is_asked_for() -> None:
    told = reviewed(without_grades())
    assert told.undetermined == ()
    asked = {"consistency/state-not-recorded", "consistency/no-grade-without-reason"}
    assert asked & {one.rule for one in told.findings} == set()


def test_without_grades_a_subject_of_which_the_service_says_nothing_is_told() -> None:
    data = without_grades()
    data["claims"] = [one for one in data["claims"] if "organisational-capability" not in one["subjects"]]
    rule = "story/self-evaluation-without-claims"
    assert {one for one in found(data) if one.startswith(rule)} == {f"{rule}@organisational-capability"}
    data["evaluations"][1]["self_evaluation"] = "none"
    rule = "consistency/subject-without-self-evaluation"
    assert {one for one in found(data) if one.startswith(rule)} == {f"{rule}@organisational-capability"}


def test_without_grades_a_state_without_a_reason_is_asked_about() -> None:
    data = without_grades()
    del data["evaluations"][1]["reason"]
    assert found(data) - found(without_grades()) == {"consistency/no-grade-without-reason@organisational-capability"}


# the first phase: the service alone ----------------------------------------------------------------------------------


def service_alone() -> dict[str, Any]:
    """The example as the service sent it in, before anybody else looked."""
    data = example() | {"profile": "national-2024", "as_of": "2024-11-20"}
    data["evidence"] = [one for one in data["evidence"] if one["date"] < "2025"]
    known = {one["id"] for one in data["evidence"]}
    for one in data["evidence"]:
        del one["verified"]
    data["evaluations"] = [
        {
            "subject": one["subject"],
            "state": "not-evaluated",
            "reason": "validators have not looked yet",
            "self_evaluation": one["self_evaluation"],
        }
        for one in data["evaluations"]
    ]
    for one in data["claims"]:
        one.pop("validated", None)
        one.pop("reason", None)
    for part in ("claims", "strengths", "areas_for_improvement", "statements"):
        for one in data[part]:
            one["evidence"] = [name for name in one["evidence"] if name in known]
    return data


def test_before_validation_no_claim_counts_as_borne_out_and_that_is_told_once() -> None:
    told = found(service_alone())
    assert [one for one in told if "validation-not-recorded" in one or "borne-out" in one] == [
        "evidence/validation-not-recorded@self-evaluation-illustrative"
    ]
    assert "evidence/claim-without-evidence@system-can-report" in told
    assert "evidence/claim-without-evidence@outcomes-known" in told


def test_before_validation_the_service_hears_whether_its_evidence_carries_its_own_grades() -> None:
    told = found(service_alone())
    assert "evidence/own-grade-on-thin-evidence@organisational-capability" in told
    assert [one for one in told if one.startswith("consistency/")] == []


# two grades ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("explained", [True, False])
def test_for_every_two_grades_a_difference_is_asked_about_once_it_is_there_and_has_no_reason(explained: bool) -> None:
    for (high, grade), (low, own) in product(enumerate(GRADES), repeat=2):
        reason = {"difference_reason": "they read the survey in another way"} if explained else {}
        data = of_one(grade=grade, self_evaluation={"grade": own}, **reason)
        apart = abs(high - low)
        differs = Outcome.FIRES if apart and not explained else Outcome.CLEAR
        assert outcome("consistency/difference-without-reason", data) is differs
        far = Outcome.FIRES if apart >= FAR else Outcome.CLEAR
        assert outcome("consistency/far-from-own-grade", data) is far


def test_a_grade_without_a_word_on_a_self_evaluation_leaves_it_open_unless_the_record_is_complete() -> None:
    data = of_one(grade="good")
    assert outcome("consistency/difference-without-reason", data) is Outcome.NOT_APPLICABLE
    assert outcome("consistency/subject-without-self-evaluation", data) is Outcome.FIRES
    data["complete"] = False
    assert outcome("consistency/difference-without-reason", data) is Outcome.UNDETERMINED
    assert outcome("consistency/subject-without-self-evaluation", data) is Outcome.UNDETERMINED


def test_a_self_evaluation_that_says_nothing_of_a_grade_leaves_open_whether_there_is_one() -> None:
    data = of_one(grade="good", self_evaluation={"reason": "we do it well"})
    assert outcome("consistency/difference-without-reason", data) is Outcome.UNDETERMINED


def test_where_validators_found_too_little_and_the_service_gave_a_grade_that_is_a_difference_too() -> None:
    data = of_one(state="insufficient-evidence", self_evaluation={"grade": "good"})
    assert outcome("consistency/own-grade-where-evidence-was-insufficient", data) is Outcome.FIRES
    assert outcome("consistency/difference-without-reason", data) is Outcome.NOT_APPLICABLE
    data = of_one(state="insufficient-evidence", self_evaluation={"grade": "good"}, difference_reason="Not shown.")
    assert outcome("consistency/own-grade-where-evidence-was-insufficient", data) is Outcome.CLEAR


def test_where_the_service_found_too_little_and_validators_gave_a_grade_that_is_one_as_well() -> None:
    own = {"state": "insufficient-evidence", "reason": "We have no figures."}
    for rest, what in (({}, Outcome.FIRES), ({"difference_reason": "They were drawn for us."}, Outcome.CLEAR)):
        data = of_one(grade="good", self_evaluation=own, **rest)
        assert outcome("consistency/grade-where-the-service-gave-none", data) is what
        assert outcome("consistency/subject-without-self-evaluation", data) is Outcome.CLEAR


def test_a_grade_of_the_service_that_validators_pass_over_is_asked_about_once_they_have_looked_at_anything() -> None:
    data = of_one(state="not-evaluated", reason="There was no time.", self_evaluation={"grade": "good"})
    rule = "consistency/own-grade-without-a-second"
    assert outcome(rule, data) is Outcome.CLEAR
    assert outcome(rule, data | {"claims": claims("not-tested")}) is Outcome.CLEAR
    assert outcome(rule, data | {"claims": claims("not-tested", "in-part")}) is Outcome.FIRES
    other = {"subject": "organisational-capability", "grade": "good"}
    assert outcome(rule, data | {"evaluations": [*data["evaluations"], other]}) is Outcome.FIRES


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        ("2025-02-22", {"consistency/self-evaluated-after-review@6.4"}),
        ("2025-02-21", {"consistency/self-evaluated-after-validation@6.4"}),
        ("2025-02-14", set()),
    ],
)
def test_the_day_of_a_self_evaluation_comes_before_that_of_the_grade_and_of_the_review(
    day: str, asked: set[str]
) -> None:
    data = of_one(grade="good", graded_at="2025-02-14", self_evaluation={"grade": "good", "evaluated_at": day})
    assert {one for one in found(data) if one.startswith("consistency/")} == asked


def claims(*validated: str) -> list[dict[str, Any]]:
    return [
        {"id": f"c{number}", "text": "We do it well.", "subjects": ["6.4"], "validated": one}
        for number, one in enumerate(validated)
    ]


@pytest.mark.parametrize(
    ("grade", "validated", "fires"),
    [
        ("good", ["not-tested", "not-tested"], "evidence/agreement-on-untested-claims"),
        ("good", ["not-borne-out", "not-borne-out", "borne-out"], "consistency/claims-fail-and-grade-stands"),
        ("adequate", ["borne-out", "borne-out"], "consistency/claims-hold-and-grade-is-lower"),
        ("good", ["borne-out", "not-tested", "in-part"], None),
        ("adequate", ["not-borne-out", "borne-out"], None),
    ],
)
def test_grades_are_held_against_what_became_of_claims(grade: str, validated: list[str], fires: str | None) -> None:
    """The service gave itself good."""
    data = of_one(grade=grade, self_evaluation={"grade": "good"}) | {"claims": claims(*validated)}
    rules = (
        "evidence/agreement-on-untested-claims",
        "consistency/claims-fail-and-grade-stands",
        "consistency/claims-hold-and-grade-is-lower",
    )
    fired = [rule for rule in rules if outcome(rule, data) is Outcome.FIRES]
    assert fired == ([fires] if fires else [])


def test_where_nothing_is_claimed_agreement_rests_on_nothing_and_is_asked_about() -> None:
    data = of_one(grade="good", self_evaluation={"grade": "good"})
    assert outcome("evidence/agreement-on-untested-claims", data) is Outcome.NOT_APPLICABLE
    assert outcome("story/self-evaluation-without-claims", data) is Outcome.FIRES


@pytest.mark.parametrize(
    "rule", ["evidence/claim-borne-out-without-evidence", "evidence/claim-not-borne-out-without-reason"]
)
def test_what_became_of_a_claim_is_unknown_without_an_answer_unless_the_record_is_complete(rule: str) -> None:
    data = of_one(grade="good") | {"claims": [{"id": "c", "text": "We do it well."}]}
    assert outcome(rule, data, "c") is Outcome.NOT_APPLICABLE
    assert outcome(rule, data | {"complete": False}, "c") is Outcome.UNDETERMINED


def test_one_document_that_nobody_checked_is_asked_about_once() -> None:
    document = {"id": "e", "kind": "self-evaluation-template", "indicators": ["6.4"], "verified": "no"}
    claim = {"id": "c", "text": "We do it well.", "subjects": ["6.4"], "validated": "in-part", "evidence": ["e"]}
    told = found(of_one(grade="good") | {"evidence": [document], "claims": [claim | {"reason": "In part."}]})
    assert {one for one in told if one.endswith("@c")} == {"evidence/claim-on-documents-alone@c"}


def test_a_validation_that_agrees_for_reasons_has_nothing_to_answer() -> None:
    data = example()
    data["evaluations"] = [
        one | {"grade": "adequate", "self_evaluation": one["self_evaluation"] | {"grade": "adequate"}}
        for one in data["evaluations"]
    ]
    people = ["staff-group"]
    data["claims"] = [
        {**one, "subjects": one["subjects"] or ["6.4"], "validated": "borne-out", "evidence": people, "reason": "seen"}
        for one in data["claims"]
    ]
    assert found(data) == set()


# the pack ------------------------------------------------------------------------------------------------------------


def test_the_pack_has_rules_of_its_own_and_takes_those_that_ask_the_same_of_any_team() -> None:
    taken = {rule.id for rule in RULESET.rules} - OWN
    assert len(OWN) == 30
    assert {"evidence/documents-alone", "evidence/unjudged-evidence", "story/statement-not-addressed"} <= taken
    assert [rule for rule in taken if "position-statement" in rule or "message" in rule or "earlier" in rule] == []


def test_no_rule_of_the_pack_passes_for_a_rule_of_somebody_else() -> None:
    assert {rule.file.status for rule in RULESET.rules if rule.id in OWN} == {"drafted"}
