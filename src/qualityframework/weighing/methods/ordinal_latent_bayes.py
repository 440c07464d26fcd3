"""Items as independent sightings of one state on a line that the points of the scale divide.

It takes conflict for a sure middle, and many items of one source for as many witnesses: so it is no default.
Source: the cumulative logit model of McCullagh 1980, JRSS B 42(2):109-142, with known cuts and an even prior.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

from ...frameworks import LatentParameters
from ..mass import Mass
from ..ordinal import normalised
from .method import Pooled, SummingMethod, rounded


class OrdinalLatentBayes(SummingMethod[LatentParameters]):
    """The posterior of the state, from half a step below the lowest point to half a step above the highest.

    logit P(G <= k | state) = slope (k + 1/2 - state); an item that counts twice has its likelihood squared.
    """

    NAME = "ordinal-latent-bayes"

    def pooled(self, mass: Mass) -> Pooled | None:
        """The posterior probability that the state is within half a step of each point.

        Cost: one visit a point of the grid.
        """
        points, grid = len(self.points), self.parameters.grid
        logs = [
            math.fsum(count * log for count, log in zip(mass.told, likelihood, strict=True))
            for likelihood in log_likelihoods(points, self.parameters.slope, grid)
        ]
        top = max(logs)
        posterior = normalised([math.exp(log - top) for log in logs])
        return rounded([math.fsum(posterior[start : start + grid]) for start in range(0, points * grid, grid)])


@lru_cache(maxsize=64)
def log_likelihoods(points: int, slope: float, grid: int) -> tuple[tuple[float, ...], ...]:
    """For each state of a grid the logarithm of the probability of each point.

    There are `grid` states to a point, each in the middle of its part of the line, so that none lies on a cut.
    """
    cuts = (-math.inf, *(point + 0.5 for point in range(1, points)), math.inf)
    states = (0.5 + (step + 0.5) / grid for step in range(points * grid))
    return tuple(
        tuple(_log_between(slope * (low - state), slope * (high - state)) for low, high in pairwise(cuts))
        for state in states
    )


def _log_between(low: float, high: float) -> float:
    """The logarithm of logistic(high) - logistic(low), also where both round to the same."""
    return _log_logistic(high) + _log_logistic(-low) + math.log(-math.expm1(low - high))


def _log_logistic(x: float) -> float:
    return min(x, 0.0) - math.log1p(math.exp(-abs(x)))
