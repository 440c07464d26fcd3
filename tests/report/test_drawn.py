"""Trees drawn with plain characters: laws that hold for any tree, any text and any width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from qualityframework.report import Branch, drawn

texts = st.one_of(st.text(max_size=60), st.text(alphabet="ab \t\n\r\x1b\x9b\u202e\u2028|─", max_size=60))
branches = st.recursive(
    st.builds(Branch, texts),
    lambda inner: st.builds(Branch, texts, st.lists(inner, max_size=4).map(tuple)),
    max_leaves=12,
)
widths = st.integers(min_value=-5, max_value=140)


def every(branch: Branch) -> Iterator[Branch]:
    yield branch
    for child in branch.children:
        yield from every(child)


def depth(branch: Branch) -> int:
    return 1 + max((depth(child) for child in branch.children), default=0)


@given(branches, widths)
def test_nothing_drawn_can_write_to_a_terminal(branch: Branch, width: int) -> None:
    shown = "".join(line.text for line in drawn(branch, width))
    assert not {unicodedata.category(ch) for ch in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(branches, widths)
def test_every_branch_has_a_line_and_is_met_in_order(branch: Branch, width: int) -> None:
    lines = list(drawn(branch, width))
    beginnings = [line for line in lines[1:] if line.text.lstrip("│ ").startswith(("├─ ", "└─ ", "├─", "└─"))]
    assert sum(1 for _ in every(branch)) <= len(lines)
    if not any("─" in one.text for one in every(branch)):
        assert sum(1 for _ in every(branch)) - 1 == len(beginnings)


@given(branches, widths)
def test_no_line_is_wider_than_asked_for_but_for_words_that_cannot_be_broken(branch: Branch, width: int) -> None:
    """At least 20 characters are taken for the text itself, however deep it hangs."""
    room = max(width, 20 + 3 * depth(branch))
    for line in drawn(branch, width):
        assert len(line.text) <= room or " " not in line.text.strip("│├└─ ")


@given(st.lists(st.text(alphabet="abcé.,-", min_size=1, max_size=12), max_size=20), widths)
def test_words_come_out_as_they_went_in(words: list[str], width: int) -> None:
    shown = " ".join(line.text for line in drawn(Branch(" ".join(words)), width))
    assert words == shown.split()


def test_the_drawing_shows_what_hangs_from_what() -> None:
    tree = Branch(
        "root that is long enough to need two lines",
        (Branch("first", (Branch("its child, long enough to be broken"),)), Branch("last", (Branch("child"),))),
        "title",
    )
    assert [line.text for line in drawn(tree, 28)] == [
        "root that is long enough",
        "│  to need two lines",
        "├─ first",
        "│  └─ its child, long",
        "│        enough to be broken",
        "└─ last",
        "   └─ child",
    ]


def test_each_line_has_the_role_of_its_branch() -> None:
    tree = Branch("a b", (Branch("c", role="ask"), Branch("d")), "title")
    assert [line.role for line in drawn(tree, 80)] == ["title", "ask", ""]


def test_an_empty_text_still_has_a_line() -> None:
    assert [line.text for line in drawn(Branch(""), 80)] == [""]
