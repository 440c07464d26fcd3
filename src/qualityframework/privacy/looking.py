"""All details of a text."""

from __future__ import annotations

from collections.abc import Iterator

from .contacts import addresses, postcodes, telephones
from .detail import Detail, settled
from .names import names, names_in_codes
from .numbers import numbers
from .plain import Plain, plain_of, without
from .records import births, references, small_numbers
from .signs import Signs

_DIGITS = frozenset("0123456789")


def details_in(text: str, signs: Signs) -> tuple[Detail, ...]:
    """Every detail that the signs show in a text, in order of place and without overlaps.

    What overlaps is told as one detail of the surer kind. Once they are masked nothing is found any more.

    Args:
        text: of any length and in any characters.
        signs: of a pack.
    """
    plain, told = plain_of(text), list[Detail]()
    while found := [_whole(plain, detail) for detail in settled(_found(plain.text, signs))]:
        told += map(plain.detail, found)
        plain = without(plain, found)
    return tuple(sorted(told))


def _found(text: str, signs: Signs) -> Iterator[Detail]:
    if not _DIGITS.isdisjoint(text):
        yield from numbers(text, signs)
        yield from telephones(text, signs)
        yield from postcodes(text, signs)
        yield from births(text, signs)
        yield from references(text, signs)
    if "@" in text:
        yield from addresses(text, signs)
    if "-" in text or "_" in text:
        yield from names_in_codes(text, signs)
    yield from names(text, signs)
    yield from small_numbers(text, signs)


def _whole(plain: Plain, detail: Detail) -> Detail:
    """The detail with all of what one character of the given text became, at both of its ends."""
    if plain.places is None:
        return detail
    start, end, places = detail.start, detail.end, plain.places
    while start and places[start - 1] == places[start]:
        start -= 1
    while end < len(places) and places[end] == places[end - 1]:
        end += 1
    return Detail(start, end, detail.kind)
