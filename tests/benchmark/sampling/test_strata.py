"""Sharing a sample out among strata, and putting what they show together."""

from __future__ import annotations

import itertools
import math
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.benchmark.sampling import (
    Allocation,
    StratumRead,
    allocated,
    design_effect,
    effective_by_weights,
    effective_size,
    share_interval,
    stratified_share,
)
from qualityframework.errors import Unusable
from tests.benchmark.sampling.figures import near

CLOSE = 1e-8
counts = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(1, 400), min_size=1, max_size=8)
asked = counts.flatmap(lambda made: st.tuples(st.just(made), st.integers(1, sum(made.values())), st.integers(1, 12)))


def drawn(made: Allocation) -> dict[str, int]:
    return {one.stratum: one.drawn for one in made.strata}


# allocation ----------------------------------------------------------------------------------------------------------


def test_a_stratum_gets_its_part() -> None:
    assert drawn(allocated({"register": 150, "investigation": 100, "vulnerable": 50}, 60, 5)) == {
        "register": 30,
        "investigation": 20,
        "vulnerable": 10,
    }


def test_a_small_one_gets_the_floor_and_the_others_share_the_rest() -> None:
    """Its part would be 2; the other 55 are shared 150 to 140."""
    assert drawn(allocated({"a": 150, "b": 140, "c": 10}, 60, 5)) == {"a": 28, "b": 27, "c": 5}


def test_one_that_has_fewer_than_the_floor_is_taken_whole() -> None:
    assert drawn(allocated({"a": 150, "b": 3}, 40, 5)) == {"a": 37, "b": 3}


def test_what_is_left_goes_to_the_largest_remainders_and_at_a_tie_to_the_first_by_name() -> None:
    assert drawn(allocated({"b": 10, "a": 10, "c": 10}, 10, 1)) == {"a": 4, "b": 3, "c": 3}
    assert drawn(allocated({"a": 44, "b": 46, "c": 10}, 10, 1)) == {"a": 4, "b": 5, "c": 1}


def test_floors_that_come_to_more_than_was_asked_for_are_kept_and_this_can_be_seen() -> None:
    made = allocated({"a": 40, "b": 40, "c": 2}, 10, 5)
    assert drawn(made) == {"a": 5, "b": 5, "c": 2}
    assert (made.asked, made.drawn) == (10, 12)


def test_a_record_stands_for_as_many_as_its_stratum_has_for_each_that_is_drawn() -> None:
    assert [one.weight for one in allocated({"a": 150, "b": 3}, 40, 5).strata] == [150 / 37, 1]


@given(asked)
def test_floors_and_numbers_are_kept_and_so_is_the_total_where_the_floors_allow_it(
    made: tuple[dict[str, int], int, int],
) -> None:
    of, size, floor = made
    found = allocated(of, size, floor)
    assert {one.stratum: one.population for one in found.strata} == of
    for one in found.strata:
        assert min(floor, of[one.stratum]) <= one.drawn <= of[one.stratum]
    assert found.drawn == max(size, sum(min(floor, count) for count in of.values()))


@given(asked, st.randoms())
def test_the_order_in_which_strata_are_named_does_not_matter(
    made: tuple[dict[str, int], int, int], chance: Any
) -> None:
    of, size, floor = made
    shuffled = dict(chance.sample(list(of.items()), len(of)))
    assert allocated(of, size, floor) == allocated(shuffled, size, floor)


@given(asked)
def test_a_larger_stratum_never_gets_fewer(made: tuple[dict[str, int], int, int]) -> None:
    found = sorted(allocated(*made).strata, key=lambda one: one.population)
    for smaller, larger in itertools.pairwise(found):
        assert smaller.population == larger.population or smaller.drawn <= larger.drawn


@given(counts, st.data())
def test_without_floors_to_keep_a_stratum_is_less_than_a_record_from_its_part(
    of: dict[str, int], data: st.DataObject
) -> None:
    total = sum(of.values())
    size = data.draw(st.integers(1, total))
    for one in allocated(of, size, 1).strata:
        part = size * one.population / total
        assert part < 1 or one.drawn < part + 1


@pytest.mark.parametrize(
    ("of", "size", "floor", "words"),
    [
        ({}, 1, 5, "no stratum"),
        ({"a": 0}, 1, 5, r"counts\[a\]` is 0"),
        ({"a": 3}, 4, 5, "`size` is 4, and there are only 3 records"),
        ({"a": 3}, 0, 5, "`size` is 0"),
        ({"a": 3}, 1, 0, "`floor` is 0"),
    ],
)
def test_what_cannot_be_shared_out_is_refused(of: dict[str, int], size: int, floor: int, words: str) -> None:
    with pytest.raises(Unusable, match=words):
        allocated(of, size, floor)


# the share in all ----------------------------------------------------------------------------------------------------


def read(*strata: tuple[int, int, int]) -> list[StratumRead]:
    """Strata by population, how many were read and how many met it."""
    return [StratumRead(f"s{number}", *numbers) for number, numbers in enumerate(strata)]


def test_a_stratum_counts_for_as_many_as_it_has() -> None:
    """Nine of ten in a stratum of 10 and one of ten in one of 190: 14 per cent, and not the half that were read."""
    found = stratified_share(read((10, 10, 9), (190, 10, 1)), level=0.95)
    assert near((9 + 19) / 200, CLOSE) == found.share
    assert [one.part for one in found.strata] == [0.05, 0.95]
    assert [one.weight for one in found.strata] == [1, 19]
    assert (found.read, found.population) == (20, 200)


strata = st.integers(1, 25).flatmap(
    lambda population: st.integers(1, population).flatmap(
        lambda of: st.tuples(st.just(population), st.just(of), st.integers(0, of))
    )
)


