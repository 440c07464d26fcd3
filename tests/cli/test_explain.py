"""`explain`: every result and every subject can be asked after, and what is not known offers the nearest."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import qualityframework
from qualityframework import Checked
from qualityframework.panel import Named
from qualityframework.report import drawn
from tests.cli.running import EXAMPLES, ILLUSTRATIVE, ORKNEY, run

SOCIAL_WORK = EXAMPLES / "social-work-governance-2025.yaml"


def results(path: Path) -> tuple[Checked, list[str]]:
    checked = qualityframework.check(path)
    review = checked.review
    return checked, [*(one.id for one in review.findings), *(one.id for one in review.undetermined)]


def flat(checked: Checked, name: str) -> str:
    """An explanation without the drawing and its line breaks."""
    lines = drawn(qualityframework.explained(checked, name), 100)
    return " ".join(" ".join(line.text for line in lines).translate(str.maketrans("│├└─", "    ")).split())


@pytest.mark.parametrize("path", [ILLUSTRATIVE, ORKNEY, SOCIAL_WORK], ids=lambda path: path.stem)
def test_everything_that_a_review_names_can_be_explained(path: Path) -> None:
    """The command line and the library tell the same of each finding, each undetermined result and each subject."""
    checked, ids = results(path)
    names = [*ids, *checked.inspection.subjects]
    assert len(names) > 22
    for name in names:
        lines = [line.text for line in drawn(qualityframework.explained(checked, name), 100)]
        assert name in " ".join(lines)
        assert len(lines) > 1


@pytest.mark.parametrize(
    "name",
    ["evidence/documents-alone@6.1", "evidence/evidence-outside-window@complaints-families", "6.1", "9.1-9.4"],
)
def test_the_command_prints_the_tree(name: str) -> None:
    tree = drawn(qualityframework.explained(qualityframework.check(ILLUSTRATIVE), name), 100)
    ran = run("explain", ILLUSTRATIVE, name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "".join(f"{line.text}\n" for line in tree)


def test_a_finding_leads_back_to_rule_source_values_and_evidence() -> None:
    out = run("explain", ILLUSTRATIVE, "evidence/documents-alone@6.1").out
    for part in (
        "resolve: ",
        "ask: ",
        "beyond_documents = 0",
        "procedures-legal Procedures for legal measures",
        "record line ",
        "fires when items > 0 and beyond_documents == 0",
        "source (drafted): Quality framework",
        "rulesets/quality-and-consistency-panel/2019/rules/evidence/documents-alone.yaml",
    ):
        assert part in out


def test_each_finding_tells_its_question_and_every_value_it_saw() -> None:
    checked, _ = results(ILLUSTRATIVE)
    for finding in checked.review.findings:
        out = flat(checked, finding.id)
        assert " ".join(finding.question.split()) in out
        for name, value in finding.values.items():
            assert f"{name} = {value}" in out


def test_each_undetermined_result_tells_what_is_not_recorded() -> None:
    checked, _ = results(ILLUSTRATIVE)
    assert checked.review.undetermined
    for one in checked.review.undetermined:
        out = flat(checked, one.id)
        assert "not recorded" in out
        for unknown in one.unknown:
            assert unknown.meaning in out


def test_an_indicator_tells_grade_reason_evidence_and_each_finding_on_it() -> None:
    checked, _ = results(ILLUSTRATIVE)
    for evaluation in checked.inspection.record.evaluations or ():
        out = flat(checked, evaluation.subject)
        assert f"evaluation given by the team: {given(checked, evaluation.subject)}" in out
        for item in evaluation.evidence or ():
            assert item in out
        for finding in checked.review.findings:
            subject = Named(entity="evaluation", id=evaluation.subject)
            on_it = subject == finding.subject or any(subject in looked.all for looked in finding.rows.values())
            assert on_it == (f"[{finding.id}]" in out)


def given(checked: Checked, subject: str) -> str:
    """What the team gave a subject, in words."""
    evaluation = next(one for one in checked.inspection.record.evaluations or () if one.subject == subject)
    grade = checked.inspection.grade(evaluation.grade)
    return grade.label if grade is not None else str(evaluation.state or "not recorded")


def test_an_indicator_within_a_group_names_the_group() -> None:
    assert "the record evaluates it under 9.1-9.4" in run("explain", ORKNEY, "9.2").out


def test_an_indicator_without_an_evaluation_says_so() -> None:
    assert "the record has no evaluation of it" in run("explain", ORKNEY, "5.3").out


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("evidence/document-alone@6.1", "evidence/documents-alone@6.1"),
        ("documents-alone", "evidence/documents-alone@6.1"),
        ("evidence/documents-alone", "evidence/documents-alone@6.1"),
        ("evidence/documents-alone@5.11", "evidence/documents-alone@6.1"),
        ("evidence/evidence-outside-window@budget-pages", "evidence/evidence-outside-window@budget-papers"),
        ("6.11", "6.1"),
        ("6,1", "6.1"),
    ],
)
def test_a_name_that_is_not_there_offers_the_nearest(name: str, nearest: str) -> None:
    ran = run("explain", ILLUSTRATIVE, name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"did you mean `{nearest}`?\n")


def test_the_record_comes_first() -> None:
    ran = run("explain", "6.1", ILLUSTRATIVE)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"\nError: Invalid value: the record comes first: {ILLUSTRATIVE} 6.1\n")


def test_a_record_from_standard_input_can_be_explained() -> None:
    piped = run("explain", "-", "6.1", stdin=ILLUSTRATIVE.read_bytes())
    assert piped == run("explain", ILLUSTRATIVE, "6.1")


def test_a_day_and_a_programme_can_be_given() -> None:
    """What is found on another day can be explained for that day, and not for the record's own."""
    day = ("--as-of", "2029-11-29")
    review = qualityframework.check(ILLUSTRATIVE, as_of=dt.date(2029, 11, 29)).review
    own = {one.id for one in qualityframework.check(ILLUSTRATIVE).review.findings}
    later = next(one for one in review.findings if one.id not in own)
    assert later.message in run("explain", ILLUSTRATIVE, later.id, *day).out.replace("\n│  ", " ")
    assert later.message not in run("explain", ILLUSTRATIVE, later.id).out.replace("\n│  ", " ")


@pytest.mark.parametrize(
    ("name", "came_to", "saw"),
    [
        ("evidence/documents-alone@5.4", "clear", "beyond_documents = 4"),
        ("evidence/impact-without-lived-experience@5.4", "not applicable", "about_experience = no"),
    ],
)
def test_it_tells_why_a_rule_did_not_fire(name: str, came_to: str, saw: str) -> None:
    out = run("explain", ILLUSTRATIVE, name).out
    assert out.startswith(f"{name}: {came_to}\n")
    assert saw in out


def test_a_rule_that_is_not_in_force_yet_says_so() -> None:
    name = "story/position-statement-too-long@illustrative-partnership"
    out = run("explain", ILLUSTRATIVE, name, "--as-of", "2019-01-01").out
    assert out.startswith(f"{name}: not in force on that day\n")


def test_what_an_item_adds_is_never_rounded_to_nothing() -> None:
    """A survey with a few answers at the ends of the scale adds something there."""
    checked = qualityframework.check(ILLUSTRATIVE)
    told = flat(checked, "5.4")
    assert "data-advocacy adds 25% of what the evidence says" in told
    assert "under 1% at Excellent, 2% at Very good, 22% at Good, 1% at Adequate, under 1% at Weak" in told
    for subject in checked.inspection.subjects:
        assert " 0% at " not in flat(checked, subject)
