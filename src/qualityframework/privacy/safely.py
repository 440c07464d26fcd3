"""Faults of a file that may hold details, told without what stands there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..errors import InvalidInput
from ..vocabulary import Diagnostic, Place
from .detail import masked
from .looking import details_in
from .patterns import pattern
from .signs import Signs

_QUOTED = pattern(r"`[^`]*`")
_ALL_QUOTED = pattern(r"`.*`", re.DOTALL)
_WORD = pattern(r"[^\W_]{2,}")
_WITHHELD = "[withheld]"


def without_details(error: InvalidInput, signs: Signs) -> InvalidInput:
    """The same faults; where a line or a value that is quoted holds a detail, without them. All else is as it was.

    Codes and places stay, with details masked in names of files.
    """
    return InvalidInput(_without_details(fault, signs) for fault in error.diagnostics)


def without_quotes(error: InvalidInput, signs: Signs) -> InvalidInput:
    """The same faults: without any line that they are in, without values that they quote, with details masked."""

    def bare(text: str) -> str:
        text = _ALL_QUOTED().sub(_WITHHELD, text)
        return masked(text, details_in(text, signs))

    return InvalidInput(_retold(fault, bare, lambda _: "", signs) for fault in error.diagnostics)


def shown(name: str, signs: Signs) -> str:
    """The path of a file, with details masked: files and folders are called after people too."""
    return "/".join(masked(part, details_in(part, signs)) for part in name.split("/"))


def _without_details(fault: Diagnostic, signs: Signs) -> Diagnostic:
    places = (fault.at, *(place for _, place in fault.related))
    told = (fault.message, fault.help or "", *(why for why, _ in fault.related))
    values = [quoted[0][1:-1] for text in told for quoted in _QUOTED().finditer(text)]
    found = {word for text in (*values, *(place.text for place in places)) for word in _words_found(text, signs)}

    def bare(text: str) -> str:
        return _QUOTED().sub(lambda quoted: _WITHHELD if found & _words_of(quoted[0]) else quoted[0], text)

    return _retold(fault, bare, lambda line: "" if found & _words_of(line) else line, signs)


def _words_found(text: str, signs: Signs) -> set[str]:
    """The words of all details in a text."""
    return {word for one in details_in(text, signs) for word in _words_of(text[one.start : one.end])}


def _words_of(text: str) -> set[str]:
    return {word.lower() for word in _WORD().findall(text)}


def _retold(fault: Diagnostic, bare: Callable[[str], str], line: Callable[[str], str], signs: Signs) -> Diagnostic:
    def where(place: Place) -> Place:
        cell = place.cell and place.cell._replace(sheet=shown(place.cell.sheet, signs))
        return replace(place, file=shown(place.file, signs), cell=cell, text=line(place.text))

    return replace(
        fault,
        message=bare(fault.message),
        at=where(fault.at),
        related=tuple((bare(why), where(place)) for why, place in fault.related),
        help=None if fault.help is None else bare(fault.help),
    )
