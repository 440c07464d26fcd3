"""Units in a funnel: where they lie, with and without over-dispersion."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.benchmark.funnel import Counted, Funnel, TooFewUnits, Zone, funnel_limits, funnel_of
from qualityframework.errors import Unusable
from qualityframework.frameworks import BENCHMARK, load_benchmark
from tests.strategies.funnels import counted

FIGURES = load_benchmark(BENCHMARK).file.funnel[0]
CLOSE = 2e-9


def near(expected: object, tolerance: float = CLOSE) -> object:
    return pytest.approx(expected, rel=0, abs=tolerance)


def placed(units: Sequence[Counted]) -> Funnel:
    found = funnel_of(units, FIGURES)
    assert isinstance(found, Funnel)
    return found


def of(*parts: tuple[int, int]) -> list[Counted]:
    return [Counted(f"unit {number}", *part) for number, part in enumerate(parts, 1)]


ONE_FAR_OUT = of((30, 50), (31, 50), (29, 50), (30, 50), (32, 50), (12, 50))
SPREAD_OUT = of((90, 100), (10, 100), (80, 100), (20, 100), (70, 100), (30, 100), (55, 100))


# by hand -------------------------------------------------------------------------------------------------------------


def test_a_unit_far_from_the_others_is_beyond_the_alarm_limits() -> None:
    """164 of 300: the common share is 0.5467, its standard deviation of fifty 0.0704."""
    funnel = placed(ONE_FAR_OUT)
    assert (funnel.met, funnel.of) == (164, 300)
    assert near(164 / 300) == funnel.target
    *others, last = funnel.units
    assert {unit.zone for unit in others} == {Zone.WITHIN}
    assert (last.unit, last.zone) == ("unit 6", Zone.ALARM)
    assert near((0.24 - 164 / 300) / math.sqrt(164 / 300 * 136 / 300 / 50)) == last.z


def test_between_the_limits_is_a_warning() -> None:
    """Of 50 with 0.59, chance has 21 or fewer in 1.1%: less than 2.5%, and more than 0.1%."""
    funnel = placed(of((31, 50), (32, 50), (30, 50), (31, 50), (32, 50), (21, 50)))
    assert [unit.zone for unit in funnel.units] == [Zone.WITHIN] * 5 + [Zone.WARNING]


def test_dispersion_is_the_mean_square_of_distances_drawn_in_at_both_ends() -> None:
    funnel = placed(ONE_FAR_OUT)
    z = np.array([unit.z for unit in funnel.units])
    low, high = np.quantile(z, [0.1, 0.9])
    by_hand = sum(min(max(value, low), high) ** 2 for value in z) / 6
    assert near(by_hand, 1e-8) == funnel.dispersion < float(np.mean(z**2))


def test_the_variance_of_true_shares_is_that_of_a_random_effects_meta_analysis() -> None:
    """Without drawing in, it is DerSimonian and Laird's."""
    meta = pytest.importorskip("statsmodels.stats.meta_analysis", reason="statsmodels is an oracle")
    funnel = funnel_of(SPREAD_OUT, FIGURES.model_copy(update={"winsorised": 0.0}))
    assert isinstance(funnel, Funnel)
    shares = np.array([unit.share for unit in funnel.units])
    variances = np.array([funnel.target * (1 - funnel.target) / unit.of for unit in funnel.units])
    assert near(float(meta.combine_effects(shares, variances, method_re="dl").tau2), 1e-8) == funnel.tau2


def test_where_units_differ_so_much_no_limits_can_tell_one_from_the_others() -> None:
    funnel = placed(SPREAD_OUT)
    assert funnel.dispersion > 10
    assert {unit.zone for unit in funnel.units} == {Zone.ALARM, Zone.WITHIN}
    assert {unit.adjusted for unit in funnel.units} == {Zone.CANNOT_TELL}
    for unit in funnel.units:
        variance = funnel.target * (1 - funnel.target) / unit.of
        assert near((unit.share - funnel.target) / math.sqrt(variance + funnel.tau2), 1e-7) == unit.z_adjusted


def test_where_chance_explains_all_nothing_is_adjusted() -> None:
    funnel = placed(of((7, 10), (14, 20), (20, 30), (35, 50), (47, 60)))
    assert funnel.tau2 == 0
    assert [(unit.z, unit.zone) for unit in funnel.units] == [(unit.z_adjusted, unit.adjusted) for unit in funnel.units]


def test_units_so_small_that_none_could_lie_outside_are_not_said_to_be_within() -> None:
    funnel = placed(of((1, 1), (0, 2), (30, 50), (31, 50), (29, 50)))
    assert [unit.zone for unit in funnel.units] == [Zone.CANNOT_TELL] * 2 + [Zone.WITHIN] * 3
    assert [unit.unseen for unit in funnel.units] == [("low", "high")] * 2 + [()] * 3


def test_of_so_few_that_none_of_them_is_no_rarity_it_is_not_said_that_none_is_within() -> None:
    """With 0.29, chance has none of four in 25% and four of four in 0.7%: a high share could be seen, a low one not."""
    funnel = placed(of((0, 4), (1, 4), (30, 100), (31, 100), (27, 100)))
    assert [(unit.zone, unit.unseen) for unit in funnel.units[:2]] == [(Zone.CANNOT_TELL, ("low",))] * 2
    turned = placed(of((4, 4), (3, 4), (70, 100), (69, 100), (73, 100)))
    assert [(unit.zone, unit.unseen) for unit in turned.units[:2]] == [(Zone.CANNOT_TELL, ("high",))] * 2
    assert placed(of((4, 4), (1, 4), (30, 100), (31, 100), (27, 100))).units[0].zone is Zone.WARNING


