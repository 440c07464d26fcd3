"""Editions for others: what they have to read, nothing of the panel's own, and no false calm."""

from __future__ import annotations

import re

import pytest

from qualityframework import parse
from qualityframework.cli.report import Reader
from qualityframework.errors import Unusable
from qualityframework.frameworks import load
from qualityframework.panel import Checked, check
from qualityframework.report import Audience, before_sending, panel_page

from .conftest import BARE, EXAMPLES
from .pages import page_of


def test_the_partnership_sees_evaluations_and_evidence_and_no_internal_challenge(illustrative: Checked) -> None:
    text = page_of(panel_page(illustrative, Audience.PARTNERSHIP)).text
    for evaluation in illustrative.inspection.record.evaluations or ():
        assert illustrative.inspection.title(evaluation.subject) in text
    for finding in illustrative.review.findings:
        assert finding.question not in text
        assert finding.rule not in text
        assert finding.title not in text
    for word in ("The grade is", "can carry", "earlier panels", "Ask:", "points elsewhere", "cannot tell"):
        assert word not in text


def test_matters_of_concern_are_for_the_panel_alone(illustrative: Checked) -> None:
    texts = [one.text for one in illustrative.inspection.record.concerns or () if one.text]
    assert texts
    for audience in Audience:
        page = page_of(panel_page(illustrative, audience)).text
        assert all((text in page) is (audience is Audience.PANEL) for text in texts), audience


def test_the_partnership_does_not_see_why_follow_up_was_decided(illustrative: Checked) -> None:
    text = page_of(panel_page(illustrative, Audience.PARTNERSHIP)).text
    reasons = [one.reason for one in illustrative.inspection.record.follow_up or () if one.reason]
    assert reasons
    assert not [reason for reason in reasons if reason in text]


FOLLOW_UP = "{id: f, subjects: ['2.1'], decision: progress-review, timing: in a year, focus: plans, approach: visits}"
BESIDE = [
    pytest.param("", "concerns: [{id: c, text: unseen, subjects: ['2.1'], significant: yes, escalated: no}]", id="it"),
    pytest.param(
        f"follow_up: [{FOLLOW_UP}]",
        f"follow_up: [{FOLLOW_UP}, {{id: g, concerns: [c], decision: none, timing: now, focus: unseen}}]\n"
        "concerns: [{id: c}]",
        id="what is done about it alone",
    ),
    pytest.param(
        "follow_up: []",
        "follow_up: [{id: g, concerns: [c], decision: none}]\nconcerns: [{id: c}]",
        id="it alone",
    ),
    pytest.param(
        "follow_up: [{id: f, subjects: ['2.1'], decision: progress-review}]",
        f"follow_up: [{FOLLOW_UP[:-1]}, concerns: [c]}}]\nconcerns: [{{id: c}}]",
        id="what is done about a subject for its sake",
    ),
]


@pytest.mark.parametrize("audience", [Audience.PARTNERSHIP, Audience.YOUNG_PEOPLE])
@pytest.mark.parametrize(("without", "with_it"), BESIDE)
def test_no_page_for_others_differs_by_a_matter_of_concern(audience: Audience, without: str, with_it: str) -> None:
    pages = [panel_page(check(parse(BARE + more)), audience) for more in (without, with_it)]
    assert pages[0] == pages[1]


EVIDENCE = """
evaluations: [{subject: '2.1', grade: good}]
evidence:
  - {id: a, kind: staff-survey, indicators: ['2.1'], shows: {grade: good}}
  - {id: b, kind: records-read, indicators: ['2.1'], shows: {grade: SHOWN}, weight: WEIGHT, weight_reason: ours}
"""


@pytest.mark.parametrize("audience", [Audience.PARTNERSHIP, Audience.YOUNG_PEOPLE])
def test_no_page_for_others_differs_by_what_evidence_shows_or_counts_for(audience: Audience) -> None:
    pages = {
        panel_page(check(parse(BARE + EVIDENCE.replace("SHOWN", shown).replace("WEIGHT", weight))), audience)
        for shown, weight in (("good", "1"), ("weak", "0.1"), ("weak", "9"))
    }
    assert len(pages) == 1


@pytest.mark.parametrize("given", ["grade: good", "state: not-evaluated", "state: insufficient-evidence"])
def test_evidence_that_may_be_on_something_else_is_no_evidence_for_others(given: str) -> None:
    perhaps = f"evaluations: [{{subject: '2.1', {given}}}]\nevidence: [{{id: a, kind: staff-survey}}]"
    text = page_of(panel_page(check(parse(BARE + perhaps)), Audience.PARTNERSHIP)).text
    assert "Survey of staff" not in text
    assert "No evidence is known to bear on it. More may bear on it; the record does not say." in text


