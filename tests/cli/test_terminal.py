"""On a terminal: colour, its width, and nothing that a record could write to it."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from qualityframework.cli.output import _STYLES
from qualityframework.panel import check
from qualityframework.report import Line, drawn, explained, field_lines, lines, weighing_lines
from qualityframework.weighing import weighing
from tests.cli.running import BARE, ILLUSTRATIVE, ROOT, run

pty = pytest.importorskip("pty", reason="needs a terminal that Python can open", exc_type=ImportError)
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")


def on_terminal(*arguments: str | Path, columns: int, code: int | None = None, **variables: str) -> str:
    """What appears on a terminal of that width."""
    import fcntl
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    environment |= {"TERM": "xterm-256color", **variables}
    command = [sys.executable, "-m", "qualityframework", *arguments]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=ROOT) as process:
        os.close(theirs)
        seen = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert process.returncode in ((0, 1) if code is None else (code,))
    return seen.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65_536)
    except OSError:  # on Linux the other end is closed
        return b""


def test_colour_is_for_a_terminal_and_says_nothing_that_the_text_does_not() -> None:
    seen = on_terminal("check", ILLUSTRATIVE, columns=100)
    assert ESCAPE.search(seen)
    assert ESCAPE.sub("", seen) == run("check", ILLUSTRATIVE).out


def test_what_is_piped_has_no_colour() -> None:
    for arguments in (("check", ILLUSTRATIVE), ("explain", ILLUSTRATIVE, "6.1"), ("frameworks", "list"), ("--help",)):
        assert "\x1b" not in run(*arguments).out


def test_no_color_is_heeded() -> None:
    seen = on_terminal("check", ILLUSTRATIVE, columns=100, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", seen)


def coloured(seen: str) -> dict[str, set[str]]:
    """The lines of what was seen that begin with an escape, by it."""
    found: dict[str, set[str]] = {}
    for line in seen.splitlines():
        if (begun := ESCAPE.match(line)) is not None:
            found.setdefault(begun[0], set()).add(ESCAPE.sub("", line).strip("│├└─ "))
    return found


def test_an_explanation_has_its_colours_by_what_its_lines_are() -> None:
    seen = on_terminal("explain", ILLUSTRATIVE, "5.4", columns=120)
    found = {escape: " ".join(lines) for escape, lines in coloured(seen).items()}
    assert "evidence" in found["\x1b[1m"]
    assert "points elsewhere" in found["\x1b[33m"]
    assert "supports it" not in "".join(found.values())
    assert ESCAPE.sub("", seen) == "".join(f"{line.text}\n" for line in explanation("5.4", 120))


def explanation(name: str, width: int) -> list[Line]:
    checked = check(ILLUSTRATIVE)
    lines = (*field_lines(checked.review.provenance, width), *drawn(explained(checked, name), width))
    return list(lines)


@pytest.mark.parametrize(
    "arguments", [("check",), ("explain", "6.1"), ("weigh", "5.4"), ("whatif", "5.4")], ids=" ".join
)
def test_a_terminal_that_knows_no_escapes_gets_none(arguments: tuple[str, ...]) -> None:
    seen = on_terminal(arguments[0], ILLUSTRATIVE, *arguments[1:], columns=100, TERM="dumb")
    assert "\x1b" not in seen


@pytest.mark.parametrize("arguments", [("explain", "6.1"), ("weigh", "5.4")], ids=" ".join)
def test_no_color_is_heeded_by_others_too(arguments: tuple[str, ...]) -> None:
    seen = on_terminal(arguments[0], ILLUSTRATIVE, *arguments[1:], columns=100, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", seen)


def test_every_role_has_a_style_or_is_plain() -> None:
    checked = check(ILLUSTRATIVE)
    names = [finding.id for finding in checked.review.findings] + list(checked.inspection.subjects)
    roles = {line.role for name in names for line in drawn(explained(checked, name), 100)}
    roles |= {line.role for line in lines(checked.review)}
    roles |= {line.role for line in weighing_lines(weighing(checked.inspection), checked.inspection.framework)}
    assert roles - {"", "bar"} <= set(_STYLES)
    assert {"elsewhere", "unknown", "severity-resolve", "heading", "title"} <= roles


@pytest.mark.parametrize(("columns", "width"), [(1, 40), (500, 120), (0, 80)])
def test_text_is_as_wide_as_the_terminal_within_reason(columns: int, width: int) -> None:
    """From 40 columns to 120; a terminal that does not know its size is taken for one of 80."""
    lines = ESCAPE.sub("", on_terminal("explain", ILLUSTRATIVE, "5.3", columns=columns)).splitlines()
    assert [line for line in lines if len(line) > width and len(line.strip("│├└─ ").split()) > 1] == []
    assert max(map(len, lines)) > width * 0.8


def test_what_is_piped_is_100_wide_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("check", ILLUSTRATIVE).out.splitlines()
    assert 90 < max(map(len, lines)) <= 100


# what a record could write to a terminal -----------------------------------------------------------------------------

HOSTILE = (
    BARE.replace("title: Bare", r'title: "A\e[31mred \x9b2J\u202Etitle\b\0\x7f\u2028end"')
    + r"""
