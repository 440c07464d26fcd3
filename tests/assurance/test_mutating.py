"""Small slips in rules: which of them examples tell, and what a pack says of those that none does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qualityframework import InvalidInput, NotFound
from qualityframework.assurance import RuleMutants, mutate
from qualityframework.expressions import Slip
from qualityframework.frameworks import load_ruleset, packs, shelf
from qualityframework.report import mutation_lines
from qualityframework.vocabulary import Code
from tests.panel.shelves import made_ruleset

RULESETS = [pack.name for pack in packs(kind="ruleset")]
PANEL = "quality-and-consistency-panel/2019"


@pytest.mark.parametrize("name", RULESETS)
def test_examples_tell_nearly_every_slip_in_what_is_shipped_and_the_rest_is_explained(name: str) -> None:
    made = mutate(name)
    assert [(rule.rule, one.name) for rule in made.unexplained for one in rule.unexplained] == []
    assert made.killed >= 0.95 * made.of
    assert made.of > 600
    assert [rule.rule for rule in made.rules if rule.not_as_expected] == []
    assert {one.slip for rule in made.rules for one in rule.mutants} == set(Slip)


THIN = """\
applies: relevant
when: people < fewest
parameters: {fewest: {2018-08-01: 30, ours: why}}
examples:
  - {name: short, given: {relevant: true, people: 29}, expect: fires}
  - {name: enough, given: {relevant: true, people: 30}, expect: clear}
"""
ASIDE = "  - {name: aside, given: {relevant: false, people: 3}, expect: not_applicable}\n"
FIRST = "  - {name: the first day, given: {relevant: true, people: 3}, as_of: 2018-08-01, expect: fires}\n"
BEFORE = "  - {name: before, given: {relevant: true, people: 3}, as_of: 2018-07-31, expect: not_applicable}\n"


def one_rule(folder: Path, text: str, named: str = "evidence/thin for evidence") -> RuleMutants:
    if not (folder / "made").exists():
        made_ruleset(folder, {named: text})
    (rule,) = mutate("made/1", None, folder).rules
    return rule


def survivors(rule: RuleMutants) -> list[str]:
    return [one.name for one in rule.survivors]


def test_each_mutant_is_killed_by_the_first_example_that_tells_it(tmp_path: Path) -> None:
    rule = one_rule(tmp_path, THIN + ASIDE + FIRST + BEFORE)
    assert {one.name: one.killed_by for one in rule.mutants} == {
        "applies: relevant -> nothing": "aside",
        "when: people < fewest -> people <= fewest": "enough",
        "when: people < fewest -> people > fewest": "short",
        "parameters fewest: 2018-08-01: 30 -> 2018-08-01: 29": "short",
        "parameters fewest: 2018-08-01: 30 -> 2018-07-31: 30": "before",
        "parameters fewest: 2018-08-01: 30 -> 2018-08-02: 30": "the first day",
    }
    assert rule.same == 1, "a limit of 31 is the same as <= 30"


def test_what_no_example_tells_survives(tmp_path: Path) -> None:
    rule = one_rule(tmp_path, THIN)
    assert survivors(rule) == [
        "applies: relevant -> nothing",
        "parameters fewest: 2018-08-01: 30 -> 2018-07-31: 30",
        "parameters fewest: 2018-08-01: 30 -> 2018-08-02: 30",
    ]
    assert rule.unexplained == rule.survivors


def test_an_example_that_is_not_as_expected_kills_nothing(tmp_path: Path) -> None:
    rule = one_rule(tmp_path, THIN.replace("people: 30}", "people: 9}"))
    assert rule.not_as_expected == 1
    assert "when: people < fewest -> people <= fewest" in survivors(rule)


def test_each_dated_value_has_mutants_of_its_own(tmp_path: Path) -> None:
    text = THIN.replace("2018-08-01: 30,", "2018-08-01: 20, 2018-08-02: 30,")
    text += "  - {name: at first, given: {relevant: true, people: 20}, as_of: 2018-08-01, expect: clear}\n"
    rule = one_rule(tmp_path, text)
    of_values = [one.name for one in rule.mutants if one.part == "parameters fewest"]
    assert of_values == [
        "parameters fewest: 2018-08-01: 20 -> 2018-08-01: 19",
        "parameters fewest: 2018-08-01: 20 -> 2018-08-01: 21",
        "parameters fewest: 2018-08-01: 20 -> 2018-07-31: 20",
        "parameters fewest: 2018-08-02: 30 -> 2018-08-02: 29",
        "parameters fewest: 2018-08-02: 30 -> 2018-08-02: 31",
        "parameters fewest: 2018-08-02: 30 -> 2018-08-03: 30",
    ], "no day is moved onto another, and <= differs from 31 by the first value"


def test_slips_that_read_alike_are_told_apart_by_number(tmp_path: Path) -> None:
    text = """\
when: (people > 3 and verified) or (people > 3 and relevant)
examples:
  - {name: many, given: {people: 4, verified: true, relevant: false}, expect: fires}
  - {name: few, given: {people: 3, verified: true, relevant: true}, expect: clear}
