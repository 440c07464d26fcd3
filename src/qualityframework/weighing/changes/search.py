"""The smallest set of changes to the evidence that would bring its band across a threshold.

A change is an item that shows something so many steps higher, an item left out, or a further item. The fewest items
come first, then the fewest steps, then what goes furthest beyond the threshold. An item left out and a further one
count as many steps as the scale has points, which is more than any move.

It is exact: the pool adds up over sources, and within a source moves add up once it is settled what is left out and
what is further. So every combination is covered without visiting each. Only where not all items may change, or too many
ways of leaving some of a source out, may there be a smaller set, and `exact` tells.

Everything here looks upward. For the way down the scale is turned over.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from ..item import Item
from ..mass import sum_of
from ..methods import WeightedEvidencePool
from .threshold import Threshold


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes that go together.

    Args:
        moves: by how many steps up which item, by its number among the items.
        left_out: items, by number.
        further: how many further items of which source.
    """

    moves: tuple[tuple[int, int], ...] = ()
    left_out: tuple[int, ...] = ()
    further: tuple[tuple[str, int], ...] = ()

    @property
    def items(self) -> int:
        """How many items are touched."""
        return len(self.moves) + len(self.left_out) + sum(number for _, number in self.further)

    def __add__(self, other: Plan) -> Plan:
        return Plan(self.moves + other.moves, self.left_out + other.left_out, self.further + other.further)


@dataclass(frozen=True, slots=True)
class Found:
    """The smallest plan; None where none of at most so many changes reaches the threshold."""

    plan: Plan | None
    exact: bool


@dataclass(frozen=True)
class Search:
    """A search among items.

    Args:
        pool: the method.
        items: all of the evidence.
        movable: the numbers of those that may change.
        further: by source, the item that a further one of it would be; its belief is set by the threshold.
        changes: how many items are changed at most.
        subsets: how many ways of leaving items of one source out are looked through; among more, only single items.
    """

    pool: WeightedEvidencePool
    items: Sequence[Item]
    movable: frozenset[int]
    further: Mapping[str, Item]
    changes: int
    subsets: int

    def smallest(self, threshold: Threshold) -> Found:
        """The smallest plan that reaches a threshold."""
        sources = [
            _Source(self, threshold, name) for name in sorted({*self.further, *(item.source for item in self.items)})
        ]
        start = threshold.open * self.pool.parameters.prior_ignorance
        exact = len(self.movable) == len(self.items)
        for number in range(self.changes + 1):
            best = [source.most(number) for source in sources]
            exact = exact and all(source.all_subsets(number) for source in sources)
            if threshold.reached(start + _most(best, number)):
                plan = _cheapest([source.by_steps(number) for source in sources], start, threshold, number)
                if plan is not None:
                    return Found(plan, exact)
        return Found(None, exact)

    def changed(self, plan: Plan, threshold: Threshold) -> tuple[Item, ...]:
        """The items with a plan carried out."""
        moves, points = dict(plan.moves), len(self.pool.points)
        kept = [
            replace(item, belief=raised(item.belief, moves.get(number, 0)))
            for number, item in enumerate(self.items)
            if number not in plan.left_out
        ]
        new = [
            replace(self.further[source], belief=at(threshold.point, points))
            for source, number in plan.further
            for _ in range(number)
        ]
        return (*kept, *new)


Choice = tuple[float, Plan]
Choices = dict[tuple[int, int], Choice]
"""By items touched and steps taken: the most that can be reached so, and how."""


