"""The `columns` back end: rules over many inspections at once, a thousand or so at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..errors import Unusable
from ..vocabulary import Date, Decimal, Entity, GradeOf, Integer
from .columns_plan import plan_of
from .columns_read import Reads, read_by, taken_up
from .columns_steps import Plan
from .columns_tables import Columns, Part, parts
from .columns_verdicts import Hits, Judged, hits_of
from .python_backend import Numbered
from .tree import TypedRule

AT_ONCE = 1_000
"""Inspections, that make for arrays which a processor has close at hand."""
_ENTRIES = 4_000_000
"""Rows and entries of lists that are worked on at once, unless one inspection has more."""
_LARGEST = 2**62
"""Numbers stay so far below what 64 bits hold that no step on the way goes beyond."""


class ColumnRules(NamedTuple):
    """Rules of one stratum as a plan over columns, and what they read.

    Args:
        plan: the steps.
        reads: every column that has to be there.
    """

    plan: Plan
    reads: Reads

    def over(self, part: Part) -> list[Hits]:
        """The hits of each rule, for inspections that were cut out of columns that were `taken_up`."""
        codes = self.plan.run(part.columns)
        judged = [Judged(one.rule, one.subject, code) for one, code in zip(self.plan.verdicts, codes, strict=True)]
        return hits_of(part, judged)

    def run(self, columns: Columns, *, at_once: int = AT_ONCE) -> Iterator[Hits]:
        """The hits of all inspections, some at a time.

        Args:
            columns: with the findings of earlier strata among them, if these are read.
            at_once: how many inspections, unless they are so large that it is fewer.

        Raises:
            Unusable: with every column that is read and is not there, and everything in one that cannot be.
        """
        return run_strata([self], columns, self.reads, at_once=at_once)


def compile_columns(rules: Sequence[Numbered], schema: Mapping[str, Entity]) -> ColumnRules:
    """The plan for these rules, which must be of one stratum.

    Args:
        rules: with the values of their parameters.
        schema: the entities.

    Raises:
        Unusable: with each rule that cannot be run over columns, and why.
    """
    typed = [one.rule for one in rules]
    if faults := [f"{rule.name} cannot be run over columns: {why}" for rule in typed for why in _refused(rule)]:
        raise Unusable(*faults)
    return ColumnRules(plan_of(rules, schema), read_by(typed, schema))


def _refused(rule: TypedRule) -> Iterator[str]:
    types = [getattr(node, "type", None) for node in (*rule.nodes, *rule.lets)]
    reach = [max(-one.low, one.high) for one in types if isinstance(one, Integer | Decimal | Date | GradeOf)]
    if max(reach, default=0) > _LARGEST:
        yield f"its numbers go up to {max(reach)}, and those of a column up to {_LARGEST}"


def run_strata(
    strata: Sequence[ColumnRules],
    columns: Columns,
    reads: Reads,
    found: Callable[[Part, Sequence[Hits]], Part] = lambda part, _: part,
    *,
    at_once: int = AT_ONCE,
) -> Iterator[Hits]:
    """The hits of all inspections, some at a time, stratum by stratum.

    Args:
        strata: in their order.
        columns: all inspections.
        reads: all that is read of the columns.
        found: adds to some of the inspections what the strata before found in them; the hits of each rule are by
            themselves.
        at_once: how many inspections, unless they are so large that it is fewer.

    Raises:
        Unusable: with every column that is read and is not there, and everything in one that cannot be.
    """
    taken = taken_up(columns, reads)

    def hits(part: Part) -> Hits:
        so_far: list[Hits] = []
        for rules in strata:
            so_far += rules.over(found(part, so_far))
        return Hits.joined(so_far)

    return map(hits, parts(taken, _cuts(taken, [rules.plan for rules in strata], at_once)))


def _cuts(columns: Columns, plans: Sequence[Plan], at_once: int) -> list[int]:
    """Where columns are cut into parts that are neither too many inspections nor too much to hold at once."""
    entries = np.zeros(columns.inspections + 1, np.int64)
    for table in columns.tables.values():
        entries += table.starts
        for listing in table.lists.values():
            entries += listing.starts[table.starts]
    for beside in dict.fromkeys(one for plan in plans for one in plan.beside):
        way = np.arange(columns.tables[beside.subject].rows)
        entity = beside.subject
        for hop in beside.hops:
            way, entity = columns.tables[entity].parents[hop][way], columns.schema[entity].parents[hop]
        lengths = np.diff(columns.tables[entity].lists[beside.relation].starts)[way]
        entries += np.concatenate(([0], np.cumsum(lengths)))[columns.tables[beside.subject].starts]
    found = [0]
    while found[-1] < columns.inspections:
        most = int(np.searchsorted(entries, entries[found[-1]] + _ENTRIES, "right")) - 1
        found.append(max(found[-1] + 1, min(most, found[-1] + at_once, columns.inspections)))
    return found
