"""The comparison once more, slowly: plain numbers and loops, straight from the formulas, and nothing of the library.

logit P(G <= k | x, q) = beta (k + 1/2 - x - t),  t = d + u_q
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import exp, fsum, log
from typing import Any

Line = list[float]
Table = list[Line]


def up_to(k: int, x: float, t: float, beta: float) -> float:
    """logit P(G <= k)."""
    return beta * (k + 0.5 - x - t)


def logistic(z: float) -> float:
    return 1 / (1 + exp(-z)) if z >= 0 else exp(z) / (1 + exp(z))


def cell(g: int, x: float, t: float, beta: float, points: int) -> float:
    """P(G = g), taken on the side where less is lost."""
    if g == 1:
        return logistic(up_to(1, x, t, beta))
    if g == points:
        return logistic(-up_to(points - 1, x, t, beta))
    high, low = up_to(g, x, t, beta), up_to(g - 1, x, t, beta)
    return logistic(-low) - logistic(-high) if low > 0 else logistic(high) - logistic(low)


def evenly(low: float, high: float, count: int) -> Line:
    return [low + (high - low) * number / (count - 1) for number in range(count)]


class Reckoned:
    """What a history of (subject, score, grade) leads to expect."""

    def __init__(self, history: Iterable[tuple[str, float, int]], points: int, figures: Any) -> None:
        grid = figures.grid
        self.points = points
        self.shifts = evenly(grid.shift.low, grid.shift.high, grid.shift.points)
        self.leniencies = evenly(grid.leniency.low, grid.leniency.high, grid.leniency.points)
        self.slopes = [exp(one) for one in evenly(log(grid.slope.low), log(grid.slope.high), grid.slope.points)]
        self.kernel = [self._row(d, figures.indicator_sd) for d in self.leniencies]
        by_subject: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for subject, score, grade in history:
            by_subject[subject].append((score, grade))
        self.told = {subject: self._table(cases, figures.floor) for subject, cases in by_subject.items()}
        self.within = {subject: self._within(table) for subject, table in self.told.items()}
        self.posterior = self._posterior(figures)

    def _row(self, d: float, sd: float) -> Line:
        row = [exp(-((t - d) ** 2) / (2 * sd**2)) for t in self.shifts]
        return [one / fsum(row) for one in row]

    def _table(self, cases: Sequence[tuple[float, int]], floor: float) -> Table:
        """exp l(t, beta), but for a factor."""
        logs = [
            [fsum(log(max(floor, cell(g, x, t, beta, self.points))) for x, g in cases) for beta in self.slopes]
            for t in self.shifts
        ]
        greatest = max(map(max, logs))
        return [[exp(one - greatest) for one in line] for line in logs]

    def _within(self, table: Table) -> Table:
        """L(d, beta), the sum over t of M(d, t) exp l(t, beta)."""
        columns = list(zip(*table, strict=True))
        return [
            [fsum(m * one for m, one in zip(row, column, strict=True)) for column in columns] for row in self.kernel
        ]

    def _posterior(self, figures: Any) -> Table:
        """W(d, beta), prior times the product of all L."""
        logs = [
            [
                -((d / figures.leniency_sd) ** 2) / 2
                - ((log(beta) - log(figures.slope)) / figures.log_slope_sd) ** 2 / 2
                + fsum(log(within[i][j]) for within in self.within.values())
                for j, beta in enumerate(self.slopes)
            ]
            for i, d in enumerate(self.leniencies)
        ]
        greatest = max(map(max, logs))
        weights = [[exp(one - greatest) for one in line] for line in logs]
        whole = fsum(map(fsum, weights))
        return [[one / whole for one in line] for line in weights]

    def _weight(self, subject: str) -> Table:
        """Of each (t, beta): exp l(t, beta) times the sum over d of M(d, t) W(d, beta) / L(d, beta)."""
        told, within = self.told.get(subject), self.within.get(subject)
        return [
            [
                (told[i][j] if told else 1.0)
                * fsum(
                    row[i] * line[j] / (within[number][j] if within else 1.0)
                    for number, (row, line) in enumerate(zip(self.kernel, self.posterior, strict=True))
                )
                for j in range(len(self.slopes))
            ]
            for i in range(len(self.shifts))
        ]

    def predicted(self, subject: str, score: float) -> Line:
        """P(G = g) for each g."""
        weight = self._weight(subject)
        whole = fsum(map(fsum, weight))
        return [
            fsum(
                weight[i][j] * cell(g, score, t, beta, self.points)
                for i, t in enumerate(self.shifts)
                for j, beta in enumerate(self.slopes)
            )
            / whole
            for g in range(1, self.points + 1)
        ]

    @property
    def leniency(self) -> tuple[float, float]:
        """Posterior mean and variance of d."""
        weights = [fsum(line) for line in self.posterior]
        mean = fsum(d * weight for d, weight in zip(self.leniencies, weights, strict=True))
        return mean, fsum((d - mean) ** 2 * weight for d, weight in zip(self.leniencies, weights, strict=True))

    @property
    def slope(self) -> float:
        """Posterior geometric mean of beta."""
        columns = zip(*self.posterior, strict=True)
        return exp(fsum(log(beta) * fsum(column) for beta, column in zip(self.slopes, columns, strict=True)))
