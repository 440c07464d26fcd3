"""Where a grade lies among earlier grades of its indicator. A rare grade is information and no inconsistency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scipy.special import betaincinv

from ...frameworks import BaseRateFigures
from ...vocabulary import FixedDict
from .compared import BaseRate, Interval
from .history import Chosen

_PLACES = 9


def base_rate(part: Chosen, subject: str, points: Sequence[str], figures: BaseRateFigures) -> BaseRate | None:
    """Shares of each grade, a subject's own drawn to those of its programme; None without any that count.

    The share is (own + weight m) / (all own + weight), where m is the programme's share, with a grade that is spread
    evenly over the scale beside it: what was not given yet is not impossible. The weight is the strength of the
    figures, and less where the programme has few cases itself. Intervals are Clopper and Pearson's on these numbers,
    which always hold the share; from few inspections there is none.

    Args:
        part: what is compared with.
        subject: whose base rates.
        points: names of the grades, lowest first.
        figures: strength, level of the intervals, and how many inspections they need.
    """
    own, programme = part.of_subject.get(subject, Counter[str]()), part.of_programme
    of_programme, all_own = sum(programme.values()), sum(own.values())
    if not of_programme:
        return None
    weight = figures.strength * of_programme / (of_programme + figures.strength)
    total = all_own + weight
    counts = {
        name: own[name] + weight * (programme[name] + figures.evenly / len(points)) / (of_programme + figures.evenly)
        for name in points
    }
    enough = part.reports >= figures.fewest
    return BaseRate(
        shares=FixedDict({name: round(count / total, _PLACES) for name, count in counts.items()}),
        intervals=FixedDict({name: _interval(count, total, figures.level) for name, count in counts.items()})
        if enough
        else None,
        level=figures.level,
        own=all_own,
        programme=of_programme,
        inspections=part.reports,
    )


def _interval(count: float, total: float, level: float) -> Interval:
    """Clopper and Pearson's limits for numbers that need not be whole."""
    tail = (1 - level) / 2
    low = float(betaincinv(count, total - count + 1, tail))
    high = float(betaincinv(count + 1, total - count, 1 - tail))
    return Interval(round(low, _PLACES), round(high, _PLACES))
