"""A rule file, as written: one rule that carries its own proof."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from ..vocabulary import Day, Frozen, Line, Outcome
from .ruleset_file import RuleBody


class Example(Frozen):
    """What is given and what is to come of it. What is left out of `given` is unknown."""

    name: Line
    given: Mapping[str, Any]
    expect: Outcome
    as_of: Day | None = Field(default=None, description="the day whose parameters are used; the latest unless given")


class RuleFile(RuleBody):
    """`rules/<remit>/<rule>.yaml`."""

    examples: tuple[Example, ...] = Field(min_length=2)
