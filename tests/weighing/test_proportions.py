"""From a share of a sample to the share it was drawn from, and how far either side of it that may be."""

from __future__ import annotations

import math
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betainc

from qualityframework.weighing.ordinal import conflict
from qualityframework.weighing.proportions import beta_below, margin, shares_between, wilson

CUTS = (30, 45, 60, 75, 90)
CLOSE = 1e-8
SAMPLES = [
    *((met, of) for of in (1, 2, 3, 5, 10, 20) for met in range(of + 1)),
    *((met, of) for of in (50, 96, 999, 10_000, 999_999) for met in (0, 1, of // 3, of // 2, 9 * of // 10, of - 1, of)),
    (31, 50),
    (599_999, 999_999),
    (600_000, 999_999),
]
samples = st.integers(1, 999_999).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def near(expected: object, tolerance: float = CLOSE) -> object:
    return pytest.approx(expected, rel=0, abs=tolerance)


@pytest.mark.parametrize(("met", "of"), SAMPLES)
def test_the_chance_of_each_band_is_what_scipy_says(met: int, of: int) -> None:
    below = [float(betainc(met + 0.5, of - met + 0.5, cut / 100)) for cut in CUTS]
    expected = [high - low for low, high in pairwise([0.0, *below, 1.0])]
    assert near(expected) == list(shares_between(met, of, CUTS))


@given(samples, st.floats(0, 1))
def test_the_chance_below_any_cut_is_what_scipy_says(sample: tuple[int, int], x: float) -> None:
    met, of = sample
    assert near(float(betainc(met + 0.5, of - met + 0.5, x))) == beta_below(x, met + 0.5, of - met + 0.5)


@pytest.mark.parametrize(("x", "expected"), [(-0.1, 0.0), (0.0, 0.0), (1.0, 1.0), (1.1, 1.0)])
def test_all_shares_lie_between_none_and_all(x: float, expected: float) -> None:
    assert expected == beta_below(x, 0.5, 0.5)


@given(samples)
def test_the_chances_sum_to_one(sample: tuple[int, int]) -> None:
    shares = shares_between(*sample, CUTS)
    assert min(shares) >= 0
    assert near(1, 1e-12) == math.fsum(shares)


@given(samples)
def test_one_more_that_meets_the_standard_never_makes_a_lower_band_more_likely(sample: tuple[int, int]) -> None:
    met, of = sample
    if met < of:
        fewer, more = (list(accumulate(shares_between(number, of, CUTS))) for number in (met, met + 1))
        assert all(high <= low + CLOSE for low, high in zip(fewer, more, strict=True))


@pytest.mark.parametrize("of", [5, 20, 50])
def test_in_samples_of_a_size_that_people_draw_it_makes_higher_bands_more_likely(of: int) -> None:
    means = [
        math.fsum(point * share for point, share in enumerate(shares_between(met, of, CUTS))) for met in range(of + 1)
    ]
    assert all(low < high for low, high in pairwise(means))


def test_small_samples_spread_over_bands_and_larger_ones_narrow() -> None:
    """Five of eight, 50 of 80 and so on: always 62.5 per cent."""
    spreads = [shares_between(5 * 10**times, 8 * 10**times, CUTS) for times in range(5)]
    assert all(low[3] < high[3] for low, high in pairwise(spreads[:4]))
    assert all(conflict(low) > conflict(high) for low, high in pairwise(spreads))
    assert spreads[0][3] < 0.4
    assert spreads[4][3] > 0.999


@pytest.mark.parametrize("of", [1, 5, 20])
def test_none_of_a_few_does_not_say_none_of_all(of: int) -> None:
    none, all_ = shares_between(0, of, CUTS), shares_between(of, of, CUTS)
    assert none[0] == max(none) < 1
    assert all_[-1] == max(all_) < 1


def test_figures_do_not_hang_on_what_was_asked_before() -> None:
    """Answers are kept; other cuts are another question."""
    assert shares_between(31, 50, CUTS) == shares_between(31, 50, CUTS)
    assert near((0.39001, 0.60999), 5e-6) == shares_between(31, 50, (60,))


# margins -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("met", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_a_margin_is_half_the_width_of_the_interval_that_newcombe_printed(
    met: int, of: int, low: float, high: float
) -> None:
    assert near((low, high), 6e-5) == wilson(met, of, 0.95)
    assert near(50 * (high - low), 6e-3) == margin(met, of, 0.95)


@pytest.mark.parametrize(("met", "of", "points"), [(25, 50, 13.36), (31, 50, 12.99), (50, 100, 9.62), (61, 96, 9.45)])
def test_fifty_records_tell_no_more_than_13_points_either_way(met: int, of: int, points: float) -> None:
    """By hand for 25 of 50: 1.96 times the root of 0.25 / 50 + 1.96^2 / 4 / 50^2, over 1 + 1.96^2 / 50."""
    assert near(points, 6e-3) == margin(met, of, 0.95)


@pytest.mark.parametrize(("met", "of"), [(0, 20), (20, 20), (0, 1), (1, 1), (0, 999_999), (999_999, 999_999)])
def test_an_interval_stays_between_none_and_all(met: int, of: int) -> None:
    low, high = wilson(met, of, 0.95)
    assert 0 <= low <= met / of + CLOSE
    assert met / of - CLOSE <= high <= 1


@given(samples, st.floats(0.5, 0.95))
def test_to_be_surer_is_to_say_less(sample: tuple[int, int], level: float) -> None:
    assert margin(*sample, level) < margin(*sample, level + 0.04)
