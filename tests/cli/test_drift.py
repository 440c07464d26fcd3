"""`drift`: inspections in their order, what signals, and teams in order of their names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import EXAMPLES, run
from tests.cli.telling import flat, well

EARLIER = EXAMPLES / "earlier-inspections.csv"


def test_it_charts_each_inspection_after_the_baseline_with_its_residual_and_signal() -> None:
    out = well(run("drift", EARLIER))
    told = re.findall(
        r"^  (\d{4}-\d\d-\d\d) (earlier-\d\d)  ([ +-]+\d\.\d\d)  (.*?)(lenient|severe)?$", out, re.MULTILINE
    )
    assert [name for _, name, *_ in told] == [f"earlier-{number}" for number in range(11, 25)]
    assert [name for _, name, _, _, signal in told if signal] == [f"earlier-{number}" for number in range(21, 25)]
    assert all((chart.index("o") > chart.index(")")) == bool(signal) for *_, chart, signal in told)


def test_it_says_what_a_signal_is_and_is_not() -> None:
    out = flat(well(run("drift", EARLIER)))
    assert "leaves its limits at earlier-21 (2019-08-09): grades became more lenient" in out
    assert "A signal is a question" in out
    assert "Nobody is ranked." in out


def test_teams_are_told_in_order_of_their_names_and_not_at_all_where_they_have_few() -> None:
    out = well(run("drift", EARLIER))
    teams = re.findall(r"^  (east|north|west): (.*)$", out, re.MULTILINE)
    assert [name for name, _ in teams] == ["east", "north", "west"]
    assert dict(teams)["north"] == "4 inspections, too few to tell (fewer than 5)"


def test_too_few_inspections_are_said_to_be_too_few() -> None:
    out = flat(well(run("drift", EARLIER, "--baseline", "24")))
    assert "Too few inspections to tell: 24 are dated and known with their evidence" in out
    assert "moving average" not in out


def test_it_is_told_as_json_too() -> None:
    told = json.loads(well(run("drift", EARLIER, "--format", "json")))
    assert told["format"] == "qualityframework.drift/1"
    assert len(told["points"]) == 14


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_it_is_drawn(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("vl_convert", reason="pictures need the extra `plots`")
    path = tmp_path / f"drift.{suffix}"
    well(run("drift", EARLIER, "--plot", path))
    assert path.read_bytes()[:4] in (b"<svg", b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("published-evaluations",), "the evidence is known: there is nothing to chart"),
        ((EARLIER, "--programme", "2018-21"), "there is no one programme `2018-21`"),
        ((EARLIER, "--baseline", "0"), "greater than or equal to 1"),
        (("nowhere.csv",), "there is no such file"),
        ((EARLIER, "--plot", "drift.pdf"), "neither"),
    ],
)
def test_what_cannot_be_charted_is_told(arguments: tuple[str | Path, ...], told: str) -> None:
    ran = run("drift", *arguments)
    assert ran.code == 2
    assert told in flat(ran.err)
