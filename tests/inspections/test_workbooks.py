"""Records in workbooks: what a cell says, what an empty one does not say, and where faults stand."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from qualityframework.documents import LARGEST
from qualityframework.documents.spreadsheet import WIDEST
from qualityframework.errors import Unusable
from qualityframework.inspections import (
    EvidenceItem,
    PositionStatement,
    Record,
    Shown,
    dump,
    read,
    sheet_columns,
    workbook,
)
from tests.inspections.books import HEAD, Rows, book, packed, parts, said, texts, told

UNLESS = "Left empty: not recorded, unless `complete` closes it."
EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))


def recorded(data: bytes, folder: Path) -> Record:
    path = folder / "book.xlsx"
    path.write_bytes(data)
    return read(path).record


def again(record: Record, folder: Path) -> Record:
    return recorded(workbook(record), folder)


def bare(**parts: Any) -> Record:
    return Record.model_validate({"id": "x", "title": "X", "framework": "f", **parts})


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_the_same_in_a_workbook_to_the_last_digit(path: Path, tmp_path: Path) -> None:
    record = read(path).record
    assert again(record, tmp_path) == record
    assert dump(again(record, tmp_path), "json") == dump(record, "json")


def test_the_same_record_makes_the_same_bytes() -> None:
    record = read(EXAMPLES[0]).record
    assert workbook(record) == workbook(record)


def test_a_workbook_is_stored_as_it_is_unless_it_could_not_be_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a compressor makes of it differs between machines, and so does what a system writes beside a member."""
    record = read(EXAMPLES[0]).record
    for largest, how in ((LARGEST, zipfile.ZIP_STORED), (10_000, zipfile.ZIP_DEFLATED)):
        monkeypatch.setattr("qualityframework.documents.zip_written.LARGEST", largest)
        with zipfile.ZipFile(io.BytesIO(workbook(record))) as made:
            told = {(one.compress_type, one.create_system, one.date_time) for one in made.infolist()}
        assert told == {(how, 0, (1980, 1, 1, 0, 0, 0))}


def test_each_cell_says_what_its_column_is_for(tmp_path: Path) -> None:
    evidence: Rows = [
        ["id", "kind", "indicators", "shows.counts.good", "shows.counts.weak", "date", "people", "verified", "from"],
        ["e1", "records-read", "2.1; 2.2\n5.1", 4, 0, dt.date(2019, 6, 18), 12, "yes", "=1+1 of staff"],
        ["e2", None, "none", None, None, "2019-06-18", "12", True, None],
    ]

    def change(made: Workbook) -> None:
        made["evidence"]["I2"].data_type = "s"

    record = recorded(book(change, evidence=evidence), tmp_path)
    first = EvidenceItem.model_validate(
        {"id": "e1", "kind": "records-read", "indicators": ["2.1", "2.2", "5.1"], "date": "2019-06-18", "people": 12}
        | {"shows": {"counts": {"good": 4, "weak": 0}}, "verified": "yes", "from": "=1+1 of staff"}
    )
    second = {"id": "e2", "indicators": [], "date": "2019-06-18", "people": 12, "verified": "yes"}
    assert record.evidence == (first, EvidenceItem.model_validate(second))


def test_not_recorded_is_not_empty(tmp_path: Path) -> None:
    """A sheet that is not there, and one without rows, say nothing; the word `none` says that there is none."""
    record = recorded(book(evidence=[["id", "kind"]], messages=[["id", "text"], ["none"]]), tmp_path)
    assert record.evaluations is None
    assert record.evidence is None
    assert record.messages == ()
    assert recorded(book(messages=[["id", "text"], ["[]"]]), tmp_path).messages == ()
    assert again(bare(evidence=[], messages=None), tmp_path) == bare(evidence=[])
    items = recorded(book(evidence=[["id", "indicators"], ["e1", None], ["e2", "None"]]), tmp_path).evidence
    assert items == (EvidenceItem(id="e1"), EvidenceItem(id="e2", indicators=()))


def test_none_beside_items_is_a_contradiction(tmp_path: Path) -> None:
    faults = told(book(messages=[["id", "text"], ["none"], ["m1", "M"]]), tmp_path)
    assert said(faults) == [("contradiction", "messages!A2")]


def test_an_item_that_is_called_none_cannot_stand_alone() -> None:
    with pytest.raises(Unusable, match="the only item of evidence is called `None`"):
        workbook(bare(evidence=[{"id": "None"}]))
    assert workbook(bare(evidence=[{"id": "none", "title": "A"}]))


def test_more_columns_than_a_workbook_has_are_not_written() -> None:
    counts = {f"g{number}": 1 for number in range(WIDEST)}
    with pytest.raises(Unusable, match=r"evidence would have 16,4\d\d columns, and a workbook has 16,384 at most"):
        workbook(bare(evidence=[{"id": "e1", "shows": {"counts": counts}}]))


