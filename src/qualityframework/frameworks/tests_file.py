"""`tests.yaml`: what is expected of a framework, as data: counts, programmes by day, claims, items and aggregations."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..vocabulary import NUMBER, Day, Fixed, Frozen, Id, Line, Status
from .expected import Beside, Expected
from .framework import Count

Number = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False), NUMBER]


_WHOLE = ("day", "lowest", "highest")


class Expectation(Expected):
    """One thing that is expected of a framework."""

    kinds: ClassVar[Mapping[str, Beside]] = {
        "count": Beside(all_of=("expect",)),
        "profiles": Beside(all_of=("day",), more=("known_on", "cannot_be_told")),
        "profile": Beside(all_of=("evaluates",)),
        "about": Beside(all_of=("claims",), more=("day", "known_on", "cannot_be_told")),
        "indicator": Beside(any_of=("title", "status", "domain")),
        "rule": Beside(all_of=("day",)),
        "graded": Beside(all_of=("whole", "outcome"), more=_WHOLE),
        "scored": Beside(all_of=("whole", "outcome"), more=(*_WHOLE, "percent", "points")),
    }
    count: Literal["domains", "areas", "indicators", "points", "profiles", "attributes"] | None = None
    expect: Count | None = Field(default=None, description="how many there are of what is counted")
    profiles: tuple[Id, ...] | None = Field(default=None, description="the programmes that ran on the `day`")
    day: Day | None = Field(default=None, description="the day that is asked for")
    known_on: Day | None = Field(default=None, description="the day by which it was known")
    cannot_be_told: tuple[Id, ...] | None = Field(
        default=None, description="programmes or claims of which it cannot be told whether they were known by then"
    )
    profile: Id | None = Field(default=None, description="a programme, with what it evaluates in `evaluates`")
    evaluates: tuple[Id, ...] | None = None
    about: Id | None = Field(default=None, description="what `claims` are about; of all days unless one is given")
    claims: tuple[Id, ...] | None = None
    indicator: Id | None = Field(default=None, description="an indicator, with its `title`, `status`, `domain`")
    title: Line | None = None
    status: Status | None = None
    domain: Id | None = None
    rule: Line | None = Field(default=None, description="the rule of grades in force on the `day`, or `none`")
    graded: Fixed[Id, Line] | None = Field(default=None, description="grades, with what they come to in `whole`")
    scored: Fixed[Id, Number | tuple[Number, ...] | Fixed[Id, Number]] | None = Field(
        default=None, description="scores, of attributes by their names, with what they come to in `whole`"
    )
    whole: Id | None = None
    outcome: Line | None = None
    lowest: Line | None = None
    highest: Line | None = None
    percent: Number | None = Field(default=None, description="what scores come to in per cent, rounded as they are")
    points: Number | None = Field(default=None, description="what scores come to in points")


class TestsFile(Frozen):
    """`tests.yaml`."""

    __test__ = False  # pytest is not to collect it

    tests: tuple[Expectation, ...] = Field(min_length=1)
