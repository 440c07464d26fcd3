"""How long a text is, and how often it marks its evidence."""

from __future__ import annotations

import re
from functools import lru_cache

from ..frameworks import Wording
from .matching import flat, pattern


def words_in(text: str) -> int:
    """How many words a text has, about as a word processor counts them.

    A word is what stands between blanks and has a letter or digit: `well-being` is one, `62%` is one, `and/or` is one;
    a bullet or a dash between blanks is none.
    """
    return sum(1 for piece in text.split() if piece.isalnum() or any(map(str.isalnum, piece)))


def links_in(text: str, wording: Wording) -> int:
    """How often a text marks its evidence.

    Counted, once each: a web address; a link in markdown, with the address in it; numbers in square brackets ([3]);
    brackets that open with a mark of the pack and go on with a number, a letter or, behind a colon, a name: (see
    Appendix 3), [evidence: e12]. Nothing is looked up: whether there is such evidence is another question.
    """
    return sum(1 for _ in _link(wording).finditer(flat(text)))


@lru_cache(maxsize=32)
def _link(wording: Wording) -> re.Pattern[str]:
    marks = "|".join(map(pattern, sorted(wording.links.marks, key=len, reverse=True)))
    tail = r"(?:\s?:\s?[\w\"'#]|\s(?:no\.?\s|number\s)?#?(?:[a-z]{0,6}-?[0-9]|[a-z](?!\w)))[^()\[\]\n]{0,200}[)\]]"
    return re.compile(
        r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)"
        r"|(?:https?://|www\.)[^\s<>()\[\]\"']{1,500}"
        r"|\[[0-9]{1,3}(?:,\s?[0-9]{1,3}){0,20}\]"
        rf"|[(\[]\s?(?:{marks}){tail}"
    )
