"""The pages of the rules that are committed are those that the rules make."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualityframework.frameworks import load_ruleset, packs, rule_documents
from qualityframework.report.rule_markdown import rule_pages

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "reference" / "rules"
RULESETS = [pack.name for pack in packs() if pack.kind == "ruleset"]


@pytest.mark.parametrize("name", RULESETS)
def test_the_pages_of_a_ruleset_are_those_of_its_rules(name: str) -> None:
    made = rule_pages(load_ruleset(name), {one.rule.id: one.rule.file.examples for one in rule_documents(name)})
    there = {
        path.relative_to(FOLDER / name).as_posix(): path.read_text(encoding="utf-8")
        for path in (FOLDER / name).rglob("*.md")
    }
    old = sorted(page for page, text in made.items() if there.get(page) != text)
    assert old == [], "run `qualityframework rules pages docs/reference/rules`"
    assert sorted(there.keys() - made.keys()) == [], f"no rule makes these: remove them from {FOLDER / name}"


def test_there_are_no_pages_of_a_ruleset_that_is_not_there() -> None:
    named = {"/".join(path.relative_to(FOLDER).parts[:2]) for path in FOLDER.rglob("*.md")}
    assert named <= set(RULESETS)
