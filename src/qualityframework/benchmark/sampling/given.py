"""Numbers that are given: refused by name where they cannot stand, with how they are written."""

from __future__ import annotations

import math
import operator

from ...errors import Unusable

MOST = 1_000_000
"""Records in the largest population that is reckoned with."""


def whole(name: str, value: int, least: int = 0, most: int = MOST) -> int:
    """A whole number within its limits."""
    try:
        number = None if isinstance(value, bool) else operator.index(value)
    except TypeError:
        number = None
    if number is None or not least <= number <= most:
        raise Unusable(f"`{name}` is {value}: a whole number from {least:,} to {most:,} is wanted")
    return number


def share(name: str, value: float, *, ends: bool = True) -> float:
    """A share from 0 to 1; without its ends, some but not all."""
    if 0 < value < 1 or (ends and value in (0, 1)):
        return float(value)
    wanted = "a share from 0 to 1" if ends else "a share above 0 and below 1"
    instead = f"; {value:g} per cent are written as {value / 100:g}" if 1 < value < 100 else ""
    raise Unusable(f"`{name}` is {value}: {wanted} is wanted{instead}")


def confidence(value: float) -> float:
    """A level of confidence: at least a half, and never certainty nor what would be shown as such."""
    if not 0.5 <= share("level", value, ends=False) <= 0.9999:
        raise Unusable(f"`level` is {value}: confidence is from 0.5 to 0.9999; 0.95 is usual")
    return float(value)


def points(name: str, value: float) -> float:
    """A margin in points of 100."""
    if 1 <= value <= 50:
        return float(value)
    instead = f", as {100 * value:g} for {100 * value:g} points either way" if 0 < value < 1 else ""
    raise Unusable(f"`{name}` is {value}: it is written in points of 100, from 1 to 50{instead}")


def at_least(name: str, value: float, least: float) -> float:
    """A finite number from `least` on."""
    if not least <= value < math.inf:
        raise Unusable(f"`{name}` is {value}: a number of at least {least:g} is wanted")
    return float(value)


def sample(met: int, of: int, population: int | None = None, where: str = "") -> None:
    """Refuses a sample that cannot be: of nobody, with more that met than were read, or larger than its population."""
    whole(f"of{where}", of, 1)
    if whole(f"met{where}", met) > of:
        raise Unusable(f"`met{where}` is {met}, and only {of} were read")
    if population is not None and whole(f"population{where}", population, 1) < of:
        raise Unusable(f"`of{where}` is {of}, and there are only {population} in the population")
