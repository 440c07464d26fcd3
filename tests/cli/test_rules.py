"""`rules list`, `rules coverage` and `rules pages`: what can be seen of a ruleset."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from qualityframework import load_ruleset, packs
from qualityframework.assurance import Coverage
from qualityframework.vocabulary import Severity
from tests.cli.running import EXAMPLES, ILLUSTRATIVE, ORKNEY, ROOT, run

RULESET = "quality-and-consistency-panel/2019"
RULES = load_ruleset(RULESET).rules


def listed(*arguments: str) -> list[str]:
    ran = run("rules", "list", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return [line.split()[0] for line in ran.out.splitlines() if line.startswith("  ")]


# list ----------------------------------------------------------------------------------------------------------------


def test_the_list_can_be_of_one_remit_or_one_severity() -> None:
    assert set(listed("--remit", "story")) == {rule.id for rule in RULES if rule.remit == "story"}
    for severity in Severity:
        wanted = {rule.id for rule in RULES if rule.severity is severity}
        assert set(listed("--severity", severity)) == wanted
    both = {rule.id for rule in RULES if rule.remit == "story" and rule.severity == "note"}
    assert set(listed("--remit", "story", "--severity", "note")) == both


@pytest.mark.parametrize(("option", "word", "near"), [("--remit", "storry", "story"), ("--severity", "nte", "note")])
def test_a_word_that_is_none_offers_the_nearest(option: str, word: str, near: str) -> None:
    ran = run("rules", "list", option, word)
    assert (ran.code, ran.out) == (2, "")
    assert f"did you mean `{near}`?" in " ".join(ran.err.split())


# coverage ------------------------------------------------------------------------------------------------------------


def test_the_shipped_rules_are_covered_by_their_examples() -> None:
    ran = run("rules", "coverage")
    assert (ran.code, ran.err) == (0, "")
    assert "Every rule fires and is clear in its own examples.\n" in ran.out
    assert all(rule.id.partition("/")[2] in ran.out for rule in RULES)


def test_coverage_in_json_is_valid_and_can_be_read_back() -> None:
    ran = run("rules", "coverage", ILLUSTRATIVE, ORKNEY, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    schema = Coverage.model_json_schema(mode="serialization")
    assert not list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(data))
    assert not Draft202012Validator(schema).is_valid(data | {"grade": 3})
    made = Coverage.model_validate_json(ran.out)
    assert [record.record for record in made.records] == ["illustrative-partnership", "orkney-2020"]
    assert [rule.rule for rule in made.rules] == [rule.id for rule in RULES]


def test_a_rule_that_its_examples_do_not_show_ends_with_1(tmp_path: Path) -> None:
    shelf = shutil.copytree(ROOT / "rulesets", tmp_path / "shelf")
    path = shelf / RULESET / "rules" / "evidence" / "documents-alone.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("items > 0 and", "items > 9 and"), encoding="utf-8")
    ran = run("rules", "coverage", "--rulesets", shelf)
    assert (ran.code, ran.err) == (1, "")
    assert "evidence/documents-alone fires in no example of its own.\n" in ran.out


def test_records_are_compared_with_a_corpus_where_one_is_given() -> None:
    ran = run("rules", "coverage", ILLUSTRATIVE, "--corpus", EXAMPLES / "earlier-inspections.csv", "--format", "json")
    compared = Coverage.model_validate_json(ran.out).compared
    assert compared is not None
    assert compared.corpus.endswith("earlier-inspections.csv")


def test_a_corpus_without_records_is_refused() -> None:
    ran = run("rules", "coverage", "--corpus", EXAMPLES / "earlier-inspections.csv")
    assert (ran.code, ran.out) == (2, "")


def test_a_faulty_record_ends_with_2_and_its_place() -> None:
    ran = run("rules", "coverage", "-", stdin="id: r\n")
    assert (ran.code, ran.out) == (2, "")
    assert "<stdin>:1:1" in ran.err


# pages ---------------------------------------------------------------------------------------------------------------


def test_pages_are_written_anew_and_nothing_is_removed(tmp_path: Path) -> None:
    ran = run("rules", "pages", tmp_path / "made", "--ruleset", RULESET)
    folder = tmp_path / "made" / RULESET
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{len(RULES) + 1} pages written: {folder.as_posix()}\n"
    written = {path: path.read_bytes() for path in folder.rglob("*.md")}
    assert len(written) == len(RULES) + 1
    (folder / "index.md").write_text("changed", encoding="utf-8")
    (folder / "mine.md").write_text("mine", encoding="utf-8")
    assert run("rules", "pages", tmp_path / "made", "--ruleset", RULESET).code == 0
    assert {path: path.read_bytes() for path in folder.rglob("*.md")} == written | {folder / "mine.md": b"mine"}


def test_without_a_name_the_pages_of_every_ruleset_are_written_and_every_index_leads_somewhere(tmp_path: Path) -> None:
    ran = run("rules", "pages", tmp_path)
    assert (ran.code, ran.err) == (0, "")
    names = [pack.name for pack in packs() if pack.kind == "ruleset"]
    assert [line.partition(": ")[2] for line in ran.out.splitlines()] == [
        (tmp_path / name).as_posix() for name in names
    ]
    indexes = {path.parent: path.read_text(encoding="utf-8") for path in tmp_path.rglob("index.md")}
    links = [folder / link for folder, text in indexes.items() for link in re.findall(r"\]\(([^)]+)\)", text)]
    assert len(links) >= len(RULES)
    assert [link for link in links if not link.exists()] == []
