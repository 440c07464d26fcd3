"""A bar for what takes over a second: on standard error, where a person looks, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmark.corpora.made import written
from tests.cli.running import EXAMPLES, ILLUSTRATIVE, ROOT, run

pty = pytest.importorskip("pty", reason="needs a terminal that Python can open", exc_type=ImportError)
SCRIPT = """
import itertools, sys, time
ticks = itertools.count(0, int(sys.argv.pop(1)))
time.monotonic = lambda: float(next(ticks))
from qualityframework.cli import main
main()
"""
"""The command with a clock that goes on by so many seconds whenever it is looked at."""
BAR = "Reading earlier inspections"


def piped_but_for(
    stream: str, seconds: int, *arguments: str | Path, code: int = 0, term: str = "xterm-256color"
) -> tuple[str, str]:
    """What appears on a terminal that one stream goes to, and what the other one holds."""
    ours, theirs = pty.openpty()
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: theirs}
    command = [sys.executable, "-c", SCRIPT, str(seconds), *arguments]
    environment = {**os.environ, "TERM": term, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, env=environment, **streams) as process:
        os.close(theirs)
        seen = b"".join(iter(lambda: _read(ours), b""))
        other = process.stdout if stream == "stderr" else process.stderr
        assert other is not None
        rest = other.read()
    os.close(ours)
    assert process.returncode == code
    return seen.decode().replace("\r\n", "\n"), rest.decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # on Linux the other end is closed
        return b""


@pytest.fixture
def history(tmp_path: Path) -> Path:
    for number in range(3):
        written(tmp_path / "history", f"i-{number}")
    return tmp_path / "history"


def test_what_takes_over_a_second_has_a_bar_on_standard_error(history: Path) -> None:
    seen, out = piped_but_for("stderr", 2, "corpus", "check", history)
    assert BAR in seen
    assert out == run("corpus", "check", history).out


def test_a_benchmark_has_one_as_well(history: Path) -> None:
    seen, out = piped_but_for("stderr", 2, "benchmark", ILLUSTRATIVE, "5.4", "--corpus", history)
    assert BAR in seen
    assert BAR not in out


PROGRESS = EXAMPLES / "progress-review-illustrative.yaml"
RULES = ("--ruleset", "progress-review")
COMMANDS: dict[str, tuple[str | Path, ...]] = {
    "Running the examples of progress-review/2024": ("test", "progress-review"),
    "Asking the examples": ("mutate", "progress-review"),
    "Running the rules": ("rules", "coverage", PROGRESS, *RULES),
    "Following the examples": ("rules", "coverage", "--branches", *RULES),
    "Running both editions": ("rules", "impact", PROGRESS, "--before", ROOT / "rulesets/progress-review/2024", *RULES),
    "Looking packs over": ("frameworks", "lint", "six-point-scale"),
}
"""What takes over a second on some machine or some files, each with few of them, by the words of its bar."""


@pytest.mark.parametrize("bar", COMMANDS)
def test_so_has_every_other_that_can_take_long_and_its_output_is_the_same(bar: str) -> None:
    arguments = COMMANDS[bar]
    piped = run(*arguments)
    seen, out = piped_but_for("stderr", 2, *arguments, code=piped.code)
    assert bar in seen
    assert (out, piped.err) == (piped.out, "")


@pytest.mark.slow
def test_a_proof_has_one() -> None:
    pytest.importorskip("z3", reason="z3-solver is an extra")
    seen, _ = piped_but_for("stderr", 2, "prove", "self-evaluation-validation")
    assert "Proving" in seen


def test_so_have_tables_of_many_inspections(tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="duckdb is an extra")
    rules = ("--ruleset", "quality-and-consistency-panel", "--as-of", "2019-11-29")
    seen, _ = piped_but_for("stderr", 2, "population", "tables", ILLUSTRATIVE, "--write", tmp_path / "t", *rules)
    assert "Reading the records" in seen
    seen, _ = piped_but_for("stderr", 2, "population", "check", tmp_path / "t", *rules, code=1)
    assert "Asking the rules of every inspection" in seen


def test_the_bar_is_taken_away_when_all_is_read(history: Path) -> None:
    seen, _ = piped_but_for("stderr", 2, "corpus", "check", history)
    assert seen.endswith(("\x1b[2K", "\x1b[?25h"))


def test_what_takes_less_writes_nothing_at_all(history: Path) -> None:
    assert piped_but_for("stderr", 0, "corpus", "check", history) == ("", run("corpus", "check", history).out)


def test_where_nobody_looks_at_standard_error_there_is_no_bar(history: Path) -> None:
    seen, err = piped_but_for("stdout", 2, "corpus", "check", history)
    assert err == ""
    assert BAR not in seen
    assert run("corpus", "check", history).err == ""


def test_a_terminal_that_cannot_draw_a_line_anew_has_none(history: Path) -> None:
    out = run("corpus", "check", history).out
    assert piped_but_for("stderr", 2, "corpus", "check", history, term="dumb") == ("", out)


def test_a_fault_ends_the_bar_and_is_told_after_it(history: Path) -> None:
    (history / "z.yaml").write_text("id: [", encoding="utf-8")
    seen, out = piped_but_for("stderr", 2, "corpus", "check", history, code=2)
    assert (BAR in seen, out) == (True, "")
    assert seen.rpartition("\x1b[?25h")[2].rpartition("\x1b[2K")[2].startswith("error[syntax]")
