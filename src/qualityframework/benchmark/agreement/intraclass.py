"""Intraclass correlations: how much of the variance of ratings lies between units.

There are six forms. The first figure says what raters are taken for: 1 others for each unit, 2 a sample of raters,
3 these raters and no others. The second says of what: 1 a single rating, k the mean of all raters. All take the steps
of a scale for even.

Sources: Shrout and Fleiss 1979; McGraw and Wong 1996.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from scipy.special import fdtri

from .tables import Table

FORMS = {
    f"icc-{taken}-{of}": f"Intraclass correlation ({taken},{of})" for of in ("1", "k") for taken in ("1", "2", "3")
}
"""Their titles by name."""
APPROXIMATE = ("icc-2-1", "icc-2-k")
"""Those whose interval is no exact one, even of normal ratings."""
_DUST = 1e-12
"""What is smaller than this, as a part of the whole, is nought but for rounding."""


class Form(NamedTuple):
    """One form: its value and the ends of its interval, each not a number where it is undefined."""

    value: float
    low: float = math.nan
    high: float = math.nan


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """Mean squares of units that every rater rated.

    Args:
        units: how many there are.
        raters: how many there are.
        between: between units.
        within: within units.
        judges: between raters.
        error: what is left when units and raters are taken out.
    """

    units: int
    raters: int
    between: float
    within: float
    judges: float
    error: float


def mean_squares(table: Table) -> MeanSquares:
    """The mean squares of a table in which every rater rated every unit, of which there are two or more."""
    units, raters = table.codes.shape
    values = table.numbers - table.numbers.mean()
    total = float((values**2).sum())
    between = raters * float((values.mean(axis=1) ** 2).sum())
    judges = units * float((values.mean(axis=0) ** 2).sum())

    def mean(squares: float, free: int) -> float:
        return squares / free if squares > _DUST * total else 0.0

    return MeanSquares(
        units,
        raters,
        mean(between, units - 1),
        mean(total - between, units * (raters - 1)),
        mean(judges, raters - 1),
        mean(total - between - judges, (units - 1) * (raters - 1)),
    )


def intraclass(found: MeanSquares, level: float) -> dict[str, Form]:
    """The six forms, by name."""
    n, k = found.units, found.raters
    alone = _one_way(found.between, found.within, n - 1, n * (k - 1), k, level)
    fixed = _one_way(found.between, found.error, n - 1, (n - 1) * (k - 1), k, level)
    sample = _sample(found, level)
    return {
        "icc-1-1": alone,
        "icc-2-1": sample,
        "icc-3-1": fixed,
        "icc-1-k": _of_means(alone, k),
        "icc-2-k": _of_means(sample, k),
        "icc-3-k": _of_means(fixed, k),
    }


def _one_way(between: float, rest: float, free: int, left: int, raters: int, level: float) -> Form:
    whole = between + (raters - 1) * rest
    if whole == 0:
        return Form(math.nan)
    value = (between - rest) / whole
    if rest == 0:
        return Form(value)
    ratio, tail = between / rest, (1 + level) / 2
    low, high = ratio / float(fdtri(free, left, tail)), ratio * float(fdtri(left, free, tail))
    return Form(value, *((end - 1) / (end + raters - 1) for end in (low, high)))


def _sample(found: MeanSquares, level: float) -> Form:
    n, k = found.units, found.raters
    between, judges, error = found.between, found.judges, found.error
    whole = between + (k - 1) * error + k * (judges - error) / n
    if whole <= 0:
        return Form(math.nan)
    value = (between - error) / whole
    if value == 1:
        return Form(value)
    a = k * value / (n * (1 - value))
    b = 1 + a * (n - 1)
    parts = (a * judges) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1))
    free = (a * judges + b * error) ** 2 / parts if parts > 0 else 0.0
    if free == 0:
        return Form(value)
    tail = (1 + level) / 2
    under, over = float(fdtri(n - 1, free, tail)), float(fdtri(free, n - 1, tail))
    rest = k * judges + (k * n - k - n) * error
    low = n * (between - under * error) / (under * rest + n * between)
    high = n * (over * between - error) / (rest + n * over * between)
    return Form(value, low, high)


def _of_means(form: Form, raters: int) -> Form:
    """What a single rating comes to for the mean of all raters (Spearman and Brown)."""
    return Form(*(_stepped_up(figure, raters) for figure in form))


def _stepped_up(figure: float, raters: int) -> float:
    whole = 1 + (raters - 1) * figure
    return raters * figure / whole if whole > _DUST else math.nan
