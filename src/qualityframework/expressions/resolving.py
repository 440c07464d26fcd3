"""Names and constants: what is known under a name, and what a literal is."""

from __future__ import annotations

import ast

from ..vocabulary import MANY, Code, Decimal, Fact, GradeOf, Integer, Text, Truth, Type, did_you_mean
from . import hints
from .scope import Checking
from .syntax import Refused, span
from .tree import Constant, Expr, FactOf, Let, Parameter


class Resolving(Checking):
    """Adds names, facts of parents and rows, and constants."""

    __slots__ = ()

    def name(self, node: ast.expr, name: str) -> tuple[Expr, Type]:
        scope = self.scope
        if name in scope.lets:
            return Let(name, scope.lets[name]), scope.lets[name]
        if name in scope.parameters:
            return Parameter(name, scope.parameters[name]), scope.parameters[name]
        if name in scope.subject.facts:
            return self._fact(node, scope.subject.facts[name], name)
        if name in scope.constants:
            return scope.constants[name], scope.constants[name].type
        if name in scope.subject.relations:
            raise self._listed(node, name)
        if (scope.row is not None and name == scope.row[0]) or name in scope.subject.parents:
            help_ = f"name one of its facts: `{name}. ...`"
            raise self.refuse(node, f"`{name}` is a row, not a value", help_, Code.TYPE_ERROR)
        of_row = [f"{scope.row[0]}.{fact}" for fact in scope.row[1].facts] if scope.row is not None else []
        help_ = hints.word(name) or did_you_mean(name, (*scope.names, *scope.subject.relations, *of_row))
        raise self.refuse(node, f"`{name}` is not known here", help_, Code.UNKNOWN_NAME)

    def attribute(self, node: ast.Attribute) -> tuple[Expr, Type]:
        hops, root = [node.attr], node.value
        while isinstance(root, ast.Attribute):
            hops.insert(0, root.attr)
            root = root.value
        if not isinstance(root, ast.Name):
            raise self.refuse(node, "only a name has facts", None)
        *between, last = hops
        entity, of_row = self.scope.subject, False
        path: tuple[str, ...] = ()
        if self.scope.row is not None and root.id == self.scope.row[0]:
            entity, of_row = self.scope.row[1], True
        else:
            between = [root.id, *between]
        for hop in between:
            if hop not in entity.parents:
                here = (*entity.parents, *([self.scope.row[0]] if self.scope.row is not None and not path else ()))
                if hop in entity.relations:
                    raise self._listed(node, hop)
                if hop in entity.facts or (not path and not of_row and hop in self.scope.names):
                    raise self.refuse(node, f"`{hop}` is a value and has no facts", None, Code.TYPE_ERROR)
                raise self.refuse(node, f"`{hop}` is not known here", did_you_mean(hop, here), Code.UNKNOWN_NAME)
            entity, path = self.scope.schema[entity.parents[hop]], (*path, hop)
        if last not in entity.facts:
            if last in entity.relations:
                raise self._listed(node, last)
            raise self.refuse(
                node, f"`{last}` is no fact of {entity.name}", did_you_mean(last, entity.facts), Code.UNKNOWN_NAME
            )
        return self._fact(node, entity.facts[last], last, path, of_row)

    def _listed(self, node: ast.expr, name: str) -> Refused:
        help_ = "look at it under `let`, as in `count(x for x in ...)`"
        return self.refuse(node, f"`{name}` is a list of related rows, not a value", help_, Code.TYPE_ERROR)

    def _fact(
        self, node: ast.expr, fact: Fact, name: str, hops: tuple[str, ...] = (), of_row: bool = False
    ) -> tuple[FactOf, Type]:
        """The fact with its type: a grade is one of the scale that the rules are for."""
        if fact.for_texts:
            raise self.refuse(node, f"`{name}` is for texts, and no condition may ask about it", None, Code.TYPE_ERROR)
        type_ = fact.type
        if isinstance(type_, GradeOf) and self.scope.constants:
            type_ = next(iter(self.scope.constants.values())).type
        return FactOf(name, type_, hops, of_row), type_

    def constant(self, node: ast.expr, value: object) -> tuple[Expr, Type]:
        if isinstance(value, bool):
            return Constant(value, Truth()), Truth()
        if isinstance(value, int):
            if abs(value) > MANY:
                raise self.refuse(node, f"a number is at most {MANY}", None)
            return Constant(value, Integer(value, value)), Integer(value, value)
        if isinstance(value, float):
            return self._decimal(node)
        if isinstance(value, str):
            return Constant(value, Text()), Text()
        raise self.refuse(
            node, "this constant is not part of the rule language", "there are numbers, decimals and quoted texts"
        )

    def _decimal(self, node: ast.expr) -> tuple[Expr, Type]:
        start, end = span(self.text, node)
        whole, point, digits = self.text[start:end].partition(".")
        if not point or not (whole + digits).isdigit() or not whole or not 1 <= len(digits) <= 4:
            raise self.refuse(
                node, f"`{self.text[start:end]}` is no decimal with one to four places", "write it as 0.25"
            )
        value = int(whole + digits)
        if value > MANY:
            raise self.refuse(node, f"a decimal has at most {MANY} of its last digit", None)
        type_ = Decimal(len(digits), value, value)
        return Constant(value, type_), type_
