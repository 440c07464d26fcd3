"""Habits of other languages: what is meant is guessed, and told in the help; the fault stays a fault."""

from __future__ import annotations

import pytest

from tests.expressions.sample import problems_of

GRADES = "a grade is compared with a grade: unsatisfactory, weak, adequate, good, very_good, excellent"
WORDS = "write `and`, `or`, `not`"
STANDS_BARE = "a truth stands bare: write `x` or `not x`"


@pytest.mark.parametrize(
    ("expression", "help_", "marked"),
    [
        ("people = 3", "write `==` to compare", "="),
        ('id == "a = b" and people = 3', "write `==` to compare", "="),
        ("people => 3", "write `>=`", "=>"),
        ("people =< 3", "write `<=`", "=<"),
        ("people > 3 && reason_stated", WORDS, "&&"),
        ("people > 3 || reason_stated", WORDS, "||"),
        ("!reason_stated", WORDS, "!"),
        ("people != 3 and !reason_stated", WORDS, "!"),
        ("reason_stated == true", STANDS_BARE, "true"),
        ("false", STANDS_BARE, "false"),
        ("TRUE or people > 3", STANDS_BARE, "TRUE"),
        ("grade >= 5", GRADES, "5"),
        ("5 <= grade", GRADES, "5"),
        ('grade == "good"', GRADES, '"good"'),
        ("weak < grade < 5", GRADES, "5"),
        ("grade in (good, 5)", GRADES, "5"),
    ],
)
def test_a_habit_is_known_and_what_to_write_is_told(expression: str, help_: str, marked: str) -> None:
    [problem] = problems_of(expression)["when"]
    assert help_ == problem.help
    assert marked == expression[problem.start : problem.end]


def test_none_may_be_a_word_or_a_gap() -> None:
    [problem] = problems_of("part == none")["when"]
    assert problem.help is not None
    assert [part for part in (STANDS_BARE, '`"none"`', "`missing(x)`") if part not in problem.help] == []


@pytest.mark.parametrize(
    "expression", ["people >", "(people > 3", 'id == "a && b', 'people >= 3 and id != "!" and', "people <= 3 4"]
)
def test_a_fault_of_another_kind_gets_no_such_help(expression: str) -> None:
    """Signs within quotation marks, and those that the language has, are no habits."""
    [problem] = problems_of(expression)["when"]
    assert problem.help is None


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("sum(items.people)", "sum(x.people for x in items)"),
        ("max(items.gathered_on)", "max(x.gathered_on for x in items)"),
        ("distinct(items.kind)", "distinct(x.kind for x in items)"),
        ("share(items.supports)", "share(x.supports for x in items)"),
        ("count(items.supports)", "count(x for x in items if x.supports)"),
        ("count(items)", "count(x for x in items)"),
        ("count(inspection.items)", "count(x for x in inspection.items)"),
        ("any(inspection.items.cited)", "any(x.cited for x in inspection.items)"),
        ("sum(items.peple)", "sum(x.people for x in evidence)"),
        ("min(people)", "min(x.gathered_on for x in evidence)"),
        ("all()", "all(x.supports for x in evidence)"),
        ("count([x for x in items])", "count(x for x in evidence if x.supports)"),
    ],
)
def test_an_aggregate_in_another_shape_is_shown_in_ours(text: str, shape: str) -> None:
    """With the list and the fact that were named, if there are such; else with some that show it."""
    [problem] = problems_of("people > 3", lets={"n": text})["let.n"]
    assert f"write it as `{shape}`" == problem.help
