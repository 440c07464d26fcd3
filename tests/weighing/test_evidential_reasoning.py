"""Evidential reasoning, its rule, and why neither is the default."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.weighing import ordinal
from qualityframework.weighing.item import Belief, Item
from qualityframework.weighing.methods import METHODS, evidential_reasoning
from qualityframework.weighing.methods.evidential_reasoning_rule import Opinion, combine
from tests.strategies.items import items_on, points, scales_with_items
from tests.weighing import oracles
from tests.weighing.made import at, item, method, middle, near, pooled

NAMES = sorted(METHODS)
BANDING = ["percentage-bands", "radar"]
every_method = pytest.mark.parametrize("name", NAMES)
trusts = st.floats(0.01, 1)
Case = tuple[int, list[Item]]


# evidential reasoning ------------------------------------------------------------------------------------------------


@given(points.flatmap(lambda count: items_on(count, st.floats(0.01, 5), least=1)))
def test_evidential_reasoning_in_closed_form_is_the_recursion_and_the_rule_where_reliability_is_the_weight(
    items: list[Item],
) -> None:
    said = [one.belief for one in items]
    shares = ordinal.normalised([one.weight for one in items])
    belief, rest = evidential_reasoning.combine(said, [one.weight for one in items])
    for oracle in (oracles.recursion(said, shares), oracles.rule(said, shares, shares)):
        assert near(oracle[0]) == belief
        assert near(oracle[1]) == rest


@given(points.flatmap(lambda count: items_on(count, trusts, st.floats(0, 0.99), least=1)))
def test_the_rule_in_closed_form_is_the_recursion_over_sets(items: list[Item]) -> None:
    found = combine(Opinion(one.belief, one.weight, one.reliability) for one in items)
    expected = oracles.rule(*zip(*((one.belief, one.weight, one.reliability) for one in items), strict=True))
    assert found is not None
    assert near(expected[0]) == found[0]
    assert near(expected[1]) == found[1]


@given(scales_with_items)
def test_evidential_reasoning_discounts_a_belief_by_its_reliability(case: Case) -> None:
    """The same as items of full reliability that leave so much more untold."""
    count, items = case
    told = [
        replace(one, belief=tuple(one.reliability * share for share in one.belief), reliability=1.0) for one in items
    ]
    one, other = method("evidential-reasoning", count).pool(items), method("evidential-reasoning", count).pool(told)
    if one is not None and other is not None:
        assert near(one.belief) == other.belief
        assert near(one.ignorance) == other.ignorance


@given(points, st.data())
def test_consensus_what_all_are_sure_of_is_sure(count: int, data: Any) -> None:
    position = data.draw(st.integers(1, count))
    weights = data.draw(st.lists(trusts, min_size=1, max_size=8))
    belief, rest = evidential_reasoning.combine([at(position, count)] * len(weights), weights)
    assert near(at(position, count)) == belief
    assert near(0) == rest


@given(points.flatmap(lambda count: items_on(count, trusts, complete=True, least=1)))
def test_completeness_where_all_is_told_nothing_is_unassigned(items: list[Item]) -> None:
    _, rest = evidential_reasoning.combine([one.belief for one in items], [one.weight for one in items])
    assert rest == 0


@given(points.flatmap(lambda count: items_on(count, trusts, complete=True, least=1)))
def test_incompleteness_where_something_is_untold_something_is_unassigned(items: list[Item]) -> None:
    first, *others = [one.belief for one in items]
    torn = [tuple(share * 0.9 for share in first), *others]
    _, rest = evidential_reasoning.combine(torn, [one.weight for one in items])
    assert rest > 0


@given(points.flatmap(lambda count: st.tuples(items_on(count, trusts, least=1), st.integers(0, count - 1))))
def test_independence_no_belief_comes_to_a_point_that_none_has_named(case: tuple[list[Item], int]) -> None:
    items, spared = case
    said: list[Belief] = [(*one.belief[:spared], 0.0, *one.belief[spared + 1 :]) for one in items]
    belief, _ = evidential_reasoning.combine(said, [one.weight for one in items])
    assert belief[spared] == 0


def test_many_items_and_small_weights_do_not_come_to_nought() -> None:
    """A thousand at each of two points, each ruling out the other nearly: products far below what a float holds."""
    many = [item(at(point), 2.0, 0.99) for point in (2, 5) for _ in range(1_000)]
    assert near([0, 0.5, 0, 0, 0.5, 0]) == pooled("evidential-reasoning-rule", many).belief
    slight = pooled("evidential-reasoning-rule", [item(at(2), 1e-200, 0.5), item(at(5), 1e-200, 0.5)])
    assert near([0, 0.5, 0, 0, 0.5, 0]) == slight.belief


def test_a_small_belief_beside_a_heavy_item_that_says_nothing_is_not_lost() -> None:
    found = pooled("evidential-reasoning", [item(at(2), 1e-12), item((0.0,) * 6, 1.0)])
    assert pytest.approx(1e-12, rel=1e-6) == found.belief[1]
    assert found.ignorance < 1


def test_items_that_contradict_each_other_in_all_come_to_nothing_by_the_rule() -> None:
    """Full reliability leaves no room: where two have no point in common none is left. A little less is enough."""
    sure = [item(at(2), 2.0, 1.0), item(at(5), 2.0, 1.0)]
    assert method("evidential-reasoning-rule").pool(sure) is None
    assert method("evidential-reasoning-rule").pool([item((0.7, 0.2, 0.1, 0, 0, 0), 2.0, 1.0), sure[1]]) is None
    less = pooled("evidential-reasoning-rule", [replace(one, reliability=0.999) for one in sure])
    assert near([0, 0.5, 0, 0, 0.5, 0]) == less.belief


def test_a_rest_that_only_comes_of_rounding_is_no_way_out() -> None:
    """Three thirds in ten digits are a little less than one, which would decide all where there is no other room."""
    thirds = Opinion((0.3333333333, 0.3333333333, 0.3333333333, 0.0), 1.0, 1.0)
    assert combine([thirds, Opinion(at(4, 4), 1.0, 1.0)]) is None


def test_an_opinion_without_weight_is_not_heard_however_reliable_it_is() -> None:
    """It commits nothing and leaves no room, so by the formulas alone nothing would be left."""
    heard = Opinion((0.5, 0.2), 0.5, 0.5)
    assert combine([heard]) == combine([heard, Opinion((0.0, 1.0), 0.0, 1.0)])
    assert combine([Opinion((0.0, 1.0), 0.0, 1.0)]) is None


def test_evidential_reasoning_never_contradicts_itself_in_all() -> None:
    assert near([0, 0.5, 0, 0, 0.5, 0]) == pooled("evidential-reasoning", [item(at(2)), item(at(5))]).belief


def test_a_weight_of_more_than_one_after_scaling_counts_as_one_in_the_rule() -> None:
    two, nine = (pooled("evidential-reasoning-rule", [item(at(2), w, 0.5), item(at(3), 1.0, 0.5)]) for w in (2.0, 9.0))
    assert two == nine != pooled("evidential-reasoning-rule", [item(at(2), 1.9, 0.5), item(at(3), 1.0, 0.5)])


# why evidential reasoning is no default ------------------------------------------------------------------------------


def test_in_evidential_reasoning_a_better_item_can_give_a_lower_middle() -> None:
    """Weights 2, 3, 4 at grades 1, 2, 3. Raise the first to 2, and the middle falls from 3 to 2."""
    weights = [2.0, 3.0, 4.0]
    before, _ = evidential_reasoning.combine([at(1), at(2), at(3)], weights)
    after, _ = evidential_reasoning.combine([at(2), at(2), at(3)], weights)
    assert near([0.180, 0.315, 0.504], 6e-4) == before[:3]
    assert near([0, 0.537, 0.463], 6e-4) == after[:3]
    assert middle("evidential-reasoning", [1, 2, 3], weights) == 3
    assert middle("evidential-reasoning", [2, 2, 3], weights) == 2


def test_it_does_so_with_eight_equal_items_too() -> None:
    """Change one 5 to 6, and 4 becomes 3."""
    assert middle("evidential-reasoning", [2, 2, 3, 3, 4, 5, 5, 5]) == 4
    assert middle("evidential-reasoning", [2, 2, 3, 3, 4, 5, 5, 6]) == 3


@pytest.mark.parametrize("name", ["weighted-evidence-pool", "imprecise-dirichlet", "weighted-median"])
@given(st.lists(st.tuples(st.integers(1, 5), st.floats(0.1, 5)), min_size=1, max_size=8), st.data())
def test_in_a_method_that_adds_a_better_item_never_gives_a_lower_middle(
    name: str, placed: list[tuple[int, float]], data: Any
) -> None:
    grades, weights = [grade for grade, _ in placed], [weight for _, weight in placed]
    raised = data.draw(st.integers(0, len(grades) - 1))
    better = [grade + (index == raised) for index, grade in enumerate(grades)]
    assert middle(name, grades, weights) <= middle(name, better, weights)
