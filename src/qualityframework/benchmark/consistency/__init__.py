"""Unusual, or inconsistent? Base rates tell the one; what earlier panels gave on evidence like this, the other.

history (which cases) -> model (what they teach) -> standing (where a draft lies) -> compare -> Benchmark
"""

from .compare import compare
from .compared import (
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
)
from .fit import Fit, fit_of
from .history import seen_in
from .model import Model, Seen, fitted

__all__ = [
    "Answer",
    "BaseRate",
    "Benchmark",
    "Chance",
    "Comparable",
    "Compared",
    "Conformal",
    "Expected",
    "Fit",
    "History",
    "Interval",
    "LeftOutOfHistory",
    "Leniency",
    "Model",
    "RestsOn",
    "Seen",
    "Standing",
    "compare",
    "fit_of",
    "fitted",
    "seen_in",
]
