"""How a sample is shared out among groups that all have to be heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...errors import Unusable
from . import given

ALLOCATION = (
    "Each stratum is allotted records in proportion to how many it has, but no fewer than the floor; one that has "
    "fewer than the floor is taken whole. Strata whose proportional part is below that get it first, the rest is "
    "shared among the others in proportion, and so on until none is below. Of fractions, the whole numbers are given, "
    "and what is left goes one by one to the largest remainders, of equal ones to the first by name (in order of code "
    "points)."
)


@dataclass(frozen=True, slots=True)
class Allotted:
    """How many records of a stratum are drawn."""

    stratum: str
    population: int
    drawn: int

    @property
    def weight(self) -> float:
        """How many records of its stratum each drawn one stands for."""
        return self.population / self.drawn


@dataclass(frozen=True, slots=True)
class Allocation:
    """A sample shared out, strata in order of their names."""

    asked: int
    strata: tuple[Allotted, ...]

    @property
    def drawn(self) -> int:
        """How many that are in all: more than asked for where the floors of all strata come to more."""
        return sum(one.drawn for one in self.strata)


def allocated(counts: Mapping[str, int], size: int, floor: int) -> Allocation:
    """Shares `size` records out among strata, as `ALLOCATION` says.

    Args:
        counts: how many records each stratum has; a stratum of none is none.
        size: how many to draw in all.
        floor: how many to draw of each stratum at least.

    Raises:
        Unusable: for no strata, an empty one, or a size above the number of all records.
    """
    if not counts:
        raise Unusable("`counts` names no stratum")
    for name, count in counts.items():
        given.whole(f"counts[{name}]", count, 1)
    given.whole("floor", floor, 1)
    total = sum(counts.values())
    if given.whole("size", size, 1) > total:
        raise Unusable(f"`size` is {size}, and there are only {total} records")
    settled = dict[str, int]()
    others = dict(counts)
    while True:
        rest, among = size - sum(settled.values()), sum(others.values())
        least = {name: min(floor, count) for name, count in others.items()}
        below = [name for name, count in others.items() if rest * count < least[name] * among]
        if not below:
            break
        for name in below:
            settled[name] = least[name]
            del others[name]
    settled |= _in_proportion(others, rest)
    return Allocation(size, tuple(Allotted(name, counts[name], settled[name]) for name in sorted(counts)))


def _in_proportion(counts: Mapping[str, int], size: int) -> dict[str, int]:
    total = sum(counts.values())
    parts = {name: divmod(size * count, total) for name, count in counts.items()}
    left = size - sum(whole for whole, _ in parts.values()) if parts else 0
    first = set(sorted(parts, key=lambda name: (-parts[name][1], name))[:left])
    return {name: whole + (name in first) for name, (whole, _) in parts.items()}
