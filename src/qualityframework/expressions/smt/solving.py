"""Questions to the solver, answered with a small world that was checked, or with that there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import z3

from ...errors import InternalError
from ...vocabulary import Entity, Outcome
from ..reference import Parameters, outcome
from ..tree import TypedRule
from .changed import rows_of
from .outcomes import Outcomes, outcomes
from .world import Bounds, Concrete, Fact, World, concrete

Formula = Any
_MILLISECONDS = 20_000


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
    """

    def __init__(self, schema: Mapping[str, Entity], subject: str, bounds: Bounds | None = None) -> None:
        self.world = World(schema, subject, bounds)
        self._solver = z3.SolverFor("QF_LIA")
        self._solver.set("random_seed", 1)
        self._solver.set("timeout", _MILLISECONDS)
        self._told = 0
        self._known: dict[tuple[int, tuple[tuple[str, int | str], ...]], Outcomes] = {}

    def outcomes(self, asked: Asked) -> Outcomes:
        """The outcomes of a rule, as formulas."""
        key = id(asked.rule), tuple(sorted(asked.parameters.items()))
        if key not in self._known:
            self._known[key] = outcomes(self.world, asked.rule, asked.parameters)
        return self._known[key]

    def find(self, condition: Formula, about: Sequence[Asked]) -> Found | None:
        """A small world in which a condition holds, or None where there is none within the bounds.

        Nothing of what is recorded in it can be left out. What the solver says of the rules in it was held against the
        evaluator that defines what they mean.

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
            self._make_small()
            model = self._solver.model()
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
            raise NotSolved(f"the solver gave up: {self._solver.reason_unknown()}")
        return bool(answer == z3.sat)

    def _make_small(self) -> None:
        """Fixes what is not recorded, one choice after another, and then small values for what is."""
        for gap in self.world.gaps:
            if self._check(z3.Not(gap)):
                self._solver.add(z3.Not(gap))
            else:
                self._solver.add(gap)
        self._check()
        for fact in [fact for row in rows_of(self.world) for fact in row.facts.values()]:
            model = self._solver.model()
            if not z3.is_true(model.eval(fact.known, model_completion=True)):
                continue
            for value in _plain_values(fact):
                if self._check(fact.value == value):
                    self._solver.add(fact.value == value)
                    break
            else:
                self._check()
                self._solver.add(fact.value == self._solver.model().eval(fact.value, model_completion=True))
            self._check()

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


def _plain_values(fact: Fact) -> list[Formula]:
    """Values that a person would take first: no, none, or the lowest."""
    if z3.is_bool(fact.value):
        return [z3.BoolVal(False), z3.BoolVal(True)]
    low = getattr(fact.type, "low", 0)
    return [z3.IntVal(value) for value in dict.fromkeys((low, low + 1, low + 2))]


def every(*conditions: Formula) -> Formula:
    """That all of these hold."""
    return z3.And(*conditions)


def some(*conditions: Formula) -> Formula:
    """That one of these holds at least."""
    return z3.Or(*conditions)


def not_so(condition: Formula) -> Formula:
    """That it does not hold."""
    return z3.Not(condition)
