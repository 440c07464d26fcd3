"""Words that are written with a capital, and what is known of them: whether they could be a person's."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from .patterns import pattern

if TYPE_CHECKING:
    from .signs import Signs

_WORD = pattern(
    r"[A-Z](?<![A-Za-z0-9_@].)[A-Za-z]*+(?:['-][A-Za-z]++)*+(?![A-Za-z0-9_@\u20ac])"
)  # a euro sign is what a misread apostrophe leaves
_CLAN = pattern(r"(?:Mc|Mac|O'|D'|Fitz)[A-Z][a-z]+")
_BEFORE_A_SENTENCE = " \"'([{*-"
_ENDS_A_SENTENCE = ".!?:;\n|>/\u2022\u00b7"
_AS_NAMES_ARE = pattern(r"(?:Mc|Mac|O'|D'|Fitz)?[A-Z][a-z]+(?:'[a-z]+)?")
_SHORTEST = 2
_ADDRESS = pattern(r"(?:[a-z]++://|www\.|[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)*+\.[a-z]{2,}/)\S*$")
_LONGEST_ADDRESS = 200
_LIST_MARK = pattern(r"(?:^|[^A-Za-z0-9])[A-Za-z0-9]{1,4}\)\s*$")


class Sort(Enum):
    """What a word with a capital is."""

    NAME = auto()  # on a list of names, and nothing else
    NAME_OR_WORD = auto()  # on a list of names, and an ordinary word or the name of a place
    UNKNOWN = auto()  # on no list
    INITIAL = auto()
    ORDINARY = auto()


class Title(Enum):
    """What a title says of the word after it."""

    SURE = auto()  # a name, whatever the word
    MAYBE = auto()  # a name, if the word is no ordinary one
    STAFF = auto()  # the same, of somebody who is staff


class Look(NamedTuple):
    """What a word looks like, wherever it stands. `length` is without an apostrophe and an s, by which it `owns`."""

    low: str
    length: int
    sort: Sort
    given: bool
    surname: bool
    owns: bool
    title: Title | None


class Word(NamedTuple):
    """A word with a capital, and where it stands."""

    look: Look
    start: int
    end: int

    @property
    def sort(self) -> Sort:
        """What it is."""
        return self.look.sort


def capitals(text: str, signs: Signs) -> list[Word]:
    """The words of a plain text that begin with a capital, but for those of places and bodies that hold a name."""
    words, at = list[Word](), 0
    for found in _WORD().finditer(text):
        if found.start() < at or _in_an_address(text, found.start()):
            continue
        first = found[0].lower()
        if length := _body(text, found.start(), signs.bodies.get(first.removesuffix("'s"), ())):
            at = found.start() + length
            continue
        look = signs.look(found[0])
        words.append(Word(look, found.start(), found.start() + look.length))
    return words


def begins_a_sentence(text: str, at: int) -> bool:
    """Whether a word that begins there would have its capital anyway."""
    near = text[max(0, at - 8) : at]
    before = near.rstrip(_BEFORE_A_SENTENCE)
    return not before or before[-1] in _ENDS_A_SENTENCE or _LIST_MARK().search(near) is not None


def _in_an_address(text: str, at: int) -> bool:
    """Whether a word behind a slash is of an address on the web."""
    behind = text[at - 1 : at] == "/"
    return behind and _ADDRESS().search(text, max(0, at - _LONGEST_ADDRESS), at) is not None


def look_of(written: str, signs: Signs) -> Look:
    """What a word with a capital looks like."""
    owns = written.endswith(("'s", "'S"))
    name = written[:-2] if owns else written
    low, pack = name.lower(), signs.pack
    parts = low.split("-")
    given = any(part in pack.given_names for part in parts)
    surname = any(part in pack.surnames for part in parts)
    sort = _sort(name, parts, given or surname, signs)
    return Look(low, len(name), sort, given, surname, owns, _title(name, signs))


def _title(name: str, signs: Signs) -> Title | None:
    low = name.lower()
    if low in signs.sure_titles:
        return None if name.isupper() else Title.SURE  # MS is a disease, and a maker of programs
    if low in signs.titles:
        return Title.MAYBE
    return Title.STAFF if low in signs.staff_titles else None


def _sort(name: str, parts: Sequence[str], listed: bool, signs: Signs) -> Sort:
    if len(name) == 1:
        return Sort.INITIAL
    pack = signs.pack
    if listed:
        also = any(part in pack.also_words or part in pack.not_people for part in parts)
        return Sort.NAME_OR_WORD if also else Sort.NAME
    if _CLAN().fullmatch(name):
        return Sort.NAME
    if any(part in words or part.removesuffix("s") in words for words in signs.no_names for part in parts):
        return Sort.ORDINARY
    as_names_are = all(_AS_NAMES_ARE().fullmatch(part) for part in name.split("-"))
    return Sort.UNKNOWN if as_names_are and len(name) > _SHORTEST else Sort.ORDINARY


def _body(text: str, at: int, bodies: Sequence[str]) -> int:
    """How long the name of a place or body is that begins there; 0 where none does."""
    for body in bodies:
        end = at + len(body)
        if text[at:end].lower() == body and not text[end : end + 1].isalnum():
            return len(body)
    return 0
