"""Scales, readings and texts, apart from any file."""

from __future__ import annotations

import datetime as dt

import pytest

from qualityframework.documents import Source, document_of
from qualityframework.frameworks import Rule, filled, load_scale, read_rule

SCALE = load_scale("six-point-scale/1")
RULE = """
title: No reason
remit: evidence
severity: note
for: evaluation
when: not reason_stated and steps(grade, weak) > {most}
parameters:
  most: {{{values}, ours: an example}}
message: "{{indicator}}: {{domain.id}}, {{most}}"
question: What is the reason?
rationale: A grade without a reason cannot be followed.
source: {{document: Invented for tests, read: 2026-11-22}}
status: drafted
examples:
  - {{name: none, given: {{reason_stated: false, grade: good}}, expect: fires, as_of: 2019-08-01}}
  - {{name: one, given: {{reason_stated: true, grade: good}}, expect: clear}}
"""


def rule_with(values: str) -> Rule:
    text = RULE.format(most="most", values=values)
    return read_rule(document_of(Source("a.yaml", text)), "evidence/no-reason", SCALE)


@pytest.mark.parametrize("name", ["very_good", "Very good", "very-good", "VERY  GOOD", " very_good ", "Very_Good"])
def test_a_grade_is_known_by_every_way_of_writing_it(name: str) -> None:
    grade = SCALE.grade(name)
    assert grade is not None
    assert grade.position == 5


def test_an_alias_is_the_same_grade() -> None:
    assert SCALE.grade("Satisfactory") == SCALE.grade("adequate")


@pytest.mark.parametrize("name", ["", "verygood", "5", "fair", "good.", "very good indeed"])
def test_what_is_no_way_of_writing_it_is_no_grade(name: str) -> None:
    assert SCALE.grade(name) is None


def test_a_rule_has_the_values_of_its_day_and_none_before_the_first() -> None:
    rule = rule_with("2019-07-31: 1, 2021-07-01: 2")
    assert rule.values_on(dt.date(2019, 7, 30)) is None
    assert rule.values_on(dt.date(2019, 7, 31)) == {"most": 1}
    assert rule.values_on(dt.date(2021, 7, 1)) == {"most": 2}


def test_dated_values_are_in_order_however_they_are_written() -> None:
    assert rule_with("2021-07-01: 2, 2019-07-31: 1").values_on(dt.date(2020, 1, 1)) == {"most": 1}


def test_texts_are_filled_with_what_they_name() -> None:
    assert filled("{a} and {b.rows}, {a}", {"a": "1", "b.rows": "two"}) == "1 and two, 1"
    assert filled("no names", {}) == "no names"
    assert filled("{a}", str.upper) == "A"
    assert filled("{a}", {"a": "{b}"}) == "{b}"
