"""The model against figures reckoned otherwise: a golden vector, plain loops, an integral, another package."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from scipy import integrate

from qualityframework.benchmark.consistency import Seen
from qualityframework.benchmark.consistency.standing import label, likeliest, tails
from tests.benchmark.consistency.by_formula import Reckoned
from tests.benchmark.consistency.made import COARSE, FIGURES, FINER, SUBJECT, changed, model, near, predicted, seen
from tests.benchmark.consistency.simulation import Panels
from tests.strategies.histories import SUBJECTS, histories_on_scales

FILE = Path(__file__).parents[2] / "conformance" / "default_benchmark_reference.json"
GOLDEN = json.loads(FILE.read_text(encoding="utf-8"))
HISTORY = [Seen(one["qi"], one["evidence_score"], one["grade"]) for one in GOLDEN["input"]["history"]]
SCORE = 3.6


# the golden vector ---------------------------------------------------------------------------------------------------


def test_the_golden_vector_is_reckoned_with_the_figures_of_the_shelf() -> None:
    prior = GOLDEN["input"]["prior"]
    assert prior["log_slope_mean"] == f"ln {FIGURES.slope:g}"
    assert (prior["shift_sd"], prior["log_slope_sd"], prior["qi_sd"]) == (
        FIGURES.leniency_sd,
        FIGURES.log_slope_sd,
        FIGURES.indicator_sd,
    )


@pytest.mark.parametrize("name", GOLDEN["expected"])
def test_the_golden_vector_is_reproduced_to_the_label(name: str) -> None:
    expected, close = GOLDEN["expected"][name], GOLDEN["tolerance"]
    told = model([] if name.startswith("no history") else HISTORY)
    distribution = [float(share) for share in told.predicted(SUBJECT, SCORE)]
    likely, possible = likeliest(distribution, FIGURES.likely), likeliest(distribution, FIGURES.possible)
    ends = tails(distribution, expected["draft"])
    assert near(expected["predictive"], close) == distribution
    assert (tuple(expected["set80"]), tuple(expected["set95"])) == (likely, possible)
    assert near((expected["p_at_or_below"], expected["p_at_or_above"]), close) == tuple(ends)
    assert near(expected["mid_p"], close) == ends.middle
    assert expected["label"].replace(" ", "-") == label(expected["draft"], likely, possible)
    if "posterior_mean_shift" in expected:
        assert near(expected["posterior_mean_shift"], close) == told.leniency_moments()[0]
        assert near(expected["posterior_geomean_slope"], close) == told.mean_slope()


# plain loops over the same grid --------------------------------------------------------------------------------------


def assert_as_by_formula(history: list[Seen], points: int, figures: Any, scores: tuple[float, ...]) -> None:
    told, slowly = model(history, points, figures), Reckoned(history, points, figures)
    for subject in SUBJECTS:
        for score in scores:
            assert near(slowly.predicted(subject, score), 1e-9) == list(told.predicted(subject, score))
    assert near(slowly.leniency, 1e-9) == told.leniency_moments()
    assert near(slowly.slope, 1e-9 * slowly.slope) == told.mean_slope()


@settings(max_examples=25)
@given(histories_on_scales)
def test_plain_loops_come_to_the_same_on_a_coarse_grid(drawn: Any) -> None:
    """Histories likely and unlikely, on scales of two to ten points, and a subject without any."""
    points, history, score = drawn
    assert_as_by_formula(history, points, COARSE, (score,))


@pytest.mark.slow
def test_plain_loops_come_to_the_same_on_the_grid_of_the_shelf() -> None:
    history = [*seen((3.4, 3), (4.1, 5), (2.0, 2)), *seen((5.2, 4), (4.4, 4), subject="5.3")]
    assert_as_by_formula(history, 6, FIGURES, (3.3,))


# an integral ---------------------------------------------------------------------------------------------------------


def prior_predictive(score: float, points: int = 6) -> list[float]:
    """The integral over all shifts and slopes, by quadrature that knows of no grid."""
    shift_sd = math.hypot(FIGURES.leniency_sd, FIGURES.indicator_sd)

    def at_most(grade: int) -> float:
        def density(shift: float, of_slope: float) -> float:
            """Both in standard deviations from their means."""
            slope = FIGURES.slope * math.exp(FIGURES.log_slope_sd * of_slope)
            told = 1 / (1 + math.exp(-slope * (grade + 0.5 - score - shift_sd * shift)))
            return told * math.exp(-(shift**2 + of_slope**2) / 2) / (2 * math.pi)

        return float(integrate.dblquad(density, -6, 6, -7, 7, epsabs=1e-6)[0])

    return list(np.diff([0.0, *(at_most(grade) for grade in range(1, points)), 1.0]))


@pytest.mark.parametrize("score", [1.0, 3.6, 4.25])
def test_without_history_it_is_the_framework_itself_and_nothing_else(score: float) -> None:
    """Beyond three standard deviations of the leniency the grid ends: that, and not its spacing, is the difference."""
    wide = {"leniency": {"low": -3, "high": 3, "points": 121}, "shift": {"low": -4, "high": 4, "points": 161}}
    slopes = {"slope": {"low": 0.3, "high": 30, "points": 41}}
    expected = prior_predictive(score)
    assert near(expected, 1e-3) == predicted([], score)
    assert near(expected, 1e-5) == predicted([], score, of=changed(grid={**wide, **slopes}))


# a finer grid --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("inspections", [0, 1, 5, 30, 200])
def test_a_finer_grid_tells_the_same_to_a_thousandth(inspections: int) -> None:
    assert furthest_from_finer(inspections, indicators=1, times=2) < 1e-3


@pytest.mark.slow
def test_a_finer_grid_tells_the_same_to_a_thousandth_of_30_inspections_with_22_indicators() -> None:
    assert furthest_from_finer(30, indicators=22, times=2) < 1e-3


@pytest.mark.slow
@pytest.mark.parametrize(("inspections", "indicators"), [(1_000, 1), (100, 22)])
def test_of_histories_far_larger_than_there_are_it_tells_the_same_to_a_few_hundredths(
    inspections: int, indicators: int
) -> None:
    """What is known then is narrower than the spacing."""
    assert furthest_from_finer(inspections, indicators, times=1) < 0.03


def furthest_from_finer(inspections: int, indicators: int, times: int) -> float:
    """How far a share lies from that of a finer grid, over several histories and all evidence."""
    rng, furthest = np.random.default_rng([20180801, inspections, indicators]), 0.0
    for _ in range(times):
        panels = Panels.drawn(rng, indicators)
        history = [case for _ in range(inspections) for case in panels.inspection(rng)]
        told, finer = model(history), model(history, of=FINER)
        for score in np.arange(1, 6.01, 0.5):
            apart = told.predicted("0", score) - finer.predicted("0", score)
            furthest = max(furthest, float(np.abs(apart).max()))
    return furthest


# another package -----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(("leniency", "slope"), [(0.4, 4.0), (-0.3, 2.5)])
def test_with_much_history_shift_and_slope_are_those_of_an_ordinal_regression(leniency: float, slope: float) -> None:
    """statsmodels has a threshold for each border; ours are a grade apart, and the mean of where they lie the shift."""
    ordinal = pytest.importorskip(
        "statsmodels.miscmodels.ordinal_model", reason="statsmodels is an oracle, and not here"
    )
    rng = np.random.default_rng(20180801)
    panels = Panels(slope, (leniency,))
    history = [case for _ in range(400) for case in panels.inspection(rng)]
    grades, scores = np.array([case.grade for case in history]), np.array([case.score for case in history])
    fit = ordinal.OrderedModel(grades, scores[:, None], distr="logit").fit(method="bfgs", disp=False)
    borders = fit.model.transform_threshold_params(fit.params)[1:-1]
    below = np.unique(grades)[:-1]  # the grade under each border; of those at the ends too little is known
    middle = (below == 3) | (below == 4)
    shift = float(np.mean((below + 0.5 - borders / fit.params[0])[middle]))
    told = model(history)
    assert near(shift, 0.05) == told.shift("0")[0]
    assert near(math.log(fit.params[0]), 0.1) == math.log(told.mean_slope())
    assert near((leniency, math.log(slope)), 0.15) == (told.shift("0")[0], math.log(told.mean_slope()))
