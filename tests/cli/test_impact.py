"""`rules impact`: two editions from wherever they are, and an exit code for continuous integration."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from qualityframework.frameworks import shelf
from tests.cli.running import run

ROOT = Path(__file__).parents[2]
RECORD = str(ROOT / "examples" / "illustrative-partnership.yaml")
RULE = "quality-and-consistency-panel/2019/rules/evidence/documents-alone.yaml"
CHANGELOG = "quality-and-consistency-panel/2019/CHANGELOG.md"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Packs with a rule that asks more."""
    folder = shutil.copytree(shelf(), tmp_path / "house" / "packs")
    path = folder / RULE
    path.write_text(path.read_text(encoding="utf-8").replace("documents == 0", "documents < 100"), encoding="utf-8")
    return folder


def test_an_effect_that_is_not_declared_ends_with_1_and_one_that_is_with_0(packs: Path) -> None:
    arguments = ("rules", "impact", RECORD, "--before", str(shelf()), "--rulesets", str(packs))
    ran = run(*arguments)
    assert (ran.code, ran.err) == (1, "")
    assert "evidence/documents-alone: tightening, not declared" in ran.out
    with (packs / CHANGELOG).open("a", encoding="utf-8") as file:
        file.write("\n* tightening: `evidence/documents-alone`: any evidence is asked about.\n")
    ran = run(*arguments, "--format", "json")
    assert ran.code == 0
    rule = next(one for one in json.loads(ran.out)["rules"] if not one["follows"])
    assert (rule["rule"], rule["effect"], rule["declared"]) == ("evidence/documents-alone", "tightening", "tightening")


def test_a_folder_of_one_pack_will_do(packs: Path) -> None:
    pack = packs / "quality-and-consistency-panel" / "2019"
    ran = run("rules", "impact", RECORD, "--before", "quality-and-consistency-panel/2019", "--after", str(pack))
    assert ran.code == 1
    assert "tightening" in ran.out


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_a_revision_of_git_will_do(packs: Path) -> None:
    def git(*arguments: str) -> None:
        named = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
        subprocess.run(["git", "-C", str(packs.parent), *named, *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "as it was")
    path = packs / RULE
    path.write_text(path.read_text(encoding="utf-8").replace("items > 0", "items > 3"), encoding="utf-8")
    ran = run("rules", "impact", RECORD, "--before", "git:HEAD", "--rulesets", str(packs))
    assert ran.code == 1
    assert "evidence/documents-alone: loosening, not declared" in ran.out
    wrong = run("rules", "impact", RECORD, "--before", "git:nowhere", "--rulesets", str(packs))
    assert wrong.code == 2
    assert "git does not give nowhere" in wrong.err


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("git:", "is no revision; write it as git:HEAD~1"),
        ("git:--upload-pack=x", "is no revision"),
        ("quality-and-consistency-panle", "did you mean `quality-and-consistency-panel`?"),
    ],
)
def test_what_is_no_edition_ends_with_2(before: str, words: str) -> None:
    ran = run("rules", "impact", RECORD, "--before", before)
    assert ran.code == 2
    assert words in " ".join(ran.err.split())


def test_a_folder_outside_git_has_no_revisions(tmp_path: Path) -> None:
    folder = shutil.copytree(shelf(), tmp_path / "packs")
    ran = run("rules", "impact", RECORD, "--before", "git:HEAD", "--rulesets", str(folder))
    assert ran.code == 2
    assert "git" in ran.err
