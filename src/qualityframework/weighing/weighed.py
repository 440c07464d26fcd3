"""What weighing comes to, as values that print the same on every machine. Their JSON Schema is published."""

from __future__ import annotations

import math
from typing import Literal

from pydantic import Field

from ..inspections import Basis
from ..vocabulary import Agreement, BandVerdict, Firmness, Fixed, Frozen, Level


class Band(Frozen):
    """The grades that the evidence can carry, from the lowest to the highest."""

    low: str
    high: str


class Contribution(Frozen):
    """One item of evidence, and what it adds."""

    id: str
    counts_with: tuple[str, ...] = Field(description="items of the same lineage, with which it counts as one")
    source: str = Field(description="its kind of evidence")
    weight: float
    reliability: float
    shows: Fixed[str, float] = Field(description="what it shows by itself, as belief a grade; the rest cannot be told")
    adds: Fixed[str, float] | None = Field(
        description="its part in the shares of all evidence; None where the method does not add"
    )

    @property
    def share(self) -> float | None:
        """How much of all that the evidence says comes from it."""
        return None if self.adds is None else math.fsum(self.adds.values())


class LeftOut(Frozen):
    """What the middle would be without something."""

    without: str
    centre: str | None = Field(description="None where the rest says nothing")
    band: Band | None


class Triangulation(Frozen):
    """Whether sources bear each other out."""

    support: Fixed[str, float] = Field(description="share of each source in what lies near the middle")
    effective_sources: float = Field(description="as many sources of equal share would be as spread")
    wanting: tuple[str, ...] = Field(description="what is wanted and not there; empty when sources bear each other out")


class Robustness(Frozen):
    """How firmly the middle holds."""

    radius: float | None = Field(
        description="smallest relative error of what items count for that can move it; None where a method does not add"
    )
    firmness: Firmness | None
    decisive_sources: tuple[LeftOut, ...] = Field(description="sources without which the middle is another")
    decisive_items: tuple[LeftOut, ...] = Field(description="items without which the middle is another")
    conflict: float
    agreement: Agreement
    triangulation: Triangulation


class Certainty(Frozen):
    """How certain one can be of all this."""

    level: Level = Field(description="with the doubts that are there for sure")
    at_least: Level = Field(description="were what is not recorded a doubt as well")
    doubts: tuple[str, ...]
    perhaps: tuple[str, ...] = Field(description="doubts that hang on what is not recorded")


class Carries(Frozen):
    """What the evidence can carry. It is no grade: the centre is the middle of the evidence."""

    belief: Fixed[str, float] = Field(description="committed to each grade, lowest first")
    ignorance: float = Field(description="committed to none; with `belief` it sums to 1")
    sufficient: bool = Field(description="whether there is less ignorance than makes evidence insufficient to say")
    shares: Fixed[str, float] = Field(description="`belief` without the ignorance; sums to 1")
    band: Band
    centre: str = Field(description="the middle of the evidence: its median, the lower one at a tie")
    upper: str = Field(description="the upper median; another than `centre` only where the middle lies between two")
    score: float = Field(description="mean of `shares` on the scale from 1; a covariate, no grade")
    robustness: Robustness
    certainty: Certainty

    @property
    def borderline(self) -> bool:
        """Whether the middle lies on the border between two grades."""
        return self.centre != self.upper


class NotKnown(Frozen):
    """Something that is not recorded and could change what is weighed."""

    of: str = Field(description="the item of evidence, or the subject")
    key: str = Field(description="key of the record that would say it")


class Weighed(Frozen):
    """The evidence on one subject, weighed."""

    subject: str
    title: str
    method: str | None = Field(description="None where no weighing is in force on that day")
    grade: str | None = Field(description="the team's grade, which is tested and never replaced")
    verdict: BandVerdict | None = Field(
        description="on the team's grade; None without one, or where no evidence is recorded"
    )
    verdict_known: bool = Field(description="whether the verdict holds whatever is not recorded")
    carries: Carries | None = Field(description="None where there is nothing to weigh; `reason` says why")
    reason: str | None
    verified_band: Band | None = Field(description="of the verified evidence alone; None where it is too little")
    items: tuple[Contribution, ...]
    not_known: tuple[NotKnown, ...] = Field(description="not recorded; weighed without it")

    @property
    def score(self) -> float | None:
        """The evidence score on the scale. It means nothing without its band and its ignorance."""
        return None if self.carries is None else self.carries.score


class Weighing(Frozen):
    """All that was weighed, and what it follows from."""

    format: Literal["qualityframework.weighing/1"] = "qualityframework.weighing/1"
    title: str
    basis: Basis
    method: str | None
    subjects: Fixed[str, Weighed]
