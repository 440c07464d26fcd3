"""Trees to models: all faults at once, each in plain words at its own place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import pytest
from pydantic import Field, ValidationError

from qualityframework.documents import MOST_TOLD, Source, document_of, modelled, plain, refuse
from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import WHOLE, Code, Day, Diagnostic, Flag, Frozen, Id, Line, Place


class Leaf(Frozen):
    """The innermost model of these tests."""

    id: Id
    size: Annotated[int, Field(ge=0, le=9), WHOLE] | None = None


class Tree(Frozen):
    """The model of these tests."""

    title: Line
    tone: Literal["calm", "loud"] = "calm"
    sure: Flag = False
    leaves: tuple[Leaf, ...] = ()
    pair: tuple[str, str] | None = None
    days: Mapping[Day, Line] = Field(default_factory=dict)
    start: Day | None = Field(default=None, alias="from")
    few: tuple[Leaf, ...] = Field(default=(), min_length=1, max_length=2)


def faults_of(text: str) -> list[Diagnostic]:
    with pytest.raises(InvalidInput) as caught:
        modelled(document_of(Source("a.yaml", text)), Tree)
    return list(caught.value.diagnostics)


def test_a_sound_text_becomes_a_value() -> None:
    tree = modelled(document_of(Source("a.yaml", "title: T\nleaves: [{id: a, size: 3}]\nfrom: 2019-07-31")), Tree)
    assert tree.title == "T"
    assert tree.leaves == (Leaf(id="a", size=3),)
    assert tree.start == dt.date(2019, 7, 31)


@pytest.mark.parametrize(
    ("line", "code", "message", "column"),
    [
        ("tone: clam", Code.UNKNOWN_NAME, "`clam` is not known here", 7),
        ("tone: [calm]", Code.WRONG_TYPE, "a word is wanted here", 1),
        ("sure: maybe", Code.WRONG_TYPE, "`maybe`: true or false is wanted here", 7),
        ("leaves: {}", Code.WRONG_TYPE, "a list is wanted here", 1),
        ("leaves: [a]", Code.WRONG_TYPE, "`a`: keys with values are wanted here", 10),
        ("leaves: [[]]", Code.WRONG_TYPE, "keys with values are wanted here", 10),
        ("leaves: [{size: 1}]", Code.MISSING_KEY, "the key `id` is missing here", 11),
        ("leaves: [{}]", Code.MISSING_KEY, "the key `id` is missing here", 10),
        ("leaves: [{id: a, size: 10}]", Code.WRONG_TYPE, "`10`: a number of at most 9 is wanted here", 24),
        ("leaves: [{id: a, size: -1}]", Code.WRONG_TYPE, "`-1`: a number of at least 0 is wanted here", 24),
        ("leaves: [{id: a, syze: 1}]", Code.UNKNOWN_KEY, "the key `syze` is not known here", 18),
        ("pair: [a]", Code.MISSING_KEY, "one more item is wanted here", 1),
        ("pair: [a, b, c]", Code.WRONG_TYPE, "at most 2 items are wanted here", 1),
        ("days: {x: y}", Code.WRONG_TYPE, "`x`: a date is wanted here, written as 2019-07-31", 8),
        ("days: {2019-07-31: [y]}", Code.WRONG_TYPE, "a text is wanted here", 8),
        ("few: []", Code.WRONG_TYPE, "at least 1 item is wanted here", 1),
        ("few: [{id: a}, {id: b}, {id: c}]", Code.WRONG_TYPE, "at most 2 items are wanted here", 1),
        ("few: [{id: -}]", Code.WRONG_TYPE, "`-`: an identifier is a code, no title", 12),
        ("from: ''", Code.EMPTY_VALUE, "`from` has no value", 7),
        ("from:", Code.EMPTY_VALUE, "`from` has no value", 1),
        ("start: 2019-07-31", Code.UNKNOWN_KEY, "the key `start` is not known here", 1),
        ("title: S", Code.DUPLICATE_KEY, "the key `title` stands here twice", 1),
    ],
)
def test_each_fault_is_told_once_in_plain_words_at_its_place(line: str, code: Code, message: str, column: int) -> None:
    (fault,) = faults_of(f"title: T\n{line}\n")
    assert fault.code is code
    assert fault.message.startswith(message)
    assert (fault.at.line, fault.at.column) == (2, column)


def test_all_faults_of_a_text_are_told_in_the_order_of_their_places() -> None:
    faults = faults_of("sure: on\nleaves:\n  - {size: x, id: ''}\n  - {id: b, id: c}\ntone:\nx: 1\n")
    assert [(fault.at.line, fault.code) for fault in faults] == [
        (1, Code.MISSING_KEY),
        (1, Code.WRONG_TYPE),
        (3, Code.WRONG_TYPE),
        (3, Code.EMPTY_VALUE),
        (4, Code.DUPLICATE_KEY),
        (5, Code.EMPTY_VALUE),
        (6, Code.UNKNOWN_KEY),
    ]


def test_the_help_for_a_key_offers_the_keys_of_that_place() -> None:
    (fault,) = faults_of("title: T\nleaves: [{id: a, frm: 1}]")
    assert fault.help == "known here: `id`, `size`"


def test_long_values_are_shortened() -> None:
    (fault,) = faults_of(f"title: T\nfrom: {'x' * 500}\n")
    assert fault.message == f"`{'x' * 57}...`: a date is wanted here, written as 2019-07-31"


def test_a_model_that_is_not_one_of_ours_is_an_error_of_the_program() -> None:
    with pytest.raises(ValidationError):
        Leaf(id="a b")


def test_plain_is_dicts_lists_and_texts() -> None:
    assert plain(document_of(Source("a.yaml", "a: [1, {b: true}]")).root) == {"a": ["1", {"b": "true"}]}


def test_no_faults_raise_nothing_and_the_same_fault_is_told_once() -> None:
    refuse([])
    fault = Diagnostic(Code.SYNTAX, "it is so", Place("a.yaml"))
    with pytest.raises(InvalidInput) as caught:
        refuse([fault, fault])
    assert caught.value.diagnostics == (fault,)


def test_no_more_faults_are_taken_than_told_and_one() -> None:
    taken = []

    def faults() -> Iterator[Diagnostic]:
        for line in range(1, 10**9):
            taken.append(line)
            yield Diagnostic(Code.SYNTAX, "it is so", Place("a.yaml", line))

    with pytest.raises(InvalidInput) as caught:
        refuse(faults())
    assert len(taken) == MOST_TOLD + 1
    assert [fault.code for fault in caught.value.diagnostics[-2:]] == [Code.SYNTAX, Code.TOO_MANY]
