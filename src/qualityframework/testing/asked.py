"""What rules ask of a row: facts of it, of what it lies in, and of the rows of its lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..expressions import Expr, FactOf, TypedRule, walk
from ..vocabulary import Entity
from .names import Schema


@dataclass
class Asked:
    """What is asked of a row of an entity, and of rows that it leads to."""

    schema: Schema
    entity: Entity
    facts: set[str] = field(default_factory=set)
    parents: dict[str, Asked] = field(default_factory=dict)
    lists: dict[str, Asked] = field(default_factory=dict)

    @classmethod
    def by(cls, rules: Sequence[TypedRule], schema: Schema) -> Asked:
        """What rules for one entity ask of a row of it."""
        asked = cls(schema, schema[rules[0].subject])
        for rule in rules:
            asked._reads([root for root in (rule.applies, rule.when) if root is not None], of_row=False)
            for let in rule.lets:
                roots = [root for root in (let.value, let.where) if root is not None]
                asked._reads(roots, of_row=False)
                listed = asked._at(let.hops)._list(let.relation)
                listed._reads(roots, of_row=True)
        return asked

    def each(self) -> Iterator[Asked]:
        """This, and what is asked of all rows that it leads to."""
        yield self
        for one in (*self.parents.values(), *self.lists.values()):
            yield from one.each()

    def _reads(self, roots: Iterable[Expr], *, of_row: bool) -> None:
        for node in (node for root in roots for node in walk(root)):
            if isinstance(node, FactOf) and node.of_row is of_row:
                owner, name = self._at(node.hops), node.name
                while name not in owner.facts:  # a truth that it hangs on may hang on another
                    owner.facts.add(name)
                    name = owner.entity.facts[name].only_if or name

    def _at(self, hops: Sequence[str]) -> Asked:
        here = self
        for hop in hops:
            here = here.parents.setdefault(hop, Asked(here.schema, here.schema[here.entity.parents[hop]]))
        return here

    def _list(self, name: str) -> Asked:
        entity = self.schema[self.entity.relations[name].entity]
        return self.lists.setdefault(name, Asked(self.schema, entity))
