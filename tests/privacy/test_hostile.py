"""Hostile texts: they take a time in proportion to their length, and the check never falls over."""

from __future__ import annotations

import random
import time

import pytest

from qualityframework.privacy import details_in
from tests.privacy.planting import SIGNS

LENGTH = 200_000
MOST = 4.0
"""Seconds of this process alone; on a quiet machine each takes less than one."""

BEGINNINGS = (
    *("A", "Jane ", "Mr ", "J. ", "O'", "A-", "social worker ", "jane-smith-"),
    *("1", "1 ", "01 ", "0131 496 ", "943 476 5919 ", "AB12 34 56 ", "+1", "EH1 1", "A/1"),
    *("a@", "born 1/1/", "dob 1/1/2011, 2/2/2011 and ", "case no 123 ", "one of "),
    *(" ", "1\u200b", "\ufdfa", "[name withheld]", "[name ", "\ud800"),
)


def seconds(text: str) -> float:
    """How long a text takes."""
    begun = time.process_time()
    details_in(text, SIGNS)
    return time.process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize("again", BEGINNINGS)
def test_the_same_again_and_again_takes_no_longer_than_its_length(again: str) -> None:
    assert seconds((again * LENGTH)[:LENGTH]) < MOST


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_what_details_are_made_of_in_any_order_takes_no_longer_than_its_length(seed: int) -> None:
    rng = random.Random(seed)
    assert seconds("".join(rng.choice(BEGINNINGS) for _ in range(LENGTH // 6))[:LENGTH]) < MOST
    assert seconds("".join(rng.choice("aA1 .-@/'\u00e9\uff11\n") for _ in range(LENGTH))) < MOST


def test_a_record_is_looked_through_in_a_moment() -> None:
    texts = [
        f"In the {number}th record staff of Fife Council said that the plan was reviewed in time. " * 2
        for number in range(200)
    ]
    for text in texts:
        details_in(text, SIGNS)
    assert min(sum(map(seconds, texts)) for _ in range(5)) < 0.05
