"""Panels as they may have been: how lenient and how consistent, what they gave, and how their grades are judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from qualityframework.benchmark.consistency import Model, Seen
from qualityframework.benchmark.consistency.standing import likeliest
from tests.benchmark.consistency.made import FIGURES, model

AREA_MEAN, AREA_SD, WITHIN_SD = 3.87, 0.7, 0.6
"""Near what 172 published evaluations show: a mean of 3.87, 0.68 between areas and 0.72 within."""
LENIENCY_SD, OWN_SD = 0.3, 0.15
SLOPE, LOG_SLOPE_SD = 4.0, 0.2
DRAWS = 300


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

    def like_these(self, rng: np.random.Generator) -> Panels:
        """One panel of them, more lenient or less than all together."""
        return self._replace(shifts=tuple(np.array(self.shifts) + rng.normal(0, FIGURES.panel_sd)))

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


Draw = Callable[[np.random.Generator, int], Panels]


class Judged(NamedTuple):
    """A grade that panels gave, in what was expected of them."""

    look: bool
    explain: bool
    look_by_chance: float
    explain_by_chance: float
    place: float
    one_off: tuple[bool, ...]
    two_off: tuple[bool, ...]

    @classmethod
    def by(cls, told: Model, case: Seen, chance: float) -> Judged:
        """Whether it is outside the likely and the possible grades, and whether it would be, one or two grades off.

        Its place is from 0 to 1, spread evenly if what is expected is right; `chance` is where in its own share.
        """
        shares = [float(share) for share in told.predicted(case.subject, case.score)]
        likely, possible = likeliest(shares, FIGURES.likely), likeliest(shares, FIGURES.possible)
        one_off, two_off = (
            tuple(grade not in likely for grade in (case.grade - wrong, case.grade + wrong) if 1 <= grade <= 6)
            for wrong in (1, 2)
        )
        return cls(
            look=case.grade not in likely,
            explain=case.grade not in possible,
            look_by_chance=1 - sum(shares[grade - 1] for grade in likely),
            explain_by_chance=1 - sum(shares[grade - 1] for grade in possible),
            place=sum(shares[: case.grade - 1]) + chance * shares[case.grade - 1],
            one_off=one_off,
            two_off=two_off,
        )


class Cell:
    """Drafts judged by histories of one size, grade by grade."""

    def __init__(self, drafts: list[list[Judged]]) -> None:
        self.drafts = drafts
        self.grades = [judged for draft in drafts for judged in draft]

    def share(self, of: str) -> float:
        """Mean of a field over all grades; of a field that has several, over all of these."""
        return float(np.mean(np.hstack([getattr(judged, of) for judged in self.grades])))

    def any(self, of: str) -> float:
        """Share of drafts of which it holds for any grade."""
        return float(np.mean([any(getattr(judged, of) for judged in draft) for draft in self.drafts]))

    @property
    def uneven(self) -> float:
        """The Kolmogorov-Smirnov distance of the places from being spread evenly."""
        places = np.sort([judged.place for judged in self.grades])
        steps = np.arange(len(places) + 1) / len(places)
        return float(max((steps[1:] - places).max(), (places - steps[:-1]).max()))


def simulated(inspections: int, indicators: int, drafts: int, drawn: Draw) -> Cell:
    """300 times panels, a history of theirs, and some more inspections by the same panels."""
    rng, found = np.random.default_rng([20180801, inspections, indicators]), []
    for _ in range(DRAWS):
        panels = drawn(rng, indicators)
        told = model([case for _ in range(inspections) for case in panels.inspection(rng)])
        found += [[Judged.by(told, case, rng.random()) for case in panels.inspection(rng)] for _ in range(drafts)]
    return Cell(found)
