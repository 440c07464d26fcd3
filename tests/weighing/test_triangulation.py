"""Whether sources bear each other out: what each supports, how many they come to, and what is wanting."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.frameworks import TriangulationRule
from qualityframework.weighing import robustness, weigh
from tests.panel.reviewing import inspection
from tests.strategies.inspections import GRADES
from tests.weighing.inspected import carried, numbered, says, setting
from tests.weighing.made import EFFECTIVE, ITEMS, REFERENCE, at, item, near

RULE = setting().limits.triangulation
UNSEEN = "less than 10% of what lies near the middle is records, data or observation"
UNHEARD = "less than 10% of what lies near the middle is the voice of those whose experience it is about"


def test_the_reference_has_its_support() -> None:
    """Printed to six digits."""
    support = robustness.by_source(ITEMS, EFFECTIVE, slice(REFERENCE["centre"] - 2, REFERENCE["centre"] + 1))
    assert near(REFERENCE["support"], 1e-6) == support
    assert near(1, 1e-12) == sum(support.values())
    assert near(4.690004026519324) == robustness.effective_number(support.values())


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (slice(3, 4), {"a": 0.0, "b": 1.0}),
        (slice(2, 5), {"a": 0.5, "b": 0.5}),
        (slice(1, 6), {"a": 0.6, "b": 0.4}),
        (slice(None), {"a": 2 / 3, "b": 1 / 3}),
    ],
)
def test_a_source_has_its_share_in_a_part_of_the_scale(where: slice, expected: dict[str, float]) -> None:
    items = [item(at(1)), item(at(6)), item(at(3)), item(at(4), source="b")]
    effective = [0.5, 0.5, 1.0, 1.0]
    assert near(expected) == robustness.by_source(items, effective, where)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [([1.0], 1.0), ([0.5, 0.5], 2.0), ([0.25] * 4, 4.0), ([0.9, 0.1], 1 / 0.82), ([], 0.0), ([0.0], 0.0)],
)
def test_sources_count_as_many_as_would_be_as_spread(shares: list[float], expected: float) -> None:
    assert near(expected) == robustness.effective_number(shares)


def test_a_source_is_far_by_its_own_middle() -> None:
    """Of b most lies three steps away, of c two items cancel each other, d says nothing, and e counts for nothing."""
    items = [
        item(at(4)),
        *[item(at(1), source="b"), item(at(1), source="b"), item(at(4), source="b")],
        *[item(at(2), source="c"), item(at(6), source="c"), item(at(5), source="c")],
        *[item((0.0,) * 6, source="d"), item(at(1), source="e")],
    ]
    effective = [1.0] * 8 + [0.0]
    assert robustness.far_sources(items, effective, (4, 4), 2, 0.5) == ["b"]
    assert robustness.far_sources(items, effective, (4, 4), 1, 0.5) == ["b", "c"]
    assert robustness.far_sources(items, effective, (4, 4), 4, 0.5) == []


@pytest.mark.parametrize(
    ("places", "middles", "far"),
    [
        ((2,), (4, 4), True),
        ((3,), (4, 4), False),
        ((2,), (3, 4), False),  # one step below the lower of both
        ((5,), (3, 4), False),  # one step above the upper
        ((1,), (3, 4), True),
        ((6,), (3, 4), True),
        ((2, 3), (4, 4), True),  # on a border itself, of which one side is far
        ((3, 4), (4, 4), False),
        ((5, 6), (4, 4), True),
        ((2, 3), (3, 4), False),
        ((1, 6), (3, 4), True),
    ],
)
def test_on_a_border_a_source_is_far_that_is_far_from_both_its_sides_and_by_the_farther_side_of_its_own(
    places: tuple[int, ...], middles: tuple[int, int], far: bool
) -> None:
    """It is so with the scale turned over."""
    items = [item(at(place)) for place in places]
    turned = [item(at(7 - place)) for place in places]
    over = 7 - middles[1], 7 - middles[0]
    each = [1.0] * len(items)
    assert robustness.far_sources(items, each, middles, 2, 0.5) == (["a"] if far else [])
    assert robustness.far_sources(turned, each, over, 2, 0.5) == (["a"] if far else [])


def wanting(*items: Any, **record: Any) -> tuple[str, ...]:
    return carried(*items, **record).robustness.triangulation.wanting


THREE = (says("good"), says("good", "children-meetings"), says("adequate", "staff-survey"))


def test_three_kinds_of_source_with_one_at_first_hand_and_the_children_heard_bear_each_other_out() -> None:
    found = carried(*THREE).robustness.triangulation
    assert near({"records-read": 0.95 / 2.55, "children-meetings": 0.9 / 2.55, "staff-survey": 0.7 / 2.55}) == dict(
        found.support
    )
    assert near(1 / sum((share / 2.55) ** 2 for share in (0.95, 0.9, 0.7))) == found.effective_sources
    assert found.wanting == ()


def test_two_sources_are_one_too_few() -> None:
    both = [{**one, "reliability": 0.9} for one in THREE[:2]]
    assert wanting(*both) == ("2 sources with 10% or more of what lies near the middle, not 3",)


def test_a_source_of_less_than_a_tenth_is_not_counted() -> None:
    both = [{**one, "reliability": 0.9} for one in THREE[:2]]
    assert wanting(*both, says("good", "staff-survey", weight=0.2)) == (
        "2 sources with 10% or more of what lies near the middle, not 3",
    )


def test_one_source_that_outweighs_the_others_is_too_narrow() -> None:
    weights = {"records-read": 5, "children-meetings": 0.4, "staff-survey": 0.5}
    items = [says("good", kind, weight=weight, reliability=1) for kind, weight in weights.items()]
    assert wanting(*items) == ("near the middle in effect 1.6 equal sources, not 2",)


def test_somebody_has_to_have_seen_it_in_records_data_or_by_observation() -> None:
    said = [says("good", kind) for kind in ("children-meetings", "family-meetings", "staff-survey")]
    assert wanting(*said) == (UNSEEN,)
    assert wanting(*said, says("good", "outcome-data")) == ()


@pytest.mark.parametrize(("weight", "enough"), [(0.25, False), (0.28, True)])
def test_a_slight_record_beside_all_that_is_said_is_not_enough_to_have_seen_it(weight: float, enough: bool) -> None:
    """0.9, 0.9 and 0.7 are 2.5: a tenth of all is reached with 0.278 more."""
    said = [says("good", kind) for kind in ("children-meetings", "family-meetings", "staff-survey")]
    slight = says("good", "records-read", weight=weight, reliability=1)
    assert wanting(*said, slight) == (() if enough else (UNSEEN,))


@pytest.mark.parametrize(
    ("beside", "heard"),
    [("weak", True), ("very_good", True), ("unsatisfactory", False), ("excellent", False)],
)
def test_on_a_border_what_lies_near_either_side_supports(beside: str, heard: bool) -> None:
    """The middle is adequate and good alike: weak is near the one, very good near the other."""
    low, high = (0.5, 0.65) if GRADES.index(beside) < GRADES.index("adequate") else (0.65, 0.5)
    torn = [
        says("adequate", "records-read", reliability=1, weight=low),
        says("good", "outcome-data", reliability=1, weight=high),
    ]
    found = carried(*torn, says(beside, "children-meetings", reliability=1, weight=0.15))
    assert (found.centre, found.upper) == ("adequate", "good")
    triangulation = found.robustness.triangulation
    assert (triangulation.support["children-meetings"] > 0) is heard
    assert (UNHEARD in triangulation.wanting) is not heard
    assert any("by itself lies 2 or more steps" in told for told in triangulation.wanting) is not heard


@pytest.mark.parametrize(
    ("weight", "told"),
    [
        (0.05, "near the middle in effect 1 source, not 2"),
        (0.06, "near the middle in effect 1.1 equal sources, not 2"),
        (0.9, "near the middle in effect 1.9 equal sources, not 2"),
    ],
)
def test_how_many_sources_it_comes_to_is_rounded_down(weight: float, told: str) -> None:
    """(1 + w)^2 / (1 + w^2): 1.0998, 1.120 and 1.994."""
    both = says("good", reliability=1), says("good", "children-meetings", weight=weight, reliability=1)
    assert told in wanting(*both)


def test_those_have_to_be_heard_whose_experience_it_is_about() -> None:
    """Impact on children wants children; of the community nobody is named, so nobody is missed."""
    seen = [says("good", kind) for kind in ("records-read", "family-meetings", "staff-survey")]
    assert wanting(*seen) == (UNHEARD,)
    of_community = numbered(tuple({**one, "indicators": ["4.1"]} for one in seen))
    one = weigh(inspection(complete=True, evidence=of_community))["4.1"]
    assert one.carries is not None
    assert one.carries.robustness.triangulation.wanting == ()


def test_what_does_not_lie_near_the_middle_was_not_heard_in_its_support() -> None:
    far = says("weak", "children-meetings", weight=0.5)
    items = [says("good", kind) for kind in ("records-read", "family-meetings", "staff-survey")]
    assert wanting(*items, far) == (
        UNHEARD,
        "Meetings and activities with children and young people by itself lies 2 or more steps from the middle",
    )


def test_evidence_of_a_kind_that_is_not_recorded_may_be_what_is_wanted() -> None:
    """It is a source of its own, and may be records, and may be children: neither is missing for certain, nor there.

    One that is too slight to be enough is of no matter.
    """
    items = [says("good", kind) for kind in ("family-meetings", "staff-survey", None)]
    seen = "records, data or observation"
    assert wanting(*items) == tuple(
        f"not known whether 10% of what lies near the middle is {what}: a kind is not recorded"
        for what in (seen, UNHEARD.partition(" is ")[2])
    )
    assert wanting(*items[:2], says("good", "partnership-discussion"), says("good", None, weight=0.1)) == (
        UNSEEN,
        UNHEARD,
    )


@pytest.mark.parametrize(
    ("families", "expected"),
    [
        (("records",), "less than 10% of what lies near the middle is records"),
        (("records", "data"), "less than 10% of what lies near the middle is records or data"),
        (("records", "data", "survey"), "less than 10% of what lies near the middle is records, data or survey"),
    ],
)
def test_what_is_wanted_is_listed_in_words(families: tuple[str, ...], expected: str) -> None:
    rule = TriangulationRule.model_validate(RULE.model_dump() | {"first_hand": families, "sources": 1})
    told = robustness.wanting({"a": 0.5, "b": 0.5}, rule, first_hand=False, heard=True, far=[])
    assert told == (expected,)


def test_where_nothing_supports_nothing_is_counted() -> None:
    told = robustness.wanting({}, RULE, first_hand=None, heard=None, far=[])
    assert told[0] == "no sources with 10% or more of what lies near the middle, not 3"


def test_of_broad_agreement_no_source_needs_a_tenth_of_it() -> None:
    """Twelve even kinds have a twelfth each, and are in effect twelve; of one that outweighs the rest it is wanted."""
    kinds = [kind for kind in setting().framework.kinds.values() if kind.family != "document"][:12]
    assert len(kinds) == 12
    found = carried(*(says("good", kind.id, reliability=1) for kind in kinds)).robustness.triangulation
    assert near(1 / 12) == max(found.support.values())
    assert found.wanting == ()
    for most, more, told in (
        (0.5, 10, ()),
        (0.6, 8, ("1 source with 10% or more of what lies near the middle, not 3",)),
    ):
        shares = {"most": most, **{f"more-{number}": 0.05 for number in range(more)}}
        assert robustness.wanting(shares, RULE, first_hand=True, heard=True, far=[]) == told
