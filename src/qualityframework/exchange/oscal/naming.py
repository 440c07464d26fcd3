"""Names for folders and items, made of titles in any script."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
"""Small letters that are no plain letter with a mark."""
_LONGEST = 75
"""Characters of a name. An identifier has at most 80: room is left for a number behind it."""


def slug(title: str) -> str:
    """A name of small letters, digits and dashes; nothing where a letter of the title has no Latin one to stand for it.

    Marks are left off letters. What is left of a title that is partly in another script would be another title.
    """
    plain = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    if any(letter.isalnum() and not letter.isascii() for letter in bare):
        return ""
    return re.sub("[^a-z0-9]+", "-", bare)[:_LONGEST].strip("-")


def free(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken; it is taken then."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found
