"""What would change what evidence can carry, as a library: when it is looked for, and why it is not."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.errors import NotFound
from qualityframework.inspections import Inspection
from qualityframework.weighing import Drop, OneWeight, WhatIf, weigh, whatif
from tests.panel.reviewing import inspection
from tests.weighing.inspected import SUBJECT, TELLING, Data, numbered, says

FIRM = tuple(says("good", kind) for kind in ("records-read", "children-meetings", "family-meetings", "outcome-data"))
TOO_LITTLE = "the evidence is too little to say what it carries; further evidence can be tried"
LOOKED_FOR = ("up", "down", "given", "one_weight")


def record(*items: Data, grade: str = "good", **parts: Any) -> Inspection:
    evaluations = [{"subject": SUBJECT, "grade": grade}]
    return inspection(**{"complete": True, "evidence": numbered(items), "evaluations": evaluations, **parts})


def looked_for(told: WhatIf) -> list[str]:
    return [name for name in LOOKED_FOR if getattr(told, name) is not None]


def test_of_evidence_that_says_enough_changes_are_looked_for() -> None:
    told = whatif(record(*FIRM, grade="excellent"), SUBJECT)
    assert told.not_searched is None
    assert {"up", "down", "given"} <= set(looked_for(told))
    assert told.weighed == weigh(record(*FIRM, grade="excellent"), subjects=SUBJECT)[SUBJECT]


@pytest.mark.parametrize(
    ("items", "method", "reason"),
    [
        (FIRM[:1], None, TOO_LITTLE),
        ((says("good", "observation", reliability=1),), None, TOO_LITTLE),  # half of it, which is too much
        ((), None, "there is nothing to weigh: there is no evidence on it"),
        (FIRM[:1], "evidential-reasoning", None),
        (FIRM, "weighted-median", None),
    ],
)
def test_where_there_is_nothing_to_move_nothing_is_looked_for_and_that_is_said(
    items: tuple[Data, ...], method: str | None, reason: str | None
) -> None:
    told = whatif(record(*items), SUBJECT, method=method)
    by_another = f"changes are searched for with weighted-evidence-pool alone, and this is {method}"
    assert told.not_searched == (reason or by_another)
    assert looked_for(told) == []


def test_just_enough_is_looked_at() -> None:
    """1.01 in 2.01 is told."""
    told = whatif(record(says("good", "observation", reliability=1, weight=1.01)), SUBJECT)
    assert told.not_searched is None


@pytest.mark.parametrize("method", ["weighted-median", "evidential-reasoning", "weighted-evidence-pool"])
def test_what_comes_of_a_change_has_a_band_where_the_method_tells_ignorance(method: str) -> None:
    told = whatif(record(*FIRM), SUBJECT, [Drop("e1")], method=method)
    assert told.then is not None
    for one in (told.weighed, told.then):
        assert one.carries is not None
        assert (one.carries.band is not None) is (one.verified_band is not None) is (method in TELLING)


def test_a_single_weight_may_leave_the_middle_on_a_border() -> None:
    """Without the third weak and good are even; where less of another does it, the middle lies on one grade."""
    torn = [
        says(grade, kind, weight=4, reliability=0.9)
        for grade, kind in (("good", "observation"), ("weak", "staff-survey"))
    ]
    third = says("good", "outcome-data", weight=0.3, reliability=1)
    told = whatif(record(*torn, third), SUBJECT).one_weight
    assert told == OneWeight(item="e3", weight=0.3, to=0.0, more=False, included=True, centre="weak", upper="good")


def test_a_method_without_a_name_is_none() -> None:
    with pytest.raises(NotFound, match="`` is no method that "):
        whatif(record(*FIRM), SUBJECT, method="")
    with pytest.raises(NotFound, match="`` is no method that "):
        weigh(record(*FIRM), method="")
