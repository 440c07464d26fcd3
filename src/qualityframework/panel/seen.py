"""What a rule sees of a subject, as one value that stays the same as long as nothing in it changes.

A rule sees facts of its subject and of its parents, and lists with the facts of their rows: in what it asks, and in
what it tells. Each of these gets a number, which is the one that it had before where nothing in it is new.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from operator import attrgetter
from typing import Any, NamedTuple

from ..expressions import FactOf, Findings, Row
from ..frameworks import Rule, names_in
from ..vocabulary import FACTS
from .in_words import CALLED_BY

_Get = Callable[[Row], Any]


@dataclass(frozen=True, slots=True, eq=False)
class _List:
    """A list that rules look at: whose it is, its name, and what is read of its rows."""

    owner: _Get | None
    relation: str
    read: _Get


@cache
def _list_of(hops: tuple[str, ...], relation: str, read: tuple[str, ...]) -> _List:
    """The list of that name, of a parent where hops lead to one; the same one for all rules."""
    return _List(attrgetter(".".join(hops)) if hops else None, relation, attrgetter("id", *read))


class Sees(NamedTuple):
    """What rules see of their subject."""

    facts: _Get
    lists: tuple[_List, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Sees:
        """What rules for one entity ask about, and what their texts tell."""
        paths: set[str] = set()
        lists: dict[tuple[tuple[str, ...], str], set[str]] = {}
        for rule in rules:
            typed = rule.typed
            told = {name for text in (rule.file.message, rule.file.question) for name in names_in(text)}
            paths |= {name for name in told if _is_fact(typed.subject, name.split("."))}
            paths |= {node.path for node in typed.read if isinstance(node, FactOf)}
            paths |= {".".join((*let.hops, "id")) for let in typed.lets}
            for let in typed.lets:
                read = {fact.path for fact in typed.read_of_rows[let.name]}
                read |= {CALLED_BY} & FACTS[let.entity].facts.keys()
                lists.setdefault((let.hops, let.relation), set()).update(read)
        each = (_list_of(hops, relation, _with_names(read)) for (hops, relation), read in lists.items())
        return cls(attrgetter("id", *_with_names(paths)), tuple(each))


class Seen:
    """What there is to see of an inspection as it is now. The numbers of what it was before are kept where they hold.

    Args:
        before: what there was to see before.
    """

    def __init__(self, before: Seen | None = None) -> None:
        self._before = before._numbers if before is not None else {}
        self._next: Iterator[int] = before._next if before is not None else count()
        self._numbers: dict[Hashable, int] = {}
        self._lists: dict[tuple[Row, _List], int] = {}
        self._findings: Findings = {}

    def stratum(self, findings: Findings) -> None:
        """Goes on to rules that can read these findings."""
        self._findings = findings
        self._lists = {key: number for key, number in self._lists.items() if key[1].relation != "findings"}

    def forget(self) -> None:
        """Lets go of what there was before, and of the rows."""
        self._before, self._findings, self._lists = {}, {}, {}

    def by(self, sees: Sees, row: Row) -> Hashable:
        """What rules see of a row."""
        return sees.facts(row), *[self._list(row, one) for one in sees.lists]

    def _list(self, row: Row, one: _List) -> int:
        owner = row if one.owner is None else one.owner(row)
        key = owner, one
        found = self._lists.get(key)
        if found is None:
            related = self._findings.get(owner, ()) if one.relation == "findings" else getattr(owner, one.relation)
            if isinstance(related, tuple):
                what: Hashable = (one, *map(one.read, related))
            else:
                what = one, tuple(map(one.read, related.certain)), tuple(map(one.read, related.possible)), related.open
            found = self._numbers.get(what)
            if found is None:
                known = self._before.get(what)
                found = self._numbers[what] = next(self._next) if known is None else known
            self._lists[key] = found
        return found


def _is_fact(entity: str, path: list[str]) -> bool:
    for hop in path[:-1]:
        if hop not in FACTS[entity].parents:
            return False
        entity = FACTS[entity].parents[hop]
    return path[-1] in FACTS[entity].facts


def _with_names(paths: Iterable[str]) -> tuple[str, ...]:
    """Paths of facts, with the identifier of each row that one leads to: what is not known of it is told by that."""
    every = set(paths)
    return tuple(sorted(every | {f"{path.rpartition('.')[0]}.id" for path in every if "." in path}))
