"""`catalogue.yaml`: numbered statements that evidence, rules and illustrations can cite."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import Field

from ..vocabulary import Citation, Fixed, FixedDict, Frozen, Id, Line
from .sourced import Sourced

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)*")


class Principle(Sourced):
    """What all statements rest on."""

    id: Id
    title: Line

    @property
    def text(self) -> str:
        """Its title, which is all that it says."""
        return self.title


class HeadlineOutcome(Sourced):
    """A heading that statements stand under."""

    id: Id
    text: Line = Field(description="in our words")


class CataloguedStatement(Sourced):
    """One statement, by the number that it has in its publication."""

    id: Id
    outcome: Id
    text: Line = Field(description="in our words")


Catalogued = CataloguedStatement | HeadlineOutcome | Principle
"""What can be cited: a statement or a headline outcome by its number, or a principle by its name."""


class CatalogueFile(Frozen):
    """`catalogue.yaml`."""

    kind: Literal["catalogue"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line
    thin: Line | None = Field(default=None, description="what of the catalogue is carried here, where it is not all")
    sources: Fixed[Id, Citation]
    principles: tuple[Principle, ...] = ()
    outcomes: tuple[HeadlineOutcome, ...] = Field(min_length=1)
    statements: tuple[CataloguedStatement, ...] = Field(min_length=1)

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"

    @cached_property
    def by_id(self) -> Mapping[str, CataloguedStatement]:
        """Statements by number, in the order of the catalogue."""
        return FixedDict({one.id: one for one in self.statements})

    def could_have(self, number: str) -> bool:
        """Whether a statement under one of its outcomes could have that number, carried or not."""
        outcome, _, rest = number.partition(".")
        return any(outcome == one.id for one in self.outcomes) and NUMBER.fullmatch(rest) is not None

    def source_of(self, one: Catalogued) -> Citation | None:
        """Where it was seen; None where it was seen nowhere."""
        return self.sources[one.source] if one.source is not None else None

    @cached_property
    def citable(self) -> Mapping[str, Catalogued]:
        """Everything that can be cited, by number or name."""
        everything: tuple[Catalogued, ...] = (*self.outcomes, *self.statements, *self.principles)
        return FixedDict({one.id: one for one in everything})
