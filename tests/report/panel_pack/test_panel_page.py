"""The panel pack: everything a panel wants, once each, and nothing from elsewhere."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from qualityframework import parse
from qualityframework.cli.report import Reader
from qualityframework.errors import Unusable
from qualityframework.frameworks import load
from qualityframework.panel import Checked, check
from qualityframework.report import Audience, before_sending, panel_page
from qualityframework.report.gaps import gaps
from qualityframework.vocabulary import Remit

from .conftest import EXAMPLES
from .pages import Page, page_of

RECORDS = sorted(EXAMPLES.glob("*.yaml"))
HOSTILE = "</style><script>alert(1)</script>\"'<img src=x onerror=y>&amp;{{ 7 * 7 }}{% raw %}\u202e"


@pytest.fixture(scope="module", params=RECORDS, ids=lambda path: path.stem)
def checked(request: pytest.FixtureRequest) -> Checked:
    path: Path = request.param
    return check(path)


@pytest.fixture
def page(checked: Checked) -> Page:
    return page_of(panel_page(checked))


def test_every_finding_and_all_that_is_not_determined_stands_on_it_once(checked: Checked, page: Page) -> None:
    assert page.of_class("finding", "article") == len(checked.review.findings)
    assert page.of_class("undetermined", "tr") == len(checked.review.undetermined)
    for one in checked.review.findings:
        assert " ".join(one.question.split()) in page.text


def test_it_needs_nothing_from_elsewhere(page: Page) -> None:
    assert page.foreign == []


def test_links_lead_somewhere_and_nothing_is_called_twice(page: Page) -> None:
    ids = page.all("id")
    assert len(set(ids)) == len(ids)
    assert {href[1:] for href in page.all("href")} <= set(ids)
    assert set(page.all("aria-labelledby")) <= set(ids)


def test_headings_go_down_by_one(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_the_remits_stand_at_its_head_with_their_questions(page: Page) -> None:
    for remit in Remit:
        assert remit.question in page.text


def test_it_issues_no_grade_and_says_so(page: Page) -> None:
    assert "no grade is issued here" in page.text


def test_the_provenance_is_whole(checked: Checked, page: Page) -> None:
    made = checked.review.provenance
    for told in (made.engine, made.framework_digest, made.scale_digest, made.ruleset_digest, made.record_digest):
        assert told in page.text


def test_the_same_inspection_gives_the_same_bytes(illustrative: Checked) -> None:
    again = check(EXAMPLES / "illustrative-partnership.yaml", corpus=EXAMPLES / "earlier-inspections.csv")
    assert panel_page(illustrative) == panel_page(again)


def test_a_page_of_twenty_two_indicators_is_less_than_a_megabyte(illustrative: Checked) -> None:
    assert len(illustrative.inspection.record.evaluations or ()) == 22
    assert len(panel_page(illustrative).encode()) < 1_000_000


def test_what_earlier_panels_gave_is_drawn_and_told(illustrative: Checked) -> None:
    text = page_of(panel_page(illustrative)).text
    assert "How often earlier panels would give each grade on evidence like this" in text
    assert "Nothing was compared with earlier inspections" not in text


def test_without_a_history_it_says_so(page: Page) -> None:
    assert "Nothing was compared with earlier inspections" in page.text


BARE = """
id: bare
title: Bare
framework: children-care-protection/2019
profile: 2018-20
as_of: 2019-11-29
"""


ONE_BY_ONE = "evaluations: [{subject: '9.1'}, {subject: '9.2'}, {subject: '9.3'}, {subject: '9.4'}]"
ON_IT = "evidence: [{id: e, indicators: ['2.1'], kind: staff-survey, shows: {counts: {weak: 1, good: 2}}}]"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (ON_IT, "2 Good, 1 Weak"),
        ("", "no evaluation of it is recorded"),
        ("", "No evidence is recorded."),
        ("", "Whether a progress review or improvement support was considered is not recorded."),
        ("evaluations: [{subject: '2.1'}]", "The team's grade not recorded"),
        ("evaluations: [{subject: '2.1'}]", "The team's reason: not recorded"),
        ("evaluations: [{subject: '2.1'}]", "Before not recorded"),
        ("evaluations: [{subject: '2.1', earlier: none}]", "Before none"),
        ("evaluations: [{subject: '2.1', state: not-applicable}]", "The team's grade not applicable"),
        ("evaluations: [{subject: '2.1', state: evaluated}]", "evaluated, and the grade is not recorded"),
        ("evaluations: [{subject: '2.1', state: insufficient-evidence}]", "The team's grade insufficient evidence"),
        ("evaluations: [{subject: '2.1', grade: good}]", "More may bear on it that the record does not tell of."),
        ("follow_up: []", "None was considered."),
        (
            "complete: true",
            "None was considered. The record lists nothing here, and says of itself that it is complete.",
        ),
        ("complete: true", "None arose. The record lists nothing here, and says of itself that it is complete."),
        ("complete: true\nevaluations: [{subject: '2.1'}]", "Before none"),
        ("strengths: []", "Strengths None is told. Areas for improvement Not recorded."),
        ("", "How well do leaders lead together? No answer is recorded."),
        ("statements: []", "How well do leaders lead together? It is not answered."),
        ("", "Whether any arose is not recorded."),
        ("concerns: []", "None arose."),
        ("concerns: [{id: c}]", "c not recorded not recorded not recorded not recorded not recorded"),
        ("complete: true\nconcerns: [{id: c}]", "c none no no not recorded not recorded"),
        (
            "complete: true\nfollow_up: [{id: f, subjects: ['2.1']}]",
            "2.1 not recorded not stated not stated not",
        ),
        (ONE_BY_ONE, "The programme also evaluates 9.1-9.4"),
        ("", "no evaluation of it is recorded cannot be said nothing is said of it no rule could ask"),
        ("", "No evaluation of it is recorded, so that no rule could ask about one."),
        ("evaluations: [{subject: '2.1', state: not-applicable}]\n" + ON_IT, "no evaluation to bear on"),
        ("evaluations: [{subject: '2.1', grade: good}]\nevidence: [{id: e, indicators: ['2.1']}]", "1 none told"),
        ("follow_up: [{id: f, subjects: ['2.1']}]", "2.1 not recorded not recorded"),
        ("follow_up: [{id: f, subjects: ['2.1'], concerns: [c]}]\nconcerns: [{id: c}]", "2.1, c not recorded"),
        ("follow_up: [{id: f}]", "no subject is recorded not recorded"),
        ("complete: true\nevidence: []\nevaluations: [{subject: '2.1', grade: good}]", "There is none."),
        ("evidence: [{id: e, indicators: ['2.1']}]", "kind not recorded"),
    ],
)
def test_what_is_absent_is_told_as_what_it_is(more: str, told: str) -> None:
    assert told in page_of(panel_page(check(parse(BARE + more)))).text


def test_what_the_record_says_of_a_subject_stands_beside_its_grade_and_concerns_first() -> None:
    more = """
