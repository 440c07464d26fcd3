"""Packs: found by name, named the same on every machine, and known by what is in them."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from qualityframework.errors import InvalidInput, NotFound
from qualityframework.frameworks import (
    KINDS,
    Pack,
    find,
    illustrations,
    load,
    load_head,
    load_ruleset,
    load_scale,
    packs,
    rule_documents,
    shelf,
)
from qualityframework.vocabulary import Code

SHELF = Path(__file__).resolve().parents[2] / "rulesets"
FRAMEWORK = "children-care-protection/2019"
RULESET = "quality-and-consistency-panel/2019"
SCALE = "six-point-scale/1"
HEADS = re.findall(
    r"^\| `([a-z-]+\.yaml)`", (SHELF / "README.md").read_text(encoding="utf-8").split("##")[0], re.MULTILINE
)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The packs, copied to a folder of the caller's."""
    return Path(shutil.copytree(SHELF, tmp_path / "packs"))


def test_the_packs_of_a_checkout_stand_beside_the_package() -> None:
    assert shelf() == SHELF
    there = {pack.name: pack.kind for pack in packs()}
    assert sorted(there) == sorted(path.relative_to(SHELF).as_posix() for path in SHELF.glob("*/*/"))
    assert (there[FRAMEWORK], there[RULESET], there[SCALE]) == ("framework", "ruleset", "scale")
    assert set(there.values()) == {head.removesuffix(".yaml") for head in HEADS}


def test_every_kind_of_pack_can_be_loaded() -> None:
    assert {pack.kind for pack in packs()} | {"overlay"} == set(KINDS), "an overlay is of whoever lays it over"
    for pack in packs():
        assert load_head(pack).title


def stand(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    """As if the module of packs were installed there."""
    packs = sys.modules[Pack.__module__]
    monkeypatch.setattr(packs, "_OURS", packs._homes(here))


def test_the_packs_of_an_installed_package_stand_within_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "qualityframework"
    (package / "_rulesets").mkdir(parents=True)
    stand(monkeypatch, package / "frameworks" / "packs.py")
    assert shelf() == package / "_rulesets"


def test_an_installation_without_packs_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand(monkeypatch, tmp_path / "a" / "b" / "c" / "d.py")
    with pytest.raises(NotFound, match="are not installed with it"):
        shelf()


def test_packs_are_read_from_any_folder_and_are_the_same_there(elsewhere: Path) -> None:
    assert load(FRAMEWORK, elsewhere) == load(FRAMEWORK)
    assert load_scale(SCALE, elsewhere) == load_scale(SCALE)
    assert illustrations(FRAMEWORK, elsewhere) == illustrations(FRAMEWORK)
    there, here = load_ruleset(RULESET, elsewhere), load_ruleset(RULESET)
    assert there.digest == here.digest
    assert [rule.path for rule in there.rules] == [rule.path for rule in here.rules]
    assert there.strata == here.strata


def test_without_an_edition_the_latest_is_found(elsewhere: Path) -> None:
    for edition in ("2", "10"):
        shutil.copytree(elsewhere / "six-point-scale" / "1", elsewhere / "six-point-scale" / edition)
    assert find("six-point-scale", "scale", elsewhere).edition == "10"
    assert [pack.edition for pack in packs(elsewhere) if pack.id == "six-point-scale"] == ["1", "2", "10"]


def test_editions_of_odd_names_have_an_order_too(elsewhere: Path) -> None:
    before = len(packs(elsewhere))
    for edition in ("2a", "b", "\u00b2"):
        shutil.copytree(elsewhere / "six-point-scale" / "1", elsewhere / "six-point-scale" / edition)
    assert len({pack.name for pack in packs(elsewhere)}) == before + 3


@pytest.mark.parametrize(
    ("ref", "kind", "offered"),
    [
        ("children-care-protecton/2019", "framework", "did you mean `children-care-protection/2019`"),
        ("children-care-protection/2020", "framework", "did you mean `children-care-protection/2019`"),
        ("children-care", "framework", "did you mean `children-care-protection`"),
        ("six-point-scale/1", "framework", "of the kind scale .*: .* names are known here, such as `"),
        ("adults", "scale", "known here: .*`six-point-scale`, `six-point-scale/1`"),
        ("", "ruleset", "known here: .*`quality-and-consistency-panel`"),
    ],
)
def test_a_pack_that_is_not_there_is_told_with_the_nearest_name(ref: str, kind: str, offered: str) -> None:
    with pytest.raises(NotFound, match=offered):
        find(ref, kind)


def test_a_folder_without_packs_has_none(tmp_path: Path) -> None:
    (tmp_path / "a" / "1").mkdir(parents=True)
    (tmp_path / "a" / "1" / "other.yaml").write_text("kind: scale", encoding="utf-8")
    assert packs(tmp_path) == ()
    with pytest.raises(NotFound, match="there is no scale `a`, and no other scale among the packs"):
        find("a", "scale", tmp_path)


def digest(root: Path) -> str:
    return Pack("six-point-scale", "1", "scale", root / "six-point-scale" / "1").digest


def test_the_digest_does_not_hang_on_line_ends(elsewhere: Path) -> None:
    before = digest(elsewhere)
    file = elsewhere / "six-point-scale" / "1" / "scale.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert digest(elsewhere) == before


@pytest.mark.parametrize("change", ["content", "name", "more"])
def test_the_digest_changes_with_content_names_and_files(elsewhere: Path, change: str) -> None:
    before = digest(elsewhere)
    folder = elsewhere / "six-point-scale" / "1"
    match change:
        case "content":
            with (folder / "scale.yaml").open("ab") as file:
                file.write(b" ")
        case "name":
            (folder / "scale.yaml").rename(folder / "Scale.yaml")
        case _:
            (folder / "more.yaml").write_bytes(b"")
    assert digest(elsewhere) != before


@pytest.mark.parametrize("name", ["SOURCES.md", "CHANGELOG.md", "new.html"])
def test_the_digest_is_of_the_files_that_are_read_alone(elsewhere: Path, name: str) -> None:
    before = digest(elsewhere)
    (elsewhere / "six-point-scale" / "1" / name).write_text("changed", encoding="utf-8")
    (elsewhere / "six-point-scale" / "1" / "folder.yaml").mkdir()
    assert digest(elsewhere) == before


def test_a_pack_without_one_of_its_files_is_told(elsewhere: Path) -> None:
    (elsewhere / FRAMEWORK / "evidence.yaml").unlink()
    with pytest.raises(InvalidInput) as caught:
        load(FRAMEWORK, elsewhere)
    assert [fault.code for fault in caught.value.diagnostics] == [Code.UNREADABLE]
    assert f"  --> {elsewhere.as_posix()}/{FRAMEWORK}/evidence.yaml:1:1" in str(caught.value)


def test_a_framework_with_rules_and_no_kinds_of_evidence_is_told_where_to_get_some(elsewhere: Path) -> None:
    for name in ("evidence.yaml", "weighing.yaml"):
        (elsewhere / FRAMEWORK / name).unlink()
    with pytest.raises(InvalidInput) as caught:
        load(FRAMEWORK, elsewhere)
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.at.file) == (Code.MISSING_KEY, f"{elsewhere.as_posix()}/{FRAMEWORK}/framework.yaml")
    assert fault.at.text.startswith("ruleset: ")
    assert fault.help is not None
    assert "`scrutiny-evidence/1`, or bring evidence.yaml and weighing.yaml" in fault.help


