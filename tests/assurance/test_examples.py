"""The examples in rule files are their tests: what is wrong in one is told at its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qualityframework import InvalidInput, NotFound, run_examples
from qualityframework.assurance import RulesetTest
from qualityframework.frameworks import rule_documents
from qualityframework.vocabulary import Code, Outcome
from tests.cli.running import ROOT, run

RULE = """\
title: Too few items
remit: evidence
severity: note
for: evaluation
let:
  items: count(item for item in evidence if item.supports)
when: grade >= very_good and items < enough
parameters:
  enough: {{2018-08-01: 2, 2021-07-01: 3, ours: "two, and from the second programme on three"}}
message: "{{indicator}}: {{items}}"
question: What else shows this?
rationale: One item can be a chance.
source: {{document: A document, place: a section, read: 2026-11-22}}
status: drafted
examples:
  - {{name: one item, given: {{grade: very_good, evidence: [{{supports: true}}]}}, as_of: 2018-08-01, expect: fires}}
  - {{name: four items, given: {{grade: good, evidence: []}}, expect: clear}}
{more}"""
FIRST = 19
"""The line of the first example that a test adds."""

Trial = Callable[..., RulesetTest]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The scale, and a ruleset that has no rules yet."""
    for name in (
        "six-point-scale/1",
        "report-wording/1",
        "identifying-details/1",
        "quality-and-consistency-panel/2019",
    ):
        shutil.copytree(ROOT / "rulesets" / name, tmp_path / name, ignore=shutil.ignore_patterns("rules"))
    return tmp_path


@pytest.fixture
def trial(shelf: Path) -> Trial:
    """Runs the rule above with these examples added to it."""

    def with_examples(*examples: str) -> RulesetTest:
        folder = shelf / "quality-and-consistency-panel" / "2019" / "rules" / "evidence"
        folder.mkdir(parents=True)
        text = RULE.format(more="".join(f"  - {{{example}}}\n" for example in examples))
        (folder / "too-few-items.yaml").write_text(text, encoding="utf-8")
        return run_examples("quality-and-consistency-panel", shelf)

    return with_examples


def test_the_shipped_rules_are_as_their_examples_say() -> None:
    done = run_examples("quality-and-consistency-panel/2019")
    assert (done.failures, done.faults) == ((), ())
    assert done.passed
    loaded = rule_documents("quality-and-consistency-panel/2019")
    assert sum(len(one.rule.file.examples) for one in loaded) == len(done.results)
    assert {one.rule.id for one in loaded} == {result.rule for result in done.results}


# what comes to something else than expected ------------------------------------------------------------------------


def test_a_wrong_example_is_told_with_place_expected_and_got(trial: Trial, shelf: Path) -> None:
    done = trial("name: wrong, given: {grade: very_good}, expect: clear")
    assert not done.passed
    assert done.faults == ()
    (failure,) = done.failures
    assert (failure.rule, failure.example) == ("evidence/too-few-items", "wrong")
    assert (failure.expected, failure.got) == (Outcome.CLEAR, Outcome.UNDETERMINED)
    where = f"{shelf.as_posix()}/quality-and-consistency-panel/2019/rules/evidence/too-few-items.yaml"
    assert f"{where}:{FIRST - 1}:12" == str(failure.place)
    ran = run("test", "--rulesets", shelf)
    assert (ran.code, ran.err) == (1, "")
    assert f"{failure.place}\n" in ran.out
    assert "expected clear, and it came to undetermined\n" in ran.out
    assert "\n  with items = 0 or more, evaluated = yes, grade = Very good, enough = 3\n" in ran.out


def test_examples_that_hold_are_counted_beside_those_that_do_not(trial: Trial) -> None:
    done = trial("name: wrong, given: {grade: very_good}, expect: clear")
    assert [result.passed for result in done.results] == [True, True, False]


# what cannot be read -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "code", "marked", "said"),
    [
        ("{grad: good}", Code.UNKNOWN_NAME, "grad", "did you mean `grade`?"),
        ("{evidence: [{supports: true}, {suports: true}]}", Code.UNKNOWN_NAME, "suports", "did you mean `supports`?"),
        ("{inspection: {as_off: 2019-11-29}}", Code.UNKNOWN_NAME, "as_off", "did you mean `as_of`?"),
        ("{enough: 2}", Code.UNKNOWN_NAME, "enough", "`enough` is not known of evaluation"),
        ("{items: 2}", Code.UNKNOWN_NAME, "items", "`items` is not known of evaluation"),
        ("{grade: brilliant}", Code.WRONG_TYPE, "brilliant", "`brilliant` is no grade of the scale"),
        ("{grade: goood}", Code.WRONG_TYPE, "goood", "did you mean `good`?"),
        ("{evaluated: yes}", Code.WRONG_TYPE, "yes", "write true or false"),
        ("{evaluated: True}", Code.WRONG_TYPE, "True", "write true or false"),
        ("{graded_on: 2019-02-30}", Code.WRONG_TYPE, "2019-02-30", "`2019-02-30` is no date"),
        ("{evidence: [{people: several}]}", Code.WRONG_TYPE, "several", "is no whole number"),
        ("{evidence: [{people: -1}]}", Code.WRONG_TYPE, "-1", "is no whole number from 0"),
        ("{evidence: [{family: rumour}]}", Code.WRONG_TYPE, "rumour", "is no "),
        ("{grade: [good]}", Code.WRONG_TYPE, "grade", "one value is wanted for `grade`"),
        ("{grade: {is: good}}", Code.WRONG_TYPE, "grade", "one value is wanted for `grade`"),
        ("{evidence: none}", Code.WRONG_TYPE, "none", "a list is wanted here"),
        ("{evidence: [item]}", Code.WRONG_TYPE, "item", "facts of bearing are wanted here"),
        ("{inspection: here}", Code.WRONG_TYPE, "here", "facts of inspection are wanted here"),
        ("{messages: [{tone: loud}]}", Code.WRONG_TYPE, "loud", "known here: `mixed`, `strength`, `weakness`"),
    ],
)
def test_what_is_given_and_cannot_be_read_is_told_at_its_place(
    trial: Trial, given: str, code: Code, marked: str, said: str
) -> None:
    done = trial(f"name: faulty, given: {given}, expect: clear")
    assert not done.passed
    assert done.failures == ()
    (fault,) = done.faults
    assert code == fault.code
    assert said in str(fault)
    line = f"  - {{name: faulty, given: {given}, expect: clear}}"
    start = line.index(marked, line.index(given) + 1)
    assert (FIRST - 1, start + 1) == (fault.at.line, fault.at.column)