def test_whoever_sends_an_edition_is_told_what_to_look_at(illustrative: Checked) -> None:
    assert list(before_sending(illustrative, Audience.PANEL, panel_page(illustrative))) == []
    for audience in (Audience.PARTNERSHIP, Audience.YOUNG_PEOPLE):
        told = " ".join(before_sending(illustrative, audience, panel_page(illustrative, audience)))
        assert "Read it before it is sent" in told
        assert "findings on recording" in told
        assert "names a matter of concern" not in told
    clean = check(parse(BARE + "complete: true"))
    told = " ".join(before_sending(clean, Audience.PARTNERSHIP, panel_page(clean, Audience.PARTNERSHIP)))
    assert "recording" not in told


def test_whoever_sends_an_edition_is_told_where_a_text_names_a_matter_of_concern() -> None:
    """It may stand in any text; whether it is meant, a person has to see."""
    more = "concerns: [{id: mc-home}, {id: mc}]\nstrengths: [{id: s, text: It was seen to (mc-home).}]"
    checked = check(parse(BARE + more))
    for audience in (Audience.PARTNERSHIP, Audience.YOUNG_PEOPLE):
        told = list(before_sending(checked, audience, panel_page(checked, audience)))
        assert "A text in it names a matter of concern, which is for the panel alone: mc-home." in told


def test_the_partnership_reads_the_answers_to_questions_and_why_a_grade_changed() -> None:
    more = "evaluations: [{subject: '2.1', grade: good, change_reason: It got better.}]\nstatements: []"
    text = page_of(panel_page(check(parse(BARE + more)), Audience.PARTNERSHIP)).text
    assert "Why it differs from before: It got better." in text
    assert "How well do leaders lead together? It is not answered." in text


def test_no_earlier_inspection_is_ruled_out_where_there_is_no_evaluation() -> None:
    text = page_of(panel_page(check(parse(BARE + "complete: true")), Audience.PARTNERSHIP)).text
    assert "no evaluation of it is recorded not recorded" in text


def test_what_is_withheld_in_the_title_is_explained() -> None:
    named = BARE.replace("title: Bare", "title: About Mr Smith")
    assert "Square brackets in a text" in page_of(panel_page(check(parse(named)), Audience.PARTNERSHIP)).text


def test_what_is_withheld_in_texts_is_explained_where_it_is() -> None:
    named = "strengths: [{id: s, text: Mr Smith helps us.}]"
    for audience in Audience:
        assert "Square brackets in a text" in page_of(panel_page(check(parse(BARE + named)), audience)).text
        assert "Square brackets in a text" not in page_of(panel_page(check(parse(BARE)), audience)).text


def test_young_people_read_a_short_page_in_plain_words(illustrative: Checked) -> None:
    page = page_of(panel_page(illustrative, Audience.YOUNG_PEOPLE))
    assert "How children and young people were heard" in page.text
    assert "at least 83 took part" in page.text
    for word in ("belief", "band", "verified", "robust", "undetermined", "corpus", "ruleset", "sha", "provenance"):
        assert word not in page.text.lower()


def test_our_own_sentences_for_young_people_are_short() -> None:
    page = page_of(panel_page(check(parse(BARE)), Audience.YOUNG_PEOPLE))
    sentences = [one for tag, told in page.texts if tag in ("p", "h2") for one in told.split(". ") if one.strip()]
    assert len(sentences) > 10
    assert max(len(one.split()) for one in sentences) <= 14


