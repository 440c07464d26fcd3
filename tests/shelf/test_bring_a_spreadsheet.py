"""The page on bringing a spreadsheet tells the truth: cells are typed in and commands run, in its order."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qualityframework.inspections import read
from tests.cli.running import ROOT, run
from tests.shelf.stepping import BRINGING, STEP, any_lines


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the examples, to read and write in."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


FILLED_OR_RUN = re.compile(r"^\| cell \|.*\n.*\n((?:\|.*\n)+)|^```console\n((?:(?!```).*\n)*)", re.MULTILINE)
"""A table of cells with what is typed in, or a block of commands."""


def test_a_spreadsheet_is_filled_in_and_checked_in_the_steps_of_the_page(checkout: Path) -> None:
    """Every cell is typed in and every command run in order, and each prints what is shown, faults as well."""
    text = BRINGING.read_text(encoding="utf-8")
    done = 0
    for table, block in FILLED_OR_RUN.findall(text):
        typed_in(checkout / "inspection.xlsx", re.findall(r"^\| `(\S+)!(\S+)` \| (.*) \|$", table, re.MULTILINE))
        for said, shown in STEP.findall(block):
            ran = run(*shlex.split(said)[1:])
            assert re.fullmatch(any_lines(shown), ran.out + ran.err), f"{said}\n{ran.out}{ran.err}"
            done += 1
    assert done == text.count("\n$ ") >= 9
    assert read(checkout / "inspection.xlsx").record.concerns == ()


def typed_in(path: Path, cells: list[tuple[str, str, str]]) -> None:
    """Texts typed into cells, as a spreadsheet takes them: numbers where a cell is not formatted as text."""
    if not cells:
        return
    book = load_workbook(path)
    for sheet, name, text in cells:
        cell = book[sheet][name]
        cell.value = int(text) if text.isdecimal() and cell.number_format != "@" else text
    book.save(path)
