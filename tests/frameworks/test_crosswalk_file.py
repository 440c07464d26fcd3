"""Crosswalks as files: their faults, all at once and at their places, and those that are on the shelf."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualityframework.errors import InvalidInput, NotFound
from qualityframework.frameworks import RelationKind, crosswalks_between, crosswalks_known, load, load_crosswalk
from tests.diagnostics.telling import SOUND

HEAD = """\
kind: crosswalk
id: small-to-other
edition: "1"
title: Small beside other
publisher: Invented for tests
licence: Apache-2.0
from_framework: small-framework/1
to_framework: other-framework/1
sources:
  invented: {document: Invented for tests, read: 2026-11-22}
relations:
"""
GOOD = '- {from: ["1.1"], to: ["1.1"], kind: equivalent, status: drafted}\n'


def shelf_with(folder: Path, text: str) -> Path:
    """The sound shelf with a second framework and a crosswalk to it."""
    shutil.copytree(SOUND, folder, dirs_exist_ok=True)
    shutil.copytree(SOUND / "small-framework", folder / "other-framework", dirs_exist_ok=True)
    framework = folder / "other-framework/1/framework.yaml"
    framework.write_text(framework.read_text(encoding="utf-8").replace("id: small-framework", "id: other-framework"))
    crosswalk = folder / "small-to-other/1/crosswalk.yaml"
    crosswalk.parent.mkdir(parents=True, exist_ok=True)
    crosswalk.write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path, text: str) -> list[tuple[str, int, str]]:
    """Code, line and all that is told of each fault; the relations begin at line 12."""
    with pytest.raises(InvalidInput) as caught:
        load_crosswalk("small-to-other/1", shelf_with(folder, text))
    return [(str(one.code), one.at.line, str(one)) for one in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("relations", "line", "words"),
    [
        (GOOD + '- {from: ["1.2"], to: ["1.1"], kind: equal, status: drafted}', 13, "small-framework/1 called `1.2`"),
        ('- {from: ["1.1"], to: ["2.2"], kind: equal, status: drafted}', 12, "other-framework/1 called `2.2`"),
        ('- {from: ["1"], to: ["1.1"], kind: equal, status: drafted}', 12, "no indicator of small-framework/1 called"),
        ("- {from: [peopel], level_from: domain, to: ['1.1'], kind: equal, status: drafted}", 12, "mean `people`"),
        ("- {from: ['3'], level_from: area, to: ['1.1'], kind: equal, status: drafted}", 12, "no area of small-"),
        (GOOD + GOOD, 13, "`1.1` and `1.1` are related twice"),
        ('- {from: ["1.1"], to: ["1.1", "1.1"], kind: none, status: drafted}', 12, "are related twice"),
        ('- {from: ["1.1"], to: ["1.1"], kind: subsett, status: drafted}', 12, "subset"),
        ('- {from: [], to: ["1.1"], kind: subset, status: drafted}', 12, ""),
        ('- {from: ["1.1"], to: ["1.1"], kind: subset}', 12, "status"),
        ('- {from: ["1.1"], to: ["1.1"], kind: subset, status: confirmed}', 12, "names its source"),
        ('- {from: ["1.1"], to: ["1.1"], kind: subset, status: drafted, source: invent}', 12, "mean `invented`"),
        ('- {from: ["1.1"], to: ["1.1"], kind: subset, level_to: part, status: drafted}', 12, "indicator"),
    ],
)
def test_a_fault_is_told_at_its_place(relations: str, line: int, words: str, tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, HEAD + relations)
    assert fault[1] == line
    assert words in fault[2]


def test_faults_of_both_sides_and_repetitions_are_told_together(tmp_path: Path) -> None:
    relations = GOOD + '- {from: ["9.1", "1.1"], to: ["9.2", "1.1"], kind: equal, status: drafted, source: nowhere}\n'
    found = faults(tmp_path, HEAD + relations)
    assert {(code, line) for code, line, _ in found} == {("dangling-reference", 13), ("duplicate-id", 13)}
    assert len(found) == 4


@pytest.mark.parametrize(
    ("key", "change", "words"),
    [
        ("from_framework: small-framework/1", "from_framework: smal-framework/1", "`small-framework/1`"),
        ("to_framework: other-framework/1", "to_framework: othr-framework/1", "`other-framework/1`"),
        ("to_framework: other-framework/1", "to_framework: small-framework/1", "between two frameworks"),
        ("to_framework: other-framework/1", "to_framework: other-framework", "a pack and its edition"),
        ("id: small-to-other", "id: small-to-others", "is not the name of its folder"),
    ],
)
def test_a_crosswalk_lies_between_two_frameworks_that_are_there(
    key: str, change: str, words: str, tmp_path: Path
) -> None:
    told = faults(tmp_path, HEAD.replace(key, change) + GOOD)
    assert any(words in text and line < 12 for _, line, text in told)


def test_two_frameworks_that_are_not_there_are_told_at_once(tmp_path: Path) -> None:
    text = HEAD.replace("small-framework/1", "no-framework/1").replace("other-framework/1", "none-such/1")
    assert [line for _, line, _ in faults(tmp_path, text + GOOD)] == [7, 8]


def test_a_crosswalk_is_found_from_either_side_and_only_between_its_two(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, HEAD + GOOD)
    small, other = load("small-framework/1", shelf), load("other-framework/1", shelf)
    assert crosswalks_between(small, other, shelf) == crosswalks_between(other, small, shelf)
    assert [one.name for one in crosswalks_between(small, other, shelf).read] == ["small-to-other/1"]
    assert crosswalks_between(small, small, shelf) == ((), {})
    with pytest.raises(NotFound, match="small-to-other"):
        load_crosswalk("small-to-othr", shelf)


ELSEWHERE = HEAD.replace("other-framework/1", "third-framework/1")


@pytest.mark.parametrize(
    ("text", "may_lie_there"),
    [
        (HEAD + GOOD + GOOD, True),  # it names both
        ("kind: crosswalk\n", True),  # nobody can say
        ("kind: [crosswalk\n", True),
        ("", True),
        (HEAD.replace("to_framework: other-framework/1\n", "") + GOOD, True),
        (HEAD.replace("other-framework/1", "othr-framework/1") + GOOD, True),  # there is no such framework
        (HEAD.replace("other-framework/1", "third-framework") + GOOD, True),  # of which edition?
        (ELSEWHERE + GOOD + GOOD, False),
        (ELSEWHERE.replace("small-framework/1", "smal-framework/1") + GOOD, False),
    ],
)
def test_one_that_cannot_be_read_is_told_where_it_may_lie_and_keeps_nobody_from_the_others(
    text: str, may_lie_there: bool, tmp_path: Path
) -> None:
    shelf = shelf_with(tmp_path, HEAD + GOOD)
    third = shutil.copytree(shelf / "other-framework", shelf / "third-framework") / "1/framework.yaml"
    third.write_text(third.read_text(encoding="utf-8").replace("id: other-framework", "id: third-framework"), "utf-8")
    faulty = shelf / "faulty/1/crosswalk.yaml"
    faulty.parent.mkdir(parents=True)
    faulty.write_text(text.replace("id: small-to-other", "id: faulty"), encoding="utf-8")
    found = crosswalks_between(load("small-framework/1", shelf), load("other-framework/1", shelf), shelf)
    assert [one.name for one in found.read] == ["small-to-other/1"]
    assert [*found.unread] == (["faulty/1"] if may_lie_there else [])
    for error in found.unread.values():
        assert {fault.at.file for fault in error.diagnostics} == {faulty.as_posix()}


@pytest.mark.parametrize("name", crosswalks_known())
def test_every_crosswalk_on_the_shelf_loads_and_is_our_reading(name: str) -> None:
    crosswalk = load_crosswalk(name)
    assert {one.status for one in crosswalk.file.relations} == {"reconstructed"}
    assert all(one.kind is not RelationKind.EQUAL for one in crosswalk.file.relations)


def test_the_shelf_has_six() -> None:
    assert len(crosswalks_known()) == 6
