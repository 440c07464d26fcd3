"""Shares of many units, and which of them lie further from the common one than chance would have them.

limits (exact) -> placing (units, with and without over-dispersion) -> Funnel; table (a funnel a standard) -> Funnels
"""

from .limits import FunnelLimits, funnel_limits
from .placing import Counted, Funnel, Placed, TooFewUnits, Zone, funnel_of
from .table import Funnels, OnStandard, funnels

__all__ = [
    "Counted",
    "Funnel",
    "FunnelLimits",
    "Funnels",
    "OnStandard",
    "Placed",
    "TooFewUnits",
    "Zone",
    "funnel_limits",
    "funnel_of",
    "funnels",
]