"""
    names = [one.name for one in one_rule(tmp_path, text).mutants if "-> people > 4" in one.name]
    assert names == ["when: people > 3 -> people > 4", "when: people > 3 -> people > 4 (2)"]


def test_one_rule_can_be_asked_about_alone() -> None:
    (rule,) = mutate(PANEL, "evidence/documents-alone").rules
    assert rule.rule == "evidence/documents-alone"
    assert rule in mutate(PANEL).rules
    with pytest.raises(NotFound, match="did you mean `evidence/documents-alone`"):
        mutate(PANEL, "evidence/document-alone")


def test_it_tells_how_much_is_done(tmp_path: Path) -> None:
    made_ruleset(tmp_path, {f"evidence/{name} for evidence": THIN for name in ("a", "b", "c")})
    steps: list[tuple[int, int]] = []
    mutate("made/1", None, tmp_path, lambda done, of: steps.append((done, of)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


# survivors that are explained ----------------------------------------------------------------------------------------


def explain(folder: Path, text: str) -> None:
    (folder / "made" / "1" / "survivors.yaml").write_text(f"survivors:\n{text}", encoding="utf-8")


def test_a_survivor_is_explained_in_the_pack(tmp_path: Path) -> None:
    before = one_rule(tmp_path, THIN)
    digest = load_ruleset("made/1", tmp_path).digest
    explain(tmp_path, "  evidence/thin:\n    'applies: relevant -> nothing': Nobody asks.\n")
    made = one_rule(tmp_path, THIN)
    assert [(one.name, one.because) for one in made.survivors if one.because] == [
        ("applies: relevant -> nothing", "Nobody asks.")
    ]
    assert len(made.unexplained) == len(before.unexplained) - 1
    elsewhere = Path(shutil.copytree(tmp_path, tmp_path.with_name(f"{tmp_path.name}-too")))
    assert load_ruleset("made/1", elsewhere).digest == digest, "a review does not follow from it"


def test_explanations_of_what_is_killed_or_is_none_are_faults_all_told_at_once(tmp_path: Path) -> None:
    one_rule(tmp_path, THIN)
    explain(
        tmp_path,
        "  evidence/thin:\n"
        "    'when: people < fewest -> people <= fewest': It cannot be told.\n"
        "    'applies: relevent -> nothing': Nobody asks.\n",
    )
    with pytest.raises(InvalidInput) as caught:
        mutate("made/1", None, tmp_path)
    killed, none = caught.value.diagnostics
    assert (killed.code, none.code) == (Code.DANGLING, Code.DANGLING)
    assert "does not survive: the example `enough` tells it" in killed.message
    assert (killed.at.file, killed.at.line, killed.at.column) == (f"{tmp_path.as_posix()}/made/1/survivors.yaml", 3, 5)
    assert none.message == "`evidence/thin` has no mutant `applies: relevent -> nothing`"
    assert none.help == "did you mean `applies: relevant -> nothing`?"


def test_where_every_mutant_is_killed_there_is_nothing_to_explain(tmp_path: Path) -> None:
    one_rule(tmp_path, THIN + ASIDE + FIRST + BEFORE)
    explain(tmp_path, "  evidence/thin: {'applies: nothing -> relevant': Nobody asks.}\n")
    with pytest.raises(InvalidInput, match="take it out: every mutant of it is killed"):
        mutate("made/1", None, tmp_path)


def test_a_rule_that_is_not_the_packs_own_is_a_fault_with_the_nearest(tmp_path: Path) -> None:
    one_rule(tmp_path, THIN)
    explain(tmp_path, "  evidence/thn: {'applies: relevant -> nothing': Nobody asks.}\n")
    with pytest.raises(InvalidInput, match="made/1 has no rule `evidence/thn` of its own") as caught:
        mutate("made/1", None, tmp_path)
    assert caught.value.diagnostics[0].help == "did you mean `evidence/thin`?"


def test_a_rule_that_is_taken_is_explained_by_its_own_pack(tmp_path: Path) -> None:
    root = Path(shutil.copytree(shelf(), tmp_path / "packs"))
    path = root / PANEL / "rules" / "recording" / "small-number-told.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("when: held > 0", "when: held > 0 and held > 0"), encoding="utf-8")
    (root / PANEL / "survivors.yaml").write_text(
        "survivors:\n"
        "  recording/small-number-told:\n"
        "    'when: held > 0 and held > 0 -> held > 0': It is said twice.\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidInput, match="has no mutant"):  # as it means the same, and is not made
        mutate("self-evaluation-validation/2024", "recording/small-number-told", root)
    assert mutate("self-evaluation-validation/2024", "recording/person-named", root).rules


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("survivors: {}\n", "at least 1"),
        ("survivors: {evidence/thin: {'applies: relevant -> nothing': }}\n", "empty"),
        ("survivor: {}\n", "did you mean `survivors`"),
        ("survivors: {evidence/thin: [a]}\n", ""),
    ],
)
def test_a_file_that_is_not_in_form_is_told_at_its_place(tmp_path: Path, text: str, said: str) -> None:
    one_rule(tmp_path, THIN)
    (tmp_path / "made" / "1" / "survivors.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        mutate("made/1", None, tmp_path)
    assert said in str(caught.value)
    assert {fault.at.file for fault in caught.value.diagnostics} == {f"{tmp_path.as_posix()}/made/1/survivors.yaml"}


# text ----------------------------------------------------------------------------------------------------------------


def test_the_text_tells_survivors_with_place_and_reason(tmp_path: Path) -> None:
    one_rule(tmp_path, THIN)
    explain(tmp_path, "  evidence/thin: {'applies: relevant -> nothing': Nobody asks.}\n")
    text = "\n".join(line.text for line in mutation_lines(mutate("made/1", None, tmp_path), 200))
    assert text.startswith("Mutants of evidence/thin\n")
    assert f"  condition dropped ({tmp_path.as_posix()}/made/1/rules/evidence/thin.yaml:" in text
    assert "    applies: relevant -> nothing\n    explained: Nobody asks." in text
    assert "    parameters fewest: 2018-08-01: 30 -> 2018-07-31: 30\n" in text
    assert "3 of 6 mutants killed: 50 %." in text
    assert "3 survivors: 1 explained, 2 not." in text
    assert "say in the survivors.yaml of the pack" in text
