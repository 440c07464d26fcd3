"""What an item counts for, and items of one lineage as one."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.inspections import EvidenceItem
from qualityframework.weighing.item import Item
from qualityframework.weighing.lineages import UNKNOWN_KIND, alone, items_of, merged, reliability
from tests.strategies.items import reliabilities, weights
from tests.weighing.inspected import Data, carried, evidence, says, setting, weighed
from tests.weighing.made import at


def one(id_: str, position: int, weight: float = 1.0, reliability: float = 1.0, source: str = "a") -> Item:
    return Item((id_,), at(position), weight, reliability, source, (1.0,), (at(position),))


def near(expected: object) -> object:
    return pytest.approx(expected, rel=0, abs=1e-12)


# trust ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"kind": "records-read", "reliability": 0.33}, 0.33),
        ({"kind": "records-read", "reliability": 0}, 0.0),
        ({"reliability": 1}, 1.0),
        ({"kind": "children-meetings"}, 0.9),  # of its own kind, above its family
        ({"kind": "partnership-discussion"}, 0.7),  # and below it
        ({"kind": "staff-focus-group"}, 0.8),  # of its family from here on
        ({"kind": "records-read"}, 0.95),
        ({"kind": "outcome-data"}, 0.85),
        ({"kind": "observation"}, 0.85),
        ({"kind": "staff-survey"}, 0.7),
        ({"kind": "plans-and-policies"}, 0.5),
        ({}, 0.5),  # of a kind that is not recorded
    ],
)
def test_reliability_is_the_items_own_or_its_kinds_or_its_familys(parts: Data, expected: float) -> None:
    assert expected == reliability(evidence(**parts), setting())


@pytest.mark.parametrize(
    ("parts", "weight", "source"),
    [
        ({"kind": "records-read"}, 1.0, "records-read"),
        ({"kind": "records-read", "weight": 2.5, "weight_reason": "large"}, 2.5, "records-read"),
        ({"weight": 0, "weight_reason": "withdrawn"}, 0.0, UNKNOWN_KIND),
    ],
)
def test_an_item_counts_as_one_unless_it_says_so(parts: Data, weight: float, source: str) -> None:
    item = alone(evidence(**parts, shows={"grade": "good"}), setting())
    assert (weight, source, at(4)) == (item.weight, item.source, item.belief)
    assert (("e1",), (1.0,), (at(4),)) == (item.ids, item.parts, item.shown)


# one lineage ---------------------------------------------------------------------------------------------------------


def test_beliefs_are_averaged_by_weight_and_reliability_and_the_heaviest_gives_the_weight() -> None:
    """Two thirds of 0.9 and a third of 0.6 are 0.8 in all, of which the first has three quarters."""
    both = merged([one("e1", 3, 2, 0.9), one("e2", 5, 1, 0.6)])
    assert both.ids == ("e1", "e2")
    assert both.id == "e1 + e2"
    assert both.weight == 2
    assert near(0.8) == both.reliability
    assert near((0, 0, 0.75, 0, 0.25, 0)) == both.belief
    assert near((0.75, 0.25)) == both.parts
    assert both.shown == (at(3), at(5))


def test_an_item_by_itself_stays_as_it_is() -> None:
    item = one("e1", 3, 2, 0.9)
    assert merged([item]) is item


def test_where_all_weights_are_zero_items_are_averaged_and_count_for_nothing() -> None:
    both = merged([one("e1", 3, 0, 0.9), one("e2", 5, 0, 0.3)])
    assert both.weight == 0
    assert near(0.6) == both.reliability
    assert near((0, 0, 0.75, 0, 0.25, 0)) == both.belief


def test_where_none_can_be_relied_on_their_weights_alone_average_them() -> None:
    both = merged([one("e1", 3, 3, 0), one("e2", 5, 1, 0)])
    assert both.reliability == 0
    assert near((0, 0, 0.75, 0, 0.25, 0)) == both.belief


@pytest.mark.parametrize(
    ("first", "second", "source"),
    [(("e1", 1.0), ("e2", 2.0), "second"), (("e1", 2.0), ("e2", 1.0), "first"), (("e10", 1.0), ("e2", 1.0), "second")],
)
def test_the_source_is_that_of_the_heaviest_and_of_several_the_first_by_name(
    first: tuple[str, float], second: tuple[str, float], source: str
) -> None:
    items = [one(first[0], 3, first[1], source="first"), one(second[0], 3, second[1], source="second")]
    assert source == merged(items).source == merged(items[::-1]).source


def test_the_order_in_which_items_stand_changes_no_byte() -> None:
    items = [one("e1", 3, 0.7, 0.9), one("e2", 5, 0.1, 0.6, "b"), one("e10", 4, 0.2, 0.3), one("f", 1, 0.7, 0.1, "c")]
    assert len({repr(merged(order)) for order in permutations(items)}) == 1


@given(st.lists(st.tuples(st.integers(1, 6), weights, reliabilities), min_size=1, max_size=6))
def test_parts_sum_to_one_and_the_belief_is_what_they_say(drawn: list[tuple[int, float, float]]) -> None:
    items = [one(f"e{number}", *figures) for number, figures in enumerate(drawn)]
    together = merged(items)
    assert near(1) == sum(together.parts)
    assert near(1) == together.told
    assert together.weight == max(weight for _, weight, _ in drawn)
    low, high = min(item.reliability for item in items), max(item.reliability for item in items)
    assert low - 1e-12 <= together.reliability <= high + 1e-12
    for point in range(6):
        said = sum(part * item.belief[point] for part, item in zip(together.parts, items, strict=True))
        assert near(said) == together.belief[point]


def test_items_are_grouped_by_lineage_and_stand_in_order_of_their_names() -> None:
    """A lineage that is called as an item is no part of it."""
    recorded = [("e10", "g"), ("e2", None), ("e3", "g"), ("e1", "e2"), ("e20", "h")]
    items = [EvidenceItem.model_validate({"id": id_, "lineage": lineage}) for id_, lineage in recorded]
    by_name = {item.id: alone(item, setting()) for item in items}
    assert [item.ids for item in items_of(items, by_name)] == [
        ("e1",),
        ("e2",),
        ("e3", "e10"),
        ("e20",),
    ]


# in an inspection ----------------------------------------------------------------------------------------------------


def test_three_items_of_one_focus_group_move_the_middle_no_more_than_one() -> None:
    """Three groups would outweigh the records; one group that was written down three times does not."""
    records, group = says("good"), says("weak", "staff-focus-group")
    once = carried(records, group)
    thrice = carried(records, *[group | {"lineage": "team-a"}] * 3)
    apart = carried(records, *[group] * 3)
    assert once.centre == thrice.centre == "good"
    assert apart.centre == "weak"
    assert once.belief == thrice.belief
    assert once.ignorance == thrice.ignorance


def test_each_item_of_a_lineage_says_with_which_others_it_counts() -> None:
    """Each keeps its own weight and reliability; they count as one of the heaviest, and what they add sums to all."""
    group = [
        says("weak", "staff-focus-group", lineage="g", reliability=0.6),
        says("good", "staff-focus-group", lineage="g", weight=3),
    ]
    items = weighed(says("good"), *group).items
    assert [(item.id, item.counts_with) for item in items] == [("e1", ()), ("e2", ("e3",)), ("e3", ("e2",))]
    assert [item.weight for item in items] == [1.0, 1.0, 3.0]
    assert [item.reliability for item in items] == [0.95, 0.6, 0.8]
    assert near(1) == sum(item.share or 0 for item in items)
    assert items[1].share is not None
    assert items[2].share is not None
    assert near(items[2].share / 3 * 0.6 / 0.8) == items[1].share


def test_items_of_one_lineage_that_bear_on_other_subjects_are_left_out() -> None:
    group = [says("good", lineage="g"), says("weak", lineage="g", indicators=["2.2"])]
    assert [(item.id, item.counts_with) for item in weighed(*group).items] == [("e1", ())]
