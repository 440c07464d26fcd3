"""What comes of aggregating: each whole with what it was made of, and what is not known."""

import datetime as dt
from enum import StrEnum
from typing import Literal

from pydantic import Field

from ..frameworks import Change, Laid, Rounding
from ..vocabulary import Frozen, Status


class Outcome(StrEnum):
    """What can be said of a whole."""

    MADE = "made"
    AT_MOST = "at-most"
    BETWEEN = "between"
    UNKNOWN = "unknown"
    WITHIN = "within-limit"
    ABOVE = "above-limit"
    LIMITED = "limited"


class Days(StrEnum):
    """Whether a rule was in force on the day that is asked for."""

    WITHIN = "within"
    NOT_KNOWN = "not-known"
    NOT_ASKED = "not-asked"


class Span(Frozen):
    """From one number to another; the same one twice where nothing is open."""

    low: float
    high: float

    @property
    def settled(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


class Part(Frozen):
    """What a whole is made of; `grade` and `percent` are None where nothing was given that they follow from."""

    indicator: str = Field(description="code of the indicator or of a part of it")
    title: str
    status: Status
    grade: str | None = None
    percent: Span | None = Field(default=None, description="what a scoring makes of its scores")
    capped_by: tuple[str, ...] = Field(default=(), description="attributes that hold it below its mean")


class Reckoned(Frozen):
    """How a scoring came to a whole, and how near to another outcome it is."""

    percent: Span = Field(description="of the most that it could come to, before any rounding")
    points: Span | None = Field(default=None, description="in points, where the framework has them")
    points_of: int | None = Field(default=None, description="the most points that there could be")
    rounded: int | None = Field(default=None, description="in whole per cent; None where scores are open")
    rounding: Rounding | None = None
    other_rounding: str | None = Field(
        default=None, description="the grade that the other way of rounding halves would give, where it is another"
    )
    before_limiters: str | None = Field(default=None, description="the grade of the percentage, where it is limited")
    floor: int | None = Field(default=None, description="lowest per cent of the band it is in, before limiters")
    ceiling: int | None = Field(default=None, description="lowest per cent of the band above; None in the highest")
    fewer: int | None = Field(default=None, description="fewest points of score less that could lower the rating")
    more: int | None = Field(default=None, description="fewest points of score more that could raise it")


class Whole(Frozen):
    """What a rule says of one whole."""

    id: str
    title: str
    outcome: Outcome = Field(
        description="made: of all its parts, or whatever the others are; at-most: parts without a grade could lower "
        "it; between: parts without a score leave it open; within-limit: no limit stands against the grade "
        "given; above-limit: the grade given is above one; limited: a limit, and no grade beside it; unknown: too "
        "little is given to say"
    )
    lowest: str | None = Field(default=None, description="the lowest grade that it can be, where one follows")
    highest: str | None = Field(default=None, description="the highest; the same where it is made of grades")
    limited_by: tuple[str, ...] = Field(default=(), description="the parts that it comes from, or that hold it down")
    parts_status: Status | None = Field(
        default=None, description="how it is known that its parts here are all of them; null where it is not"
    )
    parts: tuple[Part, ...]
    reckoned: Reckoned | None = Field(default=None, description="where it is made of scores")


class ScoringUsed(Frozen):
    """The pack whose figures made ratings of scores."""

    name: str
    digest: str
    start: dt.date | None = Field(description="its first day; null where it is not known")
    until: dt.date | None = Field(description="its last day; null where it is not known or still holds")
    status: Status
    note: str | None


class Aggregated(Frozen):
    """Wholes by one rule of a framework. They are no judgement, and none of them is issued here."""

    format: Literal["qualityframework.aggregated/1"] = "qualityframework.aggregated/1"
    engine: str = Field(description="version of qualityframework")
    framework: str
    framework_digest: str
    scale: str
    scale_digest: str
    overlays: tuple[Laid, ...] = Field(description="every overlay that was given")
    changes: tuple[Change, ...] = Field(description="what overlays changed of the framework and its scoring")
    on: dt.date | None = Field(description="the day whose rule was asked for; null: the only one there is")
    rule: str | None = Field(description="identifier of the rule; null where none is declared or in force")
    title: str
    status: Status | None = Field(description="how the rule is known")
    note: str | None = Field(default=None, description="what a reader should know about the rule")
    start: dt.date | None = Field(default=None, description="its first day; null where it is not known")
    until: dt.date | None = Field(default=None, description="its last day; null where it is not known or still holds")
    dates_status: Status | None = Field(default=None, description="how its days are known, where any is")
    days: Days | None = Field(default=None, description="whether it was in force on the day asked for; null without it")
    scoring: ScoringUsed | None = None
    wholes: tuple[Whole, ...]
    unused: tuple[str, ...] = Field(default=(), description="what was given and plays no part in this rule")
    reason: str | None = Field(description="why nothing is made, where nothing is")
