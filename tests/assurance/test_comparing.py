"""Two editions of a ruleset by meaning: what is told is shown by an example that holds, in each direction told."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from qualityframework.assurance import Effect, RuleChange, RulesetDiff, ruleset_diff, run_examples
from qualityframework.frameworks import Ruleset, load_ruleset, shelf
from qualityframework.report import ruleset_diff_lines

NAME = "quality-and-consistency-panel/2019"
AS_IT_IS = load_ruleset(NAME)
ALONE, WINDOW = "evidence/documents-alone", "evidence/evidence-outside-window"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(shelf(), tmp_path / "packs")


def changed(root: Path, rule: str, *changes: tuple[str, str]) -> RulesetDiff:
    path = root / NAME / "rules" / f"{rule}.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return ruleset_diff(AS_IT_IS, load_ruleset(NAME, root))


def only(diff: RulesetDiff) -> RuleChange:
    (one,) = diff.changes
    return one


def test_the_same_rules_do_not_differ() -> None:
    made = ruleset_diff(AS_IT_IS, AS_IT_IS)
    assert (made.changes, made.unchanged) == ((), len(AS_IT_IS.rules))


def test_other_words_are_told_as_such_and_another_severity_by_its_direction(copied: Path) -> None:
    one = only(changed(copied, ALONE, ("What did people say", "What then did people say")))
    assert (one.how, one.effect) == ("words", Effect.EDITORIAL)
    other = shutil.copytree(shelf(), copied.parent / "again")
    two = only(changed(other, ALONE, ("severity: resolve", "severity: note")))
    assert (two.how, two.effect, two.severity_after) == ("severity", Effect.LOOSENING, "note")


def test_the_same_meaning_in_other_words_is_shown_to_be_the_same_within_bounds(copied: Path) -> None:
    one = only(
        changed(copied, ALONE, ("items > 0 and beyond_documents == 0", "not (beyond_documents >= 1 or items < 1)"))
    )
    assert (one.how, one.effect, one.asks_more, one.asks_less) == ("meaning", Effect.EDITORIAL, None, None)
    assert "lists of up to 3 rows" in str(one.equal_within)


@pytest.mark.parametrize(
    ("new", "effect", "more", "less"),
    [
        ("items > 0 and beyond_documents <= 1", Effect.TIGHTENING, True, False),
        ("items > 1 and beyond_documents == 0", Effect.LOOSENING, False, True),
        ("items > 0 and beyond_documents == 1", Effect.BREAKING, True, True),
    ],
)
def test_a_change_of_meaning_is_shown_in_each_direction_it_has_by_an_example_that_holds(
    copied: Path, new: str, effect: Effect, more: bool, less: bool
) -> None:
    one = only(changed(copied, ALONE, ("items > 0 and beyond_documents == 0", new)))
    assert (one.effect, one.asks_more is not None, one.asks_less is not None) == (effect, more, less)
    path = copied / NAME / "rules" / f"{ALONE}.yaml"
    examples = [shown.example for shown in (one.asks_more, one.asks_less) if shown is not None]
    text = path.read_text(encoding="utf-8").partition("examples:")[0]
    other = shutil.copytree(copied, copied.parent / "other")
    examples.append("{name: more, given: {}, expect: undetermined}")
    if effect is not Effect.BREAKING:  # a rule file has examples of both
        examples.append("{name: none, given: {evaluated: true, evidence: []}, expect: clear}")
        documents = "[{family: document}, {family: document}]"
        examples.append(f"{{name: two, given: {{evaluated: true, evidence: {documents}}}, expect: fires}}")
    told = "".join(f"  - {example}\n" for example in examples)
    (other / NAME / "rules" / f"{ALONE}.yaml").write_text(f"{text}examples:\n{told}", encoding="utf-8")
    results = [one for one in run_examples(NAME, other).results if one.rule == ALONE]
    assert [one.passed for one in results] == [True] * len(examples)


MONTHS = "months_between(graded_on, inspection.as_of)"
BEYOND = "a comparison goes one way alone within lists of up to 3 rows"
COUNTED = "count(item for item in evidence)"
SHARED = "share(item.verified for item in evidence)"


@pytest.mark.parametrize(
    ("let", "was", "now", "effect", "not_shown"),
    [
        (COUNTED, "items > 30", "items > 40", Effect.BREAKING, BEYOND),
        (COUNTED, "items > 30", "items >= 31", Effect.EDITORIAL, None),
        (COUNTED, "items > 0", "items > 0 or items > 30", Effect.BREAKING, BEYOND),
        (COUNTED, "items > 4", "items > 5", Effect.LOOSENING, None),
        (SHARED, "items > 0.5", "items > 0.6", Effect.LOOSENING, None),
        (
            SHARED,
            "items > 0.67",
            "items > 0.7",
            Effect.BREAKING,
            "it asks for a part of a list that no list",
        ),
        (COUNTED, f"{MONTHS} > 60 and items > 0", f"{MONTHS} > 70 and items > 0", Effect.LOOSENING, None),
        (COUNTED, f"{MONTHS} > 160 and items > 0", f"{MONTHS} > 170 and items > 0", Effect.BREAKING, BEYOND),
    ],
)
def test_what_no_record_within_bounds_could_show_is_not_taken_for_the_same(
    copied: Path, let: str, was: str, now: str, effect: Effect, not_shown: str | None
) -> None:
    lets = f'  items: {COUNTED}\n  beyond_documents: count(item for item in evidence if item.family != "document")'
    made: list[Ruleset] = []
    for name, when in (("was", was), ("now", now)):
        root = shutil.copytree(copied, copied.parent / name)
        path = root / NAME / "rules" / f"{ALONE}.yaml"
        text = path.read_text(encoding="utf-8").replace(lets, f"  items: {let}").replace("{items.rows}", "none")
        path.write_text(text.replace("items > 0 and beyond_documents == 0", when), encoding="utf-8")
        made.append(load_ruleset(NAME, root))
    before, after = made
    diff = ruleset_diff(before, after)
    one = only(diff)
    assert (one.effect, (one.not_shown or "")[: len(not_shown or "")]) == (effect, not_shown or "")
    assert (one.equal_within is not None) == (effect is Effect.EDITORIAL)
    told = "\n".join(line.text for line in ruleset_diff_lines(diff, 300))
    assert ("whether it means the same is not shown: " in told) == (not_shown is not None)
    assert len(diff.undeclared) == (effect is not Effect.EDITORIAL)


def test_a_parameter_is_compared_on_every_day_from_which_it_holds(copied: Path) -> None:
    """From 2022 on it is what it was; before that it was 24 months and is 30 now."""
    one = only(changed(copied, WINDOW, ("{2018-08-01: 24,", "{2018-08-01: 30, 2022-01-01: 24,")))
    assert (one.effect, one.asks_more) == (Effect.LOOSENING, None)
    assert one.asks_less is not None
    assert one.asks_less.day == dt.date(2018, 8, 1)
    assert "as_of: 2018-08-01" in str(one.asks_less.example)


def test_a_rule_that_begins_earlier_asks_more_of_the_days_before(copied: Path) -> None:
    one = only(changed(copied, WINDOW, ("{2018-08-01: 24,", "{2017-08-01: 24,")))
    assert (one.effect, one.asks_less) == (Effect.TIGHTENING, None)
    assert one.asks_more is not None
    assert (one.asks_more.day, one.asks_more.before) == (dt.date(2017, 8, 1), None)


def test_rules_that_come_and_go_and_what_is_declared(copied: Path) -> None:
    (copied / NAME / "rules/story/no-key-messages.yaml").unlink()
    fewer = load_ruleset(NAME, copied)
    gone, new = only(ruleset_diff(AS_IT_IS, fewer)), only(ruleset_diff(fewer, AS_IT_IS))
    assert [(one.how, one.effect) for one in (gone, new)] == [
        ("removed", Effect.LOOSENING),
        ("added", Effect.TIGHTENING),
    ]
    for said, undeclared in ((Effect.LOOSENING, 0), (Effect.BREAKING, 0), (Effect.TIGHTENING, 1)):
        made = ruleset_diff(AS_IT_IS, fewer, {"story/no-key-messages": said})
        assert len(made.undeclared) == undeclared
    assert len(ruleset_diff(AS_IT_IS, fewer).undeclared) == 1


def test_a_person_reads_what_more_is_asked_with_an_example_to_keep(copied: Path) -> None:
    diff = changed(copied, ALONE, ("beyond_documents == 0", "beyond_documents <= 1"))
    text = "\n".join(line.text for line in ruleset_diff_lines(diff, 300))
    assert f"{ALONE} asks something else: tightening, not declared" in text
    assert "it asks more: " in text
    assert "- {name: asks more, given: {" in text
    assert f"In the CHANGELOG: * tightening: `{ALONE}`: why" in text


def test_where_one_direction_is_shown_it_is_the_other_that_is_not(copied: Path) -> None:
    diff = changed(copied, ALONE, ("beyond_documents == 0", "beyond_documents < 50"))
    assert (only(diff).effect, only(diff).asks_less) == (Effect.BREAKING, None)
    text = "\n".join(line.text for line in ruleset_diff_lines(diff, 300))
    assert "whether it asks less too is not shown: a comparison goes one way alone" in text
