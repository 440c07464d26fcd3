"""What stands beside what: a word for shares and its share, and one figure told two ways."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..frameworks import QuantityTerm, Wording
from .matching import clear_of, ends_with, finder, flat
from .quantities import Quantity, found_quantities
from .shares import ToldShare, found_shares, shares_agree

_FAR = 120
"""A word and its share stand no further apart."""


class ToldQuantity(NamedTuple):
    """A word for shares and the share that stands beside it.

    Args:
        quantity: the word.
        share: the share.
        agrees: True if the share is called so; False if none that is written so is; None if it lies across a border.
    """

    quantity: Quantity
    share: ToldShare
    agrees: bool | None


class Contradiction(NamedTuple):
    """Two shares that stand side by side for one thing and cannot be the same."""

    first: ToldShare
    second: ToldShare


def told_quantities(text: str, wording: Wording) -> tuple[ToldQuantity, ...]:
    """The words for shares that have a share beside them, in order of the words.

    Told: `Almost all records (62%)`, `Most records, 62%, had`, `62% of records (most)`, `62%, which is most`, and as
    many words as shares in one pair of brackets, in order. Where a clause has more words than one before a share, it is
    not clear whose share it is, and none is told.
    """
    low = flat(text)
    shares = found_shares(low, wording)
    if not shares:
        return ()
    taken = [(share.start, share.end) for share in shares]
    words = [one for one in found_quantities(low, wording) if clear_of(taken, one.start, one.end)]
    pairs = [*_behind(low, words, shares, wording), *_before(low, words, shares, wording)]
    first = {quantity.start: (quantity, share) for quantity, share in reversed(pairs)}
    return tuple(
        ToldQuantity(*first[start], agreement(first[start][1], first[start][0].term)) for start in sorted(first)
    )


def agreement(share: ToldShare, term: QuantityTerm) -> bool | None:
    """Whether a share is called by a word: yes, no, or it lies across a border."""
    figure = share.figure
    if figure is not None and term.holds(figure, figure, rounded=False):
        return True
    if term.holds(share.low, share.high, rounded=True):
        return True
    low, high = term.reach
    return False if share.high <= low or share.low >= high else None


def self_contradictions(text: str, wording: Wording) -> tuple[Contradiction, ...]:
    """Shares of different kinds that stand directly beside each other for one thing and differ: `31 of 50 (68%)`."""
    low = flat(text)
    shares = found_shares(low, wording)
    joined = [_in_series().fullmatch(low, a.end, b.start) is not None for a, b in pairwise(shares)]
    found = []
    for number, (first, second) in enumerate(pairwise(shares)):
        if first.kind != second.kind and not shares_agree(first, second):
            in_series = any(joined[max(0, number - 1) : number] + joined[number + 1 : number + 2])
            if _are_one(low, first, second, wording, in_series=in_series):
                found.append(Contradiction(first, second))
    return tuple(found)


# a share behind its word ---------------------------------------------------------------------------------------------


def _behind(
    low: str, words: Sequence[Quantity], shares: Sequence[ToldShare], wording: Wording
) -> list[tuple[Quantity, ToldShare]]:
    """Pairs of a word and the share that follows it."""
    found = []
    number = 0
    for place, share in enumerate(shares):
        since = shares[place - 1].end if place else 0
        own = []
        while number < len(words) and words[number].start < share.start:
            own.append(words[number])
            number += 1
        clause = _clause_start(low, max(since, share.start - 2 * _FAR), share.start)
        own = [one for one in own if one.start >= clause]
        if len(own) == 1 and _stands_behind(low, own[0], share, wording):
            found.append((own[0], share))
        elif len(own) > 1:
            found += _in_order(low, own, shares[place : place + len(own)], wording)
    return found


def _clause_start(low: str, since: int, end: int) -> int:
    breaks = [one.end() for one in _break().finditer(low, since, end)]
    return breaks[-1] if breaks else since


def _stands_behind(low: str, word: Quantity, share: ToldShare, wording: Wording) -> bool:
    between = low[word.end : share.start]
    if len(between) > _FAR or finder(wording.quantities.apart).all(between):
        return False
    if _into_brackets().fullmatch(between):
        return _end_in_brackets().match(low, share.end) is not None
    return _to_an_aside().fullmatch(between) is not None and _end_of_aside().match(low, share.end) is not None


def _in_order(
    low: str, words: Sequence[Quantity], shares: Sequence[ToldShare], wording: Wording
) -> list[tuple[Quantity, ToldShare]]:
    """Two words and two shares, or more, that are joined in one pair of brackets."""
    if len(shares) != len(words):
        return []
    between = low[words[-1].end : shares[0].start]
    joined = all(_joint().fullmatch(low[a.end : b.start]) for a, b in pairwise(shares))
    closed = _end_in_order().match(low, shares[-1].end)
    if not joined or closed is None or len(between) > _FAR or not _into_brackets().fullmatch(between):
        return []
    if finder(wording.quantities.apart).all(between):
        return []
    return list(zip(words, shares, strict=True))


# a share before its word ---------------------------------------------------------------------------------------------


def _before(
    low: str, words: Sequence[Quantity], shares: Sequence[ToldShare], wording: Wording
) -> list[tuple[Quantity, ToldShare]]:
    """Pairs of a word and the share that stands before it."""
    found = []
    number = 0
    for place, word in enumerate(words):
        while number + 1 < len(shares) and shares[number + 1].end <= word.start:
            number += 1
        share = shares[number]
        since = words[place - 1].end if place else 0
        if share.end <= word.start and since <= share.start and _stands_before(low, word, share, wording):
            found.append((word, share))
    return found


def _stands_before(low: str, word: Quantity, share: ToldShare, wording: Wording) -> bool:
    between = low[share.end : word.start]
    if len(between) > _FAR or finder(wording.quantities.apart).all(between):
        return False
    if _into_brackets().fullmatch(between):
        return low[word.end : word.end + 1] == ")"
    said = ends_with(("the", "a"), low, word.start)
    same = ends_with(wording.quantities.same, low, word.start if said is None else said[0])
    if same is None or same[0] < share.end or not _few_words().fullmatch(low[share.end : same[0]]):
        return False
    return _end_of_word().match(low, word.end) is not None


# one figure told two ways --------------------------------------------------------------------------------------------


def _are_one(low: str, first: ToldShare, second: ToldShare, wording: Wording, *, in_series: bool) -> bool:
    between = low[first.end : second.start]
    if len(between) > _FAR or finder(wording.quantities.apart).all(between):
        return False
    if _of_them_in_brackets().fullmatch(between):
        return _end_in_brackets().match(low, second.end) is not None
    return not in_series and bool(_joined().fullmatch(between)) and bool(_end_of_aside().match(low, second.end))


# patterns ------------------------------------------------------------------------------------------------------------


@cache
def _break() -> re.Pattern[str]:
    return re.compile(r"[.;!?](?=\s)|\n")


@cache
def _into_brackets() -> re.Pattern[str]:
    return re.compile(r"(?:[^.;:!?()\n]|[.:](?!\s))*\(\s?")


@cache
def _end_in_brackets() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[),;]|of\s)")


@cache
def _end_in_order() -> re.Pattern[str]:
    return re.compile(r",?\s?(?:respectively\s?)?\)")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"\s?,?\s(?:and\s)?")


@cache
def _to_an_aside() -> re.Pattern[str]:
    return re.compile(r"(?:\s[\w'-]{1,30}){0,5}(?:,| -| \u2014|:)\s(?:or |at |that is,? )?")


@cache
def _end_of_aside() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[,;)]|\.(?:\s|$)|[-\u2014]\s|$)")


@cache
def _few_words() -> re.Pattern[str]:
    return re.compile(r"(?:\s[\w'-]{1,30}){0,6},?\s?")


@cache
def _end_of_word() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[,;.)]|of\s|$)")


@cache
def _of_them_in_brackets() -> re.Pattern[str]:
    return re.compile(r"(?:\s[\w'-]{1,30}){0,5}\s?\(\s?")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"(?:[,;]\s|,?\s)(?:or\s|that is,?\s)?")


@cache
def _in_series() -> re.Pattern[str]:
    return re.compile(r"\s?[,;]?\s(?:and\s|or\s)?")
