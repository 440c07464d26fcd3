"""Workbooks and Word documents: readable, in the same bytes every time, and nothing in them but what was told."""

from __future__ import annotations

import io
import re
import sys
import time
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from qualityframework.errors import Unusable
from qualityframework.panel import Named, Undetermined, Unknown
from qualityframework.report import render
from tests.report.formats.test_formats import REVIEWS
from tests.report.formats.told import RECORD
from tests.strategies.reviews import cut, model

REVIEW = REVIEWS["illustrative-partnership"]
OFFICE = {"xlsx": ("openpyxl", "excel"), "docx": ("docx", "docx")}


def made(format: str) -> bytes:
    told = render(REVIEW, format, RECORD)
    assert isinstance(told, bytes)
    return told


@pytest.mark.parametrize("format", OFFICE)
def test_the_bytes_do_not_hang_on_the_time(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(format)
    later = time.localtime(2_000_000_000)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert made(format) == before
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        assert archive.testzip() is None
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(one.create_system, one.compress_type) for one in archive.infolist()} == {(0, zipfile.ZIP_STORED)}
        stamps = re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml"))
    assert set(stamps) == {b"1980-01-01T00:00:00Z"}


@pytest.mark.parametrize("format", OFFICE)
def test_without_the_extra_it_says_which(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    package, extra = OFFICE[format]
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(Unusable, match=rf"pip install 'qualityframework\[{extra}\]'"):
        made(format)


# workbooks -----------------------------------------------------------------------------------------------------------


def test_a_workbook_has_its_sheets_with_a_head_that_stays_and_filters() -> None:
    book = load_workbook(io.BytesIO(made("xlsx")))
    assert book.sheetnames == ["findings", "not determined", "provenance"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.b for cell in sheet[1])
        assert all(cell.alignment.wrap_text and cell.quotePrefix for row in sheet.iter_rows() for cell in row)
        assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {
            "@"
        }  # a text when it is edited too
        assert [column for column in sheet.column_dimensions.values() if column.width < 10] == []
        assert len(sheet.column_dimensions) == sheet.max_column
    values = {row[0].value: row[1].value for row in book["provenance"].iter_rows()}
    assert values["ruleset digest"] == REVIEW.provenance.ruleset_digest
    assert values["summary"] == "10 to resolve, 23 to explain, 21 to note; 6 could not be determined"


def test_a_formula_is_text_in_a_workbook_and_stays_it_when_it_is_edited() -> None:
    told = REVIEW.findings[0].model_copy(update={"message": "=1+1", "question": "#N/A", "place": "_x003D_1"})
    data = render(cut(REVIEW, [told], ()), "xlsx", RECORD)
    assert isinstance(data, bytes)
    sheet = load_workbook(io.BytesIO(data))["findings"]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["message"].value, cells["message"].data_type) == ("=1+1", "s")
    assert (cells["question"].value, cells["question"].data_type) == ("#N/A", "s")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if b"<f>" in archive.read(name)] == []
        assert b"_x005F_x003D_1" in archive.read("xl/worksheets/sheet1.xml")  # else Excel would show a sign for it


def test_a_cell_says_where_it_was_cut() -> None:
    told = REVIEW.findings[0].model_copy(update={"message": "🙂" * 40_000})
    data = render(cut(REVIEW, [told], ()), "xlsx")
    assert isinstance(data, bytes)
    cell = load_workbook(io.BytesIO(data))["findings"]["G2"].value
    assert isinstance(cell, str)
    assert cell.endswith("(cut here; as JSON it is whole)")
    assert len(cell.encode("utf-16-le")) // 2 <= 32_767


# Word documents ------------------------------------------------------------------------------------------------------


def paper(format: str = "docx") -> Any:
    return Document(io.BytesIO(made(format)))


def test_a_document_can_be_listened_to() -> None:
    """It has headings of every level in turn, tables whose first row is their head, a title and a language."""
    document = paper()
    levels = [line.style.name for line in document.paragraphs if line.style.name.startswith(("Title", "Heading"))]
    assert levels[0] == "Title"
    assert levels[1] == "Heading 1"
    assert set(levels[1:]) == {"Heading 1", "Heading 2"}
    for table in document.tables:
        assert [
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows
        ] == [number == 0 for number in range(len(table.rows))]
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert document.core_properties.title == REVIEW.title
    assert document.core_properties.language == "en-GB"


def test_a_document_tells_each_message_question_and_source() -> None:
    lines = {line.text for line in paper().paragraphs}
    for finding in REVIEW.findings:
        assert finding.message in lines
        assert f"Ask: {finding.question}" in lines
        assert any(str(finding.source) in line and finding.status in line for line in lines)


def test_a_document_keeps_the_styles_that_it_uses() -> None:
    document = paper()
    assert {table.style.name for table in document.tables} == {"Table Grid"}
    names = {style.name for style in document.styles}
    assert {line.style.name for line in document.paragraphs} <= names


# what lacks much -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["csv", "markdown", "sarif", "junit", "github"])
def test_a_rule_that_lacks_very_much_tells_how_much(format: str) -> None:
    of = Named(entity="evidence", id="e")
    lacking = [Unknown(name=f"n{one}", written=f"key-{one}", of=of, meaning="m") for one in range(100)]
    first = REVIEW.undetermined[0]
    told = Undetermined(**{**dict(first), "unknown": tuple(lacking)})
    assert "and 70 more, which JSON tells" in str(render(cut(model(), (), [told]), format))
