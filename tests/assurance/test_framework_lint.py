"""Packs looked over: the shipped ones have no faults, and each thing that a pack may be wanting in is told."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from qualityframework import NotFound
from qualityframework.assurance import looked_over
from qualityframework.frameworks import Shelf, packs, shelf
from tests.cli.running import ROOT
from tests.frameworks.test_overlays import overlay

NAME = "children-care-protection/2019"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(shelf(), tmp_path / "packs")


def test_no_shipped_pack_has_a_fault_and_each_is_looked_over() -> None:
    done = looked_over()
    assert [one.pack for one in done] == [pack.name for pack in packs()]
    assert [one.pack for one in done if one.faults or one.wanting] == []
    assert [one.pack for one in done if one.kind == "framework"] == [one.pack for one in done if one.figures]


def test_a_framework_is_told_in_numbers() -> None:
    (one,) = looked_over([NAME])
    assert one.wanting == ()
    assert one.figures is not None
    assert (one.figures.indicators, one.figures.not_evaluated, one.figures.illustrated) == (22, 13, True)
    assert one.figures.contradictions >= 1
    assert one.notes == ("no profile runs from 2020-04-01 until 2021-06-30, between `2018-20` and `2021-25`",)


@pytest.mark.parametrize("name", ["SOURCES.md", "CHANGELOG.md", "tests.yaml"])
def test_a_file_that_is_not_there_is_told(copied: Path, name: str) -> None:
    (copied / NAME / name).unlink()
    (one,) = looked_over([NAME], copied)
    assert one.wanting == (f"there is no {name}",)


def test_tests_that_nobody_reads_are_told(copied: Path) -> None:
    (copied / "report-wording/1/tests.yaml").write_text("tests: []\n", encoding="utf-8")
    (one,) = looked_over(["report-wording/1"], copied)
    assert one.wanting == ("its tests.yaml is not read: a pack of this kind has no tests of its own",)


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (f"{NAME}/ilustrations.yaml", "did you mean `illustrations.yaml`?"),
        (f"{NAME}/test.yml", "did you mean `tests.yaml`?"),
        (f"{NAME}/more/weighing.yaml", "did you mean `weighing.yaml`?"),
        ("six-point-scale/1/weighing.yaml", "known here: `scale.yaml`, `tests.yaml`"),
    ],
)
def test_a_file_that_nothing_reads_is_told(copied: Path, file: str, told: str) -> None:
    (copied / file).parent.mkdir(exist_ok=True)
    (copied / file).write_text("a: b\n", encoding="utf-8")
    pack = "/".join(file.split("/")[:2])
    (one,) = looked_over([pack], copied)
    assert one.wanting == (f"`{file.removeprefix(f'{pack}/')}` is not read: {told}",)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (f"{NAME}/framework.yaml | indicators/9.1/title/x | Mine", "leads nowhere"),
        (f"{NAME}/framework.yaml | indicators/9.1/area | nowhere", "there is no area `nowhere`"),
        (f"{NAME}/illustrations.yaml | status | known", "`known` is not known here"),
        (f"{NAME}/tests.yaml | tests/nowhere/expect | 9", "leads nowhere"),
        (f"{NAME}/elsewhere.yaml | title | Mine", "there is no file"),
        ("six-point-scale/1/scale.yaml | title | Mine", "is not among the packs that this overlay is over"),
    ],
)
def test_what_is_wrong_with_an_overlay_is_told_also_where_nobody_uses_it_yet(
    tmp_path: Path, change: str, told: str
) -> None:
    home = overlay(tmp_path, change)
    (one,) = looked_over([str(home)])
    assert (one.pack, one.kind) == ("own/1", "overlay")
    assert [told in fault.message for fault in one.faults] == [True]
    assert one.faults[0].at.file == f"{home.as_posix()}/overlay.yaml"


def test_a_sound_overlay_is_sound() -> None:
    (one,) = looked_over([str(ROOT / "examples/overlay/illustrative-partnership-own/1")])
    assert (one.faults, one.needs) == ((), ())


def test_what_looks_like_a_pack_and_is_none_is_told(copied: Path) -> None:
    later = copied / "children-care-protection/2027"
    later.mkdir()
    shutil.copy(copied / NAME / "framework.yaml", later / "framework.yml")
    shutil.copy(copied / NAME / "framework.yaml", later.parent)
    done = [one for one in looked_over((), copied) if one.wanting]
    assert [(one.pack, one.kind) for one in done] == [
        ("children-care-protection/2027", ""),
        ("children-care-protection", ""),
    ]
    assert [one.wanting[0].partition(":")[0] for one in done] == [
        "it is no pack, and nothing reads framework.yml",
        "it is no pack, and nothing reads framework.yaml",
    ]


def test_a_folder_without_packs_is_not_fine(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no pack in"):
        looked_over((), tmp_path)


@pytest.mark.parametrize("name", ["six-point-scale/1", "children-2014-to-2019/1", "health-social-care-standards/2017"])
def test_tests_are_read_with_the_pack(copied: Path, name: str) -> None:
    (copied / name / "tests.yaml").write_text("tests: []\n", encoding="utf-8")
    (faulty,) = looked_over([name], copied)
    assert [fault.at.file for fault in faulty.faults] == [f"{copied.as_posix()}/{name}/tests.yaml"]
    (copied / name / "tests.yaml").unlink()
    (lacking,) = looked_over([name], copied)
    assert lacking.wanting == ("there is no tests.yaml",)


def test_a_source_that_nothing_cites_is_told(copied: Path) -> None:
    path = copied / NAME / "framework.yaml"
    more = "sources:\n  nobody:\n    document: Nobody's\n    read: 2026-11-22\n"
    path.write_text(path.read_text(encoding="utf-8").replace("sources:\n", more, 1), encoding="utf-8")
    (one,) = looked_over([NAME], copied)
    assert one.wanting == ("the source `nobody` is cited by no item",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "caps: [sound,",
            "caps: [soundness,",
            "`soundness` caps in efqm-radar/2020 and is no attribute of efqm-model/2020",
        ),
        ("efqm-radar-levels/2020", "cqc-ratings/2023", "efqm-radar/2020 is on cqc-ratings/2023"),
        ("cuts: [10,", "cuts: [40,", "a scale of 5 points has 4 cuts"),
    ],
)
def test_a_scoring_that_cannot_be_the_frameworks_own_is_told(copied: Path, old: str, new: str, told: str) -> None:
    path = copied / "efqm-radar/2020/scoring.yaml"
    text = path.read_text(encoding="utf-8").replace(old, new)
    if new == "cqc-ratings/2023":
        text = text.replace("cuts: [10, 40, 70, 90]", "cuts: [10, 40, 70]")
    path.write_text(text, encoding="utf-8")
    done = looked_over(["efqm-model/2020"], copied)
    assert any(told in wanting for one in done for wanting in (*one.wanting, *map(str, one.faults)))


def test_a_scoring_that_is_not_there_is_told(copied: Path) -> None:
    shutil.rmtree(copied / "efqm-radar")
    (one,) = looked_over(["efqm-model/2020"], copied)
    assert any("there is no scoring `efqm-radar" in wanting for wanting in one.wanting)


@pytest.mark.parametrize(
    ("ruleset", "told"),
    [
        ("quality-and-consistency-panel/2018", "there is no ruleset `quality-and-consistency-panel/2018`"),
        (
            "progress-review/2024",
            "progress-review/2024 is on progress-levels/2024, and this framework on six-",
        ),
    ],
)
def test_a_ruleset_that_cannot_be_its_own_is_told(copied: Path, ruleset: str, told: str) -> None:
    path = copied / NAME / "framework.yaml"
    named = "quality-and-consistency-panel/2019"
    path.write_text(path.read_text(encoding="utf-8").replace(f"ruleset: {named}", f"ruleset: {ruleset}"), "utf-8")
    (one,) = looked_over([NAME], copied)
    assert [wanting[: len(told)] for wanting in one.wanting] == [told]


def test_a_broken_file_that_nothing_reads_is_a_fault_of_its_pack_alone(copied: Path) -> None:
    (copied / NAME / "notes.yaml").write_text("a: [", encoding="utf-8")
    done = {one.pack: one for one in looked_over((), copied)}
    assert [fault.at.file for fault in done[NAME].faults] == [f"{copied.as_posix()}/{NAME}/notes.yaml"]
    assert [name for name, one in done.items() if one.faults] == [NAME]


def test_profiles_that_run_on_one_day_are_told(copied: Path) -> None:
    path = copied / NAME / "framework.yaml"
    text = path.read_text(encoding="utf-8").replace("    until: 2025-03-31\n", "")
    path.write_text(text, encoding="utf-8")
    (one,) = looked_over([NAME], copied)
    assert "the profiles `2021-25` and `2025-26` both run on 2025-04-01" in one.notes


def test_all_faults_of_all_files_of_all_packs_are_told(copied: Path) -> None:
    for name, file in ((NAME, "framework.yaml"), (NAME, "evidence.yaml"), ("six-point-scale/1", "scale.yaml")):
        path = copied / name / file
        path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    (copied / "report-wording/1/wording.yaml").write_text("", encoding="utf-8")
    done = {one.pack: one for one in looked_over((), copied)}
    assert len(done) == len(packs())
    files = {fault.at.file.rpartition("/")[2] for fault in done[NAME].faults}
    assert {"framework.yaml", "evidence.yaml"} <= files
    assert [fault.code for fault in done["report-wording/1"].faults] == ["empty-file"]
    assert done["six-point-scale/1"].faults


def test_a_fault_is_told_of_its_own_pack_and_those_that_need_it_are_named(copied: Path) -> None:
    for name, file in (("six-point-scale/1", "scale.yaml"), (NAME, "framework.yaml")):
        path = copied / name / file
        path.write_text(path.read_text(encoding="utf-8").replace("source: ", "source: not-", 1), encoding="utf-8")
    done = looked_over((), copied)
    told = [fault for one in done for fault in one.faults]
    assert len(told) == len(set(told))
    by_pack = {one.pack: one for one in done}
    assert [one.pack for one in done if one.faults] == ["six-point-scale/1"]
    assert by_pack["six-point-scale/1"].needs == ()
    needing = {one.pack for one in done if "six-point-scale/1" in one.needs}
    assert {NAME, "children-services/2014", "quality-and-consistency-panel/2019"} <= needing
    alone, scale = looked_over([NAME], copied)
    assert (alone, scale) == (by_pack[NAME], by_pack["six-point-scale/1"])


def test_a_ruleset_with_faults_is_needed_by_the_framework_that_names_it(copied: Path) -> None:
    path = copied / "quality-and-consistency-panel/2019/ruleset.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    done = {one.pack: one for one in looked_over((), copied)}
    assert [name for name, one in done.items() if one.faults] == ["quality-and-consistency-panel/2019"]
    assert done[NAME].needs == ("quality-and-consistency-panel/2019",)
    assert done[NAME].figures is not None


def test_a_fault_of_shape_in_one_file_hides_no_reference_in_another(copied: Path) -> None:
    for file, old, new in (
        ("framework.yaml", "areas: [", "areas: [nowhere, "),
        ("evidence.yaml", "kinds:", "colour: red\nkinds:"),
    ):
        path = copied / NAME / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    (one,) = looked_over([NAME], copied)
    assert {"unknown-key", "dangling-reference"} == {fault.code for fault in one.faults}


def test_a_folder_anywhere_is_a_pack_of_the_shelf_around_it(copied: Path) -> None:
    (one,) = looked_over([str(copied / NAME)])
    assert (one.pack, one.faults) == (NAME, ())


def test_a_name_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="did you mean `children-care-protection`"):
        looked_over(["children-care-protecton"])
    with pytest.raises(NotFound, match="is no pack: a folder"):
        looked_over([str(tmp_path)])


def test_what_was_learnt_on_a_day_yet_to_come_is_noted(copied: Path) -> None:
    path, named = copied / NAME / "framework.yaml", '  - id: "2018-20"\n'
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(named, f"{named}    learnt: 2099-01-01\n", 1), encoding="utf-8")
    (one,) = looked_over([NAME], Shelf(copied, today=dt.date(2026, 11, 30)))
    told = "the profile `2018-20` was learnt on 2099-01-01, which is yet to come"
    assert [note for note in one.notes if "yet to come" in note] == [told]
    assert told not in looked_over([NAME], Shelf(copied, today=dt.date(2099, 1, 1)))[0].notes
    assert told not in looked_over([NAME], copied)[0].notes  # nobody says what day it is
