"""Tables from CSV: cells as they are written, an empty one nothing that was recorded, and each knows where it stood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from qualityframework.documents import Document, Source, decoded, header_of, plain, read_table, table_of
from qualityframework.documents.nodes import MOST
from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import Code, Diagnostic


def rows(text: str) -> Any:
    return plain(table_of(Source("a.csv", text)).root)


def faults(text: str) -> list[Diagnostic]:
    with pytest.raises(InvalidInput) as caught:
        table_of(Source("a.csv", text))
    return list(caught.value.diagnostics)


def fault(text: str) -> Diagnostic:
    (one,) = faults(text)
    return one


def mark(document: Document, *path: str | int) -> tuple[int, int, int]:
    place = document.place(*path)
    return place.line, place.column, place.width


TWO = [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]


# what is read --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("between", [",", ";", "\t"], ids=["commas", "semicolons", "tabs"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("last", [True, False], ids=["ended", "not ended"])
def test_a_row_is_a_mapping_from_the_header(between: str, end: str, last: bool) -> None:
    lines = [between.join(cells) for cells in ("ab", "12", "34")]
    assert rows(end.join(lines) + (end if last else "")) == TWO


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("x", "x"),
        (" x  y ", "x  y"),
        ('"x"', "x"),
        ('" x "', "x"),
        ('"x, y"', "x, y"),
        ('"say ""x"""', 'say "x"'),
        ('""""', '"'),
        ('"x" ', "x"),
        ('"two\nlines"', "two\nlines"),
        ('"two\r\nlines"', "two\r\nlines"),
        ('"a\n\n\nb"', "a\n\n\nb"),
        ('5" nails', '5" nails'),
        ('say "x"', 'say "x"'),
        ("'x'", "'x'"),
        ("x;y\tz", "x;y\tz"),
        ("=1+1", "=1+1"),
        ("001", "001"),
        ("é 😀", "é 😀"),
        ("x\u2028y\x85z", "x\u2028y\x85z"),
    ],
)
def test_a_cell_is_the_text_that_it_writes(written: str, read: str) -> None:
    assert rows(f"a,b,c\n1,{written},3\n") == [{"a": "1", "b": read, "c": "3"}]


@pytest.mark.parametrize("empty", ["", "  ", '""', '"  "', '"\n"'])
def test_an_empty_cell_is_nothing_that_was_recorded(empty: str) -> None:
    assert rows(f"a,b,c\n1,{empty},3\n{empty},2,\n") == [{"a": "1", "c": "3"}, {"b": "2"}]


def test_lines_without_any_text_are_no_rows() -> None:
    assert rows('\n \n,\na,b\n\n1,2\n,\n\t\n""," "\n\n3,4\n\n\n') == TWO


def test_a_header_without_rows_is_a_table_of_none() -> None:
    for text in ("a,b", "a,b\n", "a,b\n,\n\n"):
        assert rows(text) == []


def test_one_column_needs_nothing_that_parts_it() -> None:
    assert rows("a\nx\ny y\n") == [{"a": "x"}, {"a": "y y"}]


def test_a_byte_order_mark_is_no_part_of_the_first_name() -> None:
    text = decoded("a.csv", b"\xef\xbb\xbfa,b\r\n1,2\r\n3,4\r\n")
    assert rows(text) == TWO


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("a;b,c;d", ["a", "b,c", "d"]),
        ("a,b;c,d", ["a", "b;c", "d"]),
        ("a\tb;c\td", ["a", "b;c", "d"]),
        ('unit;"Rater, the first";"Rater, the second"', ["unit", "Rater, the first", "Rater, the second"]),
        ('"a;b;c",d', ["a;b;c", "d"]),
        ('"a ""b;c;d""",e', ['a "b;c;d"', "e"]),
        ('"two;\nlines;",d', ["two;\nlines;", "d"]),
        ('5" nails;b,c;d', ['5" nails', "b,c", "d"]),
    ],
)
def test_what_parts_the_columns_is_what_the_header_has_most_of_outside_of_quoted_texts(
    header: str, names: list[str]
) -> None:
    source = Source("a.csv", f"{header}\n" + "x" * 5)
    assert [cell.text for cell in header_of(source)] == names


# places --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_each_cell_knows_its_line_column_and_width(end: str) -> None:
    text = 'a,b,c\n1, two ,\n\n"x\ny, ""z""" ,"w",3\n,,four\n'.replace("\n", end)
    document = table_of(Source("a.csv", text))
    cells = [(0, "a"), (0, "b"), (1, "a"), (1, "b"), (1, "c"), (2, "c")]
    assert [mark(document, *cell) for cell in cells] == [
        (2, 1, 1),
        (2, 4, 3),
        (4, 1, 2),  # as far as its first line goes
        (5, 12, 3),
        (5, 16, 1),
        (6, 3, 4),
    ]


def test_a_cell_that_is_not_there_is_placed_at_the_first_of_its_row() -> None:
    document = table_of(Source("a.csv", "a,b,c\n1,2,3\n,5,\n"))
    assert mark(document, 1, "a") == mark(document, 1) == (3, 2, 1)


