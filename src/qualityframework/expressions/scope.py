"""What an expression may see, and what was found wrong in it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..vocabulary import Code, Entity, FixedDict, Type
from .syntax import Problem, Refused, span
from .tree import Constant, Expr


class Scope(NamedTuple):
    """The names that an expression may use.

    Args:
        schema: entities by name.
        subject: the entity that the rule is for.
        constants: grades by name.
        parameters: parameters of the rule, with their types.
        lets: aggregates of the rule, with their types.
        row: inside an aggregate, its variable and the entity of its rows.
    """

    schema: Mapping[str, Entity]
    subject: Entity
    constants: Mapping[str, Constant] = FixedDict()
    parameters: Mapping[str, Type] = FixedDict()
    lets: Mapping[str, Type] = FixedDict()
    row: tuple[str, Entity] | None = None

    @property
    def names(self) -> dict[str, str]:
        """Every bare name, with what it is."""
        known = dict.fromkeys(self.subject.facts, "a fact")
        known |= dict.fromkeys(self.constants, "a constant")
        known |= dict.fromkeys(self.parameters, "a parameter")
        known |= dict.fromkeys(self.lets, "a let")
        known |= dict.fromkeys(self.subject.parents, "a parent")
        if self.row is not None:
            known[self.row[0]] = "the row"
        return known


@dataclass(slots=True)
class Checking:
    """One text that is being checked against one scope.

    The forms of the language are added by the classes that build on this.
    """

    text: str
    scope: Scope
    problems: list[Problem] = field(default_factory=list)

    def typed(self, node: ast.expr) -> tuple[Expr, Type] | None:
        """A part with its type, or None when a problem was noted."""
        raise NotImplementedError

    def problem(self, node: ast.AST, code: Code, message: str, help_: str | None = None) -> Problem:
        start, end = span(self.text, node)
        return Problem(code, message, start, end, help_)

    def refuse(self, node: ast.AST, message: str, help_: str | None, code: Code = Code.REFUSED) -> Refused:
        return Refused(self.problem(node, code, message, help_))

    def complain(self, node: ast.AST, code: Code, message: str, help_: str | None = None) -> None:
        self.problems.append(self.problem(node, code, message, help_))