def test_faults_of_several_files_are_told_at_once(elsewhere: Path) -> None:
    for name in ("framework.yaml", "evidence.yaml", "weighing.yaml"):
        with (elsewhere / FRAMEWORK / name).open("a", encoding="utf-8") as file:
            file.write("\nmore: 1\n")
    with pytest.raises(InvalidInput) as caught:
        load(FRAMEWORK, elsewhere)
    assert [fault.code for fault in caught.value.diagnostics] == [Code.UNKNOWN_KEY] * 3


def test_a_ruleset_without_rules_is_told(elsewhere: Path) -> None:
    shutil.rmtree(elsewhere / RULESET / "rules")
    with pytest.raises(InvalidInput, match="there are no rules in this pack"):
        load_ruleset(RULESET, elsewhere)


def test_a_folder_that_is_called_like_a_rule_is_told(elsewhere: Path) -> None:
    (elsewhere / RULESET / "rules" / "story" / "a.yaml").mkdir()
    with pytest.raises(InvalidInput, match="this is a folder, not a file"):
        load_ruleset(RULESET, elsewhere)


def test_a_faulty_scale_is_told_of_its_own_file(elsewhere: Path) -> None:
    with (elsewhere / SCALE / "scale.yaml").open("a", encoding="utf-8") as file:
        file.write("more: 1\n")
    for reading in (load, load_ruleset):
        with pytest.raises(InvalidInput, match=rf"--> {re.escape(elsewhere.as_posix())}/{SCALE}/scale.yaml:\d+:1"):
            reading(FRAMEWORK if reading is load else RULESET, elsewhere)


def test_rules_are_named_for_their_path_and_stand_in_order() -> None:
    ruleset = load_ruleset(RULESET)
    files = sorted((SHELF / RULESET / "rules").glob("*/*.yaml"))
    assert sorted(ruleset.by_id) == sorted(f"{file.parent.name}/{file.stem}" for file in files)
    assert list(ruleset.by_id) == sorted(ruleset.by_id)
    assert all(rule.path == f"rulesets/{RULESET}/rules/{rule.id}.yaml" for rule in ruleset.rules)
    assert [one.rule.id for one in rule_documents(RULESET)] == list(ruleset.by_id)
    assert sorted(number for stratum in ruleset.strata for number in stratum) == list(range(len(ruleset.rules)))
    assert ruleset.name == RULESET


def test_hidden_files_among_the_rules_are_not_looked_at(elsewhere: Path) -> None:
    rules = elsewhere / RULESET / "rules"
    (rules / ".DS_Store").write_bytes(b"\0")
    (rules / "story" / ".draft.yaml.swp").write_bytes(b"\0")
    (rules / ".git").mkdir()
    (rules / ".git" / "config.yaml").write_text("no: rule", encoding="utf-8")
    assert load_ruleset(RULESET, elsewhere).by_id.keys() == load_ruleset(RULESET).by_id.keys()


def test_a_pack_is_one_value_however_its_shelf_is_written() -> None:
    for load_it, name in ((load, FRAMEWORK), (load_scale, SCALE), (load_ruleset, RULESET), (illustrations, FRAMEWORK)):
        assert load_it(name) is load_it(name, None) is load_it(name, root=None)
        assert load_it(name, SHELF) is load_it(name, str(SHELF))


def test_a_folder_of_rules_that_is_a_link_is_told(tmp_path: Path) -> None:
    """Its rules would silently not be there, and what is not there looks as if it were clear."""
    copied = tmp_path / "shelf"
    shutil.copytree(shelf(), copied)
    rules = copied / "quality-and-consistency-panel" / "2019" / "rules"
    (rules / "evidence").rename(tmp_path / "elsewhere")
    (rules / "evidence").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(InvalidInput, match="misplaced-file"):
        load_ruleset("quality-and-consistency-panel", copied)
