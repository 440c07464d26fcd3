"""`frameworks export` and `frameworks import`, by their functions."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
import typer

from qualityframework.cli.oscal import export, import_
from qualityframework.errors import InvalidInput, NotFound
from qualityframework.exchange import oscal_text
from qualityframework.frameworks import load, packs
from tests.exchange.catalogs import catalog

OWN = "children-care-protection/2019"
DAY = dt.date(2026, 11, 27)


def test_the_catalog_goes_out_and_the_losses_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    export(OWN)
    out, err = capsys.readouterr()
    assert out == oscal_text(load(OWN))
    assert "lost: profiles: 3;" in err
    assert "lost: illustrations: 22;" in err


def test_losses_alone_and_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(OWN, losses_only=True)
    told = capsys.readouterr().out
    assert all(line.startswith("lost: ") for line in told.splitlines())
    export(OWN, output=tmp_path / "catalog.json", losses=tmp_path / "losses.txt")
    assert capsys.readouterr().err == ""
    assert (tmp_path / "losses.txt").read_text(encoding="utf-8") == told
    assert (tmp_path / "catalog.json").read_text(encoding="utf-8") == oscal_text(load(OWN))


@pytest.mark.parametrize("there", ["catalog.json", "losses.txt"])
def test_nothing_is_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(typer.BadParameter, match="there already"):
        export(OWN, output=tmp_path / "catalog.json", losses=tmp_path / "losses.txt")
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", [pack.name for pack in packs(kind="framework")])
def test_an_imported_pack_loads(tmp_path: Path, name: str) -> None:
    path = tmp_path / "catalog.json"
    path.write_text(oscal_text(load(name)), encoding="utf-8")
    import_(str(path), output=tmp_path / "shelf", read=DAY)
    assert load(name, tmp_path / "shelf").file.indicators == load(name).file.indicators
    assert {file.name for file in (tmp_path / "shelf" / name).iterdir()} == {
        *("framework.yaml", "SOURCES.md", "CHANGELOG.md"),
    }
    assert oscal_text(load(name, tmp_path / "shelf")) == oscal_text(load(name))


def test_a_catalog_of_others_becomes_a_pack(tmp_path: Path) -> None:
    path, shelf = tmp_path / "others.json", tmp_path / "shelf"
    codes = [{"id": "c2.10", "title": "Ten"}, {"id": "2.10", "title": "Number"}]
    path.write_text(json.dumps(catalog(controls=codes)), encoding="utf-8")
    import_(str(path), "six-point-scale", shelf, DAY)
    loaded = load("controls-of-others/5.1.1-u3", shelf)
    assert list(loaded.indicators) == ["c2.10", "2.10"]
    assert loaded.file.scale == "six-point-scale/1"
    assert "'2.10'" in (shelf / loaded.name / "framework.yaml").read_text(encoding="utf-8")
    assert "others.json" in (shelf / loaded.name / "SOURCES.md").read_text(encoding="utf-8")
    with pytest.raises(typer.BadParameter, match="there already"):
        import_(str(path), "six-point-scale", shelf, DAY)


def test_what_does_not_load_is_not_written(tmp_path: Path) -> None:
    data = json.loads(oscal_text(load(OWN)))
    for prop in data["catalog"]["metadata"]["props"]:
        if prop["name"] == "counts-indicators":
            prop["value"] = "23"
    path = tmp_path / "catalog.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InvalidInput, match="the source says 23 indicators") as caught:
        import_(str(path), output=tmp_path / "shelf", read=DAY)
    (fault,) = caught.value.diagnostics
    assert fault.at.file == str(path)
    assert '"23"' in fault.at.text
    assert not (tmp_path / "shelf").exists()


def test_a_pack_and_its_scale_are_written_both_or_neither(tmp_path: Path) -> None:
    path, shelf = tmp_path / "others.json", tmp_path / "shelf"
    path.write_text(json.dumps(catalog()), encoding="utf-8")
    shelf.mkdir()
    (shelf / "six-point-scale").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="six-point-scale"):
        import_(str(path), "six-point-scale", shelf, DAY)
    assert [one.name for one in shelf.iterdir()] == ["six-point-scale"]


def test_a_catalog_and_its_losses_are_written_both_or_neither(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        export(OWN, output=tmp_path / "made" / "catalog.json", losses=tmp_path / "file" / "losses.txt")
    with pytest.raises(typer.BadParameter, match="is one file"):
        export(OWN, output=tmp_path / "one.json", losses=tmp_path / "one.json")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_what_is_left_behind_is_told_beside_the_framework_and_in_the_pack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, shelf = tmp_path / "others.json", tmp_path / "shelf"
    path.write_text(json.dumps(catalog(params=[{"id": "p"}])), encoding="utf-8")
    import_(str(path), "six-point-scale", read=DAY)
    out, err = capsys.readouterr()
    assert out.startswith("kind: framework\n")
    assert err.startswith(f"left behind: params: 1; at {path}:1:")
    import_(str(path), "six-point-scale", shelf, DAY)
    assert capsys.readouterr().err == err
    sources = (shelf / "controls-of-others/5.1.1-u3/SOURCES.md").read_text(encoding="utf-8")
    assert "* left behind: params: 1\n" in sources
    assert str(path) not in sources


def test_a_scale_that_is_nowhere_is_told(tmp_path: Path) -> None:
    path = tmp_path / "others.json"
    path.write_text(json.dumps(catalog()), encoding="utf-8")
    with pytest.raises(NotFound, match="six-point-scale"):
        import_(str(path), "six-points-scale", tmp_path / "shelf", DAY)


def test_without_a_folder_the_framework_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "others.json"
    path.write_text(json.dumps(catalog()), encoding="utf-8")
    import_(str(path), "six-point-scale/1", read=DAY)
    assert capsys.readouterr().out.startswith("kind: framework\nid: controls-of-others\n")
