"""Inspections checked once, for many looks at their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualityframework.panel import Checked, check

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


BARE = """
id: bare
title: Bare
framework: children-care-protection/2019
profile: 2018-20
as_of: 2019-11-29
"""


@pytest.fixture(scope="session")
def illustrative() -> Checked:
    """The invented partnership, compared with an invented history."""
    return check(EXAMPLES / "illustrative-partnership.yaml", corpus=EXAMPLES / "earlier-inspections.csv")
