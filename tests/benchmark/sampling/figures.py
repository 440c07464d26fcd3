"""Figures that are kept, the shelf's own, and nearness."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qualityframework.benchmark.sampling import sampling_figures, survey_figures
from qualityframework.frameworks import BENCHMARK, load_benchmark

KEPT = Path(__file__).parents[2] / "conformance"
SAMPLING = sampling_figures(load_benchmark(BENCHMARK))
SURVEYS = survey_figures(load_benchmark(BENCHMARK))


@cache
def figures(name: str) -> Any:
    return json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))


def near(expected: Any, tolerance: float) -> Any:
    return pytest.approx(expected, rel=0, abs=tolerance)
