"""Two frameworks compared: what each kind of difference is told as, and that the comparison counts every item."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from qualityframework import load
from qualityframework.assurance import FrameworkDiff, compared
from qualityframework.frameworks import Framework, crosswalks_between, illustrations, packs
from qualityframework.frameworks.framework import Counts
from qualityframework.report import framework_diff_lines
from tests.cli.running import ROOT

NAME = "children-care-protection/2019"
FRAMEWORK = load(NAME)
NAMES = [pack.name for pack in packs(kind="framework")]


def changed(listed: str, id_: str, /, **update: Any) -> Framework:
    """The framework with something else said of one item."""
    items = tuple(one.model_copy(update=update) if one.id == id_ else one for one in getattr(FRAMEWORK.file, listed))
    return with_file(**{listed: items})


def with_file(**update: Any) -> Framework:
    file = FRAMEWORK.file.model_copy(update=update)
    kept = {key: getattr(FRAMEWORK, key) for key in Framework.model_fields if key != "file"}
    return Framework.model_construct(file=file, **kept)


def told(diff: FrameworkDiff) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [(one.part, one.how, one.was, one.now, one.what) for one in diff.changes]


@pytest.mark.parametrize("name", NAMES)
def test_a_framework_does_not_differ_from_itself(name: str) -> None:
    one = load(name)
    diff = compared(one, one)
    file = one.file
    assert diff.changes == ()
    listed = (file.domains, file.areas, file.indicators, file.attributes, file.aggregations, file.claims, file.profiles)
    assert diff.unchanged == sum(map(len, listed))


@pytest.mark.parametrize("first", NAMES)
def test_each_item_is_met_once_or_added_or_removed(first: str) -> None:
    for second in NAMES:
        one, other = load(first), load(second)
        diff = compared(one, other)
        for part, key in (
            ("domain", "domains"),
            ("area", "areas"),
            ("indicator", "indicators"),
            ("profile", "profiles"),
        ):
            removed = [made.was for made in diff.changes if (made.part, made.how) == (part, "removed")]
            added = [made.now for made in diff.changes if (made.part, made.how) == (part, "added")]
            met = len(getattr(one.file, key)) - len(removed)
            assert len(set(removed)) == len(removed)
            assert len(getattr(other.file, key)) - len(set(added)) == met


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        (changed("indicators", "2.1", title="Another"), [("indicator", "same-code", "2.1", "2.1", "title")]),
        (
            changed("indicators", "2.1", title="The impact on our children and on young people"),
            [("indicator", "renamed", "2.1", "2.1", "title")],
        ),
        (changed("indicators", "2.1", title="IMPACT on children and young people"), []),
        (changed("indicators", "2.1", note="Another"), []),
        (changed("indicators", "2.1", area="3"), [("indicator", "moved", "2.1", "2.1", "within")]),
        (changed("indicators", "2.1", voices=("staff",)), [("indicator", "changed", "2.1", "2.1", "voices")]),
        (changed("indicators", "2.1", points=7), [("indicator", "changed", "2.1", "2.1", "points")]),
        (changed("indicators", "2.1", source="introduction"), [("indicator", "changed", "2.1", "2.1", "source")]),
        (
            changed("domains", "management", question="Why?"),
            [("domain", "changed", "management", "management", "question")],
        ),
        (changed("areas", "1", part="process"), [("area", "changed", "1", "1", "part")]),
        (changed("profiles", "2021-25", until=None), [("profile", "changed", "2021-25", "2021-25", "until")]),
        (changed("profiles", "2021-25", statements=()), [("profile", "changed", "2021-25", "2021-25", "statements")]),
        (with_file(profiles=FRAMEWORK.file.profiles[1:]), [("profile", "removed", "2018-20", None, None)]),
    ],
)
def test_a_difference_is_told_as_what_it_is(second: Framework, wanted: list[Any]) -> None:
    assert told(compared(FRAMEWORK, second)) == wanted


def test_an_item_with_another_code_is_known_by_its_title_or_by_its_earlier_code() -> None:
    items = FRAMEWORK.file.profiles
    other = with_file(profiles=(items[0].model_copy(update={"id": "first"}), *items[1:]))
    assert told(compared(FRAMEWORK, other)) == [("profile", "recoded", "2018-20", "first", "id")]
    areas = {"2.1": {"id": "2.9", "title": "Another", "aliases": ("2.1",)}}
    indicators = tuple(one.model_copy(update=areas.get(one.id, {})) for one in FRAMEWORK.file.indicators)
    bare = {"profiles": ()}
    diff = compared(with_file(**bare), with_file(indicators=indicators, **bare))
    assert [how for _, how, *_ in told(diff)] == ["recoded", "renamed"], "an earlier code says that they are one"


def test_one_code_in_two_frameworks_is_no_sign_that_they_mean_one_thing() -> None:
    """Of two editions it is a sign to look at, and none that the area was renamed."""
    area = FRAMEWORK.file.areas[0]
    edition = changed("areas", area.id, title="Something else")
    other = edition.model_copy(update={"file": edition.file.model_copy(update={"id": "another-framework"})})
    assert told(compared(FRAMEWORK, edition))[0] == ("area", "same-code", area.id, area.id, "title")
    of_area = [one[:4] for one in told(compared(FRAMEWORK, other)) if one[0] == "area"]
    assert of_area == [("area", "removed", area.id, None), ("area", "added", None, area.id)]


@pytest.mark.parametrize(
    ("was", "now", "how"),
    [
        ("Impact on the community", "Impact on the workforce", "same-code"),
        ("Leadership of people", "Leadership of improvement and change", "same-code"),
        ("Planning for one child", "Planning for one person", "same-code"),
        ("Risk", "Need", "same-code"),
        ("Aim", "End", "same-code"),
        ("Meetings are kept", "Meetings are kept and prepared", "renamed"),
        ("Leadership of the people", "Leadership of our people", "renamed"),
    ],
)
def test_a_title_is_near_where_most_words_that_say_something_are_shared(was: str, now: str, how: str) -> None:
    pair = changed("indicators", "2.1", title=was), changed("indicators", "2.1", title=now)
    for one, other in (pair, pair[::-1]):
        assert [made.how for made in compared(one, other).changes] == [how]


def test_of_one_code_with_two_titles_nothing_more_is_compared() -> None:
    """It would be told as moved and changed, as if it were one thing."""
    diff = compared(FRAMEWORK, changed("indicators", "2.1", title="Another", area="3", points=7))
    assert told(diff) == [("indicator", "same-code", "2.1", "2.1", "title")]
    assert diff.unchanged == compared(FRAMEWORK, FRAMEWORK).unchanged - 1


def test_what_a_crosswalk_calls_the_same_is_renamed_whatever_its_title(tmp_path: Path) -> None:
    earlier, other = load("children-services/2014"), changed("indicators", "2.1", title="Another")
    between = crosswalks_between(earlier, FRAMEWORK)
    assert ("indicator", "removed", "2.1", None, None) in told(compared(earlier, other))
    for one, two in ((earlier, other), (other, earlier)):
        diff = compared(one, two, between=between)
        assert ("indicator", "renamed", "2.1", "2.1", "title") in told(diff)
        assert diff.crosswalks == ("children-2014-to-2019/1",)
    shelf = shutil.copytree(ROOT / "rulesets", tmp_path / "packs")
    (shelf / "children-2014-to-2019/1/crosswalk.yaml").write_text("kind: crosswalk\n", encoding="utf-8")
    diff = compared(earlier, other, between=crosswalks_between(earlier, FRAMEWORK, shelf))
    assert (diff.crosswalks, diff.unread) == ((), ("children-2014-to-2019/1",))
    said = " ".join(line.text for line in framework_diff_lines(diff, 200))
    assert "may say of more that it is the same: children-2014-to-2019/1." in said


def test_homes_are_told_as_they_are_written() -> None:
    (one,) = compared(FRAMEWORK, changed("indicators", "2.1", area="3")).changes
    domain = FRAMEWORK.domain_of["2.1"].title
    assert one.before == f"{domain}: {FRAMEWORK.areas['2'].title}"


def test_what_is_added_is_what_is_removed_the_other_way_round() -> None:
    one, other = load("children-services/2014"), FRAMEWORK
    there, back = compared(one, other), compared(other, one)
    added = {(made.part, made.now) for made in there.changes if made.how == "added"}
    assert added == {(made.part, made.was) for made in back.changes if made.how == "removed"}


def test_illustrations_are_compared_also_where_one_has_none() -> None:
    shown = illustrations(NAME)[1]
    other = dict(shown)
    other["2.1"] = other["2.1"].model_copy(update={"weak": ("a", "b", "c")})
    del other["2.2"]
    diff = compared(FRAMEWORK, FRAMEWORK, (shown, other))
    assert ("illustration", "removed", "2.2", None, None) in told(diff)
    assert ("illustration", "changed", "2.1", "2.1", "weak") in told(diff)
    gone = compared(FRAMEWORK, FRAMEWORK, (shown, {})).changes
    assert {(one.part, one.how, one.was) for one in gone} == {("illustration", "removed", code) for code in shown}


@pytest.mark.parametrize(
    ("update", "wanted"),
    [
        ({"scale": "progress-levels/2024"}, ("head", "changed", None, None, "scale")),
        ({"published_for": ("children",)}, ("head", "changed", None, None, "published_for")),
        ({"counts": Counts(indicators=3)}, ("head", "changed", None, None, "counts")),
        ({"aggregations": ()}, ("aggregation", "removed", "none-known", None, None)),
        ({"claims": FRAMEWORK.file.claims[1:]}, ("claim", "removed", FRAMEWORK.file.claims[0].id, None, None)),
    ],
)
def test_the_framework_itself_its_rules_of_grades_and_its_claims_are_compared_too(
    update: dict[str, Any], wanted: tuple[str, ...]
) -> None:
    assert told(compared(FRAMEWORK, with_file(**update))) == [wanted]


def test_what_comes_from_other_files_is_told_to_differ() -> None:
    bare = FRAMEWORK.model_copy(update={"own_weighing": None, "kinds": {}})
    assert [one.what for one in compared(FRAMEWORK, bare).changes] == ["kinds of evidence", "weighing"]


def test_a_judgement_over_all_others_is_told_of_a_programme() -> None:
    profile = FRAMEWORK.file.profiles[0]
    subjects = (profile.subjects[0].model_copy(update={"overall": True}), *profile.subjects[1:])
    (one,) = compared(FRAMEWORK, changed("profiles", profile.id, subjects=subjects)).changes
    assert one.what == "subjects"
    assert ", overall" in str(one.after)


def test_another_day_of_learning_is_told_also_where_only_the_source_tells_it() -> None:
    fact = FRAMEWORK.file.claims[0]
    sources, source = FRAMEWORK.file.sources, fact.source
    assert (fact.learnt, source is not None) == (None, True)
    earlier = sources[source or ""].model_copy(update={"read": dt.date(2026, 11, 20)})
    made = compared(FRAMEWORK, with_file(sources={**sources, source: earlier}))
    found = {(one.was, one.what, one.before, one.after) for one in made.changes}
    assert (fact.id, "learnt", "2026-11-22", "2026-11-20") in found
    assert {one.what for one in made.changes} == {"learnt"}


def test_it_says_that_titles_are_not_meaning() -> None:
    assert "do not show that the meaning is" in compared(FRAMEWORK, FRAMEWORK).caveat