def test_numbers_of_people_are_never_added_up() -> None:
    several = "perhaps more: there were several talks or surveys"
    two = "evidence: [{id: a, kind: children-survey, people: 40}, {id: b, kind: children-survey, people: 30}]"
    text = page_of(panel_page(check(parse(BARE + two)), Audience.YOUNG_PEOPLE)).text
    assert f"at least 40 took part ({several}" in text
    one = "evidence: [{id: a, kind: children-survey, people: 13}]"
    assert ": 13 took part." in page_of(panel_page(check(parse(BARE + one)), Audience.YOUNG_PEOPLE)).text
    nobody = "evidence: [{id: a, kind: children-survey, people: 0}]"
    assert "nobody took part" in page_of(panel_page(check(parse(BARE + nobody)), Audience.YOUNG_PEOPLE)).text
    perhaps = "evidence: [{id: a, kind: children-survey, people: 0}, {id: b, kind: children-survey}]"
    told = page_of(panel_page(check(parse(BARE + perhaps)), Audience.YOUNG_PEOPLE)).text
    assert "nobody wrote down how many took part" in told
    none = "evidence: [{id: a, kind: children-survey}]"
    text = page_of(panel_page(check(parse(BARE + none)), Audience.YOUNG_PEOPLE)).text
    assert "nobody wrote down how many took part" in text


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", "We do not know yet. Nobody wrote it down."),
        ("follow_up: []", "This page tells of no other visit."),
        ("follow_up: [{id: f}]", "About something that nobody wrote down: nobody wrote down what was decided."),
        (
            "follow_up: [{id: f, subjects: ['2.1', '2.2'], decision: none}]",
            "young people; 2.2 Impact on families: no other visit is planned for this.",
        ),
        ("follow_up: [{id: f, decision: progress-review, timing: in a year}]", "inspectors will come back"),
        ("", "That does not mean that they are fine."),
        ("", "How well do leaders lead together? Nobody wrote down an answer."),
        ("", "nobody wrote down what was decided"),
        ("evaluations: [{subject: '2.1', state: insufficient-evidence}]", "did not find out enough to decide"),
        ("evaluations: [{subject: '2.1', state: not-evaluated}]", "did not decide on this"),
        ("evaluations: [{subject: '2.1', state: not-applicable}]", "it does not apply here"),
    ],
)
def test_what_comes_next_is_told_or_not_known(more: str, told: str) -> None:
    assert told in page_of(panel_page(check(parse(BARE + more)), Audience.YOUNG_PEOPLE)).text


@pytest.mark.parametrize(
    "framework", ["community-payback-orders/2018", "adult-services/2022", "community-justice/2016"]
)
def test_there_is_no_page_for_young_people_where_a_framework_is_about_others(framework: str) -> None:
    """They share the kinds of evidence of a pack that has children's voices."""
    profile = load(framework).file.profiles[0]
    record = f"id: x\ntitle: X\nframework: {framework}\nprofile: {profile.id!r}\nas_of: 2022-11-29\n"
    with pytest.raises(Unusable, match="no evidence in the voice of children"):
        panel_page(check(parse(record)), Audience.YOUNG_PEOPLE)


def test_that_children_were_not_heard_is_said_only_where_it_is_known() -> None:
    said = "The inspectors wrote down no talk with children and young people"
    later = "{id: a, kind: children-survey, people: 44, date: 2021-06-01}"
    for evidence, known in (
        ("", True),
        ("evidence: []", True),
        ("evidence: [{id: a, kind: staff-survey}]", True),
        ("evidence: [{id: a, people: 12}]", False),
        (f"evidence: [{later}]", False),
    ):
        text = page_of(panel_page(check(parse(f"{BARE}complete: true\n{evidence}")), Audience.YOUNG_PEOPLE)).text
        assert (said in text) is known, evidence
        assert "44" not in text
    assert said not in page_of(panel_page(check(parse(BARE)), Audience.YOUNG_PEOPLE)).text


def test_there_is_no_page_for_young_people_where_they_are_not_heard() -> None:
    with pytest.raises(Unusable, match="no evidence in the voice of children"):
        panel_page(check(EXAMPLES / "progress-review-illustrative.yaml"), Audience.YOUNG_PEOPLE)


@pytest.mark.parametrize("audience", Audience)
def test_the_mark_of_a_name_that_nobody_saw_is_explained_where_it_stands(audience: Audience) -> None:
    said = "[reconstructed] stands behind a name that was not seen in its source."
    named = "evaluations: [{subject: '8.2', grade: good}]"
    assert said in page_of(panel_page(check(parse(BARE + named)), audience)).text
    assert "reconstructed" not in page_of(panel_page(check(parse(BARE)), Audience.YOUNG_PEOPLE)).text


@pytest.mark.parametrize("audience", [Audience.PANEL, Audience.PARTNERSHIP])
def test_what_a_result_has_to_be_read_with_is_told(audience: Audience) -> None:
    text = (EXAMPLES / "progress-review-illustrative.yaml").read_text(encoding="utf-8")
    without, times = re.subn(r"^field: .*\n", "", text, flags=re.MULTILINE)
    assert times == 1
    said = "The record does not say its field of work."
    assert said in page_of(panel_page(check(parse(without)), audience)).text
    assert said not in page_of(panel_page(check(parse(text)), audience)).text


def test_the_command_line_has_a_reader_for_each_edition() -> None:
    assert [reader.value for reader in Reader] == [audience.value for audience in Audience]
