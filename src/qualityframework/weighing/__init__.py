"""Weighing evidence: which grades it can carry, how firmly, and what that hangs on.

bearing (which evidence) -> reading (as a belief) -> lineages (sources, not records) -> methods (pooled)
-> carrying (band, centre, robustness, certainty) -> verdict (on the team's grade) -> Weighed; changes: what if

The centre is the middle of the evidence. It is never a grade.
"""

from .bearing import Bearing, bearing_on
from .changes import FIELDS, Add, Change, Changed, Drop, Needed, OneWeight, Set, WhatIf, whatif
from .middle import contradicts, item_middle, supports
from .weigh import weigh, weighing
from .weighed import (
    Band,
    Carries,
    Certainty,
    Contribution,
    LeftOut,
    NotKnown,
    Robustness,
    Triangulation,
    Weighed,
    Weighing,
)

__all__ = [
    "FIELDS",
    "Add",
    "Band",
    "Bearing",
    "Carries",
    "Certainty",
    "Change",
    "Changed",
    "Contribution",
    "Drop",
    "LeftOut",
    "Needed",
    "NotKnown",
    "OneWeight",
    "Robustness",
    "Set",
    "Triangulation",
    "Weighed",
    "Weighing",
    "WhatIf",
    "bearing_on",
    "contradicts",
    "item_middle",
    "supports",
    "weigh",
    "weighing",
    "whatif",
]
