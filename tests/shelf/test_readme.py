"""The first page tells the truth: the output it shows is what comes out, and its Python runs."""

from __future__ import annotations

import re

import pytest

from tests.cli.running import ROOT, run

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_output_on_the_first_page_is_the_output(monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line and in order; `...` stands for any lines."""
    monkeypatch.chdir(ROOT)
    shown = re.search(r"```\n(Illustrative Partnership.*?)```", README, re.DOTALL)
    assert shown is not None
    parts = [part.strip("\n") for part in re.split(r"^\.\.\.$", shown[1], flags=re.MULTILINE)]
    out = run("check", "examples/illustrative-partnership.yaml").out
    at = 0
    for part in parts:
        found = out.find(part, at)
        assert found >= 0, f"not in the output, or not in this order:\n{part}"
        at = found + len(part)


def test_what_else_it_shows_is_what_its_commands_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = [block.strip("\n") for block in re.findall(r"^```\n(.*?)^```", README, re.DOTALL | re.MULTILINE)]
    commands = [
        line.split()[1:] for block in blocks for line in block.splitlines() if line.startswith("qualityframework ")
    ]
    printed = "".join(run(*command).out for command in commands)
    shown = [one for one in blocks if not one.startswith(("qualityframework ", "python3 ", "Illustrative Partnership"))]
    assert len(shown) == 3
    assert [one for one in shown if one not in printed] == []


def test_the_python_on_the_first_page_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    for text in code:
        exec(compile(text, "README.md", "exec"), {})
    assert "evidence/documents-alone@6.1" in capsys.readouterr().out


def test_the_commands_of_the_first_page_stand_within_the_first_screen() -> None:
    head = README.splitlines()[:12]
    assert [line.split("#")[0].strip() for line in head if line.startswith("python3")] == [
        "python3 tasks.py demo",
        "python3 tasks.py test",
    ]
