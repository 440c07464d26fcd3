"""Zip archives that come out the same wherever and whenever they are made."""

from __future__ import annotations

import datetime as dt
import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from .source import LARGEST

NO_TIME = dt.datetime(1980, 1, 1)  # noqa: DTZ001  (documents have no zone)
"""What stands where a document or a member must have a time: the first that a zip archive can tell."""


def settled(archive: bytes) -> bytes:
    """The same members in the same order, without the day, the system and the rights that they were written with.

    They are stored as they are, since how small they become is another matter with every compressor; made small only
    where they would be more than is read again.
    """
    stored = _packed(archive, ZIP_STORED)
    return stored if len(stored) <= LARGEST else _packed(archive, ZIP_DEFLATED)


def _packed(archive: bytes, how: int) -> bytes:
    made = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as old, ZipFile(made, "w") as new:
        for member in old.infolist():
            info = ZipInfo(member.filename, NO_TIME.timetuple()[:6])
            info.create_system = 0
            new.writestr(info, old.read(member), how)
    return made.getvalue()
