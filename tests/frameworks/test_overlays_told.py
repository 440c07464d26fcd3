"""What is told of overlays: every one that was given, what it leaves out, whose words are shown, where faults are."""

import json
from pathlib import Path

import pytest

from qualityframework import InvalidInput
from qualityframework.frameworks import load, standards_of, with_overlays
from qualityframework.vocabulary import Code
from tests.cli.running import run

from .test_overlays import FRAMEWORK, RECORD, RULESET, overlay

FILE = f"{FRAMEWORK}/framework.yaml"
CARE = "care-homes-adults-older/1"
STANDARDS = "health-social-care-standards/2017"
IDLE = "and changes nothing that was read"


def over(home: Path, *packs: str) -> Path:
    """The same overlay, over other packs."""
    file = home / "overlay.yaml"
    text = file.read_text(encoding="utf-8").replace(f"over: [{FRAMEWORK}, {RULESET}]", f"over: [{', '.join(packs)}]")
    file.write_text(text, encoding="utf-8")
    return home


COMMANDS = [
    ("check", str(RECORD)),
    ("weigh", str(RECORD)),
    ("explain", str(RECORD), "5.4"),
    ("rules", "list"),
    ("rules", "show", "evidence/low-certainty"),
    ("frameworks", "show", FRAMEWORK),
    ("frameworks", "show", FRAMEWORK, "2.1"),
    ("frameworks", "standards"),
    ("frameworks", "diff", FRAMEWORK, "children-services/2014"),
    ("test", "six-point-scale"),
    ("prove", FRAMEWORK),
    ("mutate", RULESET, "evidence/low-certainty"),
    ("crosswalk", "list"),
    ("crosswalk", "show", FRAMEWORK, "children-services/2014"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_result_names_an_overlay_that_changed_nothing_of_it(tmp_path: Path, command: tuple[str, ...]) -> None:
    home = over(overlay(tmp_path, f"{CARE}/framework.yaml | title | Ours"), CARE)
    told = " ".join(run(*command, "--overlay", home).out.replace("│", " ").split())
    assert "Overlay own/1 (" in told
    assert IDLE in told
    assert IDLE not in run(*command).out
    if "--format" in run(*command[:1] if command[0] not in ("frameworks", "crosswalk") else command[:2], "--help").out:
        made = json.loads(run(*command, "--overlay", home, "--format", "json").out)
        parts = (made, *(made.get(key) or {} for key in ("provenance", "basis", "overlaid")))
        part = next(one for one in parts if "overlays" in one)
        assert ([one["overlay"] for one in part["overlays"]], part["changes"]) == (["own/1"], [])


def test_tests_are_told_with_what_overlays_changed_of_what_they_test(tmp_path: Path) -> None:
    home = overlay(tmp_path, f"{FILE} | indicators/9.3/note | Ours.")
    assert "1 thing is changed by own/1" in run("test", FRAMEWORK, "--overlay", home).out
    assert IDLE in " ".join(run("test", CARE, "--overlay", home).out.split())


def test_what_a_replacement_leaves_out_is_named_or_put_back(tmp_path: Path) -> None:
    subjects = "[{id: '1.1', indicators: ['1.1']}, {id: '2.1', indicators: ['2.1']}]"
    home = overlay(tmp_path, f"{FILE} | profiles/2018-20/subjects | {subjects}")
    with pytest.raises(InvalidInput) as caught:
        load(FRAMEWORK, with_overlays(None, [home]))
    assert [fault.message.split("`")[1] for fault in caught.value.diagnostics] == ["2.2", "9.1-9.4"]
    assert {fault.code for fault in caught.value.diagnostics} == {Code.MISSING_KEY}
    change = f"{FILE} | profiles/2018-20/subjects | {subjects}"
    named = overlay(tmp_path, f"{change}\n    drops: [2.2, 9.1-9.4]", name="named")
    framework = load(FRAMEWORK, with_overlays(None, [named]))
    assert framework.changes[0].dropped == ("2.2", "9.1-9.4")
    told = " ".join(run("frameworks", "show", FRAMEWORK, "--overlay", named).out.replace("│", " ").split())
    assert "without `2.2`, `9.1-9.4`" in told
    idle = overlay(tmp_path, f"{FILE} | title | Ours\n    drops: [2.2]", name="idle")
    with pytest.raises(InvalidInput, match=r"`2\.2` is not left out by this change"):
        load(FRAMEWORK, with_overlays(None, [idle]))


@pytest.mark.parametrize(
    ("at", "becomes", "gone"),
    [
        ("claims", "[]", "weeks-35"),
        ("claims/weeks-35", "{id: weeks-35, about: length, text: Long., status: drafted}", "weeks-35"),
        ("domains/stakeholders-needs", "{id: stakeholders-needs, title: Ours, status: drafted}", "areas_status"),
    ],
)
def test_what_sources_say_and_how_things_are_known_cannot_be_left_out(
    tmp_path: Path, at: str, becomes: str, gone: str
) -> None:
    dropped = ", ".join(["areas", "areas_status", "question", "question_status", "note"])
    home = overlay(tmp_path, f"{FILE} | {at} | {becomes}\n    drops: [{dropped}]")
    with pytest.raises(InvalidInput) as caught:
        load(FRAMEWORK, with_overlays(None, [home]))
    assert any("is left out of" in fault.message and gone in fault.message for fault in caught.value.diagnostics)


def test_domains_are_not_known_to_be_whole_where_an_overlay_wrote_their_list(tmp_path: Path) -> None:
    before = load(CARE)
    assert {one.indicators_status for one in before.file.domains} >= {"reconstructed"}
    listed = [one.model_dump(mode="json", by_alias=True, exclude_defaults=True) for one in before.file.indicators]
    listed[0]["title"] = "Ours"
    home = over(overlay(tmp_path, f"{CARE}/framework.yaml | indicators | {json.dumps(listed)}"), CARE)
    after = load(CARE, with_overlays(None, [home]))
    assert {one.indicators_status for one in after.file.domains} <= {"drafted", None}


def test_an_indicator_that_moves_leaves_neither_domain_known_to_be_whole(tmp_path: Path) -> None:
    before = {one.id: one.indicators_status for one in load(CARE).file.domains}
    whole = [name for name, status in before.items() if status is not None]
    moved = next(one for one in load(CARE).file.indicators if one.domain == whole[0])
    home = over(overlay(tmp_path, f"{CARE}/framework.yaml | indicators/{moved.id}/domain | {whole[1]}"), CARE)
    after = {one.id: one.indicators_status for one in load(CARE, with_overlays(None, [home])).file.domains}
    assert after == before | dict.fromkeys(whole[:2], "drafted")


def test_words_of_an_overlay_for_a_standard_are_told_as_its_own(tmp_path: Path) -> None:
    home = over(overlay(tmp_path, f"{STANDARDS}/catalogue.yaml | statements/1.19/text | Ours."), STANDARDS, RULESET)
    found = {one.id: one.words_of for one in standards_of(STANDARDS, root=with_overlays(None, [home])).standards}
    assert {id_ for id_, overlay_ in found.items() if overlay_ is not None} == {"1.19"}
    assert "in the words of own/1" in run("frameworks", "standards", STANDARDS, "1.19", "--overlay", home).out
    assert "in our words" in run("frameworks", "standards", STANDARDS, "1.3", "--overlay", home).out
    cited = overlay(
        tmp_path, f"{RULESET}/rules/evidence/documents-alone.yaml | standards | ['{STANDARDS}#1.19']", name="cited"
    )
    told = run("rules", "show", "evidence/documents-alone", "--overlay", home, "--overlay", cited).out
    assert f"cites {STANDARDS}#1.19, in the words of own/1: Ours." in " ".join(told.replace("│", " ").split())


def test_an_overlay_is_called_what_its_folder_is_called(tmp_path: Path) -> None:
    home = overlay(tmp_path, name="own").rename(tmp_path / "own" / "2")
    with pytest.raises(InvalidInput, match="the edition `1` is not the name of its folder, `2`"):
        with_overlays(None, [home])


@pytest.mark.parametrize("at", ["/", "title/", "a//b"])
def test_a_way_that_is_none_is_told_plainly(tmp_path: Path, at: str) -> None:
    home = overlay(tmp_path, f"{FILE} | {at} | Ours")
    with pytest.raises(InvalidInput, match=r"keys and names are wanted here, such as indicators/2\.1/title"):
        with_overlays(None, [home])


def test_a_fault_in_another_file_than_the_one_that_is_changed_names_the_overlay(tmp_path: Path) -> None:
    home = overlay(tmp_path, f"{FILE} | scale | ofsted-judgements/1")
    with pytest.raises(InvalidInput) as caught:
        load(FRAMEWORK, with_overlays(None, [home]))
    elsewhere = [fault for fault in caught.value.diagnostics if fault.at.file.endswith("weighing.yaml")]
    assert elsewhere
    for fault in elsewhere:
        told = [(why, place.text.strip()) for why, place in fault.related]
        assert ("with overlay own/1 laid over, which changes this", "at: scale") in told


def test_places_are_by_the_path_that_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overlay(tmp_path, f"{FILE} | indicators/9.11/title | X")
    monkeypatch.chdir(tmp_path)
    err = run("frameworks", "show", FRAMEWORK, "--overlay", "own/1").err
    assert "--> own/1/overlay.yaml:10:9\n" in err
    assert f"--> rulesets/{FILE}:" in err
    monkeypatch.chdir(tmp_path / "own" / "1")
    assert "--> overlay.yaml:10:9\n" in run("frameworks", "show", FRAMEWORK, "--overlay", ".").err


def test_another_working_directory_is_another_overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, title in (("here", "One"), ("there", "Two")):
        overlay(tmp_path / place, f"{FILE} | indicators/9.1/title | {title}")
        monkeypatch.chdir(tmp_path / place)
        assert load(FRAMEWORK, with_overlays(None, ["own/1"])).indicators["9.1"].title == title
