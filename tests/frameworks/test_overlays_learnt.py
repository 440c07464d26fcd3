"""Since when something is known that overlays change: they neither lose nor lend the day on which it was learnt."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from qualityframework import InvalidInput
from qualityframework.frameworks import Framework, load, with_overlays
from qualityframework.frameworks.overlay_vouching import FACTS
from qualityframework.frameworks.programme import Claim, Fact, Profile
from tests.cli.running import run

from .test_overlays import FRAMEWORK, overlay

FILE = f"{FRAMEWORK}/framework.yaml"
PROFILE = "profiles/2018-20"
CLAIM = "claims/weeks-35"
DAY = dt.date(2019, 6, 1)
LATE = dt.date(2030, 1, 1)
READ = dt.date(2026, 11, 22)
"""When the sources of the pack were read."""
EARLY, LATER = "learnt: 2018-01-01\n", "learnt: 2029-01-01\n"
CQC = "cqc-single-assessment/2023"


def laid(home: Path, *more: Path) -> Framework:
    return load(FRAMEWORK, with_overlays(None, [home, *more]))


def learnt(framework: Framework, item: str) -> dt.date | None:
    part, _, name = item.partition("/")
    facts: Sequence[Profile | Claim] = framework.file.profiles if part == "profiles" else framework.file.claims
    return framework.learnt(next(one for one in facts if one.id == name))


LEFT = [
    (f"{PROFILE}/dates_status", "drafted"),
    (f"{PROFILE}/status", "reconstructed"),
    (f"{PROFILE}/note", "Ours"),
    (f"{PROFILE}/withdrawn", "2029-01-01"),
    (f"{PROFILE}/statements/protection/note", "Ours"),
    (f"{PROFILE}/statements/protection/status", "reconstructed"),
    (f"{CLAIM}/note", "Ours"),
    (f"{CLAIM}/instead", "weeks-22"),
]
CHANGED = [
    (f"{PROFILE}/id", "ours"),
    (f"{PROFILE}/title", "Ours"),
    (f"{PROFILE}/programme", "Ours"),
    (f"{PROFILE}/from", "2018-07-01"),
    (f"{PROFILE}/until", "2020-04-30"),
    (f"{PROFILE}/subjects/9.1-9.4/title", "Ours"),
    (f"{PROFILE}/subjects/9.1-9.4/indicators", '["9.4", "9.1", "9.2", "9.3"]'),
    (f"{PROFILE}/subjects/+", "{id: '3.1', indicators: ['3.1']}"),
    (f"{PROFILE}/statements_called", "Ours"),
    (f"{PROFILE}/statements/protection/text", "Ours"),
    (f"{PROFILE}/statements/+", "{id: ours, text: Ours, status: drafted}"),
    (f"{CLAIM}/id", "ours"),
    (f"{CLAIM}/about", "ours"),
    (f"{CLAIM}/text", "Ours"),
    (f"{CLAIM}/from", "2018-07-01"),
    (f"{CLAIM}/until", "2020-01-01"),
]


def test_whatever_a_fact_can_say_is_among_what_leaves_its_day_or_changes_it() -> None:
    for part, model in (("profiles", Profile), ("claims", Claim)):
        tried = {one.split("/")[2] for one, _ in (*LEFT, *CHANGED) if one.startswith(part)}
        keys = {field.alias or name for name, field in model.model_fields.items()}
        assert keys - tried <= set(Fact.model_fields)
    assert {"profiles", "claims"} == FACTS


def changed_item(at: str, becomes: str) -> str:
    part, name, *way = at.split("/")
    return f"{part}/{becomes if way == ['id'] else name}"


@pytest.mark.parametrize(("at", "becomes"), LEFT)
def test_what_leaves_a_fact_as_it_was_leaves_its_day(tmp_path: Path, at: str, becomes: str) -> None:
    item, changes = changed_item(at, becomes), [f"{FILE} | {at} | {becomes}"]
    if at.endswith("/instead"):  # which only what was withdrawn says
        changes.append(f"{FILE} | {item}/withdrawn | 2029-01-01")
    for name, more in (("own", ""), ("early", EARLY), ("late", LATER)):
        assert learnt(laid(overlay(tmp_path, *changes, more=more, name=name)), item) == READ


@pytest.mark.parametrize(("at", "becomes"), CHANGED)
def test_a_fact_that_is_changed_was_learnt_on_the_later_of_two_days_and_neither_is_lent_to_the_other(
    tmp_path: Path, at: str, becomes: str
) -> None:
    item, change = changed_item(at, becomes), f"{FILE} | {at} | {becomes}"
    told = [
        learnt(laid(overlay(tmp_path, change, more=more, name=name)), item)
        for name, more in (("own", ""), ("early", EARLY), ("late", LATER))
    ]
    assert told == [None, READ, dt.date(2029, 1, 1)]


def test_an_overlay_lends_no_day_to_a_fact_of_which_none_is_known(tmp_path: Path) -> None:
    changed = overlay(tmp_path, f"{CQC}/framework.yaml | claims/overall/text | Ours", more=LATER)
    head = (changed / "overlay.yaml").read_text(encoding="utf-8").replace(FRAMEWORK, CQC)
    (changed / "overlay.yaml").write_text(head, encoding="utf-8")
    framework = load(CQC, with_overlays(None, [changed]))
    assert learnt(load(CQC), "claims/overall") is learnt(framework, "claims/overall") is None


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("read", "expected"), [("2001-01-01", READ), ("2027-01-01", dt.date(2027, 1, 1))])
def test_a_source_of_the_overlay_s_own_is_a_day_of_its_own_too(
    tmp_path: Path, read: str, expected: dt.date, turned: bool
) -> None:
    said = [f"{FILE} | {PROFILE}/from | 2018-07-01", f"{FILE} | {PROFILE}/source | minutes"]
    source = f"{FILE} | sources/minutes | {{document: Minutes, read: {read}}}"
    home = overlay(tmp_path, source, *(said[::-1] if turned else said))
    assert learnt(laid(home), PROFILE) == expected


def test_what_is_said_within_a_programme_is_said_by_the_programme(tmp_path: Path) -> None:
    framework = laid(overlay(tmp_path, f"{FILE} | {PROFILE}/statements/protection/text | Ours"))
    found = framework.profiles["2018-20"]
    assert (found.status, found.source) == ("drafted", None)
    assert [(one.id, one.status) for one in found.statements if one.status != "confirmed"] == [
        ("protection", "drafted")
    ]


@pytest.mark.parametrize("turned", [False, True])
def test_of_several_overlays_the_last_day_counts_and_one_without_leaves_it_untold(tmp_path: Path, turned: bool) -> None:
    one = overlay(tmp_path, f"{FILE} | {PROFILE}/from | 2018-07-01", more="learnt: 2027-01-01\n", name="one")
    two = overlay(tmp_path, f"{FILE} | {PROFILE}/until | 2020-04-30", more="learnt: 2028-01-01\n", name="two")
    bare = overlay(tmp_path, f"{FILE} | {PROFILE}/until | 2020-04-30", name="bare")
    in_turn = [[one, two], [one, bare]]
    told = [learnt(laid(*(homes[::-1] if turned else homes)), PROFILE) for homes in in_turn]
    assert told == [dt.date(2028, 1, 1), None]


def test_a_fact_that_an_overlay_adds_was_learnt_when_the_overlay_says(tmp_path: Path) -> None:
    claim = f"{FILE} | claims/+ | {{id: ours, about: it, text: One., status: drafted}}"
    assert learnt(laid(overlay(tmp_path, claim, name="own")), "claims/ours") is None
    dated = laid(overlay(tmp_path, claim, more="learnt: 2019-01-01\n", name="dated"))
    assert learnt(dated, "claims/ours") == dt.date(2019, 1, 1)


def test_what_cannot_be_told_is_neither_known_nor_unknown_and_is_shown_apart(tmp_path: Path) -> None:
    home = overlay(tmp_path, f"{FILE} | {PROFILE}/from | 2018-07-01", f"{FILE} | {CLAIM}/text | Ours")
    framework = laid(home)
    for known_on in (DAY, LATE):
        found = framework.profiles_known(DAY, known_on)
        assert [one.id for one in found.cannot_be_told] == ["2018-20"]
        assert found.known == ()
    assert [one.id for one in framework.profiles_on(DAY)] == ["2018-20"], "as is known now, it ran"
    told = run("frameworks", "show", FRAMEWORK, "--as-of", str(DAY), "--known-on", str(LATE), "--overlay", home).out
    assert "of no programme is it known that it ran on that day" in told
    profiles, claims = told.partition("─ profiles on")[2].split("what sources say as known on 2030-01-01")
    for part, item in ((profiles, "2018-20: "), (claims, "weeks-35: ")):
        known, _, apart = part.partition("whether these were known on 2030-01-01 cannot be told")
        assert (item in known, item in apart) == (False, True)


def test_what_was_withdrawn_by_a_day_does_not_hold_then_whenever_it_was_learnt(tmp_path: Path) -> None:
    claim = f"{FILE} | claims/+ | {{id: ours, about: it, text: One., status: drafted, withdrawn: 2020-01-01}}"
    framework = laid(overlay(tmp_path, claim))

    def ours(known_on: dt.date | None) -> list[bool]:
        return [any(one.id == "ours" for one in part) for part in framework.claims_known(None, known_on)]

    assert ours(dt.date(2019, 12, 31)) == [False, True, False]
    assert ours(dt.date(2020, 1, 1)) == ours(None) == [False, False, True]


def test_without_a_day_that_is_asked_for_all_that_was_known_is_shown() -> None:
    early = run("frameworks", "show", FRAMEWORK, "--known-on", str(DAY)).out
    assert "no programme of it was known by then" in early
    assert "nothing that they say was known by then" in early
    late = run("frameworks", "show", FRAMEWORK, "--known-on", str(LATE)).out
    assert "profiles as known on 2030-01-01" in late
    file = load(FRAMEWORK).file
    for name in (*(one.id for one in file.profiles), *(one.id for one in file.claims)):
        assert f"{name}: " in late


def test_the_tests_of_a_pack_hold_what_cannot_be_told_apart(tmp_path: Path) -> None:
    tests = f"{FRAMEWORK}/tests.yaml"
    untold = "[2018-20]"
    begun = f"{FILE} | {PROFILE}/from | 2018-07-01"
    name = "which programme on 2019-06-01 as known that day"
    bare = run("test", FRAMEWORK, "--overlay", overlay(tmp_path, begun, name="bare"))
    assert bare.code == 1
    assert "of which it cannot be told whether they were known: expected none, found 2018-20" in bare.out
    said = overlay(tmp_path, begun, f"{tests} | tests/{name}/cannot_be_told | {untold}", name="said")
    assert run("test", FRAMEWORK, "--overlay", said).code == 0


@pytest.mark.parametrize("at", ["sources/{}", "sources/{}/read", "sources"])
def test_no_overlay_changes_what_others_read(tmp_path: Path, at: str) -> None:
    source = next(iter(load(FRAMEWORK).file.sources))
    home = overlay(tmp_path, f"{FILE} | {at.format(source)} | 2001-01-01")
    with pytest.raises(InvalidInput, match="adds sources and changes none"):
        laid(home)
