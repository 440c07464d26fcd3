"""All formats tell the same: each finding, and each thing not determined."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import qualityframework
from qualityframework import NotFound, Review
from qualityframework.cli.check import ReviewFormat
from qualityframework.report import FORMATS, format_by_name, json_text, render
from tests.cli.running import EXAMPLES
from tests.report.formats.told import READ, RECORD, TEXTS, told

REVIEWS = {path.stem: qualityframework.check(path).review for path in sorted(EXAMPLES.glob("*.yaml"))}


def test_the_formats_of_the_command_line_are_those_that_have_a_file() -> None:
    assert sorted(ReviewFormat) == list(FORMATS) == sorted(READ)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", REVIEWS)
def test_every_format_tells_every_finding_and_everything_that_is_not_determined(name: str, format: str) -> None:
    review = REVIEWS[name]
    found, open_ = told(review, format)
    assert (found.total(), open_.total()) == (len(review.findings), len(review.undetermined))
    assert (found.total(), open_.total()) == (review.counts.fires, review.counts.undetermined)
    if format not in ("text", "github"):
        assert found == Counter(one.id for one in review.findings)
        assert open_ == Counter(one.id for one in review.undetermined)


@pytest.mark.parametrize("format", TEXTS)
def test_every_text_says_that_no_grade_is_issued_and_whose_rules_they_are(format: str) -> None:
    review = REVIEWS["illustrative-partnership"]
    flat = " ".join(str(render(review, format)).split())
    if format == "json":  # which holds the status of each finding
        return
    assert "no grade is issued here" in flat
    assert "findings come from rules of our own" in flat
    assert "[reconstructed]" in flat.replace("\\", "")


@pytest.mark.parametrize("format", [format for format in TEXTS if format != "json"])
def test_rules_that_are_not_in_force_are_named(format: str) -> None:
    made = REVIEWS["illustrative-partnership"].model_copy(update={"not_in_force": ("story/a", "story/b")})
    assert "Not in force on that day: story/a, story/b." in " ".join(str(render(made, format)).split())


@pytest.mark.parametrize("format", FORMATS)
def test_a_review_read_back_from_json_is_told_in_the_same_bytes(format: str) -> None:
    review = REVIEWS["illustrative-partnership"]
    again = Review.model_validate_json(json_text(review))
    assert render(review, format, RECORD) == render(again, format, RECORD)


def test_a_format_that_is_none_is_told_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="there is no format `sarif2`: did you mean `sarif`"):
        render(REVIEWS["orkney-2020"], "sarif2")


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("review.txt", "text"),
        ("review.JSON", "json"),
        ("review.md", "markdown"),
        ("2020.05.sarif", "sarif"),
        ("junit.xml", "junit"),
        ("review.csv", "csv"),
        ("review.xlsx", "xlsx"),
        ("review.docx", "docx"),
        ("review", None),
        ("review.yaml", None),
        ("review.sarif.json", None),
    ],
)
def test_the_ending_of_a_name_says_the_format_where_it_says_one(name: str, format: str | None) -> None:
    assert format_by_name(name) == format


def test_each_ending_is_of_one_format() -> None:
    from importlib import import_module

    endings = [import_module(f"qualityframework.report.formats.{format}").ENDING for format in FORMATS]
    assert len(set(endings)) == len(endings)
    assert [ending for ending in endings if ending and format_by_name(f"a{ending}") is None] == []


@pytest.mark.parametrize("path", sorted(Path(qualityframework.__file__).parent.glob("report/formats/[!_]*.py")))
def test_every_file_of_the_folder_is_a_format(path: Path) -> None:
    assert path.stem in FORMATS
