"""What a person sees in a cell is what is read, or its cell is told: formats, dates, what is hidden, what goes on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from qualityframework.inspections import EvidenceItem, read
from tests.inspections.books import Rows, book, packed, parts, said, texts, told

JUNE = 43_634  # 18 June 2019


def shown(column: str, value: Any, code: str, **more: Any) -> bytes:
    """A workbook with one item of evidence, whose cell in this column has a format."""

    def change(made: Workbook) -> None:
        made["evidence"]["B2"].number_format = code

    return book(change, evidence=[["id", column, *more], ["e1", value, *more.values()]])


def item(data: bytes, folder: Path) -> EvidenceItem:
    path = folder / "book.xlsx"
    path.write_bytes(data)
    evidence = read(path).record.evidence
    assert evidence is not None
    return evidence[0]


@pytest.mark.parametrize(
    "code",
    [
        "yyyy-mm-dd",
        "mm-dd-yy",
        "d-mmm-yy",
        "[$-F800]dddd, mmmm dd, yyyy",
        "[$-809]dd/mm/yyyy;@",
        "m/d/yy h:mm",
        'yyyy"年"m"月"d"日"',
        "[$-411]ge.m.d",
        '"on; "d\\.m\\.yyyy',
        "[Red]d.m.yyyy;General",
    ],
)
def test_a_number_that_is_shown_as_a_whole_day_is_one(code: str, tmp_path: Path) -> None:
    assert item(shown("date", JUNE, code), tmp_path).gathered_on == dt.date(2019, 6, 18)


@pytest.mark.parametrize(
    "code",
    [
        "d-mmm",
        "mmm-yy",
        "mmm yyyy",
        "dddd mmmm yyyy",
        "yyyy",
        "h:mm",
        "h:mm AM/PM",
        "mm:ss.0",
        "[h]:mm",
        "[hh]",
        "[ss]",
    ],
)
def test_of_a_part_of_a_day_or_a_time_nobody_can_tell_what_was_typed(code: str, tmp_path: Path) -> None:
    """`18 June` typed into a cell is a day of the running year, and `1:2` two minutes past one."""
    for data in (shown("date", JUNE, code), shown("weight", 0.25, code, weight_reason="a")):
        (fault,) = told(data, tmp_path)
        assert (fault.code.value, fault.at.within) == ("wrong-type", "evidence!B2")
        assert "is no whole day for certain" in fault.message


@pytest.mark.parametrize("number", [0, 1, 12, 60])
def test_days_that_programs_count_in_two_ways_are_told(number: int, tmp_path: Path) -> None:
    for column in ("date", "people"):
        (fault,) = told(shown(column, number, "yyyy-mm-dd"), tmp_path)
        assert f"`{number}` is no whole day for certain" in fault.message
    assert item(shown("date", 61, "yyyy-mm-dd"), tmp_path).gathered_on == dt.date(1900, 3, 1)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0",
        "0.00",
        "#,##0",
        "0%",
        '0 "days"',
        "#,##0\\ [$SEK]",
        "0.00E+00",
        "_-* #,##0_-",
        "# ?/?",
        "[>9]0;0",
    ],
)
def test_a_number_is_read_with_all_its_digits_however_it_is_shown(code: str, tmp_path: Path) -> None:
    assert item(shown("weight", 0.375, code, weight_reason="a"), tmp_path).weight == 0.375


@pytest.mark.parametrize("code", ["0", "General", "#,##0", '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "0;-0;\\-"])
def test_a_zero_that_is_seen_is_read(code: str, tmp_path: Path) -> None:
    assert item(shown("people", 0, code), tmp_path).people == 0


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("people", 12, ";;;"),
        ("people", 0, "0;-0;;@"),
        ("title", "A", "0;0;0;"),
        ("people", 12, '"";""'),
        ("people", 0, ";"),
        ("people", 1, '"TRUE";"TRUE";"FALSE"'),
        ("date", 43_634, ";"),
        ("people", 0, "#"),
        ("people", 0, '"n/k"'),
        ("people", 0, '"yes";"no"'),
        ("people", 0, '0;-0;"not known"'),
        ("people", 3, '[>=5]0;"<5"'),
        ("people", 50, "[>100]0;"),
    ],
)
def test_what_a_format_hides_is_told(column: str, value: Any, code: str, tmp_path: Path) -> None:
    (fault,) = told(shown(column, value, code), tmp_path)
    assert (fault.code.value, fault.at.within) == ("workbook", "evidence!B2")
    assert fault.message.startswith("what is in this cell is struck out, or not shown")


def test_what_is_struck_out_is_told(tmp_path: Path) -> None:
    """A team strikes out what it no longer holds, in a cell or in a part of it; what was underlined stands."""

    def change(made: Workbook) -> None:
        sheet = made["evidence"]
        sheet["A3"].font, sheet["B3"].font, sheet["C2"].font = Font(strike=True), Font(strike=True), Font(strike=False)
        sheet["C3"].value = CellRichText(TextBlock(InlineFont(strike=True), "good"), " adequate")
        sheet["C4"].value = CellRichText(TextBlock(InlineFont(u="single"), "good"), " adequate")

    rows: Rows = [["id", "people", "title"], ["e1", 1, "A"], ["e2", 2, "x"], ["e3", 3, "x"]]
    faults = told(book(change, evidence=rows), tmp_path)
    assert said(faults) == [("workbook", f"evidence!{cell}") for cell in ("A3", "B3", "C3")]
    strike = "<si><r><rPr><strike/></rPr><t>e1</t></r></si><si><r><rPr><strike val='0'/></rPr><t>A</t></r></si>"
    shared = texts("id", "title") + '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    assert said(told(packed(parts(shared, shared=strike)), tmp_path)) == [("workbook", "evidence!A2")]


def test_the_word_none_counts_only_where_it_stands(tmp_path: Path) -> None:
    def change(made: Workbook) -> None:
        made["evidence"]["A2"].font = Font(strike=True)
        made["messages"]["A2"].number_format = ";;;"

    sheets: dict[str, Rows] = {"evidence": [["id"], ["none"]], "messages": [["id"], ["none"]]}
    assert said(told(book(change, **sheets), tmp_path)) == [("workbook", "evidence!A2"), ("workbook", "messages!A2")]


@pytest.mark.parametrize("text", ["2019-06-18", "2019-06-18T00:00:00", "2019-06-18T00:00:00.000Z"])
def test_a_day_may_be_written_as_one(text: str, tmp_path: Path) -> None:
    """As strict workbooks do; of a time or of what is shown in part it is the same as of a number."""
    styles = '<styleSheet><cellXfs><xf numFmtId="14"/><xf numFmtId="16"/></cellXfs></styleSheet>'
    for style, value, faulty in (("0", text, False), ("1", text, True), ("0", "2019-06-18T10:30:00", True)):
        day = f'<row><c t="inlineStr"><is><t>as_of</t></is></c><c t="d" s="{style}"><v>{value}</v></c></row>'
        rows = texts("id", "x") + texts("title", "X") + texts("framework", "f") + day
        made = packed(parts(rows, "inspection") | {"xl/styles.xml": styles})
        assert [place for _, place in said(told(made, tmp_path))] == ["inspection!B4"] * faulty


def test_a_sheet_that_shows_no_zeros_has_none(tmp_path: Path) -> None:
    """An empty cell is not recorded, and a nought is a number: who looks at such a sheet cannot tell which it is."""

    def change(made: Workbook) -> None:
        made["evidence"].sheet_view.showZeros = False

    rows: Rows = [["id", "people", "title"], ["e1", 0, "0"], ["e2", 12, "A"]]
    assert said(told(book(change, evidence=rows), tmp_path)) == [("workbook", "evidence!B2")]


def test_a_format_hides_no_more_than_it_says(tmp_path: Path) -> None:
    for code in ("0;-0;;@", "0;;0", "0;", "General;;"):
        assert item(shown("people", 12, code), tmp_path).people == 12
    assert item(shown("people", 0, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'), tmp_path).people == 0
    assert item(shown("title", "A", ";;"), tmp_path).title == "A"


def test_only_the_formats_of_cells_count(tmp_path: Path) -> None:
    """A conditional format has formats of numbers too, under numbers that mean something else elsewhere."""
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.00"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="170" formatCode="yyyy-mm-dd"/></dxf></dxfs></styleSheet>'
    )
    rows = texts("id", "date") + f'<row><c t="str"><v>e1</v></c><c s="1"><v>{JUNE}</v></c></row>'
    made = parts(rows)
    (fault,) = told(packed(made | {"xl/styles.xml": styles}), tmp_path)
    assert fault.message == f"`{JUNE}` is a number, and a date is wanted here"
    related = str(made["xl/_rels/workbook.xml.rels"]).replace(
        "</", '<Relationship Id="s" Type="http://x/relationships/styles" Target="other.xml"/></'
    )
    other = {"xl/_rels/workbook.xml.rels": related, "xl/other.xml": styles.replace("0.00", "h:mm")}
    (fault,) = told(packed(made | other), tmp_path)  # the part of styles is what is named so, wherever it stands
    assert "no whole day for certain" in fault.message


@pytest.mark.parametrize(("word", "says"), [("1", "yes"), ("true", "yes"), ("0", "no"), ("false", "no")])
def test_a_truth_value_is_read_in_each_way_that_it_can_be_written(word: str, says: str, tmp_path: Path) -> None:
    made = parts(texts("id", "x") + texts("title", "X") + texts("framework", "f"), "inspection")
    rows = texts("id", "verified") + f'<row><c t="str"><v>e1</v></c><c t="b"><v>{word}</v></c></row>'
    made["xl/workbook.xml"] = str(made["xl/workbook.xml"]).replace(
        "</sheets>", '<sheet name="evidence" r:id="rId2"/></sheets>'
    )
    made["xl/_rels/workbook.xml.rels"] = str(made["xl/_rels/workbook.xml.rels"]).replace(
        "</", '<Relationship Id="rId2" Target="worksheets/sheet2.xml"/></'
    )
    made["xl/worksheets/sheet2.xml"] = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    assert item(packed(made), tmp_path).verified == says


def test_rows_and_columns_without_any_height_or_width_are_hidden(tmp_path: Path) -> None:
    rows = texts("id", "title") + '<row ht="0.0" customHeight="1"><c t="str"><v>e1</v></c><c t="str"><v>A</v></c></row>'
    made = parts(rows)
    assert said(told(packed(made), tmp_path)) == [("workbook", "evidence!A2")]
    narrow = '<cols><col min="2" max="3" width="0" customWidth="1"/></cols><sheetData>'
    shut = str(made["xl/worksheets/sheet1.xml"]).replace(' ht="0.0"', "").replace("<sheetData>", narrow)
    assert said(told(packed(made | {"xl/worksheets/sheet1.xml": shut}), tmp_path)) == [("workbook", "evidence!B2")]


# columns that go on, and columns in another order --------------------------------------------------------------------


def test_pieces_of_a_text_follow_each_other_in_whatever_order_their_columns_are(tmp_path: Path) -> None:
    first, second = "a" * 30_000, "b" * 30_000
    evidence: Rows = [["id", "note (3)", "note (2)", "note"], ["e1", "c", None, "N"], ["e2", None, second, first]]
    faults = told(book(evidence=evidence), tmp_path)
    assert said(faults) == [("wrong-type", "evidence!B2")]
    position: Rows = [["id", "x"], ["title", "X"], ["framework", "f"]]
    position += [["position_statement.text (2)", second], ["position_statement.text", first]]
    path = tmp_path / "book.xlsx"
    path.write_bytes(book(inspection=position))
    statement = read(path).record.position_statement
    assert statement is not None
    assert statement.text == first + second


@pytest.mark.parametrize(("column", "values"), [("people", (1, 2)), ("indicators", ("1", "1")), ("title", (None, "B"))])
def test_a_column_that_a_program_numbered_does_not_go_on(column: str, values: tuple[Any, ...], tmp_path: Path) -> None:
    faults = told(book(evidence=[["id", column, f"{column} (2)"], ["e1", *values]]), tmp_path)
    assert said(faults) == [("wrong-type", "evidence!C2")]
    assert faults[0].message == f"this goes on from a cell of `{column}` that is not full"


def test_two_names_of_one_column_are_told(tmp_path: Path) -> None:
    rows: Rows = [["subject", "earlier.1.date", "earlier.01.date"], ["2.1", "2012-01-01", "2013-01-01"]]
    assert ("duplicate-key", "evaluations!C1") in said(told(book(evaluations=rows), tmp_path))


def test_numbered_columns_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    rows: Rows = [["subject", "earlier.2.date", "earlier.1.date"], ["2.1", "2008-01-01", "2012-01-01"]]
    path = tmp_path / "book.xlsx"
    path.write_bytes(book(evaluations=rows))
    evaluations = read(path).record.evaluations
    assert evaluations is not None
    assert isinstance(evaluations[0].earlier, tuple)
    assert [one.date for one in evaluations[0].earlier] == [dt.date(2012, 1, 1), dt.date(2008, 1, 1)]
