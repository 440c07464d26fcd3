"""What the pictures show, and what is told to who cannot see them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qualityframework import benchmark
from qualityframework.benchmark import OnStandard, TooFewUnits, Zone
from qualityframework.frameworks import BENCHMARK, load_benchmark
from qualityframework.report import benchmark_plot, drift_plot, funnel_plot, predictive_plot, write_plot
from qualityframework.report.plots.drift import _MARKS as DRIFT_MARKS
from qualityframework.report.plots.figure import INK, PALE, QUIET, SIGNAL, STRONG
from qualityframework.report.plots.funnels import _MARKS as FUNNEL_MARKS
from tests.cli.running import ROOT
from tests.report.plots.shown import (
    GRADES,
    SHIFTED,
    drift,
    funnels,
    funnels_of,
    image,
    not_compared,
    predicted,
    recorded,
    texts,
)


def seen(spec: Any, tmp_path: Path) -> list[str]:
    """The texts of a picture."""
    pytest.importorskip("vl_convert", reason="vl-convert-python is an extra")
    write_plot(spec, tmp_path / "p.svg")
    return texts(image(tmp_path / "p.svg"))


def values(spec: Any, mark: str) -> Iterator[Any]:
    """The data of each layer whose mark is of that type."""
    for part in spec["vconcat"]:
        for layer in part.get("layer", ()):
            kind = layer["mark"]["type"] if isinstance(layer["mark"], dict) else layer["mark"]
            if kind == mark:
                yield layer.get("data", part.get("data"))["values"]


# expectations --------------------------------------------------------------------------------------------------------


def test_each_grade_has_its_share_and_the_draft_its_mark_and_word(tmp_path: Path) -> None:
    shown = seen(predictive_plot("An inspection", [predicted()], 0.8), tmp_path)
    assert [text for text in shown if text in GRADES] == list(GRADES)
    assert [text for text in shown if "%" in text and len(text) < 5] == ["<1%", "2%", "43%", "51%", "3%", "<1%"]
    assert shown.count("draft") == 1
    assert "Look again: Very good about 3 times in 100." in shown


def test_likely_grades_are_darker_and_the_draft_stands_over_its_own() -> None:
    (bars,) = values(predictive_plot("An inspection", [predicted()], 0.8), "bar")
    assert [bar["grade"] for bar in bars if bar["strong"]] == ["Adequate", "Good"]
    assert [bar["grade"] for bar in bars if bar["mine"]] == ["Very good"]


def test_without_a_draft_there_is_no_mark(tmp_path: Path) -> None:
    assert "draft" not in seen(predictive_plot("An inspection", [predicted(draft=None)], 0.8), tmp_path)


@pytest.mark.parametrize(("draft", "said"), [("Good", "the team's draft is Good"), (None, "no draft is recorded")])
def test_where_nothing_is_compared_the_picture_says_so_and_draws_no_bars(
    draft: str | None, said: str, tmp_path: Path
) -> None:
    spec = predictive_plot("An inspection", [not_compared(draft=draft)], 0.8)
    shown = seen(spec, tmp_path)
    assert f"No comparison; {said}." in shown
    assert "There is too little evidence on it to compare by." in shown
    assert list(values(spec, "bar")) == []


def test_the_numbers_of_expectations_are_told() -> None:
    told = predictive_plot("An inspection", [predicted(), not_compared()], 0.8)["description"]
    assert "2.1 Impact: Unsatisfactory <1%, Weak 2%, Adequate 43%, Good 51%, Very good 3%, Excellent <1%; " in told
    assert "; the team's draft is Very good. Look again" in told
    assert "6.1 Policies: no comparison; the team's draft is Good." in told


EARLIER = ROOT / "examples" / "earlier-inspections.csv"
KINDS = ("records-read", "staff-survey", "observation")
SOME = "".join(f'  - {{id: {kind}, kind: {kind}, indicators: ["2.1"], shows: {{grade: good}}}}\n' for kind in KINDS)
GRADED = '  - {subject: "2.1", grade: good}\n'
NO_COMPARISON = ": no comparison; the team's draft is Good. The team's grade is Good: there is too little evidence"
ALONE = "the grades alone are known, which can give base rates and no more; the bars are the framework's."


@pytest.mark.parametrize(
    ("evidence", "evaluations", "corpus", "told"),
    [
        (
            SOME,
            GRADED,
            EARLIER,
            "; the team's draft is Good. The team's grade is Good: in line, as far",
        ),
        (SOME, '  - {subject: "2.1"}\n', EARLIER, "; no draft is recorded. No grade of the team is recorded."),
        ("", GRADED, EARLIER, NO_COMPARISON),
        (SOME, GRADED, "published-evaluations", ALONE),
    ],
    ids=["compared", "no grade", "no evidence", "no evidence of earlier ones"],
)
def test_a_benchmark_is_told_with_the_grade_and_with_whose_bars_they_are(
    evidence: str, evaluations: str, corpus: str | Path, told: str
) -> None:
    inspection = recorded(evidence, evaluations)
    made = benchmark.compare(inspection, benchmark.open_corpus(corpus), load_benchmark(BENCHMARK), subjects=["2.1"])
    spec = benchmark_plot(made, inspection.framework)
    assert told in spec["description"]
    assert ("framework's" in spec["description"]) == (corpus != EARLIER)
    marked = [bar["grade"] for bars in values(spec, "bar") for bar in bars if bar["mine"]]
    assert marked == (["Good"] if "in line" in told else [])
    assert "too little to compare" not in json.dumps(spec)


def test_an_inspection_without_indicators_says_so(tmp_path: Path) -> None:
    assert "No indicator to show." in seen(predictive_plot("An inspection", [], 0.8), tmp_path)


# funnels -------------------------------------------------------------------------------------------------------------


def test_a_unit_beyond_the_limits_is_named_and_others_are_not(tmp_path: Path) -> None:
    shown = seen(funnel_plot(funnels("Aber", "Brae")), tmp_path)
    assert "Aber" in shown
    assert "Brae" not in shown
    assert {"within the limits", "beyond the alarm limits"} <= set(shown)


def test_every_unit_is_a_mark_at_its_share() -> None:
    made = funnels("Aber")
    (marks,) = values(funnel_plot(made), "point")
    funnel = made.standards[0].funnel
    assert not isinstance(funnel, TooFewUnits)
    assert [(mark["of"], mark["share"]) for mark in marks] == [(unit.of, unit.share) for unit in funnel.units]


def test_limits_are_drawn_twice_where_units_differ_more_than_chance_would_have_them() -> None:
    curves = list(values(funnel_plot(funnels("Aber")), "line"))
    assert len(curves) == 8
    spec = funnel_plot(funnels("Aber"))
    dashes = [
        str(layer["mark"]["strokeDash"]) for layer in spec["vconcat"][0]["layer"] if "strokeDash" in layer["mark"]
    ]
    assert len(set(dashes)) == 2


def test_the_numbers_of_a_funnel_are_told() -> None:
    told = funnel_plot(funnels("Aber"))["description"]
    assert told.startswith("views recorded: 10 units; of all, ")
    assert "Thin lines: warning (95%); thick lines: alarm (99.8%)." in told
    assert "Aber: 10 of 60 (17%), beyond the alarm limits" in told
    assert told.count("within the limits") >= 9


def test_too_few_units_are_told_in_place_of_a_funnel(tmp_path: Path) -> None:
    spec = funnel_plot(funnels_of(OnStandard("rare", TooFewUnits(3, 5))))
    said = "There are too few units for a funnel: 3, and at least 5 are needed."
    assert said in seen(spec, tmp_path)
    assert spec["description"] == f"rare: {said}"


def test_a_table_without_units_says_so(tmp_path: Path) -> None:
    assert "The table has no unit." in seen(funnel_plot(funnels_of()), tmp_path)


# drift ---------------------------------------------------------------------------------------------------------------


def test_signals_have_a_shape_and_a_word_and_dates_stand_below(tmp_path: Path) -> None:
    shown = seen(drift_plot(drift(*SHIFTED)), tmp_path)
    assert {"lenient", "severe", "signal: lenient", "signal: severe", "no signal"} <= set(shown)
    assert [text for text in shown if text == "1. 2019"] == ["1. 2019"] * 2


def test_the_word_stands_at_the_first_signal_of_a_run_alone() -> None:
    marks, _ = values(drift_plot(drift(*SHIFTED)), "point")
    lenient = [row["at"] for row in marks if row["side"] == "lenient"]
    assert len(lenient) > 2
    words = [row["at"] for rows in values(drift_plot(drift(*SHIFTED)), "text") for row in rows]
    assert lenient[0] in words
    assert lenient[2] not in words  # where both charts have signalled before


def test_the_numbers_of_both_charts_are_told() -> None:
    told = drift_plot(drift(1.0, -1.0))["description"]
    assert "Moving average, in standard deviations, with limits of 0.71 either side" in told
    assert "1. 2019: +0.20; 2. 2019: -0.04." in told
    assert "Cumulative sum of lenient ones" in told
    assert "1. 2019: +0.50; 2. 2019: +0.00." in told
    assert "-0.00" not in told


def test_a_signal_is_told_in_words() -> None:
    told = drift_plot(drift(*SHIFTED))["description"]
    assert "signal: lenient" in told
    assert "signal: severe" in told


@pytest.mark.parametrize(("number", "mark"), [(1, "tick"), (2, "line")])
def test_limits_are_drawn_be_there_one_inspection_or_more(number: int, mark: str) -> None:
    spec = drift_plot(drift(*[0.5] * number))
    for part in spec["vconcat"]:
        drawn = [
            layer["mark"]["type"]
            for layer in part["layer"]
            if layer.get("encoding", {}).get("y", {}).get("field") in ("high", "low")
        ]
        assert drawn == [mark, mark]


def test_without_inspections_after_the_baseline_the_picture_says_so(tmp_path: Path) -> None:
    assert "No inspection follows the baseline: there is nothing to chart." in seen(drift_plot(drift()), tmp_path)


# inks ----------------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    """Relative luminance, as the Web Content Accessibility Guidelines 2.1 define it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [INK, STRONG, SIGNAL, QUIET])
def test_every_ink_can_be_read_on_white(ink: str) -> None:
    assert contrast(ink, "#ffffff") >= 4.5


def test_dark_and_pale_bars_differ_without_colour() -> None:
    assert contrast(STRONG, PALE) >= 4.5


@pytest.mark.parametrize("marks", [FUNNEL_MARKS, DRIFT_MARKS], ids=["funnel", "drift"])
def test_no_two_marks_differ_by_colour_alone(marks: dict[Any, tuple[str, str]]) -> None:
    shapes = [shape for shape, _ in marks.values()]
    assert len(set(shapes)) == len(shapes)


def test_every_zone_has_its_mark() -> None:
    assert set(FUNNEL_MARKS) == set(Zone)
