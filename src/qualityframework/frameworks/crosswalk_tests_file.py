"""`tests.yaml` of a crosswalk: how an item stands to one of the other framework, and what nobody related."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from ..vocabulary import Frozen, Id, Status
from .crosswalk_file import ItemLevel
from .expected import Beside, Expected

ExpectedKind = Literal["equal", "equivalent", "subset", "superset", "intersects", "none", "may-intersect", "not-mapped"]
"""A kind of relation, or that there is none told."""


class CrosswalkExpectation(Expected):
    """One thing that is expected of a crosswalk. What the domain of an item lies in, the item lies in too."""

    kinds: ClassVar[Mapping[str, Beside]] = {
        "item": Beside(all_of=("to", "kind"), more=("level", "level_to", "status")),
        "not_mapped": Beside(more=("level",)),
        "not_mapped_there": Beside(more=("level",)),
    }
    item: Id | None = Field(default=None, description="an item of `from_framework`, related `to` another")
    level: ItemLevel | None = Field(default=None, description="what the item is; an indicator if left out")
    to: Id | None = Field(default=None, description="an item of `to_framework`")
    level_to: ItemLevel | None = Field(default=None, description="what that is; an indicator if left out")
    kind: ExpectedKind | None = Field(
        default=None,
        description="how the first stands to the second; may-intersect: what it lies in shares something with it; "
        "not-mapped: nobody said",
    )
    status: Status | None = Field(default=None, description="how the relation is known")
    not_mapped: Id | None = Field(default=None, description="an item of `from_framework` that nobody related")
    not_mapped_there: Id | None = Field(default=None, description="the same of `to_framework`")


class CrosswalkTestsFile(Frozen):
    """`tests.yaml` of a crosswalk."""

    tests: tuple[CrosswalkExpectation, ...] = Field(min_length=1)
