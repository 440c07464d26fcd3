"""Inspections that are drawn at random: they bind, for every framework, and have everything that a record can hold."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from qualityframework.frameworks import Framework, load, load_ruleset
from qualityframework.inspections import EvidenceItem, Inspection, Record, bind, dump, parse
from qualityframework.panel import review
from qualityframework.testing import evidence_items, inspections, many_inspections, records
from qualityframework.testing.drawn_records import judging
from tests.testing.drawing import drawn

PANEL = "children-care-protection/2019"


@settings(max_examples=50)
@given(records())
def test_a_record_that_is_written_down_is_read_again_and_binds(record: Record) -> None:
    read = parse(dump(record))
    assert read.record == record
    assert bind(read, load(record.framework)).record == record


@pytest.mark.parametrize("name", judging())
def test_records_are_drawn_for_every_framework_that_judges_any(name: str) -> None:
    framework = load(name)
    found = drawn(inspections(framework), 20)
    assert {one.framework.name for one in found} == {name}
    assert {one.profile.id for one in found} <= set(framework.profiles)
    assert any(one.record.evidence and one.record.evaluations for one in found)


def test_frameworks_that_judge_none_are_left_out_and_refused() -> None:
    shown_only = load("efqm-model/2020")
    assert shown_only.name not in judging()
    with pytest.raises(ValueError, match="no record is judged by efqm-model/2020"):
        inspections(shown_only)
    with pytest.raises(ValueError, match="no record is judged by efqm-model/2020"):
        next(many_inspections(1, 0, shown_only))


def named(value: Any, lead: str = "") -> Iterator[str]:
    """Every field that is recorded, by its way from the record."""
    for name, one in value if isinstance(value, BaseModel) else ():
        if one is not None and name in value.model_fields_set:
            yield f"{lead}{name}"
            for inner in one if isinstance(one, tuple) else (one,):
                yield from named(inner, f"{lead}{name}.")


NEVER = {"area", "team", "published", "sources", "note", "priorities.source"}
"""What no rule reads and nothing is reckoned from."""


def test_everything_that_a_record_can_hold_comes_up_and_is_left_out() -> None:
    found = [set(named(one)) for one in drawn(records(), 300)]
    told = Counter(name for one in found for name in one)
    fields = {name for name in Record.model_fields if name not in NEVER}
    assert fields <= told.keys()
    evidence = {f"evidence.{name}" for name in EvidenceItem.model_fields}
    assert evidence - told.keys() == {f"evidence.{name}" for name in ("from_role", "standards", "source", "note")}
    for name in ("evidence", "evaluations", "evidence.kind", "evaluations.grade", "follow_up.decision"):
        within = [one for one in found if name.rpartition(".")[0] in {"", *one}]
        assert 0 < sum(name in one for one in within) < len(within), name


@given(inspections(load(PANEL), gaps=False))
def test_without_gaps_nothing_is_left_out(inspection: Inspection) -> None:
    record = inspection.record
    assert None not in (record.evidence, record.evaluations, record.messages, record.follow_up, record.concerns)
    assert all(item.kind and item.shows and item.indicators is not None for item in record.evidence or ())
    assert all(one.grade or one.state for one in record.evaluations or ())


@given(evidence_items())
def test_an_item_of_evidence_stands_by_itself(item: EvidenceItem) -> None:
    assert EvidenceItem.model_validate(item.model_dump(by_alias=True, exclude_none=True)) == item


def test_items_use_the_kinds_of_their_framework() -> None:
    framework = load(PANEL)
    kinds = {item.kind for item in drawn(evidence_items(framework, gaps=False), 50)}
    assert len(kinds) > 3
    assert kinds <= set(framework.kinds)


def test_many_inspections_by_chance_are_the_same_for_the_same_seed() -> None:
    framework = load(PANEL)
    first, again, other = ([one.record for one in many_inspections(20, seed, framework)] for seed in (1, 1, 2))
    assert first == again != other
    assert len({one.model_dump_json() for one in first}) == 20


def test_counts_lie_near_the_constants_of_rules() -> None:
    framework, ruleset = load(PANEL), load_ruleset("quality-and-consistency-panel/2019")
    people = {
        item.people for one in many_inspections(300, 1, framework, near=ruleset) for item in one.record.evidence or ()
    }
    latest = [dated.entries[-1][1].value for rule in ruleset.rules for dated in rule.parameters.values()]
    limits = {value for value in latest if isinstance(value, int) and 10 < value < 1_000}
    assert limits
    assert limits <= people, "on each of them"
    assert {limit - 1 for limit in limits} <= people, "and right beside it"


def test_rules_come_to_something_on_them() -> None:
    """Most of the shipped rules fire on some of a few hundred."""
    framework, ruleset = load(PANEL), load_ruleset("quality-and-consistency-panel/2019")
    made = [review(one, ruleset) for one in many_inspections(200, 1, framework)]
    fired = {finding.rule for one in made for finding in one.findings}
    assert len(fired) > 0.75 * len(ruleset.rules), sorted({rule.id for rule in ruleset.rules} - fired)
    assert any(one.undetermined for one in made)


@given(st.data(), st.sampled_from(judging()))
def test_what_is_drawn_does_not_change_the_framework(data: st.DataObject, name: str) -> None:
    framework: Framework = load(name)
    before = copy.deepcopy(framework)
    data.draw(inspections(framework))
    assert framework == before
