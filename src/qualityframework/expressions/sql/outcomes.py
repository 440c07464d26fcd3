"""The `sql` back end, outcomes: columns of what rules come to as rows, and as findings that later strata read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from sqlglot import exp

from ...vocabulary import Entity
from ..strata import REACH, may_count
from ..tree import Aggregate
from . import terms
from .frames import met, same, selected, source
from .names import INSPECTION, KEY, LISTED, MORE, OUTCOME, OWNER, RELATED, RULE, TAGS, open_of, table_of, table_of_list
from .rules import FIRES, NOT_APPLICABLE, UNDETERMINED
from .terms import Term, column

_FROM = "j"


@dataclass(frozen=True)
class Labelled:
    """A rule as queries know it.

    Args:
        label: the column of its outcomes.
        entity: what it is for.
        judged: the query that this column is of.
        tags: what its findings say, if another rule reads them.
    """

    label: str
    entity: str
    judged: str
    tags: Mapping[str, str] | None


@dataclass(frozen=True)
class Telling:
    """Makes rows of columns of outcomes.

    Args:
        schema: the entities.
        unpivot: by `UNPIVOT`, which passes over a query once; else by one `SELECT` a rule, which is quicker where the
            query is kept.
    """

    schema: Mapping[str, Entity]
    unpivot: bool

    def outcomes(self, rules: Sequence[Labelled], codes: Mapping[str, int] | None) -> exp.Query:
        """What is not clear: inspection, row, rule and outcome.

        Args:
            rules: all of them.
            codes: numbers to tell rules by; else they are told by their labels.
        """
        queries: list[exp.Query] = []
        for judged, some in _by_query(rules).items():
            queries += self._rows(judged, some, codes)
            if self.schema[some[0].entity].key:
                queries.append(self._never_recorded(some, codes))
        return _together(queries)

    def _rows(self, judged: str, rules: Sequence[Labelled], codes: Mapping[str, int] | None) -> list[exp.Query]:
        if not self.unpivot:
            return [
                selected(
                    {
                        INSPECTION: column(_FROM, INSPECTION),
                        KEY: column(_FROM, KEY),
                        RULE: _told(one.label, codes),
                        OUTCOME: column(_FROM, one.label),
                    },
                    source(judged, _FROM),
                ).where(terms.contrary(terms.null(column(_FROM, one.label))), copy=False)
                for one in rules
            ]
        table = exp.Table(this=terms.name(judged))
        fields = exp.In(this=terms.name(RULE), expressions=[exp.column(terms.name(one.label)) for one in rules])
        table.set("pivots", [exp.Pivot(expressions=[terms.name(OUTCOME)], fields=[fields], unpivot=True)])
        names = (INSPECTION, KEY, RULE, OUTCOME)
        return [selected({name: exp.column(terms.name(name)) for name in names}, table)]

    def _never_recorded(self, rules: Sequence[Labelled], codes: Mapping[str, int] | None) -> exp.Query:
        """Of rows that were never recorded, nothing is known."""
        top, key = _top(self.schema), self.schema[rules[0].entity].key
        told = [(_told(one.label, codes),) for one in rules]
        return selected(
            {
                INSPECTION: column("i", KEY),
                KEY: exp.cast(exp.Null(), exp.DataType.Type.BIGINT),
                RULE: column("v", RULE),
                OUTCOME: exp.cast(terms.whole(UNDETERMINED), exp.DataType.Type.TINYINT),
            },
            source(table_of(top), "i"),
            exp.Join(this=_values(told, RULE), kind="CROSS"),
        ).where(column("i", open_of(str(key))), copy=False)

    def findings(self, owner: str, readers: Sequence[Aggregate], rules: Iterable[Labelled]) -> exp.Query:
        """What rows of an entity are told was found: what fires for certain, what is undetermined perhaps.

        Args:
            owner: the entity.
            readers: the aggregates over what they are told; findings that none of them can count are left out.
            rules: of earlier strata.
        """
        told = [one for one in rules if one.tags is not None and one.entity in REACH[owner]]
        counted = [one for one in told if any(may_count(let, one.tags or {}) for let in readers)]
        queries = [self._found(owner, judged, some) for judged, some in _by_query(counted).items()]
        queries += [
            self._more(owner, entity) for entity in dict.fromkeys(one.entity for one in told) if entity != owner
        ]
        nobody = exp.cast(exp.Null(), exp.DataType.Type.BIGINT)
        nothing = self._finding(nobody, terms.true(False), {}, terms.true(False))
        empty = selected(nothing, source(table_of(_top(self.schema)), "i")).where(terms.true(False), copy=False)
        return _together(queries or [empty])

    def _found(self, owner: str, judged: str, rules: Sequence[Labelled]) -> exp.Query:
        """What rules for an entity found in rows that are there."""
        entity = rules[0].entity
        codes = None if self.unpivot else {one.label: number for number, one in enumerate(rules)}
        inner = exp.Subquery(this=_together(self._rows(judged, rules, codes)), alias=_alias("o"))
        said = [tuple(terms.constant_text((one.tags or {})[tag]) for tag in TAGS) for one in rules]
        labels = [(_told(one.label, codes), *tags) for one, tags in zip(rules, said, strict=True)]
        labelled = same(column("v", "label"), column("o", RULE))
        joins = [exp.Join(this=_values(labels, "label", *TAGS), on=labelled)]
        of = column("o", INSPECTION if owner == _top(self.schema) else KEY)
        if owner not in (entity, _top(self.schema)):
            joins.append(met(table_of(entity), "e", KEY, of))
            of = column("e", owner)
        fires = terms.chosen((exp.EQ(this=column("o", OUTCOME), expression=terms.whole(FIRES)), terms.true()))
        tags = {tag: column("v", tag) for tag in TAGS}
        query = selected(self._finding(of, fires, tags, terms.true(False)), inner, *joins)
        applies = exp.NEQ(this=column("o", OUTCOME), expression=terms.whole(NOT_APPLICABLE))
        return query.where(applies, copy=False)

    def _more(self, owner: str, entity: str) -> exp.Query:
        """Those who may be told more, since rows of an entity may be there that were never recorded."""
        top = _top(self.schema)
        start, beside = source(table_of(top), "i"), list[exp.Join]()
        of = column("i", KEY)
        if owner != top:
            start = source(table_of_list(top, str(self.schema[owner].key)), "l")
            beside, of = [met(table_of(top), "i", KEY, column("l", OWNER))], column("l", LISTED)
        query = selected(self._finding(of, terms.true(False), {}, terms.true()), start, *beside)
        return query.where(column("i", open_of(str(self.schema[entity].key))), copy=False)

    @staticmethod
    def _finding(owner: Term, related: Term, tags: Mapping[str, Term], more: Term) -> dict[str, Term]:
        unsaid = exp.cast(exp.Null(), exp.DataType.Type.TEXT)
        return {OWNER: owner, RELATED: related, **{tag: tags.get(tag, unsaid) for tag in TAGS}, MORE: more}


def _by_query(rules: Iterable[Labelled]) -> dict[str, list[Labelled]]:
    found: dict[str, list[Labelled]] = {}
    for one in rules:
        found.setdefault(one.judged, []).append(one)
    return found


def _told(label: str, codes: Mapping[str, int] | None) -> Term:
    if codes is None:
        return terms.constant_text(label)
    return exp.cast(terms.whole(codes[label]), exp.DataType.Type.SMALLINT)


def _values(rows: Iterable[tuple[Term, ...]], *names: str) -> exp.Values:
    listed = [exp.Tuple(expressions=list(row)) for row in rows]
    return exp.Values(expressions=listed, alias=_alias("v", *names))


def _alias(name: str, *columns: str) -> exp.TableAlias:
    return exp.TableAlias(this=terms.name(name), columns=[terms.name(one) for one in columns])


def _together(queries: Sequence[exp.Query]) -> exp.Query:
    """One after the other."""
    if len(queries) > 2:  # as a tree that is wide and not deep
        half = len(queries) // 2
        return exp.Union(this=_together(queries[:half]), expression=_together(queries[half:]), distinct=False)
    return reduce(lambda one, other: exp.Union(this=one, expression=other, distinct=False), queries)


def _top(schema: Mapping[str, Entity]) -> str:
    return next(name for name, entity in schema.items() if entity.key == "")
