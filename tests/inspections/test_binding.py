"""Binding a record: the framework, the profile and the day that it is judged by."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from qualityframework.documents import MOST_TOLD
from qualityframework.errors import InvalidInput, NotFound
from qualityframework.frameworks import load
from qualityframework.inspections import EvidenceItem, Record, Recorded, bind, parse, read
from qualityframework.vocabulary import Code

FRAMEWORK = load("children-care-protection/2019")
EXAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parents[2] / "examples").glob("*.yaml")
    if b"framework: children-care" in path.read_bytes()
)
HEAD = "id: x\ntitle: X\nframework: children-care-protection/2019\n"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_bound_without_a_diagnostic(path: Path) -> None:
    inspection = bind(read(path), FRAMEWORK)
    assert inspection.framework is FRAMEWORK
    assert inspection.as_of == inspection.record.as_of


def test_there_are_three_examples() -> None:
    assert [path.stem for path in EXAMPLES] == [
        "illustrative-partnership",
        "orkney-2020",
        "social-work-governance-2025",
    ]


def test_the_day_picks_the_profile_and_a_named_one_goes_before() -> None:
    assert bind(parse(f"{HEAD}as_of: 2022-06-01\n"), FRAMEWORK).profile.id == "2021-25"
    assert bind(parse(f"{HEAD}as_of: 2022-06-01\nprofile: 2018-20\n"), FRAMEWORK).profile.id == "2018-20"
    record = parse(f"{HEAD}as_of: 2022-06-01\nprofile: 2018-20\n")
    assert bind(record, FRAMEWORK, profile="2025-26").profile.id == "2025-26"


def test_a_day_that_is_given_goes_before_that_of_the_record() -> None:
    day = dt.date(2022, 6, 1)
    assert bind(parse(f"{HEAD}as_of: 2019-11-29\n"), FRAMEWORK, as_of=day).as_of == day
    assert bind(parse(HEAD), FRAMEWORK, as_of=day).profile.id == "2021-25"


def test_between_two_profiles_a_named_one_is_taken() -> None:
    assert bind(parse(f"{HEAD}as_of: 2020-05-01\nprofile: 2018-20\n"), FRAMEWORK).profile.id == "2018-20"


def test_between_two_profiles_without_a_name_nothing_is_bound() -> None:
    with pytest.raises(InvalidInput, match="no programme ran on 2020-05-01"):
        bind(parse(f"{HEAD}as_of: 2020-05-01\n"), FRAMEWORK)


def test_a_profile_that_is_asked_for_and_not_there_is_no_fault_of_the_file() -> None:
    with pytest.raises(NotFound, match="did you mean `2018-20`"):
        bind(parse(f"{HEAD}as_of: 2019-11-29\n"), FRAMEWORK, profile="2018-21")


def test_a_record_may_name_its_framework_without_the_edition() -> None:
    record = parse("id: x\ntitle: X\nframework: children-care-protection\nas_of: 2019-11-29\n")
    assert bind(record, FRAMEWORK).framework.name == "children-care-protection/2019"


def test_all_that_is_wrong_is_told_at_once_even_without_a_day_and_with_another_framework() -> None:
    text = "id: x\ntitle: X\nframework: another/1\nprofile: none\nevidence:\n  - {id: e1, kind: rumour}\n"
    with pytest.raises(InvalidInput) as caught:
        bind(parse(text), FRAMEWORK)
    assert [fault.code for fault in caught.value.diagnostics] == [
        Code.NO_DATE,
        Code.UNKNOWN_NAME,
        Code.UNKNOWN_NAME,
        Code.DANGLING,
    ]


def test_a_group_of_the_profile_is_a_subject_with_its_indicators() -> None:
    inspection = bind(parse(f"{HEAD}as_of: 2019-11-29\n"), FRAMEWORK)
    assert inspection.subjects["9.1-9.4"] == ("9.1", "9.2", "9.3", "9.4")
    assert inspection.subjects["5.3"] == ("5.3",)
    assert "10" not in inspection.subjects


@pytest.mark.parametrize(
    ("subject", "title"),
    [("2.1", "2.1 Impact on children and young people"), ("9.1-9.4", "9.1-9.4 Leadership and direction"), ("x", "x")],
)
def test_a_subject_has_a_title(subject: str, title: str) -> None:
    assert bind(parse(f"{HEAD}as_of: 2022-06-01\n"), FRAMEWORK).title(subject) == title


def test_grades_are_looked_up_in_the_scale() -> None:
    inspection = bind(parse(f"{HEAD}as_of: 2022-06-01\n"), FRAMEWORK)
    assert inspection.grade("Very good") == FRAMEWORK.scale.grades[4]
    assert inspection.grade(None) is None


@pytest.mark.parametrize("written", ["Very good", "very-good", "VERY_GOOD"])
def test_a_grade_may_be_written_in_any_way_the_scale_knows(written: str) -> None:
    bind(parse(f"{HEAD}as_of: 2019-11-29\nevaluations:\n  - {{subject: '2.1', grade: {written}}}\n"), FRAMEWORK)


def test_evidence_may_bear_on_any_indicator_whatever_the_profile_evaluates() -> None:
    bind(parse(f"{HEAD}as_of: 2022-06-01\nevidence:\n  - {{id: e1, indicators: ['8.3']}}\n"), FRAMEWORK)


def test_a_statement_belongs_to_the_profile_that_is_taken() -> None:
    record = parse(f"{HEAD}as_of: 2022-06-01\nstatements:\n  - {{statement: involvement}}\n")
    bind(record, FRAMEWORK)
    with pytest.raises(InvalidInput, match="there is no statement in the profile 2018-20 `involvement`"):
        bind(record, FRAMEWORK, profile="2018-20")


def test_a_record_made_in_python_is_told_of_without_lines() -> None:
    record = Record(
        id="x",
        title="X",
        framework="children-care-protection",
        as_of=dt.date(2019, 11, 29),
        evidence=(EvidenceItem(id="e1", kind="rumour"),),
    )
    with pytest.raises(InvalidInput) as caught:
        bind(Recorded(record), FRAMEWORK)
    assert str(caught.value).startswith(
        "error[dangling-reference]: there is no kind of evidence `rumour`\n  --> <record>:1:1\n  = help: "
    )


def test_of_very_many_names_that_lead_nowhere_a_hundred_are_told() -> None:
    cited = ", ".join(f"x{number}" for number in range(10_000))
    items = ", ".join(f"{{id: e{number}}}" for number in range(10_000))
    text = f"{HEAD}as_of: 2019-11-29\nevidence: [{items}]\nevaluations:\n  - {{subject: '2.1', evidence: [{cited}]}}\n"
    with pytest.raises(InvalidInput) as caught:
        bind(parse(text), FRAMEWORK)
    assert len(caught.value.diagnostics) == MOST_TOLD + 1
    assert caught.value.diagnostics[-1].code == Code.TOO_MANY


@pytest.mark.parametrize("day", ["2020-01-01", dt.datetime(2020, 1, 1, tzinfo=dt.UTC)])
def test_a_day_that_is_none_is_refused_by_name(day: Any) -> None:
    with pytest.raises(TypeError, match=r"`as_of` is a datetime.date, such as .*, not .*2020"):
        bind(parse(HEAD), FRAMEWORK, as_of=day)


def test_evidence_that_names_a_group_is_told_its_indicators() -> None:
    record = parse(f"{HEAD}profile: 2018-20\nas_of: 2019-11-29\nevidence: [{{id: e, indicators: ['9.1-9.4']}}]\n")
    with pytest.raises(InvalidInput, match=r"that is a group; write its indicators: 9\.1, 9\.2, 9\.3, 9\.4"):
        bind(record, FRAMEWORK)
