"""What formats of cells make of what cells hold: whether a person sees a day, a part of one, or nothing at all."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\[\]]*\]', re.DOTALL)
_CONDITION = re.compile(r"\[ *[<>=]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DIGIT_OR_DAY = frozenset("0#?@dmyhsegb")
_DAYS = (14, 15, 22, *range(27, 32), 36, 50, 51, 54, 57, 58)
_PARTS = (*range(16, 22), *range(32, 36), *range(45, 48), 52, 53, 55, 56)
_MOST_STYLES = 65_536


class Format(NamedTuple):
    """What a format of cells makes of what they hold.

    Args:
        day: whether it shows a number as a whole day, or as a time or a part of a day; None for neither.
        hides: what of numbers, zeros and texts it does not show.
    """

    day: Literal["day", "part"] | None = None
    hides: frozenset[str] = frozenset()


PLAIN = Format()
STRUCK = Format(hides=frozenset({"number", "zero", "text"}))
"""That of a cell which is struck out: nobody can tell whether it is meant."""
_FORMATS = dict.fromkeys(_DAYS, Format("day")) | dict.fromkeys(_PARTS, Format("part"))
"""The formats of dates and times that every workbook has."""


def format_of(code: str) -> Format:
    """What a format makes of cells, by its code, as `d mmm yyyy` or `0;-0;;@`: of up to four sections for numbers above
    zero and below, zeros, and texts.
    """
    sections = _LITERAL.sub(_shown, code).lower().split(";")
    hides = set[str]()
    if not _shows_number(sections[0]):  # as in `"yes";"yes";"no"`
        hides.add("number")
    if not _shows_zero(sections[2 if len(sections) > 2 else 0]):
        hides.add("zero")
    if _CONDITION.search(code) and not all(map(_shows_number, sections[:3])):  # as in `[>=5]0;"<5"`
        hides |= {"number", "zero"}
    if len(sections) > 3 and not sections[3].strip():
        hides.add("text")
    letters = set(sections[0])
    if letters.isdisjoint("dmyhs"):
        return Format(None, frozenset(hides))
    whole = re.search(r"(?<!d)dd?(?!d)", sections[0]) and "m" in letters and not letters.isdisjoint("yeb")
    return Format("day" if whole else "part", frozenset(hides))


def _shows_number(section: str) -> bool:
    return "general" in section or not _DIGIT_OR_DAY.isdisjoint(section)


def _shows_zero(section: str) -> bool:
    """Whether a zero can be seen to be one: as a digit, or as the dash that accounts have in its place."""
    shown = set(section)
    return "general" in section or not shown.isdisjoint("0@dmyhs") or ("-" in shown and shown <= set("-?#,. "))


def _shown(literal: re.Match[str]) -> str:
    """What stands for a part of a format that is taken as it is: a mark where it shows something."""
    elapsed = _ELAPSED.fullmatch(literal[0])
    if elapsed is not None:
        return elapsed[1]
    words = literal[0].strip('"\\ ') if literal[0][0] in '"\\' else ""
    return words if words == "-" else "~" if words else ""


class StyleSheet:
    """What the formats of styles make of cells."""

    def __init__(self) -> None:
        self._own: dict[int, Format] = {}
        self._used: list[tuple[int, int]] = []
        self._fonts: list[bool] = []
        self._within = ""

    def start(self, local: str, said: dict[str, str]) -> None:
        if local in ("numFmts", "fonts", "cellXfs"):  # there are some elsewhere too, which cells do not refer to
            self._within = local
        elif local == "numFmt" and self._within == "numFmts":
            self._own[int(said["numFmtId"])] = format_of(said["formatCode"])
        elif local == "font" and self._within == "fonts":
            self._fonts.append(False)
        elif local == "strike" and self._within == "fonts":
            self._fonts[-1] = holds(said)
        elif local == "xf" and self._within == "cellXfs":
            self._used.append((int(said.get("numFmtId", "0")), int(said.get("fontId", "0"))))
        if max(len(self._own), len(self._fonts), len(self._used)) > _MOST_STYLES:
            raise ValueError("more styles than a workbook can have")

    def end(self, local: str) -> None:
        if local == self._within:
            self._within = ""

    def made(self) -> dict[str, Format]:
        known, struck = {**_FORMATS, **self._own}, {number for number, one in enumerate(self._fonts) if one}
        formats = ((n, STRUCK if font in struck else known.get(one)) for n, (one, font) in enumerate(self._used))
        return {str(n): one for n, one in formats if one is not None}


def holds(said: dict[str, str]) -> bool:
    """Whether a property of a font is on, as it is unless it says that it is not."""
    return said.get("val", "1") not in ("0", "false")
