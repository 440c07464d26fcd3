"""The smallest set of changes is the smallest there is: held to a search that visits every set there is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations_with_replacement, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qualityframework.weighing import ordinal
from qualityframework.weighing.changes.one_weight import Reweighted, smallest_reweighting
from qualityframework.weighing.changes.search import Search, at, raised
from qualityframework.weighing.changes.threshold import Threshold, carries_nothing_below, carries_up_to
from qualityframework.weighing.item import Item
from qualityframework.weighing.methods import WeightedEvidencePool
from tests.weighing.made import method

MEDIAN = 0.5
MOST = 2
SUBSETS = 2_000
FURTHER = {
    "a": Item(("a",), (), 1.0, 0.9, "a"),
    "c": Item(("c",), (), 1.0, 0.5, "c"),
}

weights = st.sampled_from((0.3, 1.0, 1.0, 2.0, 5.0))
reliabilities = st.sampled_from((0.0, 0.2, 0.5, 0.9, 1.0))


def pool_of(points: int, saturation: float = 0.2) -> WeightedEvidencePool:
    made = method("weighted-evidence-pool", points, saturation=saturation)
    assert isinstance(made, WeightedEvidencePool)
    return made


@st.composite
def small_cases(draw: st.DrawFn) -> tuple[WeightedEvidencePool, tuple[Item, ...], Threshold]:
    """Up to three items on three or four points, and a threshold that they do not reach."""
    points = draw(st.integers(3, 4))
    pool = pool_of(points, draw(st.sampled_from((0.2, 0.2, 0.0, 1.0))))
    said = st.one_of(
        st.integers(1, points).map(lambda point: at(point, points)),
        st.lists(st.integers(0, 4), min_size=points, max_size=points).map(
            lambda parts: tuple(one / 16 for one in parts)
        ),
    )
    number = draw(st.integers(1, 3))
    items = tuple(
        Item((f"e{index}",), draw(said), draw(weights), draw(reliabilities), draw(st.sampled_from("ab")))
        for index in range(number)
    )
    kind = draw(st.sampled_from((carries_nothing_below, carries_up_to)))
    threshold = kind(draw(st.integers(2, points)), MEDIAN)
    assume(not reaches(pool, items, threshold))
    return pool, items, threshold


def reaches(pool: WeightedEvidencePool, items: Sequence[Item], threshold: Threshold) -> bool:
    """Whether the band, as it is taken of a belief, has the end in question at the point or above."""
    made = pool.pool(items)
    if made is None:
        return not threshold.strict  # nothing is known, so nothing is ruled out
    low, high = ordinal.band(made.belief, made.ignorance, MEDIAN)
    return (low if threshold.strict else high) >= threshold.point


def every_set(items: Sequence[Item], points: int, most: int) -> Iterator[tuple[tuple[int, int], list[Item]]]:
    """Every set of so many changes: what it costs, and the items with it."""
    options = [
        [
            (0, 0, [item]),
            *((1, steps, [replace(item, belief=raised(item.belief, steps))]) for steps in range(1, points)),
            (1, points, []),
        ]
        for item in items
    ]
    new = [replace(one, belief=at(point, points)) for one in FURTHER.values() for point in range(1, points + 1)]
    further = chain.from_iterable(combinations_with_replacement(new, size) for size in range(most + 1))
    for more in further:
        for chosen in product(*options):
            touched = sum(one[0] for one in chosen) + len(more)
            if touched <= most:
                steps = sum(one[1] for one in chosen) + points * len(more)
                yield (touched, steps), [*chain.from_iterable(one[2] for one in chosen), *more]


@settings(max_examples=200)
@given(small_cases())
def test_no_set_of_changes_is_smaller_than_the_one_that_is_found(
    case: tuple[WeightedEvidencePool, tuple[Item, ...], Threshold],
) -> None:
    pool, items, threshold = case
    points = len(pool.points)
    search = Search(pool, items, frozenset(range(len(items))), FURTHER, MOST, SUBSETS)
    found = search.smallest(threshold)
    costs = [cost for cost, changed in every_set(items, points, MOST) if reaches(pool, changed, threshold)]
    assert found.exact
    if found.plan is None:
        assert costs == []
    else:
        steps = sum(moved for _, moved in found.plan.moves)
        steps += points * (found.plan.items - len(found.plan.moves))
        assert min(costs) == (found.plan.items, steps)
        assert reaches(pool, search.changed(found.plan, threshold), threshold)


def test_many_items_of_one_mind_need_as_many_to_change_as_it_takes() -> None:
    """Twenty-five from five kinds: half of what they weigh and all of the ignorance has to be outweighed."""
    pool = pool_of(6)
    items = tuple(Item((f"e{number}",), at(4, 6), 1, 0.9, "abcde"[number % 5]) for number in range(25))
    search = Search(pool, items, frozenset(range(25)), {}, 25, SUBSETS)
    found = search.smallest(carries_nothing_below(5, MEDIAN))
    assert found.plan is not None
    assert found.exact
    fewer = replace(found.plan, moves=found.plan.moves[1:])
    assert not reaches(pool, search.changed(fewer, carries_nothing_below(5, MEDIAN)), carries_nothing_below(5, MEDIAN))
    assert {steps for _, steps in found.plan.moves} == {1}


def test_where_nothing_that_may_change_would_do_nothing_is_found() -> None:
    pool = pool_of(6)
    items = (Item(("e",), at(4, 6), 1, 0.5, "a"),)
    assert Search(pool, items, frozenset({0}), {}, 12, SUBSETS).smallest(carries_nothing_below(5, MEDIAN)).plan is None


def test_what_may_not_change_makes_the_answer_one_that_may_not_be_the_smallest() -> None:
    pool = pool_of(6)
    items = tuple(Item((f"e{number}",), at(4, 6), 1, 0.9, "ab"[number % 2]) for number in range(4))
    found = Search(pool, items, frozenset({0, 1, 2}), FURTHER, 12, SUBSETS).smallest(carries_nothing_below(5, MEDIAN))
    assert not found.exact


def test_too_many_ways_of_leaving_out_make_it_one_that_may_not_be_the_smallest() -> None:
    pool = pool_of(6)
    items = tuple(Item((f"e{number}",), at(4, 6), 1, 0.1, "a") for number in range(20))
    found = Search(pool, items, frozenset(range(20)), {}, 6, SUBSETS).smallest(carries_nothing_below(5, MEDIAN))
    assert not found.exact


@pytest.mark.parametrize(
    ("steps", "belief"), [(0, (0.1, 0.2, 0.3)), (1, (0.0, 0.1, 0.5)), (2, (0.0, 0.0, 0.6)), (9, (0.0, 0.0, 0.6))]
)
def test_a_belief_that_is_raised_stays_on_the_scale(steps: int, belief: tuple[float, ...]) -> None:
    assert belief == pytest.approx(raised((0.1, 0.2, 0.3), steps))


# one weight ----------------------------------------------------------------------------------------------------------


def middle_of(pool: WeightedEvidencePool, items: Sequence[Item]) -> int | None:
    made = pool.pool(items)
    return None if made is None else ordinal.lower(ordinal.normalised(made.belief), MEDIAN)


@settings(max_examples=200)
@given(small_cases())
def test_no_smaller_change_of_one_weight_moves_the_middle(
    case: tuple[WeightedEvidencePool, tuple[Item, ...], Threshold],
) -> None:
    pool, items, _ = case
    now = middle_of(pool, items)
    assume(now is not None)
    assert now is not None
    found = smallest_reweighting(pool, items, now, MEDIAN)
    nearest = abs(found.weight - items[found.item].weight) if found is not None else math.inf
    for number, item in enumerate(items):
        for step in range(201):
            weight = item.weight * step / 100 if step <= 100 else item.weight + (step - 100) ** 2 / 100
            if abs(weight - item.weight) < nearest - 1e-6 and weight <= 100:
                changed = [*items[:number], replace(item, weight=weight), *items[number + 1 :]]
                assert middle_of(pool, changed) in (now, None)
    if found is not None:
        item, little = items[found.item], 1e-5 * max(1, found.weight)
        beyond = found.weight + little if found.more else max(0.0, found.weight - little)
        moved = [*items[: found.item], replace(item, weight=beyond), *items[found.item + 1 :]]
        assert middle_of(pool, moved) == found.middles[0] != now


def test_an_item_that_says_what_all_say_moves_nothing_whatever_its_weight() -> None:
    pool = pool_of(6)
    items = [Item((name,), at(4, 6), 1, 0.9, name) for name in "ab"]
    assert smallest_reweighting(pool, items, 4, MEDIAN) is None


def test_a_weight_of_nothing_may_leave_the_middle_on_a_border() -> None:
    """Weak and good are even without it, and good is the middle with any of it."""
    pool = pool_of(6)
    placed = (("a", 4, 1.0, 0.5), ("b", 2, 1.0, 0.5), ("c", 4, 0.3, 1.0))
    items = [Item((name,), at(position, 6), weight, relied, name) for name, position, weight, relied in placed]
    expected = Reweighted(item=2, weight=0.0, more=False, included=True, middles=(2, 4))
    assert smallest_reweighting(pool, items, 4, MEDIAN) == expected
