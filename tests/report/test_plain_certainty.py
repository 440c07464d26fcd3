"""How certain it is and what is not known, in plain words."""

from __future__ import annotations

import pytest

from tests.report.saying import ALL_IN, FIRM, KINDS, of_each, told, words
from tests.weighing.inspected import Data, says, weighed

# how certain ---------------------------------------------------------------------------------------------------------


def test_certainty_is_told_with_every_doubt() -> None:
    assert told(*FIRM).endswith("Certainty is high.")
    assert of_each("weak", "weak", "very_good", "very_good", "very_good").endswith(
        "Certainty is low: the evidence conflicts; the band reaches over 3 steps."
    )


def test_what_may_lessen_certainty_is_told_with_what_it_would_then_be() -> None:
    said = told(*(says("good") for _ in range(3)), says("good", KINDS[1]), says("good", KINDS[2]))
    assert said.endswith(
        "Certainty is high at most; it may be moderate: "
        "up to 54% of it comes from samples of which less than 40% came in: not recorded."
    )


def test_what_may_lessen_certainty_stands_after_what_does() -> None:
    said = told(*(says("good", kind) for kind in ("staff-survey", "children-survey", "parent-carer-survey")))
    assert said.endswith(
        "Certainty is moderate at most: 47% of it cannot be told; it may be low: "
        "up to 100% of it comes from samples of which less than 40% came in: not recorded."
    )


def test_what_is_not_recorded_could_make_it_very_low() -> None:
    """And could raise it as well, so that it is not told to be the most."""
    said = told(*FIRM, complete=False)
    may_be = "it could turn out to be very low: what is not recorded could change it. "
    assert f"As far as is recorded, certainty is high; {may_be}" in said
    assert "at most" not in said


def test_what_lessens_certainty_stands_before_what_is_not_recorded() -> None:
    said = told(*(says("good", reliability=1, **ALL_IN) for _ in range(3)), complete=False)
    assert (
        "As far as is recorded, certainty is moderate: it rests in effect on one source; "
        "it could turn out to be very low: what is not recorded could change it. "
    ) in said


def test_where_it_cannot_be_lower_what_may_lessen_it_too_is_told_as_that() -> None:
    """In conflict, from documents, over a wide band, little relied on: very low whatever is not recorded."""
    kinds = ("plans-and-policies", "audits-and-reviews", "position-statement", "earlier-findings")
    grades = ("unsatisfactory", "excellent") * 2
    torn = [says(grade, kind, weight=2, reliability=0.55) for grade, kind in zip(grades, kinds, strict=True)] * 3
    said = told(*torn, complete=False)
    assert "the band reaches over 5 steps; and perhaps: what is not recorded could change it. Not recorded, " in said
    assert "As far as is recorded, certainty is very low: mean reliability 0.55, below 0.6; " in said
    assert "it may be" not in said


# what is not known ---------------------------------------------------------------------------------------------------


def test_what_is_not_recorded_is_told() -> None:
    last = {**FIRM[3], "kind": None}
    items = [{**item, "lineage": f"l{number}"} for number, item in enumerate(FIRM[:3])]
    last = {key: value for key, value in last.items() if value is not None}
    said = told(*items, last, complete=False)
    assert said.startswith("As far as is recorded, the evidence can carry Good (")
    assert "As far as is recorded, the team's grade, Good, lies within that band, and " in said
    assert "As far as is recorded, certainty is " in said
    assert said.count("As far as is recorded") == 3
    assert said.endswith(" Not recorded, and weighed without it: kind of e4, lineage of e4.")
    assert "ot recorded" not in told(*FIRM)
    assert "As far as is recorded" not in told(*FIRM)


@pytest.mark.parametrize("method", ["weighted-median", None])
def test_what_is_weighed_is_as_far_as_is_recorded_whatever_it_comes_to(method: str | None) -> None:
    """One of a kind that is not recorded is too little to say."""
    told_ = told(says("good", None), method=method)
    first = "by weighted-median the evidence comes to Good" if method else "there is too little evidence to say"
    assert told_.startswith(f"As far as is recorded, {first}")
    assert ("So nothing can be said of the team's grade, Good." in told_) is (method is None)
    assert "As far as is recorded, certainty is " in told_


def test_of_much_that_is_not_recorded_six_are_told_and_how_many_more() -> None:
    one = weighed(*FIRM, *FIRM, complete=False)
    gaps = ", ".join(f"lineage of e{number}" for number in range(1, 7))
    assert [gap.affects for gap in one.not_known] == ["weighing"] * 8
    assert words(one).endswith(f" Not recorded, and weighed without it: {gaps} and 2 more.")
    six = words(weighed(*FIRM, *FIRM[:2], complete=False))
    assert six.endswith(f" Not recorded, and weighed without it: {gaps}.")


@pytest.mark.parametrize(
    ("items", "parts", "said"),
    [
        ((), {}, "there is no evidence on it. So nothing can be said of the team's grade, Good."),
        (
            (),
            {"complete": False, "evidence": None},
            "no evidence on it is recorded, and the record does not say that there is none. "
            "Not recorded, and weighed without it: evidence of 2.1.",
        ),
        (
            (says(None),),
            {},
            "none of the evidence on it speaks for any grade. So nothing can be said of the team's grade, Good.",
        ),
        (
            (says("good", weight=0),),
            {"grade": None},
            "what the evidence on it shows counts for nothing, by its weight and reliability.",
        ),
        (
            (says("good", "observation", reliability=1), says("weak", "outcome-data", reliability=1)),
            {"method": "evidential-reasoning-rule"},
            "the evidence on it cancels out by this method.",
        ),
        ((), {"method": "weighted-median"}, "there is no evidence on it."),
        ((), {"as_of": "2015-01-01"}, "no weighing is in force on that day."),
    ],
)
def test_where_nothing_could_be_weighed_it_says_why_and_nothing_else(
    items: tuple[Data, ...], parts: Data, said: str
) -> None:
    assert told(*items, **parts) == f"Nothing could be weighed: {said}"


def test_what_was_gathered_after_the_day_is_told() -> None:
    late = [{**item, "date": "2019-12-01"} for item in FIRM]
    sentence = "Gathered after the day that this is for, and weighed all the same"
    doubt = "Certainty is moderate: some of it was gathered after the day that it is weighed for."
    assert told(*late[:2], *FIRM[2:]) == (f"{told(*FIRM).replace('Certainty is high.', doubt)} {sentence}: e1, e2.")
    assert told(*late, *late).endswith(f" {sentence}: e1, e2, e3, e4, e5, e6 and 2 more.")
    assert f" {sentence}: e1. Not recorded, and weighed without it: " in told(late[0], *FIRM[1:], complete=False)
    silent = told(says(None, date="2019-12-01"), grade=None)
    assert silent.startswith("Nothing could be weighed: none of the evidence on it speaks for any grade.")
