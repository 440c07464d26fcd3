"""Evidence without a date may be later than the day that it is weighed for, and is not taken for early."""

from __future__ import annotations

import pytest

from qualityframework.vocabulary import Level
from tests.weighing.inspected import carried, says

FIRM = (says("good"), says("good", "children-survey", people=90, invited=100), says("good", "children-meetings"))


@pytest.mark.parametrize(
    ("day", "level", "at_least"),
    [
        ("2019-06-18", Level.HIGH, Level.HIGH),
        ("2030-01-01", Level.MODERATE, Level.MODERATE),
        (None, Level.HIGH, Level.MODERATE),
    ],
)
def test_without_a_date_the_doubt_may_be_there(day: str | None, level: Level, at_least: Level) -> None:
    certainty = carried(*FIRM[1:], says("good", date=day)).certainty
    assert (certainty.level, certainty.at_least) == (level, at_least)
    told = [doubt for doubt in (*certainty.doubts, *certainty.perhaps) if "gathered after the day" in doubt]
    assert bool(told) is (day != "2019-06-18")
