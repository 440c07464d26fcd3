"""The `sql` back end, lists: all that is asked of one list is worked out in one pass over its rows.

Whether a row counts is a truth like any other: it is in the list, and the condition holds. Where that is NULL, the row
may count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sqlglot import exp

from ...vocabulary import Entity
from ..tree import FactOf
from . import terms
from .frames import Frame, joined, met, owner_of, selected, source
from .names import KEY, LISTED, MORE, OWNER, RELATED, table_of
from .terms import Term, column

_LIST, _ROW, _SUBJECT, _SEEN = "l", "x", "s", "seen"


@dataclass
class Pass:
    """A pass over a list of every row of an entity, or of what these rows lie in: what is asked of it so far.

    Args:
        schema: the entities.
        name: what its result is called.
        table: the table of the list.
        subject: the entity.
        hops: the way to the rows whose list it is.
        relation: the list.
    """

    schema: Mapping[str, Entity]
    name: str
    table: str
    subject: str
    hops: tuple[str, ...]
    relation: str
    _seen: dict[Term, str] = field(default_factory=dict)
    _asked: dict[Term, str] = field(default_factory=dict)
    _apart: dict[Term, dict[Term, str]] = field(default_factory=dict)
    _of_rows = _of_subject = False

    @property
    def of_findings(self) -> bool:
        """Its rows are findings, which stand in the table of the list itself."""
        return self.relation == "findings"

    @cached_property
    def owner(self) -> str:
        """The entity whose list it is."""
        return owner_of(self.schema, self.subject, self.hops)

    @cached_property
    def _rows(self) -> Frame:
        return Frame(
            self.schema,
            self.schema[self.owner].relations[self.relation].entity,
            _LIST if self.of_findings else _ROW,
        )

    @cached_property
    def _subjects(self) -> Frame:
        return Frame(self.schema, self.subject, _SUBJECT)

    def fact(self, fact: FactOf) -> Term:
        """The column of a fact of a row of the list, or of the subject."""
        if fact.of_row:
            self._of_rows = True
            return self._rows.fact(fact)
        self._of_subject = True
        return self._subjects.fact(fact)

    @property
    def related(self) -> Term:
        """Whether a row is in the list, as `seen` is asked for it."""
        return column(_LIST, RELATED)

    @property
    def more(self) -> Term:
        """Of findings, whether a row stands for any that were never recorded."""
        return column(_LIST, MORE)

    def seen(self, term: Term) -> Term:
        """What is told of each row of a list, once and for all that ask for it."""
        return column(_SEEN, self._seen.setdefault(term, f"r{len(self._seen)}"))

    def told(self, term: Term) -> Term:
        """What is told of all rows of a list together, as those read it who join the result."""
        return column(self.name, self._asked.setdefault(term, f"t{len(self._asked)}"))

    def told_apart(self, value: Term, counts: Term) -> tuple[Term, Term]:
        """How many different values there are among the rows that count for certain, and among those that may."""
        apart = self._apart.setdefault(value, {})
        name = apart.setdefault(counts, f"v{len(apart)}")
        of = self._apart_name(list(self._apart).index(value))
        return column(of, f"{name}_low"), column(of, f"{name}_high")

    def _apart_name(self, number: int) -> str:
        return f"{self.name}_apart_{number + 1}"

    @property
    def results(self) -> tuple[str, ...]:
        """The names of the results that are joined."""
        return (
            *([self.name] if self._asked else []),
            *(self._apart_name(number) for number in range(len(self._apart))),
        )

    def queries(self) -> dict[str, exp.Select]:
        """By name: the rows, and for each that has something in its list what is told of it."""
        key = column(_SUBJECT, KEY) if self.hops and self._of_subject else column(_LIST, OWNER)
        rows = {OWNER: key, **{name: term for term, name in self._seen.items()}}
        found = {f"{self.name}_rows": selected(rows, *self._source())}
        if self._asked:
            found[self.name] = self._grouped({name: term for term, name in self._asked.items()})
        for number, (value, conditions) in enumerate(self._apart.items()):
            found[self._apart_name(number)] = self._different(value, conditions)
        return found

    def _grouped(self, asked: Mapping[str, Term], **also: Term) -> exp.Select:
        """In groups by owner, or by owner and something else."""
        key = column(_SEEN, OWNER)
        query = selected({OWNER: key, **also, **asked}, source(f"{self.name}_rows", _SEEN))
        return query.group_by(key.copy(), *(one.copy() for one in also.values()), copy=False)

    def _different(self, value: Term, conditions: Mapping[Term, str]) -> exp.Select:
        """First by owner and value, then by owner: engines count different values one by one, and slowly."""
        asked = {}
        for counts, name in conditions.items():
            asked[name] = any_true(counts)
            asked[f"{name}_may"] = any_true(terms.null(counts))
        some = terms.any_of(terms.not_false(counts) for counts in conditions)
        inner = self._grouped(asked, value=value).where(terms.contrary(terms.null(value)), some, copy=False)
        each = {OWNER: column("d", OWNER)}
        for name in conditions.values():
            sure, may = column("d", name), column("d", f"{name}_may")
            each[f"{name}_low"] = count_where(sure)
            each[f"{name}_high"] = count_where(terms.any_of((sure, may)))
        query = selected(each, exp.Subquery(this=inner, alias=exp.TableAlias(this=terms.name("d"))))
        return query.group_by(column("d", OWNER), copy=False)

    def _source(self) -> tuple[exp.Expr, ...]:
        """The rows of the lists, with what is asked beside them."""
        listed = source(self.table, _LIST)
        rows: list[exp.Join] = []
        if self._of_rows and not self.of_findings:
            rows = [joined(table_of(self._rows.entity), _ROW, KEY, column(_LIST, LISTED)), *self._rows.joins.values()]
        if not self._of_subject:
            return listed, *rows
        if not self.hops:
            subjects = joined(table_of(self.subject), _SUBJECT, KEY, column(_LIST, OWNER))
            return listed, *rows, subjects, *self._subjects.joins.values()
        way = self._subjects.key(self.hops)  # first, as it may join more
        beside = met(self.table, _LIST, OWNER, way)
        return source(table_of(self.subject), _SUBJECT), *self._subjects.joins.values(), beside, *rows


def count_where(term: Term) -> Term:
    """How many rows hold."""
    return exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=term.copy()))


def any_true(term: Term) -> Term:
    """Whether one holds; NULL where none is known to hold or not."""
    return exp.LogicalOr(this=term.copy())
