"""Shares as they are written: per cents, counts of a total, fractions in words.

Not told, since it is not sure that they are shares: differences (12% more, fell by 12%, a rise of 12%), places (page 4
of 16), a year as total, `9/10` without anything counted or a percentage beside it, more than all, `<5%`, `62,5%`,
`62% or more`, what moved from one share to another.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from ..frameworks import Rounded, ShareWords, Wording
from . import written
from .differences import Differences
from .matching import clear_of, ends_with, finder, flat
from .quantities import found_quantities

_ONE, _NONE = Fraction(1), Fraction(0)


class ToldShare(NamedTuple):
    """A share that a text tells.

    Args:
        start: where it begins, with words such as `about`.
        end: where it ends.
        low: the least share, 0 to 1, that is written so: 0.615 for 62%.
        high: the largest.
        kind: a percentage, a count of a total, or a fraction in words.
        figure: the share as it is written; None where it stands for a range, such as over 90%.
    """

    start: int
    end: int
    low: Fraction
    high: Fraction
    kind: Literal["percentage", "count", "fraction"]
    figure: Fraction | None


def shares_in(text: str, wording: Wording) -> tuple[ToldShare, ...]:
    """The shares that a text tells, in order of their places; none overlaps another.

    A percentage stands for what is rounded to it, a count for itself, a fraction in words for so many points either
    side as the pack says. `over`, `under`, `about` and their like widen it.
    """
    return found_shares(flat(text), wording)


def shares_agree(a: ToldShare, b: ToldShare) -> bool:
    """Whether two shares can be the same figure: the ranges that they stand for meet."""
    return a.low <= b.high and b.low <= a.high


@lru_cache(maxsize=256)
def found_shares(low: str, wording: Wording) -> tuple[ToldShare, ...]:
    """The same for a flat text. It is kept for a while, since more questions than one are asked of a text."""
    words = wording.shares
    found: list[ToldShare] = []
    for kind in (_fractions(low, wording), _counts(low, words), _percentages(low)):
        taken = [(one.start, one.end) for one in found]
        found = sorted([*found, *(one for one in kind if clear_of(taken, one.start, one.end))], key=_start)
    differences = Differences(low, words)
    told = (_bounded(low, one, wording) for one in found)
    return tuple(one for one in told if not differences.has(one.start, one.end))


def _start(share: ToldShare) -> int:
    return share.start


def _fractions(low: str, wording: Wording) -> Iterator[ToldShare]:
    words = wording.shares
    by_word = _by_word(wording)
    found = finder(tuple(by_word)).all(low)
    if not found:
        return
    taken = finder(words.ordinary).spans(low)
    called = [(one.start, one.end) for one in found_quantities(low, wording)]
    spread = Fraction(words.spread, 100)
    for one in found:
        term = by_word[" ".join(one.group().split())]
        of = term.alone or written.behind_a_fraction().match(low, one.end())
        if of and clear_of(taken, *one.span()) and clear_of(called, *one.span()):
            yield ToldShare(*one.span(), term.value - spread, term.value + spread, "fraction", None)


@lru_cache(maxsize=32)
def _by_word(wording: Wording) -> dict[str, Rounded]:
    return {one.word: one for one in wording.shares.fractions}


def _counts(low: str, words: ShareWords) -> Iterator[ToldShare]:
    for start, end, met, of in written.counts(low, words):
        value = Fraction(met, of)
        yield ToldShare(start, end, value, value, "count", value)


def _percentages(low: str) -> Iterator[ToldShare]:
    for start, end, first, last in written.percentages(low):
        yield ToldShare(start, end, first[1], last[2], "percentage", first[0] if first is last else None)


def _bounded(low: str, share: ToldShare, wording: Wording) -> ToldShare:
    """The share, as wide as words right before it make it."""
    bounds = _bounds(wording)
    found = ends_with(tuple(bounds), low, share.start)
    if found is None:
        return share
    start, phrase = found
    value, spread = (share.low + share.high) / 2, Fraction(wording.shares.spread, 100)
    least, most = {
        "above": (value, _ONE),
        "below": (_NONE, value),
        "about": (share.low - spread, share.high + spread),
        "nearly": (value - spread, value),
        "just_over": (value, value + spread),
    }[bounds[phrase]]
    return share._replace(start=start, low=max(_NONE, least), high=min(_ONE, most), figure=None)


@lru_cache(maxsize=32)
def _bounds(wording: Wording) -> dict[str, str]:
    """The list of the pack by each phrase that widens a figure."""
    lists = ("above", "below", "about", "nearly", "just_over")
    return {phrase: name for name in lists for phrase in getattr(wording.shares, name)}
