"""Has the yardstick moved? Two charts of whole inspections against a baseline that stays as it was.

A residual is the grade less what was expected, so a lenient panel lies above nought and a severe one below. A value is
the mean residual of one inspection in standard deviations of such a mean; the oldest comes first. An inspection that
could not be compared has no value: it is left out, and is not a nought.

A baseline is itself but a few inspections. By as much as it was mistaken all later values are off to one side, and no
number of them makes up for that: a doubt is the standard deviation of this, in the unit of its value. Limits that
leave it out take a lenient baseline for a yardstick that became severe.

Sources: Roberts 1959 and Page 1954, as NIST/SEMATECH's e-Handbook of Statistical Methods has them (6.3.2.3, 6.3.2.4).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ...errors import Unusable
from ...frameworks import DriftFigures


class Side(StrEnum):
    """To which side the yardstick seems to have moved."""

    LENIENT = "lenient"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True)
class Average:
    """A point of the moving average: its value, how far from nought is no signal, and the side of one that is."""

    value: float
    limit: float
    signal: Side | None


@dataclass(frozen=True, slots=True)
class Sums:
    """A point of the cumulative sums: one a side, none below nought, and the sides of those beyond the limit."""

    lenient: float
    severe: float
    limit: float
    signals: tuple[Side, ...]


def ewma(
    values: Sequence[float], weight: float, limit: float, doubts: Sequence[float] | None = None
) -> tuple[Average, ...]:
    """The exponentially weighted moving average, a point an inspection. It begins at nought.

    The limits are those of so many inspections: narrow at first, and near those of `lasting_limit` later on. The
    variance of the average is that of the noise and the square of the moving average of the doubts: they are one and
    the same mistake of the baseline, or as good as. With one doubt d of all, d^2 (1 - (1 - weight)^t)^2.

    Args:
        values: in standard deviations, the oldest first.
        weight: of the newest value, above 0 and up to 1.
        limit: in standard deviations of the average.
        doubts: of each value; none unless given.

    Raises:
        Unusable: for a value or doubt that is no finite number, a doubt below nought, or a weight or limit that is
            none.
    """
    _check(weight, limit)
    points, average, noise, doubt = [], 0.0, 0.0, 0.0
    for value, more in zip(_finite(values), _doubts(values, doubts), strict=True):
        average = weight * value + (1 - weight) * average
        noise = weight**2 + (1 - weight) ** 2 * noise
        doubt = weight * more + (1 - weight) * doubt
        now = limit * math.sqrt(noise + doubt**2)
        points.append(Average(average, now, _beyond(average, now)))
    return tuple(points)


def lasting_limit(weight: float, limit: float, doubt: float = 0.0) -> float:
    """What the limits of the moving average come to in the end, in standard deviations of one value."""
    _check(weight, limit)
    return limit * math.sqrt(weight / (2 - weight) + doubt**2)


def cusum(
    values: Sequence[float], slack: float, limit: float, doubts: Sequence[float] | None = None
) -> tuple[Sums, ...]:
    """The cumulative sums to either side, a point an inspection. After a signal they go on; they do not begin anew.

    Args:
        values: in standard deviations, the oldest first.
        slack: how far a value may lie from nought without adding anything, beside its doubt.
        limit: a sum above it is a signal.
        doubts: of each value; none unless given.

    Raises:
        Unusable: for a value or doubt that is no finite number, a doubt below nought, or a slack or limit that is
            none.
    """
    if not (0 <= slack < math.inf and 0 < limit < math.inf):
        raise Unusable(f"a slack is at least 0, and a limit above 0: not {slack:g} and {limit:g}")
    lenient = severe = 0.0
    points = []
    for value, doubt in zip(_finite(values), _doubts(values, doubts), strict=True):
        lenient, severe = (max(0.0, total - slack - doubt) for total in (lenient + value, severe - value))
        sums = {Side.LENIENT: lenient, Side.SEVERE: severe}
        points.append(Sums(lenient, severe, limit, tuple(side for side, total in sums.items() if total > limit)))
    return tuple(points)


def spread(indicators: int, figures: DriftFigures) -> float:
    """The standard deviation of a mean residual over so many indicators, in grades.

    What an inspection's indicators share stays, and what each has of its own is divided by their number. The figures
    for one and for seven tell both apart.

    Raises:
        Unusable: for less than one indicator.
    """
    if indicators < 1:
        raise Unusable(f"a mean is over at least one indicator, not {indicators}")
    shared = shared_variance(figures)
    return math.sqrt(shared + (figures.mean_sd.one**2 - shared) / indicators)


def shared_variance(figures: DriftFigures) -> float:
    """The variance of what the indicators of one inspection share, in grades squared, by the figures."""
    one, seven = figures.mean_sd.one**2, figures.mean_sd.seven**2
    return max(0.0, one - (one - seven) / (1 - 1 / 7))  # what rounding may leave below nought


def _check(weight: float, limit: float) -> None:
    if not (0 < weight <= 1 and 0 < limit < math.inf):
        raise Unusable(f"a weight is above 0 and up to 1, and a limit above 0: not {weight:g} and {limit:g}")


def _doubts(values: Sequence[float], doubts: Sequence[float] | None) -> Sequence[float]:
    if doubts is None:
        return (0.0,) * len(values)
    if not all(0 <= doubt < math.inf for doubt in doubts):
        raise Unusable("a doubt is a finite number, and at least 0")
    return doubts


def _beyond(value: float, limit: float) -> Side | None:
    if abs(value) <= limit:
        return None
    return Side.LENIENT if value > 0 else Side.SEVERE


def _finite(values: Iterable[float]) -> Iterator[float]:
    for number, value in enumerate(values, 1):
        if not math.isfinite(value):
            raise Unusable(f"value {number} is {value}: an inspection that could not be compared is left out")
        yield value