@pytest.mark.parametrize(("spread", "none"), [(0.0, 0.7), (0.03, 0.5)])
def test_that_no_spread_could_be_shown_does_not_say_that_there_is_none(spread: float, none: float) -> None:
    """Ten units of fifty around 0.7: even where true shares differ, most often it cannot be shown."""
    drawn = random.Random(20180801)
    found = []
    for _ in range(200):
        shares = [drawn.gauss(0.7, spread) for _ in range(10)]
        found.append(placed(of(*[(sum(drawn.random() < share for _ in range(50)), 50) for share in shares])))
    assert sum(funnel.tau2 == 0 for funnel in found) / 200 > none
    assert sum(funnel.dispersion for funnel in found) / 200 < 0.9


@pytest.mark.parametrize("all_of", [0, 1])
def test_where_all_or_none_meet_it_nobody_is_away_from_the_others(all_of: int) -> None:
    funnel = placed(of(*[(all_of * size, size) for size in (1, 5, 10, 20, 50)]))
    assert (funnel.target, funnel.tau2) == (all_of, 0)
    side = ("high",) if all_of else ("low",)
    assert {(unit.z, unit.zone, unit.unseen) for unit in funnel.units} == {(0.0, Zone.CANNOT_TELL, side)}


def test_false_alarms_are_as_rare_as_the_limits_say() -> None:
    """Two thousand units of one true share: at most 5% beyond the warning limits, at most 0.2% beyond the alarm."""
    drawn = random.Random(20180801)
    sizes = [20 + number % 60 for number in range(2_000)]
    units = of(*[(sum(drawn.random() < 0.7 for _ in range(size)), size) for size in sizes])
    zones = [unit.zone for unit in placed(units).units]
    assert 0.02 < zones.count(Zone.WARNING) / 2_000 < 0.05
    assert zones.count(Zone.ALARM) / 2_000 < 0.003


# what cannot be ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(5))
def test_few_units_have_an_answer_of_their_own(count: int) -> None:
    assert TooFewUnits(count, 5) == funnel_of(of(*[(1, 2)] * count), FIGURES)


def test_every_unit_that_cannot_be_is_named() -> None:
    wrong = [Counted("a", 3, 2), Counted("b", -1, 2), Counted("c", 0, 0), Counted("d", 1, 2), Counted("d", 1, 2)]
    with pytest.raises(Unusable, match="not a: 3 of 2; b: -1 of 2; c: 0 of 0; d twice"):
        funnel_of(wrong, FIGURES)


def test_a_hostile_name_is_told_without_what_could_write_to_a_terminal() -> None:
    with pytest.raises(Unusable, match=r"\\x1b\[31m: 3 of 2"):
        funnel_of([Counted("\x1b[31m", 3, 2)], FIGURES)


# laws ----------------------------------------------------------------------------------------------------------------


@given(counted(least=5), st.randoms())
def test_the_order_of_units_does_not_matter_and_theirs_is_of_names(
    units: list[Counted], shuffled: random.Random
) -> None:
    turned = list(units)
    shuffled.shuffle(turned)
    assert placed(turned) == placed(units)
    assert [unit.unit for unit in placed(turned).units] == [f"unit {number}" for number in range(1, len(units) + 1)]


_OVER = {"low": "high", "high": "low"}


@given(counted(least=5))
def test_those_that_do_not_meet_it_make_the_funnel_turned_over(units: list[Counted]) -> None:
    funnel = placed(units)
    turned = placed([Counted(one.unit, one.of - one.met, one.of) for one in units])
    assert near((1 - funnel.target, funnel.dispersion), 1e-6) == (turned.target, turned.dispersion)
    for one, other in zip(funnel.units, turned.units, strict=True):
        assert near((-one.z, -one.z_adjusted), 1e-6) == (other.z, other.z_adjusted)
        assert (one.zone, one.adjusted) == (other.zone, other.adjusted)
        assert {_OVER[side] for side in one.unseen} == set(other.unseen)


@given(counted(least=5))
def test_allowing_for_over_dispersion_puts_no_unit_further_out(units: list[Counted]) -> None:
    order = list(Zone)
    for unit in placed(units).units:
        assert order.index(unit.adjusted) <= order.index(unit.zone)
        assert set(unit.unseen) <= set(unit.unseen_adjusted)
        assert abs(unit.z_adjusted) <= abs(unit.z)


@given(counted(least=5))
def test_what_is_within_could_have_been_seen_on_both_sides(units: list[Counted]) -> None:
    funnel = placed(units)
    for unit in funnel.units:
        for zone, unseen, tau2 in ((unit.zone, unit.unseen, 0.0), (unit.adjusted, unit.unseen_adjusted, funnel.tau2)):
            limits = funnel_limits(funnel.target, unit.of, funnel.warning, tau2)
            assert unseen == tuple(
                side for side, is_so in (("low", limits.low == 0), ("high", limits.high == 1)) if is_so
            )
            assert zone is not Zone.WITHIN or not unseen
            assert zone is not Zone.CANNOT_TELL or unseen


@given(counted(least=5))
def test_a_unit_has_its_own_numbers(units: list[Counted]) -> None:
    funnel = placed(units)
    assert [(unit.unit, unit.met, unit.of) for unit in funnel.units] == [(one.unit, one.met, one.of) for one in units]
    assert near([one.met / one.of for one in units]) == [unit.share for unit in funnel.units]
