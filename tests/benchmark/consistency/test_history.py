"""Which earlier inspections a draft is compared with, which are left out, and that this is told."""

from __future__ import annotations

from typing import Any

import pytest

from qualityframework.benchmark.consistency import Benchmark, LeftOutOfHistory, compare
from qualityframework.benchmark.corpora import when
from tests.benchmark.consistency.comparing import (
    DRAFT,
    compared,
    corpus,
    draft,
    earlier,
    one,
    programme,
    several,
    tally,
)
from tests.benchmark.consistency.made import SHELF, SUBJECT

GOOD = draft((SUBJECT, 3.6, "good"))
ITSELF = "it is the inspection itself"
ALIKE = "it is of the same area and time, and so the inspection itself"
PERHAPS = "it is of the same area, and not known to be of another time: it may be the inspection itself"
LATER = "it was published after 2019-11-29"


def with_one(name: str = "other", inspection: Any = GOOD, **parts: Any) -> Benchmark:
    """Beside ten of March 2019 another inspection, very much out of line."""
    return compared(inspection, [*several(), *earlier(name, (SUBJECT, 3.6, "excellent"), **parts)])


def left_out(made: Benchmark, cases: int = 10) -> dict[str, str]:
    """What was left out and why, where so many cases were used."""
    assert made.history.cases == cases
    assert one(made).here == cases
    return {left.inspection: left.why for left in made.history.left_out}


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"name": DRAFT}, ITSELF),
        ({"name": DRAFT, "when": None, "area": None}, ITSELF),
        ({"area": "Orkney", "when": when("2019-11-29")}, ALIKE),
        ({"area": "ORKNEY", "when": when("2019-11")}, ALIKE),
        ({"area": "Orkney", "when": when("2019")}, ALIKE),
        ({"area": "Orkney", "when": when("2018-11/2020-03")}, ALIKE),
        ({"area": "Orkney", "when": None}, PERHAPS),
        ({"when": when("2019-11-30")}, LATER),
        ({"when": when("2020")}, LATER),
        ({"area": "Orkney", "when": when("2020-02")}, LATER),
    ],
)
def test_the_drafts_own_inspection_and_later_ones_are_left_out_and_told(parts: dict[str, Any], why: str) -> None:
    name = parts.get("name", "other")
    made = with_one(**parts)
    assert left_out(made) == {name: why}
    assert made.subjects == compared(GOOD, several()).subjects
    assert name not in {near.inspection for near in one(made).nearest}


@pytest.mark.parametrize(
    "parts",
    [
        {"area": "Orkney", "when": when("2019-11-28")},
        {"area": "Orkney", "when": when("2018")},
        {"area": "Shetland", "when": None},
        {"area": None, "when": when("2019-11-29")},
        {"area": "Shetland", "when": when("2019-11-29")},
        {"area": "Shetland", "when": when("2019")},
    ],
)
def test_earlier_inspections_of_the_same_area_and_others_of_the_same_day_are_compared_with(
    parts: dict[str, Any],
) -> None:
    assert left_out(with_one(**parts), cases=11) == {}


def test_of_a_draft_whose_area_is_not_told_no_inspection_is_known_to_be_the_same() -> None:
    made = with_one(inspection=draft((SUBJECT, 3.6, "good"), area=None), area="Orkney", when=when("2019-11-29"))
    assert left_out(made, cases=11) == {}
    (caution,) = made.history.cautions
    assert caution == "the record names no area, so that its own rows in a history can be known by its identifier alone"


def test_a_draft_that_is_published_was_when_it_was_published() -> None:
    """And is judged as of another day."""
    published = draft((SUBJECT, 3.6, "good"), published="2019-11")
    assert left_out(with_one(inspection=published, area="Orkney", when=when("2019-11-03"))) == {"other": ALIKE}


def test_all_of_an_inspection_is_left_out_where_a_part_of_it_has_to_be() -> None:
    cases = [
        *earlier("other", (SUBJECT, 3.6, "excellent"), when=None, area=None),
        *earlier("other", ("1.1", 3.6, "excellent"), when=when("2020")),
    ]
    assert left_out(compared(GOOD, [*several(), *cases])) == {"other": LATER}


def test_counts_without_subjects_are_left_out_in_the_same_way() -> None:
    tallies = [tally(DRAFT, {"weak": 3}), tally("late", {"weak": 3}, when=when("2020")), tally("old", {"weak": 3})]
    made = compared(GOOD, several(), tallies)
    assert left_out(made) == {DRAFT: ITSELF, "late": LATER}
    assert made.history.without_evidence == 3
    rate = one(made).base_rate
    assert rate is not None
    assert rate.programme == 13


def test_what_is_left_out_is_told_in_an_order_of_its_own() -> None:
    cases = [case for name in ("b", "c", "a") for case in earlier(name, (SUBJECT, 3.6, "weak"), when=when("2020"))]
    assert compared(GOOD, cases).history.left_out == tuple(LeftOutOfHistory(name, LATER) for name in "abc")


# programmes ----------------------------------------------------------------------------------------------------------


def test_other_programmes_are_never_compared_with_and_not_counted_anywhere() -> None:
    """Not even told as left out: they are of something else."""
    another = programme("2021-25")
    cases = [*several(), *earlier("i99", (SUBJECT, 3.6, "excellent"), programme=another.id)]
    tallies = [tally("t", {"weak": 20}, programme=another.id)]
    made, plain = compare(GOOD, corpus(cases, tallies, another), SHELF), compared(GOOD, several())
    assert left_out(made) == {}
    assert (made.subjects, made.leniency, made.chance) == (plain.subjects, plain.leniency, plain.chance)
    assert made.history.without_evidence == 0


def test_where_the_corpus_has_not_the_programme_there_are_no_cases_and_that_is_told() -> None:
    another = draft((SUBJECT, 3.6, "good"), profile="2021-25", as_of="2022-03-01")
    made = compared(another, several(), [tally("t", {"good": 5})])
    assert (made.history.programme, made.history.cases, made.history.without_evidence) == (None, 0, 0)
    assert one(made).answer == "no-earlier-cases"
    assert (made.leniency, one(made).base_rate, one(made).nearest) == (None, None, ())
