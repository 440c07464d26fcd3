"""Many faults to one exception: each told once, in the order of their places, and no more than a person reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from ..errors import InvalidInput
from ..vocabulary import Code, Diagnostic, Place

MOST_TOLD = 100
"""Faults told of one input. A file with more has one cause, or is hostile."""


def refuse(faults: Iterable[Diagnostic]) -> None:
    """Nothing when there are no faults; takes no more of them than it tells, and one.

    Raises:
        InvalidInput: with the faults.
    """
    found = list(islice(_once(faults), MOST_TOLD + 1))
    if not found:
        return
    told = sorted(found[:MOST_TOLD], key=lambda fault: (fault.at, fault.code))
    if len(found) > MOST_TOLD:
        message = f"there are more faults than the {MOST_TOLD} told here"
        told.append(Diagnostic(Code.TOO_MANY, message, found[-1].at, help="mend these first"))
    raise InvalidInput(told)


def without_lines(error: InvalidInput, file: str | None = None) -> InvalidInput:
    """The same faults, with places that do not show what is written there: in any file, or in the one that is named."""

    def bare(place: Place) -> Place:
        return replace(place, text="") if file in (None, place.file) else place

    return InvalidInput(
        replace(fault, at=bare(fault.at), related=tuple((why, bare(place)) for why, place in fault.related))
        for fault in error.diagnostics
    )


def _once(faults: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    seen: set[Diagnostic] = set()
    for fault in faults:
        if fault not in seen:
            seen.add(fault)
            yield fault
