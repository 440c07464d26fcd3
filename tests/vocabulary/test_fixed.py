"""Mappings that refuse every change, and are otherwise dictionaries."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import qualityframework
from qualityframework.vocabulary import FixedDict
from tests.panel.reviewing import EXAMPLES

CHANGES: dict[str, Callable[[Any], object]] = {
    "setitem": lambda one: one.__setitem__("x", 1),
    "delitem": lambda one: one.__delitem__("a"),
    "ior": lambda one: one.__ior__({"x": 1}),
    "clear": lambda one: one.clear(),
    "pop": lambda one: one.pop("a"),
    "popitem": lambda one: one.popitem(),
    "setdefault": lambda one: one.setdefault("x", 1),
    "update": lambda one: one.update(x=1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_no_change_is_taken(change: Callable[[Any], object]) -> None:
    fixed = FixedDict({"a": 1})
    with pytest.raises(TypeError, match="cannot be changed"):
        change(fixed)
    assert fixed == {"a": 1}


def test_it_is_copied_and_pickled_as_what_it_is() -> None:
    fixed = FixedDict({"a": 1})
    for again in (copy.copy(fixed), copy.deepcopy(fixed), pickle.loads(pickle.dumps(fixed))):
        assert again == fixed
        assert type(again) is FixedDict


def test_what_is_shared_or_told_cannot_be_changed_by_who_asks_for_it() -> None:
    checked = qualityframework.check(EXAMPLES / "illustrative-partnership.yaml")
    framework, finding = checked.inspection.framework, checked.review.findings[0]
    shared: list[Any] = [
        framework.kinds,
        framework.indicators,
        framework.areas,
        framework.profiles,
        framework.domain_of,
        framework.file.sources,
        framework.scale.by_name,
        framework.scale.sources,
        checked.ruleset.by_id,
        checked.ruleset.numbers,
        *(rule.parameters for rule in checked.ruleset.rules),
        finding.values,
        finding.rows,
    ]
    for mapping in shared:
        with pytest.raises(TypeError, match="cannot be changed"):
            mapping["x"] = "y"


def test_a_review_is_written_and_read_as_before() -> None:
    review = qualityframework.check(EXAMPLES / "illustrative-partnership.yaml").review
    assert type(review).model_validate_json(review.model_dump_json()) == review
    assert pickle.loads(pickle.dumps(review)) == review
