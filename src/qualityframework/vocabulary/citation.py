"""Where a fact comes from, and values that have a date."""

import bisect
import datetime as dt
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from .scalars import Day, Line

T = TypeVar("T")


class Frozen(BaseModel):
    """What every model of a file shares: nothing unknown in it, nothing changes after.

    Modules of models that a check needs do not postpone annotations: pydantic would compile each from its text.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        defer_build=True,
        json_schema_serialization_defaults_required=True,  # what is written is written in full
    )


class Citation(Frozen, defer_build=False):  # built at once, as nearly every model of a file holds some
    """A place in a document, and the day it was read."""

    document: Line = Field(description="title of the document or page")
    place: Line | None = Field(default=None, description="section, page or heading within it")
    address: Line | None = Field(default=None, description="where it can be found")
    read: Day = Field(description="the day it was read")

    def __str__(self) -> str:
        where = f", {self.place}" if self.place else ""
        address = f" <{self.address}>" if self.address else ""
        return f"{self.document}{where}{address} (read {self.read.isoformat()})"


class Dated(NamedTuple, Generic[T]):
    """A value that changes over time: each entry holds from its day on."""

    entries: tuple[tuple[dt.date, T], ...]

    def on(self, day: dt.date) -> T | None:
        """The value in force on `day`, or None before the first."""
        days = [start for start, _ in self.entries]
        index = bisect.bisect_right(days, day)
        return self.entries[index - 1][1] if index else None
