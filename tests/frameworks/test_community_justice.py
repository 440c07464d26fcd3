"""The framework for self-evaluation in community justice: the little that was seen of it, and its phases."""

from __future__ import annotations

import datetime as dt

import pytest

from qualityframework.errors import InvalidInput
from qualityframework.frameworks import find, load, load_ruleset
from qualityframework.inspections import bind, parse
from qualityframework.vocabulary import Code, Status

NAME = "community-justice-self-evaluation/2024"
FRAMEWORK = load(NAME)


def test_of_the_codes_of_the_guide_only_the_one_that_was_seen_is_here() -> None:
    assert {code: one.title for code, one in FRAMEWORK.indicators.items() if one.id[0].isdigit()} == {
        "6.4": "Performance management and quality assurance"
    }
    assert FRAMEWORK.indicators["6.4"].status is Status.CONFIRMED
    assert FRAMEWORK.file.counts.indicators == 2


def test_the_part_on_organisational_capability_has_no_code_and_says_that_its_words_are_ours() -> None:
    part = FRAMEWORK.indicators["organisational-capability"]
    assert part.note is not None
    assert "no code" in part.note
    assert "these words are ours" in part.note


def test_no_title_is_made_up_for_the_area_and_no_question_for_the_domain() -> None:
    (area,), (domain,) = FRAMEWORK.areas.values(), FRAMEWORK.file.domains
    assert (area.title, area.status, area.part_status) == ("Area 6", Status.RECONSTRUCTED, Status.RECONSTRUCTED)
    assert (domain.question, domain.status) == (None, Status.RECONSTRUCTED)


def test_it_has_no_illustrations_as_none_were_seen() -> None:
    assert not (find(NAME, "framework").folder / "illustrations.yaml").exists()


@pytest.mark.parametrize(
    ("day", "profiles"),
    [
        ("2016-12-06", []),
        ("2016-12-07", ["guide"]),
        ("2024-01-20", ["guide"]),  # the day that the page gives for validation
        ("2024-09-01", ["guide"]),
        ("2024-09-02", ["guide", "national-2024"]),
        ("2024-11-20", ["guide", "national-2024"]),
        ("2024-11-21", ["guide"]),
        ("2025-01-19", ["guide"]),
        ("2025-01-20", ["guide", "validation-2025"]),
        ("2025-02-24", ["guide", "validation-2025"]),
        ("2025-02-25", ["guide"]),
    ],
)
def test_the_phases_run_on_their_days_and_the_guide_runs_beside_them(day: str, profiles: list[str]) -> None:
    assert [profile.id for profile in FRAMEWORK.profiles_on(dt.date.fromisoformat(day))] == profiles


def test_on_a_day_of_a_phase_a_record_has_to_say_whether_it_belongs_to_it() -> None:
    with pytest.raises(InvalidInput, match="2 programmes ran on 2024-10-01") as caught:
        bind(parse(f"{{id: a, title: A, framework: {NAME}, as_of: 2024-10-01}}"), FRAMEWORK)
    assert [fault.code for fault in caught.value.diagnostics] == [Code.NO_PROFILE]


def test_the_days_of_validation_are_reconstructed_and_the_note_tells_the_slip_and_the_areas() -> None:
    first, second = FRAMEWORK.profiles["national-2024"], FRAMEWORK.profiles["validation-2025"]
    assert (first.dates_status, second.dates_status) == (Status.CONFIRMED, Status.RECONSTRUCTED)
    assert second.note is not None
    assert "20 January to 24 February 2024" in second.note
    assert "Four areas were planned and six were done" in second.note


def test_both_phases_evaluate_both_parts_and_ask_three_questions_and_the_guide_evaluates_6_4() -> None:
    subjects = {profile.id: [subject.id for subject in profile.subjects] for profile in FRAMEWORK.file.profiles}
    both = ["6.4", "organisational-capability"]
    assert subjects == {"guide": ["6.4"], "national-2024": both, "validation-2025": both}
    asked = {profile.id: [one.id for one in profile.statements] for profile in FRAMEWORK.file.profiles}
    questions = ["how-are-we-doing", "how-do-we-know", "what-next"]
    assert asked == {"guide": [], "national-2024": questions, "validation-2025": questions}


def test_the_kinds_of_evidence_that_the_page_names_are_confirmed_and_the_others_ours() -> None:
    confirmed = {kind.id for kind in FRAMEWORK.kinds.values() if kind.status is Status.CONFIRMED}
    assert confirmed == {"self-evaluation-template", "documents", "staff-focus-group", "people-focus-group"}
    assert {kind.status for kind in FRAMEWORK.kinds.values()} == {Status.CONFIRMED, Status.DRAFTED}


def test_a_self_evaluation_shows_nothing_by_itself_and_no_document_shows_impact() -> None:
    assert FRAMEWORK.kinds["self-evaluation-template"].can_show == ()
    assert [
        kind.id for kind in FRAMEWORK.kinds.values() if kind.family == "document" and "impact" in kind.can_show
    ] == []


def test_every_source_is_used_and_every_confirmed_item_names_one_that_is_there() -> None:
    file = FRAMEWORK.file
    profiles = file.profiles
    items = [*file.domains, *file.areas, *file.indicators, *profiles, *FRAMEWORK.kinds.values()]
    items += [one for profile in profiles for one in profile.statements]
    assert {item.source for item in items if item.source is not None} == file.sources.keys()


def test_its_ruleset_is_there_and_for_the_same_scale() -> None:
    assert load_ruleset(FRAMEWORK.ruleset).scale is FRAMEWORK.scale
