"""`let`: one aggregate each, written as a generator expression."""

from __future__ import annotations

import ast
from contextlib import suppress
from typing import cast, get_args

from ..vocabulary import MANY, Code, Date, Decimal, Entity, GradeOf, Integer, Kind, Share, Truth, Type, did_you_mean
from . import hints
from .checking import Checker
from .existence import existence
from .scope import Scope
from .syntax import Problem, Refused, parse, span
from .tree import Aggregate, AllOf, Expr, Operation

OPERATIONS: tuple[str, ...] = get_args(Operation)
_SHAPE = "write it as `count(x for x in evidence if x.supports)`"


def check_aggregate(name: str, text: str, scope: Scope) -> tuple[Aggregate | None, list[Problem]]:
    """The aggregate called `name`, or None and what is wrong with it."""
    checker = Checker(text, scope)
    try:
        return _check(name, text, checker), checker.problems
    except Refused as refused:
        return None, [*checker.problems, refused.problem]


def _check(name: str, text: str, checker: Checker) -> Aggregate | None:
    node = parse(text)
    operation, generator = _call(text, node, checker.scope)
    loop = generator.generators[0]
    if len(generator.generators) > 1 or loop.is_async or not isinstance(loop.target, ast.Name):
        raise _refuse(text, generator, "an aggregate looks at one list of rows", _SHAPE)
    variable = loop.target.id
    if variable in checker.scope.names or variable in checker.scope.subject.relations:
        known = checker.scope.names.get(variable, "a list of rows")
        raise _refuse(text, loop.target, f"`{variable}` is {known} already", "choose another name for the row")
    hops, relation, entity = _relation(text, loop.iter, checker.scope)
    checker.scope = checker.scope._replace(row=(variable, entity), lets={})
    conditions = [checker.asked(condition) for condition in loop.ifs]
    value, type_ = _value(operation, generator.elt, variable, checker)
    if checker.problems:
        return None
    where = [condition for condition in conditions if condition is not None]
    read = [*where, value] if value is not None else where
    where += existence(checker.scope.schema, entity, read, where, of_row=True)
    return Aggregate(
        name=name,
        operation=operation,
        relation=relation,
        hops=hops,
        entity=entity.name,
        variable=variable,
        value=value,
        where=None if not where else where[0] if len(where) == 1 else AllOf(tuple(where)),
        type=type_,
    )


def _call(text: str, node: ast.expr, scope: Scope) -> tuple[Operation, ast.GeneratorExp]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        raise _refuse(text, node, "an aggregate is wanted here", _SHAPE)
    operation = node.func.id
    if operation not in OPERATIONS:
        help_ = did_you_mean(operation, OPERATIONS)
        raise Refused(Problem(Code.UNKNOWN_NAME, f"`{operation}` is no aggregate", *span(text, node.func), help_))
    if len(node.args) != 1 or node.keywords or not isinstance(node.args[0], ast.GeneratorExp):
        help_ = _shape(text, cast(Operation, operation), node.args, scope)
        raise _refuse(text, node, f"`{operation}` looks at related rows", help_)
    return cast(Operation, operation), node.args[0]


def _shape(text: str, operation: Operation, arguments: list[ast.expr], scope: Scope) -> str:
    """How the aggregate is written: with the list and the fact that it was given, as in `sum(evidence.people)`."""
    with suppress(Refused):
        match arguments:
            case [ast.Attribute(value=rows, attr=fact)] if fact in _relation(text, rows, scope)[2].facts:
                return hints.aggregate(operation, ast.unparse(rows), fact)
    with suppress(Refused):
        match arguments:
            case [ast.Name() | ast.Attribute() as rows] if operation == "count" and _relation(text, rows, scope):
                return hints.counting(ast.unparse(rows))
    return hints.aggregate(operation)


def _relation(text: str, node: ast.expr, scope: Scope) -> tuple[tuple[str, ...], str, Entity]:
    hops: list[str] = []
    entity = scope.subject
    root = node
    while isinstance(root, ast.Attribute):
        hops.insert(0, root.attr)
        root = root.value
    if not isinstance(root, ast.Name):
        raise _refuse(text, node, "related rows are named by a path such as `evidence` or `domain.evaluations`", None)
    *parents, relation = [root.id, *hops]
    for hop in parents:
        if hop not in entity.parents:
            raise Refused(
                Problem(
                    Code.UNKNOWN_NAME,
                    f"`{hop}` is not known here",
                    *span(text, node),
                    did_you_mean(hop, entity.parents),
                )
            )
        entity = scope.schema[entity.parents[hop]]
    if relation not in entity.relations:
        help_ = did_you_mean(relation, entity.relations)
        raise Refused(Problem(Code.UNKNOWN_NAME, f"`{relation}` is no list of {entity.name}", *span(text, node), help_))
    return tuple(parents), relation, scope.schema[entity.relations[relation].entity]


def _value(operation: Operation, node: ast.expr, variable: str, checker: Checker) -> tuple[Expr | None, Type]:
    if operation == "count":
        if not isinstance(node, ast.Name) or node.id != variable:
            raise _refuse(checker.text, node, "`count` counts rows", f"write `count({variable} for {variable} in ...)`")
        return None, Integer(0, MANY)
    if operation in ("any", "all", "share"):
        return checker.asked(node), Share() if operation == "share" else Truth()
    typed = checker.typed(node)
    if typed is None:
        return None, Truth()
    value, type_ = typed
    if operation == "distinct":
        if isinstance(type_, Truth):
            raise _refuse(
                checker.text,
                node,
                "truth values are not told apart by `distinct`",
                "use any, all or count",
                Code.TYPE_ERROR,
            )
        return value, Integer(0, len(type_.values) if isinstance(type_, Kind) else MANY)
    wanted = Integer | Decimal if operation == "sum" else Integer | Decimal | Date | GradeOf
    if not isinstance(type_, wanted):
        what = "numbers are added up" if operation == "sum" else f"`{operation}` needs an order"
        raise _refuse(checker.text, node, f"{what}, and this is {type_}", None, Code.TYPE_ERROR)
    if operation == "sum":
        assert isinstance(type_, Integer | Decimal)
        return value, checker.bounded(node, type_, min(0, type_.low * MANY), max(0, type_.high * MANY))
    return value, type_


def _refuse(text: str, node: ast.AST, message: str, help_: str | None, code: Code = Code.REFUSED) -> Refused:
    return Refused(Problem(code, message, *span(text, node), help_))
