"""Ratings to try, and what comes of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from qualityframework.benchmark.agreement import Agreement, KappaWeights, Measurement, Ratings, agreement_of
from qualityframework.frameworks import BENCHMARK, AgreementFigures, in_force, load_benchmark

ROOT = Path(__file__).resolve().parents[3]
Rows = Sequence[Sequence[float | None]]

_figures = in_force(load_benchmark(BENCHMARK).file.agreement, dt.date.max)
assert _figures is not None
FIGURES: AgreementFigures = _figures
FEW = FIGURES.model_copy(update={"resamples": 200})
"""The same with fewer resamples, where intervals do not matter."""

ALPHA, AC1, AC2, BP = "krippendorff-alpha", "gwet-ac1", "gwet-ac2", "brennan-prediger"
PERCENT, FLEISS, COHEN, W = "percent-agreement", "fleiss-kappa", "cohen-kappa", "kendall-w"
ICC = ("icc-1-1", "icc-2-1", "icc-3-1", "icc-1-k", "icc-2-k", "icc-3-k")
BY_CHANCE = (AC1, AC2, BP, FLEISS)


def published(name: str) -> Any:
    """Figures of others, with what they are from."""
    return json.loads((ROOT / "tests" / "conformance" / f"{name}.json").read_text(encoding="utf-8"))


def rated(rows: Rows, points: int = 6, level: str = "ordinal") -> Ratings:
    """Ratings on a scale of so many points, or of numbers where there is none; units and raters are numbered."""
    units = tuple(f"u{at}" for at in range(len(rows)))
    raters = tuple(f"r{at}" for at in range(len(rows[0])))
    labels = tuple(f"p{at}" for at in range(1, points + 1))
    return Ratings(units, raters, tuple(map(tuple, rows)), Measurement(level), labels)


def found(
    rows: Rows, points: int = 6, level: str = "ordinal", weights: str | None = None, figures: AgreementFigures = FEW
) -> Agreement:
    """What comes of ratings."""
    return agreement_of(rated(rows, points, level), figures, KappaWeights(weights) if weights is not None else None)


def values(made: Agreement) -> dict[str, float | None]:
    """The value of each coefficient."""
    return {name: one.value for name, one in made.coefficients.items()}


def value(made: Agreement, name: str) -> float:
    """The value of a coefficient that has one."""
    one = made.coefficients[name].value
    assert one is not None
    return one


def near(expected: Any, tolerance: float = 2e-9) -> Any:
    """As near as figures of nine places can be."""
    return pytest.approx(expected, rel=0, abs=tolerance)


@st.composite
def tables(
    draw: st.DrawFn, points: int = 6, missing: bool = True, least: int = 2, raters: int | None = None
) -> list[list[int | None]]:
    """Ratings on a scale, with gaps or without; raters follow the unit more or less."""
    count = raters if raters is not None else draw(st.integers(2, 5))
    rows: list[list[int | None]] = []
    for _ in range(draw(st.integers(least, 9))):
        middle = draw(st.integers(1, points))
        spread = draw(st.integers(0, 2))
        grade = st.integers(max(1, middle - spread), min(points, middle + spread))
        rows.append(draw(st.lists(grade | st.none() if missing else grade, min_size=count, max_size=count)))
    return rows
