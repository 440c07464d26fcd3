"""Has the yardstick moved? Two charts of whole inspections against a baseline that stays as it was.

A residual is the grade less what was expected, so a lenient panel lies above nought and a severe one below. A value is
the mean residual of one inspection in standard deviations of such a mean; the oldest comes first. An inspection that
could not be compared has no value: it is left out, and is not a nought.

Sources: Roberts 1959 and Page 1954, as NIST/SEMATECH's e-Handbook of Statistical Methods has them (6.3.2.3, 6.3.2.4).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
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


def ewma(values: Iterable[float], weight: float, limit: float) -> tuple[Average, ...]:
    """The exponentially weighted moving average, a point an inspection. It begins at nought.

    The limits are those of so many inspections: narrow at first, and near those of `lasting_limit` later on.

    Args:
        values: in standard deviations, the oldest first.
        weight: of the newest value, above 0 and up to 1.
        limit: in standard deviations of the average.

    Raises:
        Unusable: for a value that is no finite number, or a weight or limit that is none.
    """
    lasting, kept, average = lasting_limit(weight, limit), 1.0, 0.0
    points = []
    for value in _finite(values):
        kept *= (1 - weight) ** 2
        average = weight * value + (1 - weight) * average
        now = lasting * math.sqrt(1 - kept)
        points.append(Average(average, now, _beyond(average, now)))
    return tuple(points)


def lasting_limit(weight: float, limit: float) -> float:
    """What the limits of the moving average come to in the end, in standard deviations of one value."""
    if not (0 < weight <= 1 and 0 < limit < math.inf):
        raise Unusable(f"a weight is above 0 and up to 1, and a limit above 0: not {weight:g} and {limit:g}")
    return limit * math.sqrt(weight / (2 - weight))


def cusum(values: Iterable[float], slack: float, limit: float) -> tuple[Sums, ...]:
    """The cumulative sums to either side, a point an inspection. After a signal they go on; they do not begin anew.

    Args:
        values: in standard deviations, the oldest first.
        slack: how far a value may lie from nought without adding anything.
        limit: a sum above it is a signal.

    Raises:
        Unusable: for a value that is no finite number, or a slack or limit that is none.
    """
    if not (0 <= slack < math.inf and 0 < limit < math.inf):
        raise Unusable(f"a slack is at least 0, and a limit above 0: not {slack:g} and {limit:g}")
    lenient = severe = 0.0
    points = []
    for value in _finite(values):
        lenient, severe = max(0.0, lenient + value - slack), max(0.0, severe - value - slack)
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
    one, seven = figures.mean_sd.one**2, figures.mean_sd.seven**2
    own = (one - seven) / (1 - 1 / 7)
    shared = max(0.0, one - own)  # what rounding may leave below nought
    return math.sqrt(shared + own / indicators)


def _beyond(value: float, limit: float) -> Side | None:
    if abs(value) <= limit:
        return None
    return Side.LENIENT if value > 0 else Side.SEVERE


def _finite(values: Iterable[float]) -> Iterator[float]:
    for number, value in enumerate(values, 1):
        if not math.isfinite(value):
            raise Unusable(f"value {number} is {value}: an inspection that could not be compared is left out")
        yield value
