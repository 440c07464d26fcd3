"""Rules that read findings come after the rules that may make them."""

from __future__ import annotations

import pytest

from qualityframework.expressions import Cycle, TypedRule, strata
from tests.expressions.sample import PARENTS, typed_rule


def rule(name: str, subject: str = "evaluation", reads: str | None = None, path: str = "findings") -> TypedRule:
    """A rule; if `reads`, one that counts the findings for which that holds (`""`: all of them)."""
    lets = {} if reads is None else {"found": f"count(f for f in {path}{f' if {reads}' * bool(reads)})"}
    when = "found > 0" if reads is not None else 'id == "a"'
    tags = (("rule", name), ("remit", name.split("/")[0]), ("severity", "explain"))
    return typed_rule(when, subject=subject, name=name, lets=lets, tags=tags)


def layers(*rules: TypedRule) -> list[list[str]]:
    return [[rules[index].name for index in layer] for layer in strata(rules, PARENTS)]


def test_rules_that_read_no_findings_are_one_stratum() -> None:
    """They stand in the order in which they were given."""
    assert layers(rule("story/b"), rule("evidence/a", "inspection")) == [["story/b", "evidence/a"]]


def test_no_rules_are_no_strata() -> None:
    """There is nothing to run."""
    assert layers() == []


@pytest.mark.parametrize(
    ("reads", "first"),
    [
        ('f.remit == "evidence"', ["evidence/a", "evidence/b"]),
        ('"evidence" == f.remit', ["evidence/a", "evidence/b"]),
        ('f.remit in ("evidence", "story")', ["evidence/a", "evidence/b", "story/c"]),
        ('f.rule == "evidence/a"', ["evidence/a"]),
        ('f.rule in ("evidence/a", "story/c")', ["evidence/a", "story/c"]),
        ('f.rule in ("evidence/a", "story/c") and f.remit == "story"', ["story/c"]),
        ('f.severity == "note"', []),
        ('f.rule == "unheard/of"', []),
    ],
)
def test_a_reader_waits_only_for_the_findings_it_asks_for(reads: str, first: list[str]) -> None:
    """Which those are is read from its condition on rule, remit and severity."""
    reader = rule("consistency/x", "evaluation", reads)
    others = ("evidence/a", "evidence/b", "story/c")
    assert first == [other for other in others if layers(reader, rule(other)) == [[other], ["consistency/x"]]]
    assert [other for other in others if other not in first] == [
        other for other in others if layers(reader, rule(other)) == [["consistency/x", other]]
    ]


@pytest.mark.parametrize(
    "reads",
    [
        "",
        'f.remit == "evidence" or f.rule == "story/c"',
        'not f.remit == "story"',
        'f.id == "a"',
        "missing(f.rule)",
    ],
)
def test_a_condition_that_narrows_nothing_waits_for_every_rule(reads: str) -> None:
    """What is not an equation between a finding's rule, remit or severity and a constant leaves all of them open."""
    assert layers(rule("evidence/x", "domain", reads), rule("evidence/a"), rule("story/c")) == [
        ["evidence/a", "story/c"],
        ["evidence/x"],
    ]


@pytest.mark.parametrize(
    "conditions",
    [
        'if f.remit == "evidence" and f.severity == "explain"',
        'if f.remit == "evidence" if f.severity == "explain" if f.id != "a"',
        'if f.remit == "evidence" and f.id != "a" if f.severity == "explain"',
        'if f.id != "a" and (f.id != "b" and f.remit == "evidence")',
    ],
)
def test_all_conditions_narrow_together(conditions: str) -> None:
    """`if ... if ...`, `and` and brackets are the same: the reader waits for no rule of its own remit."""
    lets = {"found": f"count(f for f in findings {conditions})"}
    tags = (("rule", "consistency/x"), ("remit", "consistency"), ("severity", "explain"))
    reader = typed_rule("found > 0", name="consistency/x", lets=lets, tags=tags)
    assert layers(reader, rule("evidence/a"), rule("story/c")) == [["evidence/a", "story/c"], ["consistency/x"]]


def test_findings_reach_upwards_only() -> None:
    """An inspection reads findings on domains and evaluations, a domain those on evaluations; nobody those above."""
    assert layers(rule("evidence/i", "inspection", ""), rule("evidence/d", "domain", ""), rule("evidence/e")) == [
        ["evidence/e"],
        ["evidence/d"],
        ["evidence/i"],
    ]
    assert layers(rule("evidence/e", "evaluation", 'f.remit == "story"'), rule("story/i", "inspection")) == [
        ["evidence/e", "story/i"]
    ]


def test_findings_of_a_parent_are_those_that_reach_the_parent() -> None:
    """Who reads the findings of a domain waits for rules on evaluations, not for rules on domains."""
    reader = rule("consistency/x", "evaluation", 'f.remit != "story" and f.remit == "evidence"', "domain.findings")
    assert layers(reader, rule("evidence/d", "domain"), rule("evidence/e")) == [
        ["evidence/d", "evidence/e"],
        ["consistency/x"],
    ]
    through = rule("consistency/y", "evaluation", 'f.remit == "evidence"', "domain.inspection.findings")
    assert layers(through, rule("evidence/d", "domain")) == [["evidence/d"], ["consistency/y"]]


def test_rules_that_wait_for_each_other_are_named_all_the_way_round() -> None:
    """The way begins and ends with the first name of the alphabet, whatever the order of the rules."""
    a = rule("story/a", "evaluation", 'f.rule == "story/b"')
    b = rule("story/b", "evaluation", 'f.rule == "story/c"')
    c = rule("story/c", "evaluation", 'f.rule == "story/a"')
    for order in ((a, b, c), (c, b, a), (b, a, c), (rule("evidence/z"), c, a, b)):
        with pytest.raises(Cycle, match=r"^story/a -> story/b -> story/c -> story/a$") as caught:
            strata(order, PARENTS)
        assert caught.value.names == ("story/a", "story/b", "story/c", "story/a")


def test_a_rule_that_may_read_its_own_finding_is_a_cycle() -> None:
    """Of itself it waits for itself."""
    with pytest.raises(Cycle) as caught:
        strata([rule("story/a", "evaluation", "")], PARENTS)
    assert caught.value.names == ("story/a", "story/a")
