"""Inspections as rows of facts: what is asked of them lies near the constants of rules, and not all of it is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ..expressions import FactOf, Findings, Numbered, Related, Row, Rows, new_row, outcome, walk
from ..vocabulary import FACTS, Entity, Outcome
from .names import Schema
from .values import Values

_GAPS = (0, 1, 4)
"""In how many of ten places something is not known: nowhere, here and there, often."""


@dataclass(frozen=True)
class InspectionRows:
    """An inspection as rows of facts, and the findings of earlier strata on its rows."""

    schema: Schema
    top: Row
    findings: Findings

    def subjects(self, entity: str) -> tuple[Row, ...]:
        """The rows that rules for this entity look at: those that are there for certain."""
        listed = self._listed(entity)
        return listed.certain if isinstance(listed, Rows) else listed

    def meant(self, rules: Sequence[Numbered]) -> dict[tuple[int, Row | None], Outcome]:
        """What each rule comes to for each row, as the language is defined: by number and row, without what is clear.

        A rule whose rows may not all have been recorded is also undetermined of no row.
        """
        came: dict[tuple[int, Row | None], Outcome] = {}
        for number, rule, parameters in rules:
            listed = self._listed(rule.subject)
            if isinstance(listed, Rows) and listed.open:
                came[number, None] = Outcome.UNDETERMINED
            for row in self.subjects(rule.subject):
                came[number, row] = outcome(rule, row, parameters, self.findings)
        return {key: one for key, one in came.items() if one is not Outcome.CLEAR}

    def _listed(self, entity: str) -> Related:
        key = self.schema[entity].key
        related: Related = getattr(self.top, key) if key else (self.top,)
        return related

    def __repr__(self) -> str:
        return _Told(self).row(self.top)


@st.composite
def inspection_rows(
    draw: DrawFn, schema: Schema = FACTS, rules: Sequence[Numbered] = (), *, gaps: bool = True
) -> InspectionRows:
    """An inspection with a few rows of each entity.

    Args:
        draw: given by Hypothesis.
        schema: the entities.
        rules: what is going to be asked: only that is filled in, with values near the constants of these rules. Without
            rules every fact and every list is filled in.
        gaps: whether facts may be unknown, rows only possible, and lists open.
    """
    asked = _Asked.by(rules, schema)
    given = {name: value for one in rules for name, value in one.parameters.items()}
    values = Values.near([one.rule for one in rules], given)
    return _Drawing(draw, schema, asked, values, draw(st.sampled_from(_GAPS)) if gaps else 0).inspection()


@dataclass
class _Asked:
    """The facts and lists that rules ask about, by entity."""

    facts: dict[str, set[str]] = field(default_factory=dict)
    lists: dict[str, set[str]] = field(default_factory=dict)
    subjects: set[str] = field(default_factory=set)

    @classmethod
    def by(cls, rules: Sequence[Numbered], schema: Schema) -> _Asked:
        if not rules:
            keyed = {entity.name for entity in schema.values() if entity.key is not None}
            facts = {entity.name: set(entity.facts) for entity in schema.values()}
            return cls(facts, {entity.name: set(entity.relations) for entity in schema.values()}, keyed)
        asked = cls()
        for _, rule, _ in rules:
            asked.subjects.add(rule.subject)
            for root in (rule.applies, rule.when):
                asked._add(schema, rule.subject, rule.subject, root)
            for let in rule.lets:
                owner = _owner(schema, schema[rule.subject], let.hops)
                asked.lists.setdefault(owner.name, set()).add(let.relation)
                for root in (let.value, let.where):
                    asked._add(schema, rule.subject, let.entity, root)
        return asked

    def _add(self, schema: Schema, subject: str, of_row: str, root: Any) -> None:
        for node in walk(root) if root is not None else ():
            if isinstance(node, FactOf):
                owner = _owner(schema, schema[of_row if node.of_row else subject], node.hops)
                name: str | None = node.name
                while name is not None:  # a truth that it hangs on may hang on another
                    self.facts.setdefault(owner.name, set()).add(name)
                    name = owner.facts[name].only_if


def _owner(schema: Schema, entity: Entity, hops: Sequence[str]) -> Entity:
    for hop in hops:
        entity = schema[entity.parents[hop]]
    return entity


@dataclass
class _Drawing:
    """Draws one inspection."""

    draw: DrawFn
    schema: Schema
    asked: _Asked
    values: Values
    gaps: int
    pools: dict[str, list[Row]] = field(default_factory=dict)
    findings: dict[Row, Related] = field(default_factory=dict)

    def inspection(self) -> InspectionRows:
        top = next(entity for entity in self.schema.values() if entity.key == "")
        self.pools[top.name] = [self._row(top)]
        for name in sorted(self.asked.subjects):
            self._pool(self.schema[name])
        done: set[str] = set()
        while ahead := [name for name in self.pools if name not in done]:
            for name in ahead:  # lists lead to rows of other entities, which have lists of their own
                done.add(name)
                for row in self.pools[name]:
                    self._lists(row, self.schema[name])
        (row,) = self.pools[top.name]
        for name in sorted(self.asked.subjects - {top.name}):
            key = self.schema[name].key
            assert key
            if key not in self.asked.lists.get(top.name, ()):
                setattr(row, key, self._listed(row, self.schema[name]))
        return InspectionRows(self.schema, row, self.findings)

    def _pool(self, entity: Entity) -> list[Row]:
        """The rows of an entity, made when they are first wanted; there is one at least of what others lie in."""
        if entity.name not in self.pools:
            parents = {name: self._pool(self.schema[parent]) for name, parent in entity.parents.items()}
            fewest = int(entity.name in self.asked.subjects or any(self._is_parent(entity)))
            count = self.draw(st.integers(fewest, 3))
            self.pools[entity.name] = [
                self._row(entity, **{name: self.draw(st.sampled_from(rows)) for name, rows in parents.items()})
                for _ in range(count)
            ]
        return self.pools[entity.name]

    def _is_parent(self, entity: Entity) -> Iterator[bool]:
        return (entity.name in other.parents.values() for other in self.schema.values())

    def _row(self, entity: Entity, **parents: Row) -> Row:
        """A row of which only that is filled in that is asked; what hangs on a truth is there where that holds."""
        asked = self.asked.facts.get(entity.name, set())
        facts: dict[str, Any] = {}
        for name, fact in entity.facts.items():
            exists = fact.only_if is None or facts.get(fact.only_if) is True
            if name in asked and exists and not self._gap():
                often = name in {one.only_if for one in entity.facts.values()}
                facts[name] = self.draw(st.sampled_from((True, True, False)) if often else self.values.of(fact.type))
        return new_row(entity, {**facts, **parents})

    def _lists(self, owner: Row, entity: Entity) -> None:
        for name, relation in entity.relations.items():
            if name in self.asked.lists.get(entity.name, ()):
                listed = self._listed(owner, self.schema[relation.entity])
                if name == "findings":
                    self.findings[owner] = listed
                else:
                    setattr(owner, name, listed)

    def _listed(self, owner: Row, entity: Entity) -> Related:
        """Some of the rows that can be related to this one: those that lie in it, where they lie in one of its kind."""
        ways = [name for name, parent in entity.parents.items() if parent == owner.entity]
        pool = [row for row in self._pool(entity) if all(getattr(row, name) is owner for name in ways)]
        rows = [row for row in pool if self.draw(st.integers(0, 5)) < 5]
        if not self._gap(2):
            return tuple(rows)
        certain = [self.draw(st.booleans()) for _ in rows]
        return Rows(
            tuple(row for row, sure in zip(rows, certain, strict=True) if sure),
            tuple(row for row, sure in zip(rows, certain, strict=True) if not sure),
            self.draw(st.booleans()),
        )

    def _gap(self, times: int = 1) -> bool:
        return self.gaps > 0 and self.draw(st.integers(0, 9)) < times * self.gaps


class _Told:
    """Rows in words: each where it is first met, and after that by its number."""

    def __init__(self, rows: InspectionRows) -> None:
        self._rows = rows
        self._met: dict[Row, str] = {}

    def row(self, row: Row) -> str:
        if row in self._met:
            return self._met[row]
        entity = self._rows.schema[row.entity]
        number = sum(one.entity == row.entity for one in self._met) + 1
        self._met[row] = f"{row.entity}#{number}"
        facts = [f"{name}={getattr(row, name)!r}" for name in entity.facts if getattr(row, name) is not None]
        facts += [f"{name}={self.row(getattr(row, name))}" for name in entity.parents if getattr(row, name) is not None]
        return f"{self._met[row]}({', '.join([*facts, *self._lists(row, entity)])})"

    def _lists(self, row: Row, entity: Entity) -> Iterator[str]:
        for name in entity.relations:
            related = self._rows.findings.get(row, ()) if name == "findings" else getattr(row, name)
            rows = Rows(related) if isinstance(related, tuple) else related
            if related == () or (rows.open and not rows.certain and not rows.possible):
                if related == () and name != "findings":
                    yield f"{name}=[]"
                continue
            told = [self.row(one) for one in rows.certain]
            told += [f"perhaps {self.row(one)}" for one in rows.possible] + ["..."] * rows.open
            yield f"{name}=[{', '.join(told)}]"
