"""What a pack that is read from a catalog is called: a name that folders can have, and that no other pack has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qualityframework.exchange import oscal_text
from qualityframework.frameworks import load, packs
from tests.cli.running import Ran, run
from tests.exchange.catalogs import METADATA, catalog

OWN = "children-care-protection/2019"


def imported(data: object, shelf: Path, *arguments: str | Path) -> Ran:
    """What comes of importing a catalog from standard input."""
    return run(
        "frameworks", "import", "-", "-o", shelf, *arguments, stdin=json.dumps(data, indent=1, ensure_ascii=False)
    )


def of_others(shelf: Path, **metadata: object) -> Ran:
    return imported(catalog(metadata=METADATA | metadata), shelf, "--scale", "six-point-scale/1")


def own(**told: str) -> dict[str, Any]:
    """A catalog of ours whose properties say something else."""
    data: dict[str, Any] = json.loads(oscal_text(load(OWN)))
    metadata = data["catalog"]["metadata"]
    metadata["version"] = told.get("version", metadata["version"])
    metadata["props"] = [prop | {"value": told.get(prop["name"], prop["value"])} for prop in metadata["props"]]
    return data


@pytest.mark.parametrize("title", ["Six point scale", "SIX-POINT SCALE!", "\uff33ix point scale", "Progress levels"])
@pytest.mark.parametrize("version", ["1", "2"])
def test_a_title_that_makes_the_name_of_a_pack_of_another_kind_is_refused(
    tmp_path: Path, title: str, version: str
) -> None:
    ran = of_others(tmp_path / "shelf", title=title, version=version)
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert "is a pack of the kind scale" in ran.err
    assert "--> <stdin>:5:13" in ran.err
    assert title in ran.err


def test_a_pack_of_another_kind_in_the_folder_is_looked_at_too(tmp_path: Path) -> None:
    head = tmp_path / "controls-of-others" / "1" / "wording.yaml"
    head.parent.mkdir(parents=True)
    head.write_text("kind: wording\n", encoding="utf-8")
    ran = of_others(tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "`controls-of-others` is a pack of the kind wording, controls-of-others/1" in ran.err
    assert list(tmp_path.rglob("*.yaml")) == [head]


@pytest.mark.parametrize(
    "metadata", [{"title": "Con"}, {"title": "LPT 1", "version": "NUL"}, {"version": "aux"}, {"version": "COM1.txt"}]
)
def test_a_name_that_no_folder_has_everywhere_is_refused(tmp_path: Path, metadata: dict[str, str]) -> None:
    ran = of_others(tmp_path / "shelf", **metadata)
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert "Windows keeps this name for itself" in ran.err
    assert "--> <stdin>:" in ran.err


@pytest.mark.parametrize(
    "name", ["../x", "..", "six-point-scale", "con", "Fostering", "a.b", "a.", "\u0430bc", "x" * 81]
)
def test_a_catalog_of_ours_cannot_name_any_folder(tmp_path: Path, name: str) -> None:
    ran = imported(own(framework=name), tmp_path / "shelf")
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert name[:50] in ran.err
    assert "--> <stdin>:" in ran.err


@pytest.mark.parametrize("version", ["../x", "..", "1/2", "1.", "1_2", "CON", "新版", "1" * 41, "1" * 2_001])
def test_an_edition_of_ours_cannot_be_any_folder(tmp_path: Path, version: str) -> None:
    ran = imported(own(version=version), tmp_path / "shelf")
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert version[:30] in ran.err
    assert "--> <stdin>:" in ran.err


@pytest.mark.parametrize("version", ["..", "../x", "1/2", "a\\b", "1.", "*", "x" * 300, "5\u202e1"])
def test_any_version_of_others_makes_one_folder_within_that_of_the_pack(tmp_path: Path, version: str) -> None:
    ran = of_others(tmp_path / "shelf", version=version)
    assert ran.code == 0
    (pack,) = packs(tmp_path / "shelf", "framework")
    assert load(pack.name, tmp_path / "shelf").edition == pack.edition
    assert sorted(one.name for one in (tmp_path / "shelf").iterdir()) == ["controls-of-others", "six-point-scale"]


def test_an_edition_that_is_there_is_refused_and_another_stands_beside_it(tmp_path: Path) -> None:
    assert of_others(tmp_path).code == 0
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    ran = of_others(tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing is written over" in " ".join(ran.err.split())
    assert {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == before
    ran = of_others(tmp_path, version="6")
    assert ran.code == 0
    assert ran.out == f"written: {tmp_path / 'controls-of-others' / '6'}\n"


def test_a_scale_that_the_catalog_names_is_told_at_its_place_and_with_the_other_faults(tmp_path: Path) -> None:
    ran = imported(own(scale="six-point-scale/9", framework="con"), tmp_path / "shelf")
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert "error[unknown-name]: there is no scale `six-point-scale/9`: did you mean `six-point-scale/1`?" in ran.err
    assert ran.err.count("--> <stdin>:") == 2


def test_a_folder_of_the_name_of_the_scale_is_not_the_scale(tmp_path: Path) -> None:
    (tmp_path / "six-point-scale" / "1").mkdir(parents=True)
    assert of_others(tmp_path).code == 0
    assert len(load("controls-of-others", tmp_path).scale.grades) == 6


def test_what_is_wrong_with_the_pack_alone_is_told_of_the_catalog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    controls = [{"id": f"c{number}", "title": "C"} for number in range(40)]
    monkeypatch.setattr("qualityframework.documents.yaml_text.MOST", 300)
    ran = imported(catalog(controls=controls), tmp_path / "shelf", "--scale", "six-point-scale/1")
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert ran.err.startswith(
        "error[too-large]: as a pack: there are more than 200,000 values in this file\n  --> <std"
    )


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"catalog": NaN}', '{"x": 1}', "\x00", "catalog: [", "\ufeff"]
)
def test_what_is_no_catalog_is_told_and_nothing_is_written(tmp_path: Path, text: str) -> None:
    ran = run("frameworks", "import", "-", "-o", tmp_path / "shelf", "--scale", "six-point-scale/1", stdin=text)
    assert (ran.code, ran.out, list(tmp_path.iterdir())) == (2, "", [])
    assert "--> <stdin>:" in ran.err


def test_a_mark_at_the_beginning_is_no_fault(tmp_path: Path) -> None:
    text = "\ufeff" + json.dumps(catalog())
    ran = run("frameworks", "import", "-", "-o", tmp_path, "--scale", "six-point-scale/1", stdin=text)
    assert (ran.code, ran.err) == (0, "")


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for folder in ("file", "file/within"):
        ran = of_others(tmp_path / folder)
        assert (ran.code, ran.out) == (2, "")
        assert "file" in ran.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
