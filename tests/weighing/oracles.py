"""Evidential reasoning as it was published, one item after another: slow, hungry for digits, and the oracle of ours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from qualityframework.weighing.item import Belief

Masses = dict[str, float]
"""Masses of the single points, by their numbers; of the whole scale that an item leaves untold, and of others' room."""

WHOLE, ROOM = "whole", "room"


def recursion(beliefs: Sequence[Belief], weights: Sequence[float]) -> tuple[Belief, float]:
    """The recursive algorithm of Yang and Xu 2002, with weights that sum to 1."""
    points = range(len(beliefs[0]))
    first, *rest = zip(beliefs, weights, strict=True)
    told = [first[1] * share for share in first[0]]
    untold, others = first[1] * (1 - sum(first[0])), 1 - first[1]
    for belief, weight in rest:
        said = [weight * share for share in belief]
        unsaid, left = weight * (1 - sum(belief)), 1 - weight
        k = 1 / (1 - sum(told[t] * said[j] for t, j in product(points, points) if t != j))
        told = [k * (told[n] * said[n] + told[n] * (unsaid + left) + (untold + others) * said[n]) for n in points]
        untold, others = k * (untold * unsaid + others * unsaid + untold * left), k * others * left
    return tuple(mass / (1 - others) for mass in told), untold / (1 - others)


def rule(beliefs: Sequence[Belief], weights: Sequence[float], reliabilities: Sequence[float]) -> tuple[Belief, float]:
    """The recursive rule of Yang and Xu 2013 by intersection of sets, each step normalised."""
    points = [str(point) for point in range(len(beliefs[0]))]
    pooled: Masses = {ROOM: 1.0}
    for belief, weight, reliability in zip(beliefs, weights, reliabilities, strict=True):
        said = {point: weight * share for point, share in zip(points, belief, strict=True)}
        said |= {WHOLE: weight * (1 - sum(belief)), ROOM: 1 - reliability}
        pooled = _met(pooled, said)
    told = [pooled.get(point, 0.0) for point in points]
    all_ = sum(told) + pooled.get(WHOLE, 0.0)
    return tuple(mass / all_ for mass in told), pooled.get(WHOLE, 0.0) / all_


def _met(one: Masses, other: Masses) -> Masses:
    met: Masses = {}
    for (a, mass), (b, with_) in product(one.items(), other.items()):
        both = _common(a, b)
        if both is not None:
            met[both] = met.get(both, 0.0) + mass * with_
    total = sum(met.values())
    return {name: mass / total for name, mass in met.items()}


def _common(a: str, b: str) -> str | None:
    if ROOM in (a, b):
        return a if b == ROOM else b
    if WHOLE in (a, b):
        return a if b == WHOLE else b
    return a if a == b else None
