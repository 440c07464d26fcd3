"""The criteria of progress: three levels, seven strands, and exactly where the published texts are silent."""

from __future__ import annotations

import datetime as dt

import pytest

from qualityframework import run_examples
from qualityframework.frameworks import Scale, illustrations, load, load_ruleset, load_scale
from qualityframework.vocabulary import Status
from tests.cli.running import run

NAME = "adult-support-protection-progress/2024"
FRAMEWORK = load(NAME)
assert FRAMEWORK.progress is not None
STRANDS = FRAMEWORK.progress.by_id


@pytest.fixture
def scale() -> Scale:
    return load_scale("progress-levels/2024")


def test_there_are_three_levels_in_order(scale: Scale) -> None:
    assert FRAMEWORK.scale == scale
    assert [grade.name for grade in scale.grades] == ["minimal", "some", "significant"]
    assert [grade.label for grade in scale.grades] == ["Minimal progress", "Some progress", "Significant progress"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("minimal progress", "minimal"),
        ("Some progress", "some"),
        ("SIGNIFICANT PROGRESS", "significant"),
        ("significant", "significant"),
    ],
)
def test_a_level_is_read_as_reports_write_it(written: str, name: str, scale: Scale) -> None:
    grade = scale.grade(written)
    assert grade is not None
    assert grade.name == name


@pytest.mark.parametrize("written", ["significant improvement", "good progress", "good", "Some progress made"])
def test_other_words_for_progress_are_no_levels(written: str, scale: Scale) -> None:
    assert scale.grade(written) is None


def test_the_seven_strands_stand_in_the_order_of_the_criteria() -> None:
    assert list(STRANDS) == [
        "improvement",
        "approach",
        "deployment",
        "embedding",
        "communication",
        "impact-measures",
        "review",
    ]


def test_minimal_is_silent_on_measures_of_impact_and_nothing_else_is_silent() -> None:
    assert {id_: strand.silent_at for id_, strand in STRANDS.items() if strand.silent_at} == {
        "impact-measures": ("minimal",)
    }
    assert sum(len(strand.levels) for strand in STRANDS.values()) == 3 * 7 - 1


def test_what_is_not_quite_a_sentence_of_its_own_is_told_in_a_note() -> None:
    assert "no sentence of its own" in (STRANDS["embedding"].note or "")
    assert "does not speak of measures" in (STRANDS["impact-measures"].note or "")
    assert "method" in (STRANDS["review"].note or "")


def test_every_strand_is_confirmed_by_the_page_and_no_text_is_there_twice() -> None:
    assert {(strand.status, strand.source) for strand in STRANDS.values()} == {(Status.CONFIRMED, "joint-inspections")}
    texts = [text for strand in STRANDS.values() for text in strand.levels.values()]
    assert len(set(texts)) == len(texts)


def test_it_was_published_for_adult_support_and_protection_alone() -> None:
    assert FRAMEWORK.file.published_for == ("adult-support-and-protection",)


def test_progress_overall_is_evaluated_and_priorities_are_the_records_own() -> None:
    (profile,) = FRAMEWORK.file.profiles
    assert [(subject.id, subject.overall) for subject in profile.subjects] == [("overall", True)]
    assert FRAMEWORK.file.priorities_in == "progress"
    extended = FRAMEWORK.with_priorities({"chronologies": "Quality of chronologies"}).profiles["2024-25"]
    assert [(subject.id, subject.overall) for subject in extended.subjects] == [
        ("overall", True),
        ("chronologies", False),
    ]


@pytest.mark.parametrize(
    ("day", "covered"), [("2024-07-31", False), ("2024-08-01", True), ("2025-07-31", True), ("2025-08-01", False)]
)
def test_the_programme_is_the_second_year_of_phase_2_and_its_days_are_reconstructed(day: str, covered: bool) -> None:
    assert bool(FRAMEWORK.profiles_on(dt.date.fromisoformat(day))) is covered
    assert FRAMEWORK.profiles["2024-25"].dates_status is Status.RECONSTRUCTED


def test_reading_of_files_is_the_one_confirmed_kind_of_evidence() -> None:
    assert [kind.id for kind in FRAMEWORK.kinds.values() if kind.status is Status.CONFIRMED] == ["records-read"]


def test_every_source_is_used() -> None:
    file = FRAMEWORK.file
    items = [*file.indicators, *file.profiles, *FRAMEWORK.kinds.values(), *STRANDS.values()]
    assert file.sources.keys() == {item.source for item in items} - {None}


def test_one_method_of_weighing_is_offered_and_none_of_its_figures_is_the_publishers() -> None:
    (methods,) = FRAMEWORK.weighing.methods
    assert methods.offered.names == ("weighted-evidence-pool",)
    weighing = FRAMEWORK.weighing
    for part in (weighing.readings, weighing.trust, weighing.methods, weighing.limits):
        assert {entry.status for entry in part} == {Status.DRAFTED}


def test_there_are_no_illustrations() -> None:
    assert illustrations(NAME) == (None, {})


def test_every_rule_of_its_ruleset_is_drafted_and_its_examples_hold() -> None:
    ruleset = load_ruleset(FRAMEWORK.ruleset)
    own = [rule for rule in ruleset.rules if rule.path.startswith("rulesets/progress-review/")]
    assert len(own) == 24
    assert {rule.file.status for rule in own} == {"drafted"}
    assert run_examples(FRAMEWORK.ruleset).passed


def test_the_criteria_are_shown_strand_by_strand_with_where_they_are_silent() -> None:
    ran = run("frameworks", "show", "adult-support-protection-progress")
    assert (ran.code, ran.err) == (0, "")
    head, *rows = ran.out.partition("criteria of progress")[2].split("\n\n")
    assert head.split()[-6:] == ["Minimal", "progress", "Some", "progress", "Significant", "progress"]
    for strand, row in zip(STRANDS.values(), rows, strict=False):
        assert strand.title.split()[0] == row.split()[0]
        words = set(row.split())
        assert all(words.issuperset(text.split()) for text in strand.levels.values())
    assert [row.split()[0] for row in rows if "(the criteria say" in row] == ["Measures"]
    assert "At minimal the criteria say nothing of: Measures of impact." in ran.out
    assert max(map(len, ran.out.split("criteria of progress")[1].splitlines())) <= 100


def test_what_has_no_illustrations_says_so() -> None:
    ran = run("frameworks", "show", NAME, "overall")
    assert (ran.code, ran.err) == (0, "")
    assert "illustrations: none" in ran.out
