"""What each item of evidence has to do with the whole: what it counts for and what it shows, also within a lineage."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..inspections import EvidenceItem
from .bearing import Bearing
from .item import Belief, Item
from .setting import Setting


@dataclass(frozen=True, slots=True)
class Part:
    """One item of evidence.

    Args:
        evidence: as recorded.
        item: as weighed; the same for all of one lineage.
        count: what it counts for, with weight, reliability and what the method does to them; its part of its lineage's.
        shown: what it shows by itself.
        share: of all that the evidence says, what comes from it; 0 to 1.
    """

    evidence: EvidenceItem
    item: Item
    count: float
    shown: Belief
    share: float


def parts_of(bearing: Bearing, items: Sequence[Item], setting: Setting) -> tuple[Part, ...]:
    """The parts, in the order of the items. Their shares sum to 1 where there is anything to share."""
    evidence = {one.id: one for one in bearing.certain}
    effective = setting.method.effective(items)
    total = math.fsum(count * item.told for count, item in zip(effective, items, strict=True))
    return tuple(
        Part(evidence[id_], item, count * part, shown, count * part * math.fsum(shown) / total if total else 0.0)
        for item, count in zip(items, effective, strict=True)
        for id_, part, shown in zip(item.ids, item.parts, item.shown, strict=True)
    )
