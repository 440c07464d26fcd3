"""How a diagnostic is shown: the caret stands under the right characters, and nothing gets out of hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.errors import InvalidInput
from qualityframework.vocabulary import Code, Diagnostic, Place, printable


def excerpt(text: str, column: int, width: int = 1) -> list[str]:
    """The line that is shown, and the line with the caret."""
    lines = str(Diagnostic(Code.SYNTAX, "it is so", Place("a.yaml", 1, column, width, text))).split("\n")
    return [line.removeprefix("   | ") for line in lines[2:]]


def test_all_parts_are_shown_in_order() -> None:
    at = Place("a.yaml", 3, 7, 4, "grade: godo")
    first = Place("b.yaml", 1, 1, 5, "grade: good")
    assert str(Diagnostic(Code.OFF_SCALE, "`godo` is none", at, (("first here", first),), "did you mean `good`?")) == (
        "error[off-scale]: `godo` is none\n"
        "  --> a.yaml:3:7\n"
        "   | grade: godo\n"
        "   |       ^^^^\n"
        "  --> b.yaml:1:1 first here\n"
        "   | grade: good\n"
        "   | ^^^^^\n"
        "  = help: did you mean `good`?"
    )


def test_without_a_line_and_help_there_are_two_lines() -> None:
    assert str(Diagnostic(Code.UNREADABLE, "there is no such file", Place("a.yaml"))) == (
        "error[unreadable]: there is no such file\n  --> a.yaml:1:1"
    )


@pytest.mark.parametrize(
    ("text", "column", "width", "shown", "caret"),
    [
        ("a: bc", 4, 2, "a: bc", "   ^^"),
        ("\ta: bc", 5, 2, "\\ta: bc", "     ^^"),
        ("é: bc", 4, 2, "é: bc", "   ^^"),
        ("e\u0301: bc", 5, 2, "e\u0301: bc", "   ^^"),
        ("東京: bc", 5, 2, "東京: bc", "      ^^"),
        ("a: 東京", 4, 2, "a: 東京", "   ^^^^"),
        ("a\u202e: bc", 5, 2, "a\\u202e: bc", "         ^^"),
        ("a: b\x1bc", 4, 3, "a: b\\x1bc", "   ^^^^^^"),
        ("😀: bc", 4, 2, "😀: bc", "    ^^"),
        ("a: bc   ", 4, 2, "a: bc", "   ^^"),
        ("a:", 3, 1, "a:", "  ^"),
    ],
)
def test_the_caret_stands_under_the_right_characters(
    text: str, column: int, width: int, shown: str, caret: str
) -> None:
    assert excerpt(text, column, width) == [shown, caret]


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    shown, caret = excerpt("a" * 5_000 + "bcd" + "e" * 5_000, 5_001, 3)
    assert len(shown) == 120
    assert shown[caret.index("^") :].startswith("bcd")
    assert caret.strip() == "^^^"


def test_a_caret_does_not_reach_beyond_what_is_shown() -> None:
    shown, caret = excerpt("a: " + "b" * 5_000, 4, 5_000)
    assert len(shown) == len(caret) == 120


def test_a_line_of_spaces_is_not_shown() -> None:
    assert excerpt("    ", 2) == []


@given(st.text(alphabet=st.characters(exclude_characters="\n\r")), st.integers(1, 300), st.integers(1, 300))
def test_any_place_in_any_line_can_be_shown(text: str, column: int, width: int) -> None:
    for line in excerpt(text, column, width):
        assert line == printable(line)
        assert len(line) <= 120 * 10 + 1


@given(st.text())
def test_what_is_printable_stays_so_and_plain_text_stays_itself(text: str) -> None:
    assert printable(printable(text)) == printable(text)
    assert "\n" not in printable(text)
    assert "\x1b" not in printable(text)
    plain = "".join(ch for ch in text if ch.isprintable())
    assert printable(plain) == plain


def test_a_hostile_file_name_and_message_are_escaped() -> None:
    told = str(Diagnostic(Code.SYNTAX, "a\x1b[2Jb\nc", Place("a\u202e.yaml"), help="d\x07"))
    assert told == "error[syntax]: a\\x1b[2Jb\\nc\n  --> a\\u202e.yaml:1:1\n  = help: d\\x07"


def test_places_are_in_order_of_file_line_and_column() -> None:
    places = [Place("a", 1, 9), Place("a", 2, 1), Place("a", 10, 1), Place("b", 1, 1)]
    shuffled = [places[2], places[0], places[3], places[1]]
    assert sorted(shuffled) == places


def test_an_exception_carries_its_diagnostics_whole() -> None:
    """A type checker sees `help` and `related` too."""
    fault = Diagnostic(Code.SYNTAX, "a", Place("a.yaml"), (("first here", Place("b.yaml")),), help="b")
    (carried,) = InvalidInput([fault]).diagnostics
    assert (carried.help, carried.related[0][0], carried.at.line) == ("b", "first here", 1)
