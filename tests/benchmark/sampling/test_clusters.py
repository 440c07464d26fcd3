"""Records of one worker are alike: how well a problem can hide among them, and how far out limits then lie."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualityframework.benchmark.sampling import (
    IntervalMethod,
    chance_of_meeting,
    design_effect,
    effect_on_meeting,
    effective_size,
    share_interval,
    size_to_meet,
)
from tests.benchmark.sampling.figures import near

CLOSE = 1e-7
shares = st.floats(0.005, 0.6)
loads = st.integers(1, 40)
alike = st.floats(0, 1)
levels = st.sampled_from([0.8, 0.95, 0.99])
samples = st.integers(1, 200).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


# meeting a rare problem ----------------------------------------------------------------------------------------------


@given(st.lists(st.floats(0, 1), min_size=2, max_size=6), loads)
def test_a_problem_hides_no_better_than_that_however_it_lies_among_workers(by_worker: list[float], each: int) -> None:
    """Each number is the share of a worker's records that have it, and workers come by lot."""
    rare = math.fsum(by_worker) / len(by_worker)
    assume(1e-6 < rare < 1 - 1e-6)
    icc = math.fsum((one - rare) ** 2 for one in by_worker) / len(by_worker) / (rare * (1 - rare))
    missed = math.fsum((1 - one) ** each for one in by_worker) / len(by_worker)
    counts_as = each / effect_on_meeting(rare, each, min(1.0, icc))
    assert missed <= (1 - rare) ** counts_as + CLOSE


@given(shares, loads, alike)
def test_it_lies_between_one_and_all_records_of_a_worker(rare: float, each: int, icc: float) -> None:
    assert 1 <= effect_on_meeting(rare, each, icc) <= each + CLOSE


@given(shares, loads, alike, alike)
def test_the_more_alike_they_are_the_better_it_hides(rare: float, each: int, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert effect_on_meeting(rare, each, less) <= effect_on_meeting(rare, each, more) + CLOSE


@given(shares, loads)
def test_of_workers_whose_records_are_all_the_same_each_counts_as_one(rare: float, each: int) -> None:
    assert near(each, CLOSE) == effect_on_meeting(rare, each, 1)
    assert effect_on_meeting(rare, each, 0) == 1


def test_it_is_as_by_hand() -> None:
    """One worker in 6.7 has it in a third of theirs: five of a worker's records miss it with 0.870, one with 0.95."""
    within = 0.05 + 0.3 * 0.95
    missed = 1 - 0.05 / within * (1 - (1 - within) ** 5)
    assert near(0.870, 5e-4) == missed
    assert near(5 * math.log(0.95) / math.log(missed), CLOSE) == effect_on_meeting(0.05, 5, 0.3)
    assert effect_on_meeting(0.05, 4.2, 0.3) == effect_on_meeting(0.05, 5, 0.3)


@given(shares, st.floats(0.5, 0.99), st.one_of(st.none(), st.integers(1, 300)), st.floats(1, 10))
def test_the_size_is_the_least_whose_records_count_as_enough(
    rare: float, chance: float, population: int | None, effect: float
) -> None:
    found, alone = size_to_meet(rare, chance, population, design_effect=effect), size_to_meet(rare, chance, population)
    assert found.size >= alone.size
    assert found.reached >= chance - CLOSE
    assert size_to_meet(rare, chance, population, design_effect=1) == alone
    if found.size == population:
        assert found.reached == 1
    else:
        assert near(chance_of_meeting(int(found.size / effect + 1e-9), rare, population), CLOSE) == found.reached
        assert int((found.size - 1) / effect + 1e-9) < alone.size


def test_a_hundred_records_and_not_54_meet_a_rare_problem_where_they_are_so_alike() -> None:
    effect = effect_on_meeting(0.05, 5, 0.3)
    assert (size_to_meet(0.05, 0.95, 300).size, size_to_meet(0.05, 0.95, 300, design_effect=effect).size) == (54, 100)


# limits --------------------------------------------------------------------------------------------------------------


@given(samples, st.one_of(st.none(), st.integers(0, 200)), st.floats(1, 20), levels, st.booleans())
def test_limits_of_records_that_are_alike_are_never_narrower(
    sample: tuple[int, int], unread: int | None, effect: float, level: float, one_sided: bool
) -> None:
    met, of = sample
    population = None if unread is None else of + unread
    without, found = (
        share_interval(met, of, level=level, population=population, one_sided=one_sided, design_effect=one)
        for one in (1, effect)
    )
    assert 0 <= found.low <= without.low
    assert without.high <= found.high <= 1
    if population is not None:
        assert found.low >= met / population - CLOSE
        assert found.high <= 1 - (of - met) / population + CLOSE
    if unread == 0:
        assert (found.low, found.high, found.method) == (without.low, without.high, without.method)


@given(samples, st.floats(1.01, 20), st.floats(1, 3), levels)
def test_the_more_alike_the_further_out(sample: tuple[int, int], effect: float, times: float, level: float) -> None:
    less, more = (share_interval(*sample, level=level, design_effect=one) for one in (effect, effect * times))
    assert more.low <= less.low + CLOSE
    assert less.high <= more.high + CLOSE


def test_sixty_records_that_count_as_thirty_have_the_limits_of_thirty() -> None:
    found = share_interval(24, 60, level=0.95, design_effect=2)
    thirty = share_interval(12, 30, level=0.95, method=IntervalMethod.CLOPPER_PEARSON)
    assert near([thirty.low, thirty.high], 1e-8) == [found.low, found.high]
    assert effective_size(found.of, found.design_effect) == 30
    assert (found.method, found.share) == (IntervalMethod.CLOPPER_PEARSON, 0.4)
    assert "alike" in found.why


@pytest.mark.parametrize(("true", "icc"), [(0.05, 0.3), (0.3, 0.3), (0.5, 0.1)])
def test_they_cover_the_truth_where_those_of_single_records_do_not(true: float, icc: float) -> None:
    """Six workers with ten records each, whose shares follow a beta distribution of that mean and likeness."""
    drawn, total = random.Random(20180801), 1 / icc - 1
    found = {1.0: 0, design_effect(10, icc): 0}
    for _ in range(400):
        workers = [drawn.betavariate(true * total, (1 - true) * total) for _ in range(6)]
        met = sum(drawn.random() < share for share in workers for _ in range(10))
        for effect in found:
            limits = share_interval(met, 60, level=0.95, design_effect=effect)
            found[effect] += limits.low <= true <= limits.high
    without, alike_ = found.values()
    assert without / 400 < 0.9
    assert alike_ / 400 >= 0.95
