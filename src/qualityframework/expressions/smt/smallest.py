"""The smallest world: what need not be recorded is not, and what is recorded has the plainest value that it can.

Each choice is settled as far down as it goes, in an order that hangs on nothing but names. So the answer to a question
is the same whatever was asked before, and whichever model the solver came upon first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import z3

from ...vocabulary import Kind, Text, Truth
from .changed import rows_of
from .world import UNNAMED, Fact, World

Formula = Any


def smallest(world: World, solver: Formula, check: Callable[[Formula], bool]) -> Formula:
    """The model of the smallest world in which everything holds that the solver was told.

    Args:
        world: what there is to choose.
        solver: that has a model; it is told what is settled.
        check: whether something can hold beside what the solver was told; it leaves a model if so.
    """
    settling = _Settling(world, solver, check)
    for gap in sorted(world.gaps, key=lambda gap: gap.turn):
        settling.first(z3.Not(gap.holds))
    for row in sorted(rows_of(world), key=lambda row: row.path):
        for _, fact in sorted(row.facts.items()):
            if settling.holds(fact.known):
                settling.value(fact)
    return settling.model


class _Settling:
    """Settles one choice after another; `model` is a world with all that is settled."""

    def __init__(self, world: World, solver: Formula, check: Callable[[Formula], bool]) -> None:
        self._world, self._solver, self._check = world, solver, check
        self.model = solver.model()

    def holds(self, formula: Formula) -> bool:
        """Whether something is so in the model."""
        return bool(z3.is_true(self.model.eval(formula, model_completion=True)))

    def can(self, formula: Formula) -> bool:
        """Whether something can be so; if so, it is in the model."""
        if self.holds(formula):
            return True
        if self._check(formula):
            self.model = self._solver.model()
            return True
        return False

    def first(self, *wanted: Formula) -> None:
        """Settles on the first of a few that can be so."""
        found = next((one for one in wanted if self.can(one)), None)
        if found is not None:
            self._solver.add(found)

    def value(self, fact: Fact) -> None:
        """Settles what a fact is: no, the first of its words, a text that no rule names, the number next to nought."""
        value, word = fact.value, self._world.word
        match fact.type:
            case Truth():
                self.first(z3.Not(value))
            case Kind(values=values):
                self.first(*(value == word(one) for one in values))
            case Text() if self.can(value >= UNNAMED):
                self._least(value, UNNAMED)
            case Text():
                self.first(*(value == word(one) for one in sorted(self._world.words)))
            case _ if self.can(value >= 0):
                self._least(value, max(0, self._world.reach(fact.type)[0]))
            case _:
                self._least(-value, 1)

    def _least(self, number: Formula, low: int) -> None:
        """Settles on the least that a number can be, no less than this: by steps that double, then by halves."""
        reach = 0
        while not self.can(number <= low + reach):
            low, reach = low + reach + 1, 2 * reach + 1
        while (high := int(self.model.eval(number, model_completion=True).as_long())) > low:
            middle = (low + high) // 2
            if not self.can(number <= middle):
                low = middle + 1
        self._solver.add(number == low)
