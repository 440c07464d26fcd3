"""Pages that go one way in steps come, step by step, to what they show."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.running import ROOT, run
from tests.shelf.stepping import IN_STEPS, any_lines, blocks, gone

ADDING = ROOT / "docs" / "how-to" / "add-a-framework.md"
FEWEST = {
    "docs/tutorial/first-finding.md": 8,
    "docs/how-to/add-a-framework.md": 8,
    "docs/how-to/add-a-rule.md": 7,
    "docs/how-to/guard-a-rule-change.md": 13,
    "docs/how-to/judge-many-inspections.md": 2,
    "docs/how-to/read-a-report.md": 3,
    "docs/explanation/unknown.md": 5,
    "docs/explanation/a-band-and-not-a-grade.md": 2,
}
"""Steps that pages have at the least: else the tests look in the wrong place."""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what a command may read or write, with everything that it writes kept within."""
    for name in ("examples", "rulesets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", IN_STEPS, ids=lambda page: page.stem)
@pytest.mark.usefixtures("checkout")
def test_each_step_of_a_page_prints_what_is_shown(page: Path) -> None:
    steps = 0
    for said, shown, out in gone(page):
        assert re.fullmatch(any_lines(shown), out), f"{said}\n{out}"
        steps += 1
    assert steps >= FEWEST.get(page.relative_to(ROOT).as_posix(), 1)


def test_the_pages_that_go_in_steps_are_found() -> None:
    assert set(FEWEST) <= {page.relative_to(ROOT).as_posix() for page in IN_STEPS}


def test_the_fault_that_adding_a_framework_shows_is_the_one_that_comes(checkout: Path) -> None:
    told = blocks(ADDING)
    framework = next(block.text for block in told if block.language == "yaml")
    (shown,) = [block.text for block in told if block.text.startswith("error[")]
    right, wrong = (
        "domain: practice, status: drafted, source: page}",
        "domain: practice, status: drafted, source: pages}",
    )
    folder = checkout / "rulesets" / "mentoring" / "2026"
    folder.mkdir(parents=True)
    (folder / "framework.yaml").write_text(framework.replace(right, wrong, 1), encoding="utf-8")
    ran = run("frameworks", "lint", "mentoring/2026", "--rulesets", "rulesets")
    assert ran.code == 2
    assert ran.out.startswith(f"{shown}\n")
