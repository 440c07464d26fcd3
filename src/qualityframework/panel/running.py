"""Running a ruleset over rows: stratum by stratum, each fused into one function."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..errors import Unusable
from ..expressions import (
    OUTCOMES,
    REACH,
    Compiled,
    Findings,
    Hit,
    Numbered,
    Parameters,
    Row,
    Rows,
    compile_rules,
    new_row,
    read_by_rules,
)
from ..frameworks import Ruleset
from ..vocabulary import FACTS, Outcome

_FINDING = FACTS["finding"]


class Programme(NamedTuple):
    """A ruleset as it is in force on a day.

    Args:
        ruleset: all its rules.
        strata: one function a stratum.
        parameters: the values in force, by number of the rule.
        not_in_force: numbers of the rules that are not.
        read: rule, remit and severity of the rules whose findings later strata read.
    """

    ruleset: Ruleset
    strata: tuple[Compiled, ...]
    parameters: Mapping[int, Parameters]
    not_in_force: tuple[int, ...]
    read: Mapping[int, Mapping[str, str]]


class Run(NamedTuple):
    """What came of it.

    Args:
        hits: every outcome that is not clear.
        findings: by number of the rule, the findings that it could read: those of the strata before its own.
    """

    hits: tuple[Hit, ...]
    findings: Mapping[int, Findings]


def programme(ruleset: Ruleset, day: dt.date) -> Programme:
    """The ruleset with the parameters of that day. Days with the same parameters share one."""
    return _programme(ruleset, in_force_since(ruleset, day))


def in_force_since(ruleset: Ruleset, day: dt.date) -> dt.date:
    """The first day on which the parameters of that day were in force."""
    return max((start for start in _starts(ruleset) if start <= day), default=dt.date.min)


def refuse_other_days(in_force: Programme, days: Iterable[dt.date | None]) -> None:
    """Refuses inspections of days on which the ruleset has other rules or parameters than those in force.

    Args:
        in_force: the ruleset with the parameters of a day.
        days: of the inspections; None where it is not known, which is refused where there is more than one answer.

    Raises:
        Unusable: with some of these days; they have to be run apart.
    """
    ruleset, known = in_force.ruleset, set(days)
    starts = sorted(_starts(ruleset))
    same = [_parameters(ruleset, day) == in_force.parameters for day in (dt.date.min, *starts)]
    others = sorted(day for day in known if day is not None and not same[bisect_right(starts, day)])
    if others:
        said = " and ".join(dict.fromkeys((others[0].isoformat(), others[-1].isoformat())))
        raise Unusable(f"there are inspections of days with other rules or parameters, such as {said}: run them apart")
    if None in known and not all(same):
        raise Unusable("there are inspections whose day is not known, and the rules are not the same on every day")


def _starts(ruleset: Ruleset) -> set[dt.date]:
    """The days on which a parameter begins to be in force."""
    return {start for rule in ruleset.rules for dated in rule.parameters.values() for start, _ in dated.entries}


def _parameters(ruleset: Ruleset, day: dt.date) -> dict[int, Parameters]:
    """The values in force on a day, by number of the rule; those that are not in force have none."""
    known = {number: rule.values_on(day) for number, rule in enumerate(ruleset.rules)}
    return {number: values for number, values in known.items() if values is not None}


@lru_cache(maxsize=64)
def _programme(ruleset: Ruleset, day: dt.date) -> Programme:
    parameters = _parameters(ruleset, day)
    strata = tuple(
        compile_rules([Numbered(n, ruleset.rules[n].typed, parameters[n]) for n in stratum if n in parameters], FACTS)
        for stratum in ruleset.strata
    )
    parents = {name: entity.parents for name, entity in FACTS.items()}
    typed = [rule.typed for rule in ruleset.rules]
    read = {number: dict(typed[number].tags) for number in read_by_rules(typed, parents)}
    not_in_force = tuple(number for number in range(len(typed)) if number not in parameters)
    return Programme(ruleset, strata, parameters, not_in_force, read)


Make = Callable[[Mapping[str, str], Row], Row]
"""Makes the row of a finding, from what its rule says of it and the row that it is on."""


def finding_row(tags: Mapping[str, str], subject: Row) -> Row:
    """The row of a finding of a rule with these tags."""
    return new_row(_FINDING, {**tags, "id": f"{tags['rule']}@{subject.id}"})


def run(programme: Programme, inspection: Row, make: Make = finding_row) -> Run:
    """All rules over one inspection.

    Args:
        programme: the ruleset as it is in force.
        inspection: its row.
        make: makes the rows of findings; one that remembers saves time.
    """
    seen: dict[int, Findings] = {}
    hits: list[Hit] = []
    for stratum, compiled in zip(programme.ruleset.strata, programme.strata, strict=True):
        findings = findings_of(programme, hits, inspection, make)
        seen |= dict.fromkeys(stratum, findings)
        hits += compiled.run(inspection, findings)
    return Run(tuple(hits), seen)


def subjects_of(entity: str, inspection: Row) -> int:
    """How many rows a rule for this entity looks at, as far as they are recorded."""
    key = FACTS[entity].key
    if not key:
        return 1
    rows = getattr(inspection, key)
    return len(rows if isinstance(rows, tuple) else rows.certain)


def findings_of(programme: Programme, hits: Iterable[Hit], inspection: Row, make: Make = finding_row) -> Findings:
    """Findings so far by the row that lists them: what fired for certain, what is undetermined perhaps.

    Args:
        programme: the ruleset as it is in force.
        hits: what came of the strata so far.
        inspection: the row of the whole.
        make: makes the rows of findings; one that remembers saves time.
    """
    certain: dict[Row, list[Row]] = defaultdict(list)
    possible: dict[Row, list[Row]] = defaultdict(list)
    more: set[Row] = set()
    kinds = {outcome: certain if OUTCOMES[outcome] is Outcome.FIRES else possible for outcome in range(len(OUTCOMES))}
    read, not_applicable = programme.read, OUTCOMES.index(Outcome.NOT_APPLICABLE)
    for number, row, code in [hit for hit in hits if hit[0] in read]:  # most rules are read by none
        if row is None:
            more.update(_owners(programme, number, inspection, None))
        elif code != not_applicable:
            finding = make(read[number], row)
            found = kinds[code]
            for owner in _owners(programme, number, inspection, row):
                found[owner].append(finding)
    owners = {*certain, *possible, *more}
    return {owner: _related(certain[owner], possible[owner], owner in more) for owner in owners}


def _owners(programme: Programme, number: int, inspection: Row, row: Row | None) -> Iterable[Row]:
    """The rows whose findings a finding on `row` is among; for an unrecorded list, those it could be among."""
    subject = programme.ruleset.rules[number].typed.subject
    if subject in REACH["inspection"]:
        yield inspection
    if subject == "evaluation":
        yield from (row, row.domain) if row is not None else inspection.domains  # type: ignore[attr-defined]


def _related(certain: list[Row], possible: list[Row], more: bool) -> tuple[Row, ...] | Rows:
    return tuple(certain) if not possible and not more else Rows(tuple(certain), tuple(possible), more)
