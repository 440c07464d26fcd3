"""What `new` begins: it holds as it stands, and its comments hold when they are taken up."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import yaml

from qualityframework import bind, check, load, parse
from qualityframework.documents import Source, document_of
from qualityframework.frameworks import load_scale, read_rule
from qualityframework.inspections import Record, Recorded, Shown
from qualityframework.report import record_template, rule_template
from qualityframework.vocabulary import Outcome, Remit

FRAMEWORK = load("children-care-protection/2019")
PROFILES = tuple(FRAMEWORK.profiles)


def template(profile: str) -> str:
    return record_template(FRAMEWORK, FRAMEWORK.profiles[profile])


def taken_up(text: str) -> str:
    """The template with every example in it uncommented; of grades to choose from the first is chosen.

    A line that begins with `##` is words and stays a comment.
    """
    lines = []
    for line in text.splitlines():
        bare = re.sub(r"^(\s*)# ", r"\1", line)
        lines.append(re.sub(r"grade: (\w+)( \| \w+)+", r"grade: \1", bare))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_record_has_every_subject_of_its_programme_and_nothing_else_filled_in(profile: str) -> None:
    record = parse(template(profile)).record
    assert [subject.id for subject in FRAMEWORK.profiles[profile].subjects] == [
        one.subject for one in record.evaluations or ()
    ]
    assert all(one.grade is None and one.reason is None for one in record.evaluations or ())
    assert record.evidence is None
    assert record.messages is None
    assert record.as_of is None
    assert not record.complete


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_record_binds_to_its_programme(profile: str) -> None:
    day = FRAMEWORK.profiles[profile].start
    assert profile == bind(parse(template(profile)), FRAMEWORK, as_of=day).profile.id


@pytest.mark.parametrize("profile", PROFILES)
def test_the_comments_of_a_new_record_are_right(profile: str) -> None:
    """Taken up as they stand they make a record without a fault, with each part in it."""
    recorded = parse(taken_up(template(profile)))
    record = recorded.record
    inspection = check(recorded).inspection
    assert (profile, FRAMEWORK.profiles[profile].start) == (inspection.profile.id, inspection.as_of)
    untold = set(Record.model_fields) - {"published", "sources", "note", "amendments", "field", "priorities", "claims"}
    assert [part for part in sorted(untold) if not getattr(record, part)] == []
    assert [one.id for one in FRAMEWORK.profiles[profile].statements] == [
        answer.statement for answer in record.statements or ()
    ]
    assert record.complete


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_record_is_short(profile: str) -> None:
    assert len(template(profile).splitlines()) <= 75


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_record_tells_the_five_ways_to_show_something(profile: str) -> None:
    about = template(profile).partition("shows: ")[2].partition("date: ")[0]
    ways = [Shown.model_validate(yaml.safe_load(way)) for way in re.findall(r"\{(?:[^{}]|\{[^{}]*\})*\}", about)]
    assert [set(Shown.model_fields)] == [{name for way in ways for name in way.model_fields_set}]
    assert len(ways) == 5


def test_a_new_record_offers_every_grade_in_order() -> None:
    names = " | ".join(grade.name for grade in FRAMEWORK.scale.grades)
    assert f"# one of {names}\n" in template(PROFILES[0])


@pytest.mark.parametrize("remit", Remit)
def test_a_new_rule_loads_and_is_of_its_remit(remit: Remit) -> None:
    text = rule_template(remit, "too-few-items", "2019-07-31")
    rule = read_rule(document_of(Source("new.yaml", text)), f"{remit}/too-few-items", load_scale("six-point-scale/1"))
    assert (f"{remit}/too-few-items", remit, "Too few items") == (rule.id, rule.remit, rule.file.title)
    assert dt.date(2019, 7, 31) == rule.file.source.read
    assert set(Outcome) == {example.expect for example in rule.file.examples}


def test_a_record_made_in_python_can_be_checked_without_a_file() -> None:
    record = parse(template(PROFILES[0])).record
    review = check(Recorded(record), as_of=dt.date(2019, 11, 29)).review
    assert all(finding.place is None for finding in review.findings)
