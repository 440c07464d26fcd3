"""Questions to the solver, answered with a small world that was checked, or with that there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import z3

from ...errors import InternalError
from ...vocabulary import Entity, Outcome
from ..reference import Parameters, outcome
from ..tree import TypedRule
from .outcomes import Outcomes, outcomes
from .smallest import smallest
from .world import Bounds, Concrete, World, concrete

Formula = Any
EFFORT = 400_000_000
"""After how many of its steps the solver gives up on a question: tens of seconds, and the same on every machine."""


class NotSolved(Exception):  # noqa: N818
    """The solver gave up, so that nothing is known."""


class Asked(NamedTuple):
    """A rule with the values of its parameters."""

    rule: TypedRule
    parameters: Parameters


class Found(NamedTuple):
    """A world in which what was asked holds, and what the rules that were asked about come to in it."""

    world: Concrete
    comes_to: tuple[Outcome, ...]


class Solving:
    """Rules for one entity over one world.

    Args:
        schema: the entities.
        subject: the entity that the rules are for.
        bounds: within which everything is asked.
        effort: how many steps a question may take the solver.
    """

    def __init__(
        self, schema: Mapping[str, Entity], subject: str, bounds: Bounds | None = None, effort: int = EFFORT
    ) -> None:
        self.world = World(schema, subject, bounds)
        self._solver = z3.SolverFor("QF_LIA")
        self._solver.set("random_seed", 1)
        self._solver.set("rlimit", effort)
        self._effort = effort
        self._told = 0
        self._known: dict[tuple[int, tuple[tuple[str, int | str], ...]], tuple[Asked, Outcomes]] = {}

    def outcomes(self, asked: Asked) -> Outcomes:
        """The outcomes of a rule, as formulas."""
        key = id(asked.rule), tuple(sorted(asked.parameters.items()))
        if key not in self._known:  # the rule is kept, so that no other comes to lie where it lay
            self._known[key] = asked, outcomes(self.world, asked.rule, asked.parameters)
        return self._known[key][1]

    def find(self, condition: Formula, about: Sequence[Asked]) -> Found | None:
        """A small world in which a condition holds, or None where there is none within the bounds.

        Nothing of what is recorded in it can be left out, and it is the same whatever was asked before. What the
        solver says of the rules in it was held against the evaluator that defines what they mean.

        Args:
            condition: over outcomes of these rules.
            about: the rules that it is about.

        Raises:
            NotSolved: when the solver gives up.
        """
        if not self.possible(condition):
            return None
        self._solver.push()
        try:
            self._solver.add(condition)
            self._check()
            model = smallest(self.world, self._solver, self._check)
        finally:
            self._solver.pop()
        return self._read(model, about)

    def possible(self, condition: Formula) -> bool:
        """Whether a condition holds in any world within the bounds.

        Raises:
            NotSolved: when the solver gives up.
        """
        told = self.world.rules
        self._solver.add(*told[self._told :])
        self._told = len(told)
        return self._check(condition)

    def _check(self, *beside: Formula) -> bool:
        answer = self._solver.check(*beside)
        if answer == z3.unknown:
            reason = self._solver.reason_unknown()
            raise NotSolved(f"the solver gave up within {self._effort:,} steps of its own ({reason})")
        return bool(answer == z3.sat)

    def _read(self, model: Formula, about: Sequence[Asked]) -> Found:
        made = concrete(self.world, model)
        come = []
        for asked in about:
            formulas = self.outcomes(asked)
            solved = next(one for one in Outcome if z3.is_true(model.eval(formulas.of(one), model_completion=True)))
            meant = outcome(asked.rule, made.row, asked.parameters, made.findings)
            if solved is not meant:
                raise InternalError(f"{asked.rule.name}: the solver has {solved}, and what the rule means is {meant}")
            come.append(solved)
        return Found(made, tuple(come))


def every(*conditions: Formula) -> Formula:
    """That all of these hold."""
    return z3.And(*conditions)


def some(*conditions: Formula) -> Formula:
    """That one of these holds at least."""
    return z3.Or(*conditions)


def not_so(condition: Formula) -> Formula:
    """That it does not hold."""
    return z3.Not(condition)
