"""Laws of what a review tells of a record: nothing of who somebody is, and the same of one that was read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.frameworks import load
from qualityframework.inspections import bind, dump, parse
from qualityframework.panel import review
from tests.strategies.gaps import Data
from tests.strategies.inspections import bound, records
from tests.strategies.parts import NUMBER, PERSON
from tests.strategies.settings import rules_for

WRITTEN = frozenset(
    (
        *("title", "text", "reason", "change_reason", "difference_reason", "weight_reason", "timing", "focus"),
        *("approach", "escalated_to", "original", "amended"),
    )
)
"""Fields in which people write what they like."""


def writings(value: Any) -> Iterator[tuple[Data, str]]:
    """Every place in a record where people write what they like."""
    if isinstance(value, list):
        for one in value:
            yield from writings(one)
    elif isinstance(value, dict):
        yield from ((value, name) for name in value if name in WRITTEN)
        for name, one in value.items():
            yield from writings(one) if name != "strands" else ()  # these are called by names such as `approach`


@settings(max_examples=60)
@given(records(), st.data())
def test_no_review_says_who_somebody_is(data: Data, draw: st.DataObject) -> None:
    """A name and a number that stand anywhere in a record stand nowhere in what is said of it."""
    places = list(writings(data))
    for part, name in draw.draw(st.lists(st.sampled_from(places), min_size=1, max_size=12)):
        part[name] = draw.draw(st.sampled_from((f"Mrs {PERSON} said so.", f"{part[name]} (CHI {NUMBER})", NUMBER)))
    told = review(bound(data), rules_for(data)).model_dump_json()
    assert [words for words in (*PERSON.split(), PERSON, NUMBER) if words in told] == []


@pytest.mark.parametrize("form", ["yaml", "json"])
@settings(max_examples=30)
@given(data=records())
def test_a_record_that_is_written_and_read_again_is_told_the_same(form: Literal["yaml", "json"], data: Data) -> None:
    made = bound(data)
    again = bind(parse(dump(made.record, form), f"drawn.{form}"), load(data["framework"]))
    one, other = (json.loads(review(each, rules_for(data)).model_dump_json()) for each in (made, again))
    assert one["provenance"] == other["provenance"]
    for finding in (*one["findings"], *other["findings"]):
        del finding["place"]
    assert one == other
