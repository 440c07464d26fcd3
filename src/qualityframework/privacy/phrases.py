"""Phrases of one word or several: what stands before a place in a text, and what stands after it.

They are looked up word by word. Patterns of hundreds of phrases take longer to make than most texts take to be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .patterns import pattern

_WORDS = pattern(r"[a-z0-9.'-]+")
_NEAR = 80
_MOST_SKIPPED = 5
_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Some phrases, in small letters.

    Args:
        known: the phrases.
        longest: how many words the longest of them has.
    """

    known: frozenset[str]
    longest: int

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """These phrases."""
        known = frozenset(phrases)
        return cls(known, max((phrase.count(" ") + 1 for phrase in known), default=1))

    def before(self, text: str, at: int, between: str = " ", skipped: frozenset[str] = _NONE) -> bool:
        """Whether one of them ends there, but for some characters and skipped words between."""
        near = text[max(0, at - _NEAR) : at]
        bare = near.rstrip(between)
        if len(bare) == len(near) or not bare or not bare[-1].isalnum():
            return False
        words = _WORDS().findall(bare.lower())
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
        if not offset:
            return False
        words = [word.rstrip(".") for word in _WORDS().findall(near, offset)]
        for first, word in enumerate(words[: _MOST_SKIPPED + 1]):
            if any(" ".join(words[first:last]) in self.known for last in range(first + 1, first + 1 + self.longest)):
                return True
            if word not in skipped and not (first and word.isdecimal()):
                return False
        return False
