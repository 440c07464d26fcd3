"""Zip archives that come out the same wherever and whenever they are made."""

from __future__ import annotations

import datetime as dt
import io
from zipfile import ZipFile, ZipInfo

NO_TIME = dt.datetime(1980, 1, 1)  # noqa: DTZ001  (documents have no zone)
"""What stands where a document or a member must have a time: the first that a zip archive can tell."""


def settled(archive: bytes) -> bytes:
    """The same members in the same order, without the day, the system and the rights that they were written with.

    They are stored as they are: how small they could be made is another matter with every compressor.
    """
    made = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as old, ZipFile(made, "w") as new:
        for member in old.infolist():
            info = ZipInfo(member.filename, NO_TIME.timetuple()[:6])
            info.create_system = 0
            new.writestr(info, old.read(member))
    return made.getvalue()
