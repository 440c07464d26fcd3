"""When something was published, as exactly as it is known: a day, a month, a year, or from one to another."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_ONE = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?"
WANTED = "a day, month, year or span is wanted here, such as 2019-07 or 2016/2017"
"""What is told of a text that is none."""
_WHEN = re.compile(rf"{_ONE}(?:/{_ONE})?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class When:
    """From the first day that it can have been to the last."""

    first: dt.date
    last: dt.date
    written: str

    def overlaps(self, other: When) -> bool:
        """Whether both can have been on one day."""
        return self.first <= other.last and other.first <= self.last


def when(written: str) -> When | None:
    """What is written as 2019-07-31, 2019-07, 2019 or 2016/2017; None when it is no such thing."""
    found = _WHEN.fullmatch(written)
    if found is None:
        return None
    try:
        first, last = _span(*found.groups()[:3])
        if found[4] is not None:
            last = _span(*found.groups()[3:])[1]
    except ValueError:
        return None
    return When(first, last, written) if first <= last else None


def _span(year: str, month: str | None, day: str | None) -> tuple[dt.date, dt.date]:
    """The first and the last day of a year, month or day."""
    if day is not None:
        one = dt.date(int(year), int(month or 1), int(day))
        return one, one
    first, last = (int(month), int(month)) if month is not None else (1, 12)
    return dt.date(int(year), first, 1), dt.date(int(year), last, calendar.monthrange(int(year), last)[1])
