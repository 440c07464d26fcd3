"""The facts that comparing with earlier inspections supplies, and what the rules make of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from qualityframework.benchmark import Corpus, compare
from qualityframework.errors import Mismatch
from qualityframework.inspections import Inspection
from qualityframework.panel import Finding, Review, check, inspection_row, review, verdict
from qualityframework.vocabulary import BENCHMARKED, FACTS, Consistency, Outcome
from tests.panel.earlier import FIRM, INVENTED, NEW_RULES, NOT_COMPARED, beside, figures, graded, history, invented
from tests.panel.reviewing import EXAMPLES, example, inspection, rows_in, shipped, verdicts
from tests.strategies.inspections import GRADES
from tests.weighing.inspected import Data, says

ILLUSTRATIVE = EXAMPLES / "illustrative-partnership.yaml"
UNKNOWN = None
OF_THE_WHOLE = sorted(BENCHMARKED & FACTS["inspection"].facts.keys())
OF_A_GRADE = sorted(BENCHMARKED & FACTS["evaluation"].facts.keys())
UNLIKE, SELDOM = "consistency/unlike-earlier-evaluations", "consistency/seldom-among-earlier-evaluations"
TOO_FEW, LEAN = "consistency/too-few-earlier-inspections", "consistency/earlier-panels-lean"
BY_CHANCE = "consistency/unlike-earlier-some-by-chance"
ENOUGH = 5
"""As the figures of the shelf have it."""


def whole(one: Inspection, corpus: Corpus | None) -> Data:
    """The facts on the inspection."""
    row = inspection_row(one, beside(one, corpus) if corpus is not None else None)
    return {name: getattr(row, name) for name in OF_THE_WHOLE}


def of_the_grade(one: Inspection, corpus: Corpus | None = None) -> Data:
    """The facts on the evaluation of 2.1."""
    (row,) = rows_in(inspection_row(one, beside(one, corpus)), "evaluations")
    return {name: getattr(row, name) for name in OF_A_GRADE}


def reviewed(one: Inspection, corpus: Corpus | None = None) -> Review:
    return review(one, shipped(), beside(one, corpus))


def only(rule: str, made: Review) -> Finding:
    (finding,) = [one for one in made.findings if one.rule == rule]
    return finding


def outcomes(one: Inspection, corpus: Corpus | None = None) -> dict[str, Outcome]:
    """What the new rules come to, by rule; with one evaluation there is one row of each."""
    found = verdicts(one, shipped(), beside(one, corpus))
    return {rule: what for (rule, _), what in found.items() if rule in NEW_RULES}


# with nothing to compare with ----------------------------------------------------------------------------------------


def test_every_fact_is_on_the_inspection_or_on_a_grade() -> None:
    assert {*OF_THE_WHOLE, *OF_A_GRADE} == BENCHMARKED


@pytest.mark.parametrize("complete", [False, True])
def test_without_a_benchmark_nothing_was_compared_and_that_is_known(complete: bool) -> None:
    one = graded("good", *FIRM, complete=complete)
    assert whole(one, None) == dict.fromkeys(OF_THE_WHOLE) | {"benchmarked": False}
    (row,) = rows_in(inspection_row(one), "evaluations")
    assert {name: getattr(row, name) for name in OF_A_GRADE} == dict.fromkeys(OF_A_GRADE) | {"compared": False}


def test_without_a_benchmark_one_rule_says_so_and_the_others_do_not_apply() -> None:
    found = verdicts(graded("weak", *FIRM), shipped())
    assert {found[NOT_COMPARED, "r"]} == {Outcome.FIRES}
    assert {what for (rule, _), what in found.items() if rule in NEW_RULES} == {Outcome.NOT_APPLICABLE}


def test_a_benchmark_takes_back_that_nothing_was_compared() -> None:
    assert NOT_COMPARED not in {one.rule for one in reviewed(graded("good", *FIRM)).findings}


@pytest.mark.parametrize("earlier", [0, 1, ENOUGH - 1])
def test_with_too_few_earlier_inspections_nothing_is_compared(earlier: int) -> None:
    """Not even a grade that is as far from its evidence as can be."""
    one = graded("unsatisfactory", *FIRM)
    told = {"benchmarked": True, "enough_history": False, "history_inspections": earlier}
    assert whole(one, history(earlier)) == dict.fromkeys(OF_THE_WHOLE) | told
    assert of_the_grade(one, history(earlier)) == dict.fromkeys(OF_A_GRADE) | {"compared": False}
    assert outcomes(one, history(earlier)) == dict.fromkeys(NEW_RULES, Outcome.NOT_APPLICABLE) | {
        TOO_FEW: Outcome.FIRES
    }
    message = only(TOO_FEW, reviewed(one, history(earlier))).message
    assert message.endswith(f"known with their evidence: {earlier}; too few to compare with")


def test_inspections_of_another_programme_are_none() -> None:
    one = inspection(profile="2021-25", as_of="2022-11-29", evaluations=[{"subject": "2.1", "grade": "good"}])
    assert whole(one, invented())["history_inspections"] == 0
    assert whole(one, invented())["enough_history"] is False


# what is known -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("complete", [False, True])
@pytest.mark.parametrize(
    ("grade", "consistency", "tail"),
    [
        ("unsatisfactory", Consistency.EXPLAIN, "Unsatisfactory would be given under 1% of the time"),
        ("weak", Consistency.EXPLAIN, "Weak or lower would be given under 1% of the time"),
        ("adequate", Consistency.LOOK_AGAIN, "Adequate or lower would be given about 8% of the time"),
        ("good", Consistency.IN_LINE, "Good or lower would be given about 68% of the time"),
        ("very_good", Consistency.IN_LINE, "Very good or higher would be given about 32% of the time"),
        ("excellent", Consistency.EXPLAIN, "Excellent would be given about 2% of the time"),
    ],
)
def test_of_evidence_that_is_all_recorded_every_fact_is_told(
    grade: str, consistency: Consistency, tail: str, complete: bool
) -> None:
    assert of_the_grade(graded(grade, *FIRM, complete=complete)) == {
        "compared": True,
        "consistency": consistency,
        "likely_grades": "Good or Very good",
        "tail": tail,
        "earlier_cases": 21,
    }


def test_from_so_many_inspections_on_there_is_enough_and_every_fact_is_told() -> None:
    told = whole(graded("good", *FIRM), history(ENOUGH))
    assert (told["enough_history"], told["history_inspections"]) == (True, ENOUGH)
    assert UNKNOWN not in told.values()


def on(subject: str) -> Inspection:
    """A grade far below firm evidence on a subject."""
    items = [{**item, "indicators": [subject]} for item in FIRM]
    numbered = [{"id": f"e{number}", "lineage": f"l{number}", **item} for number, item in enumerate(items, 1)]
    given = {"subject": subject, "grade": "unsatisfactory", "evidence": []}
    return inspection(complete=True, evidence=numbered, evaluations=[given])


def test_how_many_earlier_cases_of_the_subject_there_are_is_told() -> None:
    one = on("2.1")
    assert of_the_grade(one, history(20))["earlier_cases"] == 20
    assert only(UNLIKE, reviewed(one, history(20))).message.endswith("; earlier cases of this subject: 20")


def test_of_a_subject_that_one_other_tells_little_of_nothing_is_compared_and_that_is_said() -> None:
    one = on("3.1")
    assert of_the_grade(one, history(20))["compared"] is False
    found = reviewed(one, history(20))
    assert "3.1" in only("consistency/evaluations-not-compared", found).message
    assert [finding.rule for finding in found.findings if finding.rule == UNLIKE] == []


@pytest.mark.parametrize(
    ("more", "leans", "way"), [(-1, True, "less"), (0, False, ""), (1, True, "more")], ids=["less", "even", "more"]
)
def test_how_earlier_panels_lean_is_told(more: int, leans: bool, way: str) -> None:
    one, corpus = graded("good", *FIRM), history(20, more)
    told = whole(one, corpus)
    assert told["history_leans"] is leans
    assert (f"of a grade {way} than" if leans else "about as much as") in told["history_leaning"]
    assert (LEAN in {finding.rule for finding in reviewed(one, corpus).findings}) is leans
    if leans:
        assert only(LEAN, reviewed(one, corpus)).message == f"Earlier panels gave {told['history_leaning']}"


def test_the_yardstick_is_that_of_earlier_panels_and_not_ours() -> None:
    """Where they gave a grade more than the evidence points to, just that is in line; and it is said that they did."""
    found = {
        grade: of_the_grade(graded(grade, *FIRM), history(20, 1))["consistency"] for grade in ("good", "very_good")
    }
    assert found == {"good": Consistency.LOOK_AGAIN, "very_good": Consistency.IN_LINE}


# what is unknown -----------------------------------------------------------------------------------------------------


def without(key: str) -> tuple[Data, ...]:
    """The items, the last one without what it says under a key."""
    return (*FIRM[:3], {name: value for name, value in FIRM[3].items() if name != key})


@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize("key", ["kind", "shows", "indicators"])
def test_where_a_gap_could_change_the_score_nothing_is_said(key: str, grade: str) -> None:
    """Not of the grade, and not that it is outside: the count goes from none to one."""
    one = graded(grade, *without(key), complete=False)
    assert of_the_grade(one) == dict.fromkeys(OF_A_GRADE)
    told = outcomes(one)
    assert {told[rule] for rule in (UNLIKE, SELDOM, BY_CHANCE)} == {Outcome.UNDETERMINED}
    assert whole(one, invented())["unlike_by_chance"].endswith(" of 1, as far as is recorded")


def test_where_a_grade_may_be_compared_it_is_named_with_what_hangs_on_it() -> None:
    found = {one.id: one for one in reviewed(graded("weak", *without("kind"), complete=False)).undetermined}
    for rule in (UNLIKE, SELDOM):
        compared, consistency = found[f"{rule}@2.1"].unknown
        assert (compared.name, compared.written, compared.of.id) == ("compared", "grade or evidence", "2.1")
        assert compared.meaning.endswith("hangs on the grade, and on indicators, kind and lineage of each item")
        assert (consistency.name, consistency.of.id) == ("consistency", "2.1")


def test_one_that_is_not_known_beside_one_that_is_makes_it_one_or_two() -> None:
    other = [{**item, "indicators": ["5.1"]} for item in without("kind")]
    numbered = [{"id": f"e{number}", "lineage": f"l{number}", **item} for number, item in enumerate([*FIRM, *other])]
    grades: list[Data] = [{"subject": subject, "grade": "weak", "evidence": []} for subject in ("2.1", "5.1")]
    one = inspection(evidence=numbered, evaluations=grades)
    message = only(BY_CHANCE, reviewed(one)).message
    assert "would likely have given: 1 to 2 (2.1, 5.1 (perhaps)); by chance alone: about " in message
    assert message.endswith(" of 2, as far as is recorded")


@pytest.mark.parametrize("state", [None, "evaluated"])
def test_a_grade_that_may_be_there_may_be_compared(state: str | None) -> None:
    given: Data = {} if state is None else {"state": state}
    one = graded(None, *FIRM, **given)
    assert of_the_grade(one) == dict.fromkeys(OF_A_GRADE)
    assert {outcomes(one)[rule] for rule in (UNLIKE, SELDOM)} == {Outcome.UNDETERMINED}


@pytest.mark.parametrize("state", ["not-evaluated", "not-applicable", "insufficient-evidence"])
@pytest.mark.parametrize("items", [FIRM, without("kind")], ids=["recorded", "with a gap"])
def test_what_has_no_grade_is_not_compared_whatever_else_is_unknown(state: str, items: tuple[Data, ...]) -> None:
    one = graded(None, *items, complete=False, state=state)
    assert of_the_grade(one) == dict.fromkeys(OF_A_GRADE) | {"compared": False}
    assert {outcomes(one)[rule] for rule in (UNLIKE, SELDOM)} == {Outcome.NOT_APPLICABLE}


@pytest.mark.parametrize("grade", ["unsatisfactory", None])
@pytest.mark.parametrize("items", [(), FIRM[:1], (says(None),)], ids=["none", "one", "one that does not say"])
def test_what_has_too_little_evidence_for_certain_is_not_compared(items: tuple[Data, ...], grade: str | None) -> None:
    """Also where it is not known whether there is a grade: there would be nothing to compare it by."""
    assert of_the_grade(graded(grade, *items)) == dict.fromkeys(OF_A_GRADE) | {"compared": False}


def test_what_has_too_little_evidence_as_far_as_is_recorded_may_be_compared() -> None:
    one = inspection(evaluations=[{"subject": "2.1", "grade": "weak"}])
    assert of_the_grade(one) == dict.fromkeys(OF_A_GRADE)
    assert {outcomes(one)[rule] for rule in (UNLIKE, SELDOM)} == {Outcome.UNDETERMINED}


def test_where_evaluations_were_never_recorded_none_is_in_line() -> None:
    one = inspection(evidence=[])
    assert {outcomes(one)[rule] for rule in (UNLIKE, SELDOM, BY_CHANCE)} == {Outcome.UNDETERMINED}


# what the rules say --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("grade", "fires"),
    [("weak", {UNLIKE, BY_CHANCE}), ("adequate", {SELDOM, BY_CHANCE}), ("good", set()), ("very_good", set())],
)
def test_a_grade_is_to_be_explained_looked_at_again_or_in_line(grade: str, fires: set[str]) -> None:
    told = outcomes(graded(grade, *FIRM))
    assert {rule for rule in (UNLIKE, SELDOM, BY_CHANCE) if told[rule] is Outcome.FIRES} == fires
    assert {told[rule] for rule in {UNLIKE, SELDOM, BY_CHANCE} - fires} == {Outcome.CLEAR}


def test_a_finding_can_be_said_aloud() -> None:
    finding = only(UNLIKE, reviewed(graded("weak", *FIRM)))
    assert finding.message == (
        "2.1 Impact on children and young people: evaluated Weak; on evidence like this earlier panels would likely "
        "have given Good or Very good; Weak or lower would be given under 1% of the time; earlier cases of this "
        "subject: 21"
    )
    assert dict(finding.values) == {"evaluated": "yes", "compared": "yes", "consistency": "explain"}


def test_the_count_names_the_grades_and_what_chance_would_bring() -> None:
    finding = only(BY_CHANCE, reviewed(graded("weak", *FIRM)))
    assert finding.message == (
        "Grades outside what earlier panels would likely have given: 1 (2.1); by chance alone: about 0.1 of 1"
    )
    assert finding.question == "Which of 2.1 can its own evidence account for, and which may be chance?"


def test_a_verdict_is_given_with_and_without_a_benchmark() -> None:
    one = graded("weak", *FIRM)
    told = verdict(one, shipped(), SELDOM, "2.1", beside(one))
    assert told is not None
    assert (told.outcome, told.values["consistency"]) == (Outcome.CLEAR, "explain")
    without_one = verdict(one, shipped(), SELDOM, "2.1")
    assert without_one is not None
    assert (without_one.outcome, without_one.values["compared"]) == (Outcome.NOT_APPLICABLE, "no")


# what does not belong together ---------------------------------------------------------------------------------------


def others() -> dict[str, Any]:
    one = graded("weak", *FIRM)
    return {
        "another grade": beside(graded("good", *FIRM)),
        "another day": beside(
            inspection(**one.record.model_dump(exclude_unset=True, by_alias=True) | {"as_of": dt.date(2019, 11, 28)})
        ),
        "one subject of two": compare(one, invented(), figures(), subjects=["3.1"]),
    }


@pytest.mark.parametrize("which", ["another grade", "another day", "one subject of two"])
def test_a_benchmark_of_something_else_is_refused(which: str) -> None:
    one, other = graded("weak", *FIRM), others()[which]
    wanted = (
        "leaves out what the record evaluates: 2.1" if which == "one subject of two" else "is of `r` as it was then"
    )
    for asked in (lambda: review(one, shipped(), other), lambda: verdict(one, shipped(), UNLIKE, "2.1", other)):
        with pytest.raises(Mismatch, match=wanted):
            asked()


def test_one_of_the_same_as_read_again_is_not() -> None:
    assert review(graded("weak", *FIRM), shipped(), beside(graded("weak", *FIRM))) == reviewed(graded("weak", *FIRM))


# what it follows from ------------------------------------------------------------------------------------------------


def test_provenance_names_corpus_and_figures() -> None:
    made = reviewed(graded("weak", *FIRM))
    told = (
        made.provenance.corpus,
        made.provenance.corpus_digest,
        made.provenance.figures,
        made.provenance.figures_digest,
    )
    assert told == (invented().name, invented().digest, "benchmarking/1", figures().digest)


def test_a_corpus_is_given_by_path_or_opened() -> None:
    made = [check(ILLUSTRATIVE, corpus=given) for given in (INVENTED, str(INVENTED), invented())]
    assert {one.review.provenance.corpus_digest for one in made} == {invented().digest}
    assert made[0].review == made[1].review == made[2].review
    assert made[0].benchmark == made[1].benchmark == made[2].benchmark == beside(example("illustrative-partnership"))


def test_a_corpus_is_given_by_the_name_of_a_pack() -> None:
    """Published reports tell grades and no evidence: there is nothing that this one could be held against."""
    made = check(ILLUSTRATIVE, corpus="published-evaluations")
    assert made.review.provenance.corpus == "published-evaluations/2026"
    assert only(TOO_FEW, made.review).message.endswith(": 0; too few to compare with")


def test_without_a_corpus_there_is_no_benchmark() -> None:
    made = check(ILLUSTRATIVE)
    assert (made.benchmark, made.review.provenance.corpus) == (None, None)


def test_a_review_beside_earlier_ones_survives_its_json() -> None:
    made = reviewed(graded("weak", *FIRM))
    assert made == Review.model_validate_json(made.model_dump_json())
