"""What came of the mutants of a ruleset."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..__about__ import __version__
from ..expressions import Slip
from ..frameworks import Overlaid
from ..vocabulary import Frozen, Remit


class Mutant(Frozen):
    """One slip in a rule."""

    slip: Slip
    part: str = Field(description="`applies`, `when`, `let NAME` or `parameters NAME`")
    before: str = Field(description="what stands there")
    after: str = Field(description="what stands there instead; nothing where it is left out")
    number: int = Field(description="which of the places of that part that read so, from 1")
    place: str = Field(description="where the part stands")
    killed_by: str | None = Field(description="the first example that tells it; null when none does")
    because: str | None = Field(description="why it may survive, as the pack explains it")

    @property
    def name(self) -> str:
        """What it is called where it is explained."""
        which = f" ({self.number})" if self.number > 1 else ""
        return f"{self.part}: {self.before} -> {self.after or 'nothing'}{which}"


class RuleMutants(Frozen):
    """The mutants of one rule."""

    rule: str
    remit: Remit
    mutants: tuple[Mutant, ...]
    same: int = Field(description="slips not counted: they mean the same as the rule or as another mutant")
    not_as_expected: int = Field(description="how many of its examples came to something else; they kill nothing")

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """Those that no example tells, explained or not."""
        return tuple(one for one in self.mutants if one.killed_by is None)

    @property
    def unexplained(self) -> tuple[Mutant, ...]:
        """Those that no example tells, and of which the pack does not say why."""
        return tuple(one for one in self.survivors if one.because is None)


class Mutation(Overlaid):
    """What came of the mutants of a ruleset."""

    format: Literal["qualityframework.mutation/1"] = "qualityframework.mutation/1"
    engine: str = Field(default=__version__, description="version of qualityframework")
    ruleset: str
    ruleset_digest: str
    rules: tuple[RuleMutants, ...] = Field(description="the rules that were asked for, in order of the ruleset")

    @property
    def of(self) -> int:
        """How many mutants there are."""
        return sum(len(rule.mutants) for rule in self.rules)

    @property
    def killed(self) -> int:
        """How many of them an example tells."""
        return self.of - sum(len(rule.survivors) for rule in self.rules)

    @property
    def unexplained(self) -> tuple[RuleMutants, ...]:
        """The rules with survivors that nobody explains."""
        return tuple(rule for rule in self.rules if rule.unexplained)
