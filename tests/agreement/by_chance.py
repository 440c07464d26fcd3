"""Many inspections with everything that rules ask about: invented records, changed and with gaps here and there."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from qualityframework.errors import Unusable
from qualityframework.expressions import Row, Rows, new_row
from qualityframework.panel import Programme, refuse_other_days
from qualityframework.testing import Values
from qualityframework.vocabulary import FACTS, GradeOf, Type
from tests.perf.workload import DAY, workload

_RATES = (0.0, 0.02, 0.1, 0.3)
"""How often something of an inspection is another than in the record it is made of: never, seldom, often."""
_NEW = 0.3
"""How often an empty list gets rows."""
_OF_THE_FRAMEWORK = ("domain", "subject")
"""Of these all is known."""


def inspections(programme: Programme, many: int, seed: int, items: int = 24) -> Iterator[Row]:
    """The rows of so many inspections, with facts near what the rules ask about, of days that the programme is for."""
    chance = random.Random(seed)
    rules, parameters = programme.ruleset.rules, programme.parameters
    given = {name: value for values in parameters.values() for name, value in values.items()}
    values = Values.near([rules[number].typed for number in parameters], given)
    records = [workload(items, gaps=gaps) for gaps in (False, True)]
    best, days = len(programme.ruleset.scale.points), _days(programme, values)
    for _ in range(many):
        made = _Changing(chance, values, best, chance.choice(_RATES), chance.choice(_RATES))
        row = made.inspection(chance.choice(records))
        row.as_of = chance.choice(days)  # type: ignore[attr-defined]
        yield row


def _days(programme: Programme, values: Values) -> list[int | None]:
    """Days near what rules ask about, and days on which something comes into force; None where it may lack."""
    dated = [dated for rule in programme.ruleset.rules for dated in rule.parameters.values()]
    starts = {start for one in dated for start, _ in one.entries}
    near = {dt.date.fromordinal(day) for day in values.of(FACTS["inspection"].facts["as_of"].type)}
    every = [None, *sorted({DAY} | starts | near)]
    return [day.toordinal() if day is not None else None for day in every if _fits(programme, day)]


def _fits(programme: Programme, day: dt.date | None) -> bool:
    try:
        refuse_other_days(programme, [day])
    except Unusable:
        return False
    return True


class _Changing:
    """A copy of rows in which facts are others or unknown, rows are only perhaps where they were, and some are new."""

    def __init__(self, chance: random.Random, values: Values, best: int, other: float, gap: float) -> None:
        self._chance, self._best, self._other, self._gap = chance, best, other, gap
        self._copies: dict[Row, Row] = {}
        self._pools: dict[str, list[Any]] = defaultdict(list)
        self._values = cache(values.of)

    def inspection(self, old: Row) -> Row:
        """The whole, in which what rules are for is in the list of all, and evaluations are in that of their domain."""
        top = self.row(old)
        for name, entity in FACTS.items():
            if entity.key:
                setattr(top, entity.key, self._whole(getattr(top, entity.key), self._pools[name]))
        for domain in self._pools["domain"]:
            own = [one for one in self._pools["evaluation"] if one.domain is domain]
            domain.evaluations = self._whole(domain.evaluations, own)
        return top

    @staticmethod
    def _whole(listed: tuple[Row, ...] | Rows, every: Sequence[Row]) -> tuple[Row, ...] | Rows:
        return tuple(every) if isinstance(listed, tuple) or not listed.open else Rows(tuple(every), (), True)

    def row(self, old: Row) -> Row:
        if old not in self._copies:
            entity = FACTS[old.entity]
            self._copies[old] = new = new_row(entity, {})
            self._pools[entity.name].append(new)
            for name, fact in entity.facts.items():
                setattr(new, name, self._fact(getattr(old, name), fact.type))
            for name in entity.parents:
                lies_in = getattr(old, name)
                setattr(new, name, None if lies_in is None else self.row(lies_in))
            for name, relation in entity.relations.items():
                if name != "findings":
                    setattr(new, name, self._listed(relation.entity, getattr(old, name)))
        return self._copies[old]

    def _new(self, name: str) -> Row:
        """A row that no record has, of whatever is there already."""
        entity = FACTS[name]
        new = new_row(entity, {})
        self._pools[name].append(new)
        for fact_name, fact in entity.facts.items():
            if fact.only_if is None or getattr(new, fact.only_if) is True:
                setattr(new, fact_name, self._fact(self._chance.choice(self._values(fact.type)), fact.type))
        for way, parent in entity.parents.items():
            setattr(new, way, self._chance.choice(self._pools[parent]))
        for list_name, relation in entity.relations.items():
            pool = self._pools[relation.entity]
            setattr(new, list_name, self._gaping(self._chance.sample(pool, min(len(pool), self._chance.randrange(3)))))
        return new

    def _fact(self, old: Any, type_: Type) -> Any:
        drawn = self._chance.random()
        if drawn < self._gap:
            return None
        made = self._chance.choice(self._values(type_)) if drawn < self._gap + self._other else old
        return min(made, self._best) if made is not None and isinstance(type_, GradeOf) else made

    def _listed(self, entity: str, old: tuple[Row, ...] | Rows) -> tuple[Row, ...] | Rows:
        rows = Rows(old) if isinstance(old, tuple) else old
        certain, possible = [self.row(one) for one in rows.certain], [self.row(one) for one in rows.possible]
        if not certain and self._chance.random() < _NEW:
            certain = [self._new(entity) for _ in range(self._chance.randrange(1, 4))]
        if entity in _OF_THE_FRAMEWORK:
            return tuple(certain)
        return self._gaping(certain, possible, more=rows.open and self._chance.random() < 0.5)

    def _gaping(
        self, certain: list[Row], possible: Sequence[Row] = (), *, more: bool = False
    ) -> tuple[Row, ...] | Rows:
        """A list of which not all may be known."""
        kept, perhaps = list(certain), list(possible)
        if self._chance.random() < self._gap:
            kept = [row for row in certain if self._chance.random() < 0.6]
            perhaps += [row for row in certain if row not in kept]
            more = more or self._chance.random() < 0.5
        return Rows(tuple(kept), tuple(perhaps), more) if perhaps or more else tuple(kept)
