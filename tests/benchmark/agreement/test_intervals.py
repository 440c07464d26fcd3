"""Intervals: drawn units, percentiles, and when there is no interval."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from scipy.stats import f as f_distribution

from qualityframework.benchmark.agreement.asked import Tables, asked
from qualityframework.benchmark.agreement.distances import KappaWeights, distances
from qualityframework.benchmark.agreement.pairs import cohen_by_pair
from qualityframework.benchmark.agreement.resampling import _CELLS, _draws, estimated, limits
from qualityframework.benchmark.agreement.tables import Table, table
from tests.benchmark.agreement.rated import (
    AC1,
    ALPHA,
    COHEN,
    FIGURES,
    FLEISS,
    PERCENT,
    W,
    found,
    rated,
    tables,
    value,
)

LEVEL = FIGURES.level
Grades = list[list[int | None]]


# drawing -------------------------------------------------------------------------------------------------------------


def drawn(units: int, **more: Any) -> Any:
    return np.concatenate(list(_draws(units, FIGURES.model_copy(update=more))), axis=1)


def test_each_resample_has_as_many_units_as_there_are() -> None:
    made = drawn(30)
    assert made.shape == (30, FIGURES.resamples)
    assert set(made.sum(axis=0)) == {30.0}


def test_units_are_drawn_evenly() -> None:
    """Of a million draws each of ten units has its tenth, within five standard deviations."""
    made = drawn(10, resamples=10_000).sum(axis=1)
    assert abs(made - 10_000).max() < 5 * math.sqrt(100_000 * 0.1 * 0.9)


def test_the_draws_of_a_seed_are_these_on_every_machine() -> None:
    assert drawn(5, resamples=200)[:, :6].T.tolist() == FIRST_DRAWS
    assert not np.array_equal(drawn(5), drawn(5, seed=FIGURES.seed + 1))


FIRST_DRAWS = [[1, 3, 0, 1, 0], [1, 0, 1, 2, 1], [0, 0, 1, 0, 4], [1, 0, 1, 1, 2], [3, 1, 0, 0, 1], [1, 1, 1, 1, 1]]


def test_many_units_are_drawn_in_blocks_that_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = drawn(40)
    monkeypatch.setattr("qualityframework.benchmark.agreement.resampling._CELLS", 40 * 7)
    assert 40 * FIGURES.resamples < _CELLS
    assert len(list(_draws(40, FIGURES))) == -(-FIGURES.resamples // 7)
    assert np.array_equal(whole, drawn(40))


@settings(max_examples=30)
@given(tables(), st.sampled_from(["nominal", "ordinal", "interval", "ratio"]), st.data())
def test_of_units_that_are_drawn_twice_comes_what_comes_of_them_written_out_twice(
    rows: Grades, level: str, data: DataObject
) -> None:
    ratings = rated(rows, level=level)
    parts = Tables.of(table(ratings))
    assume(parts.paired.units)
    for one in asked(ratings, parts, KappaWeights.NONE if level == "nominal" else KappaWeights.QUADRATIC):
        if one.refused is None and one.name != COHEN:
            assert_same(one.make, one.table, data)
    assert_same(lambda of: cohen_by_pair(of, distances(6, KappaWeights.LINEAR)), parts.paired, data)


def assert_same(make: Any, of: Table, data: DataObject) -> None:
    if not of.units:
        return
    picked = data.draw(st.lists(st.integers(0, of.units - 1), min_size=of.units, max_size=of.units))
    times = np.bincount(picked, minlength=of.units)
    written_out = Table(of.names, np.repeat(of.codes, times, axis=0), of.values)
    by_weight = make(of)(times.astype(np.float64)[:, None])[:, 0]
    by_hand = estimated(make(written_out), written_out.units)
    assert np.allclose(by_hand, by_weight, rtol=0, atol=1e-9, equal_nan=True)


# percentiles ---------------------------------------------------------------------------------------------------------

figures = st.lists(st.floats(-1, 1), min_size=1, max_size=300)


@given(figures)
def test_where_all_are_defined_the_ends_are_the_percentiles(many: list[float]) -> None:
    made = limits(np.array(many), LEVEL)
    tail = 100 * (1 - LEVEL) / 2
    assert pytest.approx(tuple(np.percentile(many, [tail, 100 - tail])), abs=1e-12) == made.ends
    assert made.undefined == 0


@settings(max_examples=30)
@given(st.lists(st.floats(-1, 1), min_size=200, max_size=300), st.integers(0, 4))
def test_an_interval_reaches_as_far_as_the_undefined_could_make_it(many: list[float], some: int) -> None:
    """Its lower end as if all of them came to the least there is, and its upper end as if to the most."""
    made = limits(np.array([*many, *[math.nan] * some]), LEVEL)
    tail = 100 * (1 - LEVEL) / 2
    low = np.percentile([*many, *[-1.0] * some], tail)
    high = np.percentile([*many, *[1.0] * some], 100 - tail)
    assert made.undefined == some
    assert made.ends == pytest.approx((low, high), abs=1e-12)


@pytest.mark.parametrize(("some", "there"), [(0, True), (24, True), (25, False), (1000, False)])
def test_as_many_undefined_as_lie_beyond_an_end_leave_no_interval(some: int, there: bool) -> None:
    """Of 1,000 there are 25 below the lower end of an interval of 95 per cent."""
    values = np.concatenate([np.full(some, math.nan), np.linspace(0, 1, 1000 - some)])
    assert (limits(values, LEVEL).ends is not None) is there


# what is told --------------------------------------------------------------------------------------------------------

ROWS: Grades = [[1, 1, 2], [2, 3, 2], [6, 6, 5], [4, 4, None], [5, 5, 5], [3, 4, 3], [2, 2, 2], [5, 6, 5]]


def test_an_interval_says_how_it_was_made() -> None:
    for name, one in found(ROWS).coefficients.items():
        assert one.interval is not None
        made = "F distribution" if name.startswith("icc") else "bootstrap by unit"
        assert one.interval.made.startswith(made)
        assert one.interval.made.endswith("approximate") == (name in ("icc-2-1", "icc-2-k"))


def test_another_seed_moves_the_ends_and_no_value() -> None:
    one, other = found(ROWS, figures=FIGURES), found(ROWS, figures=FIGURES.model_copy(update={"seed": 7}))
    assert value(one, ALPHA) == value(other, ALPHA)
    assert one.coefficients[ALPHA].interval != other.coefficients[ALPHA].interval
    assert (one.basis.seed, other.basis.seed) == (FIGURES.seed, 7)


def test_a_higher_level_makes_a_wider_interval() -> None:
    made = [found(ROWS, figures=FIGURES.model_copy(update={"level": level})) for level in (0.8, 0.95)]
    for name in made[0].coefficients:
        narrow, wide = (one.coefficients[name].interval for one in made)
        assert narrow is not None
        assert wide is not None
        assert wide.low <= narrow.low <= narrow.high <= wide.high


def test_with_few_units_undefined_resamples_are_counted_and_leave_no_interval() -> None:
    """Of three units one in nine resamples has but one of them three times."""
    made = found([[2, 2], [1, 1], [3, 3]], figures=FIGURES)
    for name in (ALPHA, FLEISS, COHEN, W):
        one = made.coefficients[name]
        assert (one.value, one.interval) == (1.0, None)
        assert 60 < one.undefined < 170
        assert one.no_interval == f"it is undefined in {one.undefined} of 1,000 resamples"


def test_a_few_undefined_resamples_are_counted_and_the_interval_holds_all_the_same() -> None:
    rows = [[1, 1]] * 9 + [[2, 2], [2, 3], [2, 2], [4, 4]]
    one = found([*rows[:4], *rows[-2:]], figures=FIGURES).coefficients[ALPHA]
    assert 0 < one.undefined < 150
    one = found(rows, figures=FIGURES).coefficients[ALPHA]
    assert 0 < one.undefined < 25
    assert one.interval is not None


def test_where_all_agree_there_is_no_interval_that_would_be_one_point() -> None:
    """It would look like certainty."""
    made = found([[1, 1], [2, 2], [3, 3], [4, 4]])
    for name in (PERCENT, AC1):
        one = made.coefficients[name]
        assert (one.value, one.interval) == (1.0, None)
        assert one.no_interval == "every resample comes to the same, which does not tell how sure it is"
    for name in ("icc-1-1", "icc-2-1", "icc-3-1", "icc-1-k", "icc-2-k", "icc-3-k"):
        one = made.coefficients[name]
        assert (one.value, one.interval) == (1.0, None)
        assert one.no_interval == "units or raters do not differ at all, and nothing is left to tell how sure it is"


# intraclass correlations ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "left"), [("icc-1-1", 7 * 2), ("icc-3-1", 6 * 2)])
def test_at_its_ends_a_correlation_would_have_given_an_f_just_as_extreme(name: str, left: int) -> None:
    rows = [row for row in ROWS if None not in row]
    one = found(rows, figures=FIGURES).coefficients[name]
    assert one.value is not None
    assert one.interval is not None
    raters, free = 3, len(rows) - 1
    seen = (1 + (raters - 1) * one.value) / (1 - one.value)
    for end, beyond in ((one.interval.low, f_distribution.sf), (one.interval.high, f_distribution.cdf)):
        expected = (1 + (raters - 1) * end) / (1 - end)
        assert pytest.approx((1 - LEVEL) / 2, abs=1e-6) == beyond(seen / expected, free, left)


def test_the_correlation_of_means_is_that_of_more_ratings() -> None:
    """After Spearman and Brown, and so are the ends of its interval."""
    made = found(ROWS, figures=FIGURES)
    for taken in "123":
        one, of_all = (made.coefficients[f"icc-{taken}-{of}"] for of in "1k")
        assert one.interval is not None
        assert of_all.interval is not None
        ones = (value(made, f"icc-{taken}-1"), one.interval.low, one.interval.high)
        alls = (value(made, f"icc-{taken}-k"), of_all.interval.low, of_all.interval.high)
        assert pytest.approx([3 * each / (1 + 2 * each) for each in ones], abs=1e-7) == list(alls)
