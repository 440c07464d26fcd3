"""Folders of tables: files that are tables, files that are none, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from qualityframework.errors import NotFound, Unusable
from qualityframework.population import held, read_tables, write_tables

from .few import the_plan, the_tables


@pytest.mark.parametrize("end", [".parquet", ".csv"])
def test_a_folder_gives_the_tables_that_were_written(tmp_path: Path, end: str) -> None:
    write_tables(the_tables(), tmp_path, end=end)
    (tmp_path / "notes.csv").write_text("not,asked\nfor\n", encoding="utf-8")
    assert read_tables(tmp_path, the_plan().tables) == the_tables()


def test_an_unreadable_file_shows_no_row(tmp_path: Path) -> None:
    write_tables(the_tables(), tmp_path)
    (tmp_path / "message.parquet").unlink()
    (tmp_path / "message.csv").write_text("key,id,tone\n1,Jane,Doe,mixed\n", encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        read_tables(tmp_path, the_plan().tables)
    told = "message.csv cannot be read: its first line has 3 columns, and row 1 has 4"
    assert refused.value.faults == (told,)


def test_a_folder_that_is_not_there_and_files_that_are_no_tables(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_tables(tmp_path / "nowhere", the_plan().tables)
    write_tables(the_tables(), tmp_path)
    (tmp_path / "message.parquet").write_bytes(b"no table")
    (tmp_path / "evidence.csv").write_text("key\n1\n", encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        read_tables(tmp_path, the_plan().tables)
    twice, unreadable = refused.value.faults
    assert twice == "evidence is there twice, as evidence.csv and as evidence.parquet"
    assert unreadable.startswith("message.parquet cannot be read")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"", "nothing stands in it"),
        (b"key;id;tone\n1;a;mixed\n", "its first line has one column, and columns are parted by commas"),
        (b"key\tid\ttone\n1\ta\tmixed\n", "its first line has one column, and columns are parted by commas"),
        (b"key,id,tone\n1,a,mixed\n2,b\n", "its first line has 3 columns, and row 2 has 2"),
        (b"key,id,tone\n1,a,mixed\n2,b,caf\xe9\n", "column 3 of row 2 is no UTF-8"),
        (
            b'key,id,tone\n1,"a,' + b"x" * 2**21,
            "a row is longer than a megabyte, as when a quotation mark is not closed",
        ),
    ],
)
def test_a_file_that_is_no_table_is_told_with_the_reason(tmp_path: Path, text: bytes, told: str) -> None:
    write_tables(the_tables(), tmp_path)
    (tmp_path / "message.parquet").unlink()
    (tmp_path / "message.csv").write_bytes(text)
    with pytest.raises(Unusable) as refused:
        read_tables(tmp_path, the_plan().tables)
    assert refused.value.faults == (f"message.csv cannot be read: {told}",)


def test_how_a_table_was_saved_does_not_matter(tmp_path: Path) -> None:
    write_tables(the_tables(), tmp_path, end=".csv")
    text = (tmp_path / "message.csv").read_bytes()
    for other in (b"\xef\xbb\xbf" + text, text.replace(b"\n", b"\r\n"), text.replace(b"\n", b"\n\n")):
        (tmp_path / "message.csv").write_bytes(other)
        assert read_tables(tmp_path, the_plan().tables) == the_tables()
    (tmp_path / "message.csv").rename(tmp_path / "message.CSV")
    assert read_tables(tmp_path, the_plan().tables) == the_tables()


def test_a_name_in_other_letters_is_offered(tmp_path: Path) -> None:
    write_tables(the_tables(), tmp_path)
    (tmp_path / "message.parquet").rename(tmp_path / "Message.parquet")
    with pytest.raises(Unusable, match="there is no table message: did you mean `Message`"):
        read_tables(tmp_path, the_plan().tables)


@pytest.mark.parametrize("type_", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())])
def test_texts_may_be_of_any_type_of_text(type_: pa.DataType) -> None:
    table = the_tables()["bearing"]
    place = table.column_names.index("kind")
    other = table.set_column(place, "kind", pa.array(table.column("kind").to_pylist()).cast(type_))
    assert held({**the_tables(), "bearing": other}, the_plan().tables) == the_tables()


FAR = pa.array([2**30], pa.int32()).cast(pa.date32())


@pytest.mark.parametrize(
    ("name", "column", "values", "told"),
    [
        ("evaluation", "graded_on", FAR, ", row 1: `<value out of range: 1073741824>` should be a day as 2019-11-29"),
        ("evidence", "people", pa.array([2**64 - 1], pa.uint64()), "`18446744073709551615` should be a whole number"),
        ("evidence", "people", pa.array([2**63 - 1]), "`9223372036854775807` should be a whole number, from 0 to 1000"),
        ("evidence", "people", pa.array(["1180591620717411303424"]), "`1180591620717411303424` should be a whole num"),
        ("evaluation", "graded_on", pa.array([0], pa.timestamp("us")), " holds timestamp[us], and should hold a day"),
        ("bearing", "kind", pa.array([b"a"]), " holds binary, and should hold a text"),
        ("evaluation", "grade", pa.array([[1]]), " holds list<item: int64>, and should hold a grade"),
    ],
)
def test_what_no_column_can_hold_is_told(name: str, column: str, values: pa.Array, told: str) -> None:
    table = the_tables()[name]
    many = values.take(pa.array([0] * len(table)))
    wrong = {**the_tables(), name: table.set_column(table.column_names.index(column), column, many)}
    with pytest.raises(Unusable) as refused:
        held(wrong, the_plan().tables)
    [fault] = refused.value.faults
    assert fault.startswith(f"`{column}` of {name}")
    assert told in fault


def test_faults_of_types_and_of_values_are_told_together_and_counted() -> None:
    evaluation, evidence = the_tables()["evaluation"], the_tables()["evidence"]
    words = ["perhaps", "TRUE", *[None] * (len(evaluation) - 2)]
    wrong = {
        "evaluation": evaluation.set_column(
            evaluation.column_names.index("reason_stated"), "reason_stated", pa.array(words)
        ),
        "evidence": evidence.set_column(
            evidence.column_names.index("people"), "people", pa.array([-1] * len(evidence), pa.int64())
        ),
    }
    with pytest.raises(Unusable) as refused:
        held({**the_tables(), **wrong}, the_plan().tables)
    truth, number = refused.value.faults
    assert truth == "`reason_stated` of evaluation, row 1: `perhaps` should be true or false (1 more like it)"
    assert number.endswith(f"from 0 to 1000000 ({len(evidence) - 1} more like it)")
