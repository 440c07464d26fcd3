"""Crosswalks that contradict each other: told with both places, and nothing is made of either."""

from __future__ import annotations

from itertools import chain, combinations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.crosswalks import Carried, carried, related
from qualityframework.errors import InvalidInput
from qualityframework.frameworks import (
    ItemLevel,
    ItemName,
    Pair,
    RelationKind,
    Said,
    contradictions,
    holders_of,
    items_of,
    load,
    load_crosswalk,
)
from qualityframework.frameworks.crosswalk_file import Relation
from qualityframework.inspections import opened, parse
from qualityframework.report import carried_lines, related_lines
from qualityframework.vocabulary import Place
from tests.diagnostics.telling import SOUND
from tests.frameworks.test_crosswalk_file import GOOD, HEAD, shelf_with

from .sets import how

NONE = '- {from: ["1.1"], to: ["1.1"], kind: none, status: drafted}\n'
APART = "- {from: [people], level_from: domain, to: [people], level_to: domain, kind: none, status: drafted}\n"
AT = Place("crosswalk.yaml")
RELATION = Relation.model_validate({"from": ["1.1"], "to": ["1.1"], "kind": "equal", "status": "drafted"})


def shelf(folder: Path, first: str, second: str, *, turned: bool = False) -> Path:
    """Two crosswalks between two frameworks, the second of them perhaps written from the other side."""
    shelf_with(folder, HEAD + first)
    head = HEAD.replace("small-to-other", "second-one")
    if turned:
        head = head.replace("from_framework: small", "from_framework: x").replace(
            "to_framework: other", "to_framework: y"
        )
        head = head.replace("from_framework: x", "from_framework: other").replace(
            "to_framework: y", "to_framework: small"
        )
    file = folder / "second-one/1/crosswalk.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(head + second, encoding="utf-8")
    return folder


def evidence(folder: Path) -> Carried:
    inspection = opened(
        parse(
            "id: r\ntitle: R\nframework: small-framework/1\nas_of: 2019-06-01\n"
            "evidence:\n- {id: talks, kind: survey, indicators: ['1.1']}\n"
            "- {id: files, kind: survey, indicators: ['2.1']}\n"
        ),
        shelf=folder,
    )
    return carried(inspection, load("other-framework/1", folder), folder)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("contrary", [NONE, APART])
def test_evidence_that_stands_on_a_contradiction_is_to_be_looked_at(
    contrary: str, turned: bool, tmp_path: Path
) -> None:
    shown = evidence(shelf(tmp_path, GOOD, contrary, turned=turned))
    assert shown.placed == ()
    (talks,) = shown.in_part_only
    assert {place.link.crosswalk for place in talks.in_part} >= {"small-to-other/1"}
    assert all(place.link.contradicted for place in talks.in_part)
    assert talks.said_none == ()
    ((one, other),) = ((two.one, two.other) for two in shown.contradictions)
    assert {one.crosswalk, other.crosswalk} == {"small-to-other/1", "second-one/1"}
    assert {one.kind, other.kind} == {RelationKind.EQUIVALENT, RelationKind.NONE}
    assert {one.place.split("/")[-3], other.place.split("/")[-3]} == {"small-to-other", "second-one"}
    assert all(said.place.split(":")[1] == "12" for said in (one, other))
    text = " ".join(line.text.strip("│├└─ ") for line in carried_lines(shown, 400))
    assert "contradict each other" in text
    assert one.place in text
    assert other.place in text
    assert "which is contradicted" in text


def test_both_sides_of_a_pair_are_told_with_the_crosswalk_of_each(tmp_path: Path) -> None:
    folder = shelf(tmp_path, GOOD, NONE)
    shown = related(load("small-framework/1", folder), load("other-framework/1", folder), folder)
    assert len(shown.contradictions) == 1
    (item,) = shown.items
    assert [(link.kind, link.contradicted) for link in item.links] == [("none", True), ("equivalent", True)]
    lines = [line.text for line in related_lines(shown, 400)]
    assert any("shares nothing" in line or "share nothing" in line for line in lines if "by second-one/1" in line)
    assert any("is the same, in other words" in line for line in lines if "by small-to-other/1" in line)


def test_crosswalks_that_agree_contradict_nothing(tmp_path: Path) -> None:
    shown = evidence(shelf(tmp_path, GOOD, GOOD.replace("equivalent", "equal")))
    assert shown.contradictions == ()
    assert [item.id for item in shown.placed] == ["talks"]


