"""What is a detail and what is not, kind by kind."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qualityframework.privacy import details_in
from qualityframework.vocabulary import DetailKind as Kind
from tests.privacy.planting import SIGNS


def told(text: str) -> list[tuple[str, Kind]]:
    """Every detail, with what it says."""
    return [(text[one.start : one.end], one.kind) for one in details_in(text, SIGNS)]


@pytest.mark.parametrize(
    ("text", "detail", "kind"),
    [
        ("born on 12 March 2011 in Fife", "12 March 2011", Kind.DATE_OF_BIRTH),
        ("DOB 12/03/2011", "12/03/2011", Kind.DATE_OF_BIRTH),
        ("(d.o.b. 2011-03-12)", "2011-03-12", Kind.DATE_OF_BIRTH),
        ("12.3.11 (dob)", "12.3.11", Kind.DATE_OF_BIRTH),
        ("call 0131 496 0123 today", "0131 496 0123", Kind.TELEPHONE_NUMBER),
        ("call 0131 496 0123 5 times", "0131 496 0123", Kind.TELEPHONE_NUMBER),
        ("call +44 (0)131 496 0123.", "+44 (0)131 496 0123", Kind.TELEPHONE_NUMBER),
        ("mobile 07700 900123", "07700 900123", Kind.TELEPHONE_NUMBER),
        ("tel 07700\u00a0900\u200b123", "07700\u00a0900\u200b123", Kind.TELEPHONE_NUMBER),
        ("to a.b-c+d@mail.example.org.", "a.b-c+d@mail.example.org", Kind.E_MAIL_ADDRESS),
        ("in EH1 2AB.", "EH1 2AB", Kind.POSTCODE),
        ("in sw1a 2aa.", "sw1a 2aa", Kind.POSTCODE),
        ("Case no. 12345", "12345", Kind.CASE_REFERENCE),
        ("see SW-123456", "SW-123456", Kind.CASE_REFERENCE),
        ("see CP/2019/0012,", "CP/2019/0012", Kind.CASE_REFERENCE),
        ("Three children were seen", "Three", Kind.SMALL_NUMBER),
        ("of 2 young people", "2", Kind.SMALL_NUMBER),
        ("two of the 14 young people", "two", Kind.SMALL_NUMBER),
    ],
)
def test_it_is_found(text: str, detail: str, kind: Kind) -> None:
    assert (detail, kind) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The plan was agreed on 12 March 2019.",
        "Published on 31/07/2019; read 2026-11-22.",
        "children born abroad were not asked",
        "She was born in Scotland, and moved long before the plan of 12 March 2019.",
        "SSI 2011/210, regulation 4(1)(a)",
        "Health and Social Care Standards 4.11",
        "call 0800 022 3222 or 0345 600 9527",
        "write to enquiries@council.example or child.protection@council.example",
        "www.careinspectorate.com and @careinspect",
        "the 1st and 2nd of May; S1 2nd; A1 1st",
        "Standard 1 2CD, page ZZ1 1AA",
        "CS2003000123 is a service",
        "twelve children, 14 young people, no adult",
        "at a ratio of 1:4 children",
        "between 3-4 children",
        "Child A, Young person 3 and Mr X",
        "indicator 2.1 was evaluated as weak",
        "in 2019 we read 60 records of children",
    ],
)
def test_it_is_let_off(text: str) -> None:
    assert told(text) == []


def test_details_are_told_in_order_of_place_and_apart() -> None:
    text = "Jane Smith, DOB 12/03/2011, EH1 2AB, jane@mail.example, 0131 496 0123"
    found = details_in(text, SIGNS)
    assert [one.kind for one in found] == [
        Kind.NAME,
        Kind.DATE_OF_BIRTH,
        Kind.POSTCODE,
        Kind.E_MAIL_ADDRESS,
        Kind.TELEPHONE_NUMBER,
    ]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_what_overlaps_is_told_as_the_surer_kind() -> None:
    assert told("Patient number 943 476 5919") == [("943 476 5919", Kind.NHS_NUMBER)]


def test_a_detail_holds_nothing_of_what_it_says() -> None:
    (found,) = details_in("Her name is Agnieszka.", SIGNS)
    assert "Agnieszka" not in repr(found)
    assert found._fields == ("start", "end", "kind")
