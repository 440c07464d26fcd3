"""How an item of a pack is known, and the closed lists that kinds of evidence are told by."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import Frozen, Id, Line, Status, Written

Part = Literal["impact", "process", "leadership"]
Family = Literal["records", "survey", "discussion", "observation", "document", "data"]
Voice = Literal["children", "families", "people-who-use-services", "staff", "leaders", "partners", "none"]


PackRef = Annotated[
    str,
    Written(
        r"[a-z0-9-]{1,80}/[A-Za-z0-9.-]{1,40}", "a pack and its edition are wanted here, such as six-point-scale/1"
    ),
]
"""A pack and its edition, as in `six-point-scale/1`."""


StandardRef = Annotated[
    str,
    Written(
        r"[a-z0-9-]{1,80}/[A-Za-z0-9.-]{1,40}#[A-Za-z0-9][A-Za-z0-9._-]{0,79}",
        "a catalogue and one of its statements are wanted here, such as health-social-care-standards/2017#1.19",
    ),
]
"""A statement, headline outcome or principle of a catalogue, as in `health-social-care-standards/2017#1.19`."""


class Sourced(Frozen):
    """How we know an item. What is `confirmed` names its source; what is not says so everywhere it is shown."""

    status: Status = Field(description="confirmed, reconstructed or drafted")
    source: Id | None = Field(default=None, description="one of the pack's sources")
    note: Line | None = Field(default=None, description="what a reader should know about this item")

    @model_validator(mode="after")
    def _confirmed_has_a_source(self) -> Self:
        if self.status is Status.CONFIRMED and self.source is None:
            raise ValueError("a `confirmed` item names its source")
        return self


def within(day: dt.date, start: dt.date | None, until: dt.date | None) -> bool:
    """Whether `day` lies between two days, both included; one that is not known sets no bound."""
    return (start is None or start <= day) and (until is None or day <= until)


def in_order(start: dt.date | None, until: dt.date | None) -> None:
    """Refuses a last day that is before the first.

    Raises:
        ValueError: with both days.
    """
    if start is not None and until is not None and until < start:
        raise ValueError(f"`until` is before `from`: {until.isoformat()} is before {start.isoformat()}")
