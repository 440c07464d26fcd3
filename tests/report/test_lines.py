"""A review as lines: each finding once, nothing left out, nothing wider than asked for."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import qualityframework
from qualityframework import Review
from qualityframework.report import Line, json_text, lines, text
from qualityframework.vocabulary import Remit, Severity

ROOT = Path(__file__).resolve().parents[2]
REVIEWS = {path.stem: qualityframework.check(path).review for path in sorted((ROOT / "examples").glob("*.yaml"))}
WIDTHS = (1, 20, 33, 40, 72, 100, 120, 500)


@pytest.fixture(params=REVIEWS)
def review(request: pytest.FixtureRequest) -> Review:
    return REVIEWS[request.param]


def named(shown: list[Line]) -> list[str]:
    """The findings that have a line of their own, which tells their id."""
    return [line.text.split()[0] for line in shown if line.role == "dim" and "@" in line.text]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_finding_has_one_line_that_names_it(review: Review, width: int) -> None:
    assert Counter(finding.id for finding in review.findings) == Counter(named(list(lines(review, width))))


def test_findings_are_as_many_in_text_as_in_json_and_in_the_counts(review: Review) -> None:
    data = json.loads(json_text(review))
    count = len(named(list(lines(review))))
    assert count == len(data["findings"]) == data["counts"]["fires"]
    assert len(data["undetermined"]) == data["counts"]["undetermined"]


def test_findings_stand_under_their_remit_with_the_most_severe_first(review: Review) -> None:
    """In the order of the remits, and within each in the order of the review."""
    shown = list(lines(review))
    order = [finding.id for remit in Remit for finding in review.findings if finding.remit is remit]
    assert order == named(shown)
    heads = [line.text for line in shown if line.role == "remit" and line.text != "NOT DETERMINED"]
    assert [remit.upper() for remit in Remit if any(one.remit is remit for one in review.findings)] == heads
    for remit in Remit:
        ranks = [finding.severity.rank for finding in review.findings if finding.remit is remit]
        assert sorted(ranks, reverse=True) == ranks


def test_the_summary_counts_each_severity(review: Review) -> None:
    told = " ".join(line.text for line in lines(review) if line.role == "summary")
    for severity in Severity:
        assert f"{sum(one.severity is severity for one in review.findings)} to {severity}" in told
    assert (f"{review.counts.undetermined} could not be determined" in told) == bool(review.undetermined)


def test_messages_and_questions_are_whole(review: Review) -> None:
    flat = " ".join(text(review).split())
    for finding in review.findings:
        assert " ".join(finding.message.split()) in flat
        assert " ".join(f"Ask: {finding.question}".split()) in flat


def test_everything_that_is_not_recorded_is_told_with_the_rules_it_holds_up(review: Review) -> None:
    flat = " ".join(text(review).split())
    for one in review.undetermined:
        assert one.unknown, f"{one.id} does not say what it wants"
        for unknown in one.unknown:
            assert f"{unknown.written} ({unknown.meaning})" in flat
    section = flat.partition("NOT DETERMINED")[2]
    assert bool(review.undetermined) == ("None of them is clear." in section)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_asked_for_but_for_words_that_cannot_be_broken(review: Review, width: int) -> None:
    """At least 20 characters are taken beside the margin of 10: text narrower than that cannot be read."""
    wide = [line.text for line in lines(review, width) if len(line.text) > max(width, 30)]
    marks = tuple(Severity)
    assert [line for line in wide if len([word for word in line.split() if word not in marks]) > 1] == []


def test_a_width_loses_no_word(review: Review) -> None:
    assert len({" ".join(text(review, width).split()) for width in WIDTHS}) == 1


def test_no_line_ends_with_a_space(review: Review) -> None:
    assert [line for line in lines(review) if line.text != line.text.rstrip()] == []


def test_text_is_the_lines(review: Review) -> None:
    assert "".join(f"{line.text}\n" for line in lines(review, 72)) == text(review, 72)


def test_the_result_names_everything_that_it_follows_from(review: Review) -> None:
    made, told = review.provenance, text(review)
    for part in (made.framework, made.profile, made.as_of.isoformat(), made.ruleset, made.engine):
        assert part in told
    for digest in (made.record_digest, made.framework_digest, made.ruleset_digest):
        assert re.fullmatch("[0-9a-f]{64}", digest)
        assert digest[:12] in told


def test_no_grade_is_issued_and_nothing_is_scored(review: Review) -> None:
    """A review has no field for a score, a rank or a grade of its own."""

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for inner in value.values() for key in keys(inner)}
        return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()

    fields = set(Review.model_fields) | keys(json.loads(json_text(review))["provenance"])
    assert not fields & {"score", "grade", "rank", "rating", "overall"}


@pytest.mark.parametrize("order", ["::notice title=All fine::nobody is at risk", "##[error]x", "a ##[group]", "  ::x"])
@pytest.mark.parametrize("width", [20, 100])
def test_no_line_gives_the_runner_of_a_workflow_an_order(order: str, width: int) -> None:
    """It takes one from a line that begins with two colons, after whatever indents it, and from `##[` anywhere."""
    review = REVIEWS["illustrative-partnership"]
    finding = review.findings[0].model_copy(update={"message": f"much that fills a line, {order}", "question": order})
    told = text(review.model_copy(update={"title": order, "findings": (finding,)}), width)
    assert "##[" not in told
    assert [line for line in told.splitlines() if line.lstrip().startswith("::")] == []
    assert "notice title" in told or "##" in told or ": :x" in told
