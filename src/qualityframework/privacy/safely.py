"""Faults of a file that may hold details, told without what stands there."""

from __future__ import annotations

import re
from dataclasses import replace

from ..errors import InvalidInput
from ..vocabulary import Place
from .detail import masked
from .finding import details_in
from .patterns import pattern
from .signs import Signs

_QUOTED = pattern(r"`.*`", re.DOTALL)


def without_details(error: InvalidInput, signs: Signs) -> InvalidInput:
    """The same faults: without the lines that they are in, without values that they quote, with details masked."""

    def bare(text: str) -> str:
        text = _QUOTED().sub("[withheld]", text)
        return masked(text, details_in(text, signs))

    def where(place: Place) -> Place:
        return replace(place, file=shown(place.file, signs), text="")

    return InvalidInput(
        replace(
            fault,
            message=bare(fault.message),
            at=where(fault.at),
            related=tuple((bare(why), where(place)) for why, place in fault.related),
            help=None if fault.help is None else bare(fault.help),
        )
        for fault in error.diagnostics
    )


def shown(name: str, signs: Signs) -> str:
    """The name of a file, with details masked: files are called after people too."""
    return masked(name, details_in(name, signs))
