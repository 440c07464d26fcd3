"""What can be said of a draft beside earlier inspections, what it rests on, and what cannot be said."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from qualityframework.benchmark.consistency import Answer, Benchmark, Compared, RestsOn, compare
from qualityframework.benchmark.corpora import Case, Tally, when
from qualityframework.errors import Mismatch, NotFound
from qualityframework.inspections import Inspection
from qualityframework.vocabulary import Consistency
from tests.benchmark.consistency.comparing import TEN, compared, corpus, draft, earlier, one, programme, several, tally
from tests.benchmark.consistency.made import FIGURES, SHELF, SUBJECT, model, near, seen
from tests.strategies.inspections import GRADES

GOOD = draft((SUBJECT, 3.6, "good"))
LEGACY = [case for number in range(20) for case in earlier(f"old{number}", (SUBJECT, None, "good"))]

AGAINST = [
    case
    for number in range(12)
    for case in earlier(f"against{number}", (SUBJECT, *((5.5, "weak") if number % 2 else (1.5, "very_good"))))
]
"""The better the evidence, the lower the grade."""

# each answer ---------------------------------------------------------------------------------------------------------


REACHED: list[tuple[Inspection, list[Case], list[Tally], Answer, RestsOn | None]] = [
    (GOOD, several(5), [], Answer.COMPARED, RestsOn.EARLIER),
    (GOOD, [*several(10, ("1.1", "5.3")), *several(4)], [], Answer.COMPARED, RestsOn.OTHERS),
    (GOOD, several(5, ("1.1",)), [], Answer.TOO_FEW, RestsOn.MOSTLY_FRAMEWORK),
    (GOOD, several(4), [], Answer.TOO_FEW, RestsOn.MOSTLY_FRAMEWORK),
    (GOOD, several(4, (SUBJECT, "1.1", "5.3")), [], Answer.TOO_FEW, RestsOn.MOSTLY_FRAMEWORK),
    (GOOD, LEGACY, [], Answer.NO_PROFILES, RestsOn.FRAMEWORK),
    (GOOD, [], [tally("old", {"good": 20})], Answer.NO_PROFILES, RestsOn.FRAMEWORK),
    (GOOD, [], [], Answer.NO_CASES, RestsOn.FRAMEWORK),
    (draft((SUBJECT, None, "good")), several(), [], Answer.NO_EVIDENCE, None),
    (GOOD, AGAINST, [], Answer.NO_FIT, None),
    (draft((SUBJECT, 5.5, "excellent")), several(), [], Answer.TOO_FEW, RestsOn.MOSTLY_FRAMEWORK),
    (draft((SUBJECT, 3.6, None)), several(), [], Answer.NO_GRADE, None),
    (draft((SUBJECT, None, None)), [], [], Answer.NO_GRADE, None),
]


@pytest.mark.parametrize(
    ("inspection", "cases", "tallies", "answer", "rests_on"), REACHED, ids=[f"{row[3]} {row[4]}" for row in REACHED]
)
def test_what_can_be_said_is_one_answer_and_says_what_it_rests_on(
    inspection: Inspection, cases: list[Case], tallies: list[Tally], answer: Answer, rests_on: RestsOn | None
) -> None:
    told = one(compared(inspection, cases, tallies))
    assert told.answer is answer
    assert rests_on is (told.expected.rests_on if told.expected is not None else None)


def test_every_answer_and_all_that_one_can_rest_on_are_reached_above() -> None:
    assert {row[3] for row in REACHED} == set(Answer)
    assert {row[4] for row in REACHED} - {None} == set(RestsOn)


# labels --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grade", "label"),
    [
        ("unsatisfactory", Consistency.EXPLAIN),
        ("weak", Consistency.EXPLAIN),
        ("adequate", Consistency.IN_LINE),
        ("good", Consistency.IN_LINE),
        ("very_good", Consistency.LOOK_AGAIN),
        ("excellent", Consistency.EXPLAIN),
    ],
)
def test_a_draft_is_in_line_or_to_look_at_again_or_to_explain(grade: str, label: Consistency) -> None:
    told = one(compared(draft((SUBJECT, 3.6, grade)), several()))
    assert told.expected is not None
    assert (told.expected.likely, told.expected.possible) == (("adequate", "good"), ("adequate", "good", "very_good"))
    assert _label(told) is label


@pytest.mark.parametrize("cases", [several(4), LEGACY, []], ids=["too few", "grades alone", "none"])
def test_where_there_is_too_little_to_compare_with_there_is_no_label_but_where_the_framework_would_have_it(
    cases: list[Case],
) -> None:
    """Whatever the grade: an excellent on weak evidence is not in line either."""
    for grade in GRADES:
        told = one(compared(draft((SUBJECT, 2.0, grade)), cases))
        assert told.standing is not None
        assert _label(told) is None
        assert told.standing.at_or_above < 0.01 or grade != "excellent"


@pytest.mark.parametrize("inspection", [draft((SUBJECT, None, "good")), draft((SUBJECT, 3.6, None))])
def test_without_evidence_or_grade_a_draft_stands_nowhere(inspection: Inspection) -> None:
    told = one(compared(inspection, several()))
    assert told.standing is None


def _label(told: Compared) -> Consistency | None:
    assert told.standing is not None
    return told.standing.label


def test_what_is_expected_is_what_the_model_makes_of_the_cases_and_of_nothing_else() -> None:
    """With it come the cases nearest, and what is still unknown of the shift."""
    made = compared(GOOD, [*several(6), *LEGACY])
    told, alone = one(made), model(seen(*[(case.score or 0, GRADES.index(case.grade) + 1) for case in several(6)]))
    assert told.expected is not None
    assert near(alone.predicted(SUBJECT, 3.6), 1e-9) == list(told.expected.distribution.values())
    assert near(alone.prior_left(SUBJECT), 1e-6) == told.expected.prior_left
    assert [case.score for case in told.nearest] == [3.4, 3.9, 3.2, 4.1, 2.6]


@pytest.mark.parametrize(("number", "subjects"), [(5, (SUBJECT,)), (10, (SUBJECT, "1.1", "5.3"))])
def test_leniency_is_as_sure_as_panels_differ_though_each_gave_many_grades(
    number: int, subjects: tuple[str, ...]
) -> None:
    """To what the model does not know comes what panels differ by, over their number."""
    made = compared(GOOD, several(number, subjects)).leniency
    history = [case for one in subjects for case in seen(*TEN[:number], subject=one)]
    middle, variance = model(history).leniency_moments()
    half = 1.959964 * math.sqrt(variance + FIGURES.panel_sd**2 / number)
    assert made is not None
    assert near((middle, middle - half, middle + half), 2e-6) == (made.mean, made.low, made.high)
    assert made.level == FIGURES.leniency_level == 0.95


def test_of_fewer_than_five_inspections_no_leniency_is_told() -> None:
    assert compared(GOOD, several(4, (SUBJECT, "1.1", "5.3"))).leniency is None


# what is not known of the evidence -----------------------------------------------------------------------------------


def test_where_what_is_not_recorded_could_change_the_score_that_is_told() -> None:
    """The same evidence in a record that may have more of it."""
    whole, part = (
        one(compared(draft((SUBJECT, 3.6, "good"), complete=complete), several())) for complete in (True, False)
    )
    assert (whole.score, whole.score_known, whole.answer) == (3.6, True, Answer.COMPARED)
    assert (part.score, part.score_known, part.answer) == (3.6, False, Answer.COMPARED)


def test_evidence_that_is_too_little_to_say_is_not_compared_by() -> None:
    """Its mean is somewhere, but most of it cannot be told."""
    whole = [item.model_dump(by_alias=True, exclude_unset=True) for item in GOOD.record.evidence or ()]
    little = [{**item, "weight": 0.01, "weight_reason": "made for a test"} for item in whole]
    told = one(compared(draft((SUBJECT, 3.6, "good"), evidence=little), several()))
    assert (told.answer, told.score, told.expected, told.standing) == (Answer.NO_EVIDENCE, None, None, None)


def test_a_draft_of_which_no_evidence_was_ever_recorded_has_no_score_that_is_known() -> None:
    told = one(compared(draft((SUBJECT, None, "good"), evidence=None, complete=False), several()))
    assert (told.answer, told.score, told.score_known) == (Answer.NO_EVIDENCE, None, False)


# grades alone --------------------------------------------------------------------------------------------------------


def test_grades_alone_say_how_often_each_was_given_and_nothing_of_consistency() -> None:
    before, after = (one(compared(GOOD, cases)) for cases in (several(), [*several(), *LEGACY]))
    assert (before.expected, before.standing, before.here) == (after.expected, after.standing, after.here)
    assert before.base_rate is not None
    assert after.base_rate is not None
    assert (before.base_rate.own, after.base_rate.own) == (10, 30)
    assert after.base_rate.shares["good"] > before.base_rate.shares["good"]


def test_a_count_without_subjects_is_of_the_programme_and_of_no_subject() -> None:
    told = one(compared(GOOD, several(), [tally("old", {"good": 3, "weak": 1})])).base_rate
    assert told is not None
    assert (told.own, told.programme) == (10, 14)


@pytest.mark.parametrize(
    ("cases", "tallies"),
    [
        ([*several(), *earlier("i-again", (SUBJECT, 3.6, "weak"), counted=False)], []),
        (several(), [tally("part", {"weak": 1}, counted=False)]),
    ],
)
def test_what_another_row_tells_too_counts_once(cases: list[Case], tallies: list[Tally]) -> None:
    told, plain = (one(compared(GOOD, *parts)).base_rate for parts in ((cases, tallies), (several(), [])))
    assert told == plain


def test_without_any_grade_there_is_no_rate() -> None:
    assert one(compared(GOOD)).base_rate is None


def test_history_counts_what_has_evidence_and_what_has_grades_alone() -> None:
    history = compared(GOOD, [*several(6), *LEGACY], [tally("t", {"good": 3, "weak": 1})]).history
    assert (history.programme, history.corpus) == (programme().id, "mine")
    assert (history.inspections, history.cases, history.without_evidence, history.enough) == (6, 6, 24, True)
    assert not compared(GOOD, several(4)).history.enough


# chance --------------------------------------------------------------------------------------------------------------


SUBJECTS = {"1.1": 3.6, "2.1": 3.9, "5.3": 3.6}
"""With what their evidence comes to."""


def of_three(*grades: str, inspections: int = 10) -> Benchmark:
    told = [(subject, score, grade) for (subject, score), grade in zip(SUBJECTS.items(), grades, strict=True)]
    return compared(draft(*told), several(inspections, tuple(SUBJECTS)))


def test_labels_are_counted_beside_those_that_chance_would_give() -> None:
    """To explain is outside the likely grades too."""
    made = of_three("good", "very_good", "unsatisfactory")
    chance = made.chance
    assert (chance.compared, chance.outside_likely, chance.outside_possible) == (3, 2, 1)
    expected = [one(made, subject).expected for subject in SUBJECTS]
    likely = [1 - math.fsum(told.distribution[name] for name in told.likely) for told in expected if told]
    possible = [1 - math.fsum(told.distribution[name] for name in told.possible) for told in expected if told]
    assert near(sum(likely), 0.0051) == chance.outside_likely_by_chance
    assert near(sum(possible), 0.0051) == chance.outside_possible_by_chance


def test_what_stands_out_among_all_is_marked_and_counted() -> None:
    made = of_three("good", "very_good", "unsatisfactory")
    marked = [subject for subject in SUBJECTS if (told := one(made, subject).standing) and told.stands_out]
    assert (marked, made.chance.stand_out, made.chance.discovery) == (["5.3"], 1, FIGURES.discovery)


def test_where_nothing_is_compared_nothing_is_counted() -> None:
    chance = of_three("good", "very_good", "unsatisfactory", inspections=4).chance
    assert (chance.compared, chance.outside_likely, chance.outside_likely_by_chance) == (0, 0, 0)
    assert (chance.outside_possible, chance.outside_possible_by_chance, chance.stand_out) == (0, 0, 0)


# cautions ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "numbers", "expected"),
    [
        ({"weighed_by": "other 1"}, 1, "1 inspection weighed by other figures than these: i0"),
        ({"weighed_by": "other 1"}, 2, "2 inspections weighed by other figures than these: i0, i1"),
        ({"weighed_by": None}, 1, "of 1 inspection it is not known by which figures it was weighed: i0"),
        ({"when": None}, 1, "of 1 inspection it is not known whether it was earlier: i0"),
        ({"when": None}, 7, "of 7 inspections it is not known whether it was earlier: i0, i1, i2, i3, i4 and 2 more"),
        ({"when": when("2019")}, 1, "of 1 inspection it is not known whether it was earlier: i0"),
        ({"area": "orkney"}, 1, "1 inspection of the same area, at another time as far as is told: i0"),
    ],
)
def test_what_to_keep_in_mind_of_a_history_is_told(parts: dict[str, Any], numbers: int, expected: str) -> None:
    cases = [replace(case, **parts) if int(case.inspection[1:]) < numbers else case for case in several()]
    assert compared(GOOD, cases).history.cautions == (expected,)


def test_of_a_history_of_ones_own_nothing_is() -> None:
    assert compared(GOOD, several()).history.cautions == ()


# refusals ------------------------------------------------------------------------------------------------------------


def test_before_any_figures_are_in_force_nothing_is_compared() -> None:
    before = draft((SUBJECT, 3.6, "good"), as_of="2018-07-31")
    with pytest.raises(Mismatch, match="benchmarking/1 has no figures in force on 2018-07-31"):
        compared(before, several())


def test_a_subject_that_there_is_none_of_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotFound, match=r"no indicator or group `2\.11`"):
        compare(GOOD, corpus(), SHELF, subjects=("2.11",))


def test_of_subjects_that_are_asked_for_no_other_is_told() -> None:
    assert tuple(compare(GOOD, corpus(several()), SHELF, subjects=("1.1",)).subjects) == ("1.1",)
