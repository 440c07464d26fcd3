"""What is to be done with tables: a ruleset as one query, and the tables that it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ..errors import Unusable
from ..expressions import Numbered, sql
from ..panel import Programme, reads_of
from ..vocabulary import FACTS
from .layouts import TableOf, layout

Dialect = Literal["duckdb", "spark"]


@dataclass(frozen=True)
class Plan:
    """A ruleset as it is in force, as one query.

    Args:
        programme: the ruleset.
        tables: by name, all that have to be there, with their columns.
    """

    programme: Programme
    tables: Mapping[str, TableOf]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules by number, whether in force or not."""
        return tuple(rule.id for rule in self.programme.ruleset.rules)

    def sql(self, dialect: Dialect = "duckdb", *, pretty: bool = False) -> str:
        """The query, whose rows are what is not clear: `inspection`, `key` of the row, `rule` and `outcome`.

        Where the list of rows was never recorded, `key` is NULL.

        Args:
            dialect: of which engine: DuckDB, or Spark from 3.4 on, the first with `UNPIVOT`.
            pretty: whether it is laid out for people to read.
        """
        query = sql.query_of(_told(self.programme), FACTS, unpivot=dialect == "spark")
        return query.sql(dialect, pretty=pretty)

    @cached_property
    def coded(self) -> str:
        """The query for DuckDB with numbers of rules and of outcomes, which are cheaper to hand on than their names."""
        codes = {rule: number for number, rule in enumerate(self.rules)}
        return sql.query_of(_told(self.programme), FACTS, codes=codes).sql("duckdb")


def plan(in_force: Programme) -> Plan:
    """The plan for a ruleset.

    Args:
        in_force: the ruleset with the parameters of a day. Inspections of days with others are run apart.

    Raises:
        Unusable: with each rule that cannot be run over tables, and why; when no rule is in force.
    """
    if not in_force.parameters:
        raise Unusable(f"no rule of {in_force.ruleset.name} is in force on that day")
    made = Plan(in_force, layout(FACTS, reads_of(in_force), len(in_force.ruleset.scale.points)))
    made.coded  # noqa: B018  (so that what cannot be said is told now; a query is made once, and asked of many tables)
    return made


def _told(in_force: Programme) -> list[list[sql.Told]]:
    rules, parameters = in_force.ruleset.rules, in_force.parameters
    return [
        [
            sql.Told(Numbered(n, rules[n].typed, parameters[n]), rules[n].id, in_force.read.get(n))
            for n in stratum
            if n in parameters
        ]
        for stratum in in_force.ruleset.strata
    ]
