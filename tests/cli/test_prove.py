"""`prove` and `rules diff`: what a person and a program read, and how they end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qualityframework.frameworks import shelf
from tests.cli.running import run

PACK = "quality-and-consistency-panel/2019"
RULE = f"{PACK}/rules/evidence/documents-alone.yaml"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return shutil.copytree(shelf(), tmp_path / "packs")


def rewritten(packs: Path, old: str, new: str, name: str = RULE) -> None:
    path = packs / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_shipped_rules_hold_and_end_with_0() -> None:
    ran = run("prove", PACK)
    assert (ran.code, ran.err) == (0, "")
    assert "can fire: 121 of 121 proved" in ran.out
    assert "never fires together with another: 3 of 3 proved" in ran.out
    assert "no rule fires wherever another of its remit, severity and subject does" in ran.out
    assert "evidence/single-kind-of-evidence does not come to fire by one more row" in " ".join(ran.out.split())


def test_a_framework_is_proved_by_its_name() -> None:
    ran = run("prove", "ofsted-ilacs", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(ran.out)
    assert (told["pack"], [one["claim"] for one in told["proofs"]]) == ("ofsted-ilacs/1", ["limit-holds"])
    assert "no rule fires" not in run("prove", "children-care-protection/2019").out


def test_what_does_not_hold_ends_with_1(packs: Path) -> None:
    rewritten(packs, "items > 0 and beyond_documents == 0", "items == 0 and beyond_documents > 0")
    ran = run("prove", PACK, "--rulesets", str(packs), "--format", "json")
    assert ran.code == 1
    failed = [one for one in json.loads(ran.out)["proofs"] if one["verdict"] in ("refuted", "needless", "not-shown")]
    assert [(one["claim"], one["rules"]) for one in failed] == [("can-fire", ["evidence/documents-alone"])]


def test_a_promise_that_leads_nowhere_ends_with_2(packs: Path) -> None:
    (packs / PACK / "promises.yaml").write_text("never_together: []\n", encoding="utf-8")
    ran = run("prove", PACK, "--rulesets", str(packs))
    assert ran.code == 2
    assert "promises.yaml" in ran.err


def test_a_change_of_meaning_is_compared_and_has_to_be_declared(packs: Path) -> None:
    rewritten(packs, "beyond_documents == 0", "beyond_documents <= 1")
    arguments = ("rules", "diff", "--before", str(shelf()), "--rulesets", str(packs))
    ran = run(*arguments)
    assert (ran.code, ran.err) == (1, "")
    assert "evidence/documents-alone asks something else: tightening, not declared" in ran.out
    with (packs / PACK / "CHANGELOG.md").open("a", encoding="utf-8") as file:
        file.write("\n* tightening: `evidence/documents-alone`: one more is asked about.\n")
    ran = run(*arguments, "--format", "json")
    assert ran.code == 0
    (change,) = json.loads(ran.out)["changes"]
    assert (change["effect"], change["declared"], change["asks_less"]) == ("tightening", "tightening", None)


def test_the_same_meaning_in_other_words_need_not_be_declared(packs: Path) -> None:
    rewritten(packs, "items > 0 and beyond_documents == 0", "beyond_documents < 1 and not items <= 0")
    ran = run("rules", "diff", "--before", str(shelf()), "--rulesets", str(packs))
    assert ran.code == 0
    assert "is written otherwise, and means the same: editorial" in ran.out
