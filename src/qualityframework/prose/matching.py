"""A text in one spelling, and phrases to be found in it.

A phrase is looked for by one word of it, its anchor: only where that stands is a pattern tried. Patterns are made when
they are first needed and reach a bounded way, so that looking takes time in proportion to the length of a text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

Span = tuple[int, int]
Tried = tuple[tuple[str, ...], tuple[str, ...]]
"""Phrases to try at a place, and words that no gap in them reaches over."""
Way = tuple[int, bool, Tried]
"""How many words stand before an anchor, whether it begins a word, and what to try at the first of them."""
SPACE = r"\s{1,8}"
_GAP = 6
_LONGEST_WORD = 40
_BLANKS = 8
_WINDOW = 60
_OPENING = "([\"'\u201c\u2018"


@lru_cache(maxsize=256)
def flat(text: str) -> str:
    """The text in small letters, with straight apostrophes and short dashes, each character at its place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
    return low.replace("\u2019", "'").replace("\u2013", "-").replace("\u2212", "-")


@dataclass(frozen=True, eq=False)
class Finder:
    """Finds phrases in flat texts.

    Args:
        phrases: where more than one begins at a place the longest holds; of those with one anchor, the first.
        apart: words that no `...` reaches over.
        around: words to look for rather than others, since they were found already.
    """

    phrases: tuple[str, ...]
    apart: tuple[str, ...] = ()
    around: frozenset[str] = frozenset()

    def all(self, low: str) -> list[re.Match[str]]:
        """What is found, in order and without overlap."""
        places = set(self._places(low))
        found = [one for place, tried in places if (one := _made(tried).match(low, place)) is not None]
        if len(found) < 2:
            return found
        kept: list[re.Match[str]] = []
        for one in sorted(found, key=lambda one: (one.start(), -one.end())):
            if not kept or one.start() >= kept[-1].end():
                kept.append(one)
        return kept

    def spans(self, low: str) -> list[Span]:
        """Where it is found."""
        return [one.span() for one in self.all(low)]

    def which(self, found: re.Match[str]) -> int:
        """Which of the phrases was found: the first that fits."""
        return next(at for at, phrase in enumerate(self.phrases) if self._own(phrase).fullmatch(found.group()))

    @cache  # noqa: B019  (a finder lives as long as the words that it finds)
    def _own(self, phrase: str) -> re.Pattern[str]:
        return re.compile(pattern(phrase, self.apart))

    @cached_property
    def _anchors(self) -> tuple[dict[str, list[Way]], dict[str, list[Way]]]:
        """What to try by anchor: those that are whole words, and those that are parts of words."""
        grouped: dict[tuple[str, int], list[str]] = {}
        for phrase in self.phrases:
            words = phrase.partition(" ...")[0].split()
            at = max(range(len(words)), key=lambda at: (words[at] in self.around, words[at][0] != "*", len(words[at])))
            grouped.setdefault((words[at], at), []).append(phrase)
        whole: dict[str, list[Way]] = {}
        parts: dict[str, list[Way]] = {}
        for (word, back), phrases in grouped.items():
            way = (back, word[0] != "*", (tuple(phrases), self.apart))
            (whole if word.isalnum() else parts).setdefault(word.strip("*"), []).append(way)
        return whole, parts

    def _places(self, low: str) -> Iterator[tuple[int, Tried]]:
        """Where a phrase can begin, with the pattern to try there."""
        whole, parts = self._anchors
        index = _index(low)
        for word in whole.keys() & index.keys():
            for place in index[word]:
                for back, _, tried in whole[word]:
                    yield _words_back(low, place, back), tried
        for word, ways in parts.items():
            place = low.find(word)
            while place >= 0:
                is_begin = place == 0 or not low[place - 1].isalnum()
                for back, begins, tried in ways:
                    if is_begin or not begins:
                        yield (_words_back(low, place, back) if begins else _word_start(low, place)), tried
                place = low.find(word, place + len(word))


@lru_cache(maxsize=4096)
def _made(tried: Tried) -> re.Pattern[str]:
    """A pattern of phrases, made when their anchor first stands in a text: most never do."""
    phrases, apart = tried
    return re.compile("|".join(pattern(phrase, apart) for phrase in phrases))


@lru_cache(maxsize=16)
def _index(low: str) -> dict[str, list[int]]:
    """Where each word of a text stands."""
    index: dict[str, list[int]] = {}
    for one in _alphanumeric().finditer(low):
        index.setdefault(one.group(), []).append(one.start())
    return index


@cache
def _alphanumeric() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def _words_back(low: str, place: int, count: int) -> int:
    """Where the word begins that stands so many words before the one at a place."""
    for _ in range(count):
        least = max(0, place - _BLANKS)
        while place > least and low[place - 1].isspace():
            place -= 1
        place = _word_start(low, place)
    return place


def _word_start(low: str, place: int) -> int:
    least = max(0, place - _LONGEST_WORD)
    while place > least and (low[place - 1].isalnum() or low[place - 1] in "'-"):
        place -= 1
    return place


@lru_cache(maxsize=256)
def finder(phrases: tuple[str, ...], around: frozenset[str] = frozenset()) -> Finder:
    """Finds the longest of these phrases that fits at a place."""
    return Finder(tuple(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))), around=around)


def pattern(phrase: str, apart: Iterable[str] = ()) -> str:
    """A pattern for a phrase: `*` is any ending or beginning of a word, `...` up to six words of the same clause."""
    words = phrase.split()
    own = "|".join(_word(word) for word in (*words, *apart) if word != "...")
    gap = rf"(?:,?{SPACE}(?!(?:{own})(?!\w))[^\s.;:!?()]{{1,40}}){{0,{_GAP}}}?,?{SPACE}"
    made = _word(words[0])
    for before, word in pairwise(words):
        if word != "...":
            made += (gap if before == "..." else SPACE) + _word(word)
    return rf"(?<!\w){made}(?!\w)"


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w{0,20}")


def clear_of(taken: Sequence[Span], start: int, end: int) -> bool:
    """Whether a place lies outside all these, which are in order and do not overlap."""
    at = bisect_right(taken, (start, end))
    before = at == 0 or taken[at - 1][1] <= start
    return before and (at == len(taken) or end <= taken[at][0])


def ends_with(phrases: tuple[str, ...], low: str, end: int) -> tuple[int, str] | None:
    """The longest of these phrases, none with a star, that stands right before a place, and where it begins."""
    known, most = _by_words(phrases)
    window = low[max(0, end - _WINDOW) : end]
    words = window.split()[-most:]
    for count in range(len(words), 0, -1):
        first = words[-count].lstrip(_OPENING)
        phrase = " ".join((first, *words[len(words) - count + 1 :]))
        if phrase in known:
            place = len(window)
            for word in reversed(words[-count:]):
                place = window.rfind(word, 0, place)
            return end - len(window) + place + len(words[-count]) - len(first), phrase
    return None


@lru_cache(maxsize=256)
def _by_words(phrases: tuple[str, ...]) -> tuple[frozenset[str], int]:
    return frozenset(phrases), max(len(phrase.split()) for phrase in phrases)
