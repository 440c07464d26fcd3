"""Facts over the sample schema, and records with their gaps filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from qualityframework.expressions import Row, Rows, new_row
from qualityframework.testing import Case, InspectionRows, Values
from qualityframework.testing.drawn_rows import Filling as Facts
from qualityframework.testing.drawn_rows import by_hypothesis
from qualityframework.vocabulary import Entity
from tests.expressions.sample import SCHEMA, set_related

Draw = Callable[..., Any]


def drawn_facts(draw: Draw, entity: Entity, values: Values, *, gaps: bool) -> dict[str, Any]:
    """Facts of a row; what hangs on a truth fact is there only when that is true."""
    known = Facts(by_hypothesis(draw), values, 2 if gaps else 0).facts(entity, set(entity.facts))
    return dict.fromkeys(entity.facts) | known


@dataclass
class Filling:
    """Makes a copy of a record in which gaps are filled: all of them, or some."""

    draw: Draw
    values: Values
    every: bool
    top: Row
    copies: dict[int, Row] = field(default_factory=dict)

    def fills(self) -> bool:
        return self.every or bool(self.draw(st.booleans()))

    def row(self, old: Row) -> Row:
        """The copy of a row, with all that it leads to."""
        if id(old) not in self.copies:
            entity = SCHEMA[old.entity]
            self.copies[id(old)] = new = new_row(entity, {})
            for name, fact in entity.facts.items():
                value = getattr(old, name)
                exists = fact.only_if is None or getattr(new, fact.only_if) is True
                if value is None and exists and self.fills():
                    value = self.draw(st.sampled_from(self.values.of(fact.type)))
                setattr(new, name, value)
            for name, parent in entity.parents.items():
                assert isinstance(getattr(old, name), Row), f"{parent} is always there"
                setattr(new, name, self.row(getattr(old, name)))
            for name, relation in entity.relations.items():
                setattr(new, name, self.rows(getattr(old, name), SCHEMA[relation.entity]))
        return self.copies[id(old)]

    def rows(self, old: tuple[Row, ...] | Rows, entity: Entity) -> tuple[Row, ...] | Rows:
        """The list with possible rows decided, and with rows that had not been recorded."""
        if isinstance(old, tuple):
            return tuple(self.row(one) for one in old)
        certain, possible = [self.row(one) for one in old.certain], []
        for one in old.possible:
            if not self.fills():
                possible.append(self.row(one))
            elif self.draw(st.booleans()):
                certain.append(self.row(one))
        more = old.open
        if old.open:
            certain += [self.unrecorded(entity) for _ in range(self.draw(st.integers(0, 2)))]
            more = not self.fills()
        return Rows(tuple(certain), tuple(possible), more) if possible or more else tuple(certain)

    def unrecorded(self, entity: Entity) -> Row:
        """A row that nobody had written down."""
        new = new_row(entity, drawn_facts(self.draw, entity, self.values, gaps=False))
        for name in entity.relations:
            set_related(new, name, ())
        for name, parent in entity.parents.items():
            owner = self.row(self.top) if parent == "inspection" else self.unrecorded(SCHEMA[parent])
            setattr(new, name, owner)
        return new


def filled(draw: Draw, case: Case, *, every: bool) -> tuple[InspectionRows, Filling]:
    """The inspection of a case with its gaps filled near the constants of its rules, and what became of each row."""
    given = {name: value for one in case.rules for name, value in one.parameters.items()}
    filling = Filling(draw, Values.near([one.rule for one in case.rules], given), every, case.rows.top)
    top = filling.row(case.rows.top)
    findings = {
        filling.row(owner): filling.rows(listed, SCHEMA["finding"]) for owner, listed in case.rows.findings.items()
    }
    return InspectionRows(SCHEMA, top, findings), filling
