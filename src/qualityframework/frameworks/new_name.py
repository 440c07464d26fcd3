"""What a new pack can be called: as folders can be on every machine, and as no pack of another kind is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..vocabulary import Code
from .packs import OnShelf, packs

_FORMS = {
    "id": (r"[a-z0-9][a-z0-9-]{0,79}", "a pack is named by at most 80 small letters, digits and dashes, as fostering"),
    "edition": (
        r"[A-Za-z0-9]([A-Za-z0-9.-]{0,38}[A-Za-z0-9])?",
        "an edition is named by at most 40 letters, digits, and dots and dashes between them, as 2026",
    ),
}
_KEPT = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.ASCII | re.IGNORECASE)


class NameFault(NamedTuple):
    """What is wrong with the `id` or the `edition` of a pack that is to be."""

    key: str
    code: Code
    message: str


def name_faults(kind: str, id_: str, edition: str, *shelves: OnShelf) -> Iterator[NameFault]:
    """Why no pack of a kind can be called so.

    Args:
        kind: the kind of the pack that is to be.
        id_: its identifier, the name of its folder.
        edition: its edition, the name of the folder within.
        shelves: where a pack of another kind may have that identifier already.
    """
    for key, name in (("id", id_), ("edition", edition)):
        pattern, words = _FORMS[key]
        if not re.fullmatch(pattern, name):
            yield NameFault(key, Code.WRONG_TYPE, f"`{name[:80]}`: {words}")
        elif _KEPT.fullmatch(name):
            yield NameFault(key, Code.WRONG_TYPE, f"`{name}`: Windows keeps this name for itself, and no folder has it")
    others = (pack for shelf in shelves for pack in packs(shelf) if pack.id == id_ and pack.kind != kind)
    if (other := next(others, None)) is not None:
        taken = f"`{id_}` is a pack of the kind {other.kind}, {other.name}: find another name"
        yield NameFault("id", Code.DUPLICATE_ID, taken)
