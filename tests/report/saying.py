"""What is said in plain words of a few items of evidence."""

from __future__ import annotations

from typing import Any

from qualityframework.frameworks import load
from qualityframework.report.plain_words import in_plain_words
from qualityframework.weighing import Weighed
from tests.strategies.inspections import FRAMEWORK
from tests.weighing.inspected import Data, says, weighed

KINDS = ("records-read", "children-meetings", "family-meetings", "outcome-data", "staff-survey")
ALL_IN: Data = {"people": 96, "invited": 96}
FIRM = (says("good", **ALL_IN), *(says("good", kind) for kind in KINDS[1:4]))
"""Four sources that say good."""


def words(one: Weighed) -> str:
    """The paragraph."""
    return in_plain_words(one, load(FRAMEWORK))


def told(*items: Data, **parts: Any) -> str:
    """What is said of items on 2.1."""
    return words(weighed(*items, **parts))


def of_each(*grades: str, **parts: Any) -> str:
    """What is said of an item of each kind, fully reliable, all that were drawn."""
    items = (says(grade, kind, reliability=1, **ALL_IN) for grade, kind in zip(grades, KINDS, strict=False))
    return told(*items, **parts)
