"""What services that run checks read: suites of JUnit, annotations of GitHub, and tables."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from qualityframework import Review
from qualityframework.report import RecordFile, render
from qualityframework.vocabulary import Remit, Severity
from tests.report.formats.test_formats import REVIEWS
from tests.report.formats.told import RECORD, commands, rows
from tests.strategies.reviews import cut, model


@pytest.fixture(params=REVIEWS)
def review(request: pytest.FixtureRequest) -> Review:
    return REVIEWS[request.param]


# JUnit ---------------------------------------------------------------------------------------------------------------


def test_a_remit_is_a_suite_and_what_was_clear_is_a_number(review: Review) -> None:
    top = ET.fromstring(str(render(review, "junit", RECORD)))
    assert [suite.attrib["name"] for suite in top] == ["review", *Remit]
    for remit, suite in zip(Remit, top[1:], strict=True):
        assert int(suite.attrib["failures"]) == sum(one.remit is remit for one in review.findings)
        assert int(suite.attrib["skipped"]) == sum(one.remit is remit for one in review.undetermined)
    told = {one.attrib["name"]: one.attrib["value"] for one in top[0].iter("property")}
    for name, count in review.counts.model_dump().items():
        assert told[name] == str(count)
    assert told["ruleset digest"] == review.provenance.ruleset_digest


def test_every_case_failed_or_was_skipped_whatever_its_severity(review: Review) -> None:
    """A note that is shown green would be a wrong `fine`."""
    cases = list(ET.fromstring(str(render(review, "junit", RECORD))).iter("testcase"))
    assert [case.attrib["name"] for case in cases if [one.tag for one in case] not in (["failure"], ["skipped"])] == []
    types = sorted(str(one.get("type")) for case in cases for one in case.iter("failure"))
    assert types == sorted(finding.severity for finding in review.findings)
    for case in cases:
        for skipped in case.iter("skipped"):
            assert skipped.attrib["message"].startswith("not determined: ")


# GitHub --------------------------------------------------------------------------------------------------------------


def test_annotations_come_most_severe_first_and_what_is_not_determined_after_them(review: Review) -> None:
    made = str(render(review, "github", RECORD))
    titles = [one.properties["title"].partition(":")[0] for one in commands(made)]
    order = [*reversed(Severity), "not determined"]
    assert titles == sorted(titles, key=order.index)
    kinds = {"resolve": "error", "explain": "warning", "note": "notice", "not determined": "notice"}
    assert [one.kind for one in commands(made)] == [kinds[title] for title in titles]
    counted = [sum(one.severity is severity for one in review.findings) for severity in reversed(Severity)]
    last = made.splitlines()[-1]
    assert last.startswith("{} to resolve, {} to explain, {} to note".format(*counted))
    assert (f"{len(review.undetermined)} could not be determined" in last) == bool(review.undetermined)


def test_an_annotation_is_escaped_as_a_runner_reads_it() -> None:
    first = model().findings[0]
    told = first.model_copy(update={"id": "a:b,c%0A", "message": "50%\n::error::x", "question": "q?", "place": "7:3"})
    line = str(render(cut(model(), [told], ()), "github", RecordFile("a,b.yaml"))).splitlines()[0]
    assert line.startswith(
        "::error file=a%2Cb.yaml,line=7,col=3,title=resolve%3A a%3Ab%2Cc%250A::50%25 ::error::x. Ask: q? Source: "
    )


def test_the_last_line_is_no_command_either() -> None:
    made = model().provenance.model_copy(update={"corpus": "##[error]a.csv", "figures": "f"})
    last = str(render(model().model_copy(update={"provenance": made}), "github")).splitlines()[-1]
    assert "Compared with # #[error]a.csv" in last


def test_without_a_file_the_place_is_told_in_words() -> None:
    made = commands(render(model(), "github"))
    assert [one for one in made if set(one.properties) != {"title"}] == []
    for finding, one in zip(model().findings, made, strict=False):
        assert one.data.endswith(f"(record {finding.place})")


# CSV -----------------------------------------------------------------------------------------------------------------


def test_a_table_is_what_excel_and_the_standard_ask_for(review: Review) -> None:
    made = str(render(review, "csv", RECORD))
    assert made.startswith("\ufeffoutcome,id,rule,")
    assert made.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", made)


def test_a_row_holds_a_finding(review: Review) -> None:
    told = rows(render(review, "csv", RECORD))
    for finding, row in zip(review.findings, told, strict=False):
        assert row["outcome"] == "fires"
        assert (row["id"], row["severity"], row["subject"]) == (finding.id, finding.severity, finding.subject.id)
        assert (row["question"], row["source"]) == (finding.question, str(finding.source))
        assert row["status"].startswith(finding.status)
        assert row["place"] == f"{RECORD.name}:{finding.place}"
    for open_, row in zip(review.undetermined, told[len(review.findings) :], strict=False):
        assert (row["outcome"], row["id"], row["question"]) == ("undetermined", open_.id, "")
        assert row["message"] == f"Not determined: {open_.title}"
        assert open_.unknown[0].written in row["unknown"]
