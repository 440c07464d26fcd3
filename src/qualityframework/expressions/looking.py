"""The times that a rule's conditions are looked at in one case, and what each atomic condition in them came to.

`applies` is looked at always, `when` where the rule applies, and the condition of an aggregate once for each of its
rows, where a condition that reads the aggregate is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .reference import Parameters, Sight, Value, sight_of, truth, value_of
from .rows import Findings, Row, related
from .tree import Aggregate, AllOf, AnyOf, Constant, Expr, Let, Not, OneOf, Parameter, TypedRule, walk


class Condition(NamedTuple):
    """A whole condition of a rule.

    Args:
        part: `applies`, `when`, or the name of an aggregate.
        expr: the condition.
        let: the aggregate whose rows it is asked of.
        of_value: it is what an aggregate asks of the rows that its own condition lets in.
    """

    part: str
    expr: Expr
    let: Aggregate | None = None
    of_value: bool = False

    @property
    def key(self) -> tuple[str, bool, bool]:
        """Tells it from the other conditions of its rule."""
        return self.part, self.let is not None, self.of_value

    @property
    def atoms(self) -> tuple[Expr, ...]:
        """The conditions in it that no `and`, `or` or `not` is made of, in their order."""
        return tuple(_atoms(self.expr))


class Look(NamedTuple):
    """One time that a condition is looked at.

    Args:
        condition: which one.
        held: what each of its atoms came to; None for unknown.
        decides: for each atom, whether the condition would come to something else if it alone were the contrary.
        met: for each atom that looks for a value among constants, the numbers of those that it is for certain.
    """

    condition: Condition
    held: tuple[bool | None, ...]
    decides: tuple[bool, ...]
    met: tuple[frozenset[int], ...]


def conditions(rule: TypedRule) -> tuple[Condition, ...]:
    """The whole conditions of a rule that decide something; what only its texts read decides nothing."""
    found = [] if rule.applies is None else [Condition("applies", rule.applies)]
    found.append(Condition("when", rule.when))
    for let in asked(rule):
        if let.where is not None:
            found.append(Condition(let.name, let.where, let))
        if let.value is not None and let.operation in _OF_TRUTHS:
            found.append(Condition(let.name, let.value, let, of_value=True))
    return tuple(found)


_OF_TRUTHS = ("any", "all", "share")


def asked(rule: TypedRule) -> tuple[Aggregate, ...]:
    """The aggregates that a condition reads."""
    read = {name for one in (rule.applies, rule.when) if one is not None for name in _read(one)}
    return tuple(let for let in rule.lets if let.name in read)


def looks(rule: TypedRule, subject: Row, parameters: Parameters, findings: Findings) -> Iterator[Look]:
    """Every time that a condition of the rule is looked at for this subject."""
    sight = sight_of(rule, subject, parameters, findings)
    lets = {let.name: let for let in rule.lets}
    looked = [] if rule.applies is None else [Condition("applies", rule.applies)]
    if rule.applies is None or truth(rule.applies, sight):
        looked.append(Condition("when", rule.when))
    for condition in looked:
        yield _look(condition, sight)
    for name in dict.fromkeys(name for condition in looked for name in _read(condition.expr)):
        yield from _of_rows(lets[name], sight)


def parameters_read(rule: TypedRule, looked: Iterable[Look]) -> frozenset[str]:
    """The parameters that these looks and the aggregates that they read hang on."""
    exprs = [look.condition.expr for look in looked]
    named = {name for expr in exprs for name in _read(expr)}
    exprs += [part for let in rule.lets if let.name in named for part in let.roots]
    return frozenset(node.name for expr in exprs for node in walk(expr) if isinstance(node, Parameter))


def _read(condition: Expr) -> Iterator[str]:
    return (node.name for node in walk(condition) if isinstance(node, Let))


def _of_rows(let: Aggregate, sight: Sight) -> Iterator[Look]:
    rows = related(sight.subject, let.hops, let.relation, sight.findings)
    for row in (*rows.certain, *rows.possible):
        here = Sight(sight.subject, sight.parameters, sight.findings, {}, row)
        if let.where is not None:
            yield _look(Condition(let.name, let.where, let), here)
        counts = let.where is None or truth(let.where, here) is not False
        if counts and let.value is not None and let.operation in _OF_TRUTHS:
            yield _look(Condition(let.name, let.value, let, of_value=True), here)


def _look(condition: Condition, sight: Sight) -> Look:
    atoms = condition.atoms
    held = tuple(truth(atom, sight) for atom in atoms)
    whole = _whole(condition.expr, iter(held))
    decides = [
        one is not None and _whole(condition.expr, iter((*held[:index], not one, *held[index + 1 :]))) is not whole
        for index, one in enumerate(held)
    ]
    return Look(condition, held, tuple(decides), tuple(_met(atom, sight) for atom in atoms))


def _met(atom: Expr, sight: Sight) -> frozenset[int]:
    if not isinstance(atom, OneOf):
        return frozenset()
    found = value_of(atom.value, sight)
    return frozenset(number for number, option in enumerate(atom.options) if found == _exactly(option))


def _exactly(option: Constant) -> Value:
    return option.value if isinstance(option.value, str) else (int(option.value), int(option.value))


def _atoms(expr: Expr) -> Iterator[Expr]:
    match expr:
        case Not(part=part):
            yield from _atoms(part)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _atoms(part)
        case _:
            yield expr


def _whole(expr: Expr, held: Iterator[bool | None]) -> bool | None:
    """What a condition comes to when its atoms come to these, in their order: strong Kleene."""
    match expr:
        case Not(part=part):
            one = _whole(part, held)
            return None if one is None else not one
        case AllOf(parts=parts) | AnyOf(parts=parts):
            each = [_whole(part, held) for part in parts]
            beats = isinstance(expr, AnyOf)
            return beats if beats in each else None if None in each else not beats
        case _:
            return next(held)
