"""`crosswalk.yaml`: how the subject matter of one framework's items stands to that of another's.

The kinds of relation are those of set theory, after the mapping model of OSCAL. What nobody related is never
written down: it follows, and it is unknown.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from ..vocabulary import Citation, Fixed, Frozen, Id, Line
from .sourced import PackRef, Sourced

ItemLevel = Literal["indicator", "area", "domain"]
"""What an item of a framework is."""


ItemName = tuple[ItemLevel, str]
"""An item by what it is and its identifier."""


class RelationKind(StrEnum):
    """How the subject matter of one item stands to that of another."""

    EQUAL = "equal"  # the same, in the same words
    EQUIVALENT = "equivalent"  # the same, in other words
    SUBSET = "subset"  # it lies within the other
    SUPERSET = "superset"  # the other lies within it
    INTERSECTS = "intersects"  # they share something, and each has something of its own
    NONE = "none"  # they share nothing, which is a statement

    @property
    def is_whole(self) -> bool:
        """Whether all of the one is of the other too."""
        return self in (RelationKind.EQUAL, RelationKind.EQUIVALENT, RelationKind.SUBSET)

    @property
    def inverse(self) -> "RelationKind":
        """The same relation, seen from the other item."""
        match self:
            case RelationKind.SUBSET:
                return RelationKind.SUPERSET
            case RelationKind.SUPERSET:
                return RelationKind.SUBSET
            case _:
                return self


class Pair(NamedTuple):
    """One item on either side."""

    here: ItemName
    there: ItemName


Related = Annotated[tuple[Id, ...], Field(min_length=1, max_length=200)]
"""Items on one side of a relation; every pair of two sides is looked at."""


class Relation(Sourced):
    """Each item of `from` stands in this relation to each item of `to`."""

    here: Annotated[Related, Field(alias="from", description="items of `from_framework`")]
    there: Annotated[Related, Field(alias="to", description="items of `to_framework`")]
    level_from: ItemLevel = Field(default="indicator", description="what the items of `from` are")
    level_to: ItemLevel = Field(default="indicator", description="what the items of `to` are")
    kind: RelationKind = Field(
        description="of the subject matter. equal: the same in the same words; equivalent: the same in other words; "
        "subset: `from` lies within `to`; superset: `to` lies within `from`; intersects: they share something and each "
        "has something of its own; none: they share nothing, which is a statement, where silence is not"
    )

    @property
    def pairs(self) -> Iterator[Pair]:
        """The pairs that it relates."""
        return (Pair((self.level_from, here), (self.level_to, there)) for here in self.here for there in self.there)


class CrosswalkFile(Frozen):
    """`crosswalk.yaml`."""

    kind: Literal["crosswalk"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line
    from_framework: PackRef
    to_framework: PackRef
    sources: Fixed[Id, Citation] = Field(default={})
    relations: tuple[Relation, ...] = Field(min_length=1)

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"
