"""Rulesets that take rules from others: the same files, held to another scale, and covered by the digest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualityframework import InvalidInput, load_ruleset, run_examples
from qualityframework.frameworks import Ruleset, find, load_identifying, load_wording, rule_documents
from qualityframework.vocabulary import Code
from tests.cli.running import ROOT, run
from tests.panel.shelves import HEAD, made_scale, rule_text

WORDS, SIGNS = "report-wording/1", "identifying-details/1"
NO_REASON = "when: not reason_stated"
WEAK = "when: grade == weak"
EXCELLENT = "when: grade == excellent"
BUNDLED = "let:\n  found: count(finding for finding in findings if finding.remit == 'evidence')\nwhen: found > 1"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A scale of three points, and `lending/1` with rules for the scale of six."""
    tmp_path = tmp_path / "shelf"
    made_scale(tmp_path, 3)
    for pack in ("six-point-scale/1", WORDS, SIGNS):
        shutil.copytree(ROOT / "rulesets" / pack, tmp_path / pack)
    write(tmp_path, "lending", "six-point-scale/1", "")
    for name, text in {"evidence/no-reason": NO_REASON, "evidence/weak": WEAK, "story/excellent": EXCELLENT}.items():
        write_rule(tmp_path, "lending", name, text)
    return tmp_path


def write(shelf: Path, pack: str, scale: str, takes: str) -> None:
    """The head of a ruleset."""
    folder = shelf / pack / "1"
    folder.mkdir(parents=True, exist_ok=True)
    head = HEAD.format(scale=scale).replace("id: made", f"id: {pack}")
    (folder / "ruleset.yaml").write_text(head + takes, encoding="utf-8")


def write_rule(shelf: Path, pack: str, name: str, text: str) -> Path:
    """A rule for evaluations, or the inspection where it counts findings."""
    path = shelf / pack / "1" / "rules" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    subject = "inspection" if "findings" in text else "evaluation"
    path.write_text(rule_text(subject, "note", path.parent.name, text).replace("{id}", "A text"), encoding="utf-8")
    return path


def copied(shelf: Path, name: str = "copied") -> Path:
    """The same shelf in another folder: what was loaded once is not loaded again."""
    return Path(shutil.copytree(shelf, shelf.parent / name))


def taking(shelf: Path, entries: str, scale: str = "made-scale/1") -> Ruleset:
    """A ruleset that takes these from `lending/1`."""
    write(shelf, "taking", scale, f"takes:\n  lending/1: [{entries}]\n")
    return load_ruleset("taking/1", shelf)


def test_a_rule_that_is_taken_is_that_of_its_own_pack_on_the_scale_of_the_one_that_takes(shelf: Path) -> None:
    write_rule(shelf, "taking", "story/own", NO_REASON)
    ruleset = taking(shelf, "evidence/weak, evidence/no-reason")
    assert list(ruleset.by_id) == ["evidence/no-reason", "evidence/weak", "story/own"]
    assert ruleset.by_id["evidence/weak"].path == "rulesets/lending/1/rules/evidence/weak.yaml"
    assert ruleset.by_id["story/own"].path == "rulesets/taking/1/rules/story/own.yaml"
    assert ruleset.scale.name == "made-scale/1"
    assert sorted(number for stratum in ruleset.strata for number in stratum) == [0, 1, 2]


def test_all_rules_of_a_remit_are_taken_and_so_is_one_that_comes_later(shelf: Path) -> None:
    assert list(taking(shelf, "evidence/*").by_id) == ["evidence/no-reason", "evidence/weak"]
    later = copied(shelf)
    write_rule(later, "lending", "evidence/another", NO_REASON)
    assert "evidence/another" in load_ruleset("taking/1", later).by_id


