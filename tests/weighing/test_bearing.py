"""Which evidence bears on a subject, and whether that is all."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.weighing import Bearing, bearing_on
from tests.panel.reviewing import inspection
from tests.weighing.inspected import SUBJECT, Data

NAMES: Data = {"id": "names", "indicators": ["1.1", SUBJECT]}
OTHER: Data = {"id": "other", "indicators": ["2.2"]}
OPEN: Data = {"id": "open"}
OF_NONE: Data = {"id": "of-none", "indicators": []}


def bearing(subject: str = SUBJECT, **record: Any) -> Bearing:
    bound = inspection(**record)
    evaluation = next((one for one in bound.record.evaluations or () if one.subject == subject), None)
    return bearing_on(bound, subject, evaluation)


def names(found: Bearing) -> tuple[list[str], list[str]]:
    return [item.id for item in found.certain], [item.id for item in found.possible]


def cites(*ids: str) -> Data:
    return {"subject": SUBJECT, "grade": "good", "evidence": list(ids)}


@pytest.mark.parametrize("complete", [False, True])
def test_evidence_bears_that_names_an_indicator_or_is_cited(complete: bool) -> None:
    found = bearing(complete=complete, evidence=[NAMES, OTHER, OF_NONE], evaluations=[cites("of-none")])
    assert names(found) == (["names", "of-none"], [])
    assert found.known


def test_evidence_that_is_named_and_cited_bears_once() -> None:
    assert names(bearing(evidence=[NAMES], evaluations=[cites("names")])) == (["names"], [])


def test_evidence_on_one_of_its_indicators_bears_on_a_group() -> None:
    """And evidence that names what lies beside it does not."""
    items = [{"id": "in", "indicators": ["9.2"]}, {"id": "out", "indicators": ["8.1"]}]
    assert names(bearing("9.1-9.4", evidence=items)) == (["in"], [])


def test_evidence_whose_indicators_are_not_recorded_may_bear_unless_the_record_is_complete() -> None:
    parts: Data = {"evidence": [NAMES, OPEN], "evaluations": [cites()]}
    possible, out = bearing(**parts), bearing(complete=True, **parts)
    assert names(possible) == (["names"], ["open"])
    assert (possible.closed, possible.known) == (True, False)
    assert names(out) == (["names"], [])
    assert out.known


def test_cited_evidence_bears_for_certain_whatever_it_names() -> None:
    items = [OPEN, OTHER]
    assert names(bearing(evidence=items, evaluations=[cites("open", "other")])) == (["open", "other"], [])


@pytest.mark.parametrize(
    ("record", "closed"),
    [
        ({}, False),
        ({"evaluations": [cites()]}, False),  # of evidence nothing is recorded
        ({"complete": True}, True),
        ({"evidence": [OTHER]}, False),  # an evaluation that is not recorded may cite it
        ({"evidence": [OTHER], "evaluations": []}, True),  # there is none
        ({"evidence": [OTHER], "evaluations": [{"subject": "2.2"}]}, True),
        ({"evidence": [OTHER], "evaluations": [{"subject": SUBJECT}]}, False),  # what it cites is not recorded
        ({"evidence": [OTHER], "evaluations": [cites()]}, True),
        ({"evidence": [OTHER], "evaluations": [{"subject": SUBJECT}], "complete": True}, True),
    ],
)
def test_that_there_is_no_other_evidence_has_to_be_told(record: Data, closed: bool) -> None:
    found = bearing(**record)
    assert names(found) == ([], [])
    assert closed is found.closed is found.known
