"""Histories as they may come about, charted from end to end: how often a shift is signalled, there or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from qualityframework.benchmark import Drift, watch
from qualityframework.benchmark.consistency import Seen
from qualityframework.benchmark.corpora import Case, Programme, corpus_of, when
from tests.benchmark.consistency.made import SHELF
from tests.benchmark.consistency.simulation import Draw, Panels

POINTS = ("unsatisfactory", "weak", "adequate", "good", "very_good", "excellent")
PROGRAMME = Programme("p 1", "Programme", "six-point-scale/1", POINTS, "p/1", "1", None)
FIRST = dt.date(2019, 1, 1)
FIGURES = SHELF.file.drift[0]


def of_panels(rng: np.random.Generator, panels: Panels, after: int, baseline: int, shift: float) -> Iterator[Case]:
    """A history of one programme, with so many inspections after the baseline, and shifted by so much from there on.

    Beside what is drawn of panels, each inspection has a leniency of its own, as far as the figures say it has.
    """
    shared = np.sqrt(shared_variance())
    for number in range(baseline + after):
        more = rng.normal(0, shared) + (shift if number >= baseline else 0)
        moved = panels._replace(shifts=tuple(one + more for one in panels.shifts))
        day = when((FIRST + dt.timedelta(days=number)).isoformat())
        for seen in moved.inspection(rng):
            yield _case(seen, f"i{number:02}", day)


def _case(seen: Seen, name: str, day: object) -> Case:
    grade = POINTS[seen.grade - 1]
    return Case("p 1", name, seen.subject, grade, seen.score, "figures", True, day, None, None, None)  # type: ignore[arg-type]


def shared_variance() -> float:
    """What the indicators of one inspection share, by the figures of one and of seven."""
    one, seven = FIGURES.mean_sd.one**2, FIGURES.mean_sd.seven**2
    return one - (one - seven) / (1 - 1 / 7)


class Signalled(NamedTuple):
    """Shares of histories that were signalled: by the moving average, by the sums, by either of them."""

    average: float
    sums: float
    either: float


def signalled(
    drawn: Draw, indicators: int, baseline: int, *, shift: float = 0, within: int = 30, times: int = 100
) -> Signalled:
    """How often a shift is signalled within so many inspections after the baseline; without one, how often in vain."""
    rng = np.random.default_rng([20180801, indicators, baseline])
    found = []
    for _ in range(times):
        made = charted(of_panels(rng, drawn(rng, indicators), within, baseline, shift), baseline)
        average = any(point.average.signal for point in made.points)
        sums = any(point.sums.signals for point in made.points)
        found.append((average, sums, average or sums))
    return Signalled(*(float(share) for share in np.mean(found, axis=0)))


def charted(cases: Iterator[Case], baseline: int) -> Drift:
    return watch(corpus_of("made", "Made", [PROGRAMME], cases), SHELF, baseline=baseline)
