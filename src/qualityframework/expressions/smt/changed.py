"""The same world with something of it otherwise: a gap where something was known, a row more in a list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import zip_longest
from typing import Any

import z3

from .outcomes import Outcomes
from .world import Fact, SomeList, SomeRow, World

Formula = Any


def rows_of(world: World) -> Iterator[SomeRow]:
    """Every row that was asked for."""
    ahead = [world.subject]
    while ahead:
        row = ahead.pop(0)
        yield row
        ahead += [*row.parents.values(), *(one.row for listed in row.lists.values() for one in listed.rows)]


def turned_clear_by_a_gap(world: World, comes_to: Outcomes, asked_about: Collection[str]) -> Formula:
    """That a rule fires, and would be clear if one thing that is recorded were not.

    Args:
        world: in which it is asked.
        comes_to: the outcomes of the rule.
        asked_about: names of facts that the rule asks to be missing, which are let alone.
    """
    read = _named(comes_to.fires) | _named(comes_to.clear)
    ways = []
    for row in rows_of(world):
        for name, fact in row.facts.items():
            if name not in asked_about and fact.known.decl().name() in read:
                gone = z3.substitute(comes_to.clear, (fact.known, z3.BoolVal(False)))
                ways.append(z3.And(fact.known, gone))
        for listed in row.lists.values():
            if listed.open.decl().name() in read:
                ways.append(z3.And(z3.Not(listed.open), _unrecorded(comes_to.clear, listed)))
    return z3.And(comes_to.fires, z3.Or(ways))


def made_to_fire_by_a_row(
    comes_to: Outcomes, listed: SomeList, known: Callable[[SomeRow], Collection[tuple[Fact, Formula]]]
) -> Formula:
    """That a rule fires, and was clear or did not apply before one more row came into a recorded list that has some.

    Args:
        comes_to: the outcomes of the rule.
        listed: the list.
        known: facts of that row with the values that they have.
    """
    before, no = z3.Or(comes_to.clear, comes_to.not_applicable), z3.BoolVal(False)
    ways = []
    for one, after in zip_longest(listed.rows[1:], listed.rows[2:]):
        was = z3.substitute(before, (one.there, no), (one.certain, no))
        told = [z3.And(fact.known, fact.value == value) for fact, value in known(one.row)]
        nothing_after = z3.BoolVal(True) if after is None else z3.Not(after.there)
        ways.append(z3.And(was, one.there, one.certain, nothing_after, *told))
    return z3.And(comes_to.fires, z3.Not(listed.open), z3.Or(ways))


def _unrecorded(formula: Formula, listed: SomeList) -> Formula:
    no = z3.BoolVal(False)
    gone = [(flag, no) for one in listed.rows for flag in (one.there, one.certain)]
    return z3.substitute(formula, (listed.open, z3.BoolVal(True)), *gone)


def _named(formula: Formula) -> set[str]:
    """The names of all choices in a formula."""
    found, ahead, met = set[str](), [formula], set[int]()
    while ahead:
        one = ahead.pop()
        if one.get_id() in met:
            continue
        met.add(one.get_id())
        if z3.is_const(one) and one.decl().kind() == z3.Z3_OP_UNINTERPRETED:
            found.add(one.decl().name())
        ahead += one.children()
    return found
