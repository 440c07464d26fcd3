"""What is not recorded, put together by what is not recorded and not by who waits for it."""

from __future__ import annotations

import pytest

from qualityframework.panel import Undetermined, check
from qualityframework.report.gaps import gaps, wanted
from tests.cli.running import EXAMPLES

RECORDS = sorted(EXAMPLES.glob("*.yaml"))


@pytest.fixture(scope="module", params=RECORDS, ids=lambda path: path.stem)
def undetermined(request: pytest.FixtureRequest) -> tuple[Undetermined, ...]:
    return check(request.param).review.undetermined


def test_all_that_is_not_recorded_is_told_and_nothing_else(
    undetermined: tuple[Undetermined, ...],
) -> None:
    told = {(gap.written, gap.meaning, gap.entity, name) for gap in gaps(undetermined) for name in gap.of}
    lacking = {(gap.written, gap.meaning, gap.of.entity, gap.of.id) for one in undetermined for gap in one.unknown}
    assert told == lacking


def test_a_gap_counts_each_rule_on_each_subject_that_waits_for_it_once(undetermined: tuple[Undetermined, ...]) -> None:
    for gap in gaps(undetermined):
        key = gap.written, gap.meaning, gap.entity
        waits = {one.id for one in undetermined if key in {(u.written, u.meaning, u.of.entity) for u in one.unknown}}
        assert gap.holds_up == len(waits)
    counts = [gap.holds_up for gap in gaps(undetermined)]
    assert counts == sorted(counts, reverse=True)


def test_one_gap_of_many_items_is_told_once() -> None:
    (one,) = [
        one
        for one in check(EXAMPLES / "illustrative-partnership.yaml").review.undetermined
        if one.rule == "evidence/evidence-after-review"
    ]
    (gap,) = one.unknown
    many = one.model_copy(
        update={
            "unknown": tuple(
                gap.model_copy(update={"of": gap.of.model_copy(update={"id": f"item-{at}"})}) for at in range(1, 41)
            )
        }
    )
    told = wanted(many)
    assert told.count(gap.meaning) == 1
    assert "item-2, item-3" in told
    assert "item-30, and 10 more, which JSON tells" in told
