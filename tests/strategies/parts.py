"""Texts of random records, and what an item of evidence shows."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from qualityframework.frameworks import load
from qualityframework.testing.drawn_rows import by_hypothesis
from qualityframework.testing.pool import TEXTS, pool_of
from qualityframework.testing.written_records import RecordWriter

Data = dict[str, Any]

PERSON = "Zofia Kowalczyk"
NUMBER = "0102031002"
"""A name and a well-formed number, of nobody."""
TOLD = ("told", "told", *TEXTS, f"Mrs {PERSON} told us that it helped.", f"The CHI number was {NUMBER}.")
"""Texts that can be held against grades, evidence and each other, and some that say who somebody is."""


@st.composite
def shown(draw: DrawFn, framework: str = "children-care-protection/2019") -> Data:
    """What an item shows, in one of the five ways."""
    choose = by_hypothesis(draw)
    return RecordWriter(choose, pool_of(choose, load(framework))).shown()
