"""Has the yardstick moved, and do teams hold it alike?

charts (residuals of whole inspections in their order); variances -> severity (means of teams); scoring (of a forecast)
"""

from .charts import Average, Side, Sums, cusum, ewma, lasting_limit, spread
from .inspected import Inspected
from .scoring import ranked_probability
from .severity import Caution, DrawnMean, Severity, TeamLeniency, severity_of

__all__ = [
    "Average",
    "Caution",
    "DrawnMean",
    "Inspected",
    "Severity",
    "Side",
    "Sums",
    "TeamLeniency",
    "cusum",
    "ewma",
    "lasting_limit",
    "ranked_probability",
    "severity_of",
    "spread",
]
