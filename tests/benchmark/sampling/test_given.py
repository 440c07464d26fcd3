"""Whatever cannot be is refused by name, with the value, and with how it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from qualityframework.benchmark.sampling import (
    IntervalMethod,
    chance_of_meeting,
    design_effect,
    effect_on_meeting,
    effective_by_weights,
    effective_size,
    interval_answer,
    margin_of,
    power_to_tell,
    representativeness,
    sample_size,
    share_interval,
    size_answer,
    size_to_meet,
)
from qualityframework.benchmark.sampling.surveys import GroupAsked
from qualityframework.errors import Unusable
from qualityframework.frameworks import BENCHMARK, load_benchmark
from tests.benchmark.sampling.figures import near

FIGURES = load_benchmark(BENCHMARK)
NAN, INFINITE = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (lambda: sample_size(0.1, level=0.95, share=0.5), r"`margin` is 0\.1: .* as 10 for 10 points either way"),
        (
            lambda: sample_size(0, level=0.95, share=0.5),
            r"`margin` is 0: it is written in points of 100, from 1 to 50$",
        ),
        (lambda: sample_size(-3, level=0.95, share=0.5), "`margin` is -3"),
        (lambda: sample_size(51, level=0.95, share=0.5), "`margin` is 51"),
        (lambda: sample_size(NAN, level=0.95, share=0.5), "`margin` is nan"),
        (lambda: sample_size(INFINITE, level=0.95, share=0.5), "`margin` is inf"),
        (lambda: sample_size(10, level=95, share=0.5), r"`level` is 95: .*; 95 per cent are written as 0\.95"),
        (lambda: sample_size(10, level=1, share=0.5), "`level` is 1: a share above 0 and below 1 is wanted$"),
        (lambda: sample_size(10, level=0.4, share=0.5), r"`level` is 0\.4: confidence is from 0\.5 to 0\.9999"),
        (lambda: sample_size(10, level=0.99999, share=0.5), r"`level` is 0\.99999"),
        (lambda: sample_size(10, level=NAN, share=0.5), "`level` is nan"),
        (lambda: sample_size(10, level=0.95, share=0), "`share` is 0"),
        (lambda: sample_size(10, level=0.95, share=50), r"`share` is 50: .* written as 0\.5$"),
        (
            lambda: sample_size(10, level=0.95, share=0.5, population=0),
            "`population` is 0: a whole number from 1 to 1,000,000",
        ),
        (lambda: sample_size(10, level=0.95, share=0.5, population=1_000_001), "`population` is 1000001"),
        (lambda: sample_size(10, level=0.95, share=0.5, population=99.5), r"`population` is 99\.5"),  # type: ignore[arg-type]
        (lambda: sample_size(10, level=0.95, share=0.5, population=True), "`population` is True"),
        (
            lambda: sample_size(10, level=0.95, share=0.5, design_effect=0.5),
            r"`design_effect` is 0\.5: a number of at least 1",
        ),
        (lambda: sample_size(10, level=0.95, share=0.5, design_effect=INFINITE), "`design_effect` is inf"),
        (lambda: margin_of(0, level=0.95, share=0.5), "`size` is 0"),
        (lambda: margin_of(51, level=0.95, share=0.5, population=50), "`size` is 51, and there are only 50"),
        (lambda: share_interval(51, 50, level=0.95), "`met` is 51, and only 50 were read"),
        (lambda: share_interval(-1, 50, level=0.95), "`met` is -1"),
        (lambda: share_interval(0, 0, level=0.95), "`of` is 0"),
        (lambda: share_interval(1, 50, level=0.95, population=49), "`of` is 50, and there are only 49"),
        (
            lambda: share_interval(1, 50, level=0.95, method=IntervalMethod.HYPERGEOMETRIC),
            "`method` is hypergeometric: it needs the number of all",
        ),
        (lambda: share_interval(1, 50, level=0.95, method=IntervalMethod.WILSON_FINITE), "`method` is wilson-finite"),
        (lambda: share_interval(1, 50, level=0.95, method="wilsn"), "did you mean `wilson`"),  # type: ignore[arg-type]
        (lambda: chance_of_meeting(51, 0.05, 50), "`drawn` is 51, and there are only 50"),
        (lambda: size_to_meet(5, 0.95), r"`rare` is 5: .* written as 0\.05"),
        (lambda: size_to_meet(0.05, 1), "`chance` is 1"),
        (lambda: power_to_tell(50, 0.5, 0.5, level=0.95), "`one` and `other` are both 0.5"),
        (lambda: power_to_tell(50, 0.5, 1, level=0.95), "`other` is 1"),
        (lambda: design_effect(0.5, 0.1), r"`per_worker` is 0\.5"),
        (lambda: design_effect(5, -0.1), r"`icc` is -0\.1"),
        (lambda: effect_on_meeting(0.05, 5, 1.1), r"`icc` is 1\.1"),
        (lambda: effect_on_meeting(0.05, 0, 0.1), "`per_worker` is 0"),
        (lambda: effect_on_meeting(1, 5, 0.1), "`rare` is 1"),
        (lambda: size_to_meet(0.05, 0.95, design_effect=0.9), r"`design_effect` is 0\.9"),
        (lambda: share_interval(1, 5, level=0.95, design_effect=0), "`design_effect` is 0"),
        (lambda: share_interval(1, 5, level=0.95, design_effect=NAN), "`design_effect` is nan"),
        (
            lambda: share_interval(1, 5, level=0.95, method=IntervalMethod.WILSON, design_effect=2),
            "`method` is wilson: of records that are alike limits go by one alone",
        ),
        (lambda: effective_size(0, 1), "`size` is 0"),
        (lambda: effective_by_weights([]), "at least one is wanted"),
        (lambda: effective_by_weights([1, 0]), "above 0"),
        (lambda: effective_by_weights([1, INFINITE]), "finite"),
        (lambda: size_answer(FIGURES, per_worker=5), "`per_worker` and `icc` go together"),
        (lambda: size_answer(FIGURES, chance=0.9), "`chance` is that of meeting a rare problem"),
        (lambda: interval_answer(FIGURES, 1, 5, icc=0.1), "`per_worker` and `icc` go together"),
        (lambda: interval_answer(FIGURES, 1, 5, population=10, asked=11), "`asked` is 11, and there are only 10"),
        (
            lambda: representativeness([GroupAsked("a", 9, 3), GroupAsked("b", 9, 3)]).bias_at_most(2),
            r"`share` is 2: .* written as 0\.02",
        ),
    ],
)
def test_it_is_named_with_its_value(asked: Callable[[], Any], words: str) -> None:
    with pytest.raises(Unusable, match=words):
        asked()


def test_what_is_refused_is_a_value_error() -> None:
    assert issubclass(Unusable, ValueError)


@given(st.integers(1, 40), st.floats(0.02, 0.98), st.floats(0.02, 0.98), st.sampled_from([0.8, 0.9, 0.95]))
def test_power_is_the_chance_of_what_the_exact_test_with_equal_tails_finds_too_rare(
    size: int, one: float, other: float, level: float
) -> None:
    assume(abs(one - other) > 1e-6)
    tail = (1 - level) / 2
    found = [
        met
        for met in range(size + 1)
        if min(stats.binom.cdf(met, size, one), stats.binom.sf(met - 1, size, one)) < tail * (1 - 1e-7)
    ]
    expected = sum(float(stats.binom.pmf(met, size, other)) for met in found)
    assert near(expected, 1e-7) == power_to_tell(size, one, other, level=level)


@given(st.integers(1, 40), st.floats(0.1, 0.9), st.floats(0.1, 0.9))
def test_to_tell_less_from_more_is_as_hard_turned_over(size: int, one: float, other: float) -> None:
    assume(abs(one - other) > 1e-6)
    turned = power_to_tell(size, 1 - one, 1 - other, level=0.95)
    assert near(turned, 1e-6) == power_to_tell(size, one, other, level=0.95)
