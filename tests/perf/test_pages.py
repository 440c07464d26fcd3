"""What the page for a panel costs beside the check that it tells of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from qualityframework.panel import check
from qualityframework.report import panel_page

from .measuring import Timed, assert_at_most

pytestmark = pytest.mark.perf

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_a_page_of_22_indicators_takes_little_more_than_the_check() -> None:
    def checked() -> object:
        return check(EXAMPLES / "illustrative-partnership.yaml", corpus=EXAMPLES / "earlier-inspections.csv")

    made = check(EXAMPLES / "illustrative-partnership.yaml", corpus=EXAMPLES / "earlier-inspections.csv")
    assert len(made.inspection.record.evaluations or ()) == 22
    assert_at_most(
        1.5,
        _timed(lambda: panel_page(made)),
        _timed(checked),
        turns=5,
        told="a page for a panel, and the check (goal 1 s)",
    )


def _timed(call: Callable[[], object]) -> Timed:
    def timed() -> float:
        start = perf_counter()
        call()
        return perf_counter() - start

    return timed
