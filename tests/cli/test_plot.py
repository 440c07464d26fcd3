"""`plot`, and `weigh --plot`: pictures into files, and what is told beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualityframework.inspections import opened
from qualityframework.report import domain_profile, evidence_map
from tests.cli.running import BARE, ILLUSTRATIVE, ORKNEY, run
from tests.cli.telling import well

PICTURES = {"evidence-map": evidence_map, "domain-profile": domain_profile}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What is drawn, by the name of the file, in place of drawing it."""
    found: dict[str, object] = {}
    monkeypatch.setattr("qualityframework.report.plots.write_plot", lambda spec, path: found.update({str(path): spec}))
    return found


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("path", [ILLUSTRATIVE, ORKNEY], ids=lambda path: path.stem)
def test_a_picture_of_a_record_is_drawn_and_told(path: Path, picture: str, drawn: dict[str, object]) -> None:
    assert well(run("plot", path, picture, "-o", "p.svg")) == "written: p.svg\n"
    assert drawn == {"p.svg": PICTURES[picture](opened(path))}


def test_weigh_draws_what_it_tells(drawn: dict[str, object]) -> None:
    plain = run("weigh", ILLUSTRATIVE, "5.4")
    assert run("weigh", ILLUSTRATIVE, "5.4", "--plot", "w.png") == plain
    assert "5.4 Involving individual children" in json.dumps(drawn["w.png"])
    assert "5.3" not in json.dumps(drawn["w.png"])


def test_a_picture_is_a_file_that_can_be_opened(tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="vl-convert-python is an extra")
    well(run("plot", "-", "domain-profile", "--output", tmp_path / "p.png", stdin=BARE))
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["evidence-map"], "Missing option '--output'"),
        (["evidence", "-o", "p.svg"], "'evidence' is not one of 'evidence-map', 'domain-profile'."),
        (["evidence-map", "-o", "p.pdf"], "a plot is written as .svg or .png, and `p.pdf` is neither"),
    ],
    ids=["no file", "no such picture", "another ending"],
)
def test_what_is_lacking_is_said(arguments: list[str], told: str) -> None:
    ran = run("plot", ILLUSTRATIVE, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_faulty_record_is_refused_before_anything_is_drawn(drawn: dict[str, object]) -> None:
    ran = run("plot", "-", "evidence-map", "-o", "p.svg", stdin=BARE + "evidence: none\n")
    assert (ran.code, ran.out) == (2, "")
    assert drawn == {}


def test_nothing_that_says_who_somebody_is_reaches_a_picture(drawn: dict[str, object]) -> None:
    titled = BARE.replace("title: Bare", "title: Inspection, ring 07700 900123")
    for picture in PICTURES:
        well(run("plot", "-", picture, "-o", f"{picture}.svg", stdin=titled))
    assert set(drawn) == {f"{picture}.svg" for picture in PICTURES}
    assert "900123" not in json.dumps(drawn)
