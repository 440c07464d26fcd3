"""The middle of what one item of evidence shows: a plain reading, from the lowest it can be to the highest.

It serves one purpose: to tell whether an item supports a grade or contradicts it. It is no grade.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from ..frameworks import Reading, Scale
from ..inspections import EvidenceItem, Inspection, Shown

Span = tuple[int, int]


def middle(shown: Shown, scale: Scale, reading: Reading) -> Span:
    """Positions on the scale, lowest and highest; they differ where part of the item says "cannot tell", or it leans.

    Source: the weighted median of methods for ordinal evidence (the lower one at a tie); cuts and spans are the
    framework's `weighing.yaml`.
    """
    points = len(scale.grades)
    if shown.grade is not None:
        position = _position(shown.grade, scale)
        return position, position
    if shown.belief is not None:
        belief = {_position(name, scale): share for name, share in shown.belief.items()}
        rest = max(0.0, 1.0 - math.fsum(belief.values()))
        lowest = belief | {1: belief.get(1, 0.0) + rest}
        highest = belief | {points: belief.get(points, 0.0) + rest}
        return _median(lowest, points), _median(highest, points)
    if shown.counts is not None:
        counted = _median({_position(name, scale): float(count) for name, count in shown.counts.items()}, points)
        return counted, counted
    if shown.proportion is not None:
        met, of = shown.proportion.met, shown.proportion.of
        reached = 1 + sum(100 * met >= cut * of for cut in reading.proportion_cuts)
        return reached, reached
    assert shown.leaning is not None
    low, high = getattr(getattr(reading, shown.leaning.direction), shown.leaning.strength)
    return _position(low, scale), _position(high, scale)


def item_middle(item: EvidenceItem, inspection: Inspection) -> Span | None:
    """The middle of what an item shows; None when it is not recorded, or no reading is in force yet."""
    reading = inspection.framework.reading_on(inspection.as_of)
    if item.shows is None or reading is None:
        return None
    return middle(item.shows, inspection.framework.scale, reading)


def _position(name: str, scale: Scale) -> int:
    grade = scale.grade(name)
    assert grade is not None  # binding has looked every grade up
    return grade.position


def _median(masses: Mapping[int, float], points: int) -> int:
    """The lowest position at which at least half of the mass is reached."""
    half = math.fsum(masses.values()) / 2 - 1e-9  # whatever order they are written in
    reached = 0.0
    for position in range(1, points + 1):
        reached += masses.get(position, 0.0)
        if reached >= half:
            return position
    return points


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
