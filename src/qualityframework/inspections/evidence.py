"""An item of evidence, as written: what it shows, where it comes from, what it counts for."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from ..frameworks import StandardRef
from ..vocabulary import WHOLE, Citation, Day, Frozen, Id, Line, Probability, Weight
from .written_values import Count, Known, Names, Prose, Words


def _is_a_source(name: str) -> str:
    """Every item that says `none` would count as one source with every other."""
    if name.lower() in ("none", "no", "yes", "unknown", "na", "nil"):
        raise ValueError(
            f"`{name}` would make one source of all items that say it: an item that stands alone has a word of its own "
            "here, such as its id, and what is not known is left out"
        )
    return name


Source = Annotated[Id, AfterValidator(_is_a_source)]
"""The source that items share."""


class Proportion(Frozen):
    """How many of those looked at met a standard."""

    met: Count = Field(description="how many met the standard")
    of: Annotated[int, Field(ge=1, le=999_999), WHOLE] = Field(description="how many were looked at")
    standard: Line | None = Field(default=None, description="what they were held against")

    @model_validator(mode="after")
    def _no_more_than_all(self) -> Self:
        if self.met > self.of:
            raise ValueError(f"{self.met} of {self.of} is more than all")
        return self


class Leaning(Frozen):
    """A strength or a weakness, and how strong it is."""

    direction: Literal["strength", "weakness"] = Field(description="which way it points")
    strength: Literal["slight", "moderate", "strong"] = Field(description="how strongly")


class Shown(Frozen):
    """What an item of evidence shows, in exactly one of five ways."""

    IN_FULL: ClassVar[str] = "{grade: ...}"
    grade: Words | None = Field(default=None, description="a grade of the scale")
    belief: dict[Words, Probability] | None = Field(
        default=None, description="share of belief a grade; the rest is cannot tell"
    )
    counts: dict[Words, Count] | None = Field(default=None, description="how many records or answers at each grade")
    proportion: Proportion | None = None
    leaning: Leaning | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = [name for name in type(self).model_fields if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"exactly one of grade, belief, counts, proportion, leaning is wanted, not {len(given)}")
        if self.belief is not None and sum(self.belief.values()) > 1 + 1e-9:
            raise ValueError(f"the beliefs sum to {sum(self.belief.values()):g}, which is above 1")
        if self.counts is not None and not sum(self.counts.values()):
            raise ValueError("the counts are all zero: nothing was looked at")
        return self


class EvidenceItem(Frozen):
    """One piece of evidence. It tells of groups and roles, never of a named person."""

    id: Id = Field(description="what it is known by in this record")
    kind: Id | None = Field(default=None, description="a kind of evidence of the framework")
    title: Line | None = Field(default=None, description="what it is")
    indicators: Names | None = Field(default=None, description="indicators it speaks to")
    shows: Shown | None = Field(default=None, description="what it shows, in one of five ways")
    gathered_on: Day | None = Field(default=None, alias="date", description="the day it was gathered")
    scored_on: Day | None = Field(default=None, description="the day the team wrote down what it shows")
    from_role: Line | None = Field(default=None, alias="from", description="role of those it comes from, never a name")
    lineage: Source | None = Field(
        default=None,
        description="items that come from one source, such as one focus group, share this; "
        "an item that stands alone has one of its own",
    )
    people: Count | None = Field(default=None, description="how many people, records or answers stand behind it")
    invited: Count | None = Field(default=None, description="how many were asked or drawn")
    reliability: Probability | None = Field(
        default=None, description="how far it is relied on, from 0 to 1, where that differs from the framework's"
    )
    verified: Known | None = Field(default=None, description="checked against a second source")
    standards: tuple[StandardRef, ...] | None = Field(
        default=None,
        description="statements, headline outcomes or principles of a catalogue that it bears on, "
        "as health-social-care-standards/2017#3.20",
    )
    weight: Weight | None = Field(
        default=None, description="what it counts for, where that differs from the framework's; 1 is one ordinary item"
    )
    weight_reason: Line | None = Field(default=None, description="why its weight differs from the framework's")
    source: Citation | None = Field(default=None, description="where it is published")
    note: Prose | None = Field(default=None, description="anything else to say")

    @model_validator(mode="after")
    def _no_more_than_were_asked(self) -> Self:
        if self.people is not None and self.invited is not None and self.people > self.invited:
            raise ValueError(f"{self.people} people are more than the {self.invited} who were invited")
        return self

    @model_validator(mode="after")
    def _weight_has_a_reason(self) -> Self:
        if self.weight is not None and self.weight_reason is None:
            raise ValueError("a weight of its own needs a `weight_reason`")
        return self
