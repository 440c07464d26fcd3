"""SARIF: valid by the schema of its standard, with a rule, a place and a level for each result."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from qualityframework import Finding, Review
from qualityframework.panel import Undetermined
from qualityframework.report import RecordFile, render
from qualityframework.vocabulary import Severity
from tests.report.formats.test_formats import REVIEWS
from tests.report.formats.told import RECORD
from tests.strategies.reviews import cut, model

VALIDATOR = Draft4Validator(json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")))


def valid(review: Review, record: RecordFile | None = RECORD) -> dict[str, Any]:
    """The one run of a log that the standard's schema allows."""
    log = json.loads(str(render(review, "sarif", record)))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("record", [RECORD, RecordFile("a.yaml"), None], ids=["file", "without digest", "no file"])
@pytest.mark.parametrize("name", REVIEWS)
def test_it_is_valid_by_the_schema_of_the_standard(name: str, record: RecordFile | None) -> None:
    assert valid(REVIEWS[name], record)["invocations"] == [{"executionSuccessful": True}]


def test_the_schema_refuses_what_is_no_sarif() -> None:
    log = json.loads(str(render(model(), "sarif", RECORD)))
    log["runs"][0]["results"][0]["level"] = "resolve"
    assert not VALIDATOR.is_valid(log)


@pytest.mark.parametrize("name", REVIEWS)
def test_every_result_has_its_rule_its_kind_and_its_level(name: str) -> None:
    review, run = REVIEWS[name], valid(REVIEWS[name])
    rules = run["tool"]["driver"]["rules"]
    told: list[Finding | Undetermined] = [*review.findings, *review.undetermined]
    assert [rule["id"] for rule in rules] == sorted({one.rule for one in told})
    levels = {Severity.RESOLVE: "error", Severity.EXPLAIN: "warning", Severity.NOTE: "note"}
    for number, (one, result) in enumerate(zip(told, run["results"], strict=True)):
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == one.rule
        assert rule["defaultConfiguration"]["level"] == levels[one.severity]
        assert rule["shortDescription"]["text"] == one.title
        assert str(one.source) in rule["help"]["text"]
        fires = number < len(review.findings)
        assert (result["kind"], result["level"]) == (("fail", levels[one.severity]) if fires else ("open", "none"))
    for result, open_ in zip(run["results"][len(review.findings) :], review.undetermined, strict=True):
        assert all(unknown.written in result["message"]["text"] for unknown in open_.unknown[:30])


def test_a_rule_that_fires_tells_its_reason_its_question_and_whose_it_is() -> None:
    review = REVIEWS["illustrative-partnership"]
    rules = {rule["id"]: rule for rule in valid(review)["tool"]["driver"]["rules"]}
    for finding in review.findings:
        rule = rules[finding.rule]
        assert rule["fullDescription"]["text"] == finding.rationale
        assert "Ask" in rule["help"]["text"]
        assert rule["properties"]["status"] == finding.status
        assert finding.status in rule["help"]["text"]


def test_a_result_stands_at_its_line_and_column_in_the_file_that_was_checked() -> None:
    run = valid(REVIEWS["illustrative-partnership"])
    assert run["artifacts"] == [
        {
            "location": {"uri": "records/a%2C%20b%3A%20c%25.yaml"},
            "roles": ["analysisTarget"],
            "hashes": {"sha-256": RECORD.digest},
        }
    ]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"records/a%2C%20b%3A%20c%25.yaml"}
    told = [":".join(map(str, place["region"].values())) for place in places]
    found, open_ = REVIEWS["illustrative-partnership"].findings, REVIEWS["illustrative-partnership"].undetermined
    assert told == [*(finding.place for finding in found), *("1" for _ in open_)]


def test_braces_are_doubled_and_no_link_is_formed() -> None:
    told = model().findings[0].model_copy(update={"message": "{0} and [here](file:a)", "question": "So?"})
    (result,) = valid(cut(model(), [told], ()))["results"]
    assert result["message"]["text"] == "{{0}} and [here] (file:a). Ask: So?"


def test_a_place_that_is_no_line_of_a_text_is_told_in_words() -> None:
    told = model().findings[0].model_copy(update={"place": "evaluations, B7"})
    (result,) = valid(cut(model(), [told], ()))["results"]
    (location,) = result["locations"]
    assert location["message"]["text"] == "evaluations, B7"
    assert location["physicalLocation"]["region"] == {"startLine": 1}


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b.yaml", "a%20b.yaml"),
        ("../a.yaml", "../a.yaml"),
        ("c:a.yaml", "c%3Aa.yaml"),
        ("/data/a#1.yaml", "file:///data/a%231.yaml"),
        ("C:/data/a.yaml", "file:///C:/data/a.yaml"),
        ("é\udcff.yaml", "%C3%A9%FF.yaml"),
    ],
)
def test_the_name_of_a_file_becomes_an_address(name: str, uri: str) -> None:
    assert valid(model(), RecordFile(name))["artifacts"][0]["location"]["uri"] == uri


def test_it_holds_what_the_review_follows_from() -> None:
    review = REVIEWS["illustrative-partnership"]
    told = valid(review)["properties"]
    assert told["provenance"] == json.loads(review.provenance.model_dump_json())
    assert told["counts"] == review.counts.model_dump()
    assert told["notInForce"] == []
