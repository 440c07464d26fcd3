"""One inspection, as a chart and a mean of teams see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection that could be compared: its mean residual (grade less what was expected), over how many indicators.

    `team` and `area` are None where they are not recorded.
    """

    team: str | None
    residual: float
    indicators: int
    area: str | None = None
