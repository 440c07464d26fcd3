"""Shares as they are written, and what only looks like one."""

from __future__ import annotations

import pytest

from qualityframework.prose import shares_agree, shares_in
from tests.prose.words import WORDS, ranges, share, shares


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("62%", "61.5", "62.5"),
        ("62 %", "61.5", "62.5"),
        ("62 per cent", "61.5", "62.5"),
        ("62 percent", "61.5", "62.5"),
        ("62.5%", "62.45", "62.55"),
        ("0%", "0", "0.5"),
        ("100%", "99.5", "100"),
        ("31 of 50", "62", "62"),
        ("31 of the 50", "62", "62"),
        ("31 out of 50", "62", "62"),
        ("31 (of 50)", "62", "62"),
        ("31 of a total of 50", "62", "62"),
        ("31/50 records", "62", "62"),
        ("(31/50)", "62", "62"),
        ("1,240 of 2,000", "62", "62"),
        ("nine of the twelve", "75", "75"),
        ("thirty-one of fifty", "62", "62"),
        ("half of records", "45", "55"),
        ("a quarter of records", "20", "30"),
        ("three quarters", "70", "80"),
        ("one in five", "15", "25"),
        ("nine out of ten", "85", "95"),
        ("over 90%", "90", "100"),
        ("no more than 5%", "0", "5"),
        ("at least 31 of 50", "62", "100"),
        ("about 62%", "56.5", "67.5"),
        ("just under half of records", "45", "50"),
        ("just over half of records", "50", "55"),
        ("between 60% and 70%", "59.5", "70.5"),
        ("between 60 and 70 per cent", "59.5", "70.5"),
        ("60-70%", "59.5", "70.5"),
        ("60\u201370%", "59.5", "70.5"),
    ],
)
def test_a_share_stands_for_a_range(text: str, low: str, high: str) -> None:
    assert ranges(f"We found this in {text} in all.") == [share(low, high)]


def test_a_third_and_two_thirds_are_as_exact_as_the_pack_says() -> None:
    assert ranges("a third of staff, two-thirds of parents") == [
        (share("100")[0] / 3 - share("5")[0], share("100")[0] / 3 + share("5")[0]),
        (share("200")[0] / 3 - share("5")[0], share("200")[0] / 3 + share("5")[0]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "at most 5,000 words",
        "80 per cent more contacts",
        "it increased by 12%",
        "a 12% rise in referrals",
        "a 12% annual increase",
        "a rise of 12%",
        "an improvement in attendance of 12%",
        "waiting fell 12%",
        "it fell by a third",
        "up 12% on last year",
        "12% up on last year",
        "12 percentage points",
        "a 95% confidence interval",
        "a margin of error of 5%",
        "help was there 24/7",
        "SSI 2011/210, regulation 4 (1)(a)",
        "SSI 210/ 2011 Personal plans",
        "Regulation 4 of 10",
        "page 4 of 16",
        "week 3 of 12",
        "12 of 2019",
        "on 3/5 and 12/11/2019",
        "in 2018/19 (18/19)",
        "met on 11/12 and (11/12)",
        "120% of the budget",
        "51 of 50",
        "5 of 0",
        "<5%",
        "+12%",
        "-5%",
        "62,5%",
        "£4 of every £10",
        "62% or more",
        "from 55% to 62%",
        "every half hour, half an hour, half of the year",
        "a quarter past, the third quarter, a third party",
        "the first half of 2019",
        "recent work and centres",
        '<p style="width: 100%">',
        "1.5 of 3.5",
        "twenty one",
        "",
    ],
)
def test_what_only_looks_like_a_share_is_none(text: str) -> None:
    assert shares(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Completed by 62% of staff.", ["62%"]),
        ("It increased to 62%.", ["62%"]),
        ("(62%)", ["62%"]),
        ("62% (31/50)", ["62%", "31/50"]),
        ("80% and 95% respectively", ["80%", "95%"]),
        ("of 50 records 31 of 50 were", ["31 of 50"]),
        ("less than half had one (45%)", ["45%"]),
        ("more than two thirds of staff", ["more than two thirds"]),
        ("\u0130\u0130 62% \u0130", ["62%"]),
    ],
)
def test_a_share_is_found_among_other_things(text: str, found: list[str]) -> None:
    assert shares(text) == found


def test_two_shares_agree_when_their_ranges_meet() -> None:
    count, rounded, near, far = shares_in("31 of 50; 62%; 61.6%; 68%", WORDS)
    assert shares_agree(count, rounded)
    assert shares_agree(rounded, near)
    assert not shares_agree(count, near)
    assert not shares_agree(far, count)


def test_what_is_written_is_kept_only_where_it_stands_for_itself() -> None:
    figures = [one.figure for one in shares_in("62%, 31 of 50, over 90%, two thirds", WORDS)]
    assert figures == [share("62")[0], share("62")[0], None, None]
