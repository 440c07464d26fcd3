"""Since when something is known that overlays change: they neither lose nor lend the day on which it was learnt."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from qualityframework import InvalidInput
from qualityframework.frameworks import Framework, FrameworkFile, load, with_overlays
from qualityframework.frameworks.overlay_vouching import OF_FACT
from qualityframework.frameworks.programme import Claim, Fact, Profile
from tests.cli.running import run

from .test_overlays import FRAMEWORK, overlay

FILE = f"{FRAMEWORK}/framework.yaml"
PROFILE = "profiles/2018-20"
CLAIM = "claims/weeks-35"
DAY = dt.date(2019, 6, 1)
LATE = dt.date(2030, 1, 1)


def laid(home: Path, *more: Path) -> Framework:
    return load(FRAMEWORK, with_overlays(None, [home, *more]))


def learnt(framework: Framework, item: str) -> dt.date | None:
    part, _, name = item.partition("/")
    facts: Sequence[Profile | Claim] = framework.file.profiles if part == "profiles" else framework.file.claims
    return framework.learnt(next(one for one in facts if one.id == name))


def test_every_list_of_facts_is_among_those_with_a_day_of_learning() -> None:
    models: dict[str, type[Fact]] = {"profiles": Profile, "claims": Claim}
    of_facts = {
        name
        for name, field in FrameworkFile.model_fields.items()
        if any(isinstance(one, type) and issubclass(one, Fact) for one in getattr(field.annotation, "__args__", ()))
    }
    assert of_facts == set(OF_FACT) == set(models)
    for part, keys in OF_FACT.items():
        assert set(keys) <= {field.alias or name for name, field in models[part].model_fields.items()}


@pytest.mark.parametrize(
    ("at", "becomes"),
    [
        (f"{PROFILE}/title", "Ours"),
        (f"{PROFILE}/programme", "Ours"),
        (f"{PROFILE}/subjects/9.1-9.4/title", "Ours"),
        (f"{PROFILE}/statements/protection/text", "Ours"),
        (f"{PROFILE}/withdrawn", "2029-01-01"),
        (f"{CLAIM}/note", "Ours"),
    ],
)
def test_what_leaves_a_fact_as_it_was_leaves_its_day(tmp_path: Path, at: str, becomes: str) -> None:
    item = "/".join(at.split("/")[:2])
    before = learnt(load(FRAMEWORK), item)
    assert before is not None
    for name, more in (("own", ""), ("dated", "learnt: 2018-01-01\n")):
        assert learnt(laid(overlay(tmp_path, f"{FILE} | {at} | {becomes}", more=more, name=name)), item) == before


@pytest.mark.parametrize(
    ("at", "becomes"),
    [
        (f"{PROFILE}/from", "2018-07-01"),
        (f"{PROFILE}/subjects/9.1-9.4/indicators", '["9.4", "9.1", "9.2", "9.3"]'),
        (f"{CLAIM}/text", "Ours"),
        (f"{CLAIM}/until", "2020-01-01"),
    ],
)
def test_what_an_overlay_says_of_a_fact_was_learnt_when_the_overlay_says_or_cannot_be_told(
    tmp_path: Path, at: str, becomes: str
) -> None:
    item = "/".join(at.split("/")[:2])
    change = f"{FILE} | {at} | {becomes}"
    assert learnt(laid(overlay(tmp_path, change, name="own")), item) is None
    dated = laid(overlay(tmp_path, change, more="learnt: 2019-01-01\n", name="dated"))
    assert learnt(dated, item) == dt.date(2019, 1, 1)


@pytest.mark.parametrize("turned", [False, True])
def test_of_several_overlays_the_last_day_counts_and_one_without_leaves_it_untold(tmp_path: Path, turned: bool) -> None:
    one = overlay(tmp_path, f"{FILE} | {PROFILE}/from | 2018-07-01", more="learnt: 2019-01-01\n", name="one")
    two = overlay(tmp_path, f"{FILE} | {PROFILE}/until | 2020-04-30", more="learnt: 2020-01-01\n", name="two")
    bare = overlay(tmp_path, f"{FILE} | {PROFILE}/until | 2020-04-30", name="bare")
    in_turn = [[one, two], [one, bare]]
    told = [learnt(laid(*(homes[::-1] if turned else homes)), PROFILE) for homes in in_turn]
    assert told == [dt.date(2020, 1, 1), None]


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
