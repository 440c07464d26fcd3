"""Where a grade lies among earlier grades of its indicator. A rare grade is information and no inconsistency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scipy.special import betaincinv

from ...frameworks import BaseRateFigures
from ...vocabulary import FixedDict
from .compared import BaseRate, Interval

_PLACES = 9


def base_rate(
    own: Mapping[str, int], programme: Mapping[str, int], points: Sequence[str], figures: BaseRateFigures
) -> BaseRate | None:
    """Shares of each grade, an indicator's own drawn to those of its programme; None without any earlier grade.

    The share is (own + strength m) / (all own + strength), where m is the programme's share, with a grade that is
    spread evenly over the scale beside it: what was not given yet is not impossible. Intervals are those of the
    Dirichlet distribution.

    Args:
        own: how many of each grade the indicator had.
        programme: how many of each grade all indicators of the programme had, these among them.
        points: names of the grades, lowest first.
        figures: strength, and the level of the intervals.
    """
    of_programme = sum(programme.values())
    if not of_programme:
        return None
    shares, intervals = dict[str, float](), dict[str, Interval]()
    all_own = sum(own.values())
    for name in points:
        middle = (programme.get(name, 0) + figures.evenly / len(points)) / (of_programme + figures.evenly)
        here, total = own.get(name, 0) + figures.strength * middle, all_own + figures.strength
        shares[name] = round(here / total, _PLACES)
        ends = ((1 - figures.level) / 2, (1 + figures.level) / 2)
        low, high = (round(float(betaincinv(here, total - here, end)), _PLACES) for end in ends)
        intervals[name] = Interval(low, high)
    return BaseRate(FixedDict(shares), FixedDict(intervals), figures.level, all_own, of_programme)
