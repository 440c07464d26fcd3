"""What turns a phrase where it stands: quotation marks, negation, and talk of what was or ought to be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..frameworks import Wording
from .matching import Span, finder

_WORDS = 4
"""A negation turns what stands up to so many words behind it."""
_FAR = 80


class Turns(NamedTuple):
    """What in a text turns phrases, each in order of its places."""

    low: str
    voices: Sequence[Span]
    negations: Sequence[Span]
    elsewhere: Sequence[Span]
    stops: Sequence[int]

    def leave(self, start: int, end: int) -> bool:
        """Whether a phrase is said of what is: by nobody else, not negated, and not of what was or ought to be."""
        return not (self._is_voiced(start, end) or self._is_negated(start, end) or self._is_elsewhere(start, end))

    def _is_voiced(self, start: int, end: int) -> bool:
        """Within quotation marks; but a phrase that has them for itself is not somebody's voice."""
        at = bisect_right(self.voices, (start, end))
        within = at > 0 and self.voices[at - 1][1] >= end
        return within and self.voices[at - 1] != (start - 1, end + 1)

    def _is_negated(self, start: int, end: int) -> bool:
        at = bisect_right(self.negations, (end, end))
        if not at:
            return False
        first, last = self.negations[at - 1]
        between = self.low[last:start]
        return first >= start or (
            start - last <= _FAR and len(between.split()) < _WORDS and _clause_end().search(between) is None
        )

    def _is_elsewhere(self, start: int, end: int) -> bool:
        at = bisect_right(self.stops, start)
        begin = self.stops[at - 1] if at else 0
        stop = self.stops[at] if at < len(self.stops) else len(self.low)
        told = bisect_right(self.elsewhere, (max(stop, end), 0))
        return told > 0 and self.elsewhere[told - 1][0] >= begin


def turns_of(text: str, low: str, wording: Wording) -> Turns:
    """What turns phrases in a text, given with its flat form."""
    return Turns(
        low=low,
        voices=[found.span() for found in _quoted().finditer(text)],
        negations=finder(wording.turns.negations).spans(low),
        elsewhere=finder((*wording.turns.earlier, *wording.turns.wished)).spans(low),
        stops=[found.end() for found in _stop().finditer(low)],
    )


@cache
def _quoted() -> re.Pattern[str]:
    """Quotation marks of four kinds that are closed. An apostrophe within a word closes none."""
    single = r"(?:[^{0}\n]|(?<=\w){1}(?=\w)){{1,600}}"
    curly = "\u2018" + single.format("\u2018\u2019", "\u2019") + "\u2019(?!\\w)"
    straight = r"(?<!\w)'" + single.format("'", "'") + r"'(?!\w)"
    return re.compile('\u201c[^\u201c\u201d]{1,2000}\u201d|"[^"\\n]{1,2000}"|' + f"{curly}|{straight}")


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile(r"[.;:!?]|, | but ")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.;!?](?=\s)|\n")
