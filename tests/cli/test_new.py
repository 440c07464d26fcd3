"""`new`: what it begins can be used at once, and nothing is written over."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import yaml

from qualityframework.frameworks import load_ruleset
from tests.cli.running import PROFILES, ROOT, run

REMITS = ("story", "evidence", "consistency", "follow-up")
RULES = Path("quality-and-consistency-panel", "2019", "rules")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A copy of the packs that may be written into."""
    return Path(shutil.copytree(ROOT / "rulesets", tmp_path / "shelf"))


# records -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_record_is_checked_without_a_fault(profile: str) -> None:
    begun = run("new", "inspection", "--profile", profile)
    assert (begun.code, begun.err) == (0, "")
    ran = run("check", "-", "--as-of", PROFILES[profile], stdin=begun.out)
    assert (ran.code, ran.err) == (0, "")
    assert f"profile {profile}, as of {PROFILES[profile]}" in ran.out


@pytest.mark.parametrize("profile", PROFILES)
def test_a_new_record_says_only_that_its_day_is_missing(profile: str) -> None:
    ran = run("check", "-", stdin=run("new", "inspection", "--profile", profile).out)
    assert ran.code == 2
    assert ran.err.startswith("error[no-as-of-date]")
    assert ran.err.endswith("\n1 fault\n")


def test_the_programme_of_a_new_record_is_the_latest_unless_given() -> None:
    assert run("new", "inspection") == run("new", "inspection", "--profile", list(PROFILES)[-1])


def test_a_new_record_can_be_written_into_a_file(tmp_path: Path) -> None:
    path = tmp_path / "folders" / "that are made" / "new.yaml"
    ran = run("new", "inspection", "--profile", "2018-20", "-o", path)
    assert (ran.code, ran.out) == (0, f"written: {path}\n")
    assert path.read_text(encoding="utf-8") == run("new", "inspection", "--profile", "2018-20").out


def test_a_record_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine", encoding="utf-8")
    ran = run("new", "inspection", "--output", path)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing is written over" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (("--profile", "2018-19"), "did you mean `2018-20`?"),
        (("--framework", "children-care-protecton"), "did you mean `children-care-protection`?"),
    ],
)
def test_a_programme_or_framework_that_is_not_there_offers_the_nearest(
    arguments: tuple[str, ...], nearest: str
) -> None:
    ran = run("new", "inspection", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert nearest in ran.err


# rules ---------------------------------------------------------------------------------------------------------------


def test_a_new_rule_of_each_remit_passes_its_examples(shelf: Path) -> None:
    for remit in REMITS:
        ran = run("new", "rule", f"{remit}/not-there-before", "--rulesets", shelf)
        assert (ran.code, ran.out) == (0, f"written: {shelf / RULES / remit / 'not-there-before.yaml'}\n")
    ran = run("test", "--rulesets", shelf)
    assert (ran.code, ran.err) == (0, "")
    rules = {rule.id for rule in load_ruleset("quality-and-consistency-panel", shelf).rules}
    assert {f"{remit}/not-there-before" for remit in REMITS} <= rules


def test_a_new_rule_says_when_its_source_was_read(shelf: Path) -> None:
    run("new", "rule", "story/on-a-day", "--read", "2019-07-31", "--rulesets", shelf)
    run("new", "rule", "story/today", "--rulesets", shelf)
    days = [
        yaml.safe_load((shelf / RULES / "story" / f"{name}.yaml").read_text(encoding="utf-8"))["source"]["read"]
        for name in ("on-a-day", "today")
    ]
    today = dt.datetime.now(tz=dt.UTC).date()
    assert days[0] == dt.date(2019, 7, 31)
    assert today - dt.timedelta(days=1) <= days[1] <= today


def test_a_rule_is_not_written_over(shelf: Path) -> None:
    path = shelf / RULES / "evidence" / "documents-alone.yaml"
    before = path.read_bytes()
    ran = run("new", "rule", "evidence/documents-alone", "--rulesets", shelf)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing is written over" in ran.err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("evidnce/too-few", "did you mean `evidence`?"),
        ("too-few", "`consistency`, `evidence`, `follow-up`, `recording`, `story`"),
        ("evidence/", "small words with dashes"),
        ("evidence/Too-Few", "small words with dashes"),
        ("evidence/too_few", "small words with dashes"),
        ("evidence/../story/too-few", "small words with dashes"),
        ("evidence/too-few.yaml", "small words with dashes"),
    ],
)
def test_a_rule_is_named_by_remit_and_small_words(shelf: Path, name: str, said: str) -> None:
    before = sorted(shelf.rglob("*"))
    ran = run("new", "rule", name, "--rulesets", shelf)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert sorted(shelf.rglob("*")) == before


def test_the_day_a_source_was_read_is_a_day(shelf: Path) -> None:
    ran = run("new", "rule", "story/on-no-day", "--read", "last week", "--rulesets", shelf)
    assert ran.code == 2
    assert "`last week` is no date" in ran.err
    assert not (shelf / RULES / "story" / "on-no-day.yaml").exists()


def test_a_ruleset_that_is_not_there_offers_the_nearest(shelf: Path) -> None:
    ran = run("new", "rule", "story/somewhere", "--ruleset", "quality-and-consistency", "--rulesets", shelf)
    assert ran.code == 2
    assert "did you mean `quality-and-consistency-panel`?" in ran.err
