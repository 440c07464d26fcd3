"""Random records over the sample schema with gaps, and the same records with their gaps filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from qualityframework.expressions import Findings, Row, Rows, new_row
from qualityframework.vocabulary import Date, Decimal, Entity, Integer, Kind, Text, Truth, Type
from tests.expressions.sample import SCHEMA, set_related

TEXTS = ("records", "staff survey", "it's", 'say "when"', "a\\b", "{x}", "é", "e\u0301", "'); raise SystemExit('", "")
FROM, TO = 737_060, 738_400  # days of 2019 to 2022
Draw = Callable[..., Any]


def values_of(type_: Type) -> st.SearchStrategy[Any]:
    """Values of a type, near each other so that comparisons are close."""
    match type_:
        case Truth():
            return st.booleans()
        case Date():
            return st.one_of(st.integers(FROM, FROM + 3), st.integers(FROM, TO))
        case Kind():
            return st.sampled_from(type_.values)
        case Text():
            return st.sampled_from(TEXTS)
        case Integer() | Decimal():
            middle = st.sampled_from((0, 1, 2, 3, 7, 25, 33, 50))
            return st.one_of(middle, st.integers(type_.low, type_.high)).map(
                lambda value: max(type_.low, min(type_.high, value))
            )
        case _:
            return st.integers(1, 6)


@dataclass(frozen=True)
class Record:
    """An inspection and the findings of earlier strata on its rows."""

    top: Row
    findings: Findings

    def subjects(self, entity: str) -> tuple[Row, ...]:
        """The rows of an entity that are in the record for certain."""
        key = SCHEMA[entity].key
        listed = (self.top,) if not key else getattr(self.top, key)
        return listed.certain if isinstance(listed, Rows) else listed


def drawn_facts(draw: Draw, entity: Entity, *, gaps: bool) -> dict[str, Any]:
    """Facts of a row; what hangs on a truth fact is there only when that is true."""
    values: dict[str, Any] = {}
    for name, fact in entity.facts.items():
        exists = fact.only_if is None or values[fact.only_if] is True
        gap = gaps and draw(st.integers(0, 4)) == 0
        values[name] = draw(values_of(fact.type)) if exists and not gap else None
    return values


def _listed(draw: Draw, rows: list[Row], *, gaps: bool) -> tuple[Row, ...] | Rows:
    chosen = [row for row in rows if draw(st.integers(0, 3)) > 0]
    if not gaps or draw(st.booleans()):
        return tuple(chosen)
    sure = [draw(st.booleans()) for _ in chosen]
    certain = tuple(row for row, known in zip(chosen, sure, strict=True) if known)
    possible = tuple(row for row, known in zip(chosen, sure, strict=True) if not known)
    return Rows(certain, possible, draw(st.booleans()))


@st.composite
def records(draw: Draw, *, gaps: bool = True) -> Record:
    """An inspection with a few rows of each entity; with gaps, of which not everything is known."""

    def rows(entity: str, most: int, **parents: Row) -> list[Row]:
        made = range(draw(st.integers(0, most)))
        return [new_row(SCHEMA[entity], {**drawn_facts(draw, SCHEMA[entity], gaps=gaps), **parents}) for _ in made]

    top = new_row(SCHEMA["inspection"], drawn_facts(draw, SCHEMA["inspection"], gaps=gaps))
    domain = new_row(SCHEMA["domain"], {**drawn_facts(draw, SCHEMA["domain"], gaps=gaps), "inspection": top})
    evaluations = rows("evaluation", 2, inspection=top, domain=domain)
    pool = {
        "item": rows("item", 3, inspection=top),
        "finding": rows("finding", 2),
        "evaluation": evaluations,
        "domain": [domain],
    }
    findings: dict[Row, tuple[Row, ...] | Rows] = {}
    for owner in (top, domain, *evaluations):
        for name, relation in SCHEMA[owner.entity].relations.items():
            listed = _listed(draw, pool[relation.entity], gaps=gaps)
            if name == "findings":
                findings[owner] = listed
            else:
                set_related(owner, name, listed)
    return Record(top, findings)


@dataclass
class Filling:
    """Makes a copy of a record in which gaps are filled: all of them, or some."""

    draw: Draw
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
                    value = self.draw(values_of(fact.type))
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
        new = new_row(entity, drawn_facts(self.draw, entity, gaps=False))
        for name in entity.relations:
            set_related(new, name, ())
        for name, parent in entity.parents.items():
            owner = self.row(self.top) if parent == "inspection" else self.unrecorded(SCHEMA[parent])
            setattr(new, name, owner)
        return new


def filled(draw: Draw, record: Record, *, every: bool) -> tuple[Record, Filling]:
    """The record with its gaps filled, and what became of each row."""
    filling = Filling(draw, every, record.top)
    top = filling.row(record.top)
    findings = {
        filling.row(owner): filling.rows(listed, SCHEMA["finding"]) for owner, listed in record.findings.items()
    }
    return Record(top, findings), filling
