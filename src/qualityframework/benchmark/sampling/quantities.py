"""Shares in words, so that a word never says more than the interval."""

from __future__ import annotations

from ...errors import Unusable
from ...frameworks import SamplingFigures
from . import given


def in_words(low: float, high: float, figures: SamplingFigures) -> str:
    """What a share between two limits may be called: one word if both are called so, else from which to which.

    Raises:
        Unusable: for limits that are no shares, or the wrong way round.
    """
    if given.share("low", low) > given.share("high", high):
        raise Unusable(f"`low` is {low}, and `high` is {high}")
    first, last = _word(low, figures), _word(high, figures)
    return first if first == last else f"from {first} to {last}"


def _word(share: float, figures: SamplingFigures) -> str:
    if share in (0, 1):
        return "all" if share else "none"
    return next(word.word for word in reversed(figures.words) if word.reaches(share))
