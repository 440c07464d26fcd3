"""Bytes to text: within limits, in one encoding, with line ends counted the same way everywhere."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.documents import LARGEST, Source, decoded, document_of, plain, read_document, read_source
from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import Code


def code_of(data: bytes) -> Code:
    with pytest.raises(InvalidInput) as caught:
        decoded("a.yaml", data)
    (fault,) = caught.value.diagnostics
    return Code(fault.code)


def test_a_byte_order_mark_is_fine_and_is_no_part_of_the_text() -> None:
    assert decoded("a.yaml", b"\xef\xbb\xbfid: x") == "id: x"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.EMPTY_FILE),
        (b" \n\t\r\n", Code.EMPTY_FILE),
        (b"\xef\xbb\xbf", Code.EMPTY_FILE),
        (b"a\x00b", Code.NOT_TEXT),
        ("id: x".encode("utf-16"), Code.NOT_TEXT),
        ("id: x".encode("utf-32"), Code.NOT_TEXT),
        ("name: Orkney, sgìre".encode("latin-1"), Code.NOT_TEXT),
        (b"\xed\xa0\x80", Code.NOT_TEXT),
        (b"\xc0\xaf", Code.NOT_TEXT),
        (b"a" * (LARGEST + 1), Code.TOO_LARGE),
    ],
)
def test_what_is_no_text_of_ours_is_told(data: bytes, code: Code) -> None:
    assert code == code_of(data)


def test_as_many_bytes_as_the_limit_are_read() -> None:
    assert len(decoded("a.yaml", b"a" * LARGEST)) == LARGEST


def test_the_byte_that_is_no_text_is_named_with_its_place() -> None:
    with pytest.raises(InvalidInput, match=r"byte 0xec is not valid UTF-8\n  --> a.yaml:2:3"):
        decoded("a.yaml", b"ok\nab\xecde")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")).filter(lambda text: text.strip() != ""))
def test_every_text_comes_back_from_its_bytes(text: str) -> None:
    assert decoded("a.yaml", text.encode()) == text


def test_lines_end_in_any_of_three_ways() -> None:
    source = Source("a.yaml", "one\r\ntwo\rthree\nfour")
    assert source.lines == ["one", "two", "three", "four"]
    assert [source.mark(index) for index in (0, 5, 9, 15)] == [(1, 1), (2, 1), (3, 1), (4, 1)]


@given(st.text(st.sampled_from("a\r\n\u2028\x85")), st.data())
def test_the_mark_of_a_character_leads_back_to_it(text: str, data: st.DataObject) -> None:
    source = Source("a.yaml", text)
    index = data.draw(st.integers(0, len(text)))
    line, column = source.mark(index)
    before = len(text[:index].replace("\r\n", "\n"))
    assert sum(len(row) + 1 for row in source.lines[: line - 1]) + column - 1 in (before, before - 1)
    if text[index : index + 1] not in ("", "\r", "\n"):
        assert source.lines[line - 1][column - 1] == text[index]


def test_a_place_is_no_wider_than_its_line() -> None:
    assert Source("a.yaml", "abc\nd").place(1, 2, 50).width == 2
    assert Source("a.yaml", "abc\nd").place(3, 1, 50).text == ""


def test_a_file_goes_by_its_path_or_by_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.yaml").write_text("id: x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_source(Path("a") / "b.yaml").name == "a/b.yaml"
    assert read_source("a/b.yaml", "rulesets/b.yaml").name == "rulesets/b.yaml"


@pytest.mark.parametrize(
    ("path", "why"), [("none.yaml", "there is no such file"), (".", "this is a folder"), ("a\0b", "cannot be read")]
)
def test_what_cannot_be_opened_is_told(path: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidInput, match=why) as caught:
        read_source(path)
    assert [fault.code for fault in caught.value.diagnostics] == [Code.UNREADABLE]


@pytest.mark.parametrize(
    ("error", "why"), [(PermissionError, "may not be read"), (OSError, "cannot be read as a file")]
)
def test_a_file_that_may_not_be_opened_is_told(error: type[OSError], why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InvalidInput, match=why):
        read_source("a.yaml")


@pytest.mark.parametrize("text", ['{"a": [1, "b"]}', ' \n{"a": [1, "b"]}', "{a: [1, b]}", "{a: [1, b],}", "a: [1, b]"])
def test_a_text_is_json_if_it_can_be_and_else_yaml(text: str) -> None:
    for name in ("a.yaml", "<text>", "<stdin>"):
        assert plain(document_of(Source(name, text)).root) == {"a": ["1", "b"]}


@pytest.mark.parametrize(
    ("name", "told"), [("a.json", "JSON"), ("<text>", "JSON"), ("<stdin>", "JSON"), ("a.yaml", "YAML")]
)
def test_what_is_neither_is_told_as_what_it_looks_like(name: str, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        document_of(Source(name, '{"a": [1, }'))
    (fault,) = caught.value.diagnostics
    assert fault.message.startswith(f"this is not valid {told}")


@pytest.mark.parametrize("text", ["id: x\n", '{"id": "x"}\n'])
def test_standard_input_is_yaml_or_json_by_how_it_opens(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    document = read_document("-")
    assert document.source.name == "<stdin>"
    assert document.scalar("id") is not None


@pytest.mark.parametrize("length", [1, 65_535, 65_536, 65_537, 200_000])
def test_a_file_is_read_to_its_end_however_long_it_is(tmp_path: Path, length: int) -> None:
    path = tmp_path / "long.yaml"
    path.write_text("x" * length, encoding="utf-8")
    assert len(read_source(path).text) == length
