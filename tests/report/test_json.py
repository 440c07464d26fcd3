"""The review as JSON: valid against the published schema, and nothing lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import qualityframework
from qualityframework import Review
from qualityframework.report import json_text, record_template

ROOT = Path(__file__).resolve().parents[2]
FRAMEWORK = qualityframework.load("children-care-protection/2019")
SCHEMA = json.loads((ROOT / "docs" / "schemas" / "review.schema.json").read_text(encoding="utf-8"))
RECORDS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.yaml"))} | {
    f"new-{name}": record_template(FRAMEWORK, profile) + f"as_of: {profile.start}\n"
    for name, profile in FRAMEWORK.profiles.items()
}


EARLIER = ROOT / "examples" / "earlier-inspections.csv"


@pytest.fixture(params=[*RECORDS, "beside earlier inspections"])
def review(request: pytest.FixtureRequest) -> Review:
    beside = request.param not in RECORDS
    recorded = qualityframework.parse(RECORDS["illustrative-partnership" if beside else request.param])
    return qualityframework.check(recorded, corpus=EARLIER if beside else None).review


def test_it_is_valid_against_the_published_schema(review: Review) -> None:
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(json.loads(json_text(review)))] == []


def test_the_schema_refuses_what_is_no_review(review: Review) -> None:
    data = json.loads(json_text(review))
    validator = Draft202012Validator(SCHEMA)
    assert not validator.is_valid(data | {"score": 3})
    assert not validator.is_valid(data | {"format": "qualityframework.review/2"})
    assert not validator.is_valid({key: value for key, value in data.items() if key != "provenance"})


def test_a_review_can_be_read_back(review: Review) -> None:
    assert review == Review.model_validate_json(json_text(review))


def test_it_is_indented_text_in_utf_8_that_ends_with_a_line_end(review: Review) -> None:
    told = json_text(review)
    assert told.startswith('{\n  "format": "qualityframework.review/1",\n')
    assert told.endswith("}\n")
    assert "\\u" not in told
