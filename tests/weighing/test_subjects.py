"""Of which subjects evidence is weighed: of those of the inspection, or of those that are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from qualityframework.errors import NotFound
from qualityframework.frameworks import load
from qualityframework.vocabulary import natural
from qualityframework.weighing import weigh, weighing
from tests.panel.reviewing import example, inspection
from tests.strategies.inspections import FRAMEWORK
from tests.weighing.inspected import SUBJECT

EXAMPLE = "illustrative-partnership"


def test_subjects_are_those_evaluated_those_of_the_profile_and_indicators_that_evidence_names_beside_them() -> None:
    profile = [subject.id for subject in load(FRAMEWORK).profiles["2018-20"].subjects]
    assert list(weigh(inspection())) == profile
    items = [{"id": "e1", "indicators": ["3.1", "9.2", SUBJECT]}, {"id": "e2", "indicators": ["8.2"]}]
    found = list(weigh(inspection(evidence=items, evaluations=[{"subject": "9.2"}, {"subject": "8.1"}])))
    assert set(found) == {*profile, "9.2", "8.1", "3.1", "8.2"}
    assert found == sorted(found, key=natural)


def test_an_indicator_of_a_group_that_is_evaluated_is_no_subject_beside_it() -> None:
    found = weigh(inspection(evidence=[{"id": "e1", "indicators": ["9.3"]}]))
    assert "9.3" not in found
    assert [item.id for item in found["9.1-9.4"].items] == ["e1"]


def test_one_subject_may_be_asked_for() -> None:
    whole, one = weighing(example(EXAMPLE)), weighing(example(EXAMPLE), subject=SUBJECT)
    assert dict(one.subjects) == {SUBJECT: whole.subjects[SUBJECT]}
    assert one.basis == whole.basis


def test_a_subject_or_method_that_is_not_there_is_told_with_the_nearest() -> None:
    record = inspection()
    with pytest.raises(NotFound, match=r"there is no indicator or group `2\.9`: did you mean `2\.1`\?"):
        weighing(record, subject="2.9")
    with pytest.raises(NotFound, match=r"`weighted-pool` .* 2019-11-29: did you mean `weighted-evidence-pool`\?"):
        weigh(record, method="weighted-pool")


def test_some_subjects_may_be_asked_for_and_are_what_they_are_among_all() -> None:
    """Also one that is no subject of this inspection, and none at all; in the order in which they are asked for."""
    record = example(EXAMPLE)
    whole = weigh(record)
    some = weigh(record, subjects=("5.1", SUBJECT))
    assert list(some.items()) == [("5.1", whole["5.1"]), (SUBJECT, whole[SUBJECT])]
    assert weigh(record, subjects=()) == {}
    bare = inspection(evidence=[], complete=True)
    assert "9.3" not in weigh(bare)
    assert weigh(bare, subjects=["9.3"])["9.3"].reason == "there is no evidence on it"


def test_one_subject_may_be_asked_for_by_its_name_alone() -> None:
    """And is not taken for the letters of its name."""
    record = example(EXAMPLE)
    assert weigh(record, subjects=SUBJECT) == weigh(record, subjects=(SUBJECT,))
    assert list(weigh(record, subjects="9.1-9.4", method="weighted-median")) == ["9.1-9.4"]
    with pytest.raises(NotFound, match=r"there is no indicator or group `2\.9`: did you mean `2\.1`\?"):
        weigh(record, subjects="2.9")
    with pytest.raises(NotFound, match="there is no indicator or group ``"):
        weigh(record, subjects="")


def test_a_subject_that_is_not_there_is_told_before_any_is_weighed() -> None:
    with pytest.raises(NotFound, match=r"there is no indicator or group `2\.9`: did you mean `2\.1`\?"):
        weigh(inspection(), subjects=(SUBJECT, "2.9"))


def test_some_subjects_are_weighed_by_the_method_that_is_asked_for() -> None:
    assert weigh(example(EXAMPLE), method="weighted-median", subjects=(SUBJECT,))[SUBJECT].method == "weighted-median"


@pytest.mark.parametrize("subjects", [None, (SUBJECT,)])
def test_what_weigh_gives_cannot_be_changed(subjects: tuple[str, ...] | None) -> None:
    """A change would be seen by whoever else was given it."""
    found: Any = weigh(example(EXAMPLE), subjects=subjects)
    one = found[SUBJECT]
    changes: list[Callable[[], object]] = [
        lambda: found.pop(SUBJECT),
        lambda: found.update({SUBJECT: one}),
        lambda: found.clear(),
        lambda: one.carries.said.clear(),
        lambda: one.items[0].shows.clear(),
    ]
    for change in changes:
        with pytest.raises(TypeError, match="cannot be changed"):
            change()
    with pytest.raises(TypeError, match="cannot be changed"):
        found[SUBJECT] = one
    with pytest.raises(FrozenInstanceError):
        one.grade = "excellent"
    assert found[SUBJECT] is one


def test_weigh_is_the_subjects_of_weighing() -> None:
    of_all = weighing(example(EXAMPLE))
    assert weigh(example(EXAMPLE)) == dict(of_all.subjects)
    assert of_all.method == "weighted-evidence-pool"
    assert of_all.title == example(EXAMPLE).record.title
