"""`crosswalk`: what overlays say otherwise is told, and a crosswalk that cannot be read is no silence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qualityframework.crosswalks import Carried, Related
from tests.cli.running import BARE, ILLUSTRATIVE, ROOT, run

CHILDREN, EARLIER, EFQM = "children-care-protection/2019", "children-services/2014", "efqm-model/2020"
PACK = "children-2014-to-2019/1"
OVERLAY = f"""\
kind: overlay
id: own
edition: "1"
title: What one team reads otherwise
publisher: Invented for tests
licence: Apache-2.0
over: [{PACK}]
changes:
  - in: {PACK}/crosswalk.yaml
    at: relations/2/kind
    was: equivalent
    becomes: intersects
    because: They were read side by side.
"""


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "rulesets", tmp_path / "packs")


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    folder = tmp_path / "own" / "1"
    folder.mkdir(parents=True)
    (folder / "overlay.yaml").write_text(OVERLAY, encoding="utf-8")
    return folder


def broken(packs: Path, text: str, name: str = "faulty") -> None:
    path = packs / name / "1" / "crosswalk.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# overlays ------------------------------------------------------------------------------------------------------------


def test_what_an_overlay_says_otherwise_is_shown_and_said_to_be_so(overlay: Path) -> None:
    ran = run("crosswalk", "show", EARLIER, CHILDREN, "--overlay", overlay)
    assert (ran.code, ran.err) == (0, "")
    told = " ".join(ran.out.split())
    assert "1 thing is changed by own/1" in told
    assert "was `equivalent`, becomes `intersects` (They were read side by side.)" in told
    assert told.count("is the same, in other words, as 2.1 ") == 0
    assert " ".join(run("crosswalk", "show", EARLIER, CHILDREN).out.split()).count("in other words, as 2.1 ") == 1


def test_as_json_too_and_under_another_digest(overlay: Path) -> None:
    told = [
        Related.model_validate_json(run("crosswalk", "show", EARLIER, CHILDREN, "--format", "json", *more).out)
        for more in ((), ("--overlay", overlay))
    ]
    assert [len(one.changes) for one in told] == [0, 1]
    assert told[0].to.crosswalk_digests != told[1].to.crosswalk_digests


def test_evidence_says_what_overlays_changed_of_crosswalks(overlay: Path) -> None:
    ran = run("crosswalk", "evidence", ILLUSTRATIVE, "--to", EARLIER, "--format", "json", "--overlay", overlay)
    assert (ran.code, ran.err) == (0, "")
    assert [change.at for change in Carried.model_validate_json(ran.out).basis.changes] == ["relations/2/kind"]


def test_what_both_frameworks_share_is_told_once(overlay: Path) -> None:
    scale = "six-point-scale/1"
    text = OVERLAY.replace(f"over: [{PACK}]", f"over: [{scale}]").partition("changes:")[0]
    text += f"changes:\n- {{in: {scale}/scale.yaml, at: title, becomes: Ours, because: It is what we call it.}}\n"
    (overlay / "overlay.yaml").write_text(text, encoding="utf-8")
    ran = run("crosswalk", "show", EARLIER, CHILDREN, "--format", "json", "--overlay", overlay)
    assert [change["at"] for change in json.loads(ran.out)["changes"]] == ["title"]


def test_the_list_takes_an_overlay(overlay: Path) -> None:
    text = OVERLAY.replace("at: relations/2/kind\n    was: equivalent", "at: title")
    (overlay / "overlay.yaml").write_text(text, encoding="utf-8")
    ran = run("crosswalk", "list", "--overlay", overlay)
    assert (ran.code, ran.err) == (0, "")
    assert any(line.startswith(PACK) and line.endswith("  intersects") for line in ran.out.splitlines())


# crosswalks that cannot be read --------------------------------------------------------------------------------------


def test_the_others_are_shown_and_that_relations_may_be_missing(packs: Path) -> None:
    broken(packs, "kind: crosswalk\n")
    ran = run("crosswalk", "show", EARLIER, CHILDREN, "--rulesets", packs)
    assert ran.code == 2
    assert "Relations may be missing" in ran.out
    assert "cannot be read: faulty/1" in " ".join(ran.out.split())
    assert "in other words, as 2.1 " in " ".join(ran.out.split())
    assert f"{packs.as_posix()}/faulty/1/crosswalk.yaml:1:1" in ran.err
    assert ran.err.endswith("faults\n")


def test_as_json_it_is_told_in_the_result(packs: Path) -> None:
    broken(packs, "kind: crosswalk\n")
    for arguments, model in (
        (("show", EARLIER, CHILDREN), Related),
        (("evidence", ILLUSTRATIVE, "--to", EARLIER), Carried),
    ):
        ran = run("crosswalk", *arguments, "--format", "json", "--rulesets", packs)
        assert ran.code == 2
        told: Related | Carried = model.model_validate_json(ran.out)
        assert (told.to.crosswalks, told.to.unread) == ((PACK,), ("faulty/1",))


def test_evidence_says_that_relations_may_be_missing(packs: Path) -> None:
    broken(packs, "kind: crosswalk\n")
    ran = run("crosswalk", "evidence", "-", "--to", EARLIER, "--rulesets", packs, stdin=BARE)
    assert ran.code == 2
    assert "Relations may be missing" in ran.out
    assert "faulty/1" in ran.err


def test_one_that_lies_elsewhere_for_certain_says_nothing_here(packs: Path) -> None:
    path = packs / "early-learning-2022-to-2025" / "1" / "crosswalk.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    ran = run("crosswalk", "show", EARLIER, CHILDREN, "--rulesets", packs)
    assert (ran.code, ran.err) == (0, "")
    assert "may be missing" not in ran.out


@pytest.mark.parametrize("text", ["kind: crosswalk\n", "kind: [\n"])
def test_where_none_can_be_read_it_is_not_said_that_there_is_none(text: str, packs: Path) -> None:
    broken(packs, text)
    ran = run("crosswalk", "show", EARLIER, EFQM, "--rulesets", packs)
    assert (ran.code, ran.out) == (2, "")
    assert f"{packs.as_posix()}/faulty/1/crosswalk.yaml" in ran.err
    assert "there is no crosswalk" not in ran.err


def test_the_list_has_all_that_can_be_read_and_the_faults_of_all_that_cannot(packs: Path) -> None:
    for name in ("faulty", "worse"):
        broken(packs, "kind: crosswalk\n", name)
    ran = run("crosswalk", "list", "--rulesets", packs)
    assert ran.code == 2
    assert len(ran.out.splitlines()) == 7
    assert f"{packs.as_posix()}/faulty/1/" in ran.err
    assert f"{packs.as_posix()}/worse/1/" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["list", "show", "evidence"])
def test_each_takes_overlays_and_packs(command: str) -> None:
    ran = run("crosswalk", command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "--overlay" in ran.out
    assert "--rulesets" in ran.out
