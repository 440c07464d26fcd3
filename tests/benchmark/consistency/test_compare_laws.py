"""What must hold of every comparison of a draft with earlier inspections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qualityframework.benchmark.consistency import Answer, Benchmark, compare
from qualityframework.benchmark.corpora import Case, when
from qualityframework.inspections import Inspection
from qualityframework.vocabulary import Consistency
from tests.benchmark.consistency.comparing import DRAFT, corpus, draft, earlier, programme
from tests.benchmark.consistency.made import FIGURES, SHELF, near
from tests.strategies.histories import SUBJECTS, scores
from tests.strategies.inspections import GRADES

WHENS = (*("2018", "2018-11", "2019-03", "2019-03-29", "2019-11-29") * 2, "2019-11/2019-12", "2020", None)
AREAS = ("Orkney", "Shetland", "Moray", "Fife", None)
some = st.sampled_from((True, True, True, False))
perhaps = st.one_of(scores(6), scores(6), scores(6), st.none())
law: Callable[[Any], Any] = settings(max_examples=25)
"""A comparison weighs the evidence of a draft each time."""


@st.composite
def told_of(draw: st.DrawFn, subject: str, known: bool) -> tuple[str, float | None, str]:
    """Evidence on a subject, if it is known, and a grade that is not often far from what it points to."""
    score = draw(scores(6))
    grade = min(6, max(1, round(score) + draw(st.sampled_from((0, 0, 0, 0, 1, -1, 2, -2)))))
    return subject, score if known and draw(some) else None, GRADES[grade - 1]


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    """None, few or many inspections of some subjects, before and after, of this area and of others, and the draft."""
    found: list[Case] = []
    known = draw(st.sampled_from((True, True, False)))
    others = [f"i{number}" for number in range(draw(st.sampled_from((0, 4, 12, 12))))]
    for name in [*others, *([DRAFT] if draw(st.booleans()) else [])]:
        told = [draw(told_of(subject, known)) for subject in SUBJECTS if draw(some)]
        written, area = draw(st.sampled_from(WHENS)), draw(st.sampled_from(AREAS))
        found += earlier(name, *told, when=when(written) if written else None, area=area)
    return found


@st.composite
def drafts(draw: st.DrawFn) -> Inspection:
    """An inspection of three subjects, with evidence on most of them and a grade for most."""
    told = [(subject, draw(perhaps), draw(st.sampled_from((*GRADES, None)))) for subject in SUBJECTS]
    return draft(*told, area=draw(st.sampled_from(("Orkney", None))), complete=draw(st.booleans()))


def but_for_the_digest(made: Benchmark, *more: str) -> dict[str, Any]:
    told = made.model_dump(mode="json")
    for name in ("corpus_digest", *more):
        del told["history"][name]
    return told


def test_the_drawn_ones_come_to_every_answer_and_label() -> None:
    """Else the laws below would be of less than they say."""
    answers, labels = Counter[Answer](), Counter[Consistency | None]()

    @settings(max_examples=100, derandomize=True, database=None)
    @given(drafts(), cases())
    def count(inspection: Inspection, found: list[Case]) -> None:
        for told in compare(inspection, corpus(found), SHELF, subjects=SUBJECTS).subjects.values():
            answers[told.answer] += 1
            labels[told.standing.label if told.standing is not None else None] += 1

    count()
    assert set(Answer) - set(answers) <= {Answer.NO_FIT}  # which grades drawn at random seldom come to
    assert set(labels) == {*Consistency, None}
    assert answers[Answer.COMPARED] >= 10


@law
@given(drafts(), cases(), st.randoms(use_true_random=False))
def test_the_order_of_cases_changes_not_a_bit(inspection: Inspection, found: list[Case], chance: Any) -> None:
    shuffled = chance.sample(found, len(found))
    one, other = (compare(inspection, corpus(some), SHELF).model_dump_json() for some in (found, shuffled))
    assert one == other


@law
@given(drafts(), cases())
def test_without_its_own_rows_in_the_corpus_a_draft_is_told_the_same(inspection: Inspection, found: list[Case]) -> None:
    """But for what is left out, and for the digest of the corpus."""
    whole = compare(inspection, corpus(found), SHELF)
    left_out = {left.inspection for left in whole.history.left_out}
    others = [case for case in found if case.inspection not in left_out]
    told = compare(inspection, corpus(others), SHELF)
    assert DRAFT not in {case.inspection for case in others}
    assert but_for_the_digest(whole, "left_out") == but_for_the_digest(told, "left_out")
    assert told.history.left_out == ()


@law
@given(drafts(), cases(), cases())
def test_rows_of_another_programme_change_nothing_but_the_digest(
    inspection: Inspection, found: list[Case], others: list[Case]
) -> None:
    another = programme("2021-25")
    more = [replace(case, programme=another.id) for case in others]
    plain = compare(inspection, corpus(found), SHELF)
    beside = compare(inspection, corpus([*found, *more], (), another), SHELF)
    assert but_for_the_digest(plain) == but_for_the_digest(beside)


@law
@given(drafts(), cases())
def test_no_draft_has_a_label_that_was_not_compared_and_each_that_was_has_the_one_of_its_place(
    inspection: Inspection, found: list[Case]
) -> None:
    made = compare(inspection, corpus(found), SHELF)
    for told in made.subjects.values():
        label = told.standing.label if told.standing is not None else None
        assert (label is not None) is (told.answer is Answer.COMPARED)
        speaks = told.score is not None and told.grade is not None and (made.history.follows or not made.history.enough)
        assert (told.standing is not None, told.expected is not None) == (speaks, speaks)
        if label is not None and told.expected is not None:
            assert (label is Consistency.IN_LINE) is (told.grade in told.expected.likely)
            assert (label is Consistency.EXPLAIN) is (told.grade not in told.expected.possible)


@law
@given(drafts(), cases())
def test_likely_grades_are_possible_and_shares_are_of_one_whole(inspection: Inspection, found: list[Case]) -> None:
    for told in compare(inspection, corpus(found), SHELF).subjects.values():
        if told.expected is None:
            continue
        shares = told.expected.distribution
        assert tuple(shares) == GRADES
        assert near(1, 1e-8) == sum(shares.values())
        assert set(told.expected.likely) <= set(told.expected.possible)
        for level, names in ((FIGURES.likely, told.expected.likely), (FIGURES.possible, told.expected.possible)):
            assert sum(shares[name] for name in names) >= level - 1e-8


@law
@given(drafts(), cases())
def test_each_case_is_of_this_subject_or_of_another_and_used_or_left_out(
    inspection: Inspection, found: list[Case]
) -> None:
    made = compare(inspection, corpus(found), SHELF)
    left_out = {left.inspection for left in made.history.left_out}
    used = [case for case in found if case.inspection not in left_out]
    subjects = [case.subject for case in used if case.score is not None]
    assert (made.history.cases, made.history.without_evidence) == (len(subjects), len(used) - len(subjects))
    for name, told in made.subjects.items():
        assert (told.here, told.here + told.elsewhere) == (subjects.count(name), len(subjects))
        listed = told.score is not None and told.grade is not None
        assert len(told.nearest) == (min(FIGURES.nearest, len(subjects)) if listed else 0)


@law
@given(drafts(), cases())
def test_a_comparison_survives_being_written_and_read(inspection: Inspection, found: list[Case]) -> None:
    made = compare(inspection, corpus(found), SHELF)
    assert Benchmark.model_validate_json(made.model_dump_json()) == made
