"""From a share of a sample to what it shows of all: which method, what scipy and statsmodels say, and laws."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from qualityframework.benchmark.sampling import (
    IntervalMethod,
    ShareInterval,
    chance_of_meeting,
    in_words,
    margin_of,
    sample_size,
    share_interval,
    size_to_meet,
)
from qualityframework.errors import Unusable
from tests.benchmark.sampling.figures import SAMPLING, near

CLOSE = 1e-8
levels = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])
methods = st.sampled_from([None, *IntervalMethod])
samples = st.integers(1, 400).flatmap(
    lambda population: st.integers(1, population).flatmap(
        lambda of: st.tuples(st.integers(0, of), st.just(of), st.just(population))
    )
)


def told(sample: tuple[int, int, int], level: float, method: IntervalMethod | None = None) -> ShareInterval:
    met, of, population = sample
    return share_interval(met, of, level=level, population=population, method=method)


# which method --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("population", "one_sided", "method", "why"),
    [
        (150, False, IntervalMethod.HYPERGEOMETRIC, "the number of all is known"),
        (150, True, IntervalMethod.HYPERGEOMETRIC, "the number of all is known"),
        (None, False, IntervalMethod.WILSON, "not known how many there are"),
        (None, True, IntervalMethod.CLOPPER_PEARSON, "never says too much"),
    ],
)
def test_the_method_is_chosen_by_what_is_known_and_says_why(
    population: int | None, one_sided: bool, method: IntervalMethod, why: str
) -> None:
    found = share_interval(31, 50, level=0.95, population=population, one_sided=one_sided)
    assert found.method is method
    assert why in found.why


@pytest.mark.parametrize("method", list(IntervalMethod))
def test_a_method_that_is_asked_for_is_taken(method: IntervalMethod) -> None:
    found = share_interval(31, 50, level=0.95, population=150, method=method)
    assert (found.method, found.why) == (method, "it was asked for")


def test_one_limit_of_wilsons_says_too_much_where_none_were_met() -> None:
    """Why another is chosen: if 4.3 per cent are cases, seven in a hundred samples of 60 have none."""
    wilson, exact = (
        share_interval(0, 60, level=0.95, one_sided=True, method=method).high
        for method in (IntervalMethod.WILSON, None)
    )
    assert wilson < exact
    assert (1 - wilson) ** 60 > 0.07
    assert near(0.05, CLOSE) == (1 - exact) ** 60


# what others say -----------------------------------------------------------------------------------------------------


@given(st.integers(1, 5_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))), levels)
def test_clopper_and_pearsons_limits_are_quantiles_of_betas(sample: tuple[int, int], level: float) -> None:
    met, of = sample
    found = share_interval(met, of, level=level, method=IntervalMethod.CLOPPER_PEARSON)
    tail = (1 - level) / 2
    low = stats.beta.ppf(tail, met, of - met + 1) if met else 0
    high = stats.beta.ppf(1 - tail, met + 1, of - met) if met < of else 1
    assert near([float(low), float(high)], CLOSE) == [found.low, found.high]


@pytest.mark.parametrize(
    ("method", "called"), [(IntervalMethod.WILSON, "wilson"), (IntervalMethod.CLOPPER_PEARSON, "beta")]
)
@pytest.mark.parametrize(("met", "of"), [(0, 1), (1, 1), (0, 20), (3, 7), (31, 50), (50, 50), (200, 999)])
def test_statsmodels_says_the_same(method: IntervalMethod, called: str, met: int, of: int) -> None:
    proportion: Any = pytest.importorskip("statsmodels.stats.proportion", reason="statsmodels is an oracle here")
    low, high = proportion.proportion_confint(met, of, alpha=0.05, method=called)
    found = share_interval(met, of, level=0.95, method=method)
    assert near([max(0.0, float(low)), float(high)], CLOSE) == [found.low, found.high]


# laws ----------------------------------------------------------------------------------------------------------------


@given(samples, levels, methods)
def test_an_interval_lies_within_none_and_all_and_holds_the_share(
    sample: tuple[int, int, int], level: float, method: IntervalMethod | None
) -> None:
    found = told(sample, level, method)
    assert 0 <= found.low <= found.share + CLOSE
    assert found.share - CLOSE <= found.high <= 1


@given(samples, levels, methods)
def test_who_did_not_meet_it_mirrors_who_did(
    sample: tuple[int, int, int], level: float, method: IntervalMethod | None
) -> None:
    met, of, population = sample
    found, mirrored = told(sample, level, method), told((of - met, of, population), level, method)
    assert near([found.low, found.high], CLOSE) == [1 - mirrored.high, 1 - mirrored.low]


@given(samples, methods)
def test_to_be_surer_is_never_to_say_more(sample: tuple[int, int, int], method: IntervalMethod | None) -> None:
    narrow, wide = told(sample, 0.8, method), told(sample, 0.95, method)
    assert wide.low <= narrow.low + CLOSE
    assert narrow.high - CLOSE <= wide.high


@given(samples, levels, methods)
def test_one_more_that_met_it_never_lowers_a_limit(
    sample: tuple[int, int, int], level: float, method: IntervalMethod | None
) -> None:
    met, of, population = sample
    assume(met < of)
    fewer, more = told(sample, level, method), told((met + 1, of, population), level, method)
    assert fewer.low <= more.low + CLOSE
    assert fewer.high <= more.high + CLOSE


@given(samples, levels)
def test_a_limit_by_itself_lies_within_those_of_both(sample: tuple[int, int, int], level: float) -> None:
    met, of, population = sample
    both = told(sample, level)
    alone = share_interval(met, of, level=level, population=population, one_sided=True)
    assert both.low <= alone.low
    assert alone.high <= both.high


@given(st.integers(1, 500), st.data(), levels)
def test_when_all_were_read_nothing_is_left_to_chance(population: int, data: st.DataObject, level: float) -> None:
    met = data.draw(st.integers(0, population))
    for method in (None, IntervalMethod.WILSON_FINITE):
        found = told((met, population, population), level, method)
        assert near([met / population] * 2, CLOSE) == [found.low, found.high]


@given(samples, levels)
def test_a_hypergeometric_limit_is_a_number_of_people_that_the_sample_leaves_possible(
    sample: tuple[int, int, int], level: float
) -> None:
    met, of, population = sample
    found = told(sample, level)
    for limit in (found.low * population, found.high * population):
        assert near(round(limit), 1e-6 * population) == limit
        assert met <= round(limit) <= population - (of - met)


@given(st.integers(1, 8).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))), st.integers(2, 20), levels)
def test_several_times_as_many_records_of_the_same_share_never_say_less(
    sample: tuple[int, int], times: int, level: float
) -> None:
    met, of = sample
    few, many = told((met, of, 200), level), told((met * times, of * times, 200), level)
    assert many.high - many.low <= few.high - few.low + CLOSE


def test_one_record_more_can_widen_it_by_a_case_whatever_it_shows() -> None:
    """It is in whole cases. So that a record more never widens it is no law, and nothing may lean on it."""
    before, not_met, met = (told((*sample, 60), 0.95) for sample in ((4, 24), (4, 25), (5, 25)))
    assert round(60 * (before.high - before.low)) < min(round(60 * (one.high - one.low)) for one in (not_met, met))


# margins and sizes ---------------------------------------------------------------------------------------------------


@given(
    st.floats(1, 50),
    levels,
    st.floats(0.01, 0.99),
    st.one_of(st.none(), st.integers(1, 100_000)),
    st.sampled_from([1.0, 1.2, 2.5]),
)
def test_a_size_comes_to_its_margin_and_one_record_fewer_does_not(
    margin: float, level: float, share: float, population: int | None, effect: float
) -> None:
    found = sample_size(margin, level=level, share=share, population=population, design_effect=effect)
    assert found.reached <= margin + CLOSE
    assert population is None or found.size <= population
    if found.size > 1:
        fewer = margin_of(found.size - 1, level=level, share=share, population=population, design_effect=effect)
        assert fewer > margin - CLOSE


def test_a_whole_number_of_records_is_not_made_one_more_by_the_last_bits_of_a_float() -> None:
    """With z = 2 and a margin of ten points: four times a quarter over a hundredth is 100, and no 101."""
    level = 2 * stats.norm.cdf(2) - 1
    assert sample_size(10, level=float(level), share=0.5).size == 100
    assert size_to_meet(0.5, 0.75).size == 2
    assert size_to_meet(0.05, 0.95, 20).size == 19


@given(st.integers(1, 300), st.floats(0.01, 0.9), st.floats(0.1, 0.99))
def test_the_size_for_a_rare_problem_is_the_least_that_does(population: int, rare: float, chance: float) -> None:
    found = size_to_meet(rare, chance, population)
    assert found.cases is not None
    assert found.cases >= rare * population - CLOSE
    assert chance_of_meeting(found.size, rare, population) >= chance - CLOSE
    assert chance_of_meeting(found.size - 1, rare, population) < chance
    expected = float(stats.hypergeom.sf(0, population, found.cases, found.size))
    assert near(expected, CLOSE) == found.reached


def test_a_rare_problem_in_a_large_population_is_met_as_by_throws_of_a_coin() -> None:
    assert near(1 - 0.95**59, CLOSE) == chance_of_meeting(59, 0.05)
    assert size_to_meet(0.05, 0.95).size == math.ceil(math.log(0.05) / math.log(0.95)) == 59


# words ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0, "none"),
        (1, 1, "all"),
        (0.01, 0.14, "few"),
        (0.15, 0.499, "less than half"),
        (0.50, 0.727, "the majority"),
        (0.481, 0.741, "from less than half to the majority"),
        (0.75, 0.90, "most"),
        (0.75, 0.901, "from most to almost all"),
        (0.95, 1, "from almost all to all"),
        (0, 0.06, "from none to few"),
        (0, 1, "from none to all"),
    ],
)
def test_a_word_says_no_more_than_both_limits(low: float, high: float, words: str) -> None:
    """Education Scotland's: a half is the majority, 75 per cent are most, and almost all are over 90."""
    assert words == in_words(low, high, SAMPLING)


def test_limits_the_wrong_way_round_have_no_word() -> None:
    with pytest.raises(Unusable, match=r"`low` is 0\.7"):
        in_words(0.7, 0.3, SAMPLING)
