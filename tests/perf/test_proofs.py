"""Proofs and comparisons by meaning take no longer than a person waits: told beside what one whole check takes."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import perf_counter

import pytest

from qualityframework.assurance import prove, ruleset_diff
from qualityframework.frameworks import load_promises, load_ruleset, shelf
from qualityframework.panel import check

pytestmark = pytest.mark.perf

ROOT = Path(__file__).resolve().parents[2]
RULESET = "quality-and-consistency-panel/2019"


def seconds_of_a_check() -> float:
    """The least of several whole reviews in this process."""
    example = ROOT / "examples" / "illustrative-partnership.yaml"
    check(example)
    taken = []
    for _ in range(5):
        start = perf_counter()
        check(example)
        taken.append(perf_counter() - start)
    return min(taken)


def test_proving_a_ruleset_takes_at_most_some_hundred_checks() -> None:
    """Where a check takes 50 ms these are 20 s for 121 rules, a third of what the three shipped rulesets may take."""
    one, start = seconds_of_a_check(), perf_counter()
    made = prove(load_ruleset(RULESET), load_promises(RULESET))
    taken = perf_counter() - start
    print(f"{len(made.proofs)} proofs: {taken:.1f} s, {taken / one:.0f} checks")  # noqa: T201
    assert taken <= 400 * one


def test_comparing_two_editions_takes_at_most_a_hundred_checks(tmp_path: Path) -> None:
    """Every severity and the condition of five rules are another."""
    root = Path(shutil.copytree(shelf(), tmp_path / "packs"))
    changed = 0
    for path in sorted((root / RULESET / "rules" / "evidence").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        other = text.replace("when: items > 0 and ", "when: items > 1 and ", 1)
        changed += other != text
        path.write_text(other.replace("severity: explain", "severity: note"), encoding="utf-8")
    after, one, start = load_ruleset(RULESET, root), seconds_of_a_check(), perf_counter()
    made = ruleset_diff(load_ruleset(RULESET), after)
    taken = perf_counter() - start
    print(f"{changed} rules with another condition: {taken:.1f} s, {taken / one:.0f} checks")  # noqa: T201
    assert changed >= 5
    assert sum(change.asks_less is not None for change in made.changes) >= 5
    assert taken <= 100 * one
