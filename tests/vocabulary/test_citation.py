"""Citations, and values that have a date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from qualityframework.vocabulary import Citation, Dated

DAY = dt.date(2019, 7, 31)
dated = st.lists(st.tuples(st.dates(), st.integers()), unique_by=lambda entry: entry[0]).map(
    lambda entries: Dated(tuple(sorted(entries)))
)


def test_a_value_holds_from_its_day_on_until_the_next() -> None:
    three = Dated(((DAY, 3), (dt.date(2021, 7, 1), 4)))
    assert three.on(DAY - dt.timedelta(days=1)) is None
    assert three.on(DAY) == 3
    assert three.on(dt.date(2021, 6, 30)) == 3
    assert three.on(dt.date(2021, 7, 1)) == 4
    assert three.on(dt.date.max) == 4


def test_of_no_values_none_is_in_force() -> None:
    assert Dated[int](()).on(DAY) is None


@given(dated, st.dates())
def test_the_value_in_force_is_the_latest_that_has_begun(values: Dated[int], day: dt.date) -> None:
    begun = [value for start, value in values.entries if start <= day]
    assert values.on(day) == (begun[-1] if begun else None)


def test_a_citation_is_shown_with_place_address_and_day() -> None:
    citation = Citation(document="The Guide", place="section B", address="https://example.org/guide", read=DAY)
    assert str(citation) == "The Guide, section B <https://example.org/guide> (read 2019-07-31)"
    assert str(Citation(document="The Guide", read=DAY)) == "The Guide (read 2019-07-31)"


@pytest.mark.parametrize(
    "read", ["2019", "20190731", "2019-7-31", "2019-02-30", "2019-07-31T00:00", "\u0662\u0660\u0661\u0669-07-31", "0"]
)
def test_a_day_is_written_in_one_way(read: str) -> None:
    with pytest.raises(ValidationError):
        Citation.model_validate({"document": "The Guide", "read": read})


def test_a_citation_does_not_change_and_has_no_other_keys() -> None:
    citation = Citation(document="The Guide", read=DAY)
    with pytest.raises(ValidationError):
        citation.document = "Another"
    with pytest.raises(ValidationError):
        Citation.model_validate({"document": "The Guide", "read": "2019-07-31", "author": "somebody"})
