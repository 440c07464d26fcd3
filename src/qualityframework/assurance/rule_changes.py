"""Two editions of a ruleset compared by meaning, and how that is told."""

import datetime as dt
from typing import Literal

from pydantic import Field

from ..vocabulary import Frozen, Outcome, Severity
from .effect import Effect


class Shown(Frozen):
    """A record on which two editions of a rule come to different outcomes."""

    day: dt.date | None = Field(description="the day whose parameters were used; null where the rule has none")
    before: Outcome | None = Field(description="null where the rule is not in force")
    after: Outcome | None
    example: str | None = Field(description="as it stands in a rule file; null where no file can say it")


class RuleChange(Frozen):
    """What became of one rule."""

    rule: str
    how: Literal["added", "removed", "words", "severity", "meaning"] = Field(
        description="words: texts alone; severity: that, and no more than words beside it; meaning: what it asks"
    )
    effect: Effect
    severity_before: Severity | None
    severity_after: Severity | None
    equal_within: str | None = Field(
        default=None, description="bounds within which the two mean the same although they are written otherwise"
    )
    asks_more: Shown | None = Field(default=None, description="a record of which more is asked")
    asks_less: Shown | None = Field(default=None, description="a record of which less is asked")
    not_shown: str | None = Field(default=None, description="why it could not be told whether they mean the same")
    declared: Effect | None = Field(description="what the changelog says of it; null where it says nothing")


class RulesetDiff(Frozen):
    """All that differs between two editions of a ruleset."""

    format: Literal["qualityframework.ruleset-diff/1"] = "qualityframework.ruleset-diff/1"
    engine: str = Field(description="version of qualityframework")
    before: str
    before_digest: str
    after: str
    after_digest: str
    changes: tuple[RuleChange, ...]
    unchanged: int = Field(description="rules that are written as they were")

    @property
    def undeclared(self) -> tuple[RuleChange, ...]:
        """The rules whose effect the changelog has to declare and does not. `breaking` declares any effect."""
        told = (one for one in self.changes if one.effect is not Effect.EDITORIAL or one.not_shown is not None)
        return tuple(one for one in told if one.declared not in (one.effect, Effect.BREAKING))
