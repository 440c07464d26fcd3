"""`tests.yaml` of a catalogue: how much it has, where a statement stands, and which statements it does not carry."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from ..vocabulary import Frozen, Id, Status
from .expected import Beside, Expected
from .framework import Count


class CatalogueExpectation(Expected):
    """One thing that is expected of a catalogue."""

    kinds: ClassVar[Mapping[str, Beside]] = {
        "count": Beside(all_of=("expect",)),
        "statement": Beside(all_of=("outcome",), more=("status",)),
        "not_carried": Beside(),
    }
    count: Literal["principles", "outcomes", "statements"] | None = None
    expect: Count | None = Field(default=None, description="how many there are of what is counted")
    statement: Id | None = Field(default=None, description="a statement by its number, with the `outcome` it is under")
    outcome: Id | None = None
    status: Status | None = None
    not_carried: Id | None = Field(default=None, description="a number under an outcome, whose statement is not here")


class CatalogueTestsFile(Frozen):
    """`tests.yaml` of a catalogue."""

    tests: tuple[CatalogueExpectation, ...] = Field(min_length=1)
