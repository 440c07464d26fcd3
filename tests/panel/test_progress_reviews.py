"""Reviews of progress from end to end: what is public about Edinburgh, an invented one, and another field of work."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qualityframework import check
from qualityframework.frameworks import load, load_ruleset
from qualityframework.inspections import parse
from qualityframework.panel import Checked
from qualityframework.vocabulary import Outcome
from qualityframework.weighing import Add, Drop, whatif
from tests.panel.reviewing import verdicts

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EDINBURGH = EXAMPLES / "progress-review-edinburgh-2024.yaml"
INVENTED = EXAMPLES / "progress-review-illustrative.yaml"
STRANDS = ("improvement", "approach", "deployment", "embedding", "communication", "impact-measures", "review")
LEVELS = ("minimal", "some", "significant")


def reviewed(**parts: Any) -> Checked:
    """A complete record of a review of one priority with these parts."""
    record = {
        "id": "r",
        "title": "R",
        "framework": "adult-support-protection-progress/2024",
        "as_of": "2025-01-31",
        "complete": True,
        "field": "adult-support-and-protection",
        "priorities": [{"id": "chronologies", "title": "Quality of chronologies"}],
        **parts,
    }
    return check(parse(yaml.safe_dump(record)))


def found(checked: Checked) -> set[str]:
    """Identifiers of what fired."""
    return {finding.id for finding in checked.review.findings}


def undetermined(checked: Checked) -> set[str]:
    return {one.id for one in checked.review.undetermined}


def of_chronologies(**evaluation: Any) -> Checked:
    """A review whose one priority is evaluated so."""
    return reviewed(evaluations=[{"subject": "chronologies", **evaluation}])


def test_edinburgh_has_four_priorities_with_significant_progress_one_with_some_and_one_with_minimal() -> None:
    inspection = check(EDINBURGH).inspection
    grades = {one.subject: inspection.grade(one.grade) for one in inspection.record.evaluations or ()}
    overall = grades.pop("overall")
    assert overall is not None
    assert overall.name == "significant"
    assert Counter(grade.name for grade in grades.values() if grade) == {"significant": 4, "some": 1, "minimal": 1}


def test_edinburgh_is_asked_about_the_priority_behind_its_overall_level_and_of_nothing_that_is_not_known() -> None:
    checked = check(EDINBURGH)
    assert found(checked) == {
        "consistency/overall-significant-beside-minimal@overall",
        "consistency/not-compared-with-earlier-inspections@progress-review-edinburgh-2024",
    }
    for rule in ("level-above-most-strands", "priority-without-evidence"):
        assert f"evidence/{rule}@lived-experience" in undetermined(checked)
    assert "follow-up/minimal-again-without-consideration@lived-experience" in undetermined(checked)


def test_the_invented_review_has_the_faults_that_it_says_it_has() -> None:
    checked = check(INVENTED)
    assert undetermined(checked) == set()
    assert found(checked) == {
        "consistency/not-compared-with-earlier-inspections@progress-review-illustrative",
        "consistency/overall-apart-from-most-priorities@overall",
        "consistency/overall-significant-beside-minimal@overall",
        "evidence/level-above-most-strands@case-conferences",
        "evidence/low-certainty@lived-experience",
        "evidence/priority-without-evidence@capacity",
        "evidence/strand-far-below-level@case-conferences",
        "evidence/strand-where-criteria-are-silent@case-conferences",
        "evidence/strand-where-criteria-are-silent@lived-experience",
        "evidence/strand-without-level@capacity",
        "recording/small-number-told@progress-review-illustrative",
        "follow-up/minimal-again-without-consideration@lived-experience",
        "follow-up/priority-left-open@capacity",
        "follow-up/same-level-as-last-review@chronologies",
        "follow-up/short-of-significant-at-every-review@chronologies",
        "story/message-against-level@committed-committee",
        "story/minimal-not-in-messages@lived-experience",
    }


def test_used_for_another_field_of_work_it_is_labelled_an_extension() -> None:
    text = INVENTED.read_text(encoding="utf-8")
    moved = check(parse(text.replace("field: adult-support-and-protection", "field: children-and-young-people")))
    (said,) = (one for one in moved.review.findings if one.rule == "consistency/outside-published-field")
    assert "children-and-young-people" in said.message
    assert "extension" in said.message
    assert found(moved) - {said.id} == found(check(INVENTED))


def test_without_its_field_nobody_knows_whether_it_is_one() -> None:
    text = INVENTED.read_text(encoding="utf-8")
    bare = check(parse(text.replace("field: adult-support-and-protection\n", "")))
    assert "consistency/field-not-recorded@progress-review-illustrative" in found(bare)
    assert "consistency/outside-published-field@progress-review-illustrative" in undetermined(bare)


def test_a_priority_without_an_evaluation_is_missed() -> None:
    checked = reviewed(evaluations=[{"subject": "overall", "grade": "some"}])
    (said,) = (one for one in checked.review.findings if one.rule == "consistency/profile-subject-missing")
    assert "chronologies" in said.message


def test_an_overall_level_rests_on_priorities_and_a_priority_on_evidence() -> None:
    checked = reviewed(evaluations=[{"subject": one, "grade": "some"} for one in ("overall", "chronologies")])
    rule = "evidence/priority-without-evidence"
    assert {id_ for id_ in found(checked) if id_.startswith(rule)} == {f"{rule}@chronologies"}


@pytest.mark.parametrize(
    ("earlier", "grade", "rules"),
    [
        (["minimal"], "minimal", {"minimal-again-without-consideration"}),
        (
            ["minimal", "some"],
            "minimal",
            {
                "minimal-again-without-consideration",
                "below-an-earlier-review",
                "short-of-significant-at-every-review",
            },
        ),
        (["some"], "some", {"same-level-as-last-review"}),
        (["significant"], "significant", set()),
        (["some"], "minimal", {"below-an-earlier-review"}),
        (["minimal", "some"], "significant", set()),
        (["minimal", "some"], "some", {"same-level-as-last-review", "short-of-significant-at-every-review"}),
        (["significant", "minimal"], "some", {"below-an-earlier-review"}),
        (["significant", "some"], "some", {"same-level-as-last-review", "below-an-earlier-review"}),
    ],
)
def test_several_reviews_are_read_in_the_order_of_their_days(earlier: list[str], grade: str, rules: set[str]) -> None:
    dated = [{"grade": one, "date": f"202{number}-09-20"} for number, one in enumerate(earlier, start=2)]
    over_time = {
        "same-level-as-last-review",
        "minimal-again-without-consideration",
        "below-an-earlier-review",
        "short-of-significant-at-every-review",
    }
    for order in (dated, dated[::-1]):
        fired = found(of_chronologies(grade=grade, earlier=order))
        assert {one for one in over_time if f"follow-up/{one}@chronologies" in fired} == rules


def test_minimal_progress_again_is_asked_about_once_and_with_follow_up_it_is_asked_what_stands_in_the_way() -> None:
    again = {"grade": "minimal", "earlier": {"grade": "minimal", "date": "2024-02-01"}}
    asked = {one for one in found(of_chronologies(**again)) if one.startswith("follow-up/")}
    assert asked == {"follow-up/minimal-again-without-consideration@chronologies"}
    considered = [{"id": "f", "subjects": ["chronologies"], "decision": "none"}]
    asked = found(reviewed(evaluations=[{"subject": "chronologies", **again}], follow_up=considered))
    assert "follow-up/same-level-as-last-review@chronologies" in asked
    assert "follow-up/minimal-again-without-consideration@chronologies" not in asked


@pytest.mark.parametrize(("before", "now"), [("minimal", "some"), ("significant", "some"), ("some", "some")])
def test_of_a_review_before_that_is_dated_after_this_one_only_its_day_is_asked_about(before: str, now: str) -> None:
    over_time = (
        "consistency/earlier-review-not-before@chronologies",
        "consistency/unexplained-change-since-last-review@chronologies",
        "follow-up/below-an-earlier-review@chronologies",
        "follow-up/same-level-as-last-review@chronologies",
    )
    for date, asked in (("2025-02-01", {over_time[0]}), ("2025-01-30", set(over_time[1:]))):
        fired = found(of_chronologies(grade=now, earlier={"grade": before, "date": date})) & set(over_time)
        assert fired
        assert fired <= asked


@pytest.mark.parametrize("priority", [{"state": "insufficient-evidence", "reason": "Nothing was seen."}, None])
def test_an_overall_level_is_not_held_against_priorities_that_have_none(priority: dict[str, str] | None) -> None:
    evaluations = [{"subject": "overall", "grade": "significant"}]
    checked = reviewed(evaluations=[*evaluations, {"subject": "chronologies", **priority}] if priority else evaluations)
    told = verdicts(checked.inspection, load_ruleset("progress-review"))
    assert told["consistency/overall-without-priorities", "overall"] is Outcome.FIRES
    for rule in (
        "overall-outside-its-priorities",
        "overall-apart-from-most-priorities",
        "overall-significant-beside-minimal",
    ):
        assert told[f"consistency/{rule}", "overall"] is Outcome.NOT_APPLICABLE


def test_what_a_service_says_of_itself_does_not_pass_in_silence() -> None:
    rule = "consistency/self-evaluation-not-looked-at@r"
    assert rule in found(reviewed(claims=[{"id": "c", "text": "We do it well."}]))
    assert rule in found(of_chronologies(grade="some", self_evaluation={"grade": "significant"}))
    assert rule not in found(of_chronologies(grade="some", self_evaluation="none"))


@pytest.mark.parametrize("grade", LEVELS)
def test_a_measure_of_impact_is_noted_where_the_criteria_are_silent(grade: str) -> None:
    checked = of_chronologies(grade=grade, strands=dict.fromkeys(STRANDS, grade))
    assert ("evidence/strand-where-criteria-are-silent@chronologies" in found(checked)) is (grade == "minimal")
    assert "evidence/strand-without-level@chronologies" not in found(checked)


def test_a_strand_on_which_the_criteria_are_silent_is_not_missed() -> None:
    strands = {one: "minimal" for one in STRANDS if one != "impact-measures"}
    assert "evidence/strand-without-level@chronologies" not in found(of_chronologies(grade="minimal", strands=strands))


@given(st.sampled_from(LEVELS), st.dictionaries(st.sampled_from(STRANDS), st.sampled_from(LEVELS)))
def test_a_level_is_asked_about_when_most_of_its_strands_lie_to_one_side(grade: str, strands: dict[str, str]) -> None:
    fired = found(of_chronologies(grade=grade, strands=strands))
    given_, own = [LEVELS.index(one) for one in strands.values()], LEVELS.index(grade)
    lower, higher = sum(one < own for one in given_), sum(one > own for one in given_)
    assert ("evidence/level-above-most-strands@chronologies" in fired) is (lower > len(given_) / 2)
    assert ("evidence/level-below-most-strands@chronologies" in fired) is (higher > len(given_) / 2)
    assert ("evidence/strand-far-below-level@chronologies" in fired) is any(own - one == 2 for one in given_)


@given(st.sampled_from(LEVELS), st.lists(st.sampled_from(LEVELS), min_size=1, max_size=5))
def test_an_overall_level_outside_its_priorities_is_to_be_resolved(overall: str, priorities: list[str]) -> None:
    named = {f"p{number}": level for number, level in enumerate(priorities)}
    checked = reviewed(
        priorities=[{"id": id_, "title": id_} for id_ in named],
        evaluations=[{"subject": id_, "grade": level} for id_, level in ({"overall": overall} | named).items()],
    )
    own, places = LEVELS.index(overall), [LEVELS.index(level) for level in priorities]
    outside = not min(places) <= own <= max(places)
    assert ("consistency/overall-outside-its-priorities@overall" in found(checked)) is outside
    apart = max(sum(one < own for one in places), sum(one > own for one in places)) > len(places) / 2
    assert ("consistency/overall-apart-from-most-priorities@overall" in found(checked)) is (apart and not outside)
    assert ("consistency/overall-significant-beside-minimal@overall" in found(checked)) is (
        overall == "significant" and "minimal" in priorities
    )


def test_no_finding_says_what_a_level_should_be() -> None:
    framework = load("adult-support-protection-progress")
    labels = [grade.label for grade in framework.scale.grades]
    for finding in check(INVENTED).review.findings:
        assert [label for label in labels if label in finding.question] == []


def test_adults_at_risk_of_harm_are_looked_for_in_what_is_judged_overall() -> None:
    text = INVENTED.read_text(encoding="utf-8")
    unheard = check(parse(text.replace("kind: adult-conversations", "kind: staff-focus-group")))
    assert "evidence/impact-without-lived-experience@overall" in found(unheard)


def test_a_name_in_the_title_of_a_priority_is_withheld() -> None:
    priorities = [{"id": "one-case", "title": "The case of Mrs Janet McTavish"}]
    evaluation = {"subject": "one-case", "grade": "some", "earlier": {"grade": "minimal", "date": "2024-09-20"}}
    checked = reviewed(priorities=priorities, evaluations=[evaluation])
    said = [one.message for one in checked.review.findings if one.subject.id == "one-case"]
    assert said
    assert [message for message in said if "McTavish" in message] == []


def test_what_would_change_a_priority_can_be_tried_out() -> None:
    inspection = check(INVENTED).inspection
    changed = whatif(inspection, "chronologies", [Drop("focus-council-officers"), Add("records-read", "significant")])
    assert changed.tried is not None
