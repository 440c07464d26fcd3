"""Pictures for a panel paper: plain Vega-Lite specifications, and a file drawn from one.

predictive, compared, funnels, drift (results to a specification) -> drawing (SVG or PNG, by the extra `plots`)
"""

from .compared import benchmark_plot
from .drawing import write_plot
from .drift import drift_plot
from .funnels import funnel_plot
from .predictive import Predicted, predictive_plot

__all__ = ["Predicted", "benchmark_plot", "drift_plot", "funnel_plot", "predictive_plot", "write_plot"]
