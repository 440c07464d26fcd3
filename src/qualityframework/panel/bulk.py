"""Running a ruleset over many inspections as columns: what `running` does for one, a thousand or so at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import numpy as np

from ..errors import Unusable
from ..expressions import (
    AT_ONCE,
    Columns,
    Hits,
    Numbered,
    OfRows,
    Reads,
    Row,
    columns_of,
    compile_columns,
    read_by,
    run_strata,
)
from ..vocabulary import FACTS, GradeOf
from .bulk_findings import Telling
from .running import Programme, refuse_other_days


def columns_for(programme: Programme, inspections: Iterable[Row]) -> OfRows:
    """The columns that a ruleset reads, of inspections as rows. For many inspections, make the arrays.

    Args:
        programme: the ruleset as it is in force.
        inspections: the row of each, as `inspection_row` gives it.
    """
    return columns_of(inspections, reads_of(programme), FACTS)


def run_columns(programme: Programme, columns: Columns, *, at_once: int = AT_ONCE) -> Iterator[Hits]:
    """All rules over many inspections, some at a time. What is not among the hits is clear.

    Args:
        programme: the ruleset with the parameters in force. Inspections of days with others are run apart, and so are
            those by another scale: of it, nothing is seen but grades beyond that of the ruleset.
        columns: everything that the rules read, but for findings, which are made here.
        at_once: how many inspections, unless they are so large that it is fewer.

    Raises:
        Unusable: with every rule that cannot be run over columns; or with every column that is read and is not there,
            and everything in one that cannot be; or with days on which the ruleset has other parameters.
    """
    rules, parameters, reads = programme.ruleset.rules, programme.parameters, reads_of(programme)
    strata = [
        compile_columns([Numbered(n, rules[n].typed, parameters[n]) for n in stratum if n in parameters], FACTS)
        for stratum in programme.ruleset.strata
    ]
    telling = Telling.of(programme, columns.words, [entity for entity, name in reads.lists if name == "findings"])
    hits = run_strata(strata, telling.before_any(columns), reads, telling.after, at_once=at_once)
    if faults := [*_beyond_the_scale(programme, columns, reads)]:
        raise Unusable(*faults)
    refuse_other_days(programme, _days(columns))
    return hits


def _days(columns: Columns) -> Iterator[dt.date | None]:
    days = columns.tables["inspection"].columns["as_of"]
    known = np.ones(len(days.values), np.bool_) if days.known is None else days.known
    yield from (dt.date.fromordinal(int(day)) for day in np.unique(days.values[known]))
    if not known.all():
        yield None


def _beyond_the_scale(programme: Programme, columns: Columns, reads: Reads) -> Iterator[str]:
    """Grades that the vocabulary has room for, and the scale of the ruleset has not."""
    scale = programme.ruleset.scale
    for entity, name in reads.facts:
        if isinstance(FACTS[entity].facts[name].type, GradeOf):
            grades = columns.tables[entity].columns[name]
            wrong = grades.values > len(scale.points)
            if grades.known is not None:
                wrong &= grades.known
            if wrong.any():
                at = int(wrong.argmax())
                told = f"{grades.values[at]} at {at} is no grade of {scale.name}, from 1 to {len(scale.points)}"
                yield f"`{name}` of {entity}: {told}"


def reads_of(programme: Programme) -> Reads:
    """What the rules in force read, and what leads from a finding to the rows that it is told of."""
    reads = read_by((programme.ruleset.rules[number].typed for number in programme.parameters), FACTS)
    reads.facts.setdefault(("inspection", "as_of"), programme.ruleset.name)  # which tells whether they are in force
    if rule := reads.lists.get(("domain", "findings")):
        reads.parents.setdefault(("evaluation", "domain"), rule)
        reads.lists.setdefault(("inspection", "domains"), rule)
    return reads
