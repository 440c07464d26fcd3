"""Workbooks that are none, that bring what is not read, or that are made to do harm: each is told for what it is."""

from __future__ import annotations

import zipfile
from pathlib import Path
from time import perf_counter

import pytest
from openpyxl import Workbook

from qualityframework.documents import LARGEST
from qualityframework.documents.zipped import MEMBERS
from qualityframework.inspections import read
from tests.cli.running import run
from tests.inspections.books import Rows, book, packed, parts, said, texts, told

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ABROAD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
SOUND = texts("id") + texts("e1")


def with_member(name: str) -> bytes:
    return packed(parts(SOUND) | {name: b"x"})


def without(name: str) -> bytes:
    return packed({one: content for one, content in parts(SOUND).items() if one != name})


def cells(rows: int) -> bytes:
    made = ("".join(f"<c><v>{column * row}</v></c>" for column in range(10_000)) for row in range(rows))
    return packed(parts("".join(f"<row>{row}</row>" for row in made)))


WRONG: dict[str, tuple[bytes, str]] = {
    "an old one": (OLD, "a workbook of the old form, .xls"),
    "one with a password": (OLD + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
    "a table": (b"id;title\nx;X\n", "this is text, and no workbook"),
    "a page": (b"<html><table></table></html>", "this is a page or XML, and no workbook"),
    "nothing": (b"", "this file is empty"),
    "bytes": (b"\x01\x00\x02", "this is no workbook"),
    "half of one": (book()[:900], "this workbook is damaged"),
    "only its beginning": (b"PK\x03\x04", "this workbook is damaged"),
    "another zip": (packed({"a.txt": b"x"}), "this is no workbook: it is something else that is packed"),
    "a text document": (packed({"word/document.xml": b"x"}), "a text of a word processor"),
    "a binary workbook": (packed({"xl/workbook.bin": b"x"}), "a workbook of another form, .xlsb"),
    "macros": (with_member("xl/vbaProject.bin"), "there are macros in this workbook"),
    "old macros": (with_member("xl/macrosheets/sheet1.xml"), "there are macros in this workbook"),
    "links": (with_member("xl/externalLinks/externalLink1.xml"), "there are links to other files in this workbook"),
    "connections": (with_member("xl/connections.xml"), "there are connections to other files in this workbook"),
    "objects": (with_member("xl/embeddings/oleObject1.bin"), "there are objects of other programs in this workbook"),
    "entities": (packed(parts(texts("&b;"), before=ENTITIES)), "declares entities of its own"),
    "entities from abroad": (packed(parts(texts("&a;"), before=ABROAD)), "declares entities of its own"),
    "no sheet": (without("xl/worksheets/sheet1.xml"), "this workbook is damaged"),
    "no relations": (without("xl/_rels/workbook.xml.rels"), "this workbook is damaged"),
    "no XML": (packed(parts(SOUND) | {"xl/worksheets/sheet1.xml": b"{}"}), "this workbook is damaged"),
    "a shared text that is not there": (packed(parts('<row><c t="s"><v>7</v></c></row>')), "damaged"),
    "a cell beyond all": (packed(parts('<row><c r="ZZZ1"><v>7</v></c></row>')), "damaged"),
    "a row beyond all": (packed(parts('<row r="1048577"><c><v>7</v></c></row>')), "damaged"),
    "a number that is none": (packed(parts("<row><c><v>NaN</v></c></row>")), "damaged"),
    "as deep as it is long": (packed(parts("<a>" * 100_000)), "damaged"),
    "a bomb": (packed(parts(" " * (LARGEST + 1))), "unpacks to more than"),
    "many members": (packed(parts(SOUND) | {f"{n}": b"" for n in range(MEMBERS)}), f"more than {MEMBERS:,} files"),
    "too many cells": (cells(21), "more than 5,000,000 characters or 200,000 cells"),
    "one text in many cells": (
        packed(parts('<row><c t="s"><v>0</v></c></row>' * 100, shared=f"<si><t>{'ab' * 50_000}</t></si>")),
        "more than 5,000,000 characters",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_it_is_told_for_what_it_is(name: str, tmp_path: Path) -> None:
    data, words = WRONG[name]
    (fault,) = told(data, tmp_path)
    assert words in fault.message
    assert fault.at.file.endswith("book.xlsx")


def test_what_is_larger_than_is_read_is_not_unpacked(tmp_path: Path) -> None:
    (fault,) = told(book() + bytes(LARGEST), tmp_path)
    assert fault.code == "too-large"


def test_members_that_are_each_small_enough_are_too_much_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qualityframework.documents.zipped.UNPACKED", 10_000)
    for texts_shared, code in ((500, "missing-key"), (600, "too-large")):
        faults = told(packed(parts(SOUND, shared="<si><t>a</t></si>" * texts_shared)), tmp_path)
        assert {fault.code.value for fault in faults} == {code}


def test_a_name_that_stands_twice_in_the_directory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.xlsx"
    path.write_bytes(packed(parts(SOUND)))
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("xl/workbook.xml", b"<workbook/>")
    (fault,) = told(path.read_bytes(), tmp_path)
    assert fault.code == "workbook"


@pytest.mark.parametrize("name", ["book.xlsx", "BOOK.XLSX", "book.yaml", "book"])
def test_a_workbook_is_one_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(book())
    assert read(path).record.id == "x"


def test_formulas_and_errors_are_told_with_their_cells(tmp_path: Path) -> None:
    evidence: Rows = [["id", "people", "=A1"], ["e1", "=SUM(A1:A9)", "#REF!"], ["e2", "#N/A", None]]
    faults = told(book(evidence=evidence), tmp_path)
    assert said(faults) == [("formula", f"evidence!{cell}") for cell in ("C1", "B2", "B3")]
    assert [fault.at.text for fault in faults] == ["=A1", "=SUM(A1:A9)", "#N/A"]


def test_a_formula_is_not_evaluated_where_it_left_a_value(tmp_path: Path) -> None:
    rows = texts("id", "title") + '<row><c t="str"><f>A1</f><v>e1</v></c><c t="str"><v>E</v></c></row>'
    faults = told(packed(parts(rows)), tmp_path)
    assert said(faults) == [("formula", "evidence!A2")]


def test_what_nobody_sees_is_not_judged(tmp_path: Path) -> None:
    """Hidden rows, columns and sheets that say something; those that say nothing are nobody's concern."""

    def change(made: Workbook) -> None:
        sheet = made["evidence"]
        for row in (3, 9):
            sheet.row_dimensions[row].hidden = True
        for column in ("B", "D"):
            sheet.column_dimensions[column].hidden = True
        made["messages"].sheet_state = "hidden"
        made["claims"].sheet_state = "veryHidden"
        made["lists"].sheet_state = "hidden"

    evidence: Rows = [["id", "title", "note", "from"], ["e1", "A", "N"], ["e2", "B", "N"], ["e3", "C"]]
    sheets: dict[str, Rows] = {"messages": [["id", "text"], ["m1", "M"]], "claims": [], "lists": [["a"]]}
    faults = told(book(change, evidence=evidence, **sheets), tmp_path)
    assert said(faults) == [("workbook", at) for at in ("evidence!B2", "evidence!A3", "messages!A1")]
    assert [fault.message.partition(" hidden")[0] for fault in faults] == [
        "this column is",
        "this row is",
        "this sheet is",
    ]


def test_merged_cells_are_told(tmp_path: Path) -> None:
    def change(made: Workbook) -> None:
        made["evidence"].merge_cells("A2:B3")

    faults = told(book(change, evidence=[["id", "title"], ["e1"]]), tmp_path)
    assert said(faults) == [("workbook", "evidence!A2")]
    assert "A2:B3" in faults[0].message


@pytest.mark.slow
def test_a_million_empty_rows_are_no_matter(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}" spans="1:3" ht="15" customHeight="1"/>' for n in range(3, 1_000_000))
    last = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>e9</t></is></c></row>'
    begun = perf_counter()
    faults = told(packed(parts(SOUND + empty + last)), tmp_path)
    print(f"a million empty rows: {perf_counter() - begun:.1f} s")  # noqa: T201
    assert {fault.code.value for fault in faults} == {"missing-key"}  # of the record, whose first sheet is not there


def test_the_command_line_tells_each_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsm"
    path.write_bytes(WRONG["macros"][0])
    ran = run("check", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error[workbook]: there are macros in this workbook, and they are not read\n")
    assert run("check", "-", stdin=WRONG["an old one"][0]).code == 2
    assert run("check", "-", stdin=book()).err.startswith("error[no-as-of-date]")


def test_a_fault_shows_no_detail_of_anybody(tmp_path: Path) -> None:
    def change(made: Workbook) -> None:
        made["other"].title = "Mrs Zofia Kowalczyk"

    path = tmp_path / "book.xlsx"
    path.write_bytes(book(change, evidence=[["id", "title"], ["Mrs Zofia Kowalczyk", "A"]], other=[["id"], ["x"]]))
    ran = run("check", path)
    assert ran.code == 2
    assert "Kowalczyk" not in ran.err
    path.write_bytes(book(evidence=[["id", "title"], ["Mrs Zofia Kowalczyk", "A"]]))
    assert "Kowalczyk" not in run("check", path).err
