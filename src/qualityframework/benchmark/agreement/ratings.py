"""Ratings of the same units by several raters, as they are agreed or disagreed upon."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ...errors import Unusable
from ...frameworks import Scale

MOST_RATERS = 200
MOST_UNITS = 10_000
FARTHEST = 1e12
"""No number lies farther from nought."""


class Measurement(StrEnum):
    """What may be made of the values: each level allows what those before it do, and more."""

    NOMINAL = "nominal"  # the same or another
    ORDINAL = "ordinal"  # higher or lower
    INTERVAL = "interval"  # how much higher
    RATIO = "ratio"  # how many times as much


OF_NUMBERS = (Measurement.INTERVAL, Measurement.RATIO)


@dataclass(frozen=True, slots=True)
class Ratings:
    """Who rated what, and how. Neither the order of units nor that of raters means anything.

    Args:
        units: names of what was rated, such as vignettes.
        raters: names or codes of those who rated.
        values: a row a unit, a column a rater: the position of a point on the scale, from 1, or a number; None where
            a rater did not rate a unit.
        level: level of measurement.
        points: labels of all points of the scale, lowest first, used or not: how often agreement is mere chance hangs
            on how many there are. Empty where the values are numbers.
        scale: name of the scale.

    Raises:
        Unusable: for fewer than two units, raters or points, or too many of them, names that are there twice, rows of
            another length, and values that are off the scale or not finite.
    """

    units: tuple[str, ...]
    raters: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    level: Measurement = Measurement.ORDINAL
    points: tuple[str, ...] = ()
    scale: str | None = None

    def __post_init__(self) -> None:
        fault = next(self._faults(), None)
        if fault is not None:
            raise Unusable(fault)

    def _faults(self) -> Iterator[str]:
        for what, names, most in (("units", self.units, MOST_UNITS), ("raters", self.raters, MOST_RATERS)):
            if not 2 <= len(names) <= most:
                yield f"agreement is reckoned of 2 to {most:,} {what}, and these are {len(names):,}"
            if len(set(names)) != len(names):
                yield f"two {what} have one name"
        if [len(row) for row in self.values] != [len(self.raters)] * len(self.units):
            yield "there is a row of values for each unit, and in it a value, or None, for each rater"
        if len(self.points) == 1:
            yield "a scale has two points or more"
        if not self.points and self.level not in OF_NUMBERS:
            yield f"numbers are of level {' or '.join(OF_NUMBERS)}; level {self.level} wants the points of a scale"
        for value in {value for row in self.values for value in row if value is not None}:
            if (fault := fault_of(value, self.level, len(self.points))) is not None:
                yield f"`{value}`: {fault}"

    @classmethod
    def on(
        cls,
        scale: Scale,
        units: tuple[str, ...],
        raters: tuple[str, ...],
        values: tuple[tuple[float | None, ...], ...],
        level: Measurement = Measurement.ORDINAL,
    ) -> Ratings:
        """Ratings on a scale."""
        return cls(units, raters, values, level, tuple(grade.label for grade in scale.grades), scale.name)


def fault_of(value: float, level: Measurement, points: int) -> str | None:
    """What a value cannot be, or None: off a scale of so many points, or, without any, no number that can be used."""
    if points:
        return None if value in range(1, points + 1) else f"a position from 1 to {points} is wanted here"
    if not math.isfinite(value) or abs(value) > FARTHEST:
        return f"a number from -{FARTHEST:,.0f} to {FARTHEST:,.0f} is wanted here"
    if level is Measurement.RATIO and value < 0:
        return "a number of at least 0 is wanted here: below nought there is no so many times as much"
    return None
