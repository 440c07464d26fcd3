"""`--output` means the same wherever one text is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ORKNEY, run

WRITING: dict[str, tuple[str | Path, ...]] = {
    "check": ("check", ORKNEY, "--format", "json"),
    "report": ("report", ORKNEY),
    "new inspection": ("new", "inspection"),
    "frameworks export": ("frameworks", "export", "children-care-protection"),
}


@pytest.mark.parametrize("command", WRITING)
def test_a_dash_is_standard_output(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plain = run(*WRITING[command])
    assert plain.out
    assert run(*WRITING[command], "--output", "-") == plain
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_is_no_file_to_write(command: str, tmp_path: Path) -> None:
    ran = run(*WRITING[command], "--output", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "is a directory" in ran.err
    assert "--overwrite" not in ran.err


@pytest.mark.parametrize("command", WRITING)
def test_what_is_there_is_left_as_it_is(command: str, tmp_path: Path) -> None:
    path = tmp_path / "there"
    path.write_text("mine", encoding="utf-8")
    ran = run(*WRITING[command], "--output", path)
    assert (ran.code, ran.out) == (2, "")
    assert "is there already" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"
