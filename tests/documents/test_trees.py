"""Trees from YAML and JSON: scalars stay the text they are, and everything knows where it stood."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.documents import Document, Mapping, Scalar, Sequence, Source, document_of, plain
from qualityframework.documents.nodes import DEEPEST
from qualityframework.documents.yaml_text import LOADERS, parse_yaml
from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import Code, Diagnostic

scalars = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
trees = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(scalars, inner, max_size=4), max_leaves=20
)


def yaml_of(text: str) -> Document:
    return document_of(Source("a.yaml", text))


def json_of(text: str) -> Document:
    return document_of(Source("a.json", text))


def fault_of(text: str, name: str = "a.yaml") -> Diagnostic:
    with pytest.raises(InvalidInput) as caught:
        document_of(Source(name, text))
    (fault,) = caught.value.diagnostics
    assert isinstance(fault, Diagnostic)
    return fault


@given(trees)
def test_a_json_text_becomes_the_tree_that_it_writes(tree: Any) -> None:
    for indent in (None, 2):
        assert plain(json_of(json.dumps(tree, indent=indent)).root) == tree


@given(trees)
def test_a_yaml_text_becomes_the_tree_that_it_writes(tree: Any) -> None:
    text = yaml.safe_dump(tree, default_style='"')
    for loader in LOADERS:
        assert plain(parse_yaml(Source("a.yaml", text), loader)) == tree


@pytest.mark.parametrize(
    "text", ["no", "on", "0.10", "1_000", "2019-07-31", "0x1f", "1e3", "12:30", "010", "=", "true"]
)
def test_a_scalar_stays_the_text_it_is(text: str) -> None:
    scalar = yaml_of(f"{text}: {text}").scalar(text)
    assert scalar is not None
    assert scalar.text == text
    assert not scalar.empty


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null", "a: Null", "a: NULL"])
def test_no_value_is_marked_as_such(text: str) -> None:
    scalar = yaml_of(text).scalar("a")
    assert scalar is not None
    assert scalar.empty


@pytest.mark.parametrize("text", ["a: ''", "a: 'null'", 'a: "~"', "a: nil", "a: None"])
def test_a_text_that_is_written_is_a_text(text: str) -> None:
    scalar = yaml_of(text).scalar("a")
    assert scalar is not None
    assert not scalar.empty


def test_only_the_null_of_json_is_no_value() -> None:
    root = json_of('[null, "null", "", 0, false]').root
    assert isinstance(root, Sequence)
    assert [item.empty for item in root.items if isinstance(item, Scalar)] == [True, False, False, False, False]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("loader", LOADERS)
def test_places_do_not_hang_on_line_ends(ends: str, loader: Any) -> None:
    text = "# first\né: 😀\nlist:\n  - one\n  - two: [three, 'four']\n".replace("\n", ends)
    document = Document(Source("a.yaml", text), parse_yaml(Source("a.yaml", text), loader))
    places = [document.place(*path) for path in (("é",), ("list", 1, "two", 1), ("list", 1), ("list",), ("none",))]
    assert [(place.line, place.column, place.width) for place in places] == [
        (2, 4, 1),
        (5, 18, 6),
        (5, 5, 3),
        (3, 1, 4),
        (2, 1, 1),
    ]
    assert places[1].text == "  - two: [three, 'four']"


def test_line_breaks_that_only_yaml_knows_do_not_move_places() -> None:
    document = yaml_of("a: 'x\u2028y\x85z'\nb: c")
    assert document.place("b").line == 2


def test_a_json_tree_has_the_same_places() -> None:
    document = json_of('{\n  "list": [1, {"two": "é"}]\n}')
    assert document.place("list", 1, "two").column == 23
    assert document.place("list", 1, "two", key=True).column == 16
    assert document.place("list").column == 3


def test_of_a_repeated_key_the_first_counts_and_all_are_kept() -> None:
    root = yaml_of("a: 1\nb: 2\na: 3").root
    assert isinstance(root, Mapping)
    assert plain(root) == {"a": "1", "b": "2"}
    assert [key.text for key, _ in root.entries] == ["a", "b", "a"]


def test_what_is_not_there_is_placed_at_the_nearest_thing_above() -> None:
    document = yaml_of("a:\n  b: c\n")
    assert document.place("a", "x", "y") == document.place("a")
    assert document.scalar("a", "x") is None
    assert document.node("a", 0) is None


@pytest.mark.parametrize(
    ("name", "text"), [("a.yaml", "[" * DEEPEST + "]" * DEEPEST), ("a.json", "[" * DEEPEST + "]" * DEEPEST)]
)
def test_as_many_levels_as_the_limit_are_read_and_one_more_is_not(name: str, text: str) -> None:
    assert document_of(Source(name, text)).root is not None
    assert fault_of(f"[{text}]", name).code is Code.TOO_DEEP


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1", Code.ALIAS),
        ("a: *x", Code.ALIAS),
        ("*x : a", Code.ALIAS),
        ("&x a: 1", Code.ALIAS),
        ("a: &x [1]", Code.ALIAS),
        ("a: !!int 1", Code.TAG),
        ("!x {a: 1}", Code.TAG),
        ("a: !<tag:yaml.org,2002:str> 1", Code.TAG),
        ("--- a\n--- b", Code.SYNTAX),
        ("a: 1\n...\nb: 2", Code.SYNTAX),
        ("{a: 1}: 2", Code.WRONG_TYPE),
        ("? [a]\n: 1", Code.WRONG_TYPE),
        ("# nothing", Code.EMPTY_FILE),
        ("...", Code.SYNTAX),
        ("\ufeff\ufeff{", Code.SYNTAX),
    ],
)
def test_yaml_that_could_mean_more_than_it_shows_is_refused(text: str, code: Code) -> None:
    assert fault_of(text).code is code


@pytest.mark.parametrize("escape", ["\\ud800", "\\UFFFFFFFF", "\\U00110000"])
@pytest.mark.parametrize("loader", LOADERS)
def test_an_escape_that_is_no_character_is_refused_by_both_parsers(escape: str, loader: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_yaml(Source("a.yaml", f'a: "{escape}"'), loader)
    assert [fault.code for fault in caught.value.diagnostics] == [Code.SYNTAX]


@pytest.mark.parametrize("text", ["a: ! 1", "%YAML 1.2\n---\na: 1", "a: 1\n...\n", "{a: 1,}", "'a': 1", "? a\n: 1"])
def test_yaml_that_is_merely_unusual_is_read(text: str) -> None:
    assert plain(yaml_of(text).root) == {"a": "1"}


NO_JSON = ["", "{", "[", "[1", "[1,", "[1,]", "[,1]", '{"a"}', '{"a":}', '{"a":1,}', "{a:1}", "{'a':1}", "[1 2]", "nul"]
NO_JSON += ["+1", "01", "1.", ".5", "-", "1e", "NaN", "Infinity", "-Infinity", "True", "[1]]", "[1] 2", '"a', '"\\x41"']
NO_JSON += [
    '"\\u12"',
    '"a\nb"',
    '"a\tb"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    "/**/1",
    "[1]//",
    "\ufeff1",
    "\u00a01",
    "'a'",
]


@pytest.mark.parametrize("text", NO_JSON)
def test_what_is_no_json_is_refused(text: str) -> None:
    assert fault_of(text, "a.json").code is Code.SYNTAX


@given(st.text(st.sampled_from('{}[]",:0123456789.eE+-truefalsnul \\\n'), max_size=20))
def test_what_the_standard_reader_of_json_takes_is_taken_and_nothing_else(text: str) -> None:
    def refuse(word: str) -> None:
        raise ValueError(word)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError:
        assert fault_of(text, "a.json").code in (Code.SYNTAX, Code.TOO_DEEP)
    else:
        assert json_of(text).root is not None


def test_a_repeated_key_is_no_matter_of_syntax() -> None:
    assert plain(json_of('{"a": 1, "a": 2}').root) == {"a": "1"}
