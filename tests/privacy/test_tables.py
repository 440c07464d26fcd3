"""Small cells, and what one table tells beside another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.documents import Document, Source, table_of
from qualityframework.errors import InvalidInput
from qualityframework.privacy import CellAt, counts_of, differences, small_cells, table_hygiene
from tests.privacy.planting import SIGNS

BELOW = SIGNS.below
numbers = st.integers(0, 60)
tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(numbers, min_size=width, max_size=width), min_size=1)
)


def table(text: str) -> Document:
    """The table of a text."""
    return table_of(Source("table.csv", text))


def written(rows: list[list[int]]) -> Document:
    """A table of these counts."""
    header = ",".join(["group", *(f"c{number}" for number in range(len(rows[0])))])
    return table("\n".join([header, *(",".join([f"r{at}", *map(str, row)]) for at, row in enumerate(rows))]))


def test_counts_from_one_to_four_are_small_and_nought_is_not() -> None:
    counts = counts_of(table("area,a,b,c\nnorth,0,1,4\nsouth,5,1204,3\n"))
    assert small_cells(counts, BELOW) == (CellAt(1, 3, 2), CellAt(1, 4, 2), CellAt(2, 4, 3))


def test_what_was_left_out_and_what_is_no_whole_number_is_no_count() -> None:
    counts = counts_of(table('area,a,b,c,d\nnorth,<5,*,2.5,"1,204"\n'))
    assert [count.number for count in counts] == [1204]


def test_wide_digits_are_digits() -> None:
    assert small_cells(counts_of(table("area,a\nnorth,\uff13\n")), BELOW) == (CellAt(1, 2, 2),)


def test_two_tables_without_a_small_cell_can_tell_one_together() -> None:
    one, other = counts_of(table("area,a\nnorth,20\nsouth,31\n")), counts_of(table("area,a\nsouth,31\nnorth,17\n"))
    assert small_cells(one, BELOW) == small_cells(other, BELOW) == ()
    assert differences(one, other, BELOW) == (CellAt(1, 2, 2),)


def test_cells_that_only_one_table_has_are_not_compared() -> None:
    one, other = counts_of(table("area,a,b\nnorth,20,9\n")), counts_of(table("area,a,c\nnorth,20,8\n"))
    assert differences(one, other, BELOW) == ()


def test_a_row_without_a_label_goes_by_none() -> None:
    assert [count.labels for count in counts_of(table("area,a\nnorth,20\n,31\n"))] == [("north", "a"), ("", "a")]


@given(tables)
def test_a_table_beside_itself_tells_nothing_more(rows: list[list[int]]) -> None:
    counts = counts_of(written(rows))
    assert differences(counts, counts, BELOW) == ()


@given(tables, st.data())
def test_differences_are_the_small_cells_of_one_table_less_the_other(
    rows: list[list[int]], data: st.DataObject
) -> None:
    others = [[data.draw(numbers) for _ in row] for row in rows]
    less = [[abs(one - other) for one, other in zip(*pair, strict=True)] for pair in zip(rows, others, strict=True)]
    one, other = counts_of(written(rows)), counts_of(written(others))
    assert differences(one, other, BELOW) == small_cells(counts_of(written(less)), BELOW)
    assert differences(one, other, BELOW) == differences(other, one, BELOW)


@pytest.mark.parametrize("text", ["area,a\nJane Smith,none\n", "area,a\nJane Smith,5\nJane Smith,6\n"])
def test_a_table_that_cannot_be_read_so_is_told_of(text: str) -> None:
    with pytest.raises(InvalidInput) as told:
        counts_of(table(text))
    assert "Jane" not in "".join(fault.message for fault in told.value.diagnostics)


def test_what_stands_among_counts_and_is_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text("Area,n,note\nA,2.0,x\nB,3*,y\nC,9,\nD,three,z\n", encoding="utf-8")
    told = table_hygiene(path)
    assert [(at.row, at.column) for at in told.small] == [(1, 2)]
    assert [(at.row, at.column) for at in told.unread] == [(2, 2), (4, 2)]
    assert not told.clear
