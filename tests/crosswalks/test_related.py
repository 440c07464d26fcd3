"""Two frameworks side by side: nothing is lost, and it is the same seen from either side."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.crosswalks import related
from qualityframework.errors import Mismatch, NotFound
from qualityframework.frameworks import (
    Framework,
    ItemName,
    RelationKind,
    crosswalks_known,
    items_of,
    load,
    load_crosswalk,
)
from tests.frameworks.test_crosswalk_file import HEAD, shelf_with

from .sets import how

INDICATORS = {"1.1", "2.1"}


@given(st.sampled_from(RelationKind))
def test_turned_round_twice_a_relation_is_itself(kind: RelationKind) -> None:
    assert kind.inverse.inverse is kind
    assert (kind.inverse is kind) == (kind not in (RelationKind.SUBSET, RelationKind.SUPERSET))


@given(st.frozensets(st.integers(0, 3), min_size=1), st.frozensets(st.integers(0, 3), min_size=1))
def test_the_inverse_is_that_of_sets(one: frozenset[int], other: frozenset[int]) -> None:
    assert how(one, other).inverse is how(other, one)


@pytest.mark.parametrize("name", crosswalks_known())
def test_every_item_is_related_or_told_as_not_mapped(name: str) -> None:
    crosswalk = load_crosswalk(name)
    a, b = crosswalk.from_framework, crosswalk.to_framework
    there, back = related(a, b), related(b, a)
    for side, framework in ((there, a), (back, b)):
        told = [one.item.named for one in side.items] + [item.named for item in side.not_mapped]
        levels = {level for level, _ in told}
        assert sorted(told) == sorted((level, id_) for level in levels for id_ in items_of(framework, level))
    assert there.not_mapped_there == back.not_mapped
    assert there.not_mapped == back.not_mapped_there


@pytest.mark.parametrize("name", crosswalks_known())
def test_seen_from_the_other_side_every_relation_is_turned_round(name: str) -> None:
    crosswalk = load_crosswalk(name)
    a, b = crosswalk.from_framework, crosswalk.to_framework

    def told(framework: Framework, other: Framework) -> set[tuple[ItemName, ItemName, RelationKind]]:
        """What is told of items themselves; what follows for what lies in them depends on the side."""
        shown = related(framework, other).items
        own = [(one.item.named, link) for one in shown for link in one.links if link.through is None]
        return {(here, link.to.named, RelationKind(link.kind)) for here, link in own}

    assert told(a, b) == {(here, there, kind.inverse) for there, here, kind in told(b, a)}


def test_two_frameworks_without_a_crosswalk_are_not_joined_by_way_of_a_third() -> None:
    with pytest.raises(NotFound, match="Two crosswalks are never put together into one") as caught:
        related(load("children-services/2014"), load("efqm-model/2020"))
    assert "to children-care-protection/2019" in str(caught.value)
    with pytest.raises(Mismatch, match="both of these are efqm-model/2020"):
        related(load("efqm-model/2020"), load("efqm-model"))


def links(folder: Path, relations: str) -> dict[str, list[tuple[str, str, str | None]]]:
    """The links of each item of the small framework."""
    shelf = shelf_with(folder, HEAD + relations)
    shown = related(load("small-framework/1", shelf), load("other-framework/1", shelf), shelf)
    return {
        one.item.id: [(link.kind, link.to.id, link.through.id if link.through else None) for link in one.links]
        for one in shown.items
    }


def test_what_is_told_of_a_domain_holds_of_what_lies_in_it_as_far_as_that_follows(tmp_path: Path) -> None:
    told = links(
        tmp_path,
        "- {from: [people], level_from: domain, to: ['1.1'], kind: equal, status: drafted}\n"
        "- {from: [work], level_from: domain, to: ['2.1'], kind: superset, status: drafted}\n"
        "- {from: ['2.1'], to: ['1.1'], kind: none, status: drafted}\n",
    )
    assert told["people"] == [(RelationKind.EQUAL, "1.1", None)]
    assert told["1.1"] == [(RelationKind.SUBSET, "1.1", "people")]
    assert told["2.1"] == [(RelationKind.NONE, "1.1", None), ("may-intersect", "2.1", "work")]


def test_what_is_told_of_an_item_itself_comes_before_what_is_told_of_its_domain(tmp_path: Path) -> None:
    told = links(
        tmp_path,
        "- {from: [people], level_from: domain, to: ['1.1', '2.1'], kind: intersects, status: drafted}\n"
        "- {from: ['1.1'], to: ['2.1'], kind: none, status: drafted}\n",
    )
    assert told["1.1"] == [(RelationKind.NONE, "2.1", None), ("may-intersect", "1.1", "people")]
