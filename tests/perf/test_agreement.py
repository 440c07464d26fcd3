"""What agreement of raters costs, as ratios within one run. The figures, also in milliseconds, are shown with `-rP`.

All is measured on one core, in the seconds that it was at work: products of matrices would else be shared out among
cores, which on a busy machine wait for each other. The goal is printed and not asserted.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from timeit import Timer

import numpy as np
import pytest

from qualityframework.benchmark.agreement import Measurement, Ratings, agreement_of
from tests.benchmark.agreement.rated import FIGURES, rated

from .measuring import Timed, assert_at_most

pytestmark = pytest.mark.perf

UNITS, RATERS, POINTS = 1_000, 20, 6


@pytest.fixture(autouse=True)
def _on_one_core() -> Iterator[None]:
    pools = pytest.importorskip("threadpoolctl", reason="nothing else can keep numpy to one core")
    with pools.threadpool_limits(1):
        yield


def ratings(units: int = UNITS, raters: int = RATERS, gaps: float = 0.0) -> Ratings:
    """Raters who follow the unit, each in their own way."""
    chance = random.Random(5)
    rows = []
    for _ in range(units):
        middle = chance.gauss(3.8, 1)
        grades = [min(POINTS, max(1, round(middle + chance.gauss(0, 0.6)))) for _ in range(raters)]
        rows.append([None if chance.random() < gaps else grade for grade in grades])
    return rated(rows, POINTS)


def each(call: Callable[[], object]) -> Timed:
    """Seconds that a call keeps the core at work."""
    timer = Timer(call, timer=time.process_time)
    return lambda: timer.timeit(1)


def means_of_resamples() -> float:
    """As plain a bootstrap as there can be: the mean of all ratings, of units that are drawn again and again."""
    grades = np.random.default_rng(3).integers(1, POINTS + 1, (UNITS, RATERS)).astype(np.float64)
    picked = np.random.default_rng(4).integers(0, UNITS, (FIGURES.resamples, UNITS))
    return float(np.percentile([grades[units].mean() for units in picked], 2.5))


@pytest.mark.parametrize("gaps", [0.0, 0.1], ids=["complete", "gaps"])
def test_all_coefficients_with_their_intervals_take_as_long_as_a_few_plain_bootstraps_of_a_mean(gaps: float) -> None:
    """There are fourteen, and six of points, each of them more than a mean."""
    given = ratings(gaps=gaps)
    made = agreement_of(given, FIGURES)
    assert sum(one.interval is not None for one in (*made.coefficients.values(), *made.points.values())) == 20
    told = f"{UNITS:,} units, {RATERS} raters, {POINTS} points, {FIGURES.resamples:,} resamples"
    best = min(each(lambda: agreement_of(given, FIGURES))() for _ in range(5))
    print(f"{told}: {1000 * best:.0f} ms (goal 1000)")  # noqa: T201
    assert_at_most(
        12,
        each(lambda: agreement_of(given, FIGURES)),
        each(means_of_resamples),
        turns=5,
        told=f"{told}, and a bootstrap of their mean",
    )


def test_twice_the_units_take_at_most_a_little_more_than_twice_as_long() -> None:
    many, few = ratings(2 * UNITS), ratings()
    assert_at_most(
        3,
        each(lambda: agreement_of(many, FIGURES)),
        each(lambda: agreement_of(few, FIGURES)),
        turns=5,
        told=f"{2 * UNITS:,} units and {UNITS:,}",
    )


def test_numbers_of_which_none_is_there_twice_take_a_bounded_multiple_of_as_many_grades() -> None:
    """Alpha at level interval needs no pairs of values, and Kendall's W no more than to sort them."""
    chance = random.Random(6)
    rows = [[chance.random() for _ in range(RATERS)] for _ in range(UNITS)]
    numbers, grades = rated(rows, 0, Measurement.INTERVAL), ratings()
    assert_at_most(
        5,
        each(lambda: agreement_of(numbers, FIGURES)),
        each(lambda: agreement_of(grades, FIGURES)),
        turns=5,
        told=f"{UNITS * RATERS:,} different numbers, and as many grades",
    )
