"""How figures are written: digits and number words, per cents, counts of a total, and what stands right beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from ..frameworks import ShareWords
from .matching import SPACE, ends_with, finder

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", *(f"{one}teen" for one in ("thir", "four", "fif", "six", "seven", "eigh", "nine")))
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FIRST_DIGIT = r"[0-9](?<![\w.,/#£$€<>~+±=≤≥][0-9])"
_WHOLE = r"(?:[0-9]{0,2}(?:,[0-9]{3}){1,2}(?![0-9])|[0-9]{0,5}(?![0-9]))"
_UNIT = r"\s{0,2}(?:%|per\s?-?cent(?!\w))"
_NO_MORE = r"(?![\w/]|[.,][0-9]|-[0-9]|\s{0,2}(?:%|per\s?-?cent))"
_YEARS = range(1900, 2101)
_NEAR = 40
_NUMBER = 24

Figure = tuple[Fraction, Fraction, Fraction]
"""A share as written, and the least and the largest that are rounded to it."""


# per cents -----------------------------------------------------------------------------------------------------------


def percentages(low: str) -> list[tuple[int, int, Figure, Figure]]:
    """Start, end, first and last figure of each percentage up to 100; the two differ in `10-20%`.

    What goes `from 10% to 20%` has moved: neither is told. Nor is `10-20-30%`.
    """
    found: list[tuple[int, int, Figure, Figure]] = []
    if "%" not in low and "cent" not in low:
        return found
    for one in _percentage().finditer(low):
        start, last = one.start(), _figure(one.group(1))
        first = last
        pair = _first_of_two(low, start)
        if pair is not None:
            start, first = pair
            chained = bool(found) and found[-1][0] < start < found[-1][1]
            if found and found[-1][1] > start:
                found.pop()
            if chained or ends_with(("from",), low, start) is not None:
                continue
        elif low[start - 1 : start] == "-":
            continue
        if first[0] <= last[0] <= 1 and not _is_in_a_tag(low, start):
            found.append((start, one.end(), first, last))
    return found


@cache
def _percentage() -> re.Pattern[str]:
    return re.compile(rf"({_FIRST_DIGIT}{_WHOLE}(?:\.[0-9]{{1,6}})?){_UNIT}")


@lru_cache(maxsize=1024)
def _figure(digits: str) -> Figure:
    value = Fraction(digits.replace(",", "")) / 100
    half = Fraction(1, 200 * 10 ** len(digits.partition(".")[2]))
    return value, max(Fraction(0), value - half), min(Fraction(1), value + half)


def _first_of_two(low: str, start: int) -> tuple[int, Figure] | None:
    """The lower figure of a range that ends with the figure here, and where it begins."""
    if not low[max(0, start - _NEAR) : start].rstrip().endswith(("-", "to", "and")):
        return None
    found = _lower_end().search(low, max(0, start - _NEAR), start)
    if found is None:
        return None
    begin = found.start()
    if found.group(2) == "and" and ends_with(("between",), low, begin) is None:
        return None
    return begin, _figure(found.group(1))


@cache
def _lower_end() -> re.Pattern[str]:
    return re.compile(rf"({_FIRST_DIGIT}{_WHOLE}(?:\.[0-9]{{1,6}})?)(?:{_UNIT})?\s?(-|to|and)\s?$")


def _is_in_a_tag(low: str, start: int) -> bool:
    """Whether it is part of markup, such as a width in `<p style="width: 100%">`."""
    opened = low.rfind("<", max(0, start - 400), start)
    return opened > low.rfind(">", max(0, start - 400), start) and low[opened + 1 : opened + 2].isalpha()


# counts --------------------------------------------------------------------------------------------------------------


def counts(low: str, words: ShareWords) -> Iterator[tuple[int, int, int, int]]:
    """Start, end, how many and of how many: `31 of 50`, `31 out of the 50`, `31 (of 50)`, `31/50 records`."""
    told = 0
    for total in _total().finditer(low):
        part = _part().search(low, max(told, total.start() - _NUMBER), total.start())
        if part is not None:
            start = part.start()
            met, of = _number(part["met"]), _number(total["of"])
            is_place = ends_with(words.numbered, low, start) is not None
            is_year = of in _YEARS and "," not in total["of"]
            if _is_part(met, of) and not is_place and not is_year:
                closed = part["open"] is not None and low.startswith(")", total.end())
                told = total.end() + closed
                yield start, told, met, of
    if "/" in low:
        for one in _slashed().finditer(low):
            met, of = int(one["met"]), int(one["of"])
            if _is_part(met, of) and of not in _YEARS and _is_surely_a_count(low, one, met, of, words):
                yield *one.span(), met, of


def _is_part(met: int, of: int) -> bool:
    return of > 0 and met <= of


@cache
def _total() -> re.Pattern[str]:
    """`of 50`, `of the 50`; with a bracket that closes behind it."""
    owned = rf"(?:(?:all|the|its|their|these|those|a{SPACE}total{SPACE}of|a{SPACE}sample{SPACE}of){SPACE}){{0,2}}"
    return re.compile(rf"of{SPACE}{owned}(?P<of>{_number_pattern()}){_NO_MORE}")


@cache
def _part() -> re.Pattern[str]:
    """`31`, `31 out`, `31 (`."""
    return re.compile(rf"(?P<met>{_number_pattern()}){SPACE}(?P<open>\()?(?:out{SPACE})?$")


@cache
def _number_pattern() -> str:
    return rf"(?:{_FIRST_DIGIT}{_WHOLE}|{_number_words()})"


def _number_words() -> str:
    units = "|".join(_SMALL)
    return rf"(?<!\w)(?:(?:{'|'.join(_TENS)})(?:-(?:{units}))?|{'|'.join(_TEENS)}|{units})(?!\w)"


def _number(written: str) -> int:
    if written[0].isdigit():
        return int(written.replace(",", ""))
    tens, _, unit = written.partition("-")
    return _values()[tens] + _values().get(unit, 0)


@cache
def _values() -> dict[str, int]:
    return dict(zip((*_SMALL, *_TEENS), range(1, 20), strict=True)) | {ten: 10 * n for n, ten in enumerate(_TENS, 2)}


@cache
def _slashed() -> re.Pattern[str]:
    return re.compile(rf"(?P<met>{_FIRST_DIGIT}[0-9]{{0,5}})\s?/\s?(?P<of>[0-9]{{1,6}}){_NO_MORE}")


def _is_surely_a_count(low: str, one: re.Match[str], met: int, of: int, words: ShareWords) -> bool:
    """Whether something counted stands behind it, a percentage beside it, or it is alone in brackets and no date."""
    start, end = one.span()
    place = behind(low, end)
    counted = {first for first, _ in finder(words.counted).spans(low[place : place + _NEAR])}
    if 0 in counted or behind_a_word(low, place) - place in counted:
        return True
    if _percentage_before().search(low[max(0, start - 12) : start]) or _percentage_behind().match(low, end):
        return True
    is_date = (met <= 31 and of <= 12) or (met <= 12 and of <= 99) or of == met + 1
    return not is_date and low[start - 1 : start] == "(" and low[end : end + 1] == ")"


@cache
def _percentage_before() -> re.Pattern[str]:
    return re.compile(r"(?:%|cent)\s?(?:[,;]|or|\()?\s?$")


@cache
def _percentage_behind() -> re.Pattern[str]:
    return re.compile(rf"\s?[,;(]?\s?(?:or\s)?\(?[0-9]{{1,3}}(?:\.[0-9]{{1,6}})?{_UNIT}")


# beside a figure -----------------------------------------------------------------------------------------------------


def behind(low: str, end: int) -> int:
    """Where the next thing begins behind blanks."""
    return _then(_blanks(), low, end)


def behind_or(low: str, place: int) -> int:
    """The same behind `or` and `and`."""
    return _then(_or(), low, place)


def behind_a_word(low: str, place: int) -> int:
    """The same behind one more word, be it not `of`."""
    return _then(_a_word(), low, place)


def _then(pattern: re.Pattern[str], low: str, place: int) -> int:
    found = pattern.match(low, place)
    return place if found is None else found.end()


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(SPACE)


@cache
def _or() -> re.Pattern[str]:
    return re.compile(rf"(?:or|and){SPACE}")


@cache
def _a_word() -> re.Pattern[str]:
    return re.compile(rf"(?!of\s)[\w'-]{{1,30}}{SPACE}")


def last_clause(before: str) -> str:
    """What stands in the last clause of a text."""
    return _clause_end().split(before)[-1]


@cache
def _clause_end() -> re.Pattern[str]:
    return re.compile(r"[.;:!?,()\n]")


@cache
def behind_a_fraction() -> re.Pattern[str]:
    """What a fraction needs behind it: `of`, an article, or the end of brackets."""
    return re.compile(rf"{SPACE}(?:of|the|all)(?!\w)|\)")
