"""Words for shares, such as most and almost all."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ..frameworks import QuantityTerm, Wording
from .matching import Finder, clear_of, finder, flat


class Quantity(NamedTuple):
    """A word for shares in a text.

    Args:
        start: where it begins.
        end: where it ends.
        term: the word as the pack has it, with its status.
        low: the least share that is called so, 0 to 1, before rounding to whole per cents.
        high: the largest.
    """

    start: int
    end: int
    term: QuantityTerm
    low: Fraction
    high: Fraction


def quantities_in(text: str, wording: Wording) -> tuple[Quantity, ...]:
    """The words of quantity in a text, in order.

    Words that are none where they stand are left out, by the lists of the pack: the most important, at most, some time.
    Not told: words without a declared range, such as many and several.
    """
    return found_quantities(flat(text), wording)


@lru_cache(maxsize=256)
def found_quantities(low: str, wording: Wording) -> tuple[Quantity, ...]:
    """The same for a flat text. It is kept for a while, since more questions than one are asked of a text."""
    terms = _terms(wording)
    found = _finder(wording).all(low)
    ordinary = _ordinary(wording).spans(low) if found else []
    clear = (one for one in found if clear_of(ordinary, *one.span()))
    return tuple(Quantity(*one.span(), term, *term.reach) for one in clear for term in [terms[_plain(one.group())]])


def _plain(found: str) -> str:
    return " ".join(found.split())


@lru_cache(maxsize=32)
def _terms(wording: Wording) -> dict[str, QuantityTerm]:
    return {phrase: term for term in wording.quantities.words for phrase in (term.word, *term.forms)}


@lru_cache(maxsize=32)
def _finder(wording: Wording) -> Finder:
    return finder(tuple(_terms(wording)))


@lru_cache(maxsize=32)
def _ordinary(wording: Wording) -> Finder:
    return finder(wording.quantities.ordinary, frozenset(word for phrase in _terms(wording) for word in phrase.split()))
