"""Telephone numbers, e-mail addresses and postcodes; those of bodies are let off where they can be told."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import lru_cache

from ..vocabulary import DetailKind
from .detail import Detail
from .patterns import pattern
from .signs import Signs

_LOCAL = string.ascii_letters + string.digits + "._%+-'"
_DOMAIN = string.ascii_letters + string.digits + ".-"
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 255
_TELEPHONE = pattern(r"[+(0](?<![A-Za-z0-9+(].)(?:(?<=\+)\d|(?<=\()0|(?<=0))(?:[ ().-]{0,3}\d){8,14}(?![A-Za-z0-9])")
_INWARD = pattern(r"\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![A-Za-z0-9])")
_OUTWARD = pattern(r"(?<![A-Za-z0-9])([A-Za-z]{1,2})\d[\dA-HJKMNPR-Ya-hjkmnpr-y]?[ -]{0,2}$")
_ORDINALS = ("st", "nd", "rd", "th")
_LAST_GAP = pattern(r"[^\d]+\d+$")
_NATIONAL = pattern(r"^(?:(?:00)?440?|0)")
_FEWEST_DIGITS, _DIGITS_OF_A_LINE = 9, 11


def addresses(text: str, signs: Signs) -> Iterator[Detail]:
    """E-mail addresses of a plain text that has an at sign."""
    bodies = signs.mailboxes
    at = text.find("@")
    while at >= 0:
        before, after = text[max(0, at - _LONGEST_LOCAL) : at], text[at + 1 : at + 1 + _LONGEST_DOMAIN]
        local = before[len(before.rstrip(_LOCAL)) :].lstrip("'.-")
        domain = after[: len(after) - len(after.lstrip(_DOMAIN))].rstrip(".-")
        if local and "." in domain.lstrip(".-") and not _is_a_bodys(local, bodies):
            yield Detail(at - len(local), at + 1 + len(domain), DetailKind.E_MAIL_ADDRESS)
        at = text.find("@", at + 1)


def telephones(text: str, signs: Signs) -> Iterator[Detail]:
    """Telephone numbers of a plain text that has a digit."""
    section = signs.pack.file.signs["contacts"]
    services, lines = section.listed("service-lines"), section.listed("landlines")
    for found in _TELEPHONE().finditer(text):
        written = found[0]
        while written and not _is_a_persons(written, services, lines):
            gap = _LAST_GAP().search(written)
            written = written[: gap.start()] if gap else ""
        if written:
            yield Detail(found.start(), found.start() + len(written), DetailKind.TELEPHONE_NUMBER)


def postcodes(text: str, signs: Signs) -> Iterator[Detail]:
    """Postcodes of a plain text that has a digit."""
    for found in _INWARD().finditer(text):
        outward = _OUTWARD().search(text, max(0, found.start() - 7), found.start())
        if outward and outward[1].lower() in signs.areas and found[0][1:] not in _ORDINALS:
            yield Detail(outward.start(), found.end(), DetailKind.POSTCODE)


def _is_a_bodys(local: str, bodies: frozenset[str]) -> bool:
    parts = [part for part in re.split(r"[^a-z]+", local.lower()) if part]
    return bool(parts) and all(part in bodies for part in parts)


def _is_a_persons(written: str, services: tuple[str, ...], lines: tuple[str, ...]) -> bool:
    """Whether these are the digits of a telephone, and it is not a service line."""
    digits = re.sub(r"\D", "", written)
    if len(digits) < _FEWEST_DIGITS:
        return False
    abroad = written.startswith("+") and not digits.startswith("44")
    national = _NATIONAL().sub("0", digits, count=1)
    if not abroad and national.startswith(services):
        return False
    if not abroad and national.startswith(lines) and len(national) == _DIGITS_OF_A_LINE:
        return True
    return _is_telephone(written)


@lru_cache(maxsize=1024)
def _is_telephone(written: str) -> bool:
    import phonenumbers

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(written, "GB")))
    except phonenumbers.NumberParseException:
        return False
