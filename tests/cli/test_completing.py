"""Completion, asked for as each shell does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLES, ROOT, run
from tests.cli.test_app import EVERY

RECORD = "examples/illustrative-partnership.yaml"
ASKS = "_QUALITYFRAMEWORK_COMPLETE"


def asked(*arguments: str, **variables: str) -> str:
    """What is printed where a shell asks."""
    command = [sys.executable, "-m", "qualityframework", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **variables}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def completed(line: str) -> set[str]:
    """What bash would offer after a line; the cursor stands at its end."""
    words = f"qualityframework {line}"
    place = len(words.split()) - (0 if words.endswith(" ") else 1)
    return set(asked(COMP_WORDS=words, COMP_CWORD=str(place), **{ASKS: "complete_bash"}).split())


def test_commands_complete() -> None:
    assert completed("") == set(EVERY)
    assert completed("wh") == {"whatif"}
    assert completed("rules ") == {"list", "show", "coverage", "diff", "impact", "pages", "facts"}


def test_options_and_their_words_complete() -> None:
    assert completed(f"weigh {RECORD} --me") == {"--method"}
    assert completed(f"check {RECORD} --fail-level re") == {"resolve"}
    assert completed(f"plot {RECORD} ") == {"evidence-map", "domain-profile"}


@pytest.mark.parametrize(
    ("line", "some"),
    [
        ("check x.yaml --ruleset progress-", {"progress-review", "progress-review/2024"}),
        ("test six", {"six-point-scale", "six-point-scale/1"}),
        ("frameworks show ofsted", {"ofsted-ilacs", "ofsted-ilacs/1"}),
        ("drift published", {"published-evaluations", "published-evaluations/2026"}),
        ("rules show evidence/documents", {"evidence/documents-alone"}),
        ("mutate quality-and-consistency-panel evidence/documents", {"evidence/documents-alone"}),
        ("frameworks show children-care-protection 2", {"2.1", "2.2"}),
        ("new inspection --framework children-care-protection --profile 2018", {"2018-20"}),
    ],
)
def test_what_packs_name_completes(line: str, some: set[str]) -> None:
    assert completed(line) == some


@pytest.mark.parametrize(
    ("line", "some"),
    [
        (f"weigh {RECORD} 5.", {"5.1", "5.2", "5.3", "5.4"}),
        (f"explain {RECORD} 9.1", {"9.1", "9.1-9.4"}),
        (f"weigh {RECORD} --profile 2018", {"2018-20"}),
        (f"whatif {RECORD} 5.4 --method weighted-e", {"weighted-evidence-pool"}),
    ],
)
def test_what_a_record_names_completes(line: str, some: set[str]) -> None:
    assert completed(line) == some


@pytest.mark.parametrize(
    "line", ["weigh nothing.yaml 5", "weigh - 5", "weigh README.md --profile ", "weigh examples --method ", "weigh "]
)
def test_what_cannot_be_read_completes_to_nothing_and_says_nothing(line: str) -> None:
    assert completed(line) == set()


@pytest.mark.parametrize(
    ("shell", "more", "line"),
    [
        ("zsh", {}, "whatif"),
        ("fish", {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}, "whatif\tShow what would change"),
        ("powershell", {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "wh"}, "whatif:::Show what would change"),
        ("pwsh", {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "wh"}, "whatif:::Show what would change"),
    ],
)
def test_every_shell_can_ask(shell: str, more: dict[str, str], line: str) -> None:
    out = asked(_TYPER_COMPLETE_ARGS="qualityframework wh", **{ASKS: f"complete_{shell}"}, **more)
    assert line in out
    assert "weigh" not in out


@pytest.mark.parametrize("asks", ["complete_bash", "complete_zsh", "complete_fish", "source_bash", "1"])
def test_what_asks_without_a_line_is_no_shell(asks: str) -> None:
    assert asked("--version", **{ASKS: asks}) == run("--version").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_what_a_shell_needs_is_printed(shell: str) -> None:
    ran = run("--show-completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert ASKS in ran.out
    assert f"complete_{'powershell' if shell == 'pwsh' else shell}" in ran.out


@pytest.mark.parametrize(
    ("shell", "written"),
    [
        ("bash", ".bash_completions/qualityframework.sh"),
        ("zsh", ".zfunc/_qualityframework"),
        ("fish", ".config/fish/completions/qualityframework.fish"),
    ],
)
def test_it_is_written_where_the_shell_reads_it(shell: str, written: str, tmp_path: Path) -> None:
    out = asked("--install-completion", shell, HOME=str(tmp_path), USERPROFILE=str(tmp_path))
    assert str(tmp_path / written) in out
    assert (tmp_path / written).read_text().strip() == run("--show-completion", shell).out.strip()


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_for_powershell_nothing_is_loosened(shell: str) -> None:
    ran = run("--install-completion", shell)
    assert (ran.code, ran.out) == (2, "")
    assert f"--show-completion {shell}" in ran.err


def test_bash_itself_completes(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("needs bash")
    name = tmp_path / "qualityframework"
    name.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m qualityframework "$@"\n')
    name.chmod(0o755)
    script = tmp_path / "completion.sh"
    script.write_text(run("--show-completion", "bash").out)
    asks = (
        f'. "{script}"; COMP_WORDS=("{name}" weigh "{EXAMPLES / "orkney-2020.yaml"}" 9.1); COMP_CWORD=3; '
        f'_qualityframework_completion "{name}"; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([bash, "--norc", "-c", asks], capture_output=True, text=True, check=True, env=environment)
    assert set(done.stdout.split()) == {"9.1", "9.1-9.4"}
