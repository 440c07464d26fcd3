"""What a ruleset came to over many inspections, in numbers."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from ..__about__ import __version__
from ..frameworks import Overlaid
from ..vocabulary import Frozen, Severity


class Counted(Frozen):
    """How often a rule came to what is not clear, over all rows that it looks at in all inspections."""

    rule: str
    severity: Severity
    fires: int
    undetermined: int = Field(description="of rows that are there, and of lists of rows that were never recorded")
    not_applicable: int

    @property
    def all_clear(self) -> bool:
        """Whether it came to nothing else."""
        return not (self.fires or self.undetermined or self.not_applicable)


class Tally(Overlaid):
    """How often each rule came to what, over many inspections as tables."""

    format: Literal["qualityframework.population-tally/1"] = "qualityframework.population-tally/1"
    engine: str = Field(default=__version__, description="version of qualityframework")
    ruleset: str
    ruleset_digest: str
    as_of: dt.date = Field(description="the day whose rules and parameters were asked")
    inspections: int = Field(description="how many there are in the tables")
    rules: tuple[Counted, ...] = Field(description="the rules in force, in order of the ruleset, also those all clear")
    not_in_force: tuple[str, ...] = Field(description="rules of the ruleset that were not asked")

    def at_least(self, severity: Severity) -> tuple[Counted, ...]:
        """The rules of this severity or above that fired."""
        return tuple(one for one in self.rules if one.fires and one.severity.rank >= severity.rank)
