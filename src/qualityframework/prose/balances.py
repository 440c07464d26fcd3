"""Phrases by which a scale says how strengths and weaknesses balance."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..frameworks import BalancePhrase, Wording
from .clauses import turns_of
from .matching import Finder, flat


class Balance(NamedTuple):
    """A phrase of balance in a text.

    Args:
        start: where it begins.
        end: where it ends.
        phrase: as the pack has it: the grades that it belongs to by name, and how we know.
    """

    start: int
    end: int
    phrase: BalancePhrase


def balances_in(text: str, wording: Wording) -> tuple[Balance, ...]:
    """The phrases of balance in a text, in order; none overlaps another.

    Left out: what is quoted from somebody, negated (no major weaknesses), told of an earlier time or wished for; and
    phrases that name one side alone, where another phrase weighs one side against the other.
    """
    low = flat(text)
    return _found(text, low, wording, weighing=True) or _found(text, low, wording, weighing=False)


def _found(text: str, low: str, wording: Wording, *, weighing: bool) -> tuple[Balance, ...]:
    phrases, finder = _phrases(wording, weighing)
    found = finder.all(low)
    if not found:
        return ()
    turns = turns_of(text, low, wording)
    return tuple(Balance(*one.span(), phrases[finder.which(one)]) for one in found if turns.leave(*one.span()))


@lru_cache(maxsize=32)
def _phrases(wording: Wording, weighing: bool) -> tuple[tuple[BalancePhrase, ...], Finder]:
    """Those that weigh one side against the other, which have a gap, or those that name one side."""
    phrases = tuple(one for one in wording.balances.phrases if ("..." in one.phrase) is weighing)
    return phrases, Finder(tuple(one.phrase for one in phrases), wording.balances.apart)
