"""What a change of rules would change on records: every case, in the direction that it goes."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.assurance import Effect, declared, impact
from qualityframework.assurance.effect import ASKS, asks_more, effect_of
from qualityframework.assurance.impact import outcomes_of
from qualityframework.errors import Mismatch
from qualityframework.frameworks import Ruleset, load_ruleset, shelf
from qualityframework.inspections import opened
from qualityframework.panel import check
from qualityframework.report import impact_lines
from qualityframework.vocabulary import Outcome

NAME = "quality-and-consistency-panel/2019"
EXAMPLES = Path(__file__).parents[2] / "examples"
RECORDS = [opened(EXAMPLES / name) for name in ("illustrative-partnership.yaml", "orkney-2020.yaml")]
AS_IT_IS = load_ruleset(NAME)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return shutil.copytree(shelf(), tmp_path / "packs")


def with_rule(root: Path, rule: str, *changes: tuple[str, str]) -> Ruleset:
    path = root / NAME / "rules" / f"{rule}.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return load_ruleset(NAME, root)


def test_the_same_rules_change_nothing() -> None:
    made = impact(AS_IT_IS, AS_IT_IS, RECORDS)
    assert (made.changes, made.rules) == ((), ())
    assert made.unchanged == sum(len(outcomes_of(AS_IT_IS, one)) for one in RECORDS)


def test_every_case_of_a_record_is_met_once_with_what_a_check_says_of_it() -> None:
    record = RECORDS[0]
    found = Counter(outcomes_of(AS_IT_IS, record).values())
    counts = check(EXAMPLES / "illustrative-partnership.yaml").review.counts
    assert found[Outcome.FIRES] == counts.fires
    assert found[Outcome.UNDETERMINED] == counts.undetermined
    assert found[Outcome.NOT_APPLICABLE] == counts.not_applicable


def test_a_rule_that_fires_more_often_asks_more(copied: Path) -> None:
    """On documents alone, or on anything: every evaluation with evidence comes to fire."""
    after = with_rule(copied, "evidence/documents-alone", ("beyond_documents == 0", "beyond_documents < 100"))
    made = impact(AS_IT_IS, after, RECORDS)
    one = {rule.rule: rule for rule in made.rules}["evidence/documents-alone"]
    assert (one.effect, one.declared, one.follows) == (Effect.TIGHTENING, None, False)
    assert {(case.before, case.after) for case in made.changes if case.rule == one.rule} <= {
        (Outcome.CLEAR, Outcome.FIRES),
        (Outcome.UNDETERMINED, Outcome.FIRES),
    }
    assert made.undeclared == (one,)


def test_a_rule_that_counts_findings_follows_and_need_not_be_declared(copied: Path) -> None:
    """More findings on evaluations make a cluster in a domain, though that rule is as it was."""
    after = with_rule(copied, "evidence/documents-alone", ("beyond_documents == 0", "beyond_documents < 100"))
    made = impact(AS_IT_IS, after, RECORDS)
    cluster = {rule.rule: rule for rule in made.rules}["consistency/finding-cluster-in-domain"]
    assert (cluster.effect, cluster.follows) == (Effect.TIGHTENING, True)


def test_a_rule_that_is_the_contrary_breaks(copied: Path) -> None:
    after = with_rule(
        copied,
        "evidence/documents-alone",
        ("items > 0 and beyond_documents == 0", "items > 0 and beyond_documents > 0"),
    )
    (one,) = impact(AS_IT_IS, after, RECORDS).undeclared
    assert one.effect is Effect.BREAKING


def test_a_rule_that_is_taken_away_asks_less_and_one_that_is_added_more(copied: Path) -> None:
    (copied / NAME / "rules" / "story" / "no-key-messages.yaml").unlink()
    less = load_ruleset(NAME, copied)
    (gone,) = impact(AS_IT_IS, less, RECORDS).rules
    (new,) = impact(less, AS_IT_IS, RECORDS).rules
    assert (gone.effect, new.effect) == (Effect.LOOSENING, Effect.TIGHTENING)
    assert {one.after for one in gone.moved} == {None}


def test_words_change_no_case_and_a_severity_changes_the_rule(copied: Path) -> None:
    words = with_rule(copied, "evidence/documents-alone", ("What did people say", "What then did people say"))
    assert impact(AS_IT_IS, words, RECORDS).rules == ()
    other = shutil.copytree(shelf(), copied.parent / "again")
    severity = with_rule(other, "evidence/documents-alone", ("severity: resolve", "severity: note"))
    (one,) = impact(AS_IT_IS, severity, RECORDS).rules
    assert (one.effect, one.severity_before, one.severity_after) == (Effect.LOOSENING, "resolve", "note")


def test_what_the_changelog_declares_is_told_beside_it(copied: Path) -> None:
    after = with_rule(copied, "evidence/documents-alone", ("beyond_documents == 0", "beyond_documents < 100"))
    for said, undeclared in (
        (Effect.TIGHTENING, 0),
        (Effect.BREAKING, 0),
        (Effect.LOOSENING, 1),
        (Effect.EDITORIAL, 1),
    ):
        made = impact(AS_IT_IS, after, RECORDS, declared={"evidence/documents-alone": said})
        assert len(made.undeclared) == undeclared


def test_rules_for_another_scale_are_refused() -> None:
    other = opened(EXAMPLES / "illustrative-partnership.yaml")
    with pytest.raises(Mismatch, match="is for the scale"):
        outcomes_of(load_ruleset("progress-review/2024"), other)


def test_a_person_reads_what_moves_and_how_to_declare_it(copied: Path) -> None:
    after = with_rule(copied, "evidence/documents-alone", ("beyond_documents == 0", "beyond_documents < 100"))
    text = "\n".join(line.text for line in impact_lines(impact(AS_IT_IS, after, RECORDS), 300))
    assert "evidence/documents-alone: tightening, not declared; it asks more" in text
    assert "clear, then fires: " in text
    assert "In the CHANGELOG: * tightening: `evidence/documents-alone`: why" in text


# effects and their declaration ---------------------------------------------------------------------------------------

outcomes = st.sampled_from([None, *Outcome])


@given(outcomes, outcomes)
def test_of_two_outcomes_one_asks_more_unless_they_are_the_same(a: Outcome | None, b: Outcome | None) -> None:
    assert asks_more(a, b) + asks_more(b, a) == (a is not b)


def test_what_cannot_be_told_asks_more_than_clear_and_less_than_a_finding() -> None:
    assert set(ASKS) == set(Outcome)
    assert asks_more(Outcome.CLEAR, Outcome.UNDETERMINED)
    assert asks_more(Outcome.UNDETERMINED, Outcome.FIRES)
    each = [effect_of(more=more, less=less) for less in (False, True) for more in (False, True)]
    assert each == [Effect.EDITORIAL, Effect.TIGHTENING, Effect.LOOSENING, Effect.BREAKING]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("* tightening: `a/b`: why", {"a/b": Effect.TIGHTENING}),
        ("- loosening: `a/b`, `c/d`: why", {"a/b": Effect.LOOSENING, "c/d": Effect.LOOSENING}),
        ("* breaking: `a/b`", {"a/b": Effect.BREAKING}),
        ("tightening: `a/b`: why", {}),
        ("* stricter: `a/b`: why", {}),
        ("* tightening: a/b: why", {}),
        ("", {}),
    ],
)
def test_a_line_of_a_changelog_declares_an_effect(line: str, found: dict[str, Effect]) -> None:
    assert declared("# Changes\n", f"# Changes\n{line}\n") == found
    assert declared(f"# Changes\n{line}\n", f"# Changes\n{line}\n") == {}, "an old line declares nothing anew"
