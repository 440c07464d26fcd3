"""Workbooks that are none, that bring what is not read, or that are made to do harm: each is told for what it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

import pytest
from openpyxl import Workbook

from qualityframework.documents import LARGEST, MOST_TOLD
from qualityframework.documents.cell_formats import format_of
from qualityframework.documents.zipped import MEMBERS
from qualityframework.inspections import read
from tests.cli.running import run
from tests.inspections.books import Rows, book, packed, parts, said, texts, told

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ABROAD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
SOUND = texts("id") + texts("e1")
ONE = "<si><t>one</t></si>"


def with_member(name: str) -> bytes:
    return packed(parts(SOUND) | {name: b"x"})


def without(name: str) -> bytes:
    return packed({one: content for one, content in parts(SOUND).items() if one != name})


def cells(rows: int) -> bytes:
    made = ("".join(f"<c><v>{column * row}</v></c>" for column in range(10_000)) for row in range(rows))
    return packed(parts("".join(f"<row>{row}</row>" for row in made)))


def packed_otherwise(how: int, harm: bool = False) -> bytes:
    """A workbook whose members are packed in a way that no workbook's are; some of their bytes are turned over."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", how) as file:
        for name, content in parts(SOUND).items():
            file.writestr(name, content)
    data = bytearray(written.getvalue())
    at = data.index(b"xl/workbook.xml") + len("xl/workbook.xml")
    data[at + 10 : at + 20] = bytes(0xFF ^ one for one in data[at + 10 : at + 20]) if harm else data[at + 10 : at + 20]
    return bytes(data)


def locked() -> bytes:
    """A workbook whose members are said to be encrypted."""
    data = bytearray(packed(parts(SOUND)))
    for begin, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(begin)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(begin, at + 1)
    return bytes(data)


def sheet(before: str, after: str = "") -> bytes:
    """A workbook with more than rows in its sheet."""
    return packed(parts(SOUND) | {"xl/worksheets/sheet1.xml": f"<worksheet>{before}<sheetData/>{after}</worksheet>"})


def sheets(names: Iterable[str]) -> bytes:
    told = "".join(f'<sheet name="{name}" r:id="rId1"/>' for name in names)
    return packed(parts(SOUND) | {"xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{told}</sheets></workbook>'})


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
    "an open one": (packed({"mimetype": b"x", "content.xml": b"x"}), "a document of another form, such as .ods"),
    "one of Numbers": (packed({"Index/Document.iwa": b"x"}), "a document of another form, such as .numbers"),
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
    "a type of cells that there is not": (packed(parts('<row><c t="x"><v>7</v></c></row>')), "damaged"),
    "a truth value that is none": (packed(parts('<row><c t="b"><v>2</v></c></row>')), "damaged"),
    "a shared text before the first": (packed(parts('<row><c t="s"><v>-1</v></c></row>', shared=ONE)), "damaged"),
    "letters that nobody knows": (packed(parts(SOUND, before='<?xml version="1.0" encoding="x"?>')), "damaged"),
    "letters that are none": (packed(parts(SOUND, before='<?xml version="1.0" encoding="rot13"?>')), "damaged"),
    "packed by lzma": (packed_otherwise(zipfile.ZIP_LZMA), "damaged"),
    "packed by lzma, and harmed": (packed_otherwise(zipfile.ZIP_LZMA, harm=True), "damaged"),
    "packed by bzip2": (packed_otherwise(zipfile.ZIP_BZIP2), "damaged"),
    "locked members": (locked(), "locked with a password"),
    "sheets without end": (sheets("a" for _ in range(MEMBERS + 1)), "damaged"),
    "a name without end": (sheets(["a" * 256]), "damaged"),
    "names without end": (sheet("".join(f"<a{n}/>" for n in range(20_000))), "damaged"),
    "names of attributes without end": (sheet("".join(f'<a b{n}=""/>' for n in range(20_000))), "damaged"),
    "an element without end": (sheet("<a b='" + "".join(f"{n:07}" for n in range(300_000)) + "'/>"), "damaged"),
    "hidden columns without end": (
        sheet("<cols>" + '<col min="1" max="2" hidden="1"/>' * 8_193 + "</cols>"),
        "damaged",
    ),
    "merged cells without end": (
        sheet("", "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 200_002))),
        "more than 5,000,000 characters or 200,000 cells",
    ),
    "styles without end": (
        packed(parts(SOUND) | {"xl/styles.xml": f"<styleSheet><cellXfs>{'<xf/>' * 65_537}</cellXfs></styleSheet>"}),
        "damaged",
    ),
    "a number as Python takes it": (packed(parts("<row><c><v>1_0</v></c></row>")), "damaged"),
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


def test_elements_that_say_nothing_are_too_many_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever they are called and whichever parts they are in."""
    made = parts(SOUND, shared="<a/>" * 30_000)
    made["xl/worksheets/sheet1.xml"] = str(made["xl/worksheets/sheet1.xml"]).replace(
        "<sheetData>", "<b/>" * 30_000 + "<sheetData>"
    )
    for most, code in ((70_000, "missing-key"), (50_000, "too-large")):
        monkeypatch.setattr("qualityframework.documents.spreadsheet.LARGEST", most)
        assert {fault.code.value for fault in told(packed(made), tmp_path)} == {code}


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


def test_a_cell_that_cannot_be_is_told_with_its_place(tmp_path: Path) -> None:
    (fault,) = told(packed(parts(SOUND + '<row><c/><c t="b"><v>maybe</v></c></row>')), tmp_path)
    assert said([fault]) == [("workbook", "evidence!B3")]


def test_a_cell_that_stands_twice_is_told(tmp_path: Path) -> None:
    twice = '<row r="2"><c r="A2" t="str"><v>e1</v></c><c r="A2" t="str"><v>e2</v></c></row>'
    faults = told(packed(parts(texts("id") + twice)), tmp_path)
    assert ("duplicate-key", "evidence!A2") in said(faults)


def test_no_more_faults_are_looked_into_than_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[str]()
    monkeypatch.setattr("qualityframework.documents.sheet_trees.did_you_mean", lambda name, _: looked.append(name))
    strange = "".join(f'<c t="str"><v>{n}</v></c>' for n in range(16_000))
    assert len(told(packed(parts(f"<row>{strange}</row>")), tmp_path)) == MOST_TOLD + 1
    assert len(looked) <= 2 * MOST_TOLD + 1


def test_a_long_format_is_looked_through_once() -> None:
    """Four times as many brackets that nobody closes take about four times as long, and not sixteen times."""

    def taken(brackets: int) -> float:
        begun = perf_counter()
        format_of("[" * brackets)
        return perf_counter() - begun

    assert min(taken(80_000) for _ in range(3)) < 10 * min(taken(20_000) for _ in range(3))


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
