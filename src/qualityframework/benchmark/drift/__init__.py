"""Has the yardstick moved, and do teams hold it alike?

ordering -> residuals (of whole inspections; scoring of each forecast) -> charts, seeing (what they could have shown)
variances -> severity (means of teams); cautions (what else may have changed)
watching: a corpus, charted and told by teams -> Drift
"""

from .charts import Average, Side, Sums, cusum, ewma, lasting_limit, spread
from .inspected import Inspected
from .residuals import Residual, residual_of
from .scoring import ranked_probability
from .seeing import Seeing, seeing
from .severity import Caution, DrawnMean, Severity, TeamLeniency, severity_of
from .watching import Drift, Watched, watch

__all__ = [
    "Average",
    "Caution",
    "DrawnMean",
    "Drift",
    "Inspected",
    "Residual",
    "Seeing",
    "Severity",
    "Side",
    "Sums",
    "TeamLeniency",
    "Watched",
    "cusum",
    "ewma",
    "lasting_limit",
    "ranked_probability",
    "residual_of",
    "seeing",
    "severity_of",
    "spread",
    "watch",
]
