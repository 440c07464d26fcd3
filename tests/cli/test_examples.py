"""The example in each command's help: there, whole, and what it says runs."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qualityframework.cli.app import command_for
from qualityframework.cli.examples import EXAMPLES
from tests.cli.running import ROOT, run

NEEDS = {"plot": "vl_convert", "population tables": "duckdb", "rules diff": "z3"}
"""What an example needs of the extras."""
OWN = {
    "areas.csv": "unit,met,of\nNorth,31,50\nSouth,28,44\nEast,12,20\nWest,40,52\nIsles,9,18\n",
    "cases.csv": "id\nc-1\nc-2\nc-3\nc-4\nc-5\n",
    "return.csv": "measure,2018,2019\nchildren on the register,120,131\n",
    "counts.csv": "area,under 5,over 5\nNorth,120,131\nSouth,98,104\n",
}
"""Files that an example speaks of and its reader has."""


def commands(command: Any, words: str = "") -> Iterator[tuple[str, Any]]:
    """Every command that can be run, by its words."""
    below = getattr(command, "commands", None)
    if below is None:
        yield words, command
    for name, one in (below or {}).items():
        yield from commands(one, f"{words} {name}".lstrip())


def test_every_command_has_an_example_of_itself() -> None:
    assert {words for words, _ in commands(command_for(None))} == set(EXAMPLES)
    assert [words for words, line in EXAMPLES.items() if not f"{line} ".startswith(f"{words} ")] == []


@pytest.mark.parametrize("words", EXAMPLES)
def test_its_help_ends_with_it_in_one_line(words: str) -> None:
    ran = run(*words.split(), "--help")
    assert ran.code == 0
    assert ran.out.endswith(f"\n\n  Example: qualityframework {EXAMPLES[words]}\n")


@pytest.fixture(scope="module")
def beside_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, the packs and files of one's own."""
    folder = tmp_path_factory.mktemp("reader")
    for name in ("examples", "rulesets"):
        shutil.copytree(ROOT / name, folder / name)
    for name, text in OWN.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def by_command() -> dict[str, list[str]]:
    """The examples of one command and of those under it, in their order."""
    found: dict[str, list[str]] = {}
    for words in EXAMPLES:
        found.setdefault(words.split()[0], []).append(words)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("command", by_command())
def test_what_it_says_runs(command: str, beside_examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(beside_examples)
    for words in by_command()[command]:
        if words in NEEDS:
            pytest.importorskip(NEEDS[words], reason="an extra")
        ran = run(*shlex.split(EXAMPLES[words]))
        assert ran.code in (0, 1), f"{words}: {ran.err}"
        assert ran.out, words
