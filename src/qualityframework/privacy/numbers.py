"""Numbers that one person has: CHI, NHS, National Insurance and pupil numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from ..vocabulary import DetailKind
from .detail import Detail
from .patterns import NOT_AFTER, NOT_BEFORE, overlapping, pattern
from .signs import Signs

_GAP = r"[ .-]{0,2}"
_TEN_DIGITS = pattern(rf"\d(?<!\d.)(?<!\+44 .)(?<!\+44-.)(?:{_GAP}\d){{9}}{NOT_AFTER}")
_BETWEEN, _IS = " :#.,=-/(", frozenset({"is", "was"})
_WORD_BEFORE = pattern(r"[A-Za-z]+$")
_LONGEST_WORD = 20
_LETTER_BEFORE = "|".join(rf"(?<=[A-Za-z]{'[ .-]' * gap}.)" for gap in range(3))
_PUPIL = pattern(rf"\d(?:{_LETTER_BEFORE})(?:{_GAP}\d){{10}}{_GAP}[A-HJ-NP-RT-Za-hj-np-rt-z\d]{NOT_AFTER}")
_PUPIL_LETTER = pattern(rf"{NOT_BEFORE}[A-HJ-NP-RT-Za-hj-np-rt-z]{_GAP}$")
_INK_ALONE = pattern(r"[^A-Za-z0-9]")


def numbers(text: str, signs: Signs) -> Iterator[Detail]:
    """Such numbers in a plain text that has a digit."""
    for found in overlapping(_TEN_DIGITS(), text):
        digits = found[0].replace(" ", "").replace("-", "").replace(".", "")
        word = _WORD_BEFORE().search(text, max(0, found.start() - _LONGEST_WORD), found.start())
        joined = word[0].lower() if word is not None else None
        called = signs.chi_names if digits[0] == "0" and not _begins_with_a_day(digits) else signs.names_of_numbers
        if (
            called.before(text, found.start(), _BETWEEN, _IS)  # also with a slip in it
            or joined in called.known
            or (_passes(digits) and (joined is None or joined in signs.before_a_number))
        ):
            kind = DetailKind.CHI_NUMBER if _begins_with_a_day(digits) else DetailKind.NHS_NUMBER
            yield Detail(found.start(), found.end(), kind)
    for found in _PUPIL().finditer(text):
        letter = _PUPIL_LETTER().search(text, max(0, found.start() - 4), found.start())
        if letter and _is_pupil_number(_INK_ALONE().sub("", text[letter.start() : found.end()]).upper()):
            yield Detail(letter.start(), found.end(), DetailKind.PUPIL_NUMBER)
    for found in signs.insurance_digits.finditer(text):
        prefix = signs.insurance_prefix.search(text, max(0, found.start() - 6), found.start())
        if prefix:
            yield Detail(prefix.start(), found.end(), DetailKind.NATIONAL_INSURANCE_NUMBER)


@lru_cache(maxsize=4096)
def _passes(digits: str) -> bool:
    """Whether the last of ten digits is the check digit of an NHS number, which is that of a CHI number too."""
    from stdnum.gb import nhs

    return bool(nhs.checksum(digits) == 0)


@lru_cache(maxsize=4096)
def _begins_with_a_day(digits: str) -> bool:
    """Whether the first six digits are a date as a CHI number begins with: day, month and two digits of the year."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    for century in (1900, 2000):
        try:
            dt.date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _is_pupil_number(number: str) -> bool:
    """By its check letter alone: new authorities come faster than lists of them."""
    from stdnum.gb import upn

    return bool(upn.calc_check_digit(number[1:]) == number[0])
