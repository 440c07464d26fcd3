"""The panel pack: everything a panel wants, once each, and nothing from elsewhere."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from qualityframework import parse
from qualityframework.panel import Checked, check
from qualityframework.report import Audience, panel_page
from qualityframework.report.gaps import gaps
from qualityframework.vocabulary import Remit

from .conftest import BARE, EXAMPLES
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


ONE_BY_ONE = "evaluations: [{subject: '9.1'}, {subject: '9.2'}, {subject: '9.3'}, {subject: '9.4'}]"
ADDRESSED = """
evaluations: [{subject: '2.1', grade: good, evidence: [], addresses: [e]}]
evidence: [{id: e, indicators: ['2.1'], kind: staff-survey, shows: {grade: weak}}]
"""
WEIGHTLESS = """
evaluations: [{subject: '2.1', grade: good}]
evidence:
  - {id: a, kind: staff-survey, indicators: ['2.1'], shows: {grade: good}, weight: 0, weight_reason: ours}
  - {id: b, kind: records-read, indicators: ['2.1'], shows: {grade: good}}
"""
ON_IT = "evidence: [{id: e, indicators: ['2.1'], kind: staff-survey, shows: {counts: {weak: 1, good: 2}}}]"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (ON_IT, "2 Good, 1 Weak"),
        (ON_IT.replace("}}}]", "}}, note: Two said nothing.}]"), "2 Good, 1 Weak Two said nothing. no evaluation"),
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
        ("concerns: [{id: c, escalated_on: 2019-06-01}]", "c not recorded not recorded yes 2019-06-01 not recorded"),
        ("complete: true\nconcerns: [{id: c, subjects: ['2.1']}]", "Matter of concern, not significant: c"),
        (WEIGHTLESS, "Survey of staff staff 1 0%"),
        (
            "complete: true\nfollow_up: [{id: f, subjects: ['2.1']}]",
            "2.1 not recorded not stated not stated not",
        ),
        (ONE_BY_ONE, "The programme also evaluates 9.1-9.4"),
        ("", "no evaluation of it is recorded cannot be said nothing is said of it no rule could ask"),
        ("", "It has no grade (no evaluation of it is recorded), so that no rule could ask about one."),
        ("evaluations: [{subject: '2.1', state: insufficient-evidence}]", "nothing is said of it no rule could ask"),
        ("evaluations: [{subject: '2.1', state: not-applicable}]", "It has no grade (not applicable), so that no rule"),
        (ADDRESSED, "points elsewhere, 2 steps below, dealt with in the reason, not cited"),
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