@pytest.mark.parametrize(
    "parts",
    [
        {"evidence": [{"id": "e1", "indicators": ["none"]}, {"id": "e2", "indicators": ["None", "a"]}]},
        {
            "evidence": [
                {"id": "e1", "shows": {"belief": {}}},
                {"id": "e2", "shows": {"belief": {"a.b (2)": 0.1 + 0.2}}},
            ]
        },
        {"evaluations": [{"subject": "1", "earlier": {}}, {"subject": "2", "earlier": "none"}, {"subject": "3"}]},
        {"evaluations": [{"subject": "1", "earlier": []}, {"subject": "2", "earlier": [{"date": "2012-01-01"}]}]},
        {"evaluations": [{"subject": "1", "earlier": [{"date": f"20{n:02}-01-01"} for n in range(12, 0, -1)]}]},
        {"evaluations": [{"subject": "1", "strands": {}}, {"subject": "2", "strands": {"a.b": "weak"}}]},
        {"evaluations": [{"subject": "1", "self_evaluation": {}}, {"subject": "2", "self_evaluation": "none"}]},
        {"position_statement": {}},
        {"sources": []},
        {"complete": False},
        {"note": "_x0041_ and \x00 \r\n\ufffe _x_"},
        {"as_of": "1582-10-15", "evidence": [{"id": "e1", "date": "1900-03-01"}, {"id": "e2", "date": "9999-12-31"}]},
        {"note": "none", "area": "[]", "published": "2019-07"},
    ],
)
def test_nothing_is_lost(parts: dict[str, Any], tmp_path: Path) -> None:
    record = bare(**parts)
    assert again(record, tmp_path) == record
    assert again(record, tmp_path).model_fields_set == record.model_fields_set


def test_a_text_longer_than_a_cell_goes_on_in_another_column(tmp_path: Path) -> None:
    words = "All is well. \U0001f600" * 7_000
    evidence = tuple(f"e{number:05}" for number in range(9_000))
    record = bare(
        position_statement={"text": words[:98_000]}, messages=[{"id": "m1", "text": "M", "evidence": evidence}]
    )
    assert again(record, tmp_path) == record
    (tmp_path / "long.xlsx").write_bytes(workbook(record))
    names = [cell.value for cell in load_workbook(tmp_path / "long.xlsx")["messages"][1]]
    assert "evidence (2)" in names


# places --------------------------------------------------------------------------------------------------------------


def test_a_fault_names_sheet_and_cell_and_shows_what_stands_there(tmp_path: Path) -> None:
    evidence: Rows = [["id", "indicators"], ["e1", "2.1; 9.9; 2 1"]]
    (fault,) = told(book(evidence=evidence), tmp_path)
    assert str(fault).splitlines()[1:4] == [
        f"  --> {tmp_path.as_posix()}/book.xlsx: evidence!B2",
        "   | 2.1; 9.9; 2 1",
        "   |           ^^^",
    ]


def test_names_parted_by_commas_are_a_fault_that_says_how_to_part_them(tmp_path: Path) -> None:
    (fault,) = told(book(evidence=[["id", "indicators"], ["e1", "2.1, 5.3"]]), tmp_path)
    assert fault.help == "put semicolons between several, and not commas"
    (other,) = told(book(evidence=[["id", "indicators"], ["e, 1", "2.1"]]), tmp_path)
    assert (other.at.within, other.help) == ("evidence!A2", None)


def test_of_a_cell_with_several_lines_the_line_is_shown(tmp_path: Path) -> None:
    (fault,) = told(book(evidence=[["id", "indicators"], ["e1", "2.1\n2 2"]]), tmp_path)
    assert (fault.at.line, fault.at.text, fault.at.within) == (2, "2 2", "evidence!B2")


def test_a_key_of_the_data_is_told_once_at_the_head_of_its_column(tmp_path: Path) -> None:
    evidence: Rows = [["id", "shows.counts."], ["e1", 1], ["e2", 2]]
    faults = told(book(evidence=evidence), tmp_path)
    assert said(faults) == [("unknown-key", "evidence!B1")]


def test_a_part_of_the_record_knows_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(book(evidence=[["title", "id"], [], ["E", "e1"]], follow_up=[["id"], ["f1"]]))
    here = read(path)
    assert str(here.place("evidence", 0, "id")) == f"{path.as_posix()}: evidence!B3"
    assert here.place("follow_up", 0, "id").within == "follow-up!A2"
    assert here.place("evaluations").within == "inspection!B1"
    assert here.place("title").within == "inspection!B2"


