"""What stands about a figure and makes it a difference, and no share."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from ..frameworks import ShareWords
from . import written
from .matching import finder

_REACH = 60
"""How far before a figure a word can make it a difference."""


class Differences:
    """The words of a text that make differences of figures. They are looked for once, and only if there is a figure."""

    def __init__(self, low: str, words: ShareWords) -> None:
        self._low = low
        self._words = words

    def has(self, start: int, end: int) -> bool:
        """Whether what stands at a place is a difference, a bound, or no share of anybody: 12% more, a rise of 12%."""
        behind = written.behind(self._low, end)
        return self._is_compared(behind) or self._is_moved(start, behind)

    def _is_compared(self, behind: int) -> bool:
        low = self._low
        if behind in self._compared or written.behind_or(low, behind) in self._compared:
            return True
        return behind in self._no_share or written.behind_a_word(low, behind) in self._no_share

    def _is_moved(self, start: int, behind: int) -> bool:
        before = self._low[max(0, start - _REACH) : start].rstrip()
        place = max(0, start - _REACH) + len(before)
        if self._moved_until(place, place) or self._unshared_until(place, place):
            return True
        if before.endswith(" by"):
            clause = place - len(written.last_clause(before))
            moved = self._moved_until(clause, place) or self._unshared_until(clause, place)
            return moved or not self._low.startswith("of ", behind)
        return before.endswith(" of") and self._unshared_until(place - len(written.last_clause(before)), place)

    def _moved_until(self, first: int, last: int) -> bool:
        return _any_between(self._moved, first, last)

    def _unshared_until(self, first: int, last: int) -> bool:
        return _any_between(self._unshared, first, last)

    @cached_property
    def _compared(self) -> frozenset[int]:
        return frozenset(start for start, _ in finder(self._words.compared).spans(self._low))

    @cached_property
    def _no_share(self) -> frozenset[int]:
        return frozenset(start for start, _ in finder(self._words.no_share).spans(self._low))

    @cached_property
    def _moved(self) -> list[int]:
        return [end for _, end in finder(self._words.moved).spans(self._low)]

    @cached_property
    def _unshared(self) -> list[int]:
        return [end for _, end in finder(self._words.no_share).spans(self._low)]


def _any_between(places: list[int], first: int, last: int) -> bool:
    at = bisect_right(places, last)
    return at > 0 and places[at - 1] >= first
