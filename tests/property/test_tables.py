"""Laws of tables: every text is a table or told to be none, what is written is read, and each cell is where it is."""

from __future__ import annotations

import csv
import io
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from qualityframework.documents import (
    Mapping,
    Scalar,
    Sequence,
    Source,
    added_text,
    decoded,
    plain,
    table_of,
    table_text,
)
from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import printable
from tests.strategies.tables import Drawn, cells, tables

soup = st.lists(st.sampled_from(['"', '""', ",", ";", "\t", "\n", "\r", "\r\n", " ", "a", "b", "é", "\x00", "\u2028"]))


def told(text: str) -> object:
    return plain(table_of(Source("drawn.csv", text)).root)


@given(tables())
def test_what_the_standard_writer_writes_is_read(table: Drawn) -> None:
    assert told(table.text) == table.told


@given(tables())
def test_what_the_standard_reader_reads_is_read_the_same(table: Drawn) -> None:
    header, *rows = csv.reader(io.StringIO(table.text, newline=""), delimiter=table.delimiter)
    filled = [[(name, cell.strip()) for name, cell in zip(header, row, strict=True)] for row in rows if row]
    assert told(table.text) == [row for cells in filled if (row := {name: cell for name, cell in cells if cell})]


@given(st.lists(st.tuples(cells, cells, st.one_of(st.none(), cells)), max_size=5))
def test_rows_that_are_written_are_read_again_but_for_what_a_spreadsheet_would_run(
    rows: list[tuple[str, str, str | None]],
) -> None:
    def kept(cell: str | None) -> str:
        text = cell or ""
        escaped = text.lstrip()[:1] in tuple("=+-@") or text[:1] in tuple("\t\r")
        return f"'{text}".rstrip() if escaped else text.strip()

    read = [{name: kept(cell) for name, cell in zip("abc", row, strict=True)} for row in rows]
    filled = [{name: cell for name, cell in row.items() if cell} for row in read]
    assert told(table_text("abc", rows)) == [row for row in filled if row]


@given(st.lists(cells.map(str.strip).filter(lambda name: name[:1] not in tuple("=+-@")), min_size=1, unique=True))
def test_any_names_can_be_those_of_columns(header: list[str]) -> None:
    header = [name for name in header if name] or ["a"]
    assert told(table_text(header, [["x"] * len(header)])) == [dict.fromkeys(header, "x")]


@given(tables())
def test_each_cell_stands_where_it_says(table: Drawn) -> None:
    source = Source("drawn.csv", table.text)
    document = table_of(source)
    assert isinstance(document.root, Sequence)
    for index, row in enumerate(document.root.items):
        assert isinstance(row, Mapping)
        starts = [key.start for key, _ in row.entries]
        assert starts == sorted(starts)
        for key, cell in row.entries:
            assert isinstance(cell, Scalar)
            written = source.text[cell.start : cell.start + cell.width]
            assert written == cell.text if cell.plain else written[0] == written[-1] == '"'
            assert document.place(index, key.text) == document.place(index, key.text, key=True) == document.at(cell)
            assert document.at(cell).text[document.at(cell).column - 1] == written[0]


@given(tables(), st.data())
def test_rows_that_are_added_stand_after_those_that_were_there(table: Drawn, data: st.DataObject) -> None:
    row = st.fixed_dictionaries(
        {}, optional=dict.fromkeys(table.header, st.from_regex(r"\A[a-z][a-z,;\t\n\"]*[a-z]\Z"))
    )
    rows = data.draw(st.lists(row, max_size=3))
    source = Source("drawn.csv", table.text)
    assert told(table.text + added_text(source, rows)) == [*table.told, *(row for row in rows if row)]


def check_told(error: InvalidInput, lines: list[str]) -> None:
    """Its faults are at lines of the text, and fit to be shown."""
    assert error.diagnostics
    for fault in error.diagnostics:
        for place in (fault.at, *(place for _, place in fault.related)):
            assert place.text in ("", lines[place.line - 1])
    assert [line for line in str(error).split("\n") if printable(line) != line] == []


@given(st.one_of(soup.map("".join), st.text(max_size=60), tables().map(lambda table: table.text[1:])))
def test_any_text_is_a_table_or_told_to_be_none(text: str) -> None:
    try:
        table_of(Source("drawn.csv", decoded("drawn.csv", text.encode())))
    except InvalidInput as error:
        check_told(error, Source("", text.removeprefix("\ufeff")).lines)


@given(tables())
def test_of_a_table_that_ends_early_no_cell_says_anything_new(table: Drawn) -> None:
    """Wherever it was cut off, what is read was there, or it is told not to be a table."""
    whole = {cell for row in table.told for cell in row.values()} | set(table.header)
    starts = {start for cell in whole for start in accumulate(cell, initial="")}
    for end in range(1, len(table.text)):
        try:
            document = table_of(Source("drawn.csv", table.text[:end]))
        except InvalidInput:
            continue
        assert isinstance(document.root, Sequence)
        read = {cell for row in document.root.items for cell in plain(row).values()}
        assert {cell.strip() for cell in read} <= {start.strip() for start in starts}
