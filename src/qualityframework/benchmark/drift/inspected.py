"""One inspection, as a chart and a mean of teams see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection that could be compared: its mean residual (grade less what was expected), over how many indicators.

    `team` and `area` are None where they are not recorded; `at` is its place in the order of all. `doubt` is by how
    much the baseline may have been mistaken in what was expected, as a standard deviation in grades.
    """

    team: str | None
    residual: float
    indicators: int
    area: str | None = None
    at: int = 0
    doubt: float = 0.0
