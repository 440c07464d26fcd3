"""Given evidence like this, what did earlier panels give? A hierarchical cumulative logit, anchored in the framework.

    logit P(grade <= k | score, indicator) = slope (k + 1/2 - score - leniency - indicator's own shift)

Priors: leniency N(0, leniency_sd^2), log slope N(log slope, log_slope_sd^2), own shift N(0, indicator_sd^2). Without
history a panel gives the grade that its evidence points to, with some noise. The likelihood of one indicator depends on
its total shift (leniency and own shift) and on the slope alone, so that all is reckoned on three fixed axes: no
sampling, and exact but for the spacing of the points. The method is ours.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...errors import Unusable
from ...frameworks import ConsistencyFigures

Array = NDArray[np.float64]
_TINY = 1e-300
"""What is less than this is as good as nothing, and can still be divided by."""
_FARTHEST = 690
"""The exponential of this is about as much as one over that."""


class Seen(NamedTuple):
    """One earlier evaluation: what the evidence came to, on the scale from 1, and the position of the grade."""

    subject: str
    score: float
    grade: int


@dataclass(frozen=True, eq=False)
class Model:
    """What a history has taught, on the grid.

    Args:
        points: how many points the scale has.
        weights: by subject, the posterior over total shift (rows) and slope (columns); under None that of a subject
            without history of its own.
        leniency: the posterior over the leniency of earlier panels, along its axis.
        slope: the posterior over the slope, along its axis.
        posterior: the same of both together, leniency (rows) and slope (columns).
        likelihoods: by subject, of its own cases over total shift (rows) and slope (columns).
    """

    figures: ConsistencyFigures
    points: int
    weights: Mapping[str | None, Array]
    leniency: Array
    slope: Array
    posterior: Array
    likelihoods: Mapping[str, Array]

    def predicted(self, subject: str, score: float) -> Array:
        """The probability of each grade, lowest first, on evidence of that score."""
        weights = self._of(subject)
        return np.array([np.vdot(weights, shares) for shares in self._shares(score)])

    def forecast(self, subject: str, score: float) -> tuple[Array, float]:
        """The same, and the variance of the grade that would be left if shift and slope were known."""
        weights, squares = self._of(subject), 0.0
        told, mean = np.zeros(self.points), np.zeros_like(weights)
        for grade, shares in enumerate(self._shares(score), 1):
            told[grade - 1] = np.vdot(weights, shares)
            squares += grade**2 * told[grade - 1]
            mean += grade * shares
        return told, max(self.figures.floor, float(squares - np.vdot(weights, mean**2)))

    def shift(self, subject: str) -> tuple[float, float]:
        """Mean and variance of the total shift for a subject, in grades; above 0 panels gave more than it points to."""
        return _moments(_axes(self.figures).shift, self._of(subject).sum(axis=1))

    def mean_shift(self, subjects: Collection[str]) -> tuple[float, float]:
        """Mean and variance of the mean total shift of several subjects, which share the leniency of panels."""
        given = [self._given_leniency.get(subject, self._given_leniency[None]) for subject in subjects]
        means, variances = np.mean([mean for mean, _ in given], axis=0), sum(variance for _, variance in given)
        shift, variance = _moments(means.ravel(), self.posterior.ravel())
        return shift, max(0.0, variance + float(np.vdot(variances, self.posterior)) / len(subjects) ** 2)

    def prior_left(self, subject: str) -> float:
        """How much of what was not known of the shift beforehand is still not known: 1 without any history."""
        _, before = _moments(_axes(self.figures).shift, _axes(self.figures).prior_shift)
        return min(1.0, self.shift(subject)[1] / before)

    def leniency_moments(self) -> tuple[float, float]:
        """Mean and variance of the leniency of earlier panels, in grades; above 0 they gave more than it points to.

        As if every evaluation had a panel of its own: those of one inspection share what that panel was like.
        """
        return _moments(_axes(self.figures).leniency, self.leniency)

    @property
    def at_the_edge(self) -> float:
        """How much of what is believed of leniency lies at either end of its axis, where there is no room for more."""
        return float(self.leniency[0] + self.leniency[-1])

    def mean_slope(self) -> float:
        """The geometric mean of the slope."""
        return math.exp(float(np.log(_axes(self.figures).slope) @ self.slope))

    @cached_property
    def _given_leniency(self) -> Mapping[str | None, tuple[Array, Array]]:
        """Mean and variance of the total shift of each subject at each leniency (rows) and slope (columns)."""
        axes, found = _axes(self.figures), dict[str | None, tuple[Array, Array]]()
        for subject, told in (*self.likelihoods.items(), (None, np.ones_like(axes.up))):
            whole = np.maximum(axes.kernel @ told, _TINY)
            mean = axes.kernel @ (axes.shift[:, None] * told) / whole
            found[subject] = mean, axes.kernel @ (axes.shift[:, None] ** 2 * told) / whole - mean**2
        return found

    def _shares(self, score: float) -> Iterator[Array]:
        """The probability of each grade, lowest first, at each shift and slope."""
        axes = _axes(self.figures)
        for grade in range(1, self.points + 1):
            above, below = _fraction(axes, score, grade, self.points)
            yield above / below

    def _of(self, subject: str) -> Array:
        return self.weights.get(subject, self.weights[None])


class Axes(NamedTuple):
    """The axes of the grid and what is the same for every history.

    `log_prior` is over leniency (rows) and slope (columns), `kernel` goes from leniency (rows) to total shift
    (columns), `up` and `down` are the exponentials of plus and minus shift (rows) times slope (columns).
    """

    shift: Array
    leniency: Array
    slope: Array
    log_prior: Array
    kernel: Array
    up: Array
    down: Array

    @property
    def prior_shift(self) -> Array:
        """What is believed of the total shift beforehand."""
        return np.asarray(np.exp(self.log_prior).sum(axis=1) @ self.kernel, dtype=np.float64)


class Told(NamedTuple):
    """What the grades of one subject tell: their likelihood, 1 at its greatest for each slope, and the log of that.

    Each slope has a scale of its own: with some hundred cases, a slope far from the best one would else vanish whole.
    """

    likelihood: Array
    log_greatest: Array


def fitted(history: Iterable[Seen], points: int, figures: ConsistencyFigures) -> Model:
    """What a history teaches. Its order does not matter.

    Args:
        history: earlier evaluations with their evidence scores.
        points: how many points the scale has; grades are positions from 1.
        figures: prior and grid.

    Raises:
        Unusable: when the grid is so wide that its numbers would be none, and any grade would seem likely.
    """
    shift, slope = max(-figures.grid.shift.low, figures.grid.shift.high), figures.grid.slope.high
    if slope * (shift + points) > _FARTHEST:
        raise Unusable(f"a slope of {slope:g} with a shift of {shift:g} cannot be reckoned with: narrow the grid")
    axes = _axes(figures)
    by_subject: dict[str, list[Seen]] = defaultdict(list)
    for case in sorted(history):
        by_subject[case.subject].append(case)
    told = {subject: _told(axes, by_subject[subject], points, figures.floor) for subject in sorted(by_subject)}
    within = {subject: np.maximum(axes.kernel @ one.likelihood, _TINY) for subject, one in told.items()}
    log_posterior = axes.log_prior + sum(np.log(within[subject]) + one.log_greatest for subject, one in told.items())
    posterior = np.exp(log_posterior - log_posterior.max())
    posterior /= posterior.sum()
    weights: dict[str | None, Array] = {None: axes.kernel.T @ posterior}
    for subject, one in told.items():
        own = one.likelihood * (axes.kernel.T @ (posterior / within[subject]))
        weights[subject] = own / own.sum()
    likelihoods = {subject: one.likelihood for subject, one in told.items()}
    return Model(figures, points, weights, posterior.sum(axis=1), posterior.sum(axis=0), posterior, likelihoods)


def _told(axes: Axes, seen: Sequence[Seen], points: int, floor: float) -> Told:
    """How likely the grades of one subject are at each shift and slope."""
    together = max(1, int(math.log(_TINY) / math.log(floor)))  # so many can be multiplied before a log is taken
    total, product = np.zeros_like(axes.up), np.ones_like(axes.up)
    for number, one in enumerate(seen, 1):
        above, below = _fraction(axes, one.score, one.grade, points)
        product *= np.minimum(below, above / floor, out=below)
        total += np.log(above)
        if number % together == 0 or number == len(seen):
            total -= np.log(product)
            product.fill(1.0)
    greatest = total.max(axis=0)
    return Told(np.exp(total - greatest), greatest)


def _fraction(axes: Axes, score: float, grade: int, points: int) -> tuple[Array, Array]:
    """The probability of a grade (position from 1) on evidence of that score: what is above and what below the line.

    Above is by slope, below by shift (rows) and slope (columns). Of its upper border u and its lower one l, the
    logistic of u less that of l is (1 - exp(l - u)) over (1 + exp(-u)) (1 + exp(l)). Each exponential is a product of
    what depends on the shift and what does not: none is taken of the whole grid, and nothing is lost where the
    difference is small.
    """
    none = np.zeros_like(axes.slope)
    upper = np.exp(-axes.slope * (grade + 0.5 - score)) if grade < points else none
    lower = np.exp(axes.slope * (grade - 0.5 - score)) if grade > 1 else none
    below = axes.up * upper
    below += axes.down * lower
    below += 1 + upper * lower
    return 1 - upper * lower, below


def _moments(axis: Array, weights: Array) -> tuple[float, float]:
    mean = float(axis @ weights)
    return mean, float((axis - mean) ** 2 @ weights)


@lru_cache(maxsize=16)
def _axes(figures: ConsistencyFigures) -> Axes:
    grid = figures.grid
    shift = np.linspace(grid.shift.low, grid.shift.high, grid.shift.points)
    leniency = np.linspace(grid.leniency.low, grid.leniency.high, grid.leniency.points)
    slope = np.exp(np.linspace(math.log(grid.slope.low), math.log(grid.slope.high), grid.slope.points))
    of_slope = np.log(slope / figures.slope) / figures.log_slope_sd
    log_prior = -((leniency[:, None] / figures.leniency_sd) ** 2 + of_slope**2) / 2
    log_prior -= np.log(np.exp(log_prior).sum())
    kernel = _bell((shift - leniency[:, None]) / figures.indicator_sd)
    kernel /= kernel.sum(axis=1, keepdims=True)
    up = np.exp(np.outer(shift, slope))
    return Axes(shift, leniency, slope, log_prior, kernel, up, 1 / up)


def _bell(deviations: Array) -> Array:
    return np.asarray(np.exp(-(deviations**2) / 2), dtype=np.float64)
