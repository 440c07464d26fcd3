"""The page on checking every change tells the truth: its lines are run in a shell, and its table lists every format."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from qualityframework.report import FORMATS, format_by_name
from tests.cli.running import ILLUSTRATIVE, ROOT
from tests.shelf.stepping import RUNNING, blocks


@pytest.mark.skipif(os.name == "nt", reason="the lines of the page are for a shell")
def test_the_lines_of_the_page_on_checking_every_change_do_what_it_says(tmp_path: Path) -> None:
    """Those of its console print what stands below them; those of its workflows write what the next steps take."""
    folder = tmp_path
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "records").mkdir()
    shutil.copy(ILLUSTRATIVE, folder / "records" / "partnership.yaml")
    told = blocks(RUNNING)
    steps = [step for block in told for step in block.steps]
    assert [said for said, shown in steps if in_shell(said, folder).stdout != shown] == []
    flows = [yaml.safe_load(block.text) for block in told if block.language == "yaml"]
    lines = [line for flow in flows for line in shell_lines(flow) if line.startswith("qualityframework ")]
    assert len(lines) == 4
    assert [(ran.returncode, ran.stderr) for ran in (in_shell(line, folder) for line in lines)] == [(1, "")] * 4
    for name in ("summary", "review.sarif", "review.xml"):
        assert (folder / name).stat().st_size, name


def in_shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What comes of a line in a shell whose `qualityframework` is this one."""
    ours = f'qualityframework() {{ {shlex.quote(sys.executable)} -m qualityframework "$@"; }}; {line}'
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "GITHUB_STEP_SUMMARY": "summary"}
    return subprocess.run(["/bin/sh", "-c", ours], cwd=folder, env=variables, capture_output=True, text=True)


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
