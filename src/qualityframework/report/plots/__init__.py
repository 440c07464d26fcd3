"""Pictures for a panel paper: plain Vega-Lite specifications, and a file drawn from one.

belief, evidence_map, domain_profile, predictive, compared, funnels, drift (results to a specification) -> drawing (SVG
or PNG, by the extra `plots`)
"""

from .belief import belief_plot
from .compared import benchmark_plot
from .domain_profile import domain_profile
from .drawing import write_plot
from .drift import drift_plot
from .evidence_map import evidence_map
from .funnels import funnel_plot
from .predictive import Predicted, predictive_plot

__all__ = [
    "Predicted",
    "belief_plot",
    "benchmark_plot",
    "domain_profile",
    "drift_plot",
    "evidence_map",
    "funnel_plot",
    "predictive_plot",
    "write_plot",
]
