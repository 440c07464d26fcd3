"""Meeting a rare problem at least once. To have met none does not say that there is none."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from ...errors import Unusable
from ...vocabulary import down, up
from . import given
from .hypergeometric import at_least
from .settled import settled


@dataclass(frozen=True, slots=True)
class SizeToMeet:
    """How many records it takes to meet a rare problem."""

    size: int
    rare: Annotated[float, Field(description="at least so large a share has the problem")]
    cases: Annotated[int | None, Field(description="how many that are of the population; None where it is not known")]
    population: int | None
    chance: Annotated[float, Field(description="asked for, of meeting at least one case")]
    reached: Annotated[float, Field(description="the chance that this size comes to, at least")]
    design_effect: Annotated[
        float, Field(description="how many records count as one that is drawn by itself, at worst")
    ]


def chance_of_meeting(drawn: int, rare: float, population: int | None = None) -> float:
    """The chance that a sample meets at least one case of a problem that at least a share of `rare` has.

    Raises:
        Unusable: for a share of none or all, or more drawn than there are.
    """
    given.whole("drawn", drawn, 0)
    given.share("rare", rare, ends=False)
    if population is None:
        return settled(-math.expm1(drawn * math.log1p(-rare)))
    if given.whole("population", population, 1) < drawn:
        raise Unusable(f"`drawn` is {drawn}, and there are only {population} in the population")
    return settled(at_least(1, drawn, cases_of(rare, population), population))


def size_to_meet(rare: float, chance: float, population: int | None = None, *, design_effect: float = 1) -> SizeToMeet:
    """The least number of records with which the chance of meeting a case is at least `chance`.

    Args:
        rare: at least so large a share has the problem.
        chance: as 0.95.
        population: None where it is not known.
        design_effect: how many records count as one, as `effect_on_meeting` has it; of these only whole ones count.

    Raises:
        Unusable: for shares of none or all, a population of nobody, or a design effect below 1.
    """
    given.share("chance", chance, ends=False)
    given.at_least("design_effect", design_effect, 1)
    chance_of_meeting(0, rare, population)  # refuses what cannot be

    def reached(drawn: int) -> float:
        counts_as = drawn if drawn == population else int(down(drawn / design_effect))
        return chance_of_meeting(counts_as, rare, population)

    alone = math.log1p(-chance) / math.log1p(-rare)
    most = population if population is not None else int(up(design_effect * up(alone)))
    size = 1 + bisect_left(range(1, most), True, key=lambda drawn: reached(drawn) >= settled(chance))
    cases = None if population is None else cases_of(rare, population)
    return SizeToMeet(size, rare, cases, population, chance, reached(size), design_effect)


def cases_of(rare: float, population: int) -> int:
    """How many of a population are at least such a share of it."""
    return max(1, int(up(rare * population)))
