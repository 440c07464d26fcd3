"""Inspections as rows of facts: what is asked of them lies near the constants of rules, and not all of it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..expressions import Findings, Numbered, Related, Row, Rows, new_row, outcome
from ..vocabulary import FACTS, Entity, Outcome
from .asked import Asked
from .names import Schema
from .told_rows import Told, told
from .values import Values

Choose = Callable[[Sequence[Any]], Any]
"""Chooses one of a few: Hypothesis, or chance."""
_GAPS = (0, 1, 4)
"""In how many of ten places something is not known: nowhere, here and there, often."""


@dataclass(frozen=True, repr=False)
class InspectionRows(Told):
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
        return told(self.schema, self.top, self.findings)


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
    facts: dict[str, set[str]] = defaultdict(set)
    lists: dict[str, set[str]] = defaultdict(set)
    for one in (asked for rule in rules for asked in Asked.by([rule.rule], schema).each()):
        facts[one.entity.name] |= one.facts
        lists[one.entity.name] |= one.lists.keys()
    subjects = {one.rule.subject for one in rules}
    if not rules:
        facts |= {entity.name: set(entity.facts) for entity in schema.values()}
        lists |= {entity.name: set(entity.relations) for entity in schema.values()}
        subjects = {entity.name for entity in schema.values() if entity.key is not None}
    filling = filling_near(by_hypothesis(draw), rules, gaps=gaps)
    return _Drawing(filling, schema, facts, lists, subjects).inspection()


@dataclass
class Filling:
    """Fills rows and lists in, and leaves gaps."""

    choose: Choose
    values: Values
    gaps: int

    def facts(self, entity: Entity, asked: set[str]) -> dict[str, Any]:
        """These facts of a row; one that hangs on a truth is there where that holds, which is more often than not."""
        hung_on = {one.only_if for one in entity.facts.values()}
        facts: dict[str, Any] = {}
        for name, fact in entity.facts.items():
            exists = fact.only_if is None or facts.get(fact.only_if) is True
            if name in asked and exists and not self.gap():
                facts[name] = self.choose((True, True, False) if name in hung_on else self.values.of(fact.type))
        return facts

    def listed(self, rows: Sequence[Row]) -> Related:
        """These rows as a list of which not everything may be known."""
        if not self.gap(2):
            return tuple(rows)
        certain = [self.choose((False, True)) for _ in rows]
        return Rows(
            tuple(row for row, sure in zip(rows, certain, strict=True) if sure),
            tuple(row for row, sure in zip(rows, certain, strict=True) if not sure),
            self.choose((False, True)),
        )

    def gap(self, times: int = 1) -> bool:
        """Whether something is not known here."""
        return self.gaps > 0 and self.choose(range(10)) < times * self.gaps


def filling_near(choose: Choose, rules: Sequence[Numbered], *, gaps: bool) -> Filling:
    """With values near the constants of these rules."""
    given = {name: value for one in rules for name, value in one.parameters.items()}
    values = Values.near([one.rule for one in rules], given)
    return Filling(choose, values, choose(_GAPS) if gaps else 0)


def by_hypothesis(draw: Callable[[SearchStrategy[Any]], Any]) -> Choose:
    """Lets Hypothesis choose."""
    return lambda options: draw(st.sampled_from(options))


@dataclass
class _Drawing:
    """Draws one inspection."""

    filling: Filling
    schema: Schema
    facts: dict[str, set[str]]
    lists: dict[str, set[str]]
    subjects: set[str]
    pools: dict[str, list[Row]] = field(default_factory=dict)
    findings: dict[Row, Related] = field(default_factory=dict)

    def inspection(self) -> InspectionRows:
        top = next(entity for entity in self.schema.values() if entity.key == "")
        row = self._row(top)
        self.pools[top.name] = [row]
        keyed = {str(self.schema[name].key): self.schema[name] for name in sorted(self.subjects - {top.name})}
        self.lists[top.name] = self.lists.get(top.name, set()) | keyed.keys()
        for entity in keyed.values():
            self._pool(entity)
        done: set[str] = set()
        while ahead := [name for name in self.pools if name not in done]:
            for name in ahead:  # lists lead to rows of other entities, which have lists of their own
                done.add(name)
                for one in self.pools[name]:
                    self._fill_lists(one, self.schema[name])
        return InspectionRows(self.schema, row, self.findings)

    def _pool(self, entity: Entity) -> list[Row]:
        """The rows of an entity, made when they are first wanted; there is one at least of what others lie in."""
        if entity.name not in self.pools:
            parents = {name: self._pool(self.schema[parent]) for name, parent in entity.parents.items()}
            is_parent = any(entity.name in other.parents.values() for other in self.schema.values())
            count = self.filling.choose(range(int(is_parent or entity.name in self.subjects), 4))
            self.pools[entity.name] = [
                self._row(entity, **{name: self.filling.choose(rows) for name, rows in parents.items()})
                for _ in range(count)
            ]
        return self.pools[entity.name]

    def _row(self, entity: Entity, **parents: Row) -> Row:
        return new_row(entity, {**self.filling.facts(entity, self.facts.get(entity.name, set())), **parents})

    def _fill_lists(self, owner: Row, entity: Entity) -> None:
        for name, relation in entity.relations.items():
            if name in self.lists.get(entity.name, ()):
                listed = self.filling.listed(self._some(owner, self.schema[relation.entity]))
                if name == "findings":
                    self.findings[owner] = listed
                else:
                    setattr(owner, name, listed)

    def _some(self, owner: Row, entity: Entity) -> list[Row]:
        """Some of the rows that can be related to this one: those that lie in it, where they lie in one of its kind."""
        ways = [name for name, parent in entity.parents.items() if parent == owner.entity]
        pool = [row for row in self._pool(entity) if all(getattr(row, name) is owner for name in ways)]
        return [row for row in pool if self.filling.choose(range(6)) < 5]
