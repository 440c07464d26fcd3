"""Pages whose steps are for a shell or a spreadsheet: they are gone as whoever reads them would."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from qualityframework.inspections import read
from qualityframework.report import FORMATS, format_by_name
from tests.cli.running import ROOT, run
from tests.shelf.stepping import BRINGING, RUNNING, STEP, any_lines, blocks


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the examples, to read and write in."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# checking on every change, as its page tells it ----------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="the lines of the page are for a shell")
def test_the_lines_of_the_page_on_checking_every_change_do_what_it_says(checkout: Path) -> None:
    """Those of its console print what stands below them; those of its workflows write what the next steps take."""
    (checkout / "records").mkdir()
    shutil.copy(checkout / "examples" / "illustrative-partnership.yaml", checkout / "records" / "partnership.yaml")
    told = blocks(RUNNING)
    steps = [step for block in told for step in block.steps]
    assert [said for said, shown in steps if in_shell(said, checkout).stdout != shown] == []
    flows = [yaml.safe_load(block.text) for block in told if block.language == "yaml"]
    lines = [line for flow in flows for line in shell_lines(flow) if line.startswith("qualityframework ")]
    assert len(lines) == 4
    assert [(ran.returncode, ran.stderr) for ran in (in_shell(line, checkout) for line in lines)] == [(1, "")] * 4
    for name in ("summary", "review.sarif", "review.xml"):
        assert (checkout / name).stat().st_size, name


def in_shell(line: str, checkout: Path) -> subprocess.CompletedProcess[str]:
    """What comes of a line in a shell whose `qualityframework` is this one."""
    ours = f'qualityframework() {{ {shlex.quote(sys.executable)} -m qualityframework "$@"; }}; {line}'
    variables = {**os.environ, "GITHUB_STEP_SUMMARY": "summary"}
    return subprocess.run(["/bin/sh", "-c", ours], cwd=checkout, env=variables, capture_output=True, text=True)


def shell_lines(flow: object) -> list[str]:
    """What a workflow runs: the value of each `run`, and each line of a `script`."""
    if isinstance(flow, list):
        return [line for one in flow for line in shell_lines(one)]
    if not isinstance(flow, dict):
        return []
    here = [str(flow["run"])] if "run" in flow else [str(line) for line in flow.get("script", ())]
    return here + [line for value in flow.values() for line in shell_lines(value)]


def test_the_page_on_checking_every_change_lists_every_format_with_its_ending() -> None:
    rows = RUNNING.read_text(encoding="utf-8").partition("| --- |")[2].partition("\n\n")[0].splitlines()[1:]
    cells = [[cell.strip().strip("`") for cell in row.split("|")[1:3]] for row in rows]
    assert sorted(name for name, _ in cells) == list(FORMATS)
    assert {name: format_by_name(f"review{ending}") or "github" for name, ending in cells} == {
        one: one for one in FORMATS
    }


# bringing a spreadsheet, as its page tells it ------------------------------------------------------------------------


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
    assert done == 8
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
