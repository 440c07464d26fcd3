"""What a chart could have shown by now: by hand, as laws, and as it comes about."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.benchmark.consistency import Seen, fitted
from qualityframework.benchmark.drift.charts import shared_variance
from qualityframework.benchmark.drift.residuals import Residual, residual_of
from qualityframework.benchmark.drift.seeing import seeing
from tests.benchmark.consistency.made import FIGURES
from tests.benchmark.consistency.simulation import Panels
from tests.benchmark.drift.histories import charted, of_panels
from tests.benchmark.drift.reading import DRIFT, near

FAR = DRIFT.ewma.limit + NormalDist().inv_cdf(DRIFT.to_see.chance)


def residuals(number: int, spread: float = 0.3, doubt: float = 0.1) -> list[Residual]:
    return [Residual(0.0, spread, doubt, 0.0)] * number


# what could have been seen -------------------------------------------------------------------------------------------


def test_after_one_inspection_it_is_the_limit_and_the_chance_in_spreads_and_doubts() -> None:
    found = seeing(residuals(1), 6, DRIFT)
    assert near(FAR * math.hypot(0.3, 0.1), 1e-6) == found.by_now
    assert (found.chance, found.wanted) == (0.8, 1)


def test_in_the_end_the_noise_is_that_of_the_average_and_the_doubt_stays() -> None:
    """With weight 0.2 the variance of the average is 0.2 / 1.8 of that of one value."""
    expected = FAR * math.sqrt(0.09 / 9 + 0.01)
    assert near(expected, 1e-6) == seeing(residuals(1), 6, DRIFT).in_the_end
    assert near(expected, 1e-3) == seeing(residuals(60), 6, DRIFT).by_now


def test_a_shift_of_the_whole_scale_is_none() -> None:
    found = seeing(residuals(1, spread=1.5), 4, DRIFT)
    assert found.by_now is None
    assert found.in_the_end is not None
    assert seeing(residuals(1, doubt=2), 4, DRIFT).in_the_end is None


@given(st.integers(1, 40), st.floats(0.05, 1), st.floats(0, 1))
def test_more_inspections_show_more_and_never_more_than_the_end(number: int, spread: float, doubt: float) -> None:
    fewer, more = (seeing(residuals(count, spread, doubt), 1_000, DRIFT) for count in (number, number + 1))
    assert fewer.by_now is not None
    assert more.by_now is not None
    assert fewer.in_the_end is not None
    assert fewer.in_the_end <= more.by_now <= fewer.by_now


@pytest.mark.slow
def test_what_could_be_seen_is_seen_about_as_often_as_is_said() -> None:
    """By the moving average within six inspections of seven indicators; what the scale cuts off takes a little."""
    rng, found = np.random.default_rng(20180801), []
    for _ in range(60):
        panels = Panels.as_believed(rng, 7)
        made = charted(of_panels(rng, panels, 6, 10, 0), 10)
        if made.seeing is None:  # panels so far from their evidence that they are no baseline
            assert made.misfit is not None
            continue
        assert made.seeing.by_now is not None
        moved = charted(of_panels(rng, panels, 6, 10, made.seeing.by_now), 10)
        found.append(any(point.average.signal for point in moved.points))
    assert len(found) >= 50
    assert 0.7 <= np.mean(found) <= 0.98


# what it rests on ----------------------------------------------------------------------------------------------------


HISTORY = [Seen("2.1", 2.6 + 0.1 * number, 3 + number // 5) for number in range(10)]


def test_a_spread_is_the_noise_that_the_model_expects_and_what_is_shared() -> None:
    model = fitted(HISTORY, 6, FIGURES)
    _, noise = model.forecast("2.1", 3.5)
    one = residual_of([Seen("2.1", 3.5, 4)], model, 10, DRIFT)
    assert near(math.sqrt(shared_variance(DRIFT) + noise), 1e-12) == one.spread
    three = residual_of([Seen("2.1", 3.5, 4)] * 3, model, 10, DRIFT)
    assert near(math.sqrt(shared_variance(DRIFT) + noise / 3), 1e-12) == three.spread


def test_a_doubt_is_what_is_not_known_of_the_shift_and_what_the_baseline_shared() -> None:
    model = fitted(HISTORY, 6, FIGURES)
    expected = math.sqrt(model.shift("2.1")[1] + shared_variance(DRIFT) / 10)
    assert near(expected, 1e-9) == residual_of([Seen("2.1", 3.5, 4)], model, 10, DRIFT).doubt


def test_known_shift_and_slope_leave_less_noise_than_there_is_in_all() -> None:
    model = fitted(HISTORY, 6, FIGURES)
    shares, noise = model.forecast("2.1", 3.5)
    assert list(shares) == pytest.approx(list(model.predicted("2.1", 3.5)), abs=1e-12)
    grades = np.arange(1, 7)
    variance = float(grades**2 @ shares - (grades @ shares) ** 2)
    assert 0 < noise < variance
    assert near(model.shift("2.1")[1], 0.02) == variance - noise


def test_the_mean_shift_of_several_is_less_in_doubt_than_each_and_more_than_if_they_shared_nothing() -> None:
    model = fitted([*HISTORY, *(one._replace(subject="3.1") for one in HISTORY)], 6, FIGURES)
    mean, variance = model.mean_shift(["2.1", "3.1"])
    one, alone = model.shift("2.1")
    assert near(one, 1e-9) == mean
    assert alone / 2 < variance < alone


@pytest.mark.parametrize("subject", ["2.1", "never seen"])
def test_the_mean_shift_of_one_is_its_shift(subject: str) -> None:
    model = fitted(HISTORY, 6, FIGURES)
    assert model.mean_shift([subject]) == pytest.approx(model.shift(subject), abs=1e-9)
