"""`check` in other formats, to standard output and into files."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

import qualityframework
from qualityframework.report import FORMATS, RecordFile, render
from tests.cli.running import ILLUSTRATIVE, ORKNEY, ROOT, run
from tests.cli.test_process import process

RECORD = "examples/illustrative-partnership.yaml"
TEXTS = [format for format in FORMATS if format not in ("docx", "xlsx")]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def rendered(format: str, path: str = RECORD) -> bytes:
    """What the library tells."""
    file = RecordFile(path, hashlib.sha256(Path(path).read_bytes()).hexdigest())
    made = render(qualityframework.check(path).review, format, file)
    return made.encode() if isinstance(made, str) else made


@pytest.mark.parametrize("format", TEXTS)
def test_it_prints_what_the_library_tells_and_ends_as_ever(format: str) -> None:
    ran = run("check", RECORD, "--format", format)
    assert (ran.out.encode(), ran.err, ran.code) == (rendered(format), "", 1)
    assert run("check", ORKNEY, "--format", format).code == 0
    assert run("check", ORKNEY, "--format", format, "--fail-undetermined").code == 1


def test_a_path_from_the_root_is_told_from_here() -> None:
    assert run("check", ILLUSTRATIVE, "--format", "sarif").out.encode() == rendered("sarif")


@pytest.mark.parametrize("format", ["github", "sarif"])
def test_a_record_from_standard_input_has_no_file(format: str) -> None:
    ran = run("check", "-", "--format", format, stdin=ORKNEY.read_bytes())
    assert ran.code == 0
    assert "stdin" not in ran.out


@pytest.mark.parametrize("format", FORMATS)
def test_it_writes_the_same_into_a_file(format: str, tmp_path: Path) -> None:
    output = tmp_path / "new" / "review"
    ran = run("check", RECORD, "--format", format, "--output", output)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == f"10 to resolve, 23 to explain, 21 to note; 6 could not be determined\nwritten: {output}\n"
    assert output.read_bytes() == rendered(format)
    assert [path.name for path in output.parent.iterdir()] == ["review"]


def test_the_ending_says_the_format_unless_it_is_given(tmp_path: Path) -> None:
    run("check", RECORD, "-o", tmp_path / "a.md")
    assert (tmp_path / "a.md").read_bytes() == rendered("markdown")
    run("check", RECORD, "-o", tmp_path / "a.json", "--format", "sarif")
    assert (tmp_path / "a.json").read_bytes() == rendered("sarif")


@pytest.mark.parametrize("name", ["review", "review.yaml", "review.sarif.json"])
def test_an_ending_that_says_no_format_asks_for_one(name: str, tmp_path: Path) -> None:
    ran = run("check", RECORD, "-o", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert "--format NAME" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_written_over_only_when_told(tmp_path: Path) -> None:
    output = tmp_path / "review.csv"
    output.write_text("before", encoding="utf-8")
    ran = run("check", RECORD, "-o", output)
    assert (ran.code, ran.out, output.read_text(encoding="utf-8")) == (2, "", "before")
    assert "--overwrite" in ran.err
    ran = run("check", RECORD, "-o", output, "--overwrite")
    assert (ran.code, output.read_bytes()) == (1, rendered("csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["review.csv"]


def test_what_cannot_be_written_whole_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "review.csv"
    output.write_text("before", encoding="utf-8")

    def full(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[:10])
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    ran = run("check", RECORD, "-o", output, "--overwrite")
    assert (ran.code, ran.out, output.read_text(encoding="utf-8")) == (2, "", "before")
    assert "No space left on device" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["review.csv"]


def test_the_record_is_never_written_over(tmp_path: Path) -> None:
    record = Path(shutil.copy(ORKNEY, tmp_path / "record.yaml"))
    ran = run("check", record, "-o", record, "--format", "json", "--overwrite")
    assert ran.code == 2
    assert "is the record itself" in ran.err
    assert record.read_bytes() == ORKNEY.read_bytes()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    ran = run("check", RECORD, "-o", tmp_path, "--format", "json", "--overwrite")
    assert (ran.code, ran.out) == (2, "")
    assert "internal error" not in ran.err


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "there.csv").write_text("before", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to("there.csv")
    assert run("check", RECORD, "-o", tmp_path / "link.csv", "--overwrite").code == 1
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "there.csv").read_bytes() == rendered("csv")


@pytest.mark.parametrize("format", ["csv", "docx", "xlsx"])
def test_a_pipe_gets_the_bytes(format: str) -> None:
    ended = process("check", str(ORKNEY), "--format", format)
    made = render(qualityframework.check(ORKNEY).review, format, RecordFile(_from_above(ORKNEY), _digest(ORKNEY)))
    assert ended.stdout == (made.encode() if isinstance(made, str) else made)
    assert (ended.returncode, ended.stderr) == (0, b"")


def _from_above(path: Path) -> str:
    return path.relative_to(ROOT.parent).as_posix()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_format_that_is_none_names_those_that_are() -> None:
    ran = run("check", RECORD, "--format", "pdf")
    assert ran.code == 2
    assert all(f"'{format}'" in ran.err for format in FORMATS)


def test_other_commands_tell_text_and_json_alone() -> None:
    for command in (("explain", RECORD, "6.1"), ("weigh", RECORD), ("rules", "list")):
        ran = run(*command, "--format", "sarif")
        assert ran.code == 2
        assert "'text', 'json'" in ran.err or "No such option" in ran.err


def test_a_plain_check_loads_no_format_but_its_own() -> None:
    import subprocess
    import sys

    heavy = {"openpyxl", "docx", "lxml", "xml.etree.ElementTree", "qualityframework.report.formats.sarif"}
    code = (
        "import sys; from qualityframework.cli import main\n"
        f"sys.argv = ['qualityframework', 'check', {RECORD!r}]\n"
        f"try: main()\nexcept SystemExit: print(sorted({heavy!r} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert ended.stdout.splitlines()[-1] == "[]", ended.stderr


def test_sarif_holds_the_digest_of_the_bytes_of_the_file() -> None:
    (run_,) = json.loads(run("check", RECORD, "--format", "sarif").out)["runs"]
    (artifact,) = run_["artifacts"]
    assert artifact["hashes"] == {"sha-256": _digest(ILLUSTRATIVE)}
    assert artifact["location"]["uri"] == RECORD


def test_a_page_goes_into_a_file_that_a_browser_opens(tmp_path: Path) -> None:
    for name in ("pack.pdf", "pack.docx"):
        ran = run("report", ILLUSTRATIVE, "-o", tmp_path / name)
        assert (ran.code, ran.out) == (2, "")
        assert "pack.html" in ran.err
        assert not (tmp_path / name).exists()
    ran = run("check", ILLUSTRATIVE, "-o", tmp_path / "pack.html")
    assert ran.code == 2
    assert "a page for the panel is made by `report`" in " ".join(ran.err.split())
    assert "`report`" not in run("check", ILLUSTRATIVE, "-o", tmp_path / "pack.pdf").err
