"""What examples reach of the conditions of their rules: each part as true and as false, each word, each dated value."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualityframework import InvalidInput, NotFound
from qualityframework.assurance import Branch, Branches, Reach, RuleBranches, branches
from qualityframework.frameworks import packs
from qualityframework.report import reached_lines
from tests.panel.shelves import made_ruleset

RULESETS = [pack.name for pack in packs(kind="ruleset")]


@pytest.mark.parametrize("name", RULESETS)
def test_the_examples_of_what_is_shipped_reach_every_branch(name: str) -> None:
    made = branches(name)
    missed = [(rule.rule, one.part, one.text, one.reach) for rule in made.rules for one in rule.unreached]
    assert missed == []
    assert made.reached == made.of > 700
    assert [rule.rule for rule in made.rules if rule.not_as_expected] == []


def test_what_no_shipped_example_shows_as_unknown_cannot_be() -> None:
    """A grade that is below the highest level is known, and so it is known whether it is above the lowest."""
    found = {(rule.rule, one.text) for name in RULESETS for rule in branches(name).rules for one in rule.never_unknown}
    assert found == {("follow-up/same-level-as-last-review", "grade > minimal")}


THIN = """\
applies: relevant and family in ("records", "survey")
when: people < fewest
parameters: {fewest: {2018-08-01: 30, 2021-07-01: 50, ours: why}}
examples:
  - {name: short, given: {relevant: true, family: records, people: 49}, expect: fires}
  - {name: enough, given: {relevant: true, family: records, people: 30}, as_of: 2018-08-01, expect: clear}
"""
MORE = """\
  - {name: a survey, given: {relevant: true, family: survey, people: 49}, expect: fires}
  - {name: a document, given: {relevant: true, family: document, people: 49}, expect: not_applicable}
  - {name: of no matter, given: {relevant: false, family: survey, people: 49}, expect: not_applicable}
"""


def one_rule(folder: Path, text: str, named: str = "evidence/thin for evidence") -> RuleBranches:
    made_ruleset(folder, {named: text})
    (rule,) = branches("made/1", folder).rules
    return rule


def told(found: tuple[Branch, ...]) -> list[tuple[str, str, str]]:
    return [(one.part, one.text, one.reach.value) for one in found]


def test_what_no_example_reaches_is_listed_with_its_place(tmp_path: Path) -> None:
    rule = one_rule(tmp_path, THIN)
    assert told(rule.unreached) == [
        ("applies", "relevant", "decides-as-false"),
        ("applies", 'family in ("records", "survey")', "decides-as-false"),
        ("applies", 'family in ("survey",)', "option"),
    ]
    assert {one.place.rpartition(".yaml:")[2].partition(":")[0] for one in rule.unreached} == {
        str(_line(tmp_path, "applies:"))
    }


def _line(folder: Path, start: str) -> int:
    lines = (folder / "made" / "1" / "rules" / "evidence" / "thin.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def test_the_first_example_that_reaches_a_branch_is_named(tmp_path: Path) -> None:
    rule = one_rule(tmp_path, THIN + MORE)
    assert rule.unreached == ()
    by = {(one.part, one.text, one.reach): one.shown_by for one in rule.branches}
    assert by["when", "people < fewest", Reach.DECIDES_FALSE] == "enough"
    assert by["applies", 'family in ("survey",)', Reach.OPTION] == "a survey"
    assert by["parameters fewest", "2018-08-01: 30", Reach.DATED_VALUE] == "enough"
    assert by["parameters fewest", "2021-07-01: 50", Reach.DATED_VALUE] == "short"


def test_parts_that_are_never_unknown_are_told_apart_from_the_figures(tmp_path: Path) -> None:
    rule = one_rule(tmp_path, THIN + MORE + "  - {name: not known, given: {relevant: true}, expect: undetermined}\n")
    assert told(rule.never_unknown) == [
        ("applies", "relevant", "unknown"),
        ("when", "people < fewest", "unknown"),
    ]
    assert Reach.UNKNOWN not in {one.reach for one in rule.branches}


def test_a_dated_value_is_used_only_where_what_reads_it_is_looked_at(tmp_path: Path) -> None:
    text = (THIN + MORE).replace("people: 30}, as_of: 2018-08-01, expect: clear", "people: 90}, expect: clear")
    aside = "  - {name: aside, given: {relevant: false}, as_of: 2018-08-01, expect: not_applicable}\n"
    assert told(one_rule(tmp_path, text + aside).unreached) == [("parameters fewest", "2018-08-01: 30", "dated-value")]


def test_a_part_that_is_masked_does_not_decide(tmp_path: Path) -> None:
    text = """\
