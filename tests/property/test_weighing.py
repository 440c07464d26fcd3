"""Laws of the weighted evidence pool, on scales of two to ten points.

Their numbers are those of the table of properties that the method was chosen by (docs/explanation/weighing.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from qualityframework.weighing import ordinal
from qualityframework.weighing.changes.search import raised
from qualityframework.weighing.item import Item
from qualityframework.weighing.methods import Pooled, WeightedEvidencePool
from qualityframework.weighing.robustness import radius
from tests.strategies.items import SOURCES, beliefs, items_on, points
from tests.weighing.made import at, method

MEDIAN = 0.5
CLOSE = 1e-9
Drawn = tuple[WeightedEvidencePool, list[Item]]

figures = st.fixed_dictionaries(
    {"saturation": st.sampled_from((0.2, 0.2, 0.0, 1.0)), "prior_ignorance": st.sampled_from((1.0, 1.0, 0.0, 3.0))}
)


def pool_of(points: int, **given: Any) -> WeightedEvidencePool:
    made = method("weighted-evidence-pool", points, **given)
    assert isinstance(made, WeightedEvidencePool)
    return made


@st.composite
def pools(draw: st.DrawFn, /, least: int = 1, **figures_given: Any) -> Drawn:
    """A pool and items that say something."""
    count = draw(points)
    pool = pool_of(count, **{**draw(figures), **figures_given})
    items = draw(items_on(count, least=least))
    assume(pool.pool(items) is not None)
    return pool, items


def pooled(pool: WeightedEvidencePool, items: Sequence[Item]) -> Pooled:
    made = pool.pool(items)
    assert made is not None
    return made


def shares(pool: WeightedEvidencePool, items: Sequence[Item]) -> tuple[float, ...]:
    return ordinal.normalised(pooled(pool, items).belief)


def middle(pool: WeightedEvidencePool, items: Sequence[Item]) -> int:
    return ordinal.lower(shares(pool, items), MEDIAN)


def band(pool: WeightedEvidencePool, items: Sequence[Item]) -> tuple[int, int]:
    made = pooled(pool, items)
    return ordinal.band(made.belief, made.ignorance, MEDIAN)


def one_of(items: Sequence[Item]) -> SearchStrategy[int]:
    return st.integers(0, len(items) - 1)


def with_one(items: Sequence[Item], number: int, item: Item) -> list[Item]:
    return [*items[:number], item, *items[number + 1 :]]


# the table of properties ---------------------------------------------------------------------------------------------


@given(pools(), st.randoms(use_true_random=False))
def test_p1_the_order_of_items_changes_not_a_bit(drawn: Drawn, chance: Any) -> None:
    pool, items = drawn
    shuffled = chance.sample(items, len(items))
    assert pool.pool(items) == pool.pool(shuffled)


@given(pools(), st.data())
def test_p2_evidence_that_is_of_one_mind_comes_to_what_it_says(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    said = data.draw(st.integers(1, len(pool.points)))
    unanimous = [replace(item, belief=at(said, len(pool.points))) for item in items]
    assert middle(pool, unanimous) == said
    assert shares(pool, unanimous) == at(said, len(pool.points))


@given(pools())
def test_p3_the_middle_lies_within_the_range_of_the_evidence(drawn: Drawn) -> None:
    pool, items = drawn
    counted = [item for item in items if item.weight and item.reliability]
    said = [position for item in counted for position, share in enumerate(item.belief, 1) if share]
    assert min(said) <= middle(pool, items) <= max(said)


@given(pools(), st.data())
def test_p4_better_evidence_never_lowers_the_distribution_nor_its_mean_nor_its_middle(
    drawn: Drawn, data: DataObject
) -> None:
    pool, items = drawn
    number, steps = data.draw(one_of(items)), data.draw(st.integers(1, 9))
    better = with_one(items, number, replace(items[number], belief=raised(items[number].belief, steps)))
    before, after = shares(pool, items), shares(pool, better)
    assert all(now <= then + CLOSE for then, now in zip(accumulate(before), accumulate(after), strict=True))
    assert ordinal.mean(after) >= ordinal.mean(before) - CLOSE
    assert middle(pool, better) >= middle(pool, items)
    assert all(now >= then for then, now in zip(band(pool, items), band(pool, better), strict=True))


@given(pools(), st.data())
def test_p5_the_same_item_again_and_again_says_what_it_says(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    said = data.draw(beliefs(len(pool.points), complete=True))
    alike = [replace(item, belief=said) for item in items]
    assert shares(pool, alike) == pytest.approx(said, abs=CLOSE)


@given(pools(), st.data())
def test_p6_an_item_of_no_weight_changes_not_a_bit(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    (more,) = data.draw(items_on(len(pool.points), weights=st.just(0.0), least=1).map(lambda one: one[:1]))
    assert pool.pool([*items, more]) == pool.pool(items)


@given(pools(), st.data())
def test_p7_an_item_split_in_two_halves_counts_as_before(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    number = data.draw(one_of(items))
    half = replace(items[number], weight=items[number].weight / 2)
    split = pooled(pool, [*with_one(items, number, half), half])
    assert split.belief == pytest.approx(pooled(pool, items).belief, abs=CLOSE)
    assert split.ignorance == pytest.approx(pooled(pool, items).ignorance, abs=CLOSE)


@given(pools(saturation=0.0), st.floats(0.1, 10))
def test_p8_without_saturation_weights_have_no_unit(drawn: Drawn, factor: float) -> None:
    pool, items = drawn
    scaled = [replace(item, weight=item.weight * factor) for item in items]
    assert shares(pool, scaled) == pytest.approx(shares(pool, items), abs=CLOSE)


def test_p8_with_saturation_they_have_one_on_purpose() -> None:
    pool = pool_of(3, saturation=0.2, prior_ignorance=1)
    items = [
        Item(("a",), at(1, 3), 1, 1, "a"),
        Item(("b",), at(1, 3), 1, 1, "a"),
        Item(("c",), at(3, 3), 1, 1, "b"),
    ]
    doubled = [replace(item, weight=2 * item.weight) for item in items]
    assert shares(pool, items)[0] != pytest.approx(shares(pool, doubled)[0], abs=0.01)


@given(pools())
def test_p9_a_scale_turned_over_gives_all_turned_over(drawn: Drawn) -> None:
    pool, items = drawn
    turned = [replace(item, belief=item.belief[::-1]) for item in items]
    count, (low, high) = len(pool.points), band(pool, items)
    assert pooled(pool, turned).belief == pooled(pool, items).belief[::-1]
    assert band(pool, turned) == (count + 1 - high, count + 1 - low)
    upper = ordinal.upper(shares(pool, items), MEDIAN)
    assert middle(pool, turned) == count + 1 - upper


@given(pools(), st.data())
def test_p10_an_item_that_says_nothing_leaves_the_shares_as_they_are(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    nothing = Item(("nothing",), (0.0,) * len(pool.points), data.draw(st.floats(0, 5)), 1, data.draw(source))
    assert shares(pool, [*items, nothing]) == pytest.approx(shares(pool, items), abs=CLOSE)
    assert pooled(pool, [*items, nothing]).ignorance >= pooled(pool, items).ignorance - CLOSE


source = st.sampled_from(SOURCES)


@given(pools(), st.data())
def test_p11_what_an_item_leaves_open_is_left_open_by_the_whole(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    number, kept = data.draw(one_of(items)), data.draw(st.floats(0, 1))
    unsure = replace(items[number], belief=tuple(share * kept for share in items[number].belief))
    less = pool.pool(with_one(items, number, unsure))
    assert less is None or less.ignorance >= pooled(pool, items).ignorance - CLOSE


@given(pools(), st.data())
def test_p12_more_evidence_that_leaves_nothing_open_leaves_less_open(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    more = Item(
        ("more",), data.draw(beliefs(len(pool.points), complete=True)), data.draw(st.floats(0, 5)), 1, data.draw(source)
    )
    assert pooled(pool, [*items, more]).ignorance <= pooled(pool, items).ignorance + CLOSE


@given(pools(saturation=0.0, prior_ignorance=1.0))
def test_p12_all_evidence_twice_says_the_same_and_leaves_less_open(drawn: Drawn) -> None:
    pool, items = drawn
    assert shares(pool, [*items, *items]) == pytest.approx(shares(pool, items), abs=CLOSE)
    assert pooled(pool, [*items, *items]).ignorance < pooled(pool, items).ignorance


@given(pools(), st.data())
def test_p13_more_weight_on_a_point_raises_its_share_and_its_belief(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    said = data.draw(st.integers(1, len(pool.points)))
    item = Item(
        ("x",), at(said, len(pool.points)), data.draw(st.floats(0, 5)), data.draw(st.floats(0, 1)), data.draw(source)
    )
    heavier = replace(item, weight=item.weight + data.draw(st.floats(0, 5)))
    light, heavy = [*items, item], [*items, heavier]
    assert shares(pool, heavy)[said - 1] >= shares(pool, light)[said - 1] - CLOSE
    if item.reliability == 1:
        assert pooled(pool, heavy).belief[said - 1] >= pooled(pool, light).belief[said - 1] - CLOSE


# what is said of a belief --------------------------------------------------------------------------------------------


@given(pools())
def test_belief_and_ignorance_are_shares_of_one_whole(drawn: Drawn) -> None:
    made = pooled(*drawn)
    assert min(made.belief) >= 0
    assert 0 <= made.ignorance <= 1
    assert math.fsum((*made.belief, made.ignorance)) == pytest.approx(1, abs=CLOSE)


@given(pools(), st.data())
def test_the_band_holds_the_middle_wherever_the_ignorance_belongs(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    made, (low, high) = pooled(pool, items), band(pool, items)
    spread = data.draw(beliefs(len(pool.points), complete=True))
    settled = [own + made.ignorance * share for own, share in zip(made.belief, spread, strict=True)]
    assert 1 <= low <= ordinal.lower(settled, MEDIAN) <= ordinal.upper(settled, MEDIAN) <= high <= len(pool.points)
    assert low <= middle(pool, items) <= ordinal.upper(shares(pool, items), MEDIAN) <= high


@given(pools())
def test_from_half_on_ignorance_leaves_every_grade_open_and_below_half_not_where_the_ends_are_empty(
    drawn: Drawn,
) -> None:
    made, whole = pooled(*drawn), (1, len(drawn[0].points))
    assume(abs(made.ignorance - 0.5) > CLOSE)
    if made.ignorance > 0.5:
        assert band(*drawn) == whole
    elif made.belief[0] == 0 or made.belief[-1] == 0:
        assert band(*drawn) != whole


@given(points.flatmap(lambda count: beliefs(count, complete=True)))
def test_conflict_is_none_at_one_point_and_no_more_than_one(belief: tuple[float, ...]) -> None:
    conflict = ordinal.conflict(belief)
    assert 0 <= conflict <= 1
    assert (conflict < CLOSE) == (max(belief) > 1 - CLOSE)


@given(pools())
def test_each_item_and_each_source_left_out_is_the_pool_of_the_others(drawn: Drawn) -> None:
    pool, items = drawn
    for number, without in enumerate(pool.without_each(items)):
        rest = pool.pool(with_one(items, number, replace(items[number], weight=0)))
        assert (without is None) == (rest is None)
        if without is not None and rest is not None:
            assert without.belief == pytest.approx(rest.belief, abs=CLOSE)
            assert without.ignorance == pytest.approx(rest.ignorance, abs=CLOSE)
    for name, without in pool.without_each_source(items):
        assert without == pool.pool([item for item in items if item.source != name])


@given(pools())
def test_what_items_add_is_all_there_is(drawn: Drawn) -> None:
    pool, items = drawn
    sums = _added(pool.effective(items), items)
    assert ordinal.normalised(sums) == pytest.approx(shares(pool, items), abs=CLOSE)


# the radius ----------------------------------------------------------------------------------------------------------


def _added(effective: Sequence[float], items: Sequence[Item]) -> list[float]:
    positions = range(len(items[0].belief))
    return [math.fsum(c * item.belief[at_] for c, item in zip(effective, items, strict=True)) for at_ in positions]


def _middle_of(effective: Sequence[float], items: Sequence[Item]) -> int:
    return ordinal.lower(ordinal.normalised(_added(effective, items)), MEDIAN)


@given(pools(), st.data())
def test_within_the_radius_no_error_moves_the_middle(drawn: Drawn, data: DataObject) -> None:
    pool, items = drawn
    effective, now = pool.effective(items), middle(pool, items)
    found = radius(items, effective, now, MEDIAN)
    assert 0 <= found <= 1
    errors = data.draw(st.lists(st.floats(-1, 1), min_size=len(items), max_size=len(items)))
    wrong = [count * (1 + 0.999 * found * error) for count, error in zip(effective, errors, strict=True)]
    assert _middle_of(wrong, items) == now


@settings(suppress_health_check=[HealthCheck.filter_too_much])  # most evidence drawn at random leans one way
@given(pools(least=3))
def test_just_beyond_the_radius_the_worst_error_moves_the_middle(drawn: Drawn) -> None:
    pool, items = drawn
    effective, now = pool.effective(items), middle(pool, items)
    found = radius(items, effective, now, MEDIAN)
    assume(found < 0.99)
    told = [count * item.told for count, item in zip(effective, items, strict=True)]
    one_sided = [count for count, item in zip(told, items, strict=True) if max(item.belief) > 0.51 * item.told]
    assume(math.fsum(one_sided) > 1e-3 * math.fsum(told))  # else nothing leans either way beyond what rounding hides
    beyond = found * 1.001 + 1e-6
    moved = set()
    for below in (now, now - 1):
        for sign in (1, -1):
            leans = [math.fsum(item.belief[:below]) - MEDIAN * math.fsum(item.belief) for item in items]
            wrong = [
                count * (1 + sign * math.copysign(beyond, lean)) for count, lean in zip(effective, leans, strict=True)
            ]
            moved.add(_middle_of(wrong, items))
    assert moved != {now}


def test_the_radius_is_of_what_items_count_for_and_not_of_weights_before_saturation() -> None:
    """An error in the weights of one source also changes its saturation, which can move the middle a little earlier."""
    pool = pool_of(3, saturation=0.2, prior_ignorance=1)
    torn = (0.5, 0.0, 0.5)
    items = [
        Item(("low",), at(1, 3), 3, 1, "s"),
        Item(("high",), at(3, 3), 1, 1, "s"),
        Item(("torn",), torn, 6, 1, "s"),
        Item(("other",), at(3, 3), 0.9, 1, "t"),
    ]
    found = radius(items, pool.effective(items), 3, MEDIAN)
    wrong = [1 + 0.999 * found, *[1 - 0.999 * found] * 3]
    raw = [replace(item, weight=item.weight * by) for item, by in zip(items, wrong, strict=True)]
    counted = [count * by for count, by in zip(pool.effective(items), wrong, strict=True)]
    assert middle(pool, items) == 3
    assert _middle_of(counted, items) == 3
    assert middle(pool, raw) == 1
