"""Comparing with earlier inspections, agreement of raters, and samples: how sure can one be, with few cases?

corpora (what is known of earlier inspections) -> consistency (what panels gave on evidence like this) -> Benchmark

All is loaded on first use, since the numbers need numpy and scipy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use

if TYPE_CHECKING:
    from .consistency import (
        Answer,
        BaseRate,
        Benchmark,
        Chance,
        Comparable,
        Compared,
        Conformal,
        Expected,
        History,
        Interval,
        LeftOutOfHistory,
        Leniency,
        RestsOn,
        Standing,
        compare,
    )
    from .corpora import Case, Corpus, Flag, Programme, Remark, Step, Tally, When, add_to_corpus, open_corpus, published
    from .drift import DrawnMean, Drift, Severity, TeamLeniency, Watched, watch

_HOMES = homes(
    consistency="""Answer BaseRate Benchmark Chance Comparable Compared Conformal Expected History Interval
        LeftOutOfHistory Leniency RestsOn Standing compare""",
    drift="DrawnMean Drift Severity TeamLeniency Watched watch",
    corpora="Case Corpus Flag Programme Remark Step Tally When add_to_corpus open_corpus published",
)

__all__ = [
    "Answer",
    "BaseRate",
    "Benchmark",
    "Case",
    "Chance",
    "Comparable",
    "Compared",
    "Conformal",
    "Corpus",
    "DrawnMean",
    "Drift",
    "Expected",
    "Flag",
    "History",
    "Interval",
    "LeftOutOfHistory",
    "Leniency",
    "Programme",
    "Remark",
    "RestsOn",
    "Severity",
    "Standing",
    "Step",
    "Tally",
    "TeamLeniency",
    "Watched",
    "When",
    "add_to_corpus",
    "compare",
    "open_corpus",
    "published",
    "watch",
]

__getattr__ = on_use(__name__, _HOMES)
