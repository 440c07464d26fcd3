"""`weighing.yaml`: how evidence is read, what it counts for, by which method it is weighed, and where labels begin.

Four lists, each of whose entries holds from its day on. None of these figures is the publisher's unless it says so.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Self, TypeVar, get_args

from pydantic import Field, field_validator, model_validator

from ..vocabulary import NUMBER, WHOLE, Day, Fixed, Frozen, Id, Level, Line, Probability, Weight
from .methods_file import Methods
from .sourced import Family, Sourced, Voice


class Dated(Sourced):
    """An entry that holds from a day on, until the next of its list begins."""

    start: Day = Field(alias="from")


class DatedLists(Frozen):
    """A file that is known by pack and edition, and whose lists have entries that hold from their day on."""

    kind: str
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"

    @property
    def lists(self) -> Mapping[str, Sequence[Dated]]:
        """Its lists by name."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in values.items() if isinstance(value, tuple)}


D = TypeVar("D", bound=Dated)


class Direction(Frozen):
    """The lowest and the highest grade that a strength or weakness of one force speaks for."""

    slight: tuple[str, str]
    moderate: tuple[str, str]
    strong: tuple[str, str]


Steps = Annotated[int, Field(ge=0, le=9, description="steps between the item's middle and the grade"), WHOLE]


class Reading(Dated):
    """How an item's own middle is read and when it supports or contradicts a grade, from a day on."""

    supports_within: Steps
    contradicts_from: Steps
    proportion_cuts: tuple[Annotated[int, WHOLE], ...] = Field(
        description="lower edge in per cent of each point above the lowest"
    )
    strength: Direction
    weakness: Direction


class Trust(Dated):
    """What an item counts for whose record says nothing of it."""

    weight: Weight = Field(description="1 is one ordinary item")
    reliability: Fixed[Family, Probability] = Field(description="of each family of evidence")
    kinds: Fixed[Id, Probability] = Field(default={}, description="of kinds that differ from their family")
    unknown_kind: Probability = Field(description="of an item whose kind is not recorded")

    @field_validator("reliability")
    @classmethod
    def _every_family_has_one(cls, reliability: Mapping[Family, float]) -> Mapping[Family, float]:
        missing = [f"`{family}`" for family in get_args(Family) if family not in reliability]
        if missing:
            raise ValueError(f"every family has a reliability, and {', '.join(missing)} has none")
        return reliability


F = TypeVar("F", bound=Frozen)


def _rising(labels: F, lower: str, upper: str) -> F:
    """The labels, of which one begins below the other."""
    low, high = getattr(labels, lower), getattr(labels, upper)
    if low >= high:
        raise ValueError(f"`{lower}` begins below `{upper}`, and {low:g} is not below {high:g}")
    return labels


class RadiusLabels(Frozen):
    """From which weight radius on a middle is called solid, and moderate; below, fragile."""

    solid: Probability
    moderate: Probability

    @model_validator(mode="after")
    def _labels_rise(self) -> Self:
        return _rising(self, "moderate", "solid")


class ConflictLabels(Frozen):
    """From which conflict on evidence is called mixed, and above which conflicting; below, it agrees."""

    mixed: Probability
    conflicting: Probability

    @model_validator(mode="after")
    def _labels_rise(self) -> Self:
        return _rising(self, "mixed", "conflicting")


class TriangulationRule(Frozen):
    """When sources are held to bear each other out."""

    sources: Annotated[int, Field(ge=1, le=50), WHOLE] = Field(description="kinds of evidence that each carry `share`")
    share: Probability = Field(description="of the supporting weight, for a source to be counted")
    effective: Annotated[float, Field(ge=1, le=50), NUMBER] = Field(description="least effective number of sources")
    within: Annotated[int, Field(ge=0, le=9), WHOLE] = Field(description="steps within which it supports the middle")
    far: Annotated[int, Field(ge=1, le=10), WHOLE] = Field(description="steps from which a source's own middle is far")
    first_hand: tuple[Family, ...] = Field(min_length=1, description="families of which one has to be there")


class CertaintyRule(Frozen):
    """What lowers the certainty by one level each."""

    start: Level
    reliability: Probability = Field(description="mean reliability below which it is lowered")
    share: Probability = Field(description="share of the weight above which a doubt about it lowers")
    indirect_families: tuple[Family, ...]
    indirect_voices: tuple[Voice, ...]
    ignorance: Probability = Field(
        description="ignorance from which it is a doubt of its own, unless it follows from low reliability already"
    )
    sources: Annotated[float, Field(ge=1, le=50), NUMBER] = Field(
        description="effective number of sources below which it rests on too few"
    )
    steps: Annotated[int, Field(ge=0, le=9), WHOLE] = Field(description="steps above which a band is wide")
    margin: Annotated[float, Field(ge=0, le=50), NUMBER] = Field(description="points above which a sample is imprecise")
    margin_level: Annotated[float, Field(gt=0, lt=1), NUMBER] = Field(description="confidence of that margin")
    response: Probability = Field(description="share of those asked or drawn below which a sample may be selected")
    sampled: tuple[Family, ...] = Field(description="families that are samples")


class SearchLimits(Frozen):
    """How far the search for the smallest change goes."""

    items: Annotated[int, Field(ge=1, le=40), WHOLE] = Field(description="among how many it is exact")
    changes: Annotated[int, Field(ge=1, le=20), WHOLE] = Field(description="how many it changes at most")
    subsets: Annotated[int, Field(ge=1, le=100_000), WHOLE] = Field(
        description="how many ways of leaving items of one source out it looks through; among more, only single items"
    )
    left_out: Annotated[int, Field(ge=1, le=10_000), WHOLE] = Field(
        description="among how many items each is left out in turn, by a method that has to begin anew each time"
    )


class Limits(Dated):
    """Where labels begin."""

    insufficient_from: Probability = Field(description="ignorance from which the evidence is insufficient to say")
    radius: RadiusLabels
    conflict: ConflictLabels
    triangulation: TriangulationRule
    certainty: CertaintyRule
    search: SearchLimits


class MethodsInForce(Dated):
    """The methods on offer, and which one is taken when none is named."""

    default: Line
    quantile: Annotated[float, Field(gt=0, lt=1), NUMBER] = Field(description="0.5 for the median")
    offered: Methods


class WeighingFile(Frozen):
    """`weighing.yaml`."""

    readings: tuple[Reading, ...] = Field(min_length=1)
    trust: tuple[Trust, ...] = Field(min_length=1)
    methods: tuple[MethodsInForce, ...] = Field(min_length=1)
    limits: tuple[Limits, ...] = Field(min_length=1)


def in_force(entries: Sequence[D], day: dt.date) -> D | None:
    """The entry in force on `day`, or None before the first."""
    begun = [entry for entry in entries if entry.start <= day]
    return max(begun, key=lambda entry: entry.start, default=None)


def newest(entries: Sequence[D]) -> D:
    """The entry that began last, of which there has to be one: for what belongs to no day of its own."""
    return max(entries, key=lambda entry: entry.start)
