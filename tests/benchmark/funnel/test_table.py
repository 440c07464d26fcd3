"""Funnels from a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualityframework.benchmark.funnel import Counted, TooFewUnits, funnel_of, funnels
from qualityframework.errors import InvalidInput
from qualityframework.frameworks import BENCHMARK, load_benchmark
from qualityframework.vocabulary import Code

FIGURES = load_benchmark(BENCHMARK)
UNITS = [("Aber", 31, 50), ("Brae", 20, 40), ("Carse", 55, 60), ("Dun", 12, 30), ("Esk", 44, 55)]


def table(tmp_path: Path, *lines: str, header: str = "unit,met,of,standard") -> Path:
    path = tmp_path / "records.csv"
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return path


def rows(standard: str | None = None) -> list[str]:
    return [f"{unit},{met},{of}" + (f",{standard}" if standard is not None else "") for unit, met, of in UNITS]


def test_a_table_without_standards_is_one_funnel(tmp_path: Path) -> None:
    found = funnels(table(tmp_path, *rows(), header="unit,met,of"))
    (one,) = found.standards
    assert one.standard is None
    assert one.funnel == funnel_of([Counted(*unit) for unit in UNITS], FIGURES.file.funnel[0])


def test_each_standard_has_its_own_in_order_of_name(tmp_path: Path) -> None:
    found = funnels(table(tmp_path, *rows("2 seen"), *rows("10 heard"), "Aber,1,2,1 asked", "Aber,1,2,"))
    assert [one.standard for one in found.standards] == [None, "1 asked", "2 seen", "10 heard"]
    assert [one.funnel for one in found.standards[:2]] == [TooFewUnits(1, 5)] * 2
    assert found.standards[2].funnel == found.standards[3].funnel


def test_it_says_what_it_follows_from(tmp_path: Path) -> None:
    path = table(tmp_path, *rows(), header="unit,met,of")
    found = funnels(path)
    assert (found.figures, found.figures_digest) == (FIGURES.file.name, FIGURES.digest)
    assert found.figures_from == FIGURES.file.funnel[0].start
    path.write_text(path.read_text(encoding="utf-8").replace("31", "32"), encoding="utf-8")
    assert funnels(path).table_digest != found.table_digest


def test_a_table_without_rows_has_no_funnel(tmp_path: Path) -> None:
    assert funnels(table(tmp_path)).standards == ()


def test_all_faults_of_a_table_are_told_with_their_places(tmp_path: Path) -> None:
    path = table(tmp_path, "Aber,3,2,x", "Brae,1,2,x", "Brae,1,2,y", "Brae,1,3,x", "Carse,9,8,")
    with pytest.raises(InvalidInput) as caught:
        funnels(path)
    told = [(fault.code, fault.at.line, fault.at.column) for fault in caught.value.diagnostics]
    assert told == [(Code.WRONG_TYPE, 2, 6), (Code.DUPLICATE_ID, 5, 1), (Code.WRONG_TYPE, 6, 7)]
    (repeated,) = [fault for fault in caught.value.diagnostics if fault.code is Code.DUPLICATE_ID]
    assert [place.line for _, place in repeated.related] == [3]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Aber,-1,2,x", "at least 0"),
        ("Aber,1,0,x", "at least 1"),
        ("Aber,1.5,2,x", "whole number"),
        ("Aber,1,1000000,x", "at most 999,999"),
        ("Aber,,2,x", "`met` is missing"),
        (",1,2,x", "`unit` is missing"),
        ("x" * 201 + ",1,2,x", "200 characters"),
    ],
)
def test_a_cell_that_cannot_be_is_refused(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        funnels(table(tmp_path, line))


def test_columns_of_other_names_are_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="did you mean `met`"):
        funnels(table(tmp_path, *rows(), header="unit,mett,of"))
