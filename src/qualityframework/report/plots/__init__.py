"""Pictures for a panel paper: plain Vega-Lite specifications, and a file drawn from one.

predictive, funnels, drift (results to a specification) -> drawing (SVG or PNG, by the extra `plots`)
"""

from .drawing import write_plot
from .drift import drift_plot
from .funnels import funnel_plot
from .predictive import Predicted, predictive_plot

__all__ = ["Predicted", "drift_plot", "funnel_plot", "predictive_plot", "write_plot"]
