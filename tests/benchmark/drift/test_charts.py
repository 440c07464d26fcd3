"""Charts of drift: the figures of a handbook, laws, and how often they cry wolf."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.benchmark.drift.charts import Average, Side, Sums, cusum, ewma, lasting_limit, spread
from qualityframework.errors import Unusable
from tests.benchmark.drift.reading import DRIFT, near, published

AVERAGES = published("ewma_nist")
SUMS = published("cusum_nist")
CLOSE = 1e-9

values = st.lists(st.floats(-5, 5), max_size=40)
weights = st.floats(0.01, 1)
limits = st.floats(0.1, 5)
slacks = st.floats(0, 2)


def ours(shown: list[float]) -> tuple[Average, ...]:
    return ewma(shown, DRIFT.ewma.weight, DRIFT.ewma.limit)


# published -----------------------------------------------------------------------------------------------------------


def test_the_moving_average_is_the_one_of_the_handbook() -> None:
    given_ = AVERAGES["input"]
    shown = [(x - given_["target"]) / given_["s"] for x in given_["x"]]
    found = [given_["target"] + given_["s"] * point.value for point in ewma(shown, given_["lam"], given_["L"])]
    assert near(AVERAGES["expected"]["ewma"], AVERAGES["tolerance"]) == [given_["target"], *found]
    assert near(AVERAGES["computed"]["ewma"], CLOSE) == [given_["target"], *found]


def test_its_limits_come_to_those_of_the_handbook() -> None:
    """The handbook draws the ones that hold in the end; its 20 values are far enough for ours to be there."""
    given_, expected = AVERAGES["input"], AVERAGES["expected"]
    half = given_["s"] * lasting_limit(given_["lam"], given_["L"])
    assert near(expected["ucl"], AVERAGES["tolerance"]) == given_["target"] + half
    assert near(expected["lcl"], AVERAGES["tolerance"]) == given_["target"] - half
    assert near(half, 2e-3) == given_["s"] * ewma([0.0] * 20, given_["lam"], given_["L"])[-1].limit


def test_the_handbooks_average_gives_no_signal() -> None:
    given_ = AVERAGES["input"]
    shown = [(x - given_["target"]) / given_["s"] for x in given_["x"]]
    assert {point.signal for point in ewma(shown, given_["lam"], given_["L"])} == {None}


def test_the_cumulative_sums_are_those_of_the_handbook_and_signal_where_they_do() -> None:
    given_, expected = SUMS["input"], SUMS["expected"]
    points = cusum([x - given_["target"] for x in given_["x"]], given_["k"], given_["h"])
    assert near(expected["S_hi_from_13"], SUMS["tolerance"]) == [point.lenient for point in points[12:]]
    assert near(SUMS["computed"]["S_hi"], CLOSE) == [point.lenient for point in points]
    assert near(SUMS["computed"]["S_lo"], CLOSE) == [point.severe for point in points]
    signals = [number for number, point in enumerate(points, 1) if point.signals]
    assert expected["first_signal_sample"] == signals[0]
    assert {side for point in points for side in point.signals} == {Side.LENIENT}


@pytest.mark.parametrize("indicators", [1, 7])
def test_the_spread_of_a_mean_is_what_the_figures_say_of_one_and_of_seven(indicators: int) -> None:
    assert near({1: DRIFT.mean_sd.one, 7: DRIFT.mean_sd.seven}[indicators], CLOSE) == spread(indicators, DRIFT)


def test_the_spread_of_a_mean_between_them_by_hand() -> None:
    """0.63^2 = 0.3969 and 0.29^2 = 0.0841, so 0.36493 is of each and 0.03197 shared; with 22 there is 0.04856."""
    assert near(math.sqrt(0.0319667 + 0.3649333 / 22), 1e-6) == spread(22, DRIFT)


# laws ----------------------------------------------------------------------------------------------------------------


@given(values, weights, limits)
def test_turned_over_the_moving_average_is_the_same_on_the_other_side(
    shown: list[float], weight: float, limit: float
) -> None:
    turned = ewma([-value for value in shown], weight, limit)
    assert turned == tuple(
        Average(-point.value, point.limit, other(point.signal)) for point in ewma(shown, weight, limit)
    )


@given(values, slacks, limits)
def test_turned_over_the_cumulative_sums_change_places(shown: list[float], slack: float, limit: float) -> None:
    turned = cusum([-value for value in shown], slack, limit)
    assert [(point.severe, point.lenient) for point in turned] == [
        (point.lenient, point.severe) for point in cusum(shown, slack, limit)
    ]
    assert [set(map(other, point.signals)) for point in turned] == [
        set(point.signals) for point in cusum(shown, slack, limit)
    ]


def other(side: Side | None) -> Side | None:
    return {None: None, Side.LENIENT: Side.SEVERE, Side.SEVERE: Side.LENIENT}[side]


@given(values, weights, st.floats(0.01, 3))
def test_a_shift_raises_every_average_and_no_limit(shown: list[float], weight: float, shift: float) -> None:
    before, after = ewma(shown, weight, 3), ewma([value + shift for value in shown], weight, 3)
    for low, high in zip(before, after, strict=True):
        assert low.value < high.value
        assert low.limit == high.limit


@given(values, slacks, st.floats(0.01, 3))
def test_a_shift_never_lowers_the_lenient_sum_nor_raises_the_severe_one(
    shown: list[float], slack: float, shift: float
) -> None:
    before, after = cusum(shown, slack, 4), cusum([value + shift for value in shown], slack, 4)
    for low, high in zip(before, after, strict=True):
        assert low.lenient <= high.lenient + CLOSE
        assert high.severe <= low.severe + CLOSE


@given(values, weights, limits)
def test_limits_widen_up_to_the_lasting_one(shown: list[float], weight: float, limit: float) -> None:
    found = [point.limit for point in ewma(shown, weight, limit)]
    assert all(low <= high + CLOSE for low, high in pairwise(found))
    assert all(one <= lasting_limit(weight, limit) + CLOSE for one in found)
    assert all(near(weight * limit, CLOSE) == one for one in found[:1])


@given(values, weights, limits)
def test_a_signal_is_an_average_beyond_its_limit_to_that_side(shown: list[float], weight: float, limit: float) -> None:
    for point in ewma(shown, weight, limit):
        assert (point.signal is None) == (abs(point.value) <= point.limit)
        assert (point.signal is Side.LENIENT) == (point.value > point.limit)


@given(values, weights)
def test_what_is_charted_does_not_hang_on_what_comes_later(shown: list[float], weight: float) -> None:
    half = len(shown) // 2
    assert ewma(shown[:half], weight, 3) == ewma(shown, weight, 3)[:half]
    assert cusum(shown[:half], 0.5, 4) == cusum(shown, 0.5, 4)[:half]


@given(st.integers(1, 200))
def test_more_indicators_spread_less_and_never_less_than_what_they_share(indicators: int) -> None:
    assert spread(indicators + 1, DRIFT) < spread(indicators, DRIFT)
    assert spread(indicators, DRIFT) > math.sqrt(0.03196)


@given(values, weights, st.floats(0, 2))
def test_one_doubt_of_all_widens_the_limits_by_its_share_in_the_average(
    shown: list[float], weight: float, doubt: float
) -> None:
    plain, doubted = ewma(shown, weight, 3), ewma(shown, weight, 3, [doubt] * len(shown))
    for number, (one, other) in enumerate(zip(plain, doubted, strict=True), 1):
        share = 3 * doubt * (1 - (1 - weight) ** number)
        assert near(math.hypot(one.limit, share), CLOSE) == other.limit
        assert one.value == other.value
        assert other.limit <= lasting_limit(weight, 3, doubt) + CLOSE


@given(values, slacks, st.floats(0, 2))
def test_a_doubt_is_slack_of_the_sums(shown: list[float], slack: float, doubt: float) -> None:
    for one, other in zip(cusum(shown, slack + doubt, 4), cusum(shown, slack, 4, [doubt] * len(shown)), strict=True):
        assert near((one.lenient, one.severe), CLOSE) == (other.lenient, other.severe)


@given(values)
def test_doubts_take_signals_away_and_bring_none(shown: list[float]) -> None:
    doubts = [0.1 * number for number in range(len(shown))]
    for one, other in zip(ours(shown), ewma(shown, DRIFT.ewma.weight, DRIFT.ewma.limit, doubts), strict=True):
        assert other.signal in (None, one.signal)


def test_without_inspections_there_are_no_points() -> None:
    assert (ours([]), cusum([], 0.5, 4)) == ((), ())


def test_after_a_signal_the_sums_go_on_and_both_sides_can_signal_at_once() -> None:
    points = cusum([20, 20, -10], 0.5, 4)
    assert points[-1] == Sums(28.5, 9.5, 4, (Side.LENIENT, Side.SEVERE))


# refusals ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused_as_it_would_never_give_a_signal(value: float) -> None:
    with pytest.raises(Unusable, match=r"value 2 is .*left out"):
        ours([0.1, value])
    with pytest.raises(Unusable, match="value 1 is"):
        cusum([value], 0.5, 4)


@pytest.mark.parametrize(("weight", "limit"), [(0, 3), (1.1, 3), (0.2, 0), (math.nan, 3), (0.2, math.inf)])
def test_a_weight_or_limit_that_is_none_is_refused(weight: float, limit: float) -> None:
    with pytest.raises(Unusable, match="a weight is above 0"):
        ewma([], weight, limit)


@pytest.mark.parametrize(("slack", "limit"), [(-0.1, 4), (math.nan, 4), (0.5, 0), (0.5, math.inf)])
def test_a_slack_or_limit_that_is_none_is_refused(slack: float, limit: float) -> None:
    with pytest.raises(Unusable, match="a slack is at least 0"):
        cusum([], slack, limit)


@pytest.mark.parametrize("doubt", [-0.1, math.nan, math.inf])
def test_a_doubt_that_is_none_is_refused(doubt: float) -> None:
    with pytest.raises(Unusable, match="a doubt is a finite number"):
        ewma([0.1], 0.2, 3, [doubt])
    with pytest.raises(Unusable, match="a doubt is a finite number"):
        cusum([0.1], 0.5, 4, [doubt])


def test_a_mean_over_no_indicators_has_no_spread() -> None:
    with pytest.raises(Unusable, match="at least one indicator, not 0"):
        spread(0, DRIFT)


# how often -----------------------------------------------------------------------------------------------------------


def share_with_a_signal(shift: float, within: int, times: int = 4_000) -> float:
    drawn = random.Random(20180801)
    charts = (ours([drawn.gauss(shift, 1) for _ in range(within)]) for _ in range(times))
    return sum(any(point.signal for point in chart) for chart in charts) / times


@pytest.mark.slow
def test_by_a_baseline_that_is_no_estimate_one_average_in_ten_gives_a_false_signal_within_30_inspections() -> None:
    assert near(0.10, 0.02) == share_with_a_signal(0, 30)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("shift", "within", "expected"), [(0.5, 10, 0.22), (1, 10, 0.72), (1, 30, 0.99), (1.5, 10, 0.98)]
)
def test_a_shift_is_seen_as_often_as_the_specification_says(shift: float, within: int, expected: float) -> None:
    assert near(expected, 0.04) == share_with_a_signal(shift, within)
