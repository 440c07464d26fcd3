"""Examples are left unread where they stand last: a review needs none of them, and all else is read as ever."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qualityframework import InvalidInput, check, load_ruleset, run_examples
from qualityframework.documents import Document, Mapping, Source, document_of, plain
from qualityframework.frameworks import load_scale, read_rule, rule_documents
from qualityframework.frameworks.rule_body import body_of
from qualityframework.vocabulary import Code
from tests.cli.running import run

SHELF = Path(__file__).resolve().parents[2] / "rulesets"
RULESET = "quality-and-consistency-panel/2019"
FILES = sorted((SHELF / RULESET / "rules").glob("*/*.yaml"))
RULE = (SHELF / RULESET / "rules/story/no-key-messages.yaml").read_text(encoding="utf-8")
RECORD = SHELF.parent / "examples" / "illustrative-partnership.yaml"
PIECES = [
    "\n",
    "\r",
    "\r\n",
    "\u2028",
    "\x85",
    " ",
    "\t",
    "- ",
    "-",
    "#",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    "? ",
    "---\n",
    "...\n",
]
PIECES += ["examples:", "\nexamples:\n", "title: again", "\ntitle: again\n", '"when": x', "| \n", ": ", "more: 1\n"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_of_every_shipped_rule_the_examples_are_left_unread_and_all_else_is_the_same(path: Path) -> None:
    source = Source(path.name, path.read_text(encoding="utf-8"))
    body = body_of(source)
    assert body is not None
    whole = document_of(source)
    assert plain(body.root) == {key: value for key, value in plain(whole.root).items() if key != "examples"}
    assert body.place("when") == whole.place("when")


@given(st.lists(st.tuples(st.integers(0, len(RULE)), st.sampled_from(PIECES)), min_size=1, max_size=3))
@example([(len(RULE), "more: 1\n")])
@example([(len(RULE), "\u2028more: 1\n")])
@example([(RULE.index("examples:"), '"')])
@example([(RULE.index("examples:"), " ")])
@example([(0, " ")])
@example([(0, "{"), (RULE.index("examples:"), "}\n")])
def test_what_is_left_unread_is_the_examples_and_nothing_else(changes: list[tuple[int, str]]) -> None:
    text = RULE
    for at, piece in sorted(changes, reverse=True):
        text = text[:at] + piece + text[at:]
    source = Source("changed.yaml", text)
    body = body_of(source)
    if body is None:
        return
    try:
        whole = document_of(source).root
    except InvalidInput as refused:
        (fault,) = refused.diagnostics
        assert fault.at.line >= first_line_of_examples(body)
        return
    assert isinstance(whole, Mapping)
    assert isinstance(body.root, Mapping)
    *others, last = whole.entries
    assert (body.root.entries, last[0].text) == (others, "examples")


def first_line_of_examples(body: Document) -> int:
    """The line that begins with them."""
    return next(number for number, line in enumerate(body.source.lines, 1) if line.startswith("examples:"))


# faults --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The packs, copied."""
    return Path(shutil.copytree(SHELF, tmp_path / "shelf"))


def changed(shelf: Path, old: str, new: str) -> None:
    """A rule with one text changed."""
    path = shelf / RULESET / "rules" / "story" / "no-key-messages.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def codes(call: object, shelf: Path) -> list[Code]:
    """What reading the ruleset is refused for."""
    with pytest.raises(InvalidInput) as caught:
        call(RULESET, shelf)  # type: ignore[operator]
    return sorted(fault.code for fault in caught.value.diagnostics)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("expect: fires", "expect: fire", Code.UNKNOWN_NAME),
        ("expect: fires", "expect: clear", Code.EXAMPLES),
        ("expect: fires}", "expect: fires", Code.SYNTAX),
        ("name: one message", "name: no message", Code.DUPLICATE_ID),
    ],
)
def test_a_fault_in_an_example_is_told_by_what_reads_examples_and_keeps_no_review_back(
    shelf: Path, old: str, new: str, code: Code
) -> None:
    changed(shelf, old, new)
    for reading in (rule_documents, run_examples):
        assert codes(reading, shelf) == [code]
    assert run("test", "--rulesets", shelf).code == 2
    assert run("rules", "show", "story/no-key-messages", "--rulesets", shelf).code == 2
    assert check(RECORD, shelf=shelf).review.findings == check(RECORD).review.findings


def test_a_rule_with_another_fault_is_told_of_all_its_faults_at_once(shelf: Path) -> None:
    changed(shelf, "when: told == 0", "when: tolt == 0")
    changed(shelf, "{tone: strength}", "{tone: strength, tone: none}")
    assert codes(load_ruleset, shelf) == codes(rule_documents, shelf)
    changed(shelf, "expect: undetermined", "expect: undetermned")
    assert Code.DUPLICATE_KEY in codes(load_ruleset, shelf)


@pytest.mark.parametrize("more", ["more: 1\n", '"more": 1\n', "? more\n: 1\n"])
def test_a_key_after_the_examples_is_read(shelf: Path, more: str) -> None:
    changed(shelf, RULE.splitlines()[-1] + "\n", RULE.splitlines()[-1] + "\n" + more)
    assert codes(load_ruleset, shelf) == [Code.UNKNOWN_KEY]


def test_a_rule_without_examples_is_told_by_whatever_reads_it(shelf: Path) -> None:
    changed(shelf, RULE[RULE.index("examples:") :], "")
    assert codes(load_ruleset, shelf) == [Code.MISSING_KEY]


def test_a_rule_whose_examples_do_not_stand_last_is_read_whole() -> None:
    start = RULE.index("examples:")
    text = RULE[start:] + RULE[:start]
    source = Source("turned.yaml", text)
    assert body_of(source) is None
    rule = read_rule(document_of(source), "story/no-key-messages", load_scale("six-point-scale/1"))
    assert len(rule.file.examples) == 3
