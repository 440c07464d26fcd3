"""Phrases of one word or several: what stands before a place in a text, and what stands after it.

They are looked up word by word. Patterns of hundreds of phrases take longer to make than most texts take to be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .patterns import pattern

_WORDS = pattern(r"[a-z0-9.'-]+")
_NEAR = 80
_MOST_SKIPPED = 5
_NONE = frozenset[str]()


class Phrases(NamedTuple):
    """Some phrases, in small letters.

    Args:
        known: the phrases.
        firsts: the first word of each.
        lasts: the last word of each; where no such word is near, nothing else is looked at.
        longest: how many words the longest of them has.
    """

    known: frozenset[str]
    firsts: frozenset[str]
    lasts: frozenset[str]
    longest: int

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """These phrases."""
        known = frozenset(phrases)
        words = [phrase.split() for phrase in known]
        firsts, lasts = frozenset(one[0] for one in words), frozenset(one[-1] for one in words)
        return cls(known, firsts, lasts, max(map(len, words), default=1))

    def before(self, text: str, at: int, between: str = " ", skipped: frozenset[str] = _NONE) -> bool:
        """Whether one of them ends there, but for some characters and skipped words between."""
        near = text[max(0, at - _NEAR) : at]
        bare = near.rstrip(between).lower()
        last = bare[bare.rfind(" ") + 1 :].rpartition("\n")[2].lstrip("(\"'")
        if len(bare) == len(near) or not (last in self.lasts or last in skipped):
            return False
        words = _WORDS().findall(bare)
        while words:
            if any(" ".join(words[start:]) in self.known for start in range(-min(self.longest, len(words)), 0)):
                return True
            if words.pop() not in skipped:
                return False
        return False

    def after(self, text: str, at: int, between: str = " ", skipped: frozenset[str] = _NONE) -> bool:
        """Whether one of them begins there, but for some characters, and skipped words with numbers, between."""
        near = text[at : at + _NEAR].lower()
        offset = len(near) - len(near.lstrip(between))
        word = _WORDS().match(near, offset) if offset else None
        if word is None or not (word[0].rstrip(".") in self.firsts or word[0] in skipped):
            return False
        words = [one.rstrip(".") for one in _WORDS().findall(near, offset)]
        for first, one in enumerate(words[: _MOST_SKIPPED + 1]):
            if any(" ".join(words[first:last]) in self.known for last in range(first + 1, first + 1 + self.longest)):
                return True
            if one not in skipped and not (first and one.isdecimal()):
                return False
        return False
