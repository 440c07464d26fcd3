"""The words that are shipped, and what is found by them, as it stands in a text."""

from __future__ import annotations

from fractions import Fraction

from qualityframework.frameworks import WORDING, load_scale, load_wording
from qualityframework.prose import (
    balances_in,
    quantities_in,
    scale_words_in,
    self_contradictions,
    shares_in,
    told_quantities,
)

WORDS = load_wording(WORDING).newest
SIX = load_scale("six-point-scale/1")


def share(low: str, high: str | None = None) -> tuple[Fraction, Fraction]:
    """A range in per cent, as exact shares."""
    return Fraction(low) / 100, Fraction(high or low) / 100


def shares(text: str) -> list[str]:
    return [text[one.start : one.end] for one in shares_in(text, WORDS)]


def ranges(text: str) -> list[tuple[Fraction, Fraction]]:
    return [(one.low, one.high) for one in shares_in(text, WORDS)]


def quantities(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quantities_in(text, WORDS)]


def told(text: str) -> list[tuple[str, str, bool | None]]:
    """Word, share and whether they agree."""
    return [
        (
            text[one.quantity.start : one.quantity.end],
            text[one.share.start : one.share.end],
            one.agrees,
        )
        for one in told_quantities(text, WORDS)
    ]


def contradicted(text: str) -> list[str]:
    return [text[one.first.start : one.second.end] for one in self_contradictions(text, WORDS)]


def judged(text: str) -> list[tuple[str, str, str]]:
    """Word of the scale, grade and how it is used."""
    return [(text[one.start : one.end], one.grade.name, one.use) for one in scale_words_in(text, SIX, WORDS)]


def balanced(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[one.start : one.end], one.phrase.grades) for one in balances_in(text, WORDS)]
