"""`tests.yaml`: what is expected of a framework, as data: counts, programmes by day, claims, items and aggregations."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import NUMBER, Day, Fixed, Frozen, Id, Line, Status
from .framework import Count

Number = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False), NUMBER]


class Expectation(Frozen):
    """One thing that is expected. What it is of says one of the keys that `KINDS` names."""

    name: Line
    count: Literal["domains", "areas", "indicators", "points", "profiles", "attributes"] | None = None
    expect: Count | None = Field(default=None, description="how many there are of what is counted")
    profiles: tuple[Id, ...] | None = Field(default=None, description="the programmes that ran on the `day`")
    day: Day | None = Field(default=None, description="the day that is asked for")
    known_on: Day | None = Field(default=None, description="the day by which it was known")
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

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        given = [kind for kind in KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            raise ValueError(f"exactly one is wanted of {', '.join(f'`{kind}`' for kind in KINDS)}")
        (kind,) = given
        wanted, more = KINDS[kind]
        missing = [key for key in wanted if getattr(self, key) is None]
        if missing:
            raise ValueError(f"`{kind}` asks for {' and '.join(f'`{key}`' for key in missing)} beside it")
        idle = [key for key in self.model_fields_set - {"name", kind, *wanted, *more} if getattr(self, key) is not None]
        if idle:
            raise ValueError(f"`{kind}` has no use for {' and '.join(f'`{key}`' for key in sorted(idle))}")
        if given == ["indicator"] and not (self.title or self.status or self.domain):
            raise ValueError("`indicator` asks for a `title`, a `status` or a `domain` beside it")
        return self


_WHOLE = ("day", "lowest", "highest")
KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "count": (("expect",), ()),
    "profiles": (("day",), ("known_on",)),
    "profile": (("evaluates",), ()),
    "about": (("claims",), ("day", "known_on")),
    "indicator": ((), ("title", "status", "domain")),
    "rule": (("day",), ()),
    "graded": (("whole", "outcome"), _WHOLE),
    "scored": (("whole", "outcome"), (*_WHOLE, "percent", "points")),
}
"""What an expectation can be of, by the key that says so: the keys that it asks for beside it, and others it takes."""


class TestsFile(Frozen):
    """`tests.yaml`."""

    __test__ = False  # pytest is not to collect it

    tests: tuple[Expectation, ...] = Field(min_length=1)
