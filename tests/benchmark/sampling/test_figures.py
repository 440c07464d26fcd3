"""Published figures, and those that were reckoned before: sizes, margins, intervals, surveys, power."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.benchmark.sampling import (
    GroupAsked,
    IntervalMethod,
    chance_of_meeting,
    design_effect,
    effective_size,
    margin_of,
    power_to_tell,
    representativeness,
    sample_size,
    share_interval,
    size_to_meet,
    without_assumptions,
)
from tests.benchmark.sampling.figures import figures, near

REFERENCE = figures("sampling_reference")["expected"]
KREJCIE_MORGAN = figures("sample_size_krejcie_morgan_1970")
NEWCOMBE = figures("proportion_ci_newcombe_1998")
DIGITS_8 = 6e-9

SIZES = [
    (None if population == "None" else int(population), int(name[:2]) / 100, float(name[3:]), size)
    for population, by_margin in REFERENCE["sample_size"].items()
    for name, size in by_margin.items()
]
METHODS = {
    "wilson": IntervalMethod.WILSON,
    "wilson_fpc": IntervalMethod.WILSON_FINITE,
    "hypergeom": IntervalMethod.HYPERGEOMETRIC,
    "clopper_pearson": IntervalMethod.CLOPPER_PEARSON,
}


@pytest.mark.parametrize(("population", "level", "margin", "size"), SIZES)
def test_so_many_records_are_needed(population: int | None, level: float, margin: float, size: int) -> None:
    assert size == sample_size(margin, level=level, share=0.5, population=population).size


@pytest.mark.parametrize("population", KREJCIE_MORGAN["input"]["N"])
def test_krejcie_and_morgan_printed_the_same_or_one_less_as_they_rounded_to_the_nearest(population: int) -> None:
    printed = KREJCIE_MORGAN["expected"]["n"][str(population)]
    assert sample_size(5, level=0.95, share=0.5, population=population).size - printed in (0, 1)


@pytest.mark.parametrize(
    ("size", "population", "points"),
    [
        *((50, None, 13.9), (50, 300, 12.7), (50, 150, 11.4), (50, 100, 9.85)),
        *((60, None, 12.7), (60, 300, 11.3), (60, 150, 9.8), (30, None, 17.9), (100, None, 9.8)),
    ],
)
def test_a_sample_of_so_many_comes_so_near(size: int, population: int | None, points: float) -> None:
    """By hand for 50 of 100: 1.96 times the root of 0.25 / 50 times 50 / 99 is 9.849 points."""
    assert near(points, 0.0501) == margin_of(size, level=0.95, share=0.5, population=population)


@pytest.mark.parametrize("case", REFERENCE["intervals"], ids=lambda case: f"{case['x']} of {case['n']} of {case['N']}")
def test_intervals_are_what_they_were(case: dict[str, Any]) -> None:
    reckoned = 0
    for name, method in METHODS.items():
        if case.get(name) is not None:
            found = share_interval(case["x"], case["n"], level=0.95, population=case["N"], method=method)
            assert near(case[name], DIGITS_8) == [found.low, found.high], name
            reckoned += 1
    assert reckoned == (2 if case["N"] is None else 4)


@pytest.mark.parametrize("case", NEWCOMBE["cases"])
def test_both_intervals_are_as_newcombe_printed_them(case: dict[str, Any]) -> None:
    for name in ("wilson", "clopper_pearson"):
        found = share_interval(case["met"], case["of"], level=NEWCOMBE["level"], method=METHODS[name])
        assert near(case[name], NEWCOMBE["tolerance"]) == [found.low, found.high]


@pytest.mark.parametrize(
    ("met", "of", "population", "method", "low", "high"),
    [
        (31, 50, None, "wilson", 48.1, 74.1),
        (31, 50, 150, "hypergeometric", 50.0, 72.7),
        (31, 50, 300, "hypergeometric", 48.7, 74.0),
        (31, 50, None, "clopper-pearson", 47.2, 75.4),
        (45, 50, 200, "hypergeometric", 80.0, 95.5),
        (0, 50, 200, "hypergeometric", 0, 6.0),
        (0, 60, None, "wilson", 0, 6.0),
        (60, 60, 150, "hypergeometric", 95.3, 100),
    ],
)
def test_the_worked_intervals_in_per_cent(
    met: int, of: int, population: int | None, method: str, low: float, high: float
) -> None:
    """To one digit, two of which were rounded the other way: 48.15 and 75.35."""
    found = share_interval(met, of, level=0.95, population=population, method=IntervalMethod(method))
    assert near([low, high], 0.051) == [100 * found.low, 100 * found.high]


def test_none_of_sixty_is_at_most_the_rule_of_three() -> None:
    """One limit: 1 - 0.05^(1/60), about 3 of 60."""
    found = share_interval(0, 60, level=0.95, one_sided=True)
    assert near(0.049, 5e-4) == found.high
    assert near(1 - 0.05 ** (1 / 60), 2e-9) == found.high <= 3 / 60


def test_sixty_per_cent_of_forty_per_cent_who_answered_may_be_anything_from_24_to_84() -> None:
    """The margin that one would give such answers, 3.7 points, says nothing of those who did not."""
    assert REFERENCE["survey"]["manski"]["bounds"] == list(without_assumptions(240, 400, 1000))
    assert near(3.7, 0.0501) == margin_of(400, level=0.95, share=0.6, population=1000)


def test_the_r_indicator_of_three_groups_and_what_it_lets_through() -> None:
    asked = {"a": (300, 180), "b": (400, 120), "c": (300, 120)}
    found = representativeness([GroupAsked(name, *numbers) for name, numbers in asked.items()])
    expected = REFERENCE["survey"]["r_indicator"]
    assert near(expected["R"], DIGITS_8) == found.indicator
    assert near(expected["S"], DIGITS_8) == found.spread
    assert near(expected["max_bias"], DIGITS_8) == found.bias_at_most(0.5)


@pytest.mark.parametrize(
    ("rare", "population", "size"),
    [
        *((0.05, int(population), size) for population, size in REFERENCE["n_to_find_one"]["prev5"].items()),
        *((0.10, int(population), size) for population, size in REFERENCE["n_to_find_one"]["prev10"].items()),
    ],
)
def test_so_many_records_meet_a_rare_problem(rare: float, population: int, size: int) -> None:
    found = size_to_meet(rare, 0.95, population)
    assert size == found.size
    assert chance_of_meeting(size - 1, rare, population) < 0.95 <= found.reached


@pytest.mark.parametrize(("size", "power"), [(50, 0.78), (60, 0.84), (30, 0.59), (100, 0.98)])
def test_so_many_records_tell_70_from_50_per_cent(size: int, power: float) -> None:
    """These are the powers of the exact binomial test with equal tails; a normal approximation has .83 for 50."""
    assert near(power, 0.005) == power_to_tell(size, 0.5, 0.7, level=0.95)


def test_sixty_records_of_workers_with_five_each_count_as_fifty() -> None:
    assert near(50, 1e-9) == effective_size(60, design_effect(5, 0.05))
