"""What each item of evidence has to do with the whole: what it counts for and what it shows, also within a lineage."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..inspections import EvidenceItem
from .bearing import Bearing
from .item import Belief, Item
from .lineages import alone
from .middle import middle
from .setting import Setting


@dataclass(frozen=True, slots=True)
class Part:
    """One item of evidence.

    Args:
        evidence: as recorded.
        item: as weighed; the same for all of one lineage.
        count: what it counts for, with weight, reliability and what the method does to them; its part of its lineage's.
        weight, reliability: its own.
        shown: what it shows by itself, as a belief.
        said: the same with a proportion at the grade that it reaches, so that a sample's margin is no disagreement.
        share: of all that the evidence says, what comes from it; 0 to 1.
    """

    evidence: EvidenceItem
    item: Item
    count: float
    weight: float
    reliability: float
    shown: Belief
    said: Belief
    share: float


def parts_of(bearing: Bearing, items: Sequence[Item], setting: Setting) -> tuple[Part, ...]:
    """The parts, in the order of the items. Their shares sum to 1 where there is anything to share."""
    evidence = {one.id: one for one in bearing.certain}
    effective = setting.method.effective(items)
    total = math.fsum(count * item.told for count, item in zip(effective, items, strict=True))
    found = []
    for item, count in zip(items, effective, strict=True):
        for id_, part, shown in zip(item.ids, item.parts, item.shown, strict=True):
            one, own = evidence[id_], alone(evidence[id_], setting)
            share = count * part * math.fsum(shown) / total if total else 0.0
            said = _said(one, shown, setting)
            found.append(Part(one, item, count * part, own.weight, own.reliability, shown, said, share))
    return tuple(found)


def _said(one: EvidenceItem, shown: Belief, setting: Setting) -> Belief:
    if one.shows is None or one.shows.proportion is None:
        return shown
    reached, _ = middle(one.shows, setting.framework.scale, setting.reading)
    return tuple(float(position == reached) for position in range(1, len(shown) + 1))


def scaled(belief: Belief, factor: float) -> Belief:
    """Each share times a factor."""
    return tuple(factor * share for share in belief)
