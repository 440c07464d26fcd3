"""How far teams differ in leniency, and how far the inspections of one team do.

A mean residual is its team's leniency and noise, both normal: r = u + e, u ~ N(0, between), e ~ N(0, within).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from ...frameworks import DriftFigures, SeverityFigures
from .charts import spread
from .inspected import Inspected

_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Variances:
    """Between teams, and within them by an inspection's number of indicators; `reckoned` if from inspections."""

    between: float
    within: Mapping[int, float]
    reckoned: bool


def variances(teams: Collection[Sequence[Inspected]], figures: SeverityFigures, drift: DriftFigures) -> Variances:
    """From the inspections of each team where they are many and of one sort, else from the figures.

    The figures tell the variance of a mean residual by its number of indicators, and the ratio by which it parts into
    within and between. However alike teams look, the ratio never goes above the figures' largest: a variance of nought
    between them would end all doubt about each.

    Raises:
        Unusable: for an inspection without indicators.
    """
    counts = [one.indicators for own in teams for one in own]
    whole = {count: spread(count, drift) ** 2 for count in counts}
    if len(counts) >= figures.reckoned_from and len({count >= figures.several_from for count in counts}) == 1:
        found = one_way([one.residual for one in own] for own in teams)
        if found is not None:
            within, between = found
            least = within / max(figures.ratio.one, figures.ratio.several)
            return Variances(max(between, least), dict.fromkeys(whole, within), reckoned=True)
    ratios = {count: figures.ratio.several if count >= figures.several_from else figures.ratio.one for count in whole}
    return Variances(
        between=fmean(whole[count] / (1 + ratios[count]) for count in counts) if counts else 0.0,
        within={count: whole[count] * ratio / (1 + ratio) for count, ratio in ratios.items()},
        reckoned=False,
    )


def one_way(groups: Iterable[Sequence[float]]) -> tuple[float, float] | None:
    """The variance within groups and that between them, which may come out below nought; None where they are untold.

    The usual estimator of a one-way analysis of variance, with random effects and groups of unequal size. Values that
    are all alike within their groups tell nothing: they are a sign of made-up figures, and no ground to be sure.

    Source: Searle, Casella and McCulloch 1992, chapter 3.
    """
    groups = list(groups)
    sizes, means = [len(group) for group in groups], [fmean(group) for group in groups]
    count = sum(sizes)
    if not 2 <= len(groups) < count:
        return None
    apart = (value - mean for group, mean in zip(groups, means, strict=True) for value in group)
    within = math.fsum(distance * distance for distance in apart) / (count - len(groups))
    if within < _ROUNDING:
        return None
    middle = fmean(value for group in groups for value in group)
    among = math.fsum(size * (mean - middle) ** 2 for size, mean in zip(sizes, means, strict=True)) / (len(groups) - 1)
    typical = (count - sum(size * size for size in sizes) / count) / (len(groups) - 1)
    return within, (among - within) / typical