complete: true
evidence:
  - {id: item, kind: plans-and-policies, title: "It\e]0;x\a em", indicators: ["6.1"], shows: {grade: good}}
evaluations:
  - {subject: "6.1", grade: very_good, reason: "Be\e[Acause\rof", evidence: [item]}
messages:
  - {id: told, text: "To\e[2Jld", subjects: ["6.1"], tone: weakness}
"""
)


def test_nothing_in_a_record_reaches_the_terminal_as_a_command() -> None:
    ran = run("check", "-", stdin=HOSTILE)
    assert ran.code == 1
    assert r"A\x1b[31mred \x9b2J\u202etitle\x08\x00\x7f\u2028end" in ran.out
    assert not CONTROL.search(ran.out)


@pytest.mark.parametrize("name", ["6.1", "evidence/documents-alone@6.1", "story/message-against-grade@told"])
def test_nothing_in_an_explanation_reaches_the_terminal_as_a_command(name: str) -> None:
    ran = run("explain", "-", name, stdin=HOSTILE)
    assert ran.code == 0, ran.err
    assert not CONTROL.search(ran.out)


@pytest.mark.parametrize(
    "record",
    [
        HOSTILE.replace("tone: weakness", r'tone: "we\e[31mak"'),
        HOSTILE.replace("evidence: [item]", r'evidence: ["it\e[2Jem"]'),
        HOSTILE.replace("messages:", r'"mess\e[2Jages":'),
        HOSTILE.replace("framework: children-care-protection/2019", r'framework: "a\e[2Jb"'),
        HOSTILE + "\x9b2J: 1\n",
        HOSTILE + "? \x1b[2J\n",
    ],
    ids=["a word", "a name", "a key", "a framework", "a C1 control", "an escape"],
)
def test_nothing_in_a_diagnostic_reaches_the_terminal_as_a_command(record: str) -> None:
    ran = run("check", "-", stdin=record)
    assert (ran.code, ran.out) == (2, "")
    assert not CONTROL.search(ran.err)


def test_a_reason_of_several_lines_is_told_as_one_text() -> None:
    record = BARE + 'evaluations:\n  - subject: "6.1"\n    grade: good\n    reason: |\n      First.\n      Second.\n'
    assert "reason: First. Second.\n" in run("explain", "-", "6.1", stdin=record).out


def test_a_name_with_an_escape_in_it_is_told_harmlessly() -> None:
    for arguments in (("check", "a\x1b[2J.yaml"), ("check", ILLUSTRATIVE, "--profile", "a\x1b[2J")):
        assert not CONTROL.search(run(*arguments).err)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_is_no_text_is_not_shown(form: str) -> None:
    seen = on_terminal("check", ILLUSTRATIVE, "--format", form, columns=100, code=2)
    assert "this format is no text to be shown here: --output FILE" in " ".join(seen.split())
    assert "PK" not in seen
