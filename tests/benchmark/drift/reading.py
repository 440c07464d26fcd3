"""Published figures, and our own of the shelf."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qualityframework.frameworks import BENCHMARK, DriftFigures, SeverityFigures, load_benchmark

PUBLISHED = Path(__file__).parents[2] / "conformance"
OURS = load_benchmark(BENCHMARK).file
DRIFT: DriftFigures = OURS.drift[0]
SEVERITY: SeverityFigures = OURS.severity[0]


def published(name: str) -> Any:
    return json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"))


def near(expected: Any, tolerance: float) -> Any:
    return pytest.approx(expected, rel=0, abs=tolerance)
