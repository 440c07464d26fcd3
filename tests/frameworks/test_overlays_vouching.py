"""How something that overlays change is known: only who wrote the words may say so, and nothing is left unread."""

from pathlib import Path

import pytest

from qualityframework import InvalidInput
from qualityframework.frameworks import load, with_overlays

from .test_overlays import FRAMEWORK, RULESET, overlay

FILE = f"{FRAMEWORK}/framework.yaml"
THIN = "community-justice-self-evaluation/2024"
CARE = "care-homes-children/1"


@pytest.mark.parametrize("turned", [False, True])
def test_no_overlay_says_how_the_words_of_another_are_known(tmp_path: Path, turned: bool) -> None:
    homes = [
        overlay(tmp_path, f"{FILE} | indicators/3.1/title | Staff are happy", name="own"),
        overlay(tmp_path, f"{FILE} | indicators/3.1/status | confirmed", name="other"),
    ]
    with pytest.raises(InvalidInput) as refused:
        load(FRAMEWORK, with_overlays(None, homes[::-1] if turned else homes))
    (fault,) = refused.value.diagnostics
    assert "one says how it is known" in fault.message
    assert {fault.at.file, fault.related[0][1].file} == {f"{home.as_posix()}/overlay.yaml" for home in homes}


@pytest.mark.parametrize("turned", [False, True])
def test_words_and_their_source_in_one_overlay_come_to_the_same_in_any_order(tmp_path: Path, turned: bool) -> None:
    changes = [f"{FILE} | indicators/2.1/title | Ours", f"{FILE} | indicators/2.1/source | inspection-reports"]
    names = load(FRAMEWORK).file.sources
    changes[1] = f"{FILE} | indicators/2.1/source | {next(iter(names))}"
    if load(FRAMEWORK).indicators["2.1"].source == next(iter(names)):
        changes[1] = f"{FILE} | indicators/2.1/source | {list(names)[1]}"
    shelf = with_overlays(None, [overlay(tmp_path, *(changes[::-1] if turned else changes))])
    item = load(FRAMEWORK, shelf).indicators["2.1"]
    assert (item.title, item.status) == ("Ours", "drafted")
    assert item.source == changes[1].rsplit(" | ", 1)[1]


def test_days_that_an_overlay_changes_are_no_longer_confirmed(tmp_path: Path) -> None:
    change = f"{THIN}/framework.yaml | profiles/national-2024/from | 2024-01-01"
    home = overlay(tmp_path, change, name="own")
    head = (home / "overlay.yaml").read_text(encoding="utf-8").replace(FRAMEWORK, THIN)
    (home / "overlay.yaml").write_text(head, encoding="utf-8")
    assert load(THIN).profiles["national-2024"].dates_status == "confirmed"
    assert load(THIN, with_overlays(None, [home])).profiles["national-2024"].dates_status == "drafted"


def test_areas_that_an_overlay_changes_are_drafted(tmp_path: Path) -> None:
    before = {one.id: one for one in load(FRAMEWORK).file.domains}["stakeholders-needs"]
    home = overlay(tmp_path, f'{FILE} | domains/stakeholders-needs/areas | ["4", "3", "2"]')
    after = {one.id: one for one in load(FRAMEWORK, with_overlays(None, [home])).file.domains}["stakeholders-needs"]
    assert (before.areas_status, after.areas_status) == ("reconstructed", "drafted")


def test_a_domain_with_an_indicator_of_an_overlay_is_not_known_to_have_them_all(tmp_path: Path) -> None:
    added = "{id: '7.3', title: Ours, domain: kq7, status: drafted}"
    home = overlay(tmp_path, f"{CARE}/framework.yaml | indicators/+ | {added}")
    head = (home / "overlay.yaml").read_text(encoding="utf-8").replace(FRAMEWORK, CARE)
    (home / "overlay.yaml").write_text(head, encoding="utf-8")
    before = {one.id: one.indicators_status for one in load(CARE).file.domains}
    after = {one.id: one.indicators_status for one in load(CARE, with_overlays(None, [home])).file.domains}
    assert before["kq7"] != "drafted"
    assert after == before | {"kq7": "drafted"}


def test_rules_that_are_to_go_somewhere_and_are_not_there_are_told(tmp_path: Path) -> None:
    home = overlay(tmp_path, more=f"adds_to: {RULESET}\n")
    rule = home / "rule" / "story" / "x.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text("title: X\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        with_overlays(None, [home])
    assert [str(one.at).split(":")[0] for one in refused.value.diagnostics] == [
        f"{home.as_posix()}/{name}" for name in ("overlay.yaml", "rule/story/x.yaml")
    ]
    assert "is not read" in refused.value.diagnostics[1].message
