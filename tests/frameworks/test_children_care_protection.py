"""The framework for children in need of care and protection: what is in it, and how sure of each item it is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest

from qualityframework.errors import InvalidInput
from qualityframework.frameworks import Framework, illustrations, in_force, load, load_scale
from qualityframework.frameworks.sourced import Sourced
from qualityframework.inspections import bind, parse
from qualityframework.vocabulary import Code, Status

NAME = "children-care-protection/2019"
FRAMEWORK = load(NAME)


def test_six_domains_ten_areas_and_twenty_two_indicators_as_the_source_says() -> None:
    file = FRAMEWORK.file
    assert (len(file.domains), len(file.areas), len(file.indicators)) == (6, 10, 22)
    assert (file.counts.domains, file.counts.areas, file.counts.indicators) == (6, 10, 22)


def test_the_scale_is_the_six_point_scale() -> None:
    assert FRAMEWORK.scale == load_scale("six-point-scale/1")
    assert len(FRAMEWORK.scale.grades) == 6


def test_indicators_stand_in_the_order_of_their_codes() -> None:
    codes = list(FRAMEWORK.indicators)
    assert codes == sorted(codes, key=lambda code: tuple(map(int, code.split("."))))
    assert all(indicator.area == code.split(".")[0] for code, indicator in FRAMEWORK.indicators.items())


def test_8_3_is_reconstructed_and_says_that_its_existence_is_open() -> None:
    indicator = FRAMEWORK.indicators["8.3"]
    assert indicator.status is Status.RECONSTRUCTED
    assert indicator.source is None
    assert indicator.note is not None
    assert "open" in indicator.note


def test_area_10_is_a_capacity_outside_the_indicators() -> None:
    assert FRAMEWORK.file.capacity is not None
    assert FRAMEWORK.file.capacity.area == "10"
    assert FRAMEWORK.areas["10"].part is None
    assert "10" not in {indicator.area for indicator in FRAMEWORK.file.indicators}


@pytest.mark.parametrize("subject", ["10", "10.1"])
def test_area_10_cannot_be_evaluated(subject: str) -> None:
    record = f"""
        id: example
        title: Example
        framework: {NAME}
        as_of: 2019-11-29
        evaluations:
          - subject: "{subject}"
            grade: good
    """
    with pytest.raises(InvalidInput, match=rf"there is no indicator or group `{subject}`") as caught:
        bind(parse(record), FRAMEWORK)
    assert [fault.code for fault in caught.value.diagnostics] == [Code.DANGLING]


@pytest.mark.parametrize(
    ("day", "profiles"),
    [
        ("2018-07-31", []),
        ("2018-08-01", ["2018-20"]),
        ("2019-11-29", ["2018-20"]),
        ("2020-03-31", ["2018-20"]),
        ("2020-04-01", []),
        ("2020-05-01", []),
        ("2021-06-30", []),
        ("2021-07-01", ["2021-25"]),
        ("2022-06-01", ["2021-25"]),
        ("2025-03-31", ["2021-25"]),
        ("2025-04-01", ["2025-26"]),
        ("2030-01-01", ["2025-26"]),
    ],
)
def test_the_day_picks_the_profile(day: str, profiles: list[str]) -> None:
    assert [profile.id for profile in FRAMEWORK.profiles_on(dt.date.fromisoformat(day))] == profiles


def test_each_profile_evaluates_what_its_programme_did() -> None:
    subjects = {
        profile.id: {subject.id: subject.indicators for subject in profile.subjects}
        for profile in FRAMEWORK.file.profiles
    }
    assert subjects == {
        "2018-20": {
            "1.1": ("1.1",),
            "2.1": ("2.1",),
            "2.2": ("2.2",),
            "9.1-9.4": ("9.1", "9.2", "9.3", "9.4"),
        },
        "2021-25": {"2.1": ("2.1",)},
        "2025-26": {"2.1": ("2.1",), "5.3": ("5.3",), "5.4": ("5.4",), "9.2": ("9.2",)},
    }


def test_each_profile_answers_as_many_statements_as_the_source_lists() -> None:
    assert {profile.id: len(profile.statements) for profile in FRAMEWORK.file.profiles} == {
        "2018-20": 5,
        "2021-25": 4,
        "2025-26": 3,
    }


def items(framework: Framework) -> Iterator[tuple[str, Sourced]]:
    """Every item that has a status, with a name."""
    file = framework.file
    yield from ((domain.id, domain) for domain in file.domains)
    yield from framework.areas.items()
    yield from framework.indicators.items()
    yield from framework.profiles.items()
    for profile in file.profiles:
        yield from ((f"{profile.id} {statement.id}", statement) for statement in profile.statements)
    yield from framework.kinds.items()
    yield from ((str(point.value), point) for point in framework.scale.points)
    weighing = framework.weighing
    for part in (weighing.readings, weighing.trust, weighing.methods, weighing.limits):
        yield from ((f"{type(entry).__name__} {entry.start.isoformat()}", entry) for entry in part)
    yield from ((question.id, question) for question in file.reflective_questions)
    yield from ((claim.id, claim) for claim in file.claims)
    yield from ((one.id, one) for one in file.aggregations)
    if file.capacity is not None:
        yield "capacity", file.capacity


def test_every_item_has_a_status_and_every_confirmed_one_a_source_that_is_there() -> None:
    known = FRAMEWORK.file.sources.keys() | FRAMEWORK.scale.sources.keys()
    for name, item in items(FRAMEWORK):
        assert item.status in Status, name
        assert item.status is not Status.CONFIRMED or item.source in known, name


def test_what_is_reconstructed_names_no_source() -> None:
    assert [name for name, item in items(FRAMEWORK) if item.status is Status.RECONSTRUCTED and item.source] == []


def test_every_source_is_used_and_has_a_day() -> None:
    used = {item.source for _, item in items(FRAMEWORK)}
    assert FRAMEWORK.file.sources.keys() <= used
    assert all(source.read <= dt.date.max for source in FRAMEWORK.file.sources.values())


def test_the_confirmed_indicators_are_these() -> None:
    confirmed = [code for code, indicator in FRAMEWORK.indicators.items() if indicator.status is Status.CONFIRMED]
    assert confirmed == ["1.1", "2.1", "2.2", "5.3", "5.4", "9.2"]


def test_illustrations_are_drafted_and_each_indicator_has_three_of_each() -> None:
    file, by_indicator = illustrations(NAME)
    assert file is not None
    assert (file.status, file.source) == (Status.DRAFTED, None)
    assert list(by_indicator) == list(FRAMEWORK.indicators)
    assert all(len(one.very_good) >= 3 and len(one.weak) >= 3 for one in by_indicator.values())


def test_no_illustration_is_there_twice() -> None:
    _, by_indicator = illustrations(NAME)
    texts = Counter(text for one in by_indicator.values() for text in (*one.very_good, *one.weak))
    assert [text for text, count in texts.items() if count > 1] == []


def test_documents_do_not_show_impact_by_themselves_and_complaints_alone_do() -> None:
    showing = [kind.id for kind in FRAMEWORK.kinds.values() if kind.family == "document" and "impact" in kind.can_show]
    assert showing == ["complaints-intelligence"]


@pytest.mark.parametrize("kind", ["position-statement", "plans-and-policies", "audits-and-reviews", "earlier-findings"])
def test_a_document_such_as_a_policy_does_not_show_impact(kind: str) -> None:
    assert "impact" not in FRAMEWORK.kinds[kind].can_show


def test_what_staff_and_leaders_say_does_not_show_impact() -> None:
    heard = [kind for kind in FRAMEWORK.kinds.values() if kind.voice in ("staff", "leaders")]
    assert heard
    assert [kind.id for kind in heard if "impact" in kind.can_show] == []


def test_children_and_families_are_heard_in_kinds_that_show_impact() -> None:
    voices = Counter(kind.voice for kind in FRAMEWORK.kinds.values() if "impact" in kind.can_show)
    assert voices["children"] == 3
    assert voices["families"] == 2


@pytest.mark.parametrize(
    ("indicators", "part"),
    [(["1.1"], "impact"), (["5.3"], "process"), (["9.1", "9.2"], "leadership"), (["1.1", "9.2"], None), ([], None)],
)
def test_a_subject_belongs_to_a_part_when_all_its_indicators_do(indicators: list[str], part: str | None) -> None:
    assert FRAMEWORK.part_of(indicators) == part


def test_every_indicator_has_one_domain() -> None:
    assert FRAMEWORK.domain_of["9.1"].id == "leadership"
    assert list(FRAMEWORK.domain_of) == list(FRAMEWORK.indicators)


def test_the_reading_holds_from_its_day_and_the_earliest_before_it() -> None:
    (reading,) = FRAMEWORK.weighing.readings
    assert in_force(FRAMEWORK.weighing.readings, dt.date(2022, 1, 1)) is reading
    assert in_force(FRAMEWORK.weighing.readings, dt.date(2018, 7, 31)) is None
    assert reading.status is Status.DRAFTED
