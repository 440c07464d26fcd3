"""Packs by name and by folder: what is another kind of thing than was asked for is told, and what to give instead."""

import shutil
from pathlib import Path

import pytest

from .running import ILLUSTRATIVE, ROOT, run

SHELF = ROOT / "rulesets"
FRAMEWORK, SCALE, WORDING = "children-care-protection/2019", "six-point-scale/1", "report-wording/1"
OVERLAY = "examples/overlay/illustrative-partnership-own/1"


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        (("frameworks", "show", SCALE), "framework"),
        (("frameworks", "diff", FRAMEWORK, SCALE), "framework"),
        (("frameworks", "export", SCALE), "framework"),
        (("frameworks", "standards", SCALE), "catalogue"),
        (("frameworks", "show", FRAMEWORK, "--overlay", SCALE), "overlay"),
        (("aggregate", SCALE), "framework"),
        (("crosswalk", "show", SCALE, FRAMEWORK), "framework"),
        (("crosswalk", "evidence", str(ILLUSTRATIVE), "--to", SCALE), "framework"),
        (("new", "inspection", "--framework", SCALE), "framework"),
        (("new", "rule", "evidence/it", "--ruleset", SCALE), "ruleset"),
        (("rules", "list", "--ruleset", SCALE), "ruleset"),
        (("rules", "show", "evidence/documents-alone", "--ruleset", SCALE), "ruleset"),
        (("rules", "coverage", "--ruleset", SCALE), "ruleset"),
        (("check", str(ILLUSTRATIVE), "--ruleset", SCALE), "ruleset"),
        (("prove", SCALE), "ruleset"),
        (("mutate", SCALE), "ruleset"),
        (("corpus", "show", SCALE), "corpus"),
        (("drift", SCALE), "corpus"),
    ],
    ids=lambda one: " ".join(one[:2]) if isinstance(one, tuple) else "",
)
def test_a_pack_of_another_kind_is_told_as_such_by_every_command(command: tuple[str, ...], wanted: str) -> None:
    ran = run(*command)
    assert (ran.code, ran.out) == (2, "")
    assert f"{SCALE} is no {wanted}, it is a pack of the kind scale (`frameworks show FRAMEWORK` shows it" in ran.err


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("six-point-scale", ["six-point-scale/1 is no framework", "kind scale", "frameworks show FRAMEWORK"]),
        ("health-social-care-standards", ["kind catalogue", "frameworks standards health-social-care-standards/2017"]),
        ("children-2014-to-2019/1", ["kind crosswalk", "crosswalk show"]),
        ("report-wording", ["kind wording", "rulesets/report-wording/1/wording.yaml"]),
    ],
)
def test_how_to_see_a_pack_of_another_kind_is_told(name: str, words: list[str]) -> None:
    ran = run("frameworks", "show", name)
    assert [word for word in words if word not in ran.err] == []


@pytest.mark.parametrize("command", [("test",), ("frameworks", "lint")])
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("rulesets/six-point-scale", "is a pack without its edition: give rulesets/six-point-scale/1"),
        ("rulesets/efqm-model", "give rulesets/efqm-model/2013 or rulesets/efqm-model/2020"),
        ("rulesets", "is a folder of packs: give `--rulesets rulesets` for all of them, or one of them"),
        (f"rulesets/{SCALE}/scale.yaml", f"is a part of a pack: give rulesets/{SCALE}"),
        ("rulesets/quality-and-consistency-panel/2019/rules", "give rulesets/quality-and-consistency-panel/2019"),
        ("docs/reference", "is no pack: a folder <pack>/<edition> with a file such as framework.yaml is wanted"),
        ("six-point-scal", "there is no pack `six-point-scal`, and no folder: did you mean `six-point-scale`?"),
    ],
)
def test_what_is_no_pack_is_told_as_what_it_is(
    command: tuple[str, ...], given: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    ran = run(*command, given)
    assert (ran.code, ran.out) == (2, "")
    assert f"`{given}`" in ran.err
    assert said in ran.err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (OVERLAY, f"no tests of its own: give a pack that it changes, as `test PACK --overlay {OVERLAY}`"),
        (WORDING, f"the kind wording, which has no tests of its own: `frameworks lint {WORDING}` looks it over"),
    ],
)
def test_a_pack_of_a_kind_without_tests_is_told_as_such(given: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ran = run("test", given)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_folder_without_packs_passes_no_test(tmp_path: Path) -> None:
    ran = run("test", "--rulesets", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "can have tests" in ran.err


@pytest.mark.parametrize("given", [SCALE, "six-point-scale"])
def test_a_folder_goes_before_a_pack_of_the_library_of_the_same_name(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copytree(SHELF / SCALE, tmp_path / SCALE)
    (copy / "tests.yaml").write_text("tests: [{name: it, count: points, expect: 5}]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = run("test", given)
    assert ran.code == (1 if given == SCALE else 2)
    assert "expected 5, found 6" in ran.out or "give six-point-scale/1" in ran.err


def test_what_keeps_a_pack_from_being_looked_over_is_told_of_one_alone_as_of_all(tmp_path: Path) -> None:
    packs = shutil.copytree(SHELF, tmp_path / "packs")
    with (packs / SCALE / "scale.yaml").open("a", encoding="utf-8") as file:
        file.write("colour: red\n")
    for name in (("--rulesets", str(packs), FRAMEWORK), (str(packs / FRAMEWORK),)):
        ran = run("frameworks", "lint", *name)
        assert (ran.code, ran.out.count("error[")) == (2, 1)
        assert f"{FRAMEWORK}: not looked at: needs {SCALE}, which has faults\n" in ran.out
        assert "packs looked over: 2; with faults: 1; needing one that has: 1;" in ran.out


@pytest.mark.parametrize("command", [("frameworks", "lint"), ("frameworks", "pages", "{pages}"), ("test",)])
def test_a_folder_without_packs_is_told_and_nothing_is_written(tmp_path: Path, command: tuple[str, ...]) -> None:
    shelf, pages = tmp_path / "shelf", tmp_path / "pages"
    shelf.mkdir()
    ran = run(*(str(pages) if part == "{pages}" else part for part in command), "--rulesets", shelf)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {'' if command == ('test',) else 'there is '}no ")
    assert not pages.exists()


def test_what_is_no_pack_is_not_counted_as_one(tmp_path: Path) -> None:
    folder = tmp_path / "fostering/2026"
    folder.mkdir(parents=True)
    (folder / "framework.yml").write_text("kind: framework\n", encoding="utf-8")
    ran = run("frameworks", "lint", "--strict", "--rulesets", tmp_path)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("fostering/2026: it is no pack, and nothing reads framework.yml: ")
    assert ran.out.endswith("packs looked over: 0; with faults: 0; wanting in something: 1\n")
