"""Figures of the shelf and others like them, and histories made in a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest

from qualityframework.benchmark.consistency import Model, Seen, fitted
from qualityframework.frameworks import BENCHMARK, ConsistencyFigures, load_benchmark

SHELF = load_benchmark(BENCHMARK)
FIGURES: ConsistencyFigures = SHELF.file.consistency[0]
SUBJECT = "2.1"


def near(expected: Any, tolerance: float) -> Any:
    return pytest.approx(expected, rel=0, abs=tolerance)


def changed(**parts: Any) -> ConsistencyFigures:
    """The shelf's figures with other values in these places."""
    return ConsistencyFigures.model_validate(_merged(FIGURES.model_dump(by_alias=True), parts))


def _merged(values: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    merged = dict(values)
    for name, other in others.items():
        merged[name] = _merged(values[name], other) if isinstance(other, dict) else other
    return merged


FINER = changed(grid={"shift": {"points": 251}, "leniency": {"points": 151}, "slope": {"points": 121}})
"""Steps of 0.02 of a grade."""
COARSE = changed(grid={"shift": {"points": 21}, "leniency": {"points": 13}, "slope": {"points": 9}})
"""Quick, and as good as any for laws that hold on every grid."""


def seen(*told: tuple[float, int], subject: str = SUBJECT) -> list[Seen]:
    """Scores and grades of one subject."""
    return [Seen(subject, score, grade) for score, grade in told]


def model(history: Iterable[Seen], points: int = 6, of: ConsistencyFigures = FIGURES) -> Model:
    return fitted(history, points, of)


def predicted(history: Iterable[Seen], score: float, subject: str = SUBJECT, **more: Any) -> list[float]:
    """What a history leads to expect on evidence of that score."""
    return [float(share) for share in model(history, **more).predicted(subject, score)]


def mean(distribution: Iterable[float]) -> float:
    """In grades, from 1."""
    return float(sum(position * share for position, share in enumerate(distribution, 1)))


def at_least(distribution: Iterable[float]) -> list[float]:
    """How likely each grade or a higher one is."""
    return [float(share) for share in np.cumsum(list(distribution)[::-1])[::-1]]
