"""Where a grade stands in a distribution over the scale. Positions count from 1, the lowest point."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...errors import InternalError
from ...vocabulary import Consistency

_CLOSE = 1e-9


class Tails(NamedTuple):
    """How likely a grade is, with all below it and with all above it."""

    at_or_below: float
    at_or_above: float

    @property
    def both(self) -> float:
        """Exact two-sided probability of a grade at least as far out on its side."""
        return min(1.0, 2 * min(self))

    @property
    def middle(self) -> float:
        """The same with the grade itself counted half, which makes up for there being few points."""
        here = self.at_or_below + self.at_or_above - 1
        return min(1.0, 2 * min(self.at_or_below - here / 2, self.at_or_above - here / 2))


def tails(distribution: Sequence[float], position: int) -> Tails:
    """The tails of a grade."""
    return Tails(sum(distribution[:position]), sum(distribution[position - 1 :]))


def likeliest(distribution: Sequence[float], level: float) -> tuple[int, ...]:
    """The fewest grades that make such a share, from the likeliest on; one as likely as the last is among them."""
    if not all(map(math.isfinite, distribution)):
        raise InternalError("a probability is no number, and so nothing can be called likely")
    ranked = sorted(range(1, len(distribution) + 1), key=lambda position: -distribution[position - 1])
    reached, chosen, last = 0.0, list[int](), 0.0
    for position in ranked:
        share = distribution[position - 1]
        if reached >= level - _CLOSE and share < last - _CLOSE:
            break
        chosen.append(position)
        reached, last = reached + share, share
    return tuple(sorted(chosen))


def label(position: int, likely: Sequence[int], possible: Sequence[int]) -> Consistency:
    """In line among the likely grades, to look at again among the possible ones, to explain outside both."""
    if position in likely:
        return Consistency.IN_LINE
    return Consistency.LOOK_AGAIN if position in possible else Consistency.EXPLAIN


def discoveries(probabilities: Mapping[str, float], share: float) -> frozenset[str]:
    """Which stand out among many, with at most such a share of them by chance.

    Benjamini and Hochberg 1995: the largest number k of which the k-th smallest is at most k/n of the share.
    """
    ranked = sorted(probabilities, key=lambda name: (probabilities[name], name))
    reached = [k for k, name in enumerate(ranked, 1) if probabilities[name] <= share * k / len(ranked) + _CLOSE]
    return frozenset(ranked[: max(reached, default=0)])
