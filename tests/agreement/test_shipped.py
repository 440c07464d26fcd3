"""The shipped rules come to the same in every back end that runs rules, over ten thousand inspections by chance.

The inspections and what the default back end makes of them are worked out once, for all the others. Live, rules are
asked where the engine is there; `test_durable` says why where it is not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from qualityframework import population
from qualityframework.expressions import OUTCOMES, Hits, Numbered, Row, durable
from qualityframework.frameworks import load_ruleset
from qualityframework.panel import Programme, columns_for, programme, run, run_columns
from qualityframework.panel.running import Run
from qualityframework.vocabulary import FACTS, Outcome
from tests.perf.workload import DAY

from .by_chance import inspections
from .test_durable import listed

LATER = dt.date(2025, 3, 1)
BATCH = 1_000
Fact = tuple[int, tuple[tuple[str, int], ...]]
"""A rule and the fields of a subject: all that the live engine is told, and all that its answer can hang on."""


@pytest.mark.parametrize(
    ("ruleset", "day", "many"),
    [
        ("quality-and-consistency-panel/2019", DAY, 300),
        pytest.param("quality-and-consistency-panel/2019", DAY, 10_000, marks=pytest.mark.slow),
        ("progress-review/2024", LATER, 100),
        ("self-evaluation-validation/2024", LATER, 100),
    ],
)
def test_what_is_shipped_comes_to_the_same_in_every_back_end(ruleset: str, day: dt.date, many: int) -> None:
    in_force = programme(load_ruleset(ruleset), day)
    plan, fired = population.plan(in_force), set[int]()
    live = Live(in_force) if durable.why_not() is None else None
    for batch in range(0, many, BATCH):
        rows = list(inspections(in_force, min(BATCH, many - batch), batch))
        runs = [run(in_force, one) for one in rows]
        made = columns_for(in_force, rows)
        place = {row: at for of_entity in made.rows.values() for at, row in enumerate(of_entity)}
        by_python = [
            (at, -1 if row is None else place[row], number, code)
            for at, one in enumerate(runs)
            for number, row, code in one.hits
        ]
        meant = in_order(*zip(*by_python, strict=True))
        hits = Hits.joined(run_columns(in_force, made.columns, at_once=97))
        assert np.array_equal(in_order(*of_hits(hits)), meant)
        tables = population.held(population.tables_of(made.columns), plan.tables)
        found = population.run(plan, population.Population(plan.tables, tables, threads=1))
        assert np.array_equal(in_order(*of_table(found)), meant)
        if live is not None:
            assert live.otherwise(zip(rows, runs, strict=True)) == []
        fired |= {number for _, _, number, code in by_python if OUTCOMES[code] is Outcome.FIRES}
    if live is not None:
        live.close()
    assert len(fired) > 0.8 * len(in_force.parameters), "the inspections are near the rules"


class Live:
    """The rules in the engine of live sessions. What was asked already is not asked again: thousands of inspections
    come down to some ten thousand facts."""

    def __init__(self, in_force: Programme) -> None:
        rules, self._in_force = in_force.ruleset.rules, in_force
        self._strata = [
            durable.compile_durable(
                [Numbered(n, rules[n].typed, in_force.parameters[n]) for n in some if n in in_force.parameters]
            )
            for some in in_force.ruleset.strata
        ]
        self._worker = durable.Worker()
        self._held = self._worker.open(self._strata)
        self._known: dict[Fact, Outcome] = {}

    def otherwise(self, done: Iterable[tuple[Row, Run]]) -> list[tuple[Fact, Outcome, Outcome]]:
        """The facts of inspections of which the engine and the default back end say something else."""
        new: dict[Fact, Outcome] = {}
        apart: list[tuple[Fact, Outcome, Outcome]] = []
        for top, ran in done:
            for fact, outcome in self._meant(top, ran):
                if fact not in self._known:
                    self._known[fact] = new[fact] = outcome
                elif self._known[fact] is not outcome:
                    apart.append((fact, self._known[fact], outcome))
        for stratum, compiled in enumerate(self._strata):
            facts = {(number, fields): dict(fields) for number, fields in new if number in compiled.asked}
            ends = self._held.change(stratum, [], facts)
            came = {fact: durable.outcome_of(found) for fact, found in ends.items()}
            apart += [(fact, new[fact], came[fact]) for fact in facts if came[fact] is not new[fact]]
            self._held.change(stratum, list(facts), {})
        return apart

    def close(self) -> None:
        self._worker.close()

    def _meant(self, top: Row, ran: Run) -> Iterator[tuple[Fact, Outcome]]:
        """Every fact of an inspection, with what the default back end makes of what it is a fact of."""
        hits = {(number, row): OUTCOMES[code] for number, row, code in ran.hits}
        for compiled in self._strata:
            for number, asked in compiled.asked.items():
                for row in listed(FACTS, self._in_force.ruleset.rules[number].typed.subject, top)[0]:
                    fields = tuple(asked.find(row, ran.findings[number]).items())
                    yield (number, fields), hits.get((number, row), Outcome.CLEAR)


def of_hits(hits: Hits) -> tuple[Any, ...]:
    """Inspections, rows, rules and outcomes."""
    return hits.inspections, hits.rows, hits.rules, hits.outcomes


def of_table(found: pa.Table) -> tuple[Any, ...]:
    """The same of a table of findings, in which rules and outcomes are positions in lists of names."""
    codes = [[chunk.indices.to_numpy() for chunk in found.column(name).chunks] for name in ("rule", "outcome")]
    rows = found.column("key").fill_null(-1).to_numpy()
    return found.column("inspection").to_numpy(), rows, *map(np.concatenate, codes)


def in_order(*columns: Any) -> Any:
    """Rows of numbers, sorted."""
    rows = np.stack([np.asarray(column, np.int64) for column in columns], axis=1)
    return rows[np.lexsort(rows.T)]
