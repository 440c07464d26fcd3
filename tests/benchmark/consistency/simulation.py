"""Panels as they may have been: how lenient, how consistent, and what they gave on evidence of all kinds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from qualityframework.benchmark.consistency import Seen
from tests.benchmark.consistency.made import FIGURES

AREA_MEAN, AREA_SD, WITHIN_SD = 3.87, 0.7, 0.6
"""Near what 172 published evaluations show: a mean of 3.87, 0.68 between areas and 0.72 within."""
LENIENCY_SD, OWN_SD = 0.3, 0.15
SLOPE, LOG_SLOPE_SD = 4.0, 0.2


class Panels(NamedTuple):
    """How panels give grades: the slope, and the shift of each indicator."""

    slope: float
    shifts: tuple[float, ...]

    @classmethod
    def drawn(cls, rng: np.random.Generator, indicators: int) -> Panels:
        """Panels somewhat more consistent than is believed beforehand, and not as far from the framework."""
        slope = float(np.exp(rng.normal(np.log(SLOPE), LOG_SLOPE_SD)))
        return cls(slope, tuple(rng.normal(0, LENIENCY_SD) + rng.normal(0, OWN_SD, indicators)))

    @classmethod
    def as_believed(cls, rng: np.random.Generator, indicators: int) -> Panels:
        """Panels drawn from what is believed beforehand."""
        slope = float(np.exp(rng.normal(np.log(FIGURES.slope), FIGURES.log_slope_sd)))
        own = rng.normal(0, FIGURES.indicator_sd, indicators)
        return cls(slope, tuple(rng.normal(0, FIGURES.leniency_sd) + own))

    def inspection(self, rng: np.random.Generator) -> list[Seen]:
        """One area, evaluated on each indicator; they are called 0, 1 and so on."""
        area = rng.normal(AREA_MEAN, AREA_SD)
        scores = np.clip(area + rng.normal(0, WITHIN_SD, len(self.shifts)), 1, 6)
        felt = scores + np.array(self.shifts) + rng.logistic(0, 1 / self.slope, len(self.shifts))
        grades = np.clip(np.floor(felt + 0.5), 1, 6)
        return [
            Seen(str(name), float(score), int(grade))
            for name, (score, grade) in enumerate(zip(scores, grades, strict=True))
        ]
