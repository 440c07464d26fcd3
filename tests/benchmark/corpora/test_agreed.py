"""An agreed inspection as cases: its grades, and what the evidence behind each came to."""

from __future__ import annotations

import datetime as dt

import pytest

from qualityframework.benchmark import When
from qualityframework.benchmark.corpora import agreed_cases, day_of, score_of, weighed_by
from qualityframework.inspections import opened, parse
from qualityframework.weighing import weigh
from tests.benchmark.corpora.made import ENOUGH, FRAMEWORK, PROGRAMME, inspected

NOTHING = [{"id": "e1", "kind": "records-read", "indicators": ["2.1"], "shows": {"belief": {"good": 0.1}}}]
"""Evidence that leaves nine tenths open."""


def test_each_evaluation_with_a_grade_is_a_case() -> None:
    first, second = agreed_cases(inspected())
    assert (first.subject, first.grade, second.subject, second.grade) == ("2.1", "good", "2.2", "very_good")
    for one in (first, second):
        assert (one.programme, one.inspection, one.area, one.team) == (PROGRAMME, "north-2019", "North", "team-4")
        assert (one.source, one.counted) == ("https://example.org/north-2019", True)


def test_an_evaluation_without_a_grade_is_no_case() -> None:
    evaluations = [{"subject": "2.1", "state": "insufficient-evidence"}, {"subject": "2.2"}]
    assert agreed_cases(inspected(evaluations=evaluations)) == ()
    assert agreed_cases(inspected(evaluations=None)) == ()


def test_its_score_is_the_mean_score_of_its_weighed_evidence() -> None:
    inspection = inspected()
    carries = weigh(inspection)["2.1"].carries
    assert carries is not None
    assert 4 < carries.score < 5
    assert agreed_cases(inspection)[0].score == pytest.approx(carries.score, abs=1e-6)


def test_other_evidence_makes_another_score() -> None:
    lower = [{**item, "shows": {"grade": "weak"}} for item in ENOUGH]
    (high, _), (low, _) = agreed_cases(inspected()), agreed_cases(inspected(evidence=lower))
    assert high.score is not None
    assert low.score is not None
    assert low.score < 3 < high.score


@pytest.mark.parametrize("evidence", [None, [], NOTHING], ids=["not recorded", "none", "too little"])
def test_without_enough_evidence_there_is_no_score_and_nothing_that_made_it(evidence: object) -> None:
    first, _ = agreed_cases(inspected(evidence=evidence))
    assert (first.grade, first.score, first.weighed_by) == ("good", None, None)


def test_before_the_first_weighing_there_is_no_score() -> None:
    assert {one.score for one in agreed_cases(inspected(as_of="2015-01-01"))} == {None}


def test_a_case_says_by_which_method_and_figures_its_score_was_made() -> None:
    inspection = inspected()
    method, figures = agreed_cases(inspection)[0].weighed_by.split()  # type: ignore[union-attr]
    assert method == inspection.framework.weighing.methods[0].default
    assert len(figures) == 12
    weighed = weigh(inspection)
    assert weighed_by(inspection, weighed) == f"{method} {figures}"
    other = weigh(inspection, method="evidential-reasoning")
    assert weighed_by(inspection, other) == f"evidential-reasoning {figures}"
    assert score_of(weighed["2.1"]) == agreed_cases(inspection)[0].score


@pytest.mark.parametrize(
    ("published", "when"),
    [
        ("2019-07-31", When(dt.date(2019, 7, 31), dt.date(2019, 7, 31), "2019-07-31")),
        ("2019-07", When(dt.date(2019, 7, 1), dt.date(2019, 7, 31), "2019-07")),
        ("2019", When(dt.date(2019, 1, 1), dt.date(2019, 12, 31), "2019")),
        (None, When(dt.date(2019, 6, 1), dt.date(2019, 6, 1), "2019-06-01")),
    ],
)
def test_its_time_is_that_of_its_publication_and_until_then_the_day_it_is_judged_for(
    published: str | None, when: When
) -> None:
    assert day_of(inspected(published=published)) == when


def test_a_day_that_the_calendar_has_not_is_no_time_of_publication() -> None:
    """A record may say 2019-02-31, which its pattern does not tell from a day."""
    assert day_of(inspected(published="2019-02-31")).written == "2019-06-01"


def test_a_group_is_one_case() -> None:
    (one,) = agreed_cases(inspected(evaluations=[{"subject": "9.1-9.4", "grade": "weak"}]))
    assert (one.subject, one.grade) == ("9.1-9.4", "weak")


def test_a_record_that_says_little_makes_a_case_that_says_little() -> None:
    text = f"""
id: bare
title: Bare
framework: {FRAMEWORK}
as_of: 2019-06-01
evaluations: [{{subject: "2.1", grade: good}}]
"""
    (one,) = agreed_cases(opened(parse(text)))
    assert (one.programme, one.area, one.team, one.source, one.score) == (PROGRAMME, None, None, None, None)