def test_a_row_that_is_not_there_is_placed_at_the_beginning() -> None:
    assert mark(table_of(Source("a.csv", "a,b\n")), 7, "a") == (1, 1, 1)


# what is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("a,b\n1\n", "this row has 1 cell, and the header 2 cells", (2, 1)),
        ("a,b\n1,2\n3,4,5\n", "this row has 3 cells, and the header 2 cells", (3, 5)),
        ("a,b\n1,2,\n", "this row has 3 cells, and the header 2 cells", (2, 5)),
        ("a\n1,2\n", "this row has 2 cells, and the header 1 cell", (2, 3)),
        ("a;b\n1,2\n", "this row has 1 cell, and the header 2 cells", (2, 1)),
    ],
)
def test_a_row_of_another_length_is_told_where_it_begins_to_differ(
    text: str, message: str, at: tuple[int, int]
) -> None:
    one = fault(text)
    assert (one.code, one.message, (one.at.line, one.at.column)) == (Code.SYNTAX, message, at)


def test_every_row_of_another_length_is_told() -> None:
    assert [one.at.line for one in faults('a,b\n1\n2,3\n"4\n5"\n6,7,8\n')] == [2, 4, 6]


def test_a_text_that_is_not_closed_is_told_where_it_was_opened() -> None:
    one = fault('a,b\n1,2\n3,"x\ny,z\n')
    assert (one.code, one.at.line, one.at.column) == (Code.SYNTAX, 3, 3)
    assert "not closed" in one.message


def test_what_stands_after_a_closed_text_is_told_with_where_that_was_opened() -> None:
    one = fault('a,b\n1,"x\n2,"y"\n')
    assert (one.code, one.at.line, one.at.column) == (Code.SYNTAX, 3, 4)
    assert [(why, place.line, place.column) for why, place in one.related] == [("opened here", 2, 3)]


@pytest.mark.parametrize("text", ['"a', 'a,"b\n1,2\n', '"a"b,c\n1,2\n', '"', '"""', '""""",x\n'])
def test_a_header_that_cannot_be_read_is_told(text: str) -> None:
    assert fault(text).code is Code.SYNTAX
    with pytest.raises(InvalidInput):
        header_of(Source("a.csv", text))


@pytest.mark.parametrize("text", [",", ";;\n;;\n", '""', "\t\n", '"","  "\n\n'])
def test_a_table_without_any_text_is_told_to_be_empty(text: str) -> None:
    assert fault(text).code is Code.EMPTY_FILE
    with pytest.raises(InvalidInput, match="empty-file"):
        header_of(Source("a.csv", text))


def test_a_column_without_a_name_and_one_that_is_there_twice_are_told_at_once() -> None:
    empty, twice = faults("a,,b,a\n1,2,3,4\n")
    assert (empty.code, empty.at.column) == (Code.EMPTY_VALUE, 3)
    assert (twice.code, twice.at.column) == (Code.DUPLICATE_KEY, 6)
    assert [place.column for _, place in twice.related] == [1]


def test_names_differ_by_their_letters_and_not_by_spaces_around_them() -> None:
    assert fault('a," a "\n1,2\n').code is Code.DUPLICATE_KEY
    assert rows("a,A\n1,2\n") == [{"a": "1", "A": "2"}]


# limits --------------------------------------------------------------------------------------------------------------


def test_as_many_cells_as_the_limit_are_read_and_one_more_is_not() -> None:
    header = ",".join(map(str, range(1_000))) + "\n"
    sound = header + ("x," * 999 + "x\n") * (MOST // 1_000 - 1)
    assert len(rows(sound)) == MOST // 1_000 - 1
    assert fault(f"{sound}x\n").code is Code.TOO_LARGE


@pytest.mark.parametrize("text", ["," * (MOST + 1), "a" + "," * MOST, "a,b\n" + ",\n" * MOST])
def test_cells_without_text_count_as_well(text: str) -> None:
    assert fault(text).code is Code.TOO_LARGE


def test_lines_without_cells_do_not_count() -> None:
    assert rows("\n" * MOST + "a\n" + " \n" * MOST + "x" + "\n" * MOST) == [{"a": "x"}]


def test_quotation_marks_without_end_are_told_of_soon() -> None:
    """Nothing is looked through twice: these would take hours otherwise."""
    for text in ('"' * 100_001, 'a\n"' + '""' * 50_000, 'a\n"' + "x,\n" * 50_000, '"a' * 50_000):
        assert fault(text).code is Code.SYNTAX


def test_binary_data_are_no_table(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,\x002\n")
    with pytest.raises(InvalidInput, match="not-text"):
        read_table(path)


def test_a_table_goes_by_its_path_or_by_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_bytes(b"a,b\n1,2\n3,4\n")
    assert plain(read_table("a.csv").root) == TWO
    assert read_table("a.csv").place(1, "b").file == "a.csv"
    assert read_table("a.csv", "rulesets/a.csv").place(1, "b").file == "rulesets/a.csv"