# what a spreadsheet does ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("id", 7, "took this for the number `7`"),
        ("indicators", 1.1, "took this for the number `1.1`"),
        ("indicators", dt.date(2019, 1, 2), "took this for the day `2019-01-02`"),
        ("title", True, "took this for the truth value `true`"),
        ("date", 43_000, "`43000` is a number, and a date is wanted here"),
        ("people", dt.date(2019, 1, 2), "took this for the day `2019-01-02`"),
        ("date", dt.datetime(2019, 1, 2, 10, 30), "a date is wanted here, written as 2019-07-31"),  # noqa: DTZ001
        ("people", 1.5, "a whole number is wanted here"),
        ("verified", "Yes", "`Yes` is not known here"),
    ],
)
def test_what_a_spreadsheet_changed_is_told_and_not_guessed_at(
    column: str, value: object, words: str, tmp_path: Path
) -> None:
    head, row = (["id"], ["e1"]) if column != "id" else ([], [])
    (fault,) = told(book(evidence=[[*head, column], [*row, value]]), tmp_path)
    assert fault.code == ("unknown-name" if column == "verified" else "wrong-type")
    assert words in fault.message
    assert fault.at.within == ("evidence!A2" if column == "id" else "evidence!B2")


def test_days_that_are_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    import openpyxl.utils.datetime as days

    def change(made: Workbook) -> None:
        made.epoch = days.CALENDAR_MAC_1904

    evidence: Rows = [["id", "date"], ["e1", dt.date(2019, 6, 18)]]
    record = recorded(book(change, evidence=evidence), tmp_path)
    assert record.evidence is not None
    assert record.evidence[0].gathered_on == dt.date(2019, 6, 18)


def test_a_truth_value_that_was_saved_as_a_formula_is_one(tmp_path: Path) -> None:
    rows = texts("id", "x") + texts("title", "X") + texts("framework", "f")
    truth = '<row><c t="inlineStr"><is><t>complete</t></is></c><c t="b"><f>TRUE()</f><v>1</v></c></row>'
    assert recorded(packed(parts(rows + truth, "inspection")), tmp_path).complete is True


def test_texts_with_marks_and_sounds_in_them_are_read_as_they_look(tmp_path: Path) -> None:
    shared = "<si><r><t>id</t></r></si><si><r><t>e</t></r><rPh><t>sound</t></rPh><r><t>1</t></r></si>"
    rows = '<row><c t="s"><v>0</v></c></row><row r="9"><c r="A9" t="s"><v>1</v></c></row>'
    faults = told(packed(parts(rows, shared=shared)), tmp_path)
    assert {fault.code for fault in faults} == {"missing-key"}
    assert faults[0].at.within == "evidence!A9"


@pytest.mark.parametrize("prefix", ["x", ""])
def test_parts_may_be_named_with_what_they_belong_to(prefix: str, tmp_path: Path) -> None:
    rows = texts("id", "x") + texts("title", "X") + texts("framework", "f")
    made = parts(rows, "inspection")
    if prefix:
        sheet = str(made["xl/worksheets/sheet1.xml"]).replace("xmlns=", "xmlns:x=")
        made["xl/worksheets/sheet1.xml"] = sheet.replace("<", "<x:").replace("<x:/", "</x:")
        made["xl/_rels/workbook.xml.rels"] = str(made["xl/_rels/workbook.xml.rels"]).replace(
            "worksheets", "/xl/worksheets"
        )
    assert recorded(packed(made), tmp_path).id == "x"


# sheets and columns --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["follow-up", "Follow_up", "FOLLOW UP"])
def test_a_sheet_is_known_by_its_words(name: str, tmp_path: Path) -> None:
    def change(made: Workbook) -> None:
        made["other"].title = name

    assert recorded(book(change, other=[["id"], ["f1"]]), tmp_path).follow_up is not None


def test_faults_of_sheets_and_columns_are_told_together(tmp_path: Path) -> None:
    def change(made: Workbook) -> None:
        made.create_sheet("Sheet1")  # with nothing in it

    sheets: dict[str, Rows] = {
        "inspection": [*HEAD, ["aera", "A"], [None, "x"], ["note", "N", "beyond"]],
        "evidence": [["id", "kinds", "id", None], ["e1", "a", "b", "c"]],
        "evidnce": [["id"], ["e1"]],
        "messages": [["text"], ["M"]],
        "lists": [["anything"]],
    }
    faults = told(book(**sheets), tmp_path)
    assert said(faults) == [
        ("unknown-key", "evidence!B1"),
        ("duplicate-key", "evidence!C1"),
        ("missing-key", "evidence!D2"),
        ("unknown-key", "evidnce!A1"),
        ("unknown-key", "inspection!A4"),
        ("missing-key", "inspection!B5"),
        ("wrong-type", "inspection!C6"),
        ("missing-key", "messages!A1"),
    ]
    assert "did you mean `evidence`?" in [fault.help for fault in faults]