def test_every_fault_of_an_example_is_told_and_the_others_still_run(trial: Trial) -> None:
    done = trial(
        "name: two faults, given: {grad: good, evidence: [{people: some}]}, expect: clear",
        "name: one more, given: {state: asleep}, expect: clear",
        "name: right, given: {grade: very_good}, expect: undetermined",
    )
    assert [fault.at.line for fault in done.faults] == [FIRST - 1, FIRST - 1, FIRST]
    assert [result.example for result in done.results] == ["one item", "four items", "right"]
    assert done.failures == ()


def test_an_example_that_cannot_be_read_ends_with_2_and_is_counted_apart(trial: Trial, shelf: Path) -> None:
    """Once, however many faults it has."""
    trial(
        "name: faulty, given: {grad: good, evidence: none}, expect: clear",
        "name: wrong, given: {grade: very_good}, expect: clear",
    )
    ran = run("test", "--rulesets", shelf)
    assert (ran.code, ran.err) == (2, "")
    assert "error[unknown-name]: `grad` is not known of evaluation" in ran.out
    assert ": 4 examples of 1 rules: 2 as expected, 1 not, 1 could not be run\n" in ran.out


# parameters of the day -----------------------------------------------------------------------------------------------

TWO = "given: {grade: very_good, evidence: [{supports: true}, {supports: true}]}"


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2018-07-31", "not_applicable"),
        ("2018-08-01", "clear"),
        ("2021-06-30", "clear"),
        ("2021-07-01", "fires"),
        ("2030-01-01", "fires"),
    ],
)
def test_the_parameters_are_those_of_the_examples_day(trial: Trial, day: str, outcome: str) -> None:
    done = trial(f"name: two items, {TWO}, as_of: {day}, expect: {outcome}")
    assert [str(one.got) for one in done.results if one.example == "two items"] == [outcome]
    assert done.passed


def test_without_a_day_the_latest_parameters_are_used(trial: Trial) -> None:
    assert trial(f"name: two items, {TWO}, expect: fires").passed


def test_a_dated_value_that_no_example_uses_is_a_fault_of_the_rule(trial: Trial, shelf: Path) -> None:
    """The example of the first value moved to the second: nothing shows the first any more."""
    trial()
    path = next(shelf.rglob("too-few-items.yaml"))
    path.write_text(
        path.read_text(encoding="utf-8").replace("as_of: 2018-08-01", "as_of: 2021-07-01"), encoding="utf-8"
    )
    elsewhere = Path(shutil.copytree(shelf, shelf.parent / "elsewhere"))
    with pytest.raises(InvalidInput) as raised:
        run_examples("quality-and-consistency-panel", elsewhere)
    assert [fault.code for fault in raised.value.diagnostics] == ["examples-wanting"]


# what an example need not say ----------------------------------------------------------------------------------------


def test_to_give_what_exists_only_if_says_that_it_does(trial: Trial) -> None:
    """A grade is given only to what is evaluated; `evaluated` itself left out leaves the rule open."""
    done = trial(
        "name: graded, given: {grade: weak, evidence: []}, expect: clear",
        "name: not graded, given: {evaluated: false, evidence: []}, expect: not_applicable",
        "name: not known, given: {evidence: []}, expect: undetermined",
    )
    assert done.passed, [(result.example, result.got) for result in done.failures]


def test_a_list_left_out_is_unknown_and_an_empty_one_is_not(trial: Trial) -> None:
    done = trial(
        "name: empty, given: {grade: very_good, evidence: []}, expect: fires",
        "name: left out, given: {grade: very_good}, expect: undetermined",
        "name: left out but of no matter, given: {grade: weak}, expect: clear",
    )
    assert done.passed, [(result.example, result.got) for result in done.failures]


def test_a_ruleset_that_is_not_there_offers_the_nearest(shelf: Path) -> None:
    with pytest.raises(NotFound, match="did you mean `quality-and-consistency-panel`"):
        run_examples("quality-and-consistency-panl", shelf)


def test_a_ruleset_without_rules_is_a_fault(shelf: Path) -> None:
    with pytest.raises(InvalidInput, match="there are no rules"):
        run_examples("quality-and-consistency-panel", shelf)
