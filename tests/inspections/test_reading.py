"""Records, read from files and texts, written back, and made in Python."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Literal

import pytest
import yaml
from pydantic import ValidationError

from qualityframework.errors import InvalidInput
from qualityframework.inspections import Evaluation, EvidenceItem, Message, Record, Shown, dump, parse, read
from qualityframework.inspections.written_values import MOST
from qualityframework.vocabulary import Code, State

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
FORMS: tuple[Literal["yaml", "json"], ...] = ("yaml", "json")
HEAD = "id: x\ntitle: X\nframework: children-care-protection/2019\n"


def evidence(line: str) -> EvidenceItem:
    record = parse(f"{HEAD}evidence:\n  - {{id: e1, {line}}}\n").record
    assert record.evidence is not None
    return record.evidence[0]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_the_same_in_yaml_and_json_and_when_written_again(path: Path, tmp_path: Path) -> None:
    record = read(path).record
    for form in FORMS:
        again = tmp_path / f"again.{form}"
        again.write_text(dump(record, form), encoding="utf-8")
        assert read(again).record == record
    as_it_stands = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert parse(json.dumps(as_it_stands), "same.json").record == record


def test_no_list_is_longer_than_the_longest_one_within_an_item_neither() -> None:
    names = ["e1"] * (MOST + 1)
    message = {"id": "m1", "text": "M", "evidence": names[1:]}
    assert Message.model_validate(message).evidence == tuple(names[1:])
    for model, part in ((EvidenceItem, "indicators"), (Evaluation, "addresses"), (Message, "subjects")):
        with pytest.raises(ValidationError, match="at most 10000 items"):
            model.model_validate({"id": "m1", "subject": "1.1", "text": "M", part: names})


def test_not_recorded_is_not_empty() -> None:
    assert parse(HEAD).record.evidence is None
    assert parse(f"{HEAD}evidence: []\n").record.evidence == ()
    assert "evidence" not in dump(parse(HEAD).record)
    assert "evidence: []" in dump(parse(f"{HEAD}evidence: []\n").record)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("character", ["\x7f", "\x85", "\u2028", "\ufffe", "\uffff", "\x01", "\U0001f600", "\t"])
def test_every_character_comes_back(form: Literal["yaml", "json"], character: str) -> None:
    record = parse(HEAD).record.model_copy(update={"note": f"a{character}b"})
    assert parse(dump(record, form)).record == record


def test_a_format_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="`format` is `yaml` or `json`, not `xml`"):
        dump(parse(HEAD).record, "xml")  # type: ignore[arg-type]


def test_what_was_not_written_is_not_written_back() -> None:
    assert dump(parse(HEAD).record) == HEAD
    assert dump(parse(f"{HEAD}complete: false\n").record) == f"{HEAD}complete: false\n"


@pytest.mark.parametrize("start", ["\ufeff", "# a comment\n", "---\n", "%YAML 1.2\n---\n", "\n\n"])
def test_what_may_stand_before_a_record(start: str) -> None:
    assert parse(start + HEAD).record == parse(HEAD).record


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_fine(ends: str) -> None:
    assert parse(HEAD.replace("\n", ends)).record == parse(HEAD).record


@pytest.mark.parametrize(
    ("written", "known"),
    [("yes", "yes"), ("no", "no"), ("unknown", "unknown"), ("true", "yes"), ("false", "no"), ("'yes'", "yes")],
)
def test_an_answer_is_yes_no_or_unknown_and_unknown_is_none_of_the_others(written: str, known: str) -> None:
    assert evidence(f"verified: {written}").verified == known


def test_an_answer_in_json_may_be_a_truth() -> None:
    item = {"id": "e1", "verified": True}
    record = {"id": "x", "title": "X", "framework": "f", "evidence": [item, {"id": "e2", "verified": False}]}
    read_record = parse(json.dumps(record), "a.json").record
    assert [one.verified for one in read_record.evidence or ()] == ["yes", "no"]
    assert read_record == Record.model_validate(record)


@pytest.mark.parametrize("written", ["maybe", "1", "0", "on", "True", "Yes", "[yes]", "{a: b}"])
def test_anything_else_is_no_answer(written: str) -> None:
    with pytest.raises(InvalidInput):
        evidence(f"verified: {written}")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("shows: {grade: good}", Shown(grade="good")),
        ("shows: {belief: {good: 0.5, weak: 0.25}}", Shown(belief={"good": 0.5, "weak": 0.25})),
        ("shows: {counts: {good: 18, weak: 0}}", Shown(counts={"good": 18, "weak": 0})),
        ("shows: {belief: {}}", Shown(belief={})),
    ],
)
def test_an_item_shows_something_in_one_way(line: str, value: Shown) -> None:
    assert evidence(line).shows == value


def test_beliefs_may_sum_to_one_but_for_rounding() -> None:
    beliefs = ", ".join(f"g{number}: 0.1" for number in range(10))
    assert evidence(f"shows: {{belief: {{{beliefs}}}}}").shows is not None


def test_dates_and_roles_are_written_under_short_names() -> None:
    item = evidence("date: 2019-07-31, from: staff")
    assert item.gathered_on == dt.date(2019, 7, 31)
    assert item.from_role == "staff"


@pytest.mark.parametrize("written", ["earlier: none", "earlier: {}", "earlier: {grade: good}"])
def test_no_earlier_evaluation_is_told_apart_from_one_that_is_not_known(written: str) -> None:
    record = parse(f"{HEAD}evaluations:\n  - subject: '2.1'\n    {written}\n").record
    assert record.evaluations is not None
    assert (record.evaluations[0].earlier == "none") == (written == "earlier: none")
    assert record.evaluations[0].earlier is not None
    assert parse(dump(record)).record == record


@pytest.mark.parametrize("state", list(State))
def test_every_state_can_be_recorded(state: State) -> None:
    record = parse(f"{HEAD}evaluations:\n  - {{subject: '2.1', state: {state}}}\n").record
    assert record.evaluations is not None
    assert record.evaluations[0].state is state


def test_a_list_has_at_most_ten_thousand_items() -> None:
    items = ", ".join(f"{{id: e{number}}}" for number in range(10_001))
    with pytest.raises(InvalidInput, match="at most 10,000 items are wanted here") as caught:
        parse(f"{HEAD}evidence: [{items}]\n")
    assert [fault.code for fault in caught.value.diagnostics] == [Code.WRONG_TYPE]


def test_a_record_made_in_python_is_written_and_read() -> None:
    record = Record(
        id="x", title="No: 1", framework="children-care-protection", as_of=dt.date(2019, 11, 29), complete=True
    )
    assert parse(dump(record)).record == record
    assert parse(dump(record, "json"), "a.json").record == record


def test_a_record_does_not_change() -> None:
    with pytest.raises(ValidationError):
        parse(HEAD).record.title = "Another"


@pytest.mark.parametrize(
    "text", ["null", "~", "yes", "- a", "a: b", "#", "0x1f", "x\u2028y", "x\x85y", "é 東京 😀", "a\nb", "a\x07"]
)
@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_looks_like_something_else_comes_back_as_it_was(text: str, form: Literal["yaml", "json"]) -> None:
    record = Record(id="x", title=text, framework="f")
    assert parse(dump(record, form), f"a.{form}").record.title == text


def test_texts_in_other_scripts_are_written_as_they_are() -> None:
    record = Record(id="x", title="Comhairle nan Eilean Siar, sgìre", framework="f")
    assert "sgìre" in dump(record)
    assert "sgìre" in dump(record, "json")


@pytest.mark.parametrize("text", ["", "  ", "\0", "id: \ud800"])
def test_a_text_is_held_to_the_same_limits_as_a_file(text: str) -> None:
    with pytest.raises(InvalidInput, match="<text>:1:"):
        parse(text)


@pytest.mark.parametrize("word", ["none", "None", "no", "unknown", "NA"])
def test_a_word_that_says_nothing_is_no_source_that_items_share(word: str) -> None:
    """Every item that says it would count as one source with every other."""
    with pytest.raises(InvalidInput, match=f"`{word}` would make one source of all items that say it"):
        evidence(f"lineage: {word!r}")
    assert evidence("lineage: none-so-far").lineage == "none-so-far"
