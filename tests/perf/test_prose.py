"""Reading takes time in proportion to a text's length, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from qualityframework.prose import balances_in, links_in, scale_words_in, self_contradictions, told_quantities, words_in
from tests.prose.words import SIX, WORDS

HOSTILE = [
    *("9% ", "9 of 9 ", "9/9 ", "1,000,", "1.1.", "most ", "most (9%) ", "most all (9% and 9%) ", "from 1% to "),
    *("strengths ", "strengths a b c ", "good ", "not good ", "good or ", "\u201c", "'", "'a ", '"', "earlier. "),
    *("[a](", "www.", "(evidence ", "<a ", "twenty-", "\u0130", " ", "(", "half ("),
]
SHORT, LONG = 4_000, 40_000
SLACK = 5


def read(text: str) -> float:
    """How long it takes to ask everything of a text."""
    begun = time.process_time()
    told_quantities(text, WORDS)
    self_contradictions(text, WORDS)
    scale_words_in(text, SIX, WORDS)
    balances_in(text, WORDS)
    words_in(text)
    links_in(text, WORDS)
    return time.process_time() - begun


@pytest.mark.perf
@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_times_the_text_takes_about_ten_times_as_long(unit: str) -> None:
    short, long = ((unit * (length // len(unit) + 1))[:length] for length in (SHORT, LONG))
    read("warm" + short)
    assert read(long) <= SLACK * (LONG / SHORT) * (read(short) + 0.002)
