"""Weighing evidence: which grades it can carry, how firmly, and what that hangs on.

bearing (which evidence) -> reading (as a belief) -> lineages (sources, not records) -> methods (pooled)
-> carrying (band, centre, robustness, certainty) -> verdict (on the team's grade) -> Weighed; changes: what if

The centre is the middle of the evidence. It is never a grade.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..on_use import homes, on_use
from .bearing import Bearing, bearing_on
from .camps import Camp, camps
from .middle import contradicts, item_middle, supports
from .proportions import beta_below, wilson
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

if TYPE_CHECKING:
    from .changes import FIELDS, Add, Change, Changed, Drop, Needed, OneWeight, Set, WhatIf, whatif
    from .methods.percentage_bands import ROUNDINGS, banded, limited, percentage
    from .methods.radar import capped, mean_of, points_of

__all__ = [
    "FIELDS",
    "ROUNDINGS",
    "Add",
    "Band",
    "Bearing",
    "Camp",
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
    "banded",
    "bearing_on",
    "beta_below",
    "camps",
    "capped",
    "contradicts",
    "item_middle",
    "limited",
    "mean_of",
    "percentage",
    "points_of",
    "supports",
    "weigh",
    "weighing",
    "whatif",
    "wilson",
]


__getattr__ = on_use(
    __name__,
    {
        **homes(changes="FIELDS Add Change Changed Drop Needed OneWeight Set WhatIf whatif"),
        **dict.fromkeys(("ROUNDINGS", "banded", "limited", "percentage"), "methods.percentage_bands"),
        **dict.fromkeys(("capped", "mean_of", "points_of"), "methods.radar"),
    },
)
