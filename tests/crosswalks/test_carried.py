"""Evidence shown under another framework: every item is in one place of four, and nothing is made of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.crosswalks import Carried, carried
from qualityframework.errors import Mismatch, NotFound
from qualityframework.frameworks import load
from qualityframework.inspections import Inspection, Record, opened, parse
from qualityframework.privacy import opened_to_tell
from qualityframework.report.crosswalk_text import carried_lines
from tests.frameworks.test_crosswalk_file import HEAD, shelf_with

EXAMPLE = Path("examples/illustrative-partnership.yaml")
TARGETS = ("children-services/2014", "efqm-model/2013", "efqm-model/2020", "community-justice/2016")
CHILDREN = "children-care-protection/2019"
CODES = tuple(load(CHILDREN).indicators)


def holds_all(shown: Carried, inspection: Inspection) -> None:
    """Each item of evidence is in one list of four, and under the targets that its places name."""
    lists = (shown.placed, shown.in_part_only, shown.nowhere, shown.unrecorded)
    assert Counter(item.id for one in lists for item in one) == Counter(
        item.id for item in inspection.record.evidence or ()
    )
    wholly = {id_ for target in shown.targets for id_ in target.wholly}
    in_part = {id_ for target in shown.targets for id_ in target.in_part}
    assert wholly == {item.id for item in shown.placed}
    assert in_part - wholly == {item.id for item in shown.in_part_only}
    assert all(not set(target.wholly) & set(target.in_part) for target in shown.targets)
    assert all(item.indicators is None for item in shown.unrecorded)
    for item in shown.items:
        placed = {place.indicator for place in item.wholly + item.in_part}
        nothing = {place.indicator for place in item.said_none}
        assert placed | nothing | set(item.not_mapped) == set(item.indicators or ())
        assert not placed & (nothing | set(item.not_mapped))


@pytest.mark.parametrize("to", TARGETS)
def test_nothing_of_the_example_is_lost(to: str) -> None:
    inspection = opened(EXAMPLE)
    holds_all(carried(inspection, load(to)), inspection)


@given(
    st.lists(st.none() | st.lists(st.sampled_from(CODES), max_size=4, unique=True), max_size=8),
    st.sampled_from(TARGETS),
)
def test_nothing_of_any_record_is_lost(named: list[list[str] | None], to: str) -> None:
    items = [
        {"id": f"item-{index}", **({} if codes is None else {"indicators": codes})} for index, codes in enumerate(named)
    ]
    inspection = opened(record(evidence=items))
    holds_all(carried(inspection, load(to)), inspection)


def record(**parts: object) -> Record:
    return Record.model_validate(
        {"id": "r", "title": "R", "framework": CHILDREN, "profile": "2018-20", "as_of": "2019-11-29", **parts}
    )


def test_one_title_belongs_and_a_changed_one_may_bear() -> None:
    shown = carried(opened(EXAMPLE), load("children-services/2014"))
    by_target = {target.item.id: target for target in shown.targets}
    assert "records-families" in by_target["2.2"].wholly
    assert "records-initial-concerns" in by_target["5.1"].in_part
    assert by_target["5.1"].wholly == ()
    assert (len(shown.nowhere), len(shown.unrecorded)) == (0, 0)


def test_under_efqm_everything_only_may_bear() -> None:
    shown = carried(opened(EXAMPLE), load("efqm-model/2020"))
    assert shown.placed == ()
    assert {place.link.through.id for item in shown.in_part_only for place in item.in_part if place.link.through} == {
        "key-outcomes",
        "stakeholders-needs",
        "delivery-of-services",
        "management",
        "leadership",
    }


def test_what_is_said_to_share_nothing_is_told_apart_from_what_nobody_mapped(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, HEAD + "- {from: ['1.1'], to: ['1.1', '2.1'], kind: none, status: drafted}\n")
    told = record(framework="small-framework/1", profile="first", evidence=[{"id": "a", "indicators": ["1.1", "2.1"]}])
    (item,) = carried(opened(told, shelf=shelf), load("other-framework/1", shelf), shelf).nowhere
    assert [(place.indicator, place.link.to.id) for place in item.said_none] == [("1.1", "1.1"), ("1.1", "2.1")]
    assert item.not_mapped == ("2.1",)


def test_one_none_says_nothing_of_any_other_item(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, HEAD + "- {from: ['1.1'], to: ['1.1'], kind: none, status: drafted}\n")
    told = record(framework="small-framework/1", profile="first", evidence=[{"id": "a", "indicators": ["1.1"]}])
    shown = carried(opened(told, shelf=shelf), load("other-framework/1", shelf), shelf)
    text = "\n".join(line.text for line in carried_lines(shown, 300))
    assert "1.1 is said to share nothing with 1.1 " in text
    assert "any item" not in text


def test_what_is_not_recorded_is_no_empty_list() -> None:
    target = load("efqm-model/2020")
    unknown, none = carried(opened(record()), target), carried(opened(record(evidence=[])), target)
    assert (unknown.evidence_recorded, none.evidence_recorded) == (False, True)
    items = carried(opened(record(evidence=[{"id": "a"}, {"id": "b", "indicators": []}])), target)
    assert [one.id for one in items.unrecorded] == ["a"]
    assert [one.id for one in items.nowhere] == ["b"]


def test_priorities_of_a_record_are_not_mapped(tmp_path: Path) -> None:
    shelf = shelf_with(tmp_path, HEAD + "- {from: ['1.1'], to: ['1.1'], kind: equal, status: drafted}\n")
    for name in ("small-framework", "other-framework"):
        file = shelf / name / "1/framework.yaml"
        file.write_text(file.read_text(encoding="utf-8") + 'priorities_in: "1"\n', encoding="utf-8")
    told = record(
        framework="small-framework/1",
        profile="first",
        priorities=[{"id": "p1", "title": "Sooner"}],
        evidence=[{"id": "a", "indicators": ["p1"]}, {"id": "b", "indicators": ["1.1"]}],
    )
    shown = carried(opened(told, shelf=shelf), load("other-framework/1", shelf), shelf)
    assert [one.id for one in shown.nowhere] == ["a"]
    assert [one.id for one in shown.placed] == ["b"]


def test_a_record_is_not_shown_under_its_own_framework_or_by_way_of_a_third() -> None:
    inspection = opened(EXAMPLE)
    with pytest.raises(Mismatch, match="is by children-care-protection/2019 already"):
        carried(inspection, load(CHILDREN))
    with pytest.raises(NotFound, match="there is no crosswalk between"):
        carried(inspection, load("community-payback-orders/2018"))


def test_details_that_a_record_holds_are_told_by_nothing(tmp_path: Path) -> None:
    name = "Morag Sutherland"
    path = tmp_path / "record.yaml"
    text = EXAMPLE.read_text(encoding="utf-8")
    path.write_text(text.replace("Records read, quality of assessments", f"Record of {name}, born 3 May 2011"), "utf-8")
    assert name in str(carried(opened(path), load("efqm-model/2020")).model_dump())
    shown = carried(opened_to_tell(path), load("efqm-model/2020"))
    assert "Sutherland" not in shown.model_dump_json() + "".join(line.text for line in carried_lines(shown))


def test_the_example_read_from_a_text_is_told_the_same() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    target = load("children-services/2014")
    assert carried(opened(parse(text)), target) == carried(opened(EXAMPLE), target)
