"""One file for another: told in a sentence, and what opens a seal reaches no screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.errors import QualityFrameworkError, Unusable
from qualityframework.panel.moderation import (
    Sealed,
    begin_at,
    begun,
    keep_sealed,
    read_moderation,
    read_position,
    read_sealed,
)
from tests.cli.running import run
from tests.panel.moderation.made import CHAIR, position, salt, terms

STATE = begun(terms())
SEALED = Sealed(moderation=STATE.terms.digest, salt=salt(CHAIR), position=position(CHAIR, "good", "weak"))
SECRETS = (salt(CHAIR)[:10], "records show it", "weak")
POSITIONS = SEALED.position.model_dump_json(exclude_none=True)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """One of each, side by side, and a text that is none of them."""
    begin_at(tmp_path / "shared", STATE)
    keep_sealed(tmp_path / "mine.sealed", STATE, SEALED.position, SEALED.salt)
    (tmp_path / "mine.yaml").write_text(POSITIONS, encoding="utf-8")
    (tmp_path / "notes").write_text("my own notes: [", encoding="utf-8")
    return tmp_path


def told(read: Callable[[], object]) -> str:
    with pytest.raises(Unusable) as caught:
        read()
    return str(caught.value)


def test_each_file_in_place_of_another_is_told_in_one_sentence(files: Path) -> None:
    sealed, mine, shared = files / "mine.sealed", files / "mine.yaml", files / "shared" / "moderation.json"
    wanted = "a file of positions is wanted here"
    assert told(lambda: read_position(sealed, STATE)) == f"{sealed.as_posix()} is a sealed file; {wanted}"
    assert told(lambda: read_position(shared, STATE)) == f"{shared.as_posix()} is the file of a moderation; {wanted}"
    wanted = "a sealed file is wanted here"
    assert told(lambda: read_sealed(mine, STATE)) == f"{mine.as_posix()} is a file of positions; {wanted}"
    assert told(lambda: read_sealed(shared, STATE)) == f"{shared.as_posix()} is the file of a moderation; {wanted}"
    assert told(lambda: read_sealed(files / "notes", STATE)).endswith("notes is no sealed file, as `commit` writes it")
    for file in (shared, mine, mine / "deeper"):
        assert told(lambda file=file: read_moderation(file)).endswith(  # type: ignore[misc]
            "is a file; the folder of a moderation is wanted here"
        )
    shared.write_bytes(sealed.read_bytes())
    wanted = "the file of a moderation is wanted here"
    assert told(lambda: read_moderation(files / "shared")) == f"{shared.as_posix()} is a sealed file; {wanted}"


def test_a_sealed_file_is_known_without_its_format_too(files: Path) -> None:
    (files / "bare").write_text(SEALED.model_dump_json(exclude={"format"}, exclude_none=True), encoding="utf-8")
    assert "is a sealed file" in told(lambda: read_position(files / "bare", STATE))


@pytest.mark.parametrize("command", ["check", "weigh"])
def test_no_other_command_shows_a_line_of_a_sealed_file(command: str, files: Path) -> None:
    ran = run(command, files / "mine.sealed")
    assert ran.code == 2
    assert [secret for secret in SECRETS if secret in ran.out + ran.err] == []


WHOLE = SEALED.model_dump_json(indent=1, exclude_none=True)
MARKED = WHOLE.index("salt")
"""From here on the text says of itself that it is sealed."""


@given(
    at=st.integers(MARKED, len(WHOLE)),
    to=st.integers(0, 40),
    put=st.sampled_from(["", '"', "}", "\t", "x", "\n", ": ["]),
)
def test_however_a_sealed_file_is_damaged_nothing_of_it_is_shown(
    at: int, to: int, put: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("sealed") / "mine"
    path.write_text(WHOLE[:at] + put + WHOLE[at + to :], encoding="utf-8")
    said = [refusal(lambda: read_sealed(path, STATE)), refusal(lambda: read_position(path, STATE))]
    assert [secret for secret in SECRETS if secret in "".join(said)] == []
    assert said[1]


def refusal(read: Callable[[], object]) -> str:
    """What is told against it; nothing where it can be read."""
    try:
        read()
    except QualityFrameworkError as error:
        return str(error)
    return ""
