"""How often each rule fires and is clear, in its examples and on records; what shows nothing is not counted."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from qualityframework import InvalidInput, benchmark, run_examples
from qualityframework.assurance import Coverage, coverage, covered, seen
from qualityframework.errors import Mismatch
from qualityframework.frameworks import BENCHMARK, Ruleset, load_benchmark, load_ruleset
from qualityframework.panel import Counts, review
from qualityframework.vocabulary import Code, Diagnostic, Outcome, Place
from tests.panel.reviewing import EXAMPLES, NAMES, RULESET, example, inspection, shipped
from tests.panel.shelves import made_ruleset, made_scale

EARLIER = EXAMPLES / "earlier-inspections.csv"
TOTALS = ("fires", "clear", "not_applicable", "undetermined")
REASON = {"story/one for evaluation": "{applies: evaluated, when: not reason_stated}"}


def summed(made: Coverage, of: str) -> dict[str, int]:
    return {name: sum(getattr(getattr(rule, of), name) for rule in made.rules) for name in TOTALS}


# examples ------------------------------------------------------------------------------------------------------------


def test_each_rule_that_is_shipped_fires_and_is_clear_in_its_own_examples() -> None:
    made = covered(RULESET)
    assert [rule.id for rule in shipped().rules] == [rule.rule for rule in made.rules]
    assert [(rule.rule, rule.lacks) for rule in made.lacking] == []
    assert [rule.rule for rule in made.rules if rule.not_as_expected] == []


def test_every_example_is_counted_once() -> None:
    made = covered(RULESET)
    assert len(run_examples(RULESET).results) == sum(summed(made, "examples").values())
    assert not any(summed(made, "records").values())


def test_an_example_that_is_not_as_expected_shows_nothing() -> None:
    tested = run_examples(RULESET)
    first = next(index for index, one in enumerate(tested.results) if one.expected is Outcome.FIRES)
    rule = tested.results[first].rule
    wrong = [
        replace(one, expected=Outcome.UNDETERMINED) if one.rule == rule and one.got is Outcome.FIRES else one
        for one in tested.results
    ]
    made = coverage(shipped(), replace(tested, results=tuple(wrong)))
    (lacking,) = made.lacking
    assert (lacking.rule, lacking.lacks) == (rule, (Outcome.FIRES,))
    assert lacking.examples.fires == 0
    assert lacking.not_as_expected == sum(one.rule == rule and one.got is Outcome.FIRES for one in tested.results)


def test_examples_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    made_ruleset(tmp_path, REASON)
    tested = run_examples("made/1", tmp_path)
    fault = Diagnostic(Code.WRONG_TYPE, "a list is wanted here", Place("rule.yaml"))
    with pytest.raises(InvalidInput, match="a list is wanted here"):
        coverage(load_ruleset("made/1", tmp_path), replace(tested, faults=(fault,)))


def test_examples_of_another_ruleset_are_refused(tmp_path: Path) -> None:
    made = made_ruleset(tmp_path, REASON)
    with pytest.raises(Mismatch, match="not all of made/1"):
        coverage(made, run_examples(RULESET))


# records -------------------------------------------------------------------------------------------------------------


def for_the_whole(folder: Path, text: str) -> Ruleset:
    return made_ruleset(folder, {"story/one for inspection": text})


def met(ruleset: Ruleset, **parts: object) -> dict[Outcome, int]:
    """What a single rule came to on a record."""
    return {outcome: count for outcome, count in seen(ruleset, inspection(**parts)).rules["story/one"].items() if count}


def test_each_subject_counts_once(tmp_path: Path) -> None:
    ruleset = made_ruleset(tmp_path, REASON)
    evaluations = [
        {"subject": "1.1", "grade": "good"},
        {"subject": "2.1", "grade": "good", "reason": "Because."},
        {"subject": "2.2", "grade": "good", "reason": "Because."},
        {"subject": "9.1-9.4", "state": "not-evaluated"},
    ]
    came_to = met(ruleset, evaluations=evaluations, complete="true")
    assert came_to == {Outcome.FIRES: 1, Outcome.CLEAR: 2, Outcome.NOT_APPLICABLE: 1}


def test_what_is_not_recorded_is_undetermined_and_not_clear(tmp_path: Path) -> None:
    ruleset = made_ruleset(tmp_path, REASON)
    assert met(ruleset, evaluations=[{"subject": "1.1", "grade": "good"}]) == {Outcome.UNDETERMINED: 1}
    assert met(ruleset) == {Outcome.UNDETERMINED: 1}  # evaluations were never recorded
    assert met(ruleset, evaluations=[]) == {}


def test_a_rule_for_the_whole_counts_once_a_record(tmp_path: Path) -> None:
    ruleset = for_the_whole(tmp_path, "{let: {n: count(m for m in messages)}, when: n == 0}")
    assert met(ruleset, messages=[]) == {Outcome.FIRES: 1}
    assert met(ruleset) == {Outcome.UNDETERMINED: 1}


def test_a_rule_that_is_not_in_force_on_the_day_came_to_nothing(tmp_path: Path) -> None:
    text = "{let: {n: count(m for m in messages)}, when: n > most, parameters: {most: {2020-01-01: 8, ours: why}}}"
    ruleset = for_the_whole(tmp_path, text)
    judged = [seen(ruleset, inspection(messages=[], as_of=day)) for day in ("2019-11-29", "2020-02-01")]
    made = coverage(ruleset, run_examples("made/1", tmp_path), judged)
    (rule,) = made.rules
    assert (rule.not_in_force, rule.records) == (1, Counts(fires=0, clear=1, not_applicable=0, undetermined=0))


def test_what_is_given_to_compare_with_is_told() -> None:
    made = covered(RULESET, [EXAMPLES / f"{NAMES[0]}.yaml"], corpus=benchmark.open_corpus(EARLIER))
    assert made.compared is not None
    assert made.compared.corpus.endswith("earlier-inspections.csv")
    alone = covered(RULESET, [EXAMPLES / f"{NAMES[0]}.yaml"])
    assert alone.compared is None
    name = "consistency/not-compared-with-earlier-inspections"
    fired = [next(rule.records.fires for rule in one.rules if rule.rule == name) for one in (made, alone)]
    assert fired == [0, 1]


def test_records_compared_with_different_things_do_not_add_up() -> None:
    one = example(NAMES[0])
    beside = benchmark.compare(one, benchmark.open_corpus(EARLIER), load_benchmark(BENCHMARK))
    with pytest.raises(Mismatch, match="not all compared with the same"):
        coverage(shipped(), run_examples(RULESET), [seen(shipped(), one), seen(shipped(), one, beside)])


def test_the_rules_come_to_what_the_review_says() -> None:
    made = covered(RULESET, [EXAMPLES / f"{name}.yaml" for name in NAMES])
    counts = [review(example(name), shipped()).counts.model_dump() for name in NAMES]
    assert summed(made, "records") == {name: sum(one[name] for one in counts) for name in TOTALS}
    assert [record.record for record in made.records] == [example(name).record.id for name in NAMES]


def test_a_ruleset_for_another_scale_is_refused(tmp_path: Path) -> None:
    other = made_ruleset(tmp_path, REASON, scale=made_scale(tmp_path, 4))
    with pytest.raises(Mismatch, match="is for the scale made-scale/1"):
        seen(other, example(NAMES[0]))


def test_a_record_for_another_ruleset_is_told_and_left_out(tmp_path: Path) -> None:
    shelf = shutil.copytree(EXAMPLES.parent / "rulesets", tmp_path / "shelf")
    made_ruleset(shelf, REASON)
    made = covered("made/1", [EXAMPLES / f"{NAMES[0]}.yaml"], shelf=shelf)
    assert made.records == ()
    (left,) = made.left_out
    assert (left.record, left.ruleset) == (example(NAMES[0]).record.id, RULESET)


def test_the_faults_of_all_records_are_told_at_once(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / f"{name}.yaml").write_text(f"id: {name}\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        covered(RULESET, [tmp_path / "first.yaml", tmp_path / "second.yaml"])
    assert {"first.yaml", "second.yaml"} <= set(re.findall(r"\w+\.yaml", str(caught.value)))
