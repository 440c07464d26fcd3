"""Dates of birth, case references and small numbers of people: what is told by the words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from ..vocabulary import DetailKind
from .detail import Detail
from .patterns import lowered, pattern, whole_words
from .signs import Signs

_CODE = pattern(r"[A-Z0-9](?<![A-Za-z0-9/-].)[A-Z0-9]{0,19}+(?:[/-][A-Z0-9]{1,12}+){0,4}+(?![A-Za-z0-9])")
_DIGIT = pattern(r"\d")
_LONGEST_DATE, _JUST_BEFORE = 24, 3
_JOINED_TO_A_NUMBER = frozenset("-/:.,+%$\u00a3")
_AND_ANOTHER = pattern(r"(?: ?[,;&/] ?| and | or |\s{1,3})")


def births(text: str, signs: Signs) -> Iterator[Detail]:
    """Dates of birth of a plain text that has a digit: the date after a word that says so, or else that just before."""
    low = lowered(text)
    for found in whole_words(signs.births, low):
        date = signs.dates.search(low, found.end(), found.end() + signs.birth_within + _LONGEST_DATE)
        if date is not None and date.start() - found.end() <= signs.birth_within:
            while date is not None:
                yield Detail(date.start(), date.end(), DetailKind.DATE_OF_BIRTH)
                further = _AND_ANOTHER().match(low, date.end())
                date = signs.dates.match(low, further.end()) if further else None
            continue
        for date in signs.dates.finditer(low, max(0, found.start() - _LONGEST_DATE), found.start()):
            if found.start() - date.end() <= _JUST_BEFORE:
                yield Detail(date.start(), date.end(), DetailKind.DATE_OF_BIRTH)


def references(text: str, signs: Signs) -> Iterator[Detail]:
    """Case references of a plain text that has a digit."""
    for found in _CODE().finditer(text):
        if not _DIGIT().search(found[0]):
            continue
        if signs.forms.fullmatch(found[0]) or signs.before_code.before(text, found.start(), " :#.,"):
            yield Detail(found.start(), found.end(), DetailKind.CASE_REFERENCE)


def small_numbers(text: str, signs: Signs) -> Iterator[Detail]:
    """Numbers of people below the limit, in a plain text."""
    for found in whole_words(signs.small, lowered(text)):
        joined = text[found.start() - 1 : found.start()] in _JOINED_TO_A_NUMBER
        if not joined and signs.people.after(text, found.end(), " (", signs.between):
            yield Detail(found.start(), found.end(), DetailKind.SMALL_NUMBER)
