"""Laws of reading: whatever a file holds, it is read or its faults are told; what is written is read as it was."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from qualityframework.documents import MOST_TOLD, Document, Source, decoded, document_of
from qualityframework.errors import InvalidInput
from qualityframework.frameworks import load, load_scale, read_rule
from qualityframework.inspections import Record, bind, dump, parse
from qualityframework.vocabulary import Code, printable
from tests.strategies.records import HOSTILE, broken, records, texts

ROOT = Path(__file__).resolve().parents[2]
SOUND = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.yaml"))]
SOUND_JSON = [json.dumps(yaml.load(text, yaml.BaseLoader), indent=1, ensure_ascii=False) for text in SOUND]
RULES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "rulesets").glob("*/*/rules/*/*.yaml"))]

FORMS: tuple[Literal["yaml", "json"], ...] = ("yaml", "json")

anything = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=200)
soup = st.lists(st.sampled_from([*HOSTILE, " ", "\n", "a", "id: x\n", "evidence", ": ", "- ", "1", "{id: x}"])).map(
    "".join
)


def read_as_record(text: str, name: str) -> None:
    bind(parse(text, name), load("children-care-protection/2019"))


def read_as_rule(text: str, name: str) -> None:
    source = Source(name, decoded(name, text.encode("utf-8", "surrogatepass")))
    read_rule(document_of(source), "evidence/drawn", load_scale("six-point-scale/1"))


def check_told(error: InvalidInput, text: str) -> None:
    """Its faults are diagnostics in the order of their places, each at a line of the text, and fit to be shown."""
    assert error.diagnostics
    faults = error.diagnostics
    assert len(faults) <= MOST_TOLD + 1
    places = [fault.at for fault in faults if fault.code is not Code.TOO_MANY]
    assert places == sorted(places)
    rows = Source("", text.removeprefix("\ufeff")).lines
    for fault in faults:
        for place in (fault.at, *(place for _, place in fault.related)):
            assert place.line >= 1 <= place.column
            assert place.text in ("", rows[place.line - 1])
        assert not fault.message.endswith((" ", ":", ",", "..."))
        assert "nput should" not in fault.message
    check_shown(str(error))


def check_shown(told: str) -> None:
    """It writes nothing to a terminal but itself."""
    assert [line for line in told.split("\n") if printable(line) != line] == []


@given(st.one_of(anything, soup, broken(SOUND)))
@example("\ud800")
@example('"\\UFFFFFFFF"')
def test_any_text_is_read_as_a_yaml_record_or_told_to_be_none(text: str) -> None:
    try:
        read_as_record(text, "drawn.yaml")
    except InvalidInput as error:
        check_told(error, text)


@given(st.one_of(anything, soup, broken(SOUND_JSON)))
@example('{"id": "\\ud800"}')
@example("[" * 5_000)
def test_any_text_is_read_as_a_json_record_or_told_to_be_none(text: str) -> None:
    try:
        read_as_record(text, "drawn.json")
    except InvalidInput as error:
        check_told(error, text)


@given(st.one_of(anything, soup, broken(RULES)))
def test_any_text_is_read_as_a_rule_or_told_to_be_none(text: str) -> None:
    try:
        read_as_rule(text, "drawn.yaml")
    except InvalidInput as error:
        check_told(error, text)


@cache
def rule_around(condition: str) -> str:
    """A sound rule but for its condition."""
    data = yaml.load(RULES[0], yaml.BaseLoader)
    return yaml.safe_dump({**data, "when": condition}, allow_unicode=True)


words = st.sampled_from(
    ["grade", "evidence", "weak", "and", "or", "not", "in", "(", ")", "<", "==", "+", "*", "3", "0.5", '"a"']
)


@given(st.one_of(texts, st.lists(words, min_size=1, max_size=30).map(" ".join)))
def test_any_condition_is_understood_or_told_not_to_be(condition: str) -> None:
    text = rule_around(condition)
    try:
        read_as_rule(text, "drawn.yaml")
    except InvalidInput as error:
        check_told(error, text)


@given(st.one_of(st.binary(max_size=200), broken(SOUND).map(lambda text: text.encode("utf-16", "surrogatepass"))))
def test_any_bytes_are_a_tree_or_told_to_be_none(data: bytes) -> None:
    for name in ("drawn.yaml", "drawn.json"):
        try:
            read: Document = document_of(Source(name, decoded(name, data)))
        except InvalidInput as error:
            check_shown(str(error))
        else:
            assert read.source.name == name


@given(records(), st.sampled_from(FORMS))
def test_what_is_written_is_read_again_as_it_was(record: Record, form: Literal["yaml", "json"]) -> None:
    written = dump(record, form)
    read = parse(written, f"drawn.{form}").record
    assert record == read
    assert written == dump(read, form)


@given(records())
def test_yaml_and_json_of_a_record_say_the_same(record: Record) -> None:
    assert parse(dump(record, "yaml"), "drawn.yaml").record == parse(dump(record, "json"), "drawn.json").record
