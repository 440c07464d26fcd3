"""What weighing comes to, as values that print the same on every machine. Their JSON Schema is published.

They are plain data classes: a review weighs every subject, and need not wait for models that only JSON asks for.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import Field

from ..inspections import Basis
from ..shown import Shown
from ..vocabulary import Agreement, BandVerdict, Firmness, Fixed, Frozen, Level, value

Shares = Fixed[str, float]
"""Shares by name of a grade or source; a grade's are in the order of the scale."""


@value
class Band:
    """The grades that the evidence can carry, from the lowest to the highest."""

    low: str
    high: str


@value
class Contribution:
    """One item of evidence, and what it adds."""

    id: str
    counts_with: Annotated[tuple[str, ...], Field(description="items of one lineage with it, with which it is one")]
    source: Annotated[str, Field(description="the kind of evidence it is counted under: its lineage's, or its own")]
    weight: Annotated[float, Field(ge=0, description="its own; 1 is one ordinary item")]
    reliability: Annotated[float, Field(ge=0, le=1, description="its own")]
    shows: Annotated[Shares, Field(description="what it shows by itself, as belief a grade; the rest cannot be told")]
    adds: Annotated[Shares | None, Field(description="its part in `shares`; None where the method does not add")]

    @property
    def share(self) -> float | None:
        """How much of all that the evidence says comes from it."""
        return None if self.adds is None else math.fsum(self.adds.values())


@value
class LeftOut:
    """Where the middle would lie without something."""

    without: str
    centre: Annotated[str | None, Field(description="None where the rest says nothing")]
    upper: Annotated[str | None, Field(description="not `centre` where it would lie on a border")]
    band: Annotated[Band | None, Field(description="None also by a method that does not tell ignorance")]


@value
class Triangulation:
    """Whether sources bear each other out."""

    shares: Annotated[Shares, Field(description="share of each source in all that the evidence says")]
    support: Annotated[Shares, Field(description="share of each source in what lies near the middle")]
    effective_sources: Annotated[float, Field(description="as many sources of equal share would be as spread")]
    wanting: Annotated[tuple[str, ...], Field(description="what is wanted and not there")]


@value
class Robustness:
    """How firmly the middle holds."""

    radius: Annotated[
        float | None,
        Field(
            description="smallest relative error of what items count for that moves it; None if a method does not add"
        ),
    ]
    firmness: Firmness | None
    decisive_sources: Annotated[
        tuple[LeftOut, ...], Field(description="sources without which the middle lies elsewhere, or there is none")
    ]
    decisive_items: Annotated[
        tuple[LeftOut, ...] | None,
        Field(description="the same of items; None where there are too many to try each by this method"),
    ]
    conflict: Annotated[float, Field(ge=0, le=1, description="0 at one grade, 1 for half at either end")]
    agreement: Agreement
    triangulation: Triangulation


@value
class Certainty:
    """How certain one can be of all this."""

    level: Annotated[Level, Field(description="with the doubts that are there for sure")]
    at_least: Annotated[Level, Field(description="what is not recorded could make it as low as this")]
    doubts: tuple[str, ...]
    perhaps: Annotated[tuple[str, ...], Field(description="doubts that hang on what is not recorded")]


@value
class Carries:
    """What the evidence can carry. It is no grade: the centre is the middle of the evidence."""

    belief: Annotated[Shares, Field(description="committed to each grade, lowest first")]
    ignorance: Annotated[float, Field(ge=0, le=1, description="committed to none; with `belief` it sums to 1")]
    sufficient: Annotated[bool, Field(description="whether ignorance is less than makes evidence insufficient to say")]
    tells_ignorance: Annotated[
        bool, Field(description="whether the method keeps apart all that cannot be told; without it there is no band")
    ]
    shares: Annotated[Shares, Field(description="`belief` without the ignorance; sums to 1")]
    said: Annotated[Shares, Field(description="what items say, proportions at the grade they reach; for the conflict")]
    band: Annotated[Band | None, Field(description="None by a method that does not tell ignorance")]
    centre: Annotated[str, Field(description="the middle of the evidence: its median, the lower one at a tie")]
    upper: Annotated[str, Field(description="the upper median; not `centre` only where the middle lies on a border")]
    score: Annotated[float, Field(description="mean of `shares` on the scale from 1; a covariate, no grade")]
    robustness: Robustness
    certainty: Certainty

    @property
    def borderline(self) -> bool:
        """Whether the middle lies on the border between two grades."""
        return self.centre != self.upper


@value
class NotKnown:
    """Something that is not recorded and could change what is weighed."""

    of: Annotated[str, Field(description="the item of evidence, or the subject")]
    key: Annotated[str, Field(description="key of the record that would say it")]
    affects: Annotated[Literal["weighing", "verdict"], Field(description="what could be otherwise")]


@value
class Weighed(Shown):
    """The evidence on one subject, weighed."""

    subject: str
    title: str
    method: Annotated[str | None, Field(description="None where no weighing is in force on that day")]
    state: Annotated[str | None, Field(description="what the team recorded in place of a grade")]
    grade: Annotated[str | None, Field(description="the team's grade, which is tested and never replaced")]
    verdict: Annotated[
        BandVerdict | None,
        Field(
            description="on the team's grade; None without one, by a method that does not tell ignorance, and where it "
            "is not known whether there is evidence"
        ),
    ]
    verdict_known: Annotated[bool, Field(description="whether the verdict holds whatever is not recorded")]
    carries: Annotated[Carries | None, Field(description="None where there is nothing to weigh; `reason` says why")]
    reason: str | None
    verified_band: Annotated[
        Band | None, Field(description="of verified evidence alone; None where too little, or where `band` is")
    ]
    items: tuple[Contribution, ...]
    not_known: Annotated[tuple[NotKnown, ...], Field(description="not recorded; weighed without it")]
    later: Annotated[tuple[str, ...], Field(description="items gathered after the day, and weighed all the same")]

    @property
    def score(self) -> float | None:
        """The evidence score on the scale. It means nothing without its band and its ignorance."""
        return None if self.carries is None else self.carries.score


class Weighing(Frozen):
    """All that was weighed, and what it follows from."""

    format: Literal["qualityframework.weighed/1"] = "qualityframework.weighed/1"
    title: str
    basis: Basis
    method: str | None
    subjects: Fixed[str, Weighed]
