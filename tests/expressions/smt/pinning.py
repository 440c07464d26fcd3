"""What the solver says of rows that are wholly given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import z3

from qualityframework.expressions import Findings, Parameters, Related, Row, Rows, TypedRule
from qualityframework.expressions.smt import Bounds, Outcomes, World, outcomes
from qualityframework.expressions.smt.world import SomeRow
from qualityframework.vocabulary import Entity, Kind, Outcome, Text

WIDE = Bounds(3, dt.date(1960, 1, 1), dt.date(2080, 12, 31))
"""What is drawn fits in: lists of up to three rows, and days that are some decades before and after others."""


def listed(row: Row, name: str, findings: Findings) -> Rows:
    """A list of a row, whatever is known of it."""
    related: Related = findings.get(row, ()) if name == "findings" else getattr(row, name)
    return Rows(related) if isinstance(related, tuple) else related


def pinned(some: SomeRow, row: Row, findings: Findings) -> Iterator[z3.BoolRef]:
    """That a row of a world is this one, as far as anything was asked of it."""
    for name, fact in some.facts.items():
        value = getattr(row, name)
        yield fact.known == (value is not None)
        if value is not None:
            yield fact.value == (some.world.word(value) if isinstance(fact.type, Kind | Text) else value)
    for name, parent in some.parents.items():
        yield from pinned(parent, getattr(row, name), findings)
    for name, list_ in some.lists.items():
        rows = listed(row, name, findings)
        yield list_.open == rows.open
        given = [*((one, True) for one in rows.certain), *((one, False) for one in rows.possible)]
        assert len(given) <= len(list_.rows), "the world has room for the row"
        for number, one in enumerate(list_.rows):
            yield one.there == (number < len(given))
            yield one.certain == (number < len(given) and given[number][1])
            if number < len(given):
                yield from pinned(one.row, given[number][0], findings)


def held(world: World, formulas: Outcomes, row: Row, findings: Findings) -> list[Outcome]:
    """The outcomes that hold of a row in a world: one of a row that there can be there."""
    solver = z3.Solver()
    solver.add(*pinned(world.subject, row, findings), *world.rules)
    assert solver.check() == z3.sat, "what a world takes for granted holds of the row"
    return [one for one in Outcome if solver.check(z3.Not(formulas.of(one))) == z3.unsat]


def solved(
    schema: Mapping[str, Entity], rule: TypedRule, row: Row, values: Parameters, findings: Findings
) -> list[Outcome]:
    """What the solver says that a rule comes to, of a row that is wholly given."""
    world = World(schema, rule.subject, WIDE)
    return held(world, outcomes(world, rule, values), row, findings)
