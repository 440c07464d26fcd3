"""A moderation on disk: it grows, it is read again as it was, and a change of what stands there is seen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qualityframework.errors import InvalidInput, NotFound, Unusable
from qualityframework.panel.moderation import (
    Entry,
    Ledger,
    Moderation,
    begin_at,
    begun,
    committed,
    enter_at,
    ledger,
    read_moderation,
    revealed,
    sealed,
    withdrawn,
)
from tests.panel.moderation.made import (
    APART,
    CHAIR,
    EDUCATION,
    LEAD,
    all_committed,
    all_concluded,
    all_open,
    position,
    salt,
    terms,
)

Data = dict[str, Any]
WHOLE = all_concluded({**APART}, {CHAIR: ("weak", "good"), LEAD: ("good", "good")})
"""Begun, three seals, three openings and two final positions."""


def written(folder: Path, state: Moderation) -> Path:
    """A moderation on disk, step by step."""
    path = begin_at(folder, Moderation(state.entries[:1]))
    for number in range(2, len(state.entries) + 1):
        enter_at(folder, lambda _, number=number: Moderation(state.entries[:number]))  # type: ignore[misc]
    return path


def edited(path: Path, change: Callable[[Data], None]) -> str:
    """What is told of the file after a change of what stands in it."""
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        read_moderation(path.parent)
    return str(caught.value)


def test_it_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    written(tmp_path / "new" / "folder", WHOLE)
    assert read_moderation(tmp_path / "new" / "folder") == WHOLE


def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    written(tmp_path, WHOLE)
    assert [path.name for path in tmp_path.iterdir()] == [ledger.NAME]


def test_one_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = begin_at(tmp_path, begun(terms()))
    before = path.read_bytes()
    with pytest.raises(Unusable, match=r"moderation\.json is there already, and nothing is written over"):
        begin_at(tmp_path, begun(terms(id="other")))
    assert path.read_bytes() == before


def test_a_step_that_is_refused_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, all_committed(APART))
    before = path.read_bytes()
    with pytest.raises(Unusable):
        enter_at(tmp_path, lambda now: committed(now, CHAIR, now.seals[CHAIR]))
    assert path.read_bytes() == before
    assert not (tmp_path / ledger.LOCK).exists()


def test_what_is_sealed_does_not_stand_in_the_file(tmp_path: Path) -> None:
    text = written(tmp_path, all_committed(APART)).read_text(encoding="utf-8")
    assert "records show it" not in text
    assert "grade" not in text
    assert salt(CHAIR) not in text


# edited --------------------------------------------------------------------------------------------------------------


def put(value: object, *path: str | int) -> Callable[[Data], None]:
    """A change of one value."""

    def change(data: Data) -> None:
        inner: Any = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value

    return change


AT_THE_END = 9
"""Where no entry is to blame but the digest of them all."""
GRADE = ("entries", 4, "revealed", "position", "positions", 0, "grade")
REASON = ("entries", 8, "concluded", "positions", 0, "reason")


@pytest.mark.parametrize(
    ("change", "told", "entry"),
    [
        (put("Another", "entries", 0, "begun", "title"), "follows on other entries than those above it", 1),
        (put("0" * 64, "entries", 2, "committed", "seal"), "follows on other entries than those above it", 3),
        (put("0" * 64, "entries", 3, "before"), "follows on other entries than those above it", 3),
        (put("excellent", *GRADE), "this could not have been entered here: this is not what `chair` sealed", 4),
        (put("0" * 64, "entries", 4, "revealed", "salt"), "this is not what `chair` sealed", 4),
        (put(CHAIR, "entries", 2, "committed", "role"), "`chair` has committed already", 2),
        (put("nobody", "entries", 1, "committed", "role"), "`nobody` takes no part", 1),
        (put("heard less", *REASON), "these entries have another digest", AT_THE_END),
        (put("1" * 64, "digest"), "these entries have another digest", AT_THE_END),
    ],
    ids=["title", "seal", "before", "grade", "salt", "role again", "role", "last reason", "digest"],
)
def test_a_change_of_one_value_is_told_at_its_place(
    change: Callable[[Data], None], told: str, entry: int, tmp_path: Path
) -> None:
    path = written(tmp_path, WHOLE)
    said, lines = edited(path, change), path.read_text(encoding="utf-8").splitlines()
    begins = [number for number, line in enumerate(lines, 1) if re.match(r'  ? ?"before"| "digest"', line)]
    assert told in said
    assert f"\n  --> {path.as_posix()}:{begins[entry]}:" in said


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data["entries"].pop(), "another digest"),
        (lambda data: data["entries"].pop(2), "follows on other entries"),
        (lambda data: data["entries"].insert(2, data["entries"][1]), "follows on other entries"),
        (lambda data: data["entries"].reverse(), "the first entry says what is moderated"),
        (lambda data: data["entries"].clear(), "at least 1 item is wanted here"),
        (put("1" * 64, "entries", 0, "before"), "follows on nothing: `before` is noughts"),
    ],
    ids=["last out", "one out", "one twice", "turned round", "all out", "before the first"],
)
def test_what_is_taken_out_or_put_in_is_seen(change: Callable[[Data], None], told: str, tmp_path: Path) -> None:
    assert told in edited(written(tmp_path, WHOLE), change)


def forged(state: Moderation, index: int, change: dict[str, Any]) -> Ledger:
    """A ledger in which one entry is another, and all digests from there on are made anew."""
    entries = list(state.entries)
    entries[index] = Entry(before=entries[index].before, **change)
    for after in range(index + 1, len(entries)):
        entries[after] = Entry(**{**dict(entries[after]), "before": entries[after - 1].digest})
    return Ledger(entries=tuple(entries), digest=entries[-1].digest)


def test_an_opened_position_cannot_be_changed_even_when_all_digests_are_made_anew(tmp_path: Path) -> None:
    path = written(tmp_path, all_open(APART))
    other = {"revealed": {"position": position(EDUCATION, "good", "good"), "salt": salt(EDUCATION)}}
    path.write_text(forged(all_open(APART), 6, other).model_dump_json(exclude_none=True), encoding="utf-8")
    with pytest.raises(InvalidInput, match="this is not what `education-representative` sealed"):
        read_moderation(tmp_path)


def test_a_digest_that_was_noted_shows_what_the_file_alone_cannot(tmp_path: Path) -> None:
    state = withdrawn(all_committed({CHAIR: APART[CHAIR], LEAD: APART[LEAD]}), EDUCATION, "ill")
    path = written(tmp_path, state)
    other = {"withdrawn": {"role": EDUCATION, "reason": "disagrees"}}
    path.write_text(forged(state, 3, other).model_dump_json(exclude_none=True), encoding="utf-8")
    found = read_moderation(tmp_path)
    assert found.withdrawals[EDUCATION].reason == "disagrees"
    assert not found.came_by(state.digest)


# shapes --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (put("x", "entries", 1, "committed", "rolle"), "the key `rolle` is not known here"),
        (put("x", "enteries"), "the key `enteries` is not known here"),
        (lambda data: data["entries"][1].pop("committed"), "an entry is one of begun, committed, revealed"),
        (put({"role": "chair", "reason": "x"}, "entries", 1, "withdrawn"), "an entry is one of begun, committed"),
        (put("qualityframework.moderation/2", "format"), "`qualityframework.moderation/2` is not known here"),
        (put("F" * 64, "digest"), "a SHA-256 is wanted here"),
        (lambda data: data["entries"].extend(data["entries"][1:] * 15), "at most 91 items are wanted here"),
    ],
)
def test_a_faulty_file_is_told_off_at_its_places(change: Callable[[Data], None], told: str, tmp_path: Path) -> None:
    assert told in edited(written(tmp_path, WHOLE), change)


def test_all_faults_of_its_shape_are_told_at_once(tmp_path: Path) -> None:
    def change(data: Data) -> None:
        put("x", "digest")(data)
        put("Jo Smith", "entries", 1, "committed", "role")(data)

    said = edited(written(tmp_path, WHOLE), change)
    assert said.count("error[") == 2


@pytest.mark.parametrize("text", ["", "[]", "{", "entries: no", "\x00", '{"entries": [null]}'])
def test_what_is_no_moderation_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / ledger.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput):
        read_moderation(tmp_path)


def test_where_there_is_none_that_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"there is no moderation in .*nowhere"):
        read_moderation(tmp_path / "nowhere")


def test_one_that_would_be_too_large_to_be_read_again_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begin_at(tmp_path, begun(terms()))
    before = path.read_bytes()
    monkeypatch.setattr("qualityframework.documents.source.LARGEST", len(before) + 10)
    with pytest.raises(InvalidInput, match="larger than"):
        enter_at(tmp_path, lambda now: withdrawn(now, CHAIR, "ill"))
    assert path.read_bytes() == before


# turns ---------------------------------------------------------------------------------------------------------------


def test_whoever_finds_it_in_use_is_told_so_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_PAUSE", 0)
    begin_at(tmp_path, begun(terms()))
    (tmp_path / ledger.LOCK).touch()
    with pytest.raises(Unusable, match=r"moderation\.lock is there: somebody else is writing\. If nobody is"):
        enter_at(tmp_path, lambda now: withdrawn(now, CHAIR, "ill"))
    assert (tmp_path / ledger.LOCK).exists()
    assert len(read_moderation(tmp_path).entries) == 1


def test_a_fault_within_a_step_frees_it_for_the_others(tmp_path: Path) -> None:
    begin_at(tmp_path, begun(terms()))
    with pytest.raises(NotFound):
        enter_at(tmp_path, lambda now: withdrawn(now, "chairs", "ill"))
    assert enter_at(tmp_path, lambda now: withdrawn(now, CHAIR, "ill")).withdrawals


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = begin_at(tmp_path, begun(terms()))
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        enter_at(tmp_path, lambda now: withdrawn(now, CHAIR, "ill"))
    assert path.read_bytes() == before
    monkeypatch.undo()
    assert enter_at(tmp_path, lambda now: withdrawn(now, CHAIR, "ill")).withdrawals


def test_members_who_act_at_one_moment_lose_nothing(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    roles = tuple(f"r{number}" for number in range(12))
    begin_at(tmp_path, begun(terms(roles=roles)))
    at_once = terms(roles=roles)

    def commit(role: str) -> None:
        seal = sealed(at_once, position(role, "good", "weak"), salt(role))
        enter_at(tmp_path, lambda now: committed(now, role, seal))

    def reveal(role: str) -> None:
        enter_at(tmp_path, lambda now: revealed(now, position(role, "good", "weak"), salt(role)))

    for act in (commit, reveal):
        with ThreadPoolExecutor(len(roles)) as pool:
            list(pool.map(act, roles))
    found = read_moderation(tmp_path)
    assert set(found.seals) == set(found.opened) == set(roles)
    assert len(found.entries) == 1 + 2 * len(roles)
