"""Shares in words, so that a word never says more than the interval."""

from __future__ import annotations

from ...errors import Unusable
from ...frameworks import SamplingFigures
from .intervals import ShareInterval


def in_words(interval: ShareInterval, figures: SamplingFigures) -> str:
    """What the share in all may be called: one word if both limits are called so, else from which to which.

    Raises:
        Unusable: for limits that hold only one at a time.
    """
    if interval.one_sided:
        raise Unusable("a word for a share goes by both limits of its interval, and these hold one at a time")
    low, high = _word(interval.low, figures), _word(interval.high, figures)
    return low if low == high else f"from {low} to {high}"


def _word(share: float, figures: SamplingFigures) -> str:
    if share in (0, 1):
        return "all" if share else "none"
    return next(word.word for word in reversed(figures.words) if word.reaches(share))
