"""What a rule sees of a subject, as one value that stays the same as long as nothing in it changes.

A rule sees facts of its subject and of its parents, and lists with the facts of their rows: in what it asks, and in
what it tells. Each of these gets a number, which is the one that it had before where nothing in it is new.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import count
from operator import attrgetter
from typing import Any, NamedTuple

from ..expressions import FactOf, Findings, Row
from ..frameworks import Rule, names_in
from ..vocabulary import FACTS

_Get = Callable[[Row], Any]
_FACTS: dict[str, _Get] = {name: attrgetter("id", *entity.facts) for name, entity in FACTS.items()}


class _List(NamedTuple):
    """A list that a rule looks at: whose it is, its name, and what is read of the parents of its rows."""

    owner: _Get | None
    relation: str
    beside: _Get | None

    @classmethod
    def of(cls, hops: tuple[str, ...], relation: str, beside: tuple[str, ...]) -> _List:
        """The list of that name, of a parent where hops lead to one."""
        owner = attrgetter(".".join(hops)) if hops else None
        return cls(owner, relation, attrgetter("id", *beside) if beside else None)


class Sees(NamedTuple):
    """What a rule sees of its subject."""

    facts: _Get
    lists: tuple[_List, ...]

    @classmethod
    def of(cls, rule: Rule) -> Sees:
        """What it asks about, and what its texts tell."""
        typed = rule.typed
        told = {name for text in (rule.file.message, rule.file.question) for name in names_in(text)}
        paths = {name for name in told if _is_fact(typed.subject, name.split("."))}
        paths |= {node.path for node in typed.read if isinstance(node, FactOf)}
        paths |= {".".join((*let.hops, "id")) for let in typed.lets}
        lists = {(let.hops, let.relation, _beside(typed.read_of_rows[let.name])) for let in typed.lets}
        return cls(attrgetter("id", *_with_names(paths)), tuple(_List.of(*one) for one in sorted(lists)))


class Seen:
    """What there is to see of an inspection as it is now. The numbers of what it was before are kept where they hold.

    Args:
        before: what there was to see before.
    """

    def __init__(self, before: Seen | None = None) -> None:
        self._before = before._numbers if before is not None else {}
        self._next: Iterator[int] = before._next if before is not None else count()
        self._numbers: dict[Hashable, int] = {}
        self._rows: dict[Row, int] = {}
        self._lists: dict[tuple[Row, _List], int] = {}
        self._findings: Findings = {}

    def stratum(self, findings: Findings) -> None:
        """Goes on to rules that can read these findings."""
        self._findings = findings
        self._lists = {key: number for key, number in self._lists.items() if key[1].relation != "findings"}

    def forget(self) -> None:
        """Lets go of what there was before, and of the rows."""
        self._before, self._findings = {}, {}
        self._rows.clear()
        self._lists.clear()

    def by(self, sees: Sees, row: Row) -> Hashable:
        """What a rule sees of a row."""
        return sees.facts(row), *[self._list(row, one) for one in sees.lists]

    def _list(self, row: Row, one: _List) -> int:
        owner = row if one.owner is None else one.owner(row)
        key = owner, one
        found = self._lists.get(key)
        if found is None:
            related = self._findings.get(owner, ()) if one.relation == "findings" else getattr(owner, one.relation)
            if isinstance(related, tuple):
                what: Hashable = self._each(related, one.beside)
            else:
                parts = self._each(related.certain, one.beside), self._each(related.possible, one.beside)
                what = *parts, related.open
            found = self._lists[key] = self._number((one.relation, what))
        return found

    def _each(self, rows: Iterable[Row], beside: _Get | None) -> Hashable:
        if beside is None:
            return tuple([self._row(row) for row in rows])
        return tuple([(self._row(row), beside(row)) for row in rows])

    def _row(self, row: Row) -> int:
        found = self._rows.get(row)
        if found is None:
            found = self._rows[row] = self._number((row.entity, _FACTS[row.entity](row)))
        return found

    def _number(self, what: Hashable) -> int:
        found = self._numbers.get(what)
        if found is None:
            known = self._before.get(what)
            found = self._numbers[what] = next(self._next) if known is None else known
        return found


def _is_fact(entity: str, path: list[str]) -> bool:
    for hop in path[:-1]:
        if hop not in FACTS[entity].parents:
            return False
        entity = FACTS[entity].parents[hop]
    return path[-1] in FACTS[entity].facts


def _beside(facts: Iterable[FactOf]) -> tuple[str, ...]:
    """What is read of the parents of rows."""
    return tuple(sorted(_with_names({fact.path for fact in facts if fact.hops})))


def _with_names(paths: Iterable[str]) -> list[str]:
    """Paths of facts, with the identifier of each row that one leads to: what is not known of it is told by that."""
    every = set(paths)
    return sorted(every | {f"{path.rpartition('.')[0]}.id" for path in every if "." in path})
