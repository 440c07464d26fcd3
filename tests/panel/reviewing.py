"""What the tests of the panel share: inspections made in a line, and what every rule comes to for every row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualityframework.expressions import OUTCOMES, Row
from qualityframework.frameworks import Rule, Ruleset, load, load_ruleset
from qualityframework.inspections import Inspection, bind, read
from qualityframework.panel import Run, as_told, inspection_row, programme, run
from qualityframework.vocabulary import FACTS, Outcome
from tests.strategies.inspections import FRAMEWORK, bound

if TYPE_CHECKING:
    from qualityframework.benchmark import Benchmark

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("illustrative-partnership", "orkney-2020", "social-work-governance-2025")
RULESET = "quality-and-consistency-panel/2019"
Verdicts = Mapping[tuple[str, str | None], Outcome]
"""Outcomes by rule and row; the row is None where the list of rows was never recorded."""


def shipped() -> Ruleset:
    return load_ruleset(RULESET)


def example(name: str) -> Inspection:
    """One of the records in examples/."""
    return bind(read(EXAMPLES / f"{name}.yaml"), load(FRAMEWORK))


def inspection(**parts: Any) -> Inspection:
    """An inspection of the programme of 2018-20 with these parts, and nothing else recorded."""
    record = {"id": "r", "title": "R", "framework": FRAMEWORK, "profile": "2018-20", "as_of": "2019-11-29", **parts}
    return bound(record)


def rows_of(rule: Rule, top: Row) -> tuple[Row, ...]:
    """The rows that a rule looks at."""
    key = FACTS[rule.typed.subject].key
    return rows_in(top, key) if key else (top,)


def judged(inspection: Inspection, ruleset: Ruleset, benchmark: Benchmark | None = None) -> tuple[Row, Run]:
    """The facts, and what came of the rules."""
    told, texts = as_told(inspection, ruleset)
    top = inspection_row(told, benchmark, texts)
    return top, run(programme(ruleset, inspection.as_of), top)


def verdicts(inspection: Inspection, ruleset: Ruleset, benchmark: Benchmark | None = None) -> Verdicts:
    """What every rule comes to for every row."""
    return came_to(inspection, ruleset, *judged(inspection, ruleset, benchmark))


def came_to(inspection: Inspection, ruleset: Ruleset, top: Row, done: Run) -> Verdicts:
    """The same, of rules that have run."""
    numbers = programme(ruleset, inspection.as_of).parameters
    told = {
        (ruleset.rules[number].id, row.id): Outcome.CLEAR
        for number in numbers
        for row in rows_of(ruleset.rules[number], top)
    }
    return told | {
        (ruleset.rules[number].id, None if row is None else row.id): OUTCOMES[code] for number, row, code in done.hits
    }


def rows_in(row: Row, relation: str) -> tuple[Row, ...]:
    """The rows that a list holds for certain."""
    listed: Any = getattr(row, relation)
    return listed if isinstance(listed, tuple) else listed.certain
