"""The nearest name that would have done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.vocabulary import did_you_mean, nearest

GRADES = ["unsatisfactory", "weak", "adequate", "good", "very_good", "excellent"]
names = st.text(st.sampled_from("abc-_1"), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("godo", "good"),
        ("Very-Good", "very_good"),
        ("excelent", "excellent"),
        ("WEAK", "weak"),
        ("fair", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_found_whatever_its_case_and_dashes(written: str, meant: str | None) -> None:
    assert nearest(written, GRADES) == meant


@given(st.lists(names))
def test_a_name_that_is_known_is_its_own_nearest(known: list[str]) -> None:
    assert all(nearest(name, [name]) == name for name in known)


@given(names, st.lists(names))
def test_the_nearest_does_not_hang_on_the_order_or_on_repeats(name: str, known: list[str]) -> None:
    found = nearest(name, known)
    assert found is None or found in known
    assert found == nearest(name, [*reversed(known), *known])


def test_of_two_as_near_the_first_in_the_alphabet_is_offered() -> None:
    assert nearest("2.9", ["9.2", "2.2", "2.1", "2.3"]) == "2.1"


def test_of_two_editions_as_near_by_their_letters_the_one_nearest_in_number_is_offered() -> None:
    assert nearest("efqm-model/2099", ["efqm-model/2013", "efqm-model/2020"]) == "efqm-model/2020"
    assert nearest("efqm-model/1999", ["efqm-model/2013", "efqm-model/2020"]) == "efqm-model/2013"


def test_nothing_is_near_in_the_dark() -> None:
    assert nearest("a" * 81, ["a" * 81]) is None
    assert nearest("e1", [f"e{number}" for number in range(1001)]) is None


def test_a_help_line_offers_the_nearest_or_all_or_how_many_there_are() -> None:
    assert did_you_mean("godo", GRADES) == "did you mean `good`?"
    assert did_you_mean("zzz", ["b", "a"]) == "known here: `a`, `b`"
    assert did_you_mean("zzz", []) == "nothing is known here"
    many = [f"e{number:02}" for number in range(13)]
    assert did_you_mean("zzz", many) == "13 names are known here, such as `e00` and `e12`"