let: {items: "count(item for item in evidence)"}
when: items > 0 and borderline
examples:
  - {name: both, given: {borderline: true, evidence: [{}]}, expect: fires}
  - {name: neither, given: {borderline: false, evidence: []}, expect: clear}
"""
    rule = one_rule(tmp_path, text, "evidence/edge for evaluation")
    assert told(rule.unreached) == [
        ("applies", "sufficient", "decides-as-false"),
        ("when", "items > 0", "decides-as-false"),
        ("when", "borderline", "decides-as-false"),
    ]


def test_rows_of_an_aggregate_count_one_by_one(tmp_path: Path) -> None:
    text = """\
let: {kept: "count(one for one in concerns if one.significant and not one.escalated)"}
when: kept > 0
examples:
  - {name: kept, given: {concerns: [{significant: true, escalated: false}]}, expect: fires}
  - {name: passed on, given: {concerns: [{significant: true, escalated: true}]}, expect: clear}
"""
    rule = one_rule(tmp_path, text, "follow-up/kept for inspection")
    assert told(rule.unreached) == [("let kept", "one.significant", "decides-as-false")]


def test_an_example_that_is_not_as_expected_reaches_nothing(tmp_path: Path) -> None:
    rule = one_rule(tmp_path, THIN.replace("people: 30}", "people: 29}"))
    assert rule.not_as_expected == 1
    assert ("when", "people < fewest", "decides-as-false") in told(rule.unreached)


def test_examples_that_cannot_be_read_and_names_that_are_none_are_told(tmp_path: Path) -> None:
    made_ruleset(tmp_path, {"evidence/thin for evidence": THIN.replace("family: records", "famly: records")})
    with pytest.raises(InvalidInput, match="did you mean `family`") as caught:
        branches("made/1", tmp_path)
    assert len(caught.value.diagnostics) == 2, "both examples are told of"
    with pytest.raises(NotFound, match="did you mean `made"):
        branches("mad", tmp_path)


def test_the_text_tells_figures_by_remit_and_what_is_missed(tmp_path: Path) -> None:
    made_ruleset(tmp_path, {"evidence/thin for evidence": THIN})
    text = "\n".join(line.text for line in reached_lines(branches("made/1", tmp_path), 200))
    assert "Evidence: 1 rule, 7 of 10 branches, 0 of 3 unknowns" in text
    assert f"never decides as false ({tmp_path.as_posix()}/made/1/rules/evidence/thin.yaml:" in " ".join(text.split())
    assert "  when: `people < fewest` never unknown (" in text
    assert "7 of 10 branches, 0 of 3 unknowns: 70 %." in text


def test_a_share_never_reads_as_all_when_it_is_less() -> None:
    whole = branches(RULESETS[0])
    first = whole.rules[0]
    missed = first.branches[0].model_copy(update={"shown_by": None})
    less = first.model_copy(update={"branches": (missed, *first.branches[1:])})
    made: Branches = whole.model_copy(update={"rules": (less, *(whole.rules[1:] * 3))})
    assert made.reached == made.of - 1 > 2_000
    assert ": 99.9 %." in "\n".join(line.text for line in reached_lines(made, 200))
