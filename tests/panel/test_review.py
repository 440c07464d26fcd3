"""The review as a value: what it holds, in which order, and where it leads back to."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from qualityframework.__about__ import __version__
from qualityframework.errors import Mismatch
from qualityframework.frameworks import load, shelf
from qualityframework.inspections import Inspection, bind, parse
from qualityframework.panel import Finding, LookedAt, Named, Review, Undetermined, programme, review
from qualityframework.vocabulary import Outcome, Remit, Severity
from tests.panel.reviewing import EXAMPLES, NAMES, example, inspection, shipped, verdicts
from tests.panel.shelves import made_ruleset, made_scale
from tests.strategies.inspections import FRAMEWORK

RECORD = """\
id: r
title: R
framework: children-care-protection/2019
profile: 2018-20
as_of: 2019-11-29
evaluations:
  - subject: "9.1-9.4"
    grade: weak
  - subject: "2.1"
    grade: good
messages:
  - {id: m10, text: Told, subjects: [], evidence: []}
  - id: m9
    text: Told
    subjects: []
    evidence: []
"""


def parsed() -> Inspection:
    return bind(parse(RECORD), load(FRAMEWORK))


@pytest.fixture(params=NAMES)
def reviewed(request: pytest.FixtureRequest) -> Review:
    return review(example(request.param), shipped())


# findings ------------------------------------------------------------------------------------------------------------


def test_a_finding_is_known_by_its_rule_and_its_subject(reviewed: Review) -> None:
    told: list[Finding | Undetermined] = [*reviewed.findings, *reviewed.undetermined]
    assert [f"{one.rule}@{one.subject.id}" for one in told] == [one.id for one in told]
    assert len({one.id for one in told}) == len(told)


def test_the_most_severe_come_first_then_by_remit(reviewed: Review) -> None:
    for told in (reviewed.findings, reviewed.undetermined):
        keys = [(-one.severity.rank, list(Remit).index(one.remit)) for one in told]
        assert sorted(keys) == keys


def test_subjects_stand_in_natural_order_and_rules_in_order_of_their_names() -> None:
    told = [one.id for one in review(parsed(), shipped()).findings if one.subject.entity in ("message", "evaluation")]
    assert told == [
        "story/key-message-without-evidence@m9",
        "story/key-message-without-evidence@m10",
        "story/weak-grade-not-in-messages@9.1-9.4",
        "consistency/earlier-evaluation-not-recorded@2.1",
        "consistency/earlier-evaluation-not-recorded@9.1-9.4",
    ]


def test_identifiers_that_differ_by_a_nought_have_an_order_too() -> None:
    messages: list[Any] = [{"id": id_, "text": "Told", "subjects": [], "evidence": []} for id_ in ("m1", "m01", "m001")]
    orders = [
        [one.subject.id for one in review(inspection(evaluations=[], messages=listed), shipped()).findings]
        for listed in (messages, messages[::-1])
    ]
    assert [id_ for id_ in orders[0] if id_ != "r"] == ["m001", "m01", "m1"]
    assert orders[0] == orders[1]


def test_texts_are_filled(reviewed: Review) -> None:
    for finding in reviewed.findings:
        for text in (finding.message, finding.question):
            assert text
            assert "{" not in text
            assert "}" not in text


def test_a_finding_carries_its_rule_whole(reviewed: Review) -> None:
    for finding in reviewed.findings:
        rule = shipped().by_id[finding.rule]
        told = (finding.title, finding.rationale, finding.source, finding.status, finding.remit, finding.severity)
        file = rule.file
        assert (file.title, file.rationale, file.source, file.status, rule.remit, rule.severity) == told
        assert f"rulesets/quality-and-consistency-panel/2019/rules/{finding.rule}.yaml" == finding.rule_file


def test_a_finding_carries_what_it_saw_and_the_rows_that_it_looked_at() -> None:
    item = {"indicators": ["2.1"], "shows": {"grade": "very_good"}, "date": "2019-06-18", "verified": "yes"}
    items = [{"id": "e9", "kind": "records-read", **item}, {"id": "e10", "kind": "staff-survey", **item}]
    graded = {"subject": "2.1", "grade": "very_good"}
    found = review(inspection(complete=True, evidence=items, evaluations=[graded]), shipped()).findings
    (finding,) = [one for one in found if one.rule == "evidence/untriangulated-high-grade"]
    assert finding.values == {
        "items": "2",
        "kinds": "2",
        "grade": "Very good",
        "evaluated": "yes",
        "minimum_kinds": "3",
    }
    rows = LookedAt(
        counted=(Named(entity="evidence", id="e9"), Named(entity="evidence", id="e10")), perhaps=(), more=False
    )
    assert {"items": rows, "kinds": rows} == dict(finding.rows)
    assert "2.1 Impact on children and young people is evaluated" not in finding.message
    assert finding.message.startswith("2.1 Impact on children and young people: evaluated Very good")


# places --------------------------------------------------------------------------------------------------------------


def test_a_place_is_the_line_and_column_of_the_subject() -> None:
    places = {one.subject.id: one.place for one in review(parsed(), shipped()).findings}
    assert {id_: place for id_, place in places.items() if id_ != "r"} == {
        "9.1-9.4": "7:14",
        "2.1": "9:14",
        "m10": "12:10",
        "m9": "13:9",
    }


def test_what_has_no_line_of_its_own_stands_where_the_record_begins() -> None:
    places = [one.place for one in review(parsed(), shipped()).findings if one.subject.entity == "inspection"]
    assert places == ["1:1", "1:1"]


def test_a_record_made_in_python_has_no_places() -> None:
    assert {None} == {one.place for one in review(inspection(complete=True), shipped()).findings}


def test_every_place_of_an_example_is_where_its_subject_is_named() -> None:
    lines = (EXAMPLES / "illustrative-partnership.yaml").read_text(encoding="utf-8").splitlines()
    for finding in review(example("illustrative-partnership"), shipped()).findings:
        line, column = map(int, str(finding.place).split(":"))
        if finding.subject.entity in ("wording", "detail"):
            assert finding.subject.id.split("/")[-2] in lines[line - 1]
        elif finding.subject.entity not in ("inspection", "domain"):
            assert lines[line - 1][column - 1 :].strip('"') == finding.subject.id


# undetermined --------------------------------------------------------------------------------------------------------


def test_with_a_list_that_was_never_recorded_its_rules_are_undetermined_and_never_clear() -> None:
    lists = ("evaluation", "evidence", "message", "follow-up")
    told = verdicts(inspection(), shipped())
    for rule in shipped().rules:
        if rule.typed.subject in lists:
            assert {row: what for (name, row), what in told.items() if name == rule.id} == {None: Outcome.UNDETERMINED}
    listed = {one.rule: one for one in review(inspection(), shipped()).undetermined}
    assert Named(entity="inspection", id="r") == listed["evidence/thin-sample"].subject
    assert [one.name for one in listed["evidence/thin-sample"].unknown] == ["evidence"]
    assert [one.name for one in listed["follow-up/follow-up-without-reason"].unknown] == ["follow_up"]


def test_an_empty_list_has_nothing_to_judge() -> None:
    told = verdicts(inspection(evidence=[], messages=[]), shipped())
    judged = {name for name, _ in told}
    assert {rule.id for rule in shipped().rules if rule.typed.subject in ("evidence", "message")}.isdisjoint(judged)


def test_what_is_undetermined_says_what_is_not_recorded() -> None:
    item = {"id": "e1", "indicators": ["2.1"], "kind": "records-read", "date": "2019-06-18"}
    graded = {"subject": "2.1", "grade": "good", "reason": "Why"}
    other = {"id": "e2", "indicators": ["5.1"]}  # which the evaluation may cite
    found = review(inspection(evidence=[item, other], evaluations=[graded]), shipped())
    listed = {one.id: one for one in found.undetermined}
    unknown = listed["evidence/contradicting-evidence-not-addressed@2.1"].unknown
    assert [(one.name, one.of.entity, one.of.id) for one in unknown] == [
        ("addressed", "evidence", "e1"),
        ("contradicts", "evidence", "e1"),
        ("evidence", "evaluation", "2.1"),
    ]
    assert [(one.name, one.of.entity, one.of.id) for one in listed["evidence/thin-sample@e1"].unknown] == [
        ("people", "evidence", "e1")
    ]


def test_everything_undetermined_names_something_that_is_not_recorded() -> None:
    undetermined = [one for name in NAMES for one in review(example(name), shipped()).undetermined]
    assert [one.id for one in undetermined if not one.unknown] == []


# counts --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_counts_add_up_to_every_rule_with_every_subject(name: str) -> None:
    result, told = review(example(name), shipped()), verdicts(example(name), shipped())
    assert len(told) == sum(result.counts.model_dump().values())
    assert {what.value: list(told.values()).count(what) for what in Outcome} == result.counts.model_dump()
    assert result.counts.fires == len(result.findings)
    assert result.counts.undetermined == len(result.undetermined)


# parameters ----------------------------------------------------------------------------------------------------------

DATED = {
    "evidence/few for evaluation, explain": """\
        let: {items: count(item for item in evidence)}
        when: items < fewest
        message: "{items} of {fewest}"
        parameters: {fewest: {2018-08-01: 1, 2019-08-01: 2, ours: a test}}
        examples:
          - {name: a, given: {}, expect: fires}
          - {name: b, given: {}, expect: clear, as_of: 2018-08-01}
    """,
    "story/always for inspection": "when: complete",
    "story/early for inspection": """\
        when: position_statement_words > most
        parameters: {most: {2020-01-01: 5000, ours: a test}}
    """,
}


@pytest.mark.parametrize(
    ("day", "messages", "not_in_force"),
    [
        ("2018-07-31", [], ("evidence/few", "story/early")),
        ("2018-08-01", [], ("story/early",)),
        ("2019-07-31", [], ("story/early",)),
        ("2019-08-01", ["1 of 2"], ("story/early",)),
        ("2020-01-01", ["1 of 2"], ()),
    ],
)
def test_parameters_are_those_of_the_day(
    tmp_path: Path, day: str, messages: list[str], not_in_force: tuple[str, ...]
) -> None:
    graded = [{"subject": "2.1", "grade": "good", "evidence": ["e1"]}]
    told = inspection(as_of=day, complete=True, evidence=[{"id": "e1"}], evaluations=graded)
    result = review(told, made_ruleset(tmp_path, DATED))
    assert messages == [one.message for one in result.findings if one.rule == "evidence/few"]
    assert not_in_force == result.not_in_force


def test_a_rule_that_is_not_in_force_is_not_counted(tmp_path: Path) -> None:
    ruleset = made_ruleset(tmp_path, DATED)
    result = review(inspection(as_of="2018-07-31", complete=True), ruleset)
    assert sum(result.counts.model_dump().values()) == 1
    assert [one.rule for one in result.findings] == ["story/always"]


def test_days_with_the_same_parameters_share_a_programme() -> None:
    days = (dt.date(2019, 8, 1), dt.date(2019, 11, 29), dt.date(2026, 1, 1))
    assert len({id(programme(shipped(), day)) for day in days}) == 1
    assert programme(shipped(), dt.date(2019, 7, 30)) is not programme(shipped(), days[0])
    assert review(inspection(as_of="2019-07-30"), shipped()).not_in_force == ("story/position-statement-too-long",)


# provenance ----------------------------------------------------------------------------------------------------------


def test_provenance_names_everything_that_the_result_follows_from() -> None:
    told = review(example("orkney-2020"), shipped()).provenance
    wanted: dict[str, Any] = {
        "engine": __version__,
        "framework": FRAMEWORK,
        "framework_digest": load(FRAMEWORK).digest,
        "scale": "six-point-scale/1",
        "scale_digest": load(FRAMEWORK).scale_digest,
        "ruleset": "quality-and-consistency-panel/2019",
        "ruleset_digest": shipped().digest,
        "wording": "report-wording/1",
        "identifying": "identifying-details/1",
        "published_for": (),
        "within_field": True,
        "profile": "2018-20",
        "profile_withdrawn": None,
        "as_of": dt.date(2020, 2, 27),
        "record": "orkney-2020",
        "catalogues": {},
        "overlays": (),
        "changes": (),
        "complete": False,
        "corpus": None,
        "corpus_digest": None,
        "figures": None,
        "figures_digest": None,
    }
    assert wanted == told.model_dump(exclude={"record_digest"})
    assert len(told.record_digest) == 64
    assert told.record_digest != review(parsed(), shipped()).provenance.record_digest


def test_a_ruleset_for_another_scale_is_refused(tmp_path: Path) -> None:
    other = made_ruleset(tmp_path, {"story/a for inspection": "when: complete"}, scale=made_scale(tmp_path, points=3))
    with pytest.raises(Mismatch, match=r"is for the scale made-scale/1, and .* is for six-point-scale/1"):
        review(inspection(), other)


def test_a_ruleset_for_another_edition_of_the_scale_is_refused(tmp_path: Path) -> None:
    shutil.copytree(shelf() / "six-point-scale", tmp_path / "six-point-scale")
    (tmp_path / "six-point-scale" / "1").rename(tmp_path / "six-point-scale" / "2")
    scale = tmp_path / "six-point-scale" / "2" / "scale.yaml"
    scale.write_text(scale.read_text(encoding="utf-8").replace('edition: "1"', 'edition: "2"'), encoding="utf-8")
    other = made_ruleset(tmp_path, {"story/a for inspection": "when: complete"}, scale="six-point-scale/2")
    with pytest.raises(ValueError, match=r"is for the scale six-point-scale/2, and .* is for six-point-scale/1"):
        review(inspection(), other)


# as a value ----------------------------------------------------------------------------------------------------------


def test_a_review_survives_its_json(reviewed: Review) -> None:
    assert reviewed == Review.model_validate_json(reviewed.model_dump_json())


def test_at_least_a_severity(reviewed: Review) -> None:
    assert reviewed.findings == reviewed.at_least(Severity.NOTE)
    assert {Severity.RESOLVE} >= {one.severity for one in reviewed.at_least(Severity.RESOLVE)}
    explain = [one for one in reviewed.findings if one.severity is not Severity.NOTE]
    assert explain == list(reviewed.at_least(Severity.EXPLAIN))
