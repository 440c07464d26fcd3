"""Inspections checked once, for many looks at their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualityframework.panel import Checked, check

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture(scope="session")
def illustrative() -> Checked:
    """The invented partnership, compared with an invented history."""
    return check(EXAMPLES / "illustrative-partnership.yaml", corpus=EXAMPLES / "earlier-inspections.csv")
