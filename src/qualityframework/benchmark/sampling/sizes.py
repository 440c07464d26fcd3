"""How many records to read, and how near a sample of so many comes.

A margin is in points of 100: 10 says that the share in all lies up to ten points either way, if it is about `share`.
Source: Cochran 1977, Sampling techniques, chapter 4.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Annotated

from pydantic import Field

from ...errors import Unusable
from ...vocabulary import up
from . import given
from .settled import settled


@dataclass(frozen=True, slots=True)
class SampleSize:
    """How many records a margin takes."""

    size: int
    margin: Annotated[float, Field(description="asked for, in points of 100 either way")]
    reached: Annotated[float, Field(description="the margin that this size comes to, no larger than the one asked for")]
    level: float
    share: Annotated[float, Field(description="assumed beforehand; half needs the most records")]
    population: Annotated[int | None, Field(description="None where it is not known, and taken to be very large")]
    design_effect: Annotated[float, Field(description="how many records count as one that is drawn by itself")]


def sample_size(
    margin: float, *, level: float, share: float, population: int | None = None, design_effect: float = 1
) -> SampleSize:
    """How many records have to be drawn by lot for a margin.

    n0 = z^2 p (1 - p) deff / e^2, and of a population of N the next whole number from n0 / (1 + (n0 - 1) / N) on.

    Raises:
        Unusable: for a margin outside 1 to 50 points, a level below 0.5, a share of none or all, a design effect below
            1, or a population of nobody.
    """
    error = given.points("margin", margin) / 100
    largest = _z(level) ** 2 * _variance(share) * given.at_least("design_effect", design_effect, 1) / error**2
    if population is not None:
        given.whole("population", population, 1)
        largest /= 1 + (largest - 1) / population
    size = max(1, int(up(largest)))
    reached = margin_of(size, level=level, share=share, population=population, design_effect=design_effect)
    return SampleSize(size, float(margin), reached, level, share, population, float(design_effect))


def margin_of(
    size: int, *, level: float, share: float, population: int | None = None, design_effect: float = 1
) -> float:
    """The margin that a sample of so many comes to, in points of 100 either way; 0 for a whole population.

    It is for planning. What a sample that was read has shown is told by its interval.

    Raises:
        Unusable: for a size of none or above the population, and as `sample_size` does.
    """
    given.whole("size", size, 1)
    variance = _variance(share) * given.at_least("design_effect", design_effect, 1) / size
    if population is not None:
        if given.whole("population", population, 1) < size:
            raise Unusable(f"`size` is {size}, and there are only {population} in the population")
        variance *= (population - size) / max(1, population - 1)
    return settled(100 * _z(level) * math.sqrt(variance))


def _variance(share: float) -> float:
    return given.share("share", share, ends=False) * (1 - share)


def _z(level: float) -> float:
    return NormalDist().inv_cdf((1 + given.confidence(level)) / 2)
