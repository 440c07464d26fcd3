"""Crosswalks as text: what is reconstructed says so, and what nobody mapped is told."""

from __future__ import annotations

from pathlib import Path

from qualityframework.crosswalks import carried, related
from qualityframework.frameworks import load
from qualityframework.inspections import opened, parse
from qualityframework.report.crosswalk_text import carried_lines, related_lines

EXAMPLE = Path("examples/illustrative-partnership.yaml")
RECORD = """
id: r
title: R
framework: children-care-protection/2019
profile: 2018-20
as_of: 2019-11-29
evidence:
  - {id: a, title: Something}
  - {id: b, indicators: ["1.1"]}
  - {id: c, indicators: []}
"""


def text_of_related(one: str, other: str) -> str:
    return "\n".join(line.text for line in related_lines(related(load(one), load(other)), 200))


def test_both_sides_and_what_is_not_mapped_are_told() -> None:
    told = text_of_related("early-learning-childcare/2025", "early-learning-childcare/2022")
    assert "holds 4.1 Staff skills, knowledge and values; relation [reconstructed]" in told
    assert "lies within staff-skills" in text_of_related("early-learning-childcare/2022", "early-learning-childcare")
    assert "not mapped, of early-learning-childcare/2022" in told
    assert "4.2 Staff recruitment [reconstructed]" in told
    assert "note: One title." in told
    assert "not followed" in told


def test_evidence_is_told_under_its_targets_and_what_has_no_place_with_why() -> None:
    shown = carried(opened(parse(RECORD)), load("community-justice/2016"))
    told = "\n".join(line.text for line in carried_lines(shown, 200))
    assert "b: 1.1 is not mapped" in told
    assert "c: it names no indicator" in told
    assert "a Something" in told
    assert "no evidence of the record" in told
    assert "3 items of evidence: 0 with a place, 0 that only may bear on something, 2 with no place, 1 with" in told


def test_a_relation_of_a_domain_says_so_and_that_it_is_reconstructed() -> None:
    shown = carried(opened(EXAMPLE), load("efqm-model/2013"))
    told = "\n".join(line.text for line in carried_lines(shown, 300))
    assert "1.1 may share something with it, as told of the domain key-outcomes [reconstructed]" in told
    assert "domain" in text_of_related("efqm-model/2013", "children-care-protection/2019")
    assert "No grade is carried over and nothing is weighed." in told


def test_no_recorded_evidence_is_told() -> None:
    shown = carried(opened(parse(RECORD.partition("evidence:")[0])), load("community-justice/2016"))
    assert any(line.text.startswith("The record does not say") for line in carried_lines(shown))
