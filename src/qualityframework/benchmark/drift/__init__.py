"""Has the yardstick moved, and do teams hold it alike?

charts (residuals of whole inspections in their order); variances -> severity (means of teams); scoring (of a forecast)
watching: a corpus, charted and told by teams -> Drift
"""

from .charts import Average, Side, Sums, cusum, ewma, lasting_limit, spread
from .inspected import Inspected
from .scoring import ranked_probability
from .severity import Caution, DrawnMean, Severity, TeamLeniency, severity_of
from .watching import Drift, Watched, watch

__all__ = [
    "Average",
    "Caution",
    "DrawnMean",
    "Drift",
    "Inspected",
    "Severity",
    "Side",
    "Sums",
    "TeamLeniency",
    "Watched",
    "cusum",
    "ewma",
    "lasting_limit",
    "ranked_probability",
    "severity_of",
    "spread",
    "watch",
]
