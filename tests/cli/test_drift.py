"""`drift`: inspections in their order, what signals, and teams in order of their names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qualityframework import __version__
from tests.cli.running import EXAMPLES, run
from tests.cli.telling import flat, well

EARLIER = EXAMPLES / "earlier-inspections.csv"


def test_it_charts_each_inspection_after_the_baseline_with_its_residual_and_signal() -> None:
    out = well(run("drift", EARLIER))
    told = re.findall(
        r"^  (\d{4}-\d\d-\d\d) (earlier-\d\d)  ([ +-]+\d\.\d\d)  (.*?)(lenient|severe)?$", out, re.MULTILINE
    )
    assert [name for _, name, *_ in told] == [f"earlier-{number}" for number in range(11, 25)]
    assert [name for _, name, _, _, signal in told if signal] == ["earlier-24"]
    assert all((chart.index("o") > chart.index(")")) == bool(signal) for *_, chart, signal in told)


def test_it_says_what_a_signal_is_and_is_not() -> None:
    out = flat(well(run("drift", EARLIER)))
    assert "leaves its limits at earlier-24 (2019-09-29): grades seem to have become more lenient" in out
    assert "A signal is a question" in out
    assert "Nobody is ranked." in out


def test_teams_are_told_in_order_of_their_names_and_not_at_all_where_they_have_few() -> None:
    out = well(run("drift", EARLIER))
    teams = re.findall(r"^  (east|north|west): (.*)$", out, re.MULTILINE)
    assert [name for name, _ in teams] == ["east", "north", "west"]
    assert dict(teams)["north"] == "4 inspections after the baseline, too few to tell (fewer than 5)"


def test_too_few_inspections_are_said_to_be_too_few() -> None:
    out = flat(well(run("drift", EARLIER, "--baseline", "24")))
    assert "Too few inspections to tell: 24 are dated and known with their evidence" in out
    assert "moving average" not in out


def history(path: Path, *of: tuple[str, str], subject: str = "2.1", team: str = "", grade: str = "good") -> Path:
    """A table of inspections on these days, weighed by these figures, all as good as their evidence."""
    rows = [
        f"i{number},children-care-protection/2019,2018-20,{subject},{grade},4.0,{figures},{day},,{team},"
        for number, (day, figures) in enumerate(of, 1)
    ]
    path.write_text("\n".join([EARLIER.read_text(encoding="utf-8").splitlines()[0], *rows, ""]), encoding="utf-8")
    return path


A_MONTH = [(f"2019-{month:02}-01", "weighed-1") for month in range(1, 13)]


def told_of(path: Path, baseline: int) -> str:
    return flat(well(run("drift", path, "--baseline", str(baseline))))


def test_without_a_signal_it_says_what_could_have_been_seen(tmp_path: Path) -> None:
    out = told_of(history(tmp_path / "h.csv", *A_MONTH), 11)
    assert "The moving average stays within its limits." in out
    assert re.search(r"By now a shift of \d\.\d grades .* would have been signalled with a chance of 80%\.", out)
    assert (
        "A smaller one can well be there unseen: that there is no signal is no sign that the yardstick stayed." in out
    )


def test_a_baseline_too_small_for_any_number_after_it_is_called_so(tmp_path: Path) -> None:
    out = told_of(history(tmp_path / "h.csv", *A_MONTH), 1)
    assert "A baseline of 1 inspection is too small: however many follow, no shift of less than" in out
    assert "A larger one is needed." in out
    assert "is too small" not in flat(well(run("drift", EARLIER, "--baseline", "15")))


def test_one_of_anything_is_told_in_the_singular(tmp_path: Path) -> None:
    out = told_of(history(tmp_path / "h.csv", *A_MONTH[:2], team="north"), 1)
    assert "The baseline is the first inspection, i1, and stays as it is; 1 follows." in out
    assert "north: 1 inspection after the baseline, too few" in out
    few = told_of(history(tmp_path / "h.csv", *A_MONTH[:1]), 1)
    assert "Too few inspections to tell: 1 is dated and known with its evidence" in few


def test_where_the_order_is_a_guess_and_so_the_border_of_the_baseline_that_is_said(tmp_path: Path) -> None:
    guess = "Of 2 inspections it is not known whether an earlier one in this order came first: the order is a guess"
    path = history(tmp_path / "h.csv", *[("2019", "weighed-1")] * 3)
    assert f"{guess}, and so is which belong to the baseline." in told_of(path, 2)
    path = history(tmp_path / "h.csv", *[("2019", "weighed-1")] * 3, ("2020", "weighed-1"))
    assert f"{guess}." in told_of(path, 3)


def test_a_change_of_figures_is_told(tmp_path: Path) -> None:
    out = told_of(history(tmp_path / "h.csv", *A_MONTH[:10], ("2019-11-01", "weighed-2"), ("2019-12-01", "")), 6)
    assert "To keep in mind Scores were weighed by different figures" in out
    assert "weighed-2 (1 inspection: i11)" in out
    assert "not known of 1 inspection: i12." in out


def test_a_team_that_differs_by_next_to_nothing_is_not_called_fine(tmp_path: Path) -> None:
    out = told_of(history(tmp_path / "h.csv", *A_MONTH, team="north"), 6)
    assert (
        "north: 6 inspections after the baseline; no more and no less than expected, as far as so few can show" in out
    )
    east = flat(well(run("drift", EARLIER)))
    assert "of a grade more than the evidence points to" in east


def test_it_is_told_as_json_too() -> None:
    told = json.loads(well(run("drift", EARLIER, "--format", "json")))
    assert told["format"] == "qualityframework.drift/1"
    assert len(told["points"]) == 14
    assert told["engine"] == __version__


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
