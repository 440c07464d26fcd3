"""The `sql` back end: rules of all strata as one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlglot import exp

from ...errors import Unusable
from ...vocabulary import Entity
from ..python_backend import OUTCOMES, Numbered
from . import terms
from .frames import selected
from .names import INSPECTION, KEY, OUTCOME, RULE, table_of_list
from .outcomes import Labelled, Telling
from .rules import Stratum, refused
from .terms import column


class Told(NamedTuple):
    """A rule with its parameters, the name it goes by, and what its findings say if another rule reads them."""

    rule: Numbered
    label: str
    tags: Mapping[str, str] | None = None


def query_of(
    strata: Sequence[Sequence[Told]],
    schema: Mapping[str, Entity],
    *,
    codes: Mapping[str, int] | None = None,
    unpivot: bool = False,
    given: bool = False,
) -> exp.Query:
    """The query whose rows are what is not clear: inspection, row, rule and outcome.

    Args:
        strata: the rules in their order, each with another label.
        schema: the entities.
        codes: numbers by label, to tell rules and outcomes by instead of their names.
        unpivot: whether an engine is to pass over a query once rather than to keep what it came to.
        given: findings are in tables of their own, and not made of earlier strata.

    Raises:
        Unusable: with each rule that cannot be run over tables, and why.
    """
    every = [one for stratum in strata for one in stratum]
    if faults := [f"{one.label} cannot be run over tables: {why}" for one in every for why in refused(one.rule.rule)]:
        raise Unusable(*faults)
    telling = Telling(schema, unpivot)
    queries: dict[str, exp.Query] = {}
    done: list[Labelled] = []
    for number, told in enumerate(strata, 1):
        stratum = Stratum(schema, f"s{number}_", "" if given else f"s{number}_")
        for one in told:
            stratum.add(one.rule, one.label)
        if not given:
            for owner, readers in stratum.readers.items():
                queries[f"s{number}_{table_of_list(owner, 'findings')}"] = telling.findings(owner, readers, done)
        queries |= stratum.queries()
        for one in told:
            subject = one.rule.rule.subject
            done.append(Labelled(one.label, subject, stratum.judged(subject), one.tags))
    found = telling.outcomes(done, codes)
    if codes is None:
        inner = exp.Subquery(this=found, alias=exp.TableAlias(this=terms.name("o")))
        names = [(_is(code), terms.constant_text(outcome.value)) for code, outcome in enumerate(OUTCOMES)][1:]
        told_by = {name: column("o", name) for name in (INSPECTION, KEY, RULE)}
        found = selected({**told_by, OUTCOME: terms.chosen(*names)}, inner)
    return _with(found, queries)


def _is(code: int) -> terms.Term:
    return exp.EQ(this=column("o", OUTCOME), expression=terms.whole(code))


def _with(query: exp.Query, queries: Mapping[str, exp.Query]) -> exp.Query:
    named = [exp.CTE(this=one, alias=exp.TableAlias(this=terms.name(name))) for name, one in queries.items()]
    query.set("with_", exp.With(expressions=named))
    return query