class _Source:
    """The changes within one source."""

    def __init__(self, search: Search, threshold: Threshold, name: str) -> None:
        self.search, self.threshold, self.name = search, threshold, name
        self.points = len(search.pool.points)
        self.own = [number for number, item in enumerate(search.items) if item.source == name]
        self.masses = {number: search.items[number].mass for number in self.own}
        self.whole = sum_of(self.masses.values(), self.points)
        self.value = threshold.value(self.whole)
        further = search.further.get(name)
        self.new = None
        if further is not None:
            self.new = replace(further, belief=at(threshold.point, self.points)).mass
        self.gains = {number: gains for number in self.own if (gains := self._gains(number))}

    def _gains(self, number: int) -> list[tuple[int, float]]:
        """For an item, how many steps up gain how much before saturation; each is worth more than the one before."""
        if number not in self.search.movable:
            return []
        told, point = self.masses[number].told, self.threshold.point
        found: list[tuple[int, float]] = []
        for steps in range(1, point):
            gain = (self.threshold.above + self.threshold.below) * math.fsum(told[point - 1 - steps : point - 1])
            if gain > (found[-1][1] if found else 0.0):
                found.append((steps, gain))
        return found

    def _droppable(self, most: int) -> list[int]:
        """The items that it can pay to leave out instead of moving them to the top; proof in the page on weighing."""
        rule, rho = self.threshold, self.search.pool.parameters.saturation
        total = self.whole.total + most * (self.new.total if self.new is not None else 0.0)
        untold = self.whole.untold + most * (self.new.untold if self.new is not None else 0.0)
        found = []
        for number in self.own:
            mass = self.masses[number]
            gain = rule.above * mass.total + rule.open * mass.untold
            worth = rule.above * mass.total * (1 - rho) + rule.open * mass.untold * (
                1 - rho if rule.open >= 0 else 1 - rho + rho * total
            )
            if number in self.search.movable and not (
                gain >= 0 and worth >= rho * mass.total * max(0.0, rule.open) * untold
            ):
                found.append(number)
        return found

    def all_subsets(self, most: int) -> bool:
        """Whether every way of leaving items out is looked through."""
        number = len(self._droppable(most))
        return sum(math.comb(number, size) for size in range(min(most, number) + 1)) <= self.search.subsets

    def _settled(self, most: int) -> Iterator[tuple[tuple[int, ...], int, float, float]]:
        """What is left out, how many are further, the value of what stays, and what saturation multiplies it by."""
        droppable = self._droppable(most)
        sizes = range(min(most, len(droppable) if self.all_subsets(most) else 1) + 1)
        for left_out in (subset for size in sizes for subset in combinations(droppable, size)):
            gone = sum_of((self.masses[number] for number in left_out), self.points)
            value, total = self.value - self.threshold.value(gone), max(0.0, self.whole.total - gone.total)
            for further in range(most - len(left_out) + 1 if self.new is not None else 1):
                new_value = self.threshold.value(self.new) if self.new is not None else 0.0
                new_total = self.new.total if self.new is not None else 0.0
                factor = self.search.pool.factor(total + further * new_total)
                yield left_out, further, value + further * new_value, factor

    def most(self, number: int) -> list[float]:
        """For up to so many items touched, the most that can be reached."""
        best = [-math.inf] * (number + 1)
        for left_out, further, value, factor in self._settled(number):
            tops = sorted((gains[-1][1] for one, gains in self.gains.items() if one not in left_out), reverse=True)
            used = len(left_out) + further
            for moved in range(min(len(tops), number - used) + 1):
                reached = factor * (value + math.fsum(tops[:moved]))
                best[used + moved] = max(best[used + moved], reached)
        return best

    def by_steps(self, number: int) -> Choices:
        """For each number of items touched and of steps taken, the most that can be reached, and how."""
        found: Choices = {}
        for left_out, further, value, factor in self._settled(number):
            used = len(left_out) + further
            for (moved, steps), (gain, moves) in self._moves(left_out, number - used).items():
                key = (used + moved, steps + used * self.points)
                reached = factor * (value + gain)
                if key not in found or reached > found[key][0]:
                    more = ((self.name, further),) if further else ()
                    found[key] = (reached, Plan(moves, left_out, more))
        return found

    def _moves(
        self, left_out: Sequence[int], most: int
    ) -> dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]]:
        """For each number of items moved and of steps, the largest gain and the moves that have it."""
        table: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {(0, 0): (0.0, ())}
        for item, gains in self.gains.items():
            if item in left_out:
                continue
            for (moved, steps), (gain, moves) in sorted(table.items(), reverse=True):
                if moved == most:
                    continue
                for more, gained in gains:
                    key = (moved + 1, steps + more)
                    if key not in table or gain + gained > table[key][0]:
                        table[key] = (gain + gained, (*moves, (item, more)))
        return table


def _most(best: Sequence[Sequence[float]], number: int) -> float:
    """The most that so many changes can reach, shared out over sources."""
    total = [0.0] + [-math.inf] * number
    for own in best:
        total = [max(total[used - mine] + own[mine] for mine in range(used + 1)) for used in range(number + 1)]
    return max(total)


def _cheapest(tables: Sequence[Choices], start: float, threshold: Threshold, number: int) -> Plan | None:
    """The plan with the fewest steps among those of exactly so many items that reach the threshold."""
    total: Choices = {(0, 0): (start, Plan())}
    for table in tables:
        joined: Choices = {}
        for (items, steps), (value, plan) in total.items():
            for (own_items, own_steps), (own_value, own_plan) in table.items():
                key = (items + own_items, steps + own_steps)
                if key[0] <= number and (key not in joined or value + own_value > joined[key][0]):
                    joined[key] = (value + own_value, plan + own_plan)
        total = joined
    enough = [(steps, -value, plan) for (_, steps), (value, plan) in total.items() if threshold.reached(value)]
    return min(enough, key=lambda one: one[:2])[2] if enough else None


def raised(belief: Sequence[float], steps: int) -> tuple[float, ...]:
    """A belief moved up by so many steps; what would go beyond the highest point stays there."""
    if not steps:
        return tuple(belief)
    steps = min(steps, len(belief) - 1)
    top = len(belief) - 1 - steps
    return (*([0.0] * steps), *belief[:top], math.fsum(belief[top:]))


def at(point: int, points: int) -> tuple[float, ...]:
    """All belief at one point."""
    return tuple(float(position == point) for position in range(1, points + 1))
