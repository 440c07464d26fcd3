"""The commands, put together: all of them, or the one alone that is asked for."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
from typer.main import get_command

from qualityframework.cli.app import SECTIONS, app_for
from tests.cli.running import run

GROUPS = (
    "hygiene",
    "new",
    "evidence",
    "corpus",
    "population",
    "moderate",
    "sample",
    "frameworks",
    "crosswalk",
    "rules",
)
EVERY = tuple(name for section in SECTIONS.values() for name in section)
"""In the order of the help."""


def commands(asked: str | None) -> dict[str, Any]:
    """The commands that are put together, by name."""
    app: Any = get_command(app_for(asked))
    return dict(app.commands)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []], ids=" ".join)
def test_the_help_names_every_command(arguments: list[str]) -> None:
    ran = run(*arguments)
    listed = {
        title: tuple(re.findall(r"^  (\S+)", lines, re.MULTILINE))
        for title, lines in re.findall(r"^(\S[^\n]*):\n((?:  .*\n)+)", ran.out + ran.err, re.MULTILINE)
    }
    assert listed.pop("Options")
    assert listed == {title: tuple(names) for title, names in SECTIONS.items()}


@pytest.mark.parametrize("name", EVERY)
def test_the_one_that_is_asked_for_is_put_together_alone(name: str) -> None:
    assert set(commands(name)) == {name}
    whole, alone = commands(None)[name], commands(name)[name]
    assert (name in GROUPS) == hasattr(alone, "commands")
    assert [*getattr(alone, "commands", ())] == [*getattr(whole, "commands", ())]


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("option", ["--help", "--no-such-option"])
def test_alone_it_is_the_same_as_among_all(monkeypatch: pytest.MonkeyPatch, name: str, option: str) -> None:
    """Its help tells so, and so does what it says of an option that it has not."""
    alone = run(name, option)
    monkeypatch.setattr("qualityframework.cli.app.app_for", lambda _: app_for(None))
    assert run(name, option) == alone
    assert f"Usage: qualityframework {name} " in alone.out + alone.err


def test_the_one_alone_loads_no_other() -> None:
    code = "import sys; from qualityframework.cli.app import app_for; app_for('check'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.rpartition(".")[2] for name in done.stdout.split() if name.startswith("qualityframework.cli.")}
    assert "check" in loaded
    assert loaded.isdisjoint({"explain", "weigh", "whatif", "schema", "frameworks", "rules", "new", "test"})


@pytest.mark.parametrize("asked", [None, "", "chekc", "Check", "--help", "--version", "commands", "-"])
def test_all_are_put_together_where_none_of_them_is_asked_for(asked: str | None) -> None:
    assert set(commands(asked)) == set(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_an_unknown_command_gets_its_nearest(name: str) -> None:
    for wrong in (name[:-1], f"{name}s", name.upper()):
        ran = run(wrong)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Usage: qualityframework [OPTIONS] COMMAND [ARGS]...\n")
        assert f"No such command '{wrong}'." in ran.err
        assert wrong.isupper() or f"'{name}'" in ran.err.partition("Did you mean ")[2]


def test_an_unknown_command_like_no_other_gets_the_usage_of_all() -> None:
    ran = run("bananas", "check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: qualityframework [OPTIONS] COMMAND [ARGS]...\n")
    assert ran.err.endswith("\nError: No such command 'bananas'.\n")
