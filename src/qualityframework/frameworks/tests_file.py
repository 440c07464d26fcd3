"""`tests.yaml`: what is expected of a framework, as data: counts, programmes by day, claims, items and aggregations."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from ..vocabulary import Day, Frozen, Id, Line, Status
from .framework import Count


class Expectation(Frozen):
    """One thing that is expected; `count`, `day`, `profile`, `about`, `indicator` or `graded` says of what."""

    name: Line
    count: Literal["domains", "areas", "indicators", "points", "profiles", "attributes"] | None = None
    expect: Count | None = Field(default=None, description="how many there are of what is counted")
    day: Day | None = Field(default=None, description="a day, with the programmes that ran on it in `profiles`")
    known_on: Day | None = Field(default=None, description="the day by which they were known")
    profiles: tuple[Id, ...] | None = None
    profile: Id | None = Field(default=None, description="a programme, with what it evaluates in `evaluates`")
    evaluates: tuple[Id, ...] | None = None
    about: Id | None = Field(default=None, description="what claims are about, with those claims in `claims`")
    claims: tuple[Id, ...] | None = None
    indicator: Id | None = Field(default=None, description="an indicator, with its `title`, `status`, `domain`")
    title: Line | None = None
    status: Status | None = None
    domain: Id | None = None
    graded: Mapping[Id, Line] | None = Field(default=None, description="grades, with what they come to in `whole`")
    whole: Id | None = None
    outcome: Line | None = None
    grade: Line | None = None

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        kinds = {
            "count": ("expect",),
            "day": ("profiles",),
            "profile": ("evaluates",),
            "about": ("claims",),
            "indicator": (),
            "graded": ("whole", "outcome"),
        }
        given = [kind for kind in kinds if getattr(self, kind) is not None]
        if len(given) != 1:
            raise ValueError(f"exactly one is wanted of {', '.join(f'`{kind}`' for kind in kinds)}")
        missing = [key for key in kinds[given[0]] if getattr(self, key) is None]
        if missing:
            raise ValueError(f"`{given[0]}` asks for {' and '.join(f'`{key}`' for key in missing)} beside it")
        if given == ["indicator"] and not (self.title or self.status or self.domain):
            raise ValueError("`indicator` asks for a `title`, a `status` or a `domain` beside it")
        return self


class TestsFile(Frozen):
    """`tests.yaml`."""

    __test__ = False  # pytest is not to collect it

    tests: tuple[Expectation, ...] = Field(min_length=1)
