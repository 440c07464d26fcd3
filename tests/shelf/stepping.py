"""Pages that go one way in steps: files are written, changes made and commands run, and each prints something."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest import mock

import tasks
from tests.cli.running import ROOT, run

AT_THE_TOP = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "rulesets/README.md")
PAGES = sorted([*(ROOT / name for name in AT_THE_TOP), *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```([a-z]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
FILE = re.compile(r"# (\S+\.(?:yaml|toml|py|md))\n")
"""The first line of a block that is a file."""
BY_ITSELF = re.compile(r"--version|rules facts|schema")
"""What reads no packs of a folder."""


@dataclass(frozen=True)
class Block:
    """A block of a page: a file to be written, a change to be made, or commands with what they print."""

    language: str
    text: str

    @property
    def file(self) -> str | None:
        """The file that its first line names."""
        named = FILE.match(self.text)
        return named and named[1]

    @property
    def steps(self) -> list[tuple[str, str]]:
        """Each command with what is shown of its output."""
        return STEP.findall(self.text) if self.language == "console" else []


def blocks(page: Path) -> list[Block]:
    """All blocks of a page, in its order."""
    return [Block(*found) for found in BLOCK.findall(page.read_text(encoding="utf-8"))]


RUNNING, BRINGING = (ROOT / "docs" / "how-to" / name for name in ("run-in-ci.md", "bring-a-spreadsheet.md"))
WITH_STEPS = [page for page in PAGES if any(block.steps for block in blocks(page))]
IN_STEPS = [page for page in WITH_STEPS if page not in (RUNNING, BRINGING)]
"""Without the two whose steps are for a shell and for a spreadsheet."""


def gone(page: Path) -> Iterator[tuple[str, str, str]]:
    """Goes the steps of a page in the folder we are in: each command, what is shown of its output, and its output."""
    told = blocks(page)
    packs = any(block.file and block.file.startswith("rulesets/") for block in told)
    changing = any(block.language == "diff" and "/rules/" in block.text for block in told)
    for block in told:
        if block.language == "diff":
            change(block.text)
        elif block.file:
            Path(block.file).parent.mkdir(parents=True, exist_ok=True)
            Path(block.file).write_text(block.text, encoding="utf-8")
        for said, shown in block.steps:
            yield said, shown, done(said, packs=packs, apart=changing).replace(f"{Path.cwd().as_posix()}/", "")


def change(text: str) -> None:
    """The change that a block shows, made in the file that its first line names: one place, and no other."""
    first, *lines = text.splitlines()
    path = Path(first.removeprefix("# "))
    old, new = ("\n".join(line[1:] for line in lines if line[0] == sign) for sign in "-+")
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1, old
    path.write_text(before.replace(old, new), encoding="utf-8")


def done(said: str, *, packs: bool, apart: bool) -> str:
    """What a command prints: in a process of its own (`apart`) where it has to read what was changed since the last."""
    program, *arguments = shlex.split(said)
    match program, *arguments:
        case "cp", "-r", old, new:
            shutil.copytree(old, new)
            return ""
        case "python3", "tasks.py", "demo":
            return demonstrated()
        case "pytest", *_:
            return printed("pytest", *arguments, "-p", "no:cacheprovider")
    if packs and not BY_ITSELF.match(" ".join(arguments)):
        arguments += ["--output" if arguments[:2] == ["frameworks", "new"] else "--rulesets", "rulesets"]
    if apart:
        return printed("qualityframework", *arguments)
    ran = run(*arguments)
    return ran.out + ran.err


def printed(*command: str) -> str:
    """What a program of Python prints."""
    variables = {**os.environ, "CI": "true", "COLUMNS": "100"}  # `CI` lets Hypothesis draw the same every time
    ran = subprocess.run([sys.executable, "-m", *command], env=variables, capture_output=True, text=True)
    return ran.stdout + ran.stderr


def demonstrated() -> str:
    """What the demonstration prints, on what is installed already."""

    out = StringIO()

    def must(message: str, _: Path, *arguments: str | Path, **__: object) -> None:
        out.write(f"{message}\n{run(*arguments).out}")

    with mock.patch.multiple(tasks, set_up=lambda _: None, must=must), redirect_stdout(out):
        tasks.demo()
    return out.getvalue()


def any_lines(shown: str) -> str:
    """A pattern for output of which parts are shown: `...` stands for any lines, and within a line for any text."""
    whole = re.sub(r"^\\\.\\\.\\\.\n", r"(?:.*\\n)*", re.escape(shown).replace("\\\n", "\n"), flags=re.MULTILINE)
    return whole.replace(r"\.\.\.", ".*")
