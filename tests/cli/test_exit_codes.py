"""2 is for faulty input and usage, 3 for a fault of ours; neither shows a traceback."""

from __future__ import annotations

import os
import re
import shutil
import stat
from pathlib import Path

import pytest

from qualityframework import cli, panel
from qualityframework.cli import Exit
from tests.cli.running import BARE, ILLUSTRATIVE, ORKNEY, ROOT, Ran, run
from tests.panel.shelves import made_ruleset, made_scale


def refused(ran: Ran, *words: str) -> None:
    """It ended with 2, printed nothing but on standard error, and says these words there."""
    assert (ran.code, ran.out) == (Exit.BAD_INPUT, "")
    assert [word for word in words if word not in ran.err] == []
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], ["PATH"]),
        (["check", ORKNEY, ILLUSTRATIVE], [str(ILLUSTRATIVE)]),
        (["check", ORKNEY, "--as-off", "2019-11-29"], ["--as-off", "--as-of"]),
        (["check", ORKNEY, "--as-of"], ["--as-of"]),
        (["check", ORKNEY, "--format", "xml"], ["'xml'", "'text'", "'json'"]),
        (["check", ORKNEY, "--fail-level", "high"], ["'high'", "'resolve'", "'explain'", "'note'"]),
        (["check", ORKNEY, "--rulesets", "no-such-folder"], ["no-such-folder"]),
        (["check", ORKNEY, "--rulesets", ORKNEY], [str(ORKNEY)]),
        (["chekc", ORKNEY], ["chekc", "'check'"]),
        (["framework", "list"], ["'frameworks'"]),
        (["frameworks", "lst"], ["'list'"]),
        (["explain", ORKNEY], ["FINDING|INDICATOR"]),
        (["rules", "show"], ["RULE"]),
        (["new", "rule"], ["REMIT/NAME"]),
        (["--verison"], ["--version"]),
    ],
    ids=lambda value: " ".join(Path(part).name for part in value) if isinstance(value, list) else "",
)
def test_wrong_usage_ends_with_2_and_says_what_is_wanted(arguments: list[str | Path], words: list[str]) -> None:
    ran = run(*arguments)
    refused(ran, "Error: ", *words)


@pytest.mark.parametrize(
    "day", ["yesterday", "29/11/2019", "2019-02-30", "2019-13-01", "2019", "", "19-11-29", "2019-11-29T10:00"]
)
def test_a_day_that_is_none_is_refused_with_one_that_is(day: str) -> None:
    refused(run("check", ORKNEY, "--as-of", day), "--as-of", f"`{day}` is no date", "2019-11-29")


@pytest.mark.parametrize("arguments", [[], ["frameworks"], ["rules"], ["new"]], ids=" ".join)
def test_a_command_without_its_subcommand_says_which_there_are(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == Exit.BAD_INPUT
    assert ("Commands:" if arguments else "An inspection:") in ran.out + ran.err


# files ---------------------------------------------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_named() -> None:
    refused(run("check", "not-there.yaml"), "error[unreadable]", "not-there.yaml:1:1", "1 fault\n")


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    refused(run("check", tmp_path), "error[unreadable]", "folder")


@pytest.mark.parametrize("text", ["", "\n", "  \n\n"], ids=["nothing", "a line", "spaces"])
def test_standard_input_may_not_be_empty(text: str) -> None:
    refused(run("check", "-", stdin=text), "error[empty-file]", "<stdin>:1:1")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "workbook"),
        ("id: x\n".encode("utf-16"), "not-text"),
        (b"title: caf\xe9\n", "not-text"),
        (b"id;title\r\nx;y\r\n", "wrong-type"),
        (b"id: x\n\ttitle: y\n", "syntax"),
        (b"[" * 5000, "too-deep"),
        (b"a: " + b"x" * 5_000_001, "too-large"),
    ],
    ids=["half a workbook", "UTF-16", "Latin 1", "CSV", "a tab", "nested", "huge"],
)
def test_a_file_of_another_kind_is_told_from_a_record(data: bytes, code: str) -> None:
    refused(run("check", "-", stdin=data), f"error[{code}]", "<stdin>:")


def test_all_faults_are_told_and_counted() -> None:
    record = BARE + "evalutions: []\nevidence: none\nmessages:\n  - {id: a, tone: loud}\n"
    ran = run("check", "-", stdin=record)
    refused(ran, "did you mean `evaluations`?", "<stdin>:6:1", "<stdin>:7:11", "<stdin>:9:19")
    assert ran.err.endswith(f"\n{ran.err.count('error[')} faults\n")


def test_more_faults_than_a_person_reads_are_not_all_shown() -> None:
    record = BARE + "evidence:\n" + "".join(f"  - {{id: e{number}, kind: hearsay}}\n" for number in range(500))
    ran = run("check", "-", stdin=record)
    refused(ran)
    assert 100 <= ran.err.count("error[") <= 101


def test_a_ruleset_for_another_scale_is_refused(tmp_path: Path) -> None:
    shelf = shutil.copytree(ROOT / "rulesets", tmp_path / "shelf")
    made_ruleset(shelf, {"story/a for inspection": "when: complete"}, scale=made_scale(shelf, points=3))
    ran = run("check", ORKNEY, "--rulesets", shelf, "--ruleset", "made")
    refused(
        ran, "error: made/1 is for the scale made-scale/1, and children-care-protection/2019 is for six-point-scale/1"
    )


# what is not the input's fault ---------------------------------------------------------------------------------------


def broken(*_: object, **__: object) -> None:
    raise RuntimeError("the roof is off")


def test_a_fault_of_ours_ends_with_3_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel, "check", broken)
    monkeypatch.delenv("QUALITYFRAMEWORK_TRACEBACK", raising=False)
    ran = run("check", ORKNEY)
    assert (ran.code, ran.out) == (Exit.OUR_FAULT, "")
    assert ran.err.startswith("internal error: RuntimeError: the roof is off\n")
    assert "QUALITYFRAMEWORK_TRACEBACK=1" in ran.err
    assert "Traceback" not in ran.err


def test_a_fault_of_ours_shows_where_it_arose_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel, "check", broken)
    monkeypatch.setenv("QUALITYFRAMEWORK_TRACEBACK", "1")
    ran = run("check", ORKNEY)
    assert ran.code == Exit.OUR_FAULT
    assert re.match(r"Traceback .*in broken\n", ran.err, re.DOTALL)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError(13, "Denied", "a\x1bb")])
def test_a_full_disk_and_a_closed_door_are_no_faults_of_ours(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(panel, "check", refusing)
    ran = run("check", ORKNEY)
    refused(ran, "error: ", str(error.strerror))
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), EOFError()])
def test_an_interrupt_ends_with_130_and_says_nothing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(panel, "check", interrupted)
    ran = run("check", ORKNEY)
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_may_not_be_written_into_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    refused(run("new", "inspection", "-o", tmp_path / "new.yaml"), str(tmp_path))


def test_a_file_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("x", encoding="utf-8")
    refused(run("schema", "--write", tmp_path / "here"), str(tmp_path / "here"))


def test_the_codes_are_the_promised_ones() -> None:
    assert [(one.name, one) for one in Exit] == [("FINE", 0), ("FINDINGS", 1), ("BAD_INPUT", 2), ("OUR_FAULT", 3)]
    assert all(f"{int(one)} " in str(cli.__doc__) for one in Exit)