def test_a_title_above_the_names_of_the_columns_is_told_once(tmp_path: Path) -> None:
    faults = told(book(evidence=[["Evidence of the team"], [], ["id", "title"], ["e1", "A"]]), tmp_path)
    assert said(faults) == [("missing-key", "evidence!A1"), ("unknown-key", "evidence!A1")]
    assert (
        faults[0].help
        == "put the row with the names of the columns first: sorting may have moved it, or a title stands above it"
    )


def test_what_is_said_in_two_ways_is_told(tmp_path: Path) -> None:
    rows: Rows = [["subject", "earlier", "earlier.grade", "earlier.1.grade"], ["2.1", "none", "good", "weak"]]
    faults = told(book(evaluations=rows), tmp_path)
    assert said(faults)[0] == ("duplicate-key", "evaluations!C2")


def test_two_sheets_of_one_name_are_told(tmp_path: Path) -> None:
    faults = told(book(follow_up=[["id"], ["f1"]], **{"follow up": [["id"], ["f2"]]}), tmp_path)
    assert said(faults) == [("duplicate-key", "follow up!A1")]
    assert [place.within for _, place in faults[0].related] == ["follow-up!A1"]


def test_a_workbook_without_a_sheet_of_a_record_says_so(tmp_path: Path) -> None:
    assert said(told(book(inspection=[]), tmp_path)) == [("missing-key", "1:1")] * 3
    assert said(told(packed(parts("", "Sheet1")), tmp_path)) == [("empty-file", "1:1")]


# what is written -----------------------------------------------------------------------------------------------------


def test_what_looks_like_a_formula_is_written_as_a_text_and_stays_one(tmp_path: Path) -> None:
    record = bare(note="=HYPERLINK(1)", area="+1", title="@x", evidence=[{"id": "e1", "from": "-1", "title": "#REF!"}])
    (tmp_path / "a.xlsx").write_bytes(workbook(record))
    for sheet in load_workbook(tmp_path / "a.xlsx"):
        for cell in (one for row in sheet.iter_rows() for one in row if one.value is not None):
            assert cell.data_type == "s"
            assert cell.quotePrefix
    assert again(record, tmp_path) == record


def test_every_column_of_a_record_is_there_and_says_what_it_is_for(tmp_path: Path) -> None:
    record = bare(**{name: [] for name in Record.model_fields if name in ("evidence", "follow_up", "sources")})
    (tmp_path / "a.xlsx").write_bytes(workbook(record))
    made = load_workbook(tmp_path / "a.xlsx")
    assert made.sheetnames == ["inspection", "sources", "evidence", "follow-up", "lists"]
    for name in ("sources", "evidence", "follow-up"):
        cells = made[name][1]
        assert {cell.value for cell in cells} <= set(sheet_columns()[name])
        assert all(cell.comment and cell.comment.text.startswith(f"{cell.value}: ") for cell in cells)
        assert all(cell.protection.locked for cell in cells)
    about = EvidenceItem.model_fields["verified"].description
    cell = next(cell for cell in made["evidence"][1] if cell.value == "verified")
    assert cell.comment is not None
    assert cell.comment.text == f"verified: {about}. One of: yes, no, unknown. {UNLESS}"


def test_a_note_holds_for_a_complete_record_too(tmp_path: Path) -> None:
    """There, a list that is left empty says that there is none, and what else is closed stands with `complete`."""
    (tmp_path / "a.xlsx").write_bytes(workbook(bare(evidence=[{"id": "e1"}], evaluations=[{"subject": "2.1"}])))
    made = load_workbook(tmp_path / "a.xlsx")
    notes = {(name, str(cell.value)): str(cell.comment and cell.comment.text) for name in made for cell in name[1]}
    told = {(sheet.title, column): note for (sheet, column), note in notes.items()}
    assert "not recorded, or where `complete` is true says that there is none" in told["evidence", "id"]
    assert told["evidence", "indicators"].endswith("Left empty: not recorded, or where `complete` is true none.")
    assert told["evaluations", "earlier"].endswith(UNLESS)
    assert not any(note.endswith("Left empty: not recorded.") for note in told.values())


def test_models_made_in_python_are_written_too(tmp_path: Path) -> None:
    record = Record(
        id="x",
        title="X",
        framework="f",
        as_of=dt.date(2019, 11, 29),
        position_statement=PositionStatement(words=3),
        evidence=(EvidenceItem(id="e1", shows=Shown(belief={"good": 2 / 3})),),
    )
    assert again(record, tmp_path) == record
