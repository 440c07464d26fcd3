"""Texts as they are read for details: plain letters and digits, with nothing in between that nobody can see.

A number is no less a number for being written with wide digits, or with an invisible character in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .detail import MASK, Detail

WITHHELD = "\x01"
"""Stands for whatever was withheld."""

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_LETTERS = {
    "\u0142": "l",  # with a stroke, as in Polish
    "\u0141": "L",
    "\u00f8": "o",
    "\u00d8": "O",
    "\u0111": "d",
    "\u0110": "D",
    "\u0131": "i",  # without a dot
    "\u00df": "ss",
    "\u00e6": "ae",
    "\u00c6": "Ae",
    "\u0153": "oe",
}
_MARKS = dict.fromkeys("\u2018\u2019\u02bc\u2032`\u00b4", "'") | {"\u2212": "-", "\u2044": "/", "\u2215": "/"}
_CONTROLS = dict.fromkeys(range(32), " ") | {127: " "} | {ord(ch): "\n" for ch in _BREAKS if ord(ch) < 128}


class Plain(NamedTuple):
    """A text in plain characters.

    Args:
        text: the characters.
        places: where each stood in the text as it was given; None where each stands where it stood.
        length: of the text as it was given.
    """

    text: str
    places: Sequence[int] | None
    length: int

    def detail(self, found: Detail) -> Detail:
        """A detail of the plain text, as one of the text that was given."""
        if self.places is None:
            return found
        return Detail(self.places[found.start], self.places[found.end - 1] + 1, found.kind)


def plain_of(text: str) -> Plain:
    """The text in plain characters, with one character for each mask in it."""
    plain, places = _folded(text)
    if "withheld]" in plain:
        spans = [(found.start(), found.end()) for found in MASK().finditer(plain)]
        plain, places = _shortened(plain, places, spans)
    return Plain(plain, places, len(text))


def without(plain: Plain, details: Sequence[Detail]) -> Plain:
    """The same with one character for each of these details of it, in order of place."""
    text, places = _shortened(plain.text, plain.places, [(detail.start, detail.end) for detail in details])
    return Plain(text, places, plain.length)


def _shortened(
    text: str, places: Sequence[int] | None, spans: Sequence[tuple[int, int]]
) -> tuple[str, Sequence[int] | None]:
    if not spans:
        return text, places
    old: Sequence[int] = range(len(text)) if places is None else places
    parts, kept, at = list[str](), list[int](), 0
    for start, end in spans:
        parts += [text[at:start], WITHHELD]
        kept += [*old[at:start], old[start]]
        at = end
    return "".join([*parts, text[at:]]), [*kept, *old[at:]]


def _folded(text: str) -> tuple[str, Sequence[int] | None]:
    if text.isascii():
        return (text if text.isprintable() else text.translate(_CONTROLS)).replace("`", "'"), None
    table = {ch: _plain(ch) for ch in set(text)}
    if all(len(plain) == 1 for plain in table.values()):
        return text.translate({ord(ch): plain for ch, plain in table.items() if ch != plain}), None
    folded = [table[ch] for ch in text]
    return "".join(folded), [at for at, plain in enumerate(folded) for _ in plain]


@lru_cache(maxsize=4096)
def _plain(ch: str) -> str:
    """A character in plain ones; nothing for what nobody can see."""
    if ch in _BREAKS:
        return "\n"
    if ch in _UNSEEN:
        return ""
    if ch in _MARKS or ch in _LETTERS:
        return _MARKS.get(ch) or _LETTERS[ch]
    return "".join(map(_simple, unicodedata.normalize("NFKD", ch)))


def _simple(ch: str) -> str:
    category = unicodedata.category(ch)
    if category in ("Cf", "Mn", "Me", "Cs"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(ch))
    if category == "Pd":
        return "-"
    if category in ("Zs", "Cc", "Zl", "Zp"):
        return "\n" if ch == "\n" else " "
    return _MARKS.get(ch) or _LETTERS.get(ch) or ch
