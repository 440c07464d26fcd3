"""Laws of the methods of weighing, on random items, and what tells them apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualityframework.frameworks import Limiter, Methods, load
from qualityframework.vocabulary import Level
from qualityframework.weighing import ordinal
from qualityframework.weighing.certainty_levels import level
from qualityframework.weighing.item import Item
from qualityframework.weighing.methods import METHODS
from qualityframework.weighing.methods.ordinal_latent_bayes import log_likelihoods
from qualityframework.weighing.methods.percentage_bands import banded, limited, percentage
from qualityframework.weighing.methods.radar import capped, points_of
from qualityframework.weighing.xccdf import Reached, Result, RuleResult, scores
from tests.strategies.inspections import FRAMEWORK
from tests.strategies.items import beliefs, items_on, points, scales_with_items
from tests.weighing.made import at, item, method, names, near, pooled

NAMES = sorted(METHODS)
BANDING = ["percentage-bands", "radar"]
every_method = pytest.mark.parametrize("name", NAMES)
trusts = st.floats(0.01, 1)
Case = tuple[int, list[Item]]


# which there are -----------------------------------------------------------------------------------------------------


def test_every_method_that_a_file_may_offer_is_here_and_no_other() -> None:
    assert {field.alias or name for name, field in Methods.model_fields.items()} == set(METHODS)


def test_the_shipped_framework_offers_every_method() -> None:
    for chosen in load(FRAMEWORK).weighing.methods:
        assert set(METHODS) == set(chosen.offered.names)


# laws of every method ------------------------------------------------------------------------------------------------


@every_method
@given(scales_with_items, st.randoms(use_true_random=False))
def test_the_order_of_items_changes_no_byte(name: str, case: Case, random: Any) -> None:
    count, items = case
    shuffled = random.sample(items, len(items))
    assert repr(method(name, count).pool(items)) == repr(method(name, count).pool(shuffled))


@every_method
@given(scales_with_items)
def test_beliefs_are_shares_that_sum_to_one_with_what_is_unassigned(name: str, case: Case) -> None:
    count, items = case
    found = method(name, count).pool(items)
    if found is None:
        return
    assert count == len(found.belief)
    assert min(*found.belief, found.ignorance) >= 0
    assert max(found.belief) > 0
    assert near(1) == math.fsum((*found.belief, found.ignorance))


@every_method
@given(scales_with_items, st.sampled_from(["belief", "weight"]))
def test_where_nothing_is_told_there_is_nothing(name: str, case: Case, without: str) -> None:
    """Neither items that say nothing nor items that count for nothing come to a grade."""
    count, items = case
    nothing: dict[str, Any] = {"belief": (0.0,) * count, "weight": 0.0}
    silent = [replace(one, **{without: nothing[without]}) for one in items]
    assert method(name, count).pool(silent) is None


@every_method
@given(scales_with_items)
def test_what_can_be_relied_on_in_nothing_tells_nothing_except_where_reliability_is_left_out(
    name: str, case: Case
) -> None:
    count, items = case
    unreliable = [replace(one, reliability=0.0) for one in items]
    if name in BANDING:
        assert method(name, count).pool(items) == method(name, count).pool(unreliable)
    else:
        assert method(name, count).pool(unreliable) is None


@every_method
@given(scales_with_items, st.data())
def test_an_item_of_no_weight_changes_no_byte(name: str, case: Case, data: Any) -> None:
    count, items = case
    added = item(data.draw(beliefs(count)), 0.0, 0.9, "d")
    assert repr(method(name, count).pool(items)) == repr(method(name, count).pool([*items, added]))


@every_method
@given(points, st.data())
def test_sure_items_at_one_point_have_their_middle_there(name: str, count: int, data: Any) -> None:
    """Only the model of a latent state can be drawn to the middle of the scale, by items that count for little."""
    position = data.draw(st.integers(1, count))
    trusted = data.draw(items_on(count, st.floats(0.5, 5), st.floats(0.5, 1), least=1))
    items = [replace(one, belief=at(position, count)) for one in trusted]
    figures = {"slope": 50} if name == "ordinal-latent-bayes" else {}
    shares = ordinal.normalised(pooled(name, items, count, **figures).belief)
    if name == "dirichlet":
        assert max(shares) == shares[position - 1]
    else:
        assert position == ordinal.lower(shares, 0.5)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in BANDING])
@given(scales_with_items)
def test_the_scale_turned_upside_down_turns_the_belief(name: str, case: Case) -> None:
    count, items = case
    turned = [replace(one, belief=one.belief[::-1]) for one in items]
    straight, upside_down = method(name, count).pool(items), method(name, count).pool(turned)
    if straight is None or upside_down is None:
        assert straight is upside_down
    else:
        assert near(straight.belief) == upside_down.belief[::-1]
        assert near(straight.ignorance) == upside_down.ignorance


@pytest.mark.parametrize("name", [name for name in NAMES if METHODS[name].ADDITIVE])
@given(scales_with_items)
def test_a_method_that_adds_comes_to_the_sum_of_what_its_items_count_for(name: str, case: Case) -> None:
    count, items = case
    found = method(name, count).pool(items)
    if found is None:
        return
    counts = method(name, count).effective(items)
    sums = [
        math.fsum(each * one.belief[point] for each, one in zip(counts, items, strict=True)) for point in range(count)
    ]
    assume(math.fsum(sums) > 1e-200)
    assert near(ordinal.normalised(sums)) == ordinal.normalised(found.belief)


@every_method
def test_without_one_source_is_as_if_its_items_had_never_been(name: str) -> None:
    items = [item(at(2), source="a"), item(at(3), source="b"), item(at(5), 2.0, source="c"), item(at(5), source="a")]
    chosen = method(name)
    expected = [(source, chosen.pool([one for one in items if one.source != source])) for source in "abc"]
    assert expected == list(chosen.without_each_source(items))


# dirichlet -----------------------------------------------------------------------------------------------------------


def test_a_dirichlet_spreads_what_is_assumed_beforehand_evenly() -> None:
    """Counts 1.5 and 0.5 and a prior of 2 over four points: 2.0 and 1.0 and twice 0.5, of 4."""
    items = [item(at(1, 4), 2.0, 0.5), item((0.5, 0.5, 0, 0))]
    found = pooled("dirichlet", items, 4, prior=2)
    assert near([0.5, 0.25, 0.125, 0.125]) == found.belief
    assert found.ignorance == 0


def test_an_imprecise_dirichlet_leaves_it_open() -> None:
    items = [item(at(1, 4), 2.0, 0.5), item((0.5, 0.5, 0, 0))]
    found = pooled("imprecise-dirichlet", items, 4, prior=2)
    assert near([0.375, 0.125, 0, 0]) == found.belief
    assert near(0.5) == found.ignorance


@given(scales_with_items, st.floats(0, 100))
def test_every_precise_dirichlet_of_one_weight_lies_within_the_imprecise_one(case: Case, prior: float) -> None:
    """Its lower probability is the belief, its upper the belief and all the ignorance."""
    count, items = case
    precise = method("dirichlet", count, prior=prior).pool(items)
    imprecise = method("imprecise-dirichlet", count, prior=prior).pool(items)
    if precise is None or imprecise is None:
        assert precise is imprecise
        return
    for share, low in zip(precise.belief, imprecise.belief, strict=True):
        assert low - 1e-9 <= share <= low + imprecise.ignorance + 1e-9


# percentage bands ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "half_up", "half_even"),
    [
        ([2, 3], 63, 62),  # 62.5
        ([3, 4], 88, 88),  # 87.5
        ([2 - 1e-12, 3], 63, 62),  # noise below 62.5
        ([2 + 1e-12, 3], 63, 62),  # noise above
        ([1.999, 3], 62, 62),
        ([2.001, 3], 63, 63),
        ([0.1 + 0.2, 2.2], 31, 31),  # 31.25
        ([1], 25, 25),
        ([4, 4, 4], 100, 100),
    ],
)
def test_a_percentage_is_rounded_as_told_and_not_as_floats_happen_to_fall(
    values: list[float], half_up: int, half_even: int
) -> None:
    assert half_up == percentage(values, 4, "half-up")
    assert half_even == percentage(values, 4, "half-even")


@pytest.mark.parametrize(
    ("percent", "band"), [(0, 1), (38, 1), (39, 2), (62, 2), (63, 3), (87, 3), (88, 4), (88 - 1e-12, 4), (100, 4)]
)
def test_a_band_begins_at_its_cut(percent: float, band: int) -> None:
    assert band == banded(percent, (39, 63, 88))


LIMITERS = (
    Limiter(band=("p3",), beside="p1", becomes="p2"),
    Limiter(band=("p4",), beside="p2", becomes="p3"),
    Limiter(band=("p3", "p4"), beside="p1", becomes="p1"),
)


@pytest.mark.parametrize(
    ("band", "values", "expected", "limiters"),
    [
        (4, [4, 4, 2], 3, LIMITERS),
        (4, [4, 4, 2 + 1e-12], 3, LIMITERS),  # noise
        (4, [4, 4, 2.1], 4, LIMITERS),  # a little above is not beside
        (4, [4, 4, 1], 3, LIMITERS[:2]),  # what it gives is not limited again
        (4, [4, 4, 1], 1, LIMITERS),  # of two, the lower
        (3, [4, 1], 2, LIMITERS[:2]),
        (3, [4, 1], 1, LIMITERS),
        (2, [1, 1], 2, LIMITERS),  # not a band that is limited
        (4, [1], 4, ()),
    ],
)
def test_a_limiter_lowers_its_band_beside_a_source_that_is_at_its_point_or_below(
    band: int, values: list[float], expected: int, limiters: tuple[Limiter, ...]
) -> None:
    assert expected == limited(band, values, limiters, names(4))


def test_a_source_counts_once_however_many_items_it_has() -> None:
    """A mean of 1.5 from three items and of 6 from one: 7.5 of 12 is 62.5 per cent, which is 63."""
    three = [item(at(1), 2.0, source="a"), item(at(2), 1.0, source="a"), item((0.0, 0.5, 0, 0, 0, 0), 2.0, source="a")]
    items = [*three, item(at(6), 0.1, source="b")]
    assert at(4) == pooled("percentage-bands", items, cuts=[25, 42, 63, 75, 92], limiters=[]).belief
    assert at(3) == pooled("percentage-bands", items, cuts=[25, 42, 64, 75, 92], limiters=[]).belief
    assert (
        at(3) == pooled("percentage-bands", items, cuts=[25, 42, 63, 75, 92], limiters=[], rounding="half-even").belief
    )


# radar ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("caps", "expected"), [((), 60.0), (("a",), 60.0), (("b",), 30.0), (("a", "b"), 30.0), (("nowhere",), 60.0)]
)
def test_the_whole_is_no_higher_than_a_source_that_caps_it(caps: tuple[str, ...], expected: float) -> None:
    assert near(expected) == capped({"a": 90.0, "b": 30.0}, caps)


def test_radar_scores_the_lowest_point_0_and_the_highest_100_per_cent() -> None:
    """2 and 6 are 20 and 100 per cent, 60 together; the cap of 20 takes it two bands down."""
    items = [item(at(6), source="a"), item(at(2), source="b")]
    cuts = [10, 30, 50, 60, 90]
    assert at(5) == pooled("radar", items, cuts=cuts, caps=[]).belief
    assert at(2) == pooled("radar", items, cuts=cuts, caps=["b"]).belief
    assert at(4) == pooled("radar", items, cuts=[10, 30, 50, 61, 90], caps=[]).belief


def test_points_and_percentages_have_to_be_as_many() -> None:
    with pytest.raises(ValueError, match="argument"):
        points_of([50, 60], [100])


# a latent state ------------------------------------------------------------------------------------------------------


def by_numbers(counts: Sequence[float], slope: float, grid: int) -> list[float]:
    """The posterior as its formula has it, by plain products."""

    def below(cut: float, state: float) -> float:
        return 1 / (1 + math.exp(-slope * (cut - state)))

    count = len(counts)
    found = [0.0] * count
    for step in range(count * grid):
        state = 0.5 + (step + 0.5) / grid
        edges = [0.0, *(below(point + 0.5, state) for point in range(1, count)), 1.0]
        likelihood = math.prod((edges[g + 1] - edges[g]) ** counts[g] for g in range(count))
        found[step // grid] += likelihood
    return [share / sum(found) for share in found]


@pytest.mark.parametrize("slope", [0.5, 2.0, 4.0])
def test_the_posterior_of_a_latent_state_is_what_its_formula_says(slope: float) -> None:
    """A half of one item and a whole of another, at 2, and a third of weight 3 and reliability 0.5 between 4 and 5."""
    items = [item(at(2), 0.5), item(at(2), 1.0), item((0, 0, 0, 0.6, 0.2, 0), 3.0, 0.5)]
    found = pooled("ordinal-latent-bayes", items, slope=slope, grid=7)
    assert near(by_numbers([0, 1.5, 0, 0.9, 0.3, 0], slope, 7)) == found.belief


@given(points, st.floats(0.01, 100), st.integers(1, 20))
def test_the_points_share_every_state_between_them(count: int, slope: float, grid: int) -> None:
    rows = log_likelihoods(count, slope, grid)
    assert count * grid == len(rows)
    for row in rows:
        assert near(1) == math.fsum(map(math.exp, row))


def test_a_steep_slope_and_many_items_do_not_come_to_nought() -> None:
    """Nine steps off with a slope of 100 is a probability of e to the 900th below one, a hundred times over."""
    items = [item(at(1, 10)), item(at(10, 10))] * 50
    found = pooled("ordinal-latent-bayes", items, 10, slope=100, grid=20)
    assert near(found.belief) == found.belief[::-1]
    assert near(1) == math.fsum(found.belief)


def test_it_takes_conflict_for_a_sure_middle() -> None:
    """Two at 2 and two at 5: nothing speaks for 3 or 4, and it leaves the rest an eighth. So it is no default."""
    belief = pooled("ordinal-latent-bayes", [item(at(2)), item(at(5))] * 2).belief
    assert near(0.877, 6e-4) == belief[2] + belief[3]


# levels and results --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "doubts", "upgrades", "expected"),
    [
        (Level.HIGH, 0, 0, Level.HIGH),
        (Level.HIGH, 9, 0, Level.VERY_LOW),
        (Level.VERY_LOW, 1, 0, Level.VERY_LOW),
        (Level.MODERATE, 0, 9, Level.HIGH),
        (Level.HIGH, 2, 1, Level.MODERATE),
    ],
)
def test_a_level_stays_between_the_lowest_and_the_highest(
    start: Level, doubts: int, upgrades: int, expected: Level
) -> None:
    assert expected is level(start, doubts, upgrades)


NOT_SCORED = (Result.NOT_APPLICABLE, Result.NOT_CHECKED, Result.NOT_SELECTED, Result.INFORMATIONAL)


@pytest.mark.parametrize(
    "results",
    [[], [RuleResult(result) for result in NOT_SCORED], [RuleResult(Result.PASS, 0)], [RuleResult(Result.FAIL, 0)]],
)
def test_where_no_rule_is_scored_there_is_no_score(results: list[RuleResult]) -> None:
    """Neither 0 nor 1: all of nothing passed, and none of it."""
    assert scores(results) is None


@pytest.mark.parametrize(
    ("result", "counts"), [*((result, False) for result in NOT_SCORED), (Result.ERROR, True), (Result.UNKNOWN, True)]
)
def test_a_result_that_is_not_scored_changes_nothing_and_one_that_is_does_not_pass(
    result: Result, counts: bool
) -> None:
    found = scores([RuleResult(Result.PASS, 2), RuleResult(Result.FIXED), RuleResult(result)])
    assert found is not None
    assert Reached(3, 4 if counts else 3) == found.flat
    assert float(not counts) == found.absolute
