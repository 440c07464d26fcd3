"""Levels of certainty, and how doubts lower them.

Source: GRADE Working Group, whose evidence starts high from randomised trials and low from observation.
"""

from __future__ import annotations

from ..vocabulary import Level


def level(start: Level, doubts: int, upgrades: int = 0) -> Level:
    """The start, lowered by each doubt and raised by each upgrade, from the lowest level to the highest."""
    levels = list(Level)
    return levels[min(max(levels.index(start) - doubts + upgrades, 0), len(levels) - 1)]
