"""A detail that was found: what kind it is and where, and never what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from ..vocabulary import DetailKind
from .patterns import pattern


class Detail(NamedTuple):
    """A place in a text that identifies a person, or may. It does not hold the text, so that nothing can echo it.

    Args:
        start: index of its first character.
        end: index after its last.
        kind: what sort of detail it is.
    """

    start: int
    end: int
    kind: DetailKind


SUREST = (
    DetailKind.E_MAIL_ADDRESS,
    DetailKind.CHI_NUMBER,
    DetailKind.NHS_NUMBER,
    DetailKind.PUPIL_NUMBER,
    DetailKind.NATIONAL_INSURANCE_NUMBER,
    DetailKind.DATE_OF_BIRTH,
    DetailKind.TELEPHONE_NUMBER,
    DetailKind.CASE_REFERENCE,
    DetailKind.POSTCODE,
    DetailKind.STAFF_NAME,
    DetailKind.NAME,
    DetailKind.SMALL_NUMBER,
    DetailKind.DIFFERENCE,
)
"""Every kind, the surest first: it names what two findings have in common."""
NAMING = frozenset(SUREST) - {DetailKind.SMALL_NUMBER, DetailKind.DIFFERENCE}
"""Those that tell who somebody is; the others point at somebody and name nobody."""
_RANK = {kind: rank for rank, kind in enumerate(SUREST)}


def words(kind: DetailKind) -> str:
    """What a kind is called in a text."""
    return kind.value.replace("-", " ") if kind is not DetailKind.E_MAIL_ADDRESS else "e-mail address"


def mask(kind: DetailKind) -> str:
    """What is written in the place of a detail."""
    return f"[{words(kind)} withheld]"


MASK = pattern("|".join(re.escape(mask(kind)) for kind in SUREST))
"""Any mask."""


def masked(text: str, details: Iterable[Detail]) -> str:
    """The text with a mask in the place of each detail.

    Args:
        details: as `details_in` gives them for this text. In what comes out it finds nothing any more.
    """
    parts, at = [], 0
    for detail in sorted(details):
        parts += [text[at : detail.start], mask(detail.kind)]
        at = detail.end
    return "".join([*parts, text[at:]])


def settled(found: Iterable[Detail]) -> list[Detail]:
    """The same without overlaps: what overlaps is one detail, of the surer kind, so that no part of it is left over."""
    apart: list[Detail] = []
    for detail in sorted(found):
        if apart and detail.start < apart[-1].end:
            last = apart.pop()
            kind = min(last.kind, detail.kind, key=_RANK.__getitem__)
            detail = Detail(last.start, max(last.end, detail.end), kind)
        apart.append(detail)
    return apart