@pytest.mark.parametrize(
    "contrary",
    [
        APART + GOOD,
        GOOD + APART,
        "- {from: [people], level_from: domain, to: ['1.1'], kind: subset, status: drafted}\n" + NONE,
        "- {from: ['1.1'], to: [people], level_to: domain, kind: equal, status: drafted}\n"
        "- {from: ['1.1'], to: ['1.1'], kind: intersects, status: drafted}\n",
    ],
)
def test_one_crosswalk_does_not_contradict_itself(contrary: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        load_crosswalk("small-to-other/1", shelf_with(tmp_path, HEAD + contrary))
    (fault,) = caught.value.diagnostics
    assert fault.code == "contradiction"
    assert {fault.at.line, fault.related[0][1].line} == {12, 13}


CHILDREN = load("children-care-protection/2019")
LEVELS: tuple[ItemLevel, ...] = ("domain", "area", "indicator")
ITEMS: list[ItemName] = [(level, id_) for level in LEVELS for id_ in items_of(CHILDREN, level)]


def contents(drawn: dict[str, frozenset[int]]) -> dict[ItemName, frozenset[int]]:
    """What lies in each item: in an area or a domain all that lies in its indicators."""
    found: dict[ItemName, frozenset[int]] = {item: frozenset() for item in ITEMS}
    for id_, held in drawn.items():
        for item in (("indicator", id_), *holders_of(CHILDREN, ("indicator", id_))):
            found[item] |= held
    return found


def said(here: ItemName, there: ItemName, kind: RelationKind, crosswalk: str = "one/1") -> Said:
    return Said(Pair(here, there), kind, RELATION, crosswalk, AT)


SIDES = st.fixed_dictionaries({id_: st.frozensets(st.integers(0, 3), min_size=1) for id_ in CHILDREN.indicators}).map(
    contents
)
PAIRS = st.lists(st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)), min_size=1, max_size=30, unique=True)


@given(SIDES, SIDES, PAIRS)
def test_what_is_true_of_some_contents_is_never_told_as_a_contradiction(
    a: dict[ItemName, frozenset[int]], b: dict[ItemName, frozenset[int]], pairs: list[tuple[ItemName, ItemName]]
) -> None:
    told = [said(here, there, how(a[here], b[there])) for here, there in pairs]
    assert list(contradictions(told, CHILDREN, CHILDREN)) == []


@given(st.sampled_from(ITEMS), st.sampled_from(ITEMS), st.sampled_from(RelationKind), st.sampled_from(RelationKind))
def test_of_one_pair_two_kinds_contradict_each_other_unless_only_the_words_differ(
    here: ItemName, there: ItemName, kind: RelationKind, other: RelationKind
) -> None:
    two = [said(here, there, kind), said(here, there, other, "two/1")]
    found = list(contradictions(two, CHILDREN, CHILDREN))
    same = {RelationKind.EQUAL, RelationKind.EQUIVALENT}
    assert found == ([] if kind is other or {kind, other} == same else [(two[0], two[1])])
    turned = list(contradictions([one.turned for one in two], CHILDREN, CHILDREN))
    assert turned == [(one.turned, other_.turned) for one, other_ in found]


PEOPLE: ItemName = ("domain", "people")
WORK: ItemName = ("indicator", "1.1")


def test_two_sayings_contradict_when_no_contents_let_both_be_true_and_only_then() -> None:
    """Over a domain and an indicator of it on either side, and all that there can be in them."""
    small, ends = load("small-framework/1", SOUND), (PEOPLE, WORK)
    pairs = [Pair(*two) for two in product(ends, ends)]
    parts = [one + other for one, other in product("dio", "dio") if (one, other) != ("o", "o")]
    worlds = set[tuple[RelationKind, ...]]()
    for there in chain.from_iterable(combinations(parts, size) for size in range(1, len(parts) + 1)):
        sides = [[frozenset(p for p in there if p[side] in within) for within in ("di", "i")] for side in (0, 1)]
        if all(chain(*sides)):
            worlds.add(tuple(how(here, there_) for here, there_ in product(*sides)))
    kinds = [kind for kind in RelationKind if kind is not RelationKind.EQUAL]
    assert len(worlds) > 20
    for (one, kind), (other, its) in product(product(range(4), kinds), repeat=2):
        told = [said(*pairs[one], kind), said(*pairs[other], its, "two/1")]
        both = any(world[one] is kind and world[other] is its for world in worlds)
        assert [*contradictions(told, small, small)] == ([] if both else [tuple(told)])
