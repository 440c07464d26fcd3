"""Scorings of other bodies: packs that say how sure they are of themselves, and give the figures of their examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from qualityframework.errors import NotFound
from qualityframework.frameworks import load, load_scoring, packs
from qualityframework.frameworks.scoring_file import ScoringFile
from qualityframework.vocabulary import Status
from qualityframework.weighing.item import Item
from qualityframework.weighing.methods.percentage_bands import PercentageBands
from qualityframework.weighing.methods.radar import capped, mean_of, points_of
from tests.weighing.made import at

CQC = "cqc-single-assessment-framework/2023-24"
EFQM = "efqm-radar/2020"
SCORINGS = [pack.name for pack in packs() if pack.kind == "scoring"]


def figures(name: str) -> Any:
    path = Path(__file__).parents[1] / "conformance" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def rated(name: str, scores: list[int]) -> str:
    """The rating that scores come to, each from a source of its own."""
    scoring = load_scoring(name)
    items = [
        Item((f"s{number}",), at(score, len(scoring.scale.points)), 1, 1, f"s{number}")
        for number, score in enumerate(scores)
    ]
    assert scoring.file.percentage_bands is not None
    points = tuple(grade.name for grade in scoring.scale.grades)
    pooled = PercentageBands(scoring.file.percentage_bands, points).pool(items)
    assert pooled is not None
    return scoring.scale.grades[pooled.belief.index(1.0)].label


def test_there_are_two() -> None:
    assert [CQC, EFQM] == SCORINGS


@pytest.mark.parametrize("name", SCORINGS)
def test_none_claims_to_have_been_seen(name: str) -> None:
    """Of RADAR the levels were seen, and part of its arithmetic; which attribute caps was not."""
    scoring = load_scoring(name)
    assert {scoring.file.status, scoring.file.dates_status} == {Status.RECONSTRUCTED}
    levels = {point.status for point in scoring.scale.points}
    assert levels == {Status.CONFIRMED if name == EFQM else Status.RECONSTRUCTED}


def test_cqc_rates_by_percentages_as_its_example_does() -> None:
    known = figures("cqc_single_assessment_framework")
    scoring = load_scoring(CQC)
    assert scoring.file.percentage_bands is not None
    assert tuple(known["cuts"]) == scoring.file.percentage_bands.cuts
    assert known["points"] == [grade.label.lower() for grade in scoring.scale.grades]
    assert known["safe"]["rating"] == rated(CQC, list(known["safe"]["scores"].values())).lower()
    for case in known["limited"]:
        assert case["to"] == rated(CQC, case["scores"]).lower()


def test_cqc_has_an_end_and_no_beginning_that_we_know() -> None:
    scoring = load_scoring(CQC).file
    assert (scoring.start, str(scoring.until)) == (None, "2024-11-30")


def test_efqm_points_are_1000_and_its_example_comes_to_460() -> None:
    known = figures("efqm_2020_points")
    points = [one.points or 0 for one in load("efqm-model/2020").file.indicators]
    assert list(known["points"].values()) == points
    assert points_of([100] * 7, points) == 1000
    assert points_of(known["percent"], points) == pytest.approx(460, abs=known["tolerance"])


def test_radar_is_no_higher_than_soundness() -> None:
    radar = load_scoring(EFQM).file.radar
    assert radar is not None
    assert capped({"sound": 40.0, "aligned": 80.0}, radar.caps) == 40
    assert capped({"sound": 90.0, "aligned": 80.0}, radar.caps) == 85
    assert capped({"aligned": 80.0}, radar.caps) == 80


def test_what_caps_in_radar_is_an_attribute_of_the_model() -> None:
    """A cap of another name would cap nothing, and nobody would be told."""
    radar = load_scoring(EFQM).file.radar
    assert radar is not None
    assert set(radar.caps) <= {one.id for one in load("efqm-model/2020").file.attributes}


@pytest.mark.parametrize(
    ("scores", "mean"), [((40, 45), 45), ((40, 50), 45), ((40, 41), 40), ((0, 5), 5), ((100, 100), 100)]
)
def test_a_mean_is_rounded_to_steps_of_five(scores: tuple[float, float], mean: int) -> None:
    """42.5 lies in the middle of two steps and is rounded up, which is a choice of ours."""
    radar = load_scoring(EFQM).file.radar
    assert radar is not None
    assert mean_of(dict(zip("ab", scores, strict=True)), radar.step) == mean


def test_one_that_is_not_there_offers_the_nearest() -> None:
    with pytest.raises(NotFound, match="did you mean `efqm-radar`"):
        load_scoring("efqm-rader")


def test_one_that_ends_before_it_begins_is_refused() -> None:
    """It may end on the day that it begins."""
    scoring = load_scoring(CQC).file
    written = scoring.model_dump(mode="json", by_alias=True)
    assert ScoringFile.model_validate({**written, "from": "2024-11-30"}).start == scoring.until
    with pytest.raises(ValidationError, match="`until` is before `from`: 2024-11-30 is before 2024-12-01"):
        ScoringFile.model_validate({**written, "from": "2024-12-01"})
