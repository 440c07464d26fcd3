"""What tables of refusals are written with, and how a problem is told."""

from __future__ import annotations

from qualityframework.expressions import Problem
from qualityframework.vocabulary import Code

REFUSED, TYPE, NAME = Code.REFUSED, Code.TYPE_ERROR, Code.UNKNOWN_NAME
PARAMETERS = {"least": "3", "limit": "0.60", "since": "2019-07-31", "bar": "good", "word": "records"}
LISTED = "look at it under `let`"
NO_TRUTH = "nothing counts as true by itself"

Row = tuple[str, Code, str, str | None, str]
"""An expression, the code, a part of the message, a part of the help or none, and the characters that are marked."""


def told(problem: Problem, expression: str) -> tuple[Code, str, str | None, str]:
    """The code, the message, the help and the characters that are marked."""
    return problem.code, problem.message, problem.help, expression[problem.start : problem.end]