@given(st.lists(strata, min_size=1, max_size=4))
def test_limits_hold_the_share_and_leave_out_what_the_records_that_were_read_rule_out(
    made: list[tuple[int, int, int]],
) -> None:
    found = stratified_share(read(*made), level=0.95)
    total = sum(population for population, _, _ in made)
    met, not_met = sum(m for _, _, m in made), sum(of - m for _, of, m in made)
    assert met / total - CLOSE <= found.low <= found.share + CLOSE
    assert found.share - CLOSE <= found.high <= 1 - not_met / total + CLOSE


@given(st.lists(strata, min_size=1, max_size=4))
def test_who_did_not_meet_it_mirrors_who_did(made: list[tuple[int, int, int]]) -> None:
    found = stratified_share(read(*made), level=0.9)
    mirrored = stratified_share(read(*((n, of, of - met) for n, of, met in made)), level=0.9)
    assert near([found.low, found.high], CLOSE) == [1 - mirrored.high, 1 - mirrored.low]


@given(st.lists(strata, min_size=1, max_size=4), st.randoms())
def test_the_order_of_strata_does_not_matter(made: list[tuple[int, int, int]], chance: Any) -> None:
    named = read(*made)
    found = stratified_share(named, level=0.95)
    again = stratified_share(chance.sample(named, len(named)), level=0.95)
    assert near([found.share, found.low, found.high, found.effective], CLOSE) == [
        again.share,
        again.low,
        again.high,
        again.effective,
    ]


@given(strata)
def test_of_one_stratum_it_is_that_stratums_interval(made: tuple[int, int, int]) -> None:
    population, of, met = made
    found, own = (
        stratified_share(read(made), level=0.95),
        share_interval(met, of, level=0.95, population=population),
    )
    assert near([own.low, own.high], CLOSE) == [found.low, found.high]


@given(
    st.lists(
        st.integers(1, 30).flatmap(lambda n: st.tuples(st.just(n), st.just(n), st.integers(0, n))),
        min_size=2,
        max_size=4,
    )
)
def test_when_all_strata_were_read_whole_nothing_is_left_to_chance(made: list[tuple[int, int, int]]) -> None:
    found = stratified_share(read(*made), level=0.95)
    assert near([found.share] * 2, CLOSE) == [found.low, found.high]


@pytest.mark.parametrize(
    "design",
    [
        ((10, 5), (10, 5)),
        ((10, 5), (8, 5), (6, 5)),
        ((30, 10), (20, 5)),
        ((28, 27), (13, 9)),
        ((10, 9), (4, 1), (6, 5)),
    ],
    ids=str,
)
def test_no_population_is_missed_more_often_than_the_level_says(design: tuple[tuple[int, int], ...]) -> None:
    """Every population of the design and every sample of it, with the probability that it is drawn."""
    total = sum(population for population, _ in design)
    told = {
        met: stratified_share(read(*((n, of, one) for (n, of), one in zip(design, met, strict=True))), level=0.95)
        for met in itertools.product(*(range(of + 1) for _, of in design))
    }
    chances = [
        {
            cases: [comb(cases, met) * comb(n - cases, of - met) / comb(n, of) for met in range(of + 1)]
            for cases in range(n + 1)
        }
        for n, of in design
    ]
    for cases in itertools.product(*(range(n + 1) for n, _ in design)):
        truth, by_stratum = sum(cases) / total, [made[one] for made, one in zip(chances, cases, strict=True)]
        held = math.fsum(
            math.prod(by[one] for by, one in zip(by_stratum, met, strict=True))
            for met, found in told.items()
            if found.low - CLOSE <= truth <= found.high + CLOSE
        )
        assert held >= 0.95 - CLOSE, cases


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ([], "names none"),
        ([StratumRead("a", 10, 5, 1), StratumRead("a", 10, 5, 1)], "`a` twice"),
        ([StratumRead("a", 10, 5, 1), StratumRead("b", 10, 0, 0)], "nothing was read of `b`"),
        ([StratumRead("a", 10, 5, 6)], "`met of a` is 6, and only 5 were read"),
        ([StratumRead("a", 4, 5, 1)], "`of of a` is 5, and there are only 4"),
    ],
)
def test_strata_that_cannot_be_are_refused(made: list[StratumRead], words: str) -> None:
    with pytest.raises(Unusable, match=words):
        stratified_share(made, level=0.95)


# records that count for less -----------------------------------------------------------------------------------------


def test_records_of_one_weight_count_for_as_many_as_they_are_and_others_for_fewer() -> None:
    assert near(3, CLOSE) == effective_by_weights([2, 2, 2])
    assert near(16 / 10, CLOSE) == effective_by_weights([3, 1])
    assert near(100 / 52, CLOSE) == effective_by_weights([4, 6])


@given(st.lists(st.floats(1e-300, 1e300), min_size=1, max_size=30), st.floats(1e-3, 1e3))
def test_weights_have_no_unit_and_never_make_more_records_than_there_are(weights: list[float], unit: float) -> None:
    found = effective_by_weights(weights)
    assert 1 - CLOSE <= found <= len(weights) + CLOSE
    scaled = [weight * unit for weight in weights]
    if all(0 < weight < math.inf for weight in scaled):
        assert pytest.approx(found, rel=1e-6) == effective_by_weights(scaled)


@pytest.mark.parametrize(("per_worker", "icc", "effect"), [(1, 0.3, 1), (5, 0, 1), (5, 0.05, 1.2), (6, 1, 6)])
def test_alike_records_of_one_worker_count_together(per_worker: float, icc: float, effect: float) -> None:
    assert near(effect, CLOSE) == design_effect(per_worker, icc)
    assert near(60 / effect, CLOSE) == effective_size(60, design_effect(per_worker, icc))
