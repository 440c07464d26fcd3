"""The pages of rules: each says all that its file says, in words, and nothing in a text can break it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from qualityframework.frameworks import Ruleset, cited, load_ruleset, rule_documents, shelf
from qualityframework.report.rule_markdown import INDEX, rule_pages
from qualityframework.vocabulary import Outcome, Remit
from tests.panel.reviewing import RULESET, shipped
from tests.panel.shelves import made_ruleset

WORDS = {
    Outcome.FIRES: "fires",
    Outcome.CLEAR: "clear",
    Outcome.NOT_APPLICABLE: "does not apply",
    Outcome.UNDETERMINED: "cannot be determined",
}


def pages_of(ruleset: Ruleset, shelf: Path | None = None) -> dict[str, str]:
    return rule_pages(ruleset, {one.rule.id: one.rule.file.examples for one in rule_documents(ruleset.name, shelf)})


PAGES = pages_of(shipped())


def plain(page: str) -> str:
    """A page without its marks of escape."""
    return re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", page)


def test_there_is_a_page_a_rule_and_an_index() -> None:
    assert list(PAGES) == [INDEX, *(f"{rule.id}.md" for rule in shipped().rules)]
    assert all(page.endswith("\n") and not page.endswith("\n\n") for page in PAGES.values())


def test_the_same_rules_make_the_same_pages() -> None:
    assert pages_of(load_ruleset(RULESET)) == PAGES


def test_each_page_says_what_its_file_says() -> None:
    for loaded in rule_documents(RULESET):
        rule, file = loaded.rule, loaded.rule.file
        page = plain(PAGES[f"{rule.id}.md"])
        assert page.startswith(f"# {file.title}\n")
        parts = [f"`{rule.id}`", file.question, file.message, file.rationale, file.source.document, rule.path]
        parts += [f"    {name} = {text}\n" for name, text in file.lets.items()]
        parts += [f"    fires when {file.when}\n", rule.remit.question, f"(`{file.severity}`)"]
        parts += [f"    applies when {file.applies}\n"] if file.applies is not None else []
        for name, parameter in file.parameters.items():
            parts += [f"| `{name}` | {value} | {day} | " for day, value in parameter.values.items()]
        assert [part for part in parts if part not in page] == []


def test_each_example_is_a_row_with_its_outcome_in_words() -> None:
    for loaded in rule_documents(RULESET):
        table = plain(PAGES[f"{loaded.rule.id}.md"]).partition("## Examples")[2].partition("## What it reads")[0]
        rows = table.split("| --- | --- |\n")[1].strip().splitlines()
        days = [f" (as of {one.as_of})" if one.as_of else "" for one in loaded.rule.file.examples]
        assert rows == [
            f"| {one.name}{day} | {WORDS[one.expect]} |"
            for one, day in zip(loaded.rule.file.examples, days, strict=True)
        ]


def test_a_rule_of_ours_says_so() -> None:
    for rule in shipped().rules:
        assert ("The rule is ours" in PAGES[f"{rule.id}.md"]) is (rule.file.status == "drafted")


def test_the_index_leads_to_every_page_by_remit() -> None:
    index = PAGES[INDEX]
    links = re.findall(r"\]\(([^)]+)\)", index)
    assert sorted(links) == sorted(set(PAGES) - {INDEX})
    heads = re.findall(r"^## (\S+)", index, re.MULTILINE)
    assert heads == [remit.capitalize() for remit in Remit if any(rule.remit is remit for rule in shipped().rules)]
    assert list(dict.fromkeys(link.partition("/")[0] for link in links)) == [head.lower() for head in heads]


def test_what_a_rule_cites_of_a_catalogue_stands_on_its_page_with_its_text_and_how_it_is_known(tmp_path: Path) -> None:
    shutil.copytree(shelf() / "health-social-care-standards", tmp_path / "health-social-care-standards")
    refs = [f"health-social-care-standards/2017#{number}" for number in ("3.20", "3", "compassion")]
    told = {
        f"story/one{number} for evaluation": f"{{when: not reason_stated, {cites}}}"
        for number, cites in enumerate((f"standards: {refs}", "severity: note"))
    }
    pages = pages_of(made_ruleset(tmp_path, told), tmp_path)
    page = plain(pages["story/one0.md"])
    rows = [f"| `{ref}` | {cited(ref).text} | confirmed |" for ref in refs]
    assert "| it rests on | which says, in our words | known |\n| --- | --- | --- |\n" + "\n".join(rows) in page
    assert not [name for name, other in (*PAGES.items(), ("", pages["story/one1.md"])) if "| it rests on |" in other]


def test_a_rule_that_is_taken_has_its_page_where_it_stands(tmp_path: Path) -> None:
    made_ruleset(tmp_path, {"story/one for evaluation": "{when: not reason_stated}"})
    taker = tmp_path / "taker" / "1"
    (taker / "rules" / "story").mkdir(parents=True)
    head = (tmp_path / "made" / "1" / "ruleset.yaml").read_text(encoding="utf-8").replace("id: made", "id: taker")
    (taker / "ruleset.yaml").write_text(head + "takes: {made/1: [story/one]}\n", encoding="utf-8")
    one = (tmp_path / "made" / "1" / "rules" / "story" / "one.yaml").read_text(encoding="utf-8")
    (taker / "rules" / "story" / "two.yaml").write_text(one, encoding="utf-8")
    pages = pages_of(load_ruleset("taker/1", tmp_path), tmp_path)
    assert list(pages) == [INDEX, "story/two.md"]
    assert "[A rule for evaluation](../../made/1/story/one.md), taken from made/1 |" in pages[INDEX]
    assert "[A rule for evaluation](story/two.md) |" in pages[INDEX]


def test_every_table_has_as_many_cells_in_each_row() -> None:
    for name, page in PAGES.items():
        for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, name


@pytest.mark.parametrize("hostile", ["a | b", "<script>", "[here](x.md)", "*so*", "# head", "_so_", "`one", "\\"])
def test_no_text_writes_markdown_of_its_own(tmp_path: Path, hostile: str) -> None:
    ruleset = made_ruleset(tmp_path, {"story/one for evaluation": f"{{when: not reason_stated, title: 'x {hostile}'}}"})
    page = pages_of(ruleset, tmp_path)["story/one.md"]
    head = page.splitlines()[0]
    assert plain(head) == f"# x {hostile}"
    assert not re.search(r"(?<!\\)[|<*\[`_]|(?<!^)(?<!\\)#", head)


def test_words_in_code_marks_stay_code(tmp_path: Path) -> None:
    ruleset = made_ruleset(tmp_path, {"story/one for evaluation": "{when: not reason_stated, title: 'a `b_c` d_e'}"})
    assert pages_of(ruleset, tmp_path)["story/one.md"].startswith("# a `b_c` d_e\n")
