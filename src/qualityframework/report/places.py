"""Where a finding stands: the file of the record, and line and column within it."""

from __future__ import annotations

import re
from typing import NamedTuple


class RecordFile(NamedTuple):
    """The file that a review is of, as it is to be called.

    Args:
        name: its path, with slashes; relative where its readers share a folder to start from.
        digest: SHA-256 of its bytes. That of a review's provenance is another: of the record as read.
    """

    name: str
    digest: str | None = None


def line_and_column(place: str | None) -> tuple[int, int] | None:
    """The place of a finding as numbers from 1; None where there is none, or it is no place in a text."""
    found = re.fullmatch(r"(\d+):(\d+)", place or "", re.ASCII)
    return (int(found[1]), int(found[2])) if found else None


def place_told(record: RecordFile | None, place: str | None) -> str:
    """The place of a finding in words, within its file where that is known; empty where there is none."""
    return ":".join(part for part in (record.name if record else None, place) if part)
