"""From the five ways in which an item can speak to a belief over the scale."""

from __future__ import annotations

from collections.abc import Mapping

from ..frameworks import Reading, Scale
from ..inspections import Leaning, Shown
from .item import Belief
from .proportions import shares_between


def belief(shown: Shown | None, scale: Scale, reading: Reading) -> Belief:
    """What an item shows as a belief. What it leaves open, or does not say at all, is left unassigned.

    A grade is all belief in it; counts are shares; a proportion is the posterior probability of each band of its
    standard; a leaning is spread evenly over the grades that the reading names for it.
    """
    points = len(scale.grades)
    if shown is None:
        return (0.0,) * points
    if shown.grade is not None:
        return _spread({shown.grade: 1.0}, scale)
    if shown.belief is not None:
        return _spread(shown.belief, scale)
    if shown.counts is not None:
        total = sum(shown.counts.values())
        return _spread({name: count / total for name, count in shown.counts.items()}, scale)
    if shown.proportion is not None:
        return shares_between(shown.proportion.met, shown.proportion.of, reading.proportion_cuts)
    assert shown.leaning is not None
    low, high = leaning(shown.leaning, scale, reading)
    return tuple(1 / (high - low + 1) if low <= point <= high else 0.0 for point in range(1, points + 1))


def leaning(shown: Leaning, scale: Scale, reading: Reading) -> tuple[int, int]:
    """The positions of the lowest and the highest grade that a strength or weakness speaks for."""
    low, high = getattr(getattr(reading, shown.direction), shown.strength)
    return position(low, scale), position(high, scale)


def position(name: str, scale: Scale) -> int:
    """The position of a grade that binding or loading has looked up."""
    grade = scale.grade(name)
    assert grade is not None
    return grade.position


def _spread(shares: Mapping[str, float], scale: Scale) -> Belief:
    by_position = {position(name, scale): share for name, share in shares.items()}
    return tuple(by_position.get(point, 0.0) for point in range(1, len(scale.grades) + 1))
