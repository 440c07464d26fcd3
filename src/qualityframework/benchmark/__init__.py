"""Comparing with earlier inspections, agreement of raters, and samples: how sure can one be, with few cases?

corpora (what is known of earlier inspections) -> consistency (what panels gave on evidence like this) -> Benchmark
                                               -> drift (has the yardstick moved?)
funnel (shares beside each other); agreement (of raters) and sampling (of records) are rooms of their own within

All is loaded on first use, since the numbers need numpy and scipy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use

if TYPE_CHECKING:
    from . import agreement, sampling
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
    from .drift import DrawnMean, Drift, Severity, Side, TeamLeniency, Watched, watch
    from .funnel import (
        Counted,
        Funnel,
        FunnelLimits,
        Funnels,
        OnStandard,
        Placed,
        TooFewUnits,
        Zone,
        funnel_limits,
        funnel_of,
        funnels,
    )

_HOMES = homes(
    agreement="agreement",
    sampling="sampling",
    consistency="""Answer BaseRate Benchmark Chance Comparable Compared Conformal Expected History Interval
        LeftOutOfHistory Leniency RestsOn Standing compare""",
    drift="DrawnMean Drift Severity Side TeamLeniency Watched watch",
    funnel="""Counted Funnel FunnelLimits Funnels OnStandard Placed TooFewUnits Zone
        funnel_limits funnel_of funnels""",
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
    "Counted",
    "DrawnMean",
    "Drift",
    "Expected",
    "Flag",
    "Funnel",
    "FunnelLimits",
    "Funnels",
    "History",
    "Interval",
    "LeftOutOfHistory",
    "Leniency",
    "OnStandard",
    "Placed",
    "Programme",
    "Remark",
    "RestsOn",
    "Severity",
    "Side",
    "Standing",
    "Step",
    "Tally",
    "TeamLeniency",
    "TooFewUnits",
    "Watched",
    "When",
    "Zone",
    "add_to_corpus",
    "agreement",
    "compare",
    "funnel_limits",
    "funnel_of",
    "funnels",
    "open_corpus",
    "published",
    "sampling",
    "watch",
]

__getattr__ = on_use(__name__, _HOMES)
