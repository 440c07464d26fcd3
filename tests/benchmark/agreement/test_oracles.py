"""The coefficients against their definitions in plain loops, and against other people's programs, on random ratings."""

from __future__ import annotations

import random
import warnings
from statistics import mean
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.benchmark.agreement import by_hand
from tests.benchmark.agreement.rated import ALPHA, BY_CHANCE, COHEN, FLEISS, ICC, PERCENT, W, found, near, tables, value

LEVELS = ("nominal", "ordinal", "interval", "ratio")
SEEDS = range(12)
Grades = list[list[int | None]]


def random_ratings(seed: int, units: int = 20, raters: int = 4, gaps: float = 0.0, points: int = 6) -> Grades:
    """Raters who follow the unit, each in their own way."""
    chance = random.Random(seed)
    rows: Grades = []
    for _ in range(units):
        middle = chance.uniform(1, points)
        grades = [min(points, max(1, round(middle + chance.gauss(0, 0.8)))) for _ in range(raters)]
        rows.append([None if chance.random() < gaps else grade for grade in grades])
    return rows


# by hand -------------------------------------------------------------------------------------------------------------


@settings(max_examples=30)
@given(tables(), st.sampled_from(LEVELS))
def test_alpha_is_what_its_definition_comes_to(rows: Grades, level: str) -> None:
    assume(by_hand.paired(rows))
    expected = by_hand.alpha(rows, level)
    made = found(rows, level=level).coefficients[ALPHA].value
    assert made is None if expected is None else near(expected) == made


@settings(max_examples=30)
@given(tables(points=4), st.sampled_from(BY_CHANCE))
def test_agreement_beyond_chance_is_what_its_definition_comes_to(rows: Grades, kind: str) -> None:
    assume(by_hand.paired(rows))
    expected = by_hand.beyond_chance(rows, 4, kind)
    made = found(rows, 4).coefficients[kind].value
    assert made is None if expected is None else near(expected) == made


@settings(max_examples=30)
@given(tables(points=4))
def test_fleiss_kappa_of_a_point_is_that_of_two_points_it_and_the_others(rows: Grades) -> None:
    assume(by_hand.paired(rows))
    for point, one in enumerate(found(rows, 4).points.values(), 1):
        expected = by_hand.point_against_others(rows, point)
        assert one.value is None if expected is None else near(expected) == one.value


@settings(max_examples=30)
@given(tables())
def test_percent_agreement_is_what_its_definition_comes_to(rows: Grades) -> None:
    assume(by_hand.paired(rows))
    assert near(by_hand.percent(rows)) == value(found(rows), PERCENT)


@settings(max_examples=30)
@given(tables(), st.sampled_from(["none", "linear", "quadratic", "ordinal"]))
def test_kappa_is_the_mean_of_those_of_all_pairs_that_have_one(rows: Grades, weights: str) -> None:
    assume(by_hand.paired(rows))
    rated = [at for at in range(len(rows[0])) if any(row[at] is not None for row in rows)]
    pairs = [(a, b) for a in rated for b in rated if a < b]
    kappas = [by_hand.cohen(rows, *pair, weights) for pair in pairs]
    made = found(rows, weights=weights)
    assert [(f"r{a}", f"r{b}") for a, b in pairs] == [one.raters for one in made.pairs]
    for expected, one in zip(kappas, made.pairs, strict=True):
        assert one.kappa is None if expected is None else near(expected) == one.kappa
    told = [kappa for kappa in kappas if kappa is not None]
    assert made.coefficients[COHEN].value == (near(mean(told)) if told else None)


# other people's programs ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", SEEDS)
def test_alpha_is_that_of_krippendorff(seed: int, level: Any) -> None:
    oracle = pytest.importorskip("krippendorff", reason="an oracle that is not installed everywhere")
    rows = random_ratings(seed, gaps=0.2)
    as_columns = [[float("nan") if grade is None else grade for grade in column] for column in zip(*rows, strict=True)]
    expected = oracle.alpha(as_columns, value_domain=[1, 2, 3, 4, 5, 6], level_of_measurement=level)
    assert near(expected) == value(found(rows, level=level), ALPHA)


@pytest.mark.parametrize("seed", SEEDS)
def test_fleiss_kappa_is_that_of_statsmodels(seed: int) -> None:
    raters = pytest.importorskip("statsmodels.stats.inter_rater", reason="an oracle that is not installed everywhere")
    rows = random_ratings(seed)
    counts = [[row.count(point) for point in range(1, 7)] for row in rows]
    assert near(raters.fleiss_kappa(counts)) == value(found(rows), FLEISS)


@pytest.mark.parametrize(("weights", "theirs"), [("none", None), ("linear", "linear"), ("quadratic", "quadratic")])
@pytest.mark.parametrize("seed", SEEDS)
def test_kappa_of_two_is_that_of_statsmodels(seed: int, weights: str, theirs: str | None) -> None:
    raters = pytest.importorskip("statsmodels.stats.inter_rater", reason="an oracle that is not installed everywhere")
    rows = random_ratings(seed, raters=2)
    joint = [[sum(row == [a, b] for row in rows) for b in range(1, 7)] for a in range(1, 7)]
    expected = raters.cohens_kappa(joint, wt=theirs, return_results=False)
    assert near(expected) == value(found(rows, weights=weights), COHEN)


@pytest.mark.parametrize("seed", SEEDS)
def test_intraclass_correlations_and_their_intervals_are_those_of_pingouin(seed: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        oracle = pytest.importorskip("pingouin", reason="an oracle that is not installed everywhere")
        pandas = pytest.importorskip("pandas", reason="it comes with the oracle")
        rows = random_ratings(seed)
        cells = [(unit, rater, grade) for unit, row in enumerate(rows) for rater, grade in enumerate(row)]
        frame = pandas.DataFrame(cells, columns=["unit", "rater", "grade"])
        theirs = oracle.intraclass_corr(frame, targets="unit", raters="rater", ratings="grade")
    made = found(rows, level="interval")
    for name, expected, ends in zip(ICC, theirs["ICC"], theirs["CI95"], strict=True):
        interval = made.coefficients[name].interval
        assert interval is not None
        assert near(expected) == value(made, name)
        assert pytest.approx(list(ends), abs=6e-3) == [interval.low, interval.high], name


@pytest.mark.parametrize("points", [3, 6])
@pytest.mark.parametrize("seed", SEEDS)
def test_kendalls_w_is_friedmans_statistic_over_its_greatest(seed: int, points: int) -> None:
    """Also where raters tie units, as on few points all of them do."""
    stats = pytest.importorskip("scipy.stats", reason="an oracle that is not installed everywhere")
    rows = random_ratings(seed, points=points)
    friedman = stats.friedmanchisquare(*rows).statistic  # it compares what are raters' units here
    assert near(friedman / (len(rows[0]) * (len(rows) - 1))) == value(found(rows, points), W)
