"""What comes of aggregating: each whole with the grades it was made of, and what is not known."""

import datetime as dt
from enum import StrEnum
from typing import Literal

from pydantic import Field

from ..vocabulary import Frozen, Status


class Outcome(StrEnum):
    """What can be said of a whole."""

    MADE = "made"
    AT_MOST = "at-most"
    UNKNOWN = "unknown"
    WITHIN = "within-limit"
    ABOVE = "above-limit"


class Part(Frozen):
    """A grade that a whole is made of; None where none was given."""

    indicator: str
    title: str
    status: Status
    grade: str | None


class Whole(Frozen):
    """What a rule says of one whole."""

    id: str
    title: str
    outcome: Outcome = Field(
        description="made: of all its parts; at-most: parts without a grade could lower it; within-limit or "
        "above-limit: the grade given beside the limit; unknown: too little is given to say"
    )
    grade: str | None = Field(description="the grade made, or the highest it can be; None where nothing can be said")
    limited_by: tuple[str, ...] = Field(description="the parts that it comes from")
    parts: tuple[Part, ...]


class Aggregated(Frozen):
    """Grades of wholes by one rule of a framework. They are no judgement, and none of them is issued here."""

    format: Literal["qualityframework.aggregated/1"] = "qualityframework.aggregated/1"
    framework: str
    framework_digest: str
    on: dt.date | None = Field(description="the day whose rule was asked for; null: the only one there is")
    rule: str | None = Field(description="identifier of the rule; null where none is declared or in force")
    title: str
    status: Status | None = Field(description="how the rule is known")
    wholes: tuple[Whole, ...]
    reason: str | None = Field(description="why nothing is made, where nothing is")
