"""The middle of what one item of evidence shows: a plain reading, from the lowest it can be to the highest.

It serves one purpose: to tell whether an item supports a grade or contradicts it. It is no grade. A proportion is read
as it stands, and a leaning as all the grades that it speaks for; weighing, which adds items up, takes both as beliefs.
"""

from __future__ import annotations

import math

from ..frameworks import Reading, Scale, in_force
from ..inspections import EvidenceItem, Inspection, Shown
from .ordinal import Span, lower
from .reading import belief, leaning

_MEDIAN = 0.5


def middle(shown: Shown, scale: Scale, reading: Reading) -> Span:
    """Positions on the scale, lowest and highest; they differ where part of the item says "cannot tell", or it leans.

    Source: the weighted median of methods for ordinal evidence (the lower one at a tie); cuts and spans are the
    framework's `weighing.yaml`.
    """
    if shown.proportion is not None:
        met, of = shown.proportion.met, shown.proportion.of
        reached = 1 + sum(100 * met >= cut * of for cut in reading.proportion_cuts)
        return reached, reached
    if shown.leaning is not None:
        return leaning(shown.leaning, scale, reading)
    shares = belief(shown, scale, reading)
    rest = max(0.0, 1 - math.fsum(shares))
    lowest, highest = (shares[0] + rest, *shares[1:]), (*shares[:-1], shares[-1] + rest)
    return lower(lowest, _MEDIAN), lower(highest, _MEDIAN)


def item_middle(item: EvidenceItem, inspection: Inspection) -> Span | None:
    """The middle of what an item shows; None when it is not recorded, or no reading is in force yet."""
    reading = in_force(inspection.framework.weighing.readings, inspection.as_of)
    if item.shows is None or reading is None:
        return None
    return middle(item.shows, inspection.framework.scale, reading)


def supports(middle: Span | None, grade: int | None, within: int) -> bool | None:
    """Whether the item's middle lies within so many steps of the grade; None when that cannot be told."""
    if middle is None or grade is None:
        return None
    nearest, furthest = _distances(middle, grade)
    return True if furthest <= within else False if nearest > within else None


def contradicts(middle: Span | None, grade: int | None, from_steps: int) -> bool | None:
    """Whether the item's middle lies so many steps or more from the grade; None when that cannot be told."""
    if middle is None or grade is None:
        return None
    nearest, furthest = _distances(middle, grade)
    return True if nearest >= from_steps else False if furthest < from_steps else None


def _distances(middle: Span, grade: int) -> Span:
    low, high = middle
    nearest = 0 if low <= grade <= high else min(abs(low - grade), abs(high - grade))
    return nearest, max(abs(low - grade), abs(high - grade))
