"""A tree of lines, drawn with plain characters."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from ..vocabulary import printable, unordered

_LEAST = 20
_ORDER = re.compile(r"^(\s*:)(:)")
_BREAKS = str.maketrans("\t\n\r", "   ")


class Branch(NamedTuple):
    """A line and what hangs from it. `role` says what it is, for whoever colours it."""

    text: str
    children: tuple[Branch, ...] = ()
    role: str = ""


class Line(NamedTuple):
    """A line of output: plain text, and the role of the whole line."""

    text: str
    role: str = ""


def drawn(branch: Branch, width: int) -> Iterator[Line]:
    """The lines of a tree."""
    yield from _of_branch(branch, "", "", width)
    yield from _below(branch, "", width)


def _below(branch: Branch, lead: str, width: int) -> Iterator[Line]:
    for index, child in enumerate(branch.children):
        last = index + 1 == len(branch.children)
        yield from _of_branch(child, lead + ("└─ " if last else "├─ "), lead + ("   " if last else "│  "), width)
        yield from _below(child, lead + ("   " if last else "│  "), width)


def _of_branch(branch: Branch, first: str, rest: str, width: int) -> Iterator[Line]:
    hang = rest + ("│  " if branch.children else "   ")
    for number, text in enumerate(wrap(branch.text, width - len(hang))):
        yield Line((first if number == 0 else hang) + text, branch.role)


def wrapped(told: str, role: str, width: int, lead: str = "") -> Iterator[Line]:
    """The lines of a text, each with something before it."""
    return (Line(lead + part, role) for part in wrap(told, width - len(lead)))


def many(count: int, what: str) -> str:
    """How many, in words that fit one and several."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def one_line(text: str) -> str:
    """The text in one line, with nothing that could write to a terminal or turn what stands beside it around."""
    return printable(text.translate(_BREAKS))


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` and room for a word or two, each as `one_line` makes it.

    None is a command to the runner of a workflow, which takes orders from whatever a step prints.
    """
    told = unordered(one_line(text))
    made = textwrap.wrap(told, max(width, _LEAST), break_on_hyphens=False, break_long_words=False) or [""]
    return [_ORDER.sub(r"\1 \2", line) for line in made]
