"""What every rule written by hand shares: the four outcomes, and the few questions that most of them ask.

A row has an attribute for each fact of its entity, which a type checker cannot see, so rows are `Any` here.
"""

from __future__ import annotations

from typing import Any

from qualityframework.expressions import OUTCOMES
from qualityframework.vocabulary import Outcome

CLEAR, FIRES, UNDETERMINED, NOT_APPLICABLE = (
    OUTCOMES.index(outcome) for outcome in (Outcome.CLEAR, Outcome.FIRES, Outcome.UNDETERMINED, Outcome.NOT_APPLICABLE)
)

UNSATISFACTORY, WEAK, VERY_GOOD, EXCELLENT = 1, 2, 5, 6


def listed(related: Any) -> tuple[Any, Any, bool]:
    """The rows in a list, those that may be in it, and whether there may be more that were never recorded."""
    if isinstance(related, tuple):
        return related, (), False
    return related.certain, related.possible, related.open


def known(related: Any) -> tuple[Any, bool]:
    """The rows in a list, and whether there may be others in it."""
    if isinstance(related, tuple):
        return related, False
    return related.certain, bool(related.possible) or related.open


def outside(applies: bool | None) -> int:
    """The outcome where a rule does not apply, or where nobody knows whether it does."""
    return UNDETERMINED if applies is None else NOT_APPLICABLE


def lacking(fact: bool | None) -> int:
    """Fires when it is certain that something is not there."""
    if fact is None:
        return UNDETERMINED
    return CLEAR if fact else FIRES


def graded(evaluation: Any, lowest: int, highest: int) -> bool | None:
    """Whether it has a grade from the lowest to the highest."""
    if evaluation.evaluated is False:
        return False
    if evaluation.grade is None:
        return None
    return evaluation.evaluated if lowest <= evaluation.grade <= highest else False


def both(one: bool | None, other: bool | None) -> bool | None:
    """Whether both hold: no as soon as one does not."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
