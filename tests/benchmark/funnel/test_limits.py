"""Limits of a funnel: exact, mirror images, and narrower the more there are."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from qualityframework.benchmark.funnel.limits import FunnelLimits, funnel_limits

CLOSE = 2e-9
LEVELS = (0.95, 0.998)

targets = st.floats(0.01, 0.99)
sizes = st.integers(1, 400)
levels = st.sampled_from(LEVELS)


def near(expected: object, tolerance: float = CLOSE) -> object:
    return pytest.approx(expected, rel=0, abs=tolerance)


@given(targets, sizes, levels)
def test_a_number_is_outside_if_chance_has_it_or_one_further_out_in_less_than_the_tail(
    target: float, of: int, level: float
) -> None:
    limits, tail = funnel_limits(target, of, level), (1 - level) / 2
    met = np.arange(of + 1)
    fewer, more = binom.cdf(met, of, target), binom.sf(met - 1, of, target)
    clear = np.minimum(abs(fewer - tail), abs(more - tail)) > 1e-6
    assert list(met[clear] / of < limits.low) == list(fewer[clear] < tail)
    assert list(met[clear] / of > limits.high) == list(more[clear] < tail)


@given(targets, sizes, levels)
def test_lower_limits_are_those_of_the_formula_as_we_have_it_and_upper_ones_lie_one_case_further_out(
    target: float, of: int, level: float
) -> None:
    """(r_p - a) / n, where r_p is the binomial quantile and a the part of its step that is not needed."""

    def published(share: float) -> float:
        r = int(binom.ppf(share, of, target))
        reached, before = binom.cdf(r, of, target), binom.cdf(r - 1, of, target)
        return float(r - (reached - share) / (reached - before)) / of

    limits, tail = funnel_limits(target, of, level), (1 - level) / 2
    assert near(max(0, published(tail)), 1e-6) == limits.low
    assert near(min(1, published(1 - tail) + 1 / of), 1e-6) == limits.high


def test_limits_by_hand() -> None:
    """Of four with a half chance has none in 1/16, and one or none in 5/16: a tenth lies 0.15 of the way between."""
    assert FunnelLimits(0.0, 1.0) == funnel_limits(0.5, 4, 0.95)
    assert near((0.15 / 4, 1 - 0.15 / 4)) == (funnel_limits(0.5, 4, 0.8).low, funnel_limits(0.5, 4, 0.8).high)


def test_a_unit_of_one_is_never_outside_for_meeting_what_most_meet() -> None:
    assert FunnelLimits(0.0, 1.0) == funnel_limits(0.9, 1, 0.95)


@given(targets, sizes, levels, st.floats(0, 0.1))
def test_limits_contain_the_target_and_stay_between_none_and_all(
    target: float, of: int, level: float, tau2: float
) -> None:
    limits = funnel_limits(target, of, level, tau2)
    assert 0 <= limits.low <= target <= limits.high <= 1


@given(targets, sizes, levels, st.floats(0, 0.1))
def test_turned_over_the_limits_change_places(target: float, of: int, level: float, tau2: float) -> None:
    limits, turned = funnel_limits(target, of, level, tau2), funnel_limits(1 - target, of, level, tau2)
    assert near((1 - limits.high, 1 - limits.low), 1e-6) == (turned.low, turned.high)


@given(targets, sizes, levels)
def test_limits_narrow_with_the_size(target: float, of: int, level: float) -> None:
    """Four times as many: exact limits go in steps, so one more need not narrow them."""
    few, many = funnel_limits(target, of, level), funnel_limits(target, 4 * of, level)
    assert many.high - many.low <= few.high - few.low + CLOSE


@given(targets, sizes)
def test_alarm_lies_outside_warning(target: float, of: int) -> None:
    warning, alarm = (funnel_limits(target, of, level) for level in LEVELS)
    assert alarm.low <= warning.low
    assert warning.high <= alarm.high


@given(targets, sizes, levels, st.floats(0, 0.1), st.floats(0, 0.1))
def test_over_dispersion_only_ever_widens(target: float, of: int, level: float, tau2: float, more: float) -> None:
    narrow, wide = funnel_limits(target, of, level, tau2), funnel_limits(target, of, level, tau2 + more)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@pytest.mark.parametrize("tau2", [0.0, 0.0025])
def test_of_very_many_limits_are_those_of_the_normal_curve(tau2: float) -> None:
    z, of = NormalDist().inv_cdf(0.975), 1_000_000
    half = z * math.sqrt(0.3 * 0.7 / of + tau2)
    limits = funnel_limits(0.3, of, 0.95, tau2)
    assert near((0.3 - half, 0.3 + half), 1e-6 if tau2 == 0 else 1e-4) == (limits.low, limits.high)


@pytest.mark.parametrize("target", [0.0, 1.0])
def test_where_all_or_none_meet_it_chance_has_nothing_else(target: float) -> None:
    assert FunnelLimits(target, target) == funnel_limits(target, 20, 0.95)
