"""Reading workbooks, against a reader that does nothing but hand out their cells."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest
from openpyxl import load_workbook

from qualityframework.inspections import EvidenceItem, Record, Shown, read, workbook
from tests.inspections.books import packed, parts, texts, told

from .measuring import assert_at_most

pytestmark = pytest.mark.perf

ROWS = 5_000


@cache
def large() -> bytes:
    """A workbook of many items of evidence."""
    items = (
        EvidenceItem.model_validate(
            {"id": f"e{number}", "kind": "records-read", "title": f"Records, part {number}", "date": "2019-06-18"}
            | {"indicators": ["2.1", "5.3"], "from": "records drawn at random", "people": 30, "verified": "yes"}
            | {"lineage": f"group-{number // 3}", "shows": Shown(counts={"good": 20, "weak": 10})}
        )
        for number in range(ROWS)
    )
    return workbook(Record(id="x", title="X", framework="f", evidence=tuple(items)))


def test_a_large_workbook_is_read_in_at_most_three_times_what_its_cells_alone_take(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(large())

    def whole() -> float:
        begun = process_time()
        record = read(path).record
        assert len(record.evidence or ()) == ROWS
        return process_time() - begun

    def cells_alone() -> float:
        begun = process_time()
        book = load_workbook(BytesIO(large()), read_only=True)
        assert sum(1 for row in book["evidence"].iter_rows() for cell in row if cell.value is not None) >= 10 * ROWS
        return process_time() - begun

    assert_at_most(3, whole, cells_alone, turns=3, told=f"a record of {ROWS:,} rows, and its cells by openpyxl")


def test_a_million_empty_rows_take_at_most_three_times_what_a_large_workbook_takes(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(large())
    rows = "".join(f'<row r="{n}" spans="1:3" ht="15" customHeight="1"/>' for n in range(3, 1_000_000))
    empty = packed(parts(texts("id") + texts("e1") + rows))

    def many_rows() -> float:
        begun = process_time()
        assert told(empty, tmp_path)
        return process_time() - begun

    def large_one() -> float:
        begun = process_time()
        read(path)
        return process_time() - begun

    assert_at_most(3, many_rows, large_one, turns=1, told="a million empty rows, and a record of 5,000")
