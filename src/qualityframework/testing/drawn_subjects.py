"""One row at a time, as an example of a rule file gives it: with all that a rule looks at, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ..expressions import Findings, Numbered, Related, Row, new_row, outcome
from ..frameworks import Rule
from ..vocabulary import FACTS, Outcome
from .asked import Asked
from .drawn_rows import Choose, Filling, by_hypothesis, filling_near
from .names import Schema
from .told_rows import Told, told


@dataclass(frozen=True, repr=False)
class SubjectRow(Told):
    """A row that rules can be asked of, and the findings of earlier strata on it and on what it lies in."""

    schema: Schema
    row: Row
    findings: Findings

    def comes_to(self, rule: Numbered) -> Outcome:
        """What a rule comes to for it, as the language is defined."""
        return outcome(rule.rule, self.row, rule.parameters, self.findings)

    def __repr__(self) -> str:
        return told(self.schema, self.row, self.findings)


def in_force(rule: Rule, day: dt.date) -> Numbered:
    """A rule with the values that its parameters have on a day.

    Raises:
        ValueError: when one of them has no value yet, so that the rule is not in force.
    """
    values = rule.values_on(day)
    if values is None:
        raise ValueError(f"{rule.id} is not in force on {day.isoformat()}: one of its parameters has no value yet")
    return Numbered(0, rule.typed, values)


@st.composite
def subject_rows(draw: DrawFn, rules: Sequence[Numbered], schema: Schema = FACTS, *, gaps: bool = True) -> SubjectRow:
    """A row near the constants of some rules, and all that they ask of it.

    Args:
        draw: given by Hypothesis.
        rules: one or more that are for the same entity, such as a rule before and after a change.
        schema: the entities.
        gaps: whether facts may be unknown, rows only possible, and lists open.

    Raises:
        ValueError: when there is no rule, or they are for different entities.
    """
    if len(subjects := {one.rule.subject for one in rules}) != 1:
        raise ValueError(f"rules for one entity are wanted, and not {sorted(subjects) or 'none'}")
    return subject_row(by_hypothesis(draw), rules, schema, gaps=gaps)


def subject_row(choose: Choose, rules: Sequence[Numbered], schema: Schema, *, gaps: bool) -> SubjectRow:
    """Such a row, by whatever chooses."""
    drawing = _Drawing(filling_near(choose, rules, gaps=gaps))
    row = drawing.row(Asked.by([one.rule for one in rules], schema))
    return SubjectRow(schema, row, drawing.findings)


@dataclass
class _Drawing:
    filling: Filling
    findings: dict[Row, Related] = field(default_factory=dict)

    def row(self, asked: Asked) -> Row:
        parents = {
            name: self.row(asked.parents.get(name, Asked(asked.schema, asked.schema[parent])))
            for name, parent in asked.entity.parents.items()
        }
        row = new_row(asked.entity, {**self.filling.facts(asked.entity, asked.facts), **parents})
        for name, one in asked.lists.items():
            rows = [self.row(one) for _ in range(self.filling.choose(range(4)))]
            if name == "findings":
                self.findings[row] = self.filling.listed(rows)
            else:
                setattr(row, name, self.filling.listed(rows))
        return row
