"""Drawing from a population that is known: right to the last case, and never surer than it says."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from qualityframework.benchmark.sampling import IntervalMethod, share_interval
from qualityframework.benchmark.sampling.hypergeometric import at_least, fewest, most

populations = st.integers(1, 60).flatmap(
    lambda population: st.tuples(st.just(population), st.integers(1, population), st.integers(0, population))
)


@given(populations, st.data())
def test_the_chance_of_at_least_so_many_is_that_of_counting_all_ways(
    made: tuple[int, int, int], data: st.DataObject
) -> None:
    population, drawn, cases = made
    met = data.draw(st.integers(-1, drawn + 1))
    ways = sum(comb(cases, k) * comb(population - cases, drawn - k) for k in range(max(0, met), drawn + 1))
    expected = float(Fraction(ways, comb(population, drawn)))
    assert pytest.approx(expected, abs=1e-12) == at_least(met, drawn, cases, population)


@pytest.mark.parametrize("population", [1_000, 100_000, 1_000_000])
def test_large_populations_are_off_by_less_than_what_counts_as_a_tie(population: int) -> None:
    """Where floats lose most, against scipy: 1e-7 of it is what may be a tie."""
    for drawn in (50, population // 20, population // 2):
        for share in (0.001, 0.3, 0.5, 0.97):
            cases = int(share * population)
            middle = drawn * cases // population
            for met in (middle, middle + int(2 * (drawn * share * (1 - share)) ** 0.5)):
                expected = float(stats.hypergeom.sf(met - 1, population, cases, drawn))
                assert pytest.approx(expected, rel=5e-8) == at_least(met, drawn, cases, population)


@given(populations, st.sampled_from([0.25, 0.1, 0.05, 0.025, 0.005]), st.data())
def test_limits_are_the_last_numbers_of_cases_that_do_not_make_it_a_rarity(
    made: tuple[int, int, int], tail: float, data: st.DataObject
) -> None:
    population, drawn, _ = made
    met = data.draw(st.integers(0, drawn))
    possible = range(met, population - drawn + met + 1)
    from_above = [cases for cases in possible if stats.hypergeom.sf(met - 1, population, cases, drawn) >= tail - 1e-12]
    from_below = [cases for cases in possible if stats.hypergeom.cdf(met, population, cases, drawn) >= tail - 1e-12]
    assert (from_above[0], from_below[-1]) == (
        fewest(met, drawn, population, tail),
        most(met, drawn, population, tail),
    )


def test_what_is_just_as_rare_as_the_tail_still_stands() -> None:
    """Of 16 with three cases, two drawn are both cases in one of forty draws: exactly 0.025, and no rarity."""
    assert Fraction(comb(3, 2), comb(16, 2)) == Fraction(1, 40)
    assert fewest(2, 2, 16, 0.025) == 3


# coverage ------------------------------------------------------------------------------------------------------------


def coverage(
    of: int,
    population: int,
    level: float,
    *,
    method: IntervalMethod | None = None,
    one_sided: bool = False,
    limits: str = "low high",
) -> list[Fraction]:
    """For each number of cases, how often the limits of a sample hold the truth; every sample is counted."""
    told = [
        share_interval(met, of, level=level, population=population, method=method, one_sided=one_sided)
        for met in range(of + 1)
    ]
    found = []
    for cases in range(population + 1):
        held = 0
        for met in range(max(0, of - population + cases), min(of, cases) + 1):
            above = "low" not in limits or told[met].low <= cases / population + 1e-8
            below = "high" not in limits or told[met].high >= cases / population - 1e-8
            held += (above and below) * comb(cases, met) * comb(population - cases, of - met)
        found.append(Fraction(held, comb(population, of)))
    return found


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95])
@pytest.mark.parametrize("population", [1, 2, 5, 12, 20])
def test_no_population_is_missed_more_often_than_the_level_says(population: int, level: float) -> None:
    for of in range(1, population + 1):
        assert min(coverage(of, population, level)) >= Fraction(str(level))


@pytest.mark.parametrize("limit", ["low", "high"])
def test_one_limit_by_itself_is_missed_no_more_often_either(limit: str) -> None:
    for of in range(1, 16):
        assert min(coverage(of, 15, 0.95, one_sided=True, limits=limit)) >= Fraction("0.95")


def test_both_limits_of_a_one_sided_interval_together_are_not_that_sure() -> None:
    assert Fraction("0.9") <= min(coverage(30, 60, 0.95, one_sided=True)) < Fraction("0.95")


@pytest.mark.parametrize(("of", "population"), [(50, 150), (50, 300), (60, 400)])
def test_true_coverage_is_what_the_choice_of_method_rests_on(of: int, population: int) -> None:
    """Hypergeometric never below its level; Wilson's with the correction about right on average, and low in places."""
    exact, corrected, plain = (
        [float(one) for one in coverage(of, population, 0.95, method=method)]
        for method in (IntervalMethod.HYPERGEOMETRIC, IntervalMethod.WILSON_FINITE, IntervalMethod.WILSON)
    )
    assert 0.95 <= min(exact) <= 0.96
    assert 0.968 <= sum(exact) / len(exact) <= 0.977
    assert 0.80 <= min(corrected) <= 0.92
    assert 0.951 <= sum(corrected) / len(corrected) <= 0.954
    assert 0.966 <= sum(plain) / len(plain) <= 0.989
