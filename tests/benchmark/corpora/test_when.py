"""When something was published, as exactly as it is known: from the first day that it can have been to the last."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualityframework.benchmark import When
from qualityframework.benchmark.corpora import when

days = st.dates(min_value=dt.date(1000, 1, 1))


@st.composite
def written(draw: st.DrawFn) -> str:
    """A day, month, year or span."""
    first, last = sorted((draw(days), draw(days)))
    one, other = (day.isoformat()[: 4 + 3 * draw(st.integers(0, 2))] for day in (first, last))
    return draw(st.sampled_from((one, f"{one}/{other}")))


def known(text: str) -> When:
    found = when(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-07-31", "2019-07-31", "2019-07-31"),
        ("2019-07", "2019-07-01", "2019-07-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019-12", "2019-12-01", "2019-12-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2016/2017", "2016-01-01", "2017-12-31"),
        ("2016-11/2017", "2016-11-01", "2017-12-31"),
        ("2016-11-30/2017-02", "2016-11-30", "2017-02-28"),
        ("2019/2019", "2019-01-01", "2019-12-31"),
        ("2019-07/2019-07-15", "2019-07-01", "2019-07-15"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12-31", "9999-12-31", "9999-12-31"),
    ],
)
def test_a_day_month_year_or_span_is_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    assert when(text) == When(dt.date.fromisoformat(first), dt.date.fromisoformat(last), text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "19",
        "2019-7",
        "2019-07-1",
        "2019-13",
        "2019-00",
        "2019-02-30",
        "2019-07-00",
        "0000",
        "2019-",
        "2019/",
        "/2019",
        "2019/2018",
        "2019-07-15/2019-06",
        "2016/2017/2018",
        "2016-17",
        "2016 / 2017",
        " 2019",
        "2019\n",
        "July 2019",
        "31/07/2019",
        "31.07.2019",
        "20190731",
        "2019-07-31T10:00",
        "٢٠١٩",
        "-2019",
        "undated",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert when(text) is None


@given(st.text(st.sampled_from("0123456789-/ "), max_size=21))
def test_any_text_is_a_time_in_order_or_none(text: str) -> None:
    found = when(text)
    assert found is None or (found.first <= found.last and found.written == text)


@given(written())
def test_what_is_written_is_kept_and_holds_its_own_days(text: str) -> None:
    found = when(text)
    assume(found is not None)  # 2019-07-15/2019-06 ends before it begins
    assert found is not None
    assert found.written == text
    assert found.overlaps(known(found.first.isoformat()))
    assert found.overlaps(known(found.last.isoformat()))


@given(days)
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day: dt.date) -> None:
    text = day.isoformat()
    one, month, year = known(text), known(text[:7]), known(text[:4])
    assert year.first <= month.first <= one.first == one.last <= month.last <= year.last


times: st.SearchStrategy[When] = written().filter(when).map(known)


@given(times, times)
def test_two_times_overlap_if_there_is_a_day_that_both_can_have_been_on(one: When, other: When) -> None:
    assert one.overlaps(one)
    assert one.overlaps(other) == other.overlaps(one) == (max(one.first, other.first) <= min(one.last, other.last))


@given(times, times, times)
def test_what_overlaps_a_part_overlaps_the_whole(one: When, other: When, third: When) -> None:
    whole = When(min(one.first, third.first), max(one.last, third.last), "")
    assert not one.overlaps(other) or whole.overlaps(other)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("2019-07-31", "2019-07", True),
        ("2019-07-31", "2019-08", False),
        ("2019", "2019-12-31", True),
        ("2019", "2020-01-01", False),
        ("2016/2017", "2017-12", True),
        ("2016/2017", "2018", False),
    ],
)
def test_they_overlap_to_the_day(one: str, other: str, both: bool) -> None:
    assert known(one).overlaps(known(other)) is both
