"""Laws of every format, whatever stands in a record: as much is told as there is, and text stays text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from xml.etree import ElementTree as ET

from hypothesis import given, settings

from qualityframework import Review
from qualityframework.report import render
from qualityframework.report.branches import one_line
from tests.report.formats.test_sarif import valid
from tests.report.formats.told import FORMULA, RECORD, TEXTS, commands, parsed, results, rows, sheets, told
from tests.strategies.reviews import reviews


def ids(review: Review) -> tuple[Counter[str], Counter[str]]:
    """The identifiers, each in a line."""
    found, open_ = ((one_line(one.id) for one in told) for told in (review.findings, review.undetermined))
    return Counter(found), Counter(open_)


def named_once(review: Review) -> None:
    """Each finding and each thing not determined, by its identifier."""
    for format in ("sarif", "junit", "markdown"):
        assert told(review, format) == ids(review), format


def as_many_in_every_text(review: Review) -> None:
    for format in TEXTS:
        found, open_ = told(review, format)
        assert (found.total(), open_.total()) == (len(review.findings), len(review.undetermined)), format


def nothing_that_writes_to_a_terminal_or_turns_text_around(review: Review) -> None:
    for format in TEXTS:
        made = str(render(review, format, RECORD)).removeprefix("\ufeff").replace("\r\n", "\n").replace("\u200b", "")
        if format != "json":
            categories = ("Cc", "Cf", "Cs", "Zl", "Zp")
            assert {ch for ch in made if unicodedata.category(ch) in categories} <= {"\n"}, format


def a_table_of_text_without_formulas(review: Review) -> None:
    lines = rows(render(review, "csv", RECORD))
    assert [row for row in lines if None in row or None in row.values()] == []
    assert [cell for row in lines for cell in row.values() if FORMULA.match(cell)] == []
    for one, row in zip(review.findings, lines, strict=False):
        assert row["message"] in (one_line(one.message), f"'{one_line(one.message)}")


def no_command_but_ours(review: Review) -> None:
    made = render(review, "github", RECORD)
    assert isinstance(made, str)
    found = commands(made)
    *lines, last = made.removesuffix("\n").split("\n")
    assert len(found) == len(lines) == len(review.findings) + len(review.undetermined)
    assert not last.lstrip().startswith("::")
    assert "##[" not in last
    titles = Counter(one.properties["title"] for one in found if one.properties["title"] != "not determined")
    assert titles == Counter(f"{one.severity}: {one_line(one.id)}" for one in review.findings)
    assert {one.properties["file"] for one in found} <= {RECORD.name}
    for finding in review.findings:
        assert any(one_line(finding.message) in command.data for command in found)


MARKS = {"text", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "hardbreak", "softbreak"}
"""What we write within a line of Markdown."""
BLOCKS = {"html_block", "fence", "code_block", "blockquote_open", "ordered_list_open", "hr"}
"""What we write nowhere."""


def no_markup_link_mention_or_reference_of_a_record(review: Review) -> None:
    tokens = parsed(render(review, "markdown", RECORD))
    inner = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in tokens}.isdisjoint(BLOCKS)
    assert {child.type for child in inner} <= MARKS
    shown = [child.content for child in inner if child.type == "text"]
    assert [text for text in shown if re.search(r"[@#]\w|://|\bwww\.|\bGH-", text, re.ASCII)] == []
    assert sum(token.type == "heading_open" and token.tag == "h1" for token in tokens) == 1
    lines = ["".join(child.content for child in token.children or ()) for token in tokens]
    flat = "\n".join(lines).replace("\u200b", "")
    for one in review.findings:
        assert one_line(one.message).strip() in flat
        assert one_line(one.question).strip() in flat


def no_link_and_no_argument_in_sarif(review: Review) -> None:
    for one in results(render(review, "sarif", RECORD)):
        text = one["message"]["text"]
        assert "](" not in text
        assert not re.search(r"(?<!\{)(\{\{)*\{(?!\{)|(?<!\})(\}\})*\}(?!\})", text)


def numbers_that_add_up_in_junit(review: Review) -> None:
    top = ET.fromstring(str(render(review, "junit", RECORD)))
    for one in (top, *top.iter("testsuite")):
        cases = list(one.iter("testcase"))
        counted = (len(cases), *(sum(case.find(kind) is not None for case in cases) for kind in ("failure", "skipped")))
        assert counted == tuple(int(one.attrib[name]) for name in ("tests", "failures", "skipped"))
        assert counted[0] == counted[1] + counted[2]
        assert one.attrib["errors"] == "0"


LAWS = (
    named_once,
    as_many_in_every_text,
    nothing_that_writes_to_a_terminal_or_turns_text_around,
    a_table_of_text_without_formulas,
    no_command_but_ours,
    no_markup_link_mention_or_reference_of_a_record,
    no_link_and_no_argument_in_sarif,
    numbers_that_add_up_in_junit,
    valid,
)


@settings(max_examples=40)
@given(review=reviews())
def test_the_laws_of_texts_hold_whatever_a_record_holds(review: Review) -> None:
    """All of them on each review, as drawing one costs more than they do."""
    for law in LAWS:
        law(review)


@settings(max_examples=8)
@given(review=reviews())
def test_a_workbook_has_a_row_for_each_and_text_alone(review: Review) -> None:
    made = render(review, "xlsx", RECORD)
    cells = [cell for table in sheets(made).values() for row in table for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "inlineStr"}
    assert told(review, "xlsx") == ids(review)


@settings(max_examples=8)
@given(review=reviews())
def test_a_document_has_a_heading_or_a_row_for_each(review: Review) -> None:
    found, open_ = told(review, "docx")
    assert (found.total(), open_) == (len(review.findings), ids(review)[1])
