"""An inspection as it may be told: with masks for details, and items that are called after somebody called by place.

All results follow from it, so that none can echo a detail; but digests, and findings on details, follow from the record
as it was read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..frameworks import OnShelf
from ..inspections import Amendment, Inspection, Record, Recorded, bind, opened, path_id, texts_within
from ..vocabulary import DetailKind
from .detail import NAMING, Detail, masked
from .looking import details_in
from .signs import Signs, signs_at_hand

Steps = tuple[str | int, ...]
Found = Mapping[Steps, tuple[Detail, ...]]
"""Details by the place of their text in a record."""

_LINEAGE = "lineage"
_NAMES = {"id", "team", "field", _LINEAGE}
"""Keys of identifiers: what is withheld of one is withheld whole, since others refer to it."""
_REFERRING = {
    "evidence": "evidence",
    "addresses": "evidence",
    "concerns": "concerns",
    "subjects": "priorities",
    "subject": "priorities",
    "indicators": "priorities",
    _LINEAGE: _LINEAGE,
}
"""Keys of references, and the list whose items they name, as far as a record names its items itself."""


Looked = Iterable[tuple[Steps, str, tuple[Detail, ...]]]
"""Texts of a record, at least those with details: where each stands, and its details."""


def looked_within(record: Record, signs: Signs) -> Looked:
    """Every text of a record with its details."""
    looked_at = cache(lambda text: details_in(text, signs))  # many texts say the same, such as who evidence is from
    return ((path, text, looked_at(text)) for path, text in texts_within(record))


def found_within(record: Record, signs: Signs, looking: Callable[[Record, Signs], Looked] = looked_within) -> Found:
    """Every detail in the texts of a record.

    Args:
        record: as it was read.
        signs: what details are known by.
        looking: what looks for them; one that remembers saves time.
    """
    area = (record.area or "").casefold()  # its name is public and is spoken of throughout, unless it is somebody's
    area = "" if details_in(record.area or "", signs) else area
    found: dict[Steps, tuple[Detail, ...]] = {}
    for path, text, details in looking(record, signs):
        if area and details:
            details = tuple(one for one in details if not _is_of_area(text[one.start : one.end], area, one))
        if details:
            found[path] = details
    return found


def _is_of_area(words: str, area: str, detail: Detail) -> bool:
    """Whether what looks like a name is the name of the area, or a part of it that stands by itself."""
    return detail.kind is DetailKind.NAME and re.search(rf"\b{re.escape(words.casefold())}\b", area) is not None


def tellable(inspection: Inspection, found: Found) -> Inspection:
    """The inspection with a mask in the place of each detail that names somebody; the same one where there is none.

    Small numbers of people stay, as checks of figures rest on them.

    An item whose identifier holds a detail is called by its place, such as `evidence.3`, wherever it is named.

    Args:
        inspection: with its record as it was read; one that was made tellable before is given back.
        found: its details, as `found_within` tells them of the record as read.
    """
    naming = {
        path: names for path, details in found.items() if (names := tuple(one for one in details if one.kind in NAMING))
    }
    recorded = inspection.recorded
    if not naming or recorded.before is not None:
        return inspection
    veil = _Veil(recorded.record, naming)
    told = Recorded(veil.whole(), recorded.document, recorded.record, veil.called)
    framework = inspection.as_published or inspection.framework
    return bind(told, framework, profile=inspection.profile.id, as_of=inspection.as_of, cited=inspection.cited)


def opened_to_tell(
    source: str | Path, *, as_of: dt.date | None = None, profile: str | None = None, shelf: OnShelf = None
) -> Inspection:
    """An inspection from a file, as it may be told: by the signs of the shelf, or else by those of the library.

    Args:
        source: a path; `-` is standard input.
        as_of: the day to judge for; the record's own unless given.
        profile: the programme; the record's own, or the one that ran on that day, unless given.
        shelf: folder of packs; those that come with the library unless given.

    Raises:
        InvalidInput: with every fault of the record, or of a pack.
        NotFound: when the profile named here is none of the framework's.
    """
    inspection = opened(source, as_of=as_of, profile=profile, shelf=shelf)
    return tellable(inspection, found_within(inspection.record, signs_at_hand(shelf)))


class _Veil:
    """The record with its details masked, walked part by part."""

    def __init__(self, record: Record, naming: Found) -> None:
        self.record, self.naming = record, naming
        self.called: dict[tuple[str, str], str] = {}
        names = {path: text for path, text in texts_within(record) if path[-1] in _NAMES}
        for path, text in names.items():
            if path in naming:
                self.called.setdefault((_list_of(path), text), _place_of(path, names.values()))

    def whole(self) -> Record:
        """All of it."""
        told = self._told(self.record, ())
        assert isinstance(told, Record)
        return told

    def _told(self, value: Any, path: Steps) -> Any:
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, tuple):
            return tuple(self._told(item, (*path, index)) for index, item in enumerate(value))
        if not isinstance(value, BaseModel):
            return value
        fields = type(value).model_fields.items()
        told = {name: self._told(getattr(value, name), (*path, field.alias or name)) for name, field in fields}
        if isinstance(value, Amendment) and value.part is not None and value.item is not None:
            part = "priorities" if value.part == "evaluations" else value.part
            told["item"] = self.called.get((part, value.item), value.item)
        given = value.model_fields_set
        return value.model_copy(update={name: one for name, one in told.items() if name in given})

    def _text(self, text: str, path: Steps) -> str:
        key = next(step for step in reversed(path) if isinstance(step, str))
        if key in _NAMES:
            return self.called.get((_list_of(path), text), text)
        if path in self.naming:
            return masked(text, self.naming[path])
        return self.called.get((_REFERRING[key], text), text) if key in _REFERRING else text


def _list_of(path: Steps) -> str:
    """The list in which an identifier is alone of its name."""
    return _LINEAGE if path[-1] == _LINEAGE else str(path[0])


def _place_of(path: Steps, taken: Collection[str]) -> str:
    """What is told instead of an identifier: where it stands, as an identifier that nothing else has."""
    place = ("record", *path) if len(path) == 1 else path[:-1] if path[-1] == "id" else path
    name = path_id(place).replace("/", ".")
    while name in taken:
        name += "."
    return name
