"""What was proved of rules, and how it is told."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from ..frameworks import Overlaid
from ..vocabulary import Frozen


class Claim(StrEnum):
    """What is proved of rules."""

    CAN_FIRE = "can-fire"
    CAN_BE_CLEAR = "can-be-clear"
    NOT_IMPLIED = "not-implied"
    GAPS_NEVER_CLEAR = "gaps-never-clear"
    MORE_NEVER_ADDS = "more-never-adds"
    NEVER_TOGETHER = "never-together"
    TABLE_HAS_NO_GAP = "table-has-no-gap"
    TABLE_HAS_NO_OVERLAP = "table-has-no-overlap"
    LEVEL_IS_REACHED = "level-is-reached"
    ONE_KIND_IS_QUESTIONED = "one-kind-is-questioned"
    LIMIT_HOLDS = "limit-holds"


Verdict = Literal["proved", "refuted", "meant", "needless", "not-shown"]


class Proof(Frozen):
    """One claim about one rule or several, or about a framework."""

    claim: Claim
    rules: tuple[str, ...] = Field(description="none where it is of a framework")
    of: str | None = Field(default=None, description="the framework and what of it, where it is of one")
    verdict: Verdict = Field(
        description="proved within the bounds; refuted by a counterexample; meant: refuted, and the pack says why; "
        "needless: proved, and the pack says that it is not so; not-shown: nothing was found, or the solver gave up"
    )
    bounds: str = Field(description="within which it was asked")
    shown_by: str | None = Field(default=None, description="an example for the file of the first rule")
    because: str | None = Field(default=None, description="why it is promised, meant, or not shown")


class Proofs(Overlaid):
    """All that was proved of a ruleset or of a framework."""

    format: Literal["qualityframework.proofs/1"] = "qualityframework.proofs/1"
    engine: str = Field(description="version of qualityframework")
    pack: str = Field(description="the ruleset or the framework")
    digest: str = Field(description="of its content")
    proofs: tuple[Proof, ...]

    @property
    def failed(self) -> tuple[Proof, ...]:
        """What is refuted and not meant, meant and not so, or not shown."""
        return tuple(one for one in self.proofs if one.verdict in ("refuted", "needless", "not-shown"))
