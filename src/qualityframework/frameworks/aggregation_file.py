"""How a framework itself makes one grade of others: declared in its pack with its days, or absent."""

import datetime as dt
from typing import Self

from pydantic import Field, model_validator

from ..vocabulary import Day, Frozen, Id, Line, Status
from .sourced import PackRef, Sourced, in_order, within


class Lowest(Frozen):
    """The grade of each domain is the lowest of its indicators that have one."""

    domains: tuple[Id, ...] = Field(min_length=1, description="the domains that are graded in this way")


class Limiting(Frozen):
    """A grade that limits another: where one of some is at a point or below, the whole is no higher than a point."""

    whole: Id = Field(description="the indicator that is limited")
    by: tuple[Id, ...] = Field(min_length=1, description="the indicators that limit it")
    at: Line = Field(description="at this point of the scale or below they limit it")
    no_higher_than: Line = Field(description="the point that the whole is at most then")


class Aggregation(Sourced):
    """How one grade is made of others, or that none is: exactly one way, from a day on and until one."""

    id: Id
    title: Line
    start: Day | None = Field(default=None, alias="from", description="left out where it is not known")
    until: Day | None = Field(default=None, description="the last day; left out where it is not known or still holds")
    dates_status: Status = Field(description="how we know the days")
    none: Line | None = Field(
        default=None, description="that the framework makes no grade of grades, and why we say so"
    )
    lowest: Lowest | None = None
    limiting: Limiting | None = None
    scoring: PackRef | None = Field(default=None, description="a pack that says how a rating is made of scores")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        ways = (self.none, self.lowest, self.limiting, self.scoring)
        if sum(way is not None for way in ways) != 1:
            raise ValueError("exactly one of `none`, `lowest`, `limiting` and `scoring` is wanted")
        in_order(self.start, self.until)
        return self

    def covers(self, day: dt.date) -> bool:
        """Whether it is in force on `day`, as far as its days are known."""
        return within(day, self.start, self.until)
