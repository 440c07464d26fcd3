"""Words for shares, and the shares that stand beside them."""

from __future__ import annotations

import pytest

from qualityframework.prose import quantities_in
from tests.prose.words import WORDS, contradicted, quantities, share, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Most records", ["Most"]),
        ("most social workers", ["most"]),
        ("The majority of staff and the vast majority of parents", ["majority", "vast majority"]),
        ("Almost all, nearly all and not all", ["Almost all", "nearly all", "not all"]),
        ("few, a few, very few", ["few", "a few", "very few"]),
        ("Less than half of the staff, fewer than half", ["Less than half", "fewer than half"]),
        ("some of the records", ["some"]),
        ("none of the records", ["none"]),
        ("a minority", ["minority"]),
        ("ALMOST\nALL", ["ALMOST\nALL"]),
        ("the most important, most recent, most vulnerable, at most, its most", []),
        ("to get the most out of life; mostly; utmost; almost", []),
        ("overall, wall, allow, at all, above all, all-round", []),
        ("fewer, the last few weeks, quite a few", []),
        ("some time, somewhat, some extent, handsome", []),
        ("many, several, a number of, a range of", []),
        ("every week, everything", []),
        ("", []),
    ],
)
def test_a_word_of_quantity_is_told_from_what_looks_like_one(text: str, found: list[str]) -> None:
    assert quantities(text) == found


@pytest.mark.parametrize(
    ("word", "low", "high"),
    [
        ("almost all", "90", "100"),
        ("most", "74.5", "90.5"),
        ("majority", "49.5", "74.5"),
        ("less than half", "14.5", "50"),
        ("few", "0", "15.5"),
    ],
)
def test_the_published_words_reach_as_far_as_what_is_rounded_to_them(word: str, low: str, high: str) -> None:
    (one,) = quantities_in(word, WORDS)
    assert (one.low, one.high) == share(low, high)
    assert (one.term.status, one.term.source) == ("confirmed", "terms")


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("almost all (91%)", True),
        ("almost all (90%)", None),
        ("almost all (89%)", False),
        ("almost all (45 of 50)", False),
        ("almost all (over 90%)", None),
        ("most (90%)", True),
        ("most (91%)", False),
        ("most (75%)", True),
        ("most (74%)", False),
        ("most (74.5%)", None),
        ("most (149 of 200)", True),
        ("majority (149 of 200)", True),
        ("majority (74%)", True),
        ("majority (50%)", True),
        ("majority (49%)", False),
        ("less than half (49%)", True),
        ("less than half (49.7%)", True),
        ("less than half (50%)", None),
        ("less than half (25 of 50)", False),
        ("less than half (15%)", True),
        ("few (15%)", True),
        ("few (16%)", False),
        ("all (100%)", True),
        ("all (99%)", False),
        ("all (249 of 250)", False),
        ("none (0%)", True),
        ("none (1 of 300)", False),
        ("some (0%)", None),
        ("some (55%)", False),
        ("some (0 of 50)", False),
        ("most (two thirds)", False),
        ("most (three quarters)", None),
    ],
)
def test_a_word_agrees_with_a_share_that_lies_within_it(text: str, agrees: bool | None) -> None:
    assert [one for *_, one in told(text)] == [agrees]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Almost all records (62%) had a chronology.", [("Almost all", "62%", False)]),
        ("Most records had an up-to-date plan (40 of 50).", [("Most", "40 of 50", True)]),
        ("Most children and young people (80%, 40 of 50) felt safe.", [("Most", "80%", True)]),
        ("Most records, 62%, had one.", [("Most", "62%", False)]),
        ("Most records \u2013 80% \u2013 had one.", [("Most", "80%", True)]),
        ("Reviews held on time: most, at 62%.", [("most", "62%", False)]),
        ("Plans (62% of them, which is most) were new; 62% of records (most) too.", [("most", "62%", False)] * 2),
        ("62% of the records we read, which is the majority, had one.", [("majority", "62%", True)]),
        (
            "Most staff and almost all managers (80% and 62% respectively) agreed.",
            [("Most", "80%", True), ("almost all", "62%", False)],
        ),
        (
            "Most staff (80%) and almost all managers (95%) agreed.",
            [("Most", "80%", True), ("almost all", "95%", True)],
        ),
    ],
)
def test_a_word_is_paired_with_the_share_beside_it(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Most staff in all areas (62%) agreed.",
        "Most staff and some managers (62%) agreed.",
        "Most staff answered (response rate 62%).",
        "Most staff answered (62% response).",
        "Most staff felt heard. In records it was less clear (62%).",
        "Most staff felt heard, but records were less clear (62%).",
        "Most staff replied and 62% of records were read.",
        "Most staff said that in 31 of 50 records there was no plan.",
        "Of most concern, 62% of plans had no date.",
        "Most staff (62% and 70%) agreed.",
        "The most common need (12%) was help with housing.",
        "Almost all records showed an increase (12% more).",
        "Some 62% of records had one.",
        "Not most (62%).",
        "Almost all records had a chronology.",
        "Most staff were sure.\n62%",
        "62% of staff or most managers agreed.",
    ],
)
def test_where_it_is_not_clear_whose_share_it_is_none_is_paired(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in 31 of 50 (68%)", ["31 of 50 (68%"]),
        ("in 31 of 50 records (68%)", ["31 of 50 records (68%"]),
        ("in 68% of records (31 of 50)", ["68% of records (31 of 50"]),
        ("68% (31/50)", ["68% (31/50"]),
        ("31 of 50, or 68%.", ["31 of 50, or 68%"]),
        ("31 of 50, 68%, had one", ["31 of 50, 68%"]),
        ("(31 of 50, 68%)", ["31 of 50, 68%"]),
        ("half of staff (62%)", ["half of staff (62%"]),
        ("31 of 50 (62%)", []),
        ("two of three (67%)", []),
        ("two thirds (62%)", []),
        ("over 60% (31 of 50)", []),
        ("31 of 50, 12 of 20, 62% and 60%", []),
        ("31 of 50 (68% a year before)", []),
        ("31 of 50 (response rate 68%)", []),
        ("31 of 50 in records. 68% of staff agreed", []),
        ("31 of 50 records, compared with 68% elsewhere", []),
        ("62% (68% in all of Scotland)", []),
        ("", []),
    ],
)
def test_one_figure_told_two_ways_is_seen_when_it_differs(text: str, found: list[str]) -> None:
    assert contradicted(text) == found


REPORT = """Almost all children and young people (94%) knew who to talk to. In 31 of 50 records (62%) we found an
up-to-date chronology, and in the majority of records (58%) it was used. Most staff, 81%, had supervision every month; a
few told us that it had stopped. Since the inspection in 2017 the number of referrals had risen by 12%. Two thirds of
parents (66 of 100) felt listened to. The partnership had reviewed its plan for 2018/19, page 4 of 16. Most recent
reviews (12 of 2019) were on time."""


def test_a_sound_report_is_accused_of_nothing() -> None:
    assert [agrees for *_, agrees in told(REPORT)] == [True, True, True]
    assert contradicted(REPORT) == []
