"""The `sql` back end: rules of one stratum as queries, one for each entity that they are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from ...vocabulary import Date, Decimal, Entity, GradeOf, Integer
from ..python_backend import Numbered
from ..tree import Absolute, Aggregate, Expr, Extreme, FactOf, TypedRule, parts_of
from . import terms
from .aggregates import aggregate
from .conditions import Conditions, LetTerm
from .frames import Frame, joined, met, owner_of, selected, source
from .lists import Pass, any_true
from .names import INSPECTION, KEY, LISTED, OWNER, RELATED, open_of, table_of, table_of_list
from .simpler import simpler
from .terms import Number, Shares, Term, column

FIRES, UNDETERMINED, NOT_APPLICABLE = 1, 2, 3
"""Outcomes as queries have them, which are positions in `OUTCOMES`; what is clear is NULL."""
_SUBJECT, _LISTED, _SEEN = "s", "k", "seen"
_LARGEST = 2**62
"""Numbers stay so far below what 64 bits hold that no step on the way goes beyond."""
_DEEPEST = 4
"""So many distances and extremes within each other: each more makes the query several times as long."""


@dataclass
class Stratum:
    """Rules as they become queries.

    Args:
        schema: the entities.
        name: what the names of the queries begin with.
        found: what the names of the tables of earlier findings begin with.
        readers: by entity whose findings are asked for, the aggregates over them.
    """

    schema: Mapping[str, Entity]
    name: str = ""
    found: str = ""
    readers: dict[str, list[Aggregate]] = field(default_factory=dict)
    _passes: dict[tuple[str, tuple[str, ...], str], Pass] = field(default_factory=dict)
    _subjects: dict[str, _Subjects] = field(default_factory=dict)

    def add(self, numbered: Numbered, label: str) -> None:
        """A rule, whose outcomes are to stand in a column with this name."""
        rule = simpler(numbered.rule)
        subjects = self._subjects.setdefault(rule.subject, _Subjects(Frame(self.schema, rule.subject, _SUBJECT)))
        lets = {let.name: subjects.kept(self._let(let, numbered, subjects)) for let in rule.lets}
        asked = Conditions(subjects, numbered.parameters, lets)
        applies = None if rule.applies is None else asked.truth(rule.applies)
        subjects.judged[label] = _outcome(applies, asked.truth(rule.when))

    def _let(self, let: Aggregate, numbered: Numbered, subjects: _Subjects) -> LetTerm:
        """What an aggregate comes to. Over a list of a parent it is worked out for the parent, unless it asks more."""
        subject, hops, frame = numbered.rule.subject, let.hops, subjects.frame
        owner = owner_of(self.schema, subject, hops)
        of, way = (subject, hops) if let.asks_of_subject else (owner, ())
        over = self._passes.setdefault((of, way, let.relation), self._pass(of, way, owner, let.relation))
        subjects.passes.setdefault(over.name, (over, frame.key(() if way else hops)))
        if over.of_findings:
            self.readers.setdefault(owner, []).append(let)
            more = terms.first_known(over.told(any_true(over.seen(over.more))), terms.true(False))
        else:
            more = column(frame.at(hops), open_of(let.relation))
        return aggregate(let, over, Conditions(over, numbered.parameters, {}), more)

    def _pass(self, of: str, way: tuple[str, ...], owner: str, relation: str) -> Pass:
        listed = table_of_list(owner, relation)
        table = f"{self.found}{listed}" if relation == "findings" else listed
        name = "_".join((f"{self.name}{table_of(of)}", *way, relation))
        return Pass(self.schema, f"{name}_told", table, of, way, relation)

    def queries(self) -> dict[str, exp.Select]:
        """All of them by name, in an order in which none comes before what it reads."""
        passes = {name: query for one in self._passes.values() for name, query in one.queries().items()}
        return passes | {self.judged(entity): self._judging(entity) for entity in self._subjects}

    def judged(self, entity: str) -> str:
        """The query with the outcomes of the rules for an entity: a row for each row that they look at."""
        return f"{self.name}{table_of(entity)}_judged"

    def _judging(self, entity: str) -> exp.Select:
        """The rows that the inspection lists for certain."""
        subjects, key = self._subjects[entity], self.schema[entity].key
        told = [joined(name, name, OWNER, of) for over, of in subjects.passes.values() for name in over.results]
        joins = (*subjects.frame.joins.values(), *told)
        inspection = itself = column(_SUBJECT, KEY)
        start, related = source(table_of(entity), _SUBJECT), terms.true()
        if key:
            top = next(name for name, one in self.schema.items() if one.key == "")
            inspection, related = column(_LISTED, OWNER), column(_LISTED, RELATED)
            start = source(table_of_list(top, key), _LISTED)
            joins = (met(table_of(entity), _SUBJECT, KEY, column(_LISTED, LISTED)), *joins)
        kept = {name: term for term, name in subjects.seen.items()}
        rows = selected({INSPECTION: inspection, KEY: itself, **kept}, start, *joins).where(related, copy=False)
        inner = exp.Subquery(this=rows, alias=exp.TableAlias(this=terms.name(_SEEN)))
        return selected({INSPECTION: column(_SEEN, INSPECTION), KEY: column(_SEEN, KEY), **subjects.judged}, inner)


@dataclass
class _Subjects:
    """The rules for an entity: where they read facts, which passes over lists they join and by what, and outcomes."""

    frame: Frame
    passes: dict[str, tuple[Pass, Term]] = field(default_factory=dict)
    judged: dict[str, Term] = field(default_factory=dict)
    seen: dict[Term, str] = field(default_factory=dict)

    def fact(self, fact: FactOf) -> Term:
        """The column of a fact."""
        return self._kept(self.frame.fact(fact))

    def kept(self, let: LetTerm) -> LetTerm:
        """An aggregate, worked out once for all rules that ask for it."""
        match let:
            case Number(low=low, high=high, exact=exact, sure=sure):
                return Number(self._kept(low), self._kept(high), exact, sure)
            case Shares():
                return Shares(*map(self._kept, let))
            case _:
                return self._kept(let)

    def _kept(self, term: Term) -> Term:
        return column(_SEEN, self.seen.setdefault(term, f"r{len(self.seen)}"))


def _outcome(applies: Term | None, when: Term) -> Term:
    fires, undetermined, outside = (_small(terms.whole(code)) for code in (FIRES, UNDETERMINED, NOT_APPLICABLE))
    if applies is None:
        return terms.chosen((terms.null(when), undetermined), (when, fires))
    unknown = terms.any_of((terms.null(applies), terms.null(when)))
    return terms.chosen((terms.contrary(applies), outside), (unknown, undetermined), (when, fires))


def _small(term: Term) -> Term:
    return exp.cast(term, exp.DataType.Type.TINYINT)


def refused(rule: TypedRule) -> Iterator[str]:
    """Why a rule cannot be run as SQL, if it cannot."""
    types = [getattr(node, "type", None) for node in (*rule.nodes, *rule.lets)]
    reach = [max(-one.low, one.high) for one in types if isinstance(one, Integer | Decimal | Date | GradeOf)]
    if max(reach, default=0) > _LARGEST:
        yield f"its numbers go up to {max(reach)}, and those of a table up to {_LARGEST}"
    if max(map(_depth, rule.roots), default=0) > _DEEPEST:
        yield f"more than {_DEEPEST} of `abs`, `min` and `max` stand within each other in it"
    ids = [
        let.name
        for let in rule.lets
        if let.relation == "findings" and any(fact.name == "id" for fact in rule.read_of_rows[let.name])
    ]
    if ids:
        yield f"`{ids[0]}` asks for the id of findings"


def _depth(expr: Expr) -> int:
    return max(map(_depth, parts_of(expr)), default=0) + isinstance(expr, Absolute | Extreme)
