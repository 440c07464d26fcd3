"""Patterns that are compiled when they are first called for: most texts need few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

NOT_BEFORE = r"(?<![A-Za-z0-9])"
NOT_AFTER = r"(?![A-Za-z0-9])"


def pattern(source: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """What gives the pattern."""
    return cache(lambda: re.compile(source, flags))


def overlapping(made: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match, also those that begin within another: a year may stand before a number."""
    found = made.search(text)
    while found:
        yield found
        found = made.search(text, found.start() + 1)


def lowered(text: str) -> str:
    """The text in small letters, if each then stands where it stood; else as it is."""
    low = text.lower()
    return low if len(low) == len(text) else text


def whole_words(made: re.Pattern[str], low: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin a word: to look behind within the pattern is far slower."""
    for found in made.finditer(low):
        before = low[found.start() - 1 : found.start()]
        if not (before.isalnum() and before.isascii()):
            yield found
