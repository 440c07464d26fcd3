"""From a file to an inspection in one call."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ..errors import InvalidInput, NotFound
from ..frameworks import OnShelf, load
from ..vocabulary import Code, Diagnostic
from .binding import Inspection, bind
from .reading import Recorded, read
from .record import Record


def opened(
    source: str | Path | Record | Recorded,
    *,
    as_of: dt.date | None = None,
    profile: str | None = None,
    shelf: OnShelf = None,
) -> Inspection:
    """Reads an inspection and binds it to the framework that it names.

    Args:
        source: a path (`-` is standard input), or a record.
        as_of: the day to judge for; the record's own unless given.
        profile: the programme; the record's own, or the one that ran on that day, unless given.
        shelf: folder of packs; those that come with the library unless given.

    Raises:
        InvalidInput: with every fault of the record, or of a pack.
        NotFound: when the profile named here is none of the framework's.
        TypeError: when `as_of` is no day.
    """
    match source:
        case Recorded():
            recorded = source
        case Record():
            recorded = Recorded(source)
        case _:
            recorded = read(source)
    try:
        framework = load(recorded.record.framework, shelf)
    except NotFound as error:
        raise InvalidInput([Diagnostic(Code.UNKNOWN_NAME, str(error), recorded.place("framework"))]) from None
    return bind(recorded, framework, profile=profile, as_of=as_of, shelf=shelf)