evaluations: [{subject: '2.1', grade: very_good, change_reason: more was seen, self_evaluation: {grade: good}}]
messages: [{id: m, text: Most feel safe., subjects: ['2.1']}, {id: o, text: About families., subjects: ['2.2']}]
concerns: [{id: c, text: A visit was missed., subjects: ['2.1'], significant: yes}, {id: d, subjects: ['2.1']}]
"""
    text = page_of(panel_page(check(parse(BARE + more)))).text
    sheet = text[text.index("Why it differs from before:") :]
    in_order = (
        "Why it differs from before: more was seen",
        "Matter of concern, significant: A visit was missed.",
        "Matter of concern, weight not known: d",
        "Key message: Most feel safe.",
        "What the evidence can carry",
    )
    places = [sheet.index(told) for told in in_order]
    assert places == sorted(places)
    assert "Key message: About families." not in sheet[: places[-1]]
    assert "The service's own Good" in text


def test_what_has_to_be_recorded_is_told_with_how_much_hangs_on_it(checked: Checked, page: Page) -> None:
    for gap in gaps(checked.review.undetermined):
        assert f"{gap.told} {gap.holds_up}" in page.text


def test_no_part_is_silent_of_what_could_not_be_determined_in_it(checked: Checked, page: Page) -> None:
    told = [int(one) for one in re.findall(r"What could not be determined (?:here|on this subject): (\d+)", page.text)]
    assert 0 not in told
    assert sum(told) == len(checked.review.undetermined)


def test_hostile_texts_stay_texts() -> None:
    told = json.dumps(HOSTILE)
    record = f"""{BARE}
evaluations: [{{subject: '2.1', grade: good, reason: {told}, evidence: [e]}}]
evidence: [{{id: e, title: {told}, indicators: ['2.1'], from: {told}}}]
strengths: [{{id: s, text: {told}}}]
follow_up: [{{id: f, timing: {told}, reason: {told}}}]
"""
    checked = check(parse(record))
    for audience in Audience:
        page = page_of(panel_page(checked, audience))
        assert page.foreign == []
        assert "{{ 7 * 7 }}" in page.text
        assert "\u202e" not in page.text


# editions for others --------------------------------------------------------------------------------------------------


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
        "follow_up: [{id: f, subjects: ['2.1'], decision: progress-review, timing: in a year}]",
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


def test_evidence_that_may_be_on_something_else_is_no_evidence_for_others() -> None:
    perhaps = "evaluations: [{subject: '2.1', grade: good}]\nevidence: [{id: a, kind: staff-survey}]"
    text = page_of(panel_page(check(parse(BARE + perhaps)), Audience.PARTNERSHIP)).text
    assert "Survey of staff" not in text
    assert "No evidence is known to bear on it. More may bear on it; the record does not say." in text


def test_whoever_sends_an_edition_is_told_what_to_look_at(illustrative: Checked) -> None:
    assert list(before_sending(illustrative, Audience.PANEL)) == []
    for audience in (Audience.PARTNERSHIP, Audience.YOUNG_PEOPLE):
        told = " ".join(before_sending(illustrative, audience))
        assert "Read it before it is sent" in told
        assert "findings on recording" in told
    clean = " ".join(before_sending(check(parse(BARE + "complete: true")), Audience.PARTNERSHIP))
    assert "recording" not in clean


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
    nobody = "evidence: [{id: a, kind: children-survey, people: 0}]"
    assert "nobody took part" in page_of(panel_page(check(parse(BARE + nobody)), Audience.YOUNG_PEOPLE)).text
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