def test_the_digest_covers_the_rules_that_are_taken_and_no_others(shelf: Path) -> None:
    before = taking(shelf, "evidence/no-reason")
    other, same = copied(shelf, "other"), copied(shelf, "same")
    with (other / "lending/1/rules/evidence/no-reason.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    with (same / "lending/1/rules/evidence/weak.yaml").open("a", encoding="utf-8") as file:
        file.write("# a remark\n")
    assert load_ruleset("taking/1", other).digest != before.digest
    assert load_ruleset("taking/1", same).digest == before.digest
    assert load_ruleset("lending/1", same).digest != load_ruleset("lending/1", shelf).digest


def test_the_digest_of_a_ruleset_that_takes_nothing_is_that_of_its_pack(shelf: Path) -> None:
    assert load_ruleset("lending/1", shelf).digest == find("lending/1", "ruleset", shelf).digest


def test_a_rule_that_names_a_grade_of_another_scale_is_refused_at_the_entry(shelf: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        taking(shelf, "evidence/weak, story/excellent")
    (fault,) = caught.value.diagnostics
    assert fault.code is Code.UNKNOWN_NAME
    assert "`story/excellent` does not fit the scale made-scale/1: `excellent` is not known here" in fault.message
    assert fault.at.file == f"{shelf.as_posix()}/taking/1/ruleset.yaml"
    assert fault.at.text[fault.at.column - 1 :].startswith("story/excellent")
    ((_, there),) = fault.related
    assert (there.file, there.width) == (f"{shelf.as_posix()}/lending/1/rules/story/excellent.yaml", len("excellent"))


def test_a_rule_with_faults_of_its_own_is_told_at_its_own_place_and_where_it_is_taken(shelf: Path) -> None:
    write_rule(shelf, "lending", "evidence/weak", "when: grade == weeak")
    with pytest.raises(InvalidInput) as caught:
        taking(shelf, "evidence/*")
    (fault,) = caught.value.diagnostics
    assert fault.at.file == f"{shelf.as_posix()}/lending/1/rules/evidence/weak.yaml"
    assert [(why, place.file) for why, place in fault.related] == [
        ("taken here", f"{shelf.as_posix()}/taking/1/ruleset.yaml")
    ]


def test_what_stands_among_the_rules_of_a_remit_and_is_none_is_told_where_all_are_taken(shelf: Path) -> None:
    (shelf / "lending/1/rules/evidence/more.yml").write_text("title: a rule?", encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"name it `\.yaml` when it is a rule"):
        taking(shelf, "evidence/*")
    assert taking(shelf, "evidence/no-reason").by_id


def test_faults_of_several_entries_and_of_own_rules_are_told_at_once(shelf: Path) -> None:
    write_rule(shelf, "taking", "story/own", "when: not reason_statd")
    with pytest.raises(InvalidInput) as caught:
        taking(shelf, "evidence/none, story/excellent, evidence/no-reason, evidence/no-reason")
    codes = sorted(fault.code for fault in caught.value.diagnostics)
    assert codes == [Code.DANGLING, Code.DUPLICATE_ID, Code.UNKNOWN_NAME, Code.UNKNOWN_NAME]


def test_a_way_round_over_several_packs_shows_every_step(shelf: Path) -> None:
    for pack, then in (("first", "second"), ("second", "third"), ("third", "first")):
        write_rule(shelf, pack, f"story/{pack}", NO_REASON)
        write(shelf, pack, "made-scale/1", f"takes:\n  {then}/1: [story/{then}]\n")
    with pytest.raises(InvalidInput) as caught:
        load_ruleset("second/1", shelf)
    (fault,) = caught.value.diagnostics
    assert fault.message.endswith("second/1 -> third/1 -> first/1 -> second/1")
    assert [place.file for _, place in fault.related] == [
        f"{shelf.as_posix()}/{pack}/1/ruleset.yaml" for pack in ("third", "first")
    ]


def test_a_rule_reads_the_findings_of_rules_that_are_taken(shelf: Path) -> None:
    write_rule(shelf, "taking", "consistency/bundled", BUNDLED)
    ruleset = taking(shelf, "evidence/*")
    first, then = ruleset.strata
    assert [ruleset.rules[number].id for number in first] == ["evidence/no-reason", "evidence/weak"]
    assert [ruleset.rules[number].id for number in then] == ["consistency/bundled"]


def test_a_rule_that_is_taken_reads_the_findings_of_own_rules(shelf: Path) -> None:
    write_rule(shelf, "lending", "consistency/bundled", BUNDLED)
    write_rule(shelf, "taking", "evidence/own", NO_REASON)
    ruleset = taking(shelf, "consistency/bundled")
    assert [[ruleset.rules[number].id for number in stratum] for stratum in ruleset.strata] == [
        ["evidence/own"],
        ["consistency/bundled"],
    ]


def test_examples_of_a_rule_that_is_taken_are_run_on_the_scale_of_its_own_pack(shelf: Path) -> None:
    examples = (
        "\nexamples:\n"
        "  - {name: no reason, given: {grade: excellent, reason_stated: false}, expect: fires}\n"
        "  - {name: a reason, given: {grade: excellent, reason_stated: true}, expect: clear}\n"
    )
    write_rule(shelf, "lending", "evidence/no-reason", NO_REASON + examples)
    taking(shelf, "evidence/no-reason")
    done = run_examples("taking/1", shelf)
    assert (done.ruleset, done.rules, len(done.results), done.passed) == ("taking/1", 1, 2, True)
    assert done.results[0].place.file == f"{shelf.as_posix()}/lending/1/rules/evidence/no-reason.yaml"
    (loaded,) = rule_documents("taking/1", shelf)
    assert loaded.scale.name == "six-point-scale/1"


def test_rules_that_are_taken_are_listed_shown_and_tested_and_a_new_one_goes_into_the_own_pack(shelf: Path) -> None:
    taking(shelf, "evidence/no-reason")
    chosen = ("--ruleset", "taking/1", "--rulesets", shelf)
    assert "evidence/no-reason" in run("rules", "list", *chosen).out
    shown = run("rules", "show", "evidence/no-reason", *chosen)
    assert (shown.code, "rulesets/lending/1/rules/evidence/no-reason.yaml" in shown.out) == (0, True)
    assert "2 examples of 1 rules" in run("test", "taking/1", "--rulesets", shelf).out
    assert run("new", "rule", "story/another", *chosen).code == 0
    assert (shelf / "taking/1/rules/story/another.yaml").is_file()


# packs that are named beside the scale -------------------------------------------------------------------------------


def test_a_ruleset_has_the_words_and_signs_that_it_names_and_its_digest_covers_them(shelf: Path) -> None:
    write_rule(shelf, "reading", "story/own", NO_REASON)
    write(shelf, "reading", "made-scale/1", f"wording: {WORDS}\nidentifying: {SIGNS}\n")
    ruleset = load_ruleset("reading/1", shelf)
    assert ruleset.wording is load_wording(WORDS, shelf)
    assert ruleset.identifying is load_identifying(SIGNS, shelf)
    same = copied(shelf, "same")
    assert load_ruleset("reading/1", same).digest == ruleset.digest
    for pack, file in ((WORDS, "wording.yaml"), (SIGNS, "surnames.txt")):
        other = copied(shelf, pack.partition("/")[0])
        with (other / pack / file).open("a", encoding="utf-8") as words:
            words.write("\n")
        assert load_ruleset("reading/1", other).digest != ruleset.digest


def test_a_ruleset_that_names_none_has_none(shelf: Path) -> None:
    ruleset = load_ruleset("lending/1", shelf)
    assert (ruleset.wording, ruleset.identifying) == (None, None)


def test_faults_of_words_are_told_at_their_own_place(shelf: Path) -> None:
    write_rule(shelf, "reading", "story/own", "when: not reason_statd")
    write(shelf, "reading", "made-scale/1", f"wording: {WORDS}\n")
    with (shelf / WORDS / "wording.yaml").open("a", encoding="utf-8") as file:
        file.write("more: 1\n")
    with pytest.raises(InvalidInput) as caught:
        load_ruleset("reading/1", shelf)
    files = [fault.at.file for fault in caught.value.diagnostics]
    assert files == [
        f"{shelf.as_posix()}/{file}" for file in ("reading/1/rules/story/own.yaml", f"{WORDS}/wording.yaml")
    ]
