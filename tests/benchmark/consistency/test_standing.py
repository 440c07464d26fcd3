"""Where a grade stands in a distribution: sets, tails, labels, and what stands out among many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.benchmark.consistency.standing import Tails, discoveries, label, likeliest, tails
from qualityframework.vocabulary import Consistency
from tests.benchmark.consistency.made import near
from tests.strategies.histories import distributions

CLOSE = 1e-9
levels = st.integers(1, 99).map(lambda hundredths: hundredths / 100)


def share(distribution: Sequence[float], positions: Sequence[int]) -> float:
    return math.fsum(distribution[position - 1] for position in positions)


# likely and possible grades ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("distribution", "level", "expected"),
    [
        ((0.1, 0.2, 0.4, 0.3), 0.4, (3,)),
        ((0.1, 0.2, 0.4, 0.3), 0.41, (3, 4)),
        ((0.1, 0.2, 0.4, 0.3), 0.95, (1, 2, 3, 4)),
        ((0.5, 0.0, 0.5), 0.8, (1, 3)),
        ((0.0, 1.0), 0.95, (2,)),
    ],
)
def test_the_likeliest_grades_are_taken_until_they_make_the_level(
    distribution: tuple[float, ...], level: float, expected: tuple[int, ...]
) -> None:
    assert expected == likeliest(distribution, level)


@pytest.mark.parametrize(
    ("distribution", "level", "expected"),
    [
        ((0.25, 0.25, 0.25, 0.25), 0.2, (1, 2, 3, 4)),
        ((0.1, 0.4, 0.4, 0.1), 0.3, (2, 3)),
        ((0.1, 0.4, 0.4, 0.1), 0.85, (1, 2, 3, 4)),
        ((0.2, 0.4, 0.4 - 1e-12, 0.0), 0.3, (2, 3)),
    ],
)
def test_of_grades_that_are_as_likely_none_is_left_out_alone(
    distribution: tuple[float, ...], level: float, expected: tuple[int, ...]
) -> None:
    """Else the lower of two, or the higher, would be in line by the order they are counted in."""
    assert expected == likeliest(distribution, level)


@given(distributions(), levels)
def test_no_fewer_grades_make_the_level_and_ties_aside_no_more_are_taken(
    distribution: tuple[float, ...], level: float
) -> None:
    chosen = likeliest(distribution, level)
    positions = range(1, len(distribution) + 1)
    fewest = next(
        count
        for count in positions
        if any(share(distribution, some) >= level - CLOSE for some in combinations(positions, count))
    )
    last = sorted(distribution, reverse=True)[fewest - 1]
    assert share(distribution, chosen) >= level - CLOSE
    assert tuple(one for one in positions if distribution[one - 1] >= last - CLOSE) == chosen


@given(distributions(), levels)
def test_the_likeliest_grade_is_always_among_them_and_nothing_outside_is_likelier_than_anything_inside(
    distribution: tuple[float, ...], level: float
) -> None:
    chosen = likeliest(distribution, level)
    outside = [one for position, one in enumerate(distribution, 1) if position not in chosen]
    assert distribution.index(max(distribution)) + 1 in chosen
    assert min(distribution[position - 1] for position in chosen) > max(outside, default=-1.0)


@given(distributions(), levels, levels)
def test_a_higher_level_takes_no_grade_away(distribution: tuple[float, ...], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert set(likeliest(distribution, low)) <= set(likeliest(distribution, high))


@given(distributions(), levels)
def test_which_grades_are_taken_does_not_hang_on_which_end_is_counted_from(
    distribution: tuple[float, ...], level: float
) -> None:
    turned = [len(distribution) + 1 - position for position in likeliest(distribution[::-1], level)]
    assert likeliest(distribution, level) == tuple(reversed(turned))


# labels --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (3, Consistency.IN_LINE),
        (4, Consistency.IN_LINE),
        (2, Consistency.LOOK_AGAIN),
        (5, Consistency.LOOK_AGAIN),
        (1, Consistency.EXPLAIN),
        (6, Consistency.EXPLAIN),
    ],
)
def test_a_grade_is_in_line_among_the_likely_and_to_explain_beyond_the_possible(
    position: int, expected: Consistency
) -> None:
    assert expected is label(position, likely=(3, 4), possible=(2, 3, 4, 5))


# tails ---------------------------------------------------------------------------------------------------------------

SIX = (0.05, 0.10, 0.35, 0.30, 0.15, 0.05)


@pytest.mark.parametrize(
    ("position", "below", "above", "both", "middle"),
    [
        (1, 0.05, 1.00, 0.10, 0.05),
        (2, 0.15, 0.95, 0.30, 0.20),
        (3, 0.50, 0.85, 1.00, 0.65),
        (4, 0.80, 0.50, 1.00, 0.70),
        (5, 0.95, 0.20, 0.40, 0.25),
        (6, 1.00, 0.05, 0.10, 0.05),
    ],
)
def test_tails_count_the_grade_itself_once_and_the_middle_counts_it_half(
    position: int, below: float, above: float, both: float, middle: float
) -> None:
    """By hand: for the fifth, above it are 0.05, so 2 (0.05 + 0.15) and 2 (0.05 + 0.15 / 2)."""
    ends = tails(SIX, position)
    assert near((below, above), 1e-12) == tuple(ends)
    assert near((both, middle), 1e-12) == (ends.both, ends.middle)


@given(distributions(), st.data())
def test_the_exact_probability_is_never_below_the_middle_one_and_neither_is_above_one(
    distribution: tuple[float, ...], data: Any
) -> None:
    ends = tails(distribution, data.draw(st.integers(1, len(distribution))))
    assert 0 <= ends.middle <= ends.both + 1e-12 <= 1 + 1e-12


@given(distributions(), st.data())
def test_a_grade_no_further_out_than_another_on_its_side_is_never_less_probable(
    distribution: tuple[float, ...], data: Any
) -> None:
    positions = st.integers(1, len(distribution))
    low, high = sorted((data.draw(positions), data.draw(positions)))
    assert tails(distribution, low).at_or_below <= tails(distribution, high).at_or_below + 1e-12
    assert tails(distribution, high).at_or_above <= tails(distribution, low).at_or_above + 1e-12


@given(distributions(), st.integers(1, 40).map(lambda fortieths: fortieths / 40))
def test_exact_probabilities_are_small_by_chance_no_more_often_than_they_say(
    distribution: tuple[float, ...], level: float
) -> None:
    """So they can be looked at together; the middle ones cannot promise it."""
    small = [one for one in range(1, len(distribution) + 1) if tails(distribution, one).both <= level]
    assert share(distribution, small) <= level + CLOSE


def test_the_tails_of_what_is_certain_are_one() -> None:
    assert Tails(1.0, 1.0) == tails((0.0, 1.0, 0.0), 2)
    assert tails((0.0, 1.0, 0.0), 2).middle == 1


# many at once --------------------------------------------------------------------------------------------------------

probabilities = st.lists(st.integers(0, 997).map(lambda parts: parts / 997), max_size=30).map(
    lambda values: {f"s{number}": value for number, value in enumerate(values)}
)
"""Parts of a prime number, so that none lies on a border to the last bit."""


@given(probabilities, levels)
def test_what_stands_out_is_what_statsmodels_rejects(values: dict[str, float], level: float) -> None:
    multitest = pytest.importorskip("statsmodels.stats.multitest", reason="statsmodels is an oracle, and not here")
    rejected = multitest.multipletests(list(values.values()), level, method="fdr_bh")[0] if values else []
    assert {name for name, one in zip(values, rejected, strict=True) if one} == discoveries(values, level)


def test_what_stands_out_is_what_benjamini_and_hochberg_found() -> None:
    """Their example of 15 comparisons, at a share of 0.05: the four smallest."""
    found = (0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528)
    values = {f"{number}": value for number, value in enumerate((*found, 0.7590, 1.0), 1)}
    assert {"1", "2", "3", "4"} == discoveries(values, 0.05)


@given(probabilities, levels, st.randoms(use_true_random=False))
def test_in_which_order_they_come_does_not_matter(values: dict[str, float], level: float, chance: Any) -> None:
    shuffled = {name: values[name] for name in chance.sample(list(values), len(values))}
    assert discoveries(values, level) == discoveries(shuffled, level)


@given(probabilities, levels)
def test_all_that_are_at_the_level_by_their_number_stand_out_and_none_above_it_does(
    values: dict[str, float], level: float
) -> None:
    found = discoveries(values, level)
    assert found >= {name for name, one in values.items() if one <= level / len(values)}
    assert all(values[name] <= level + CLOSE for name in found)


def test_among_nothing_nothing_stands_out() -> None:
    assert frozenset() == discoveries({}, 0.1)
