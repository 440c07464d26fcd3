"""Rules together with an inspection that is near them: what back ends have to agree on."""

from __future__ import annotations

from typing import NamedTuple, Unpack

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ..expressions import Numbered, Row
from ..vocabulary import FACTS, Outcome
from .drawn_rows import InspectionRows, inspection_rows
from .drawn_rules import Asking, parameter_values, typed_rules
from .names import Schema


class Case(NamedTuple):
    """Rules with values for their parameters, and an inspection to ask them of."""

    rules: tuple[Numbered, ...]
    rows: InspectionRows

    @property
    def meant(self) -> dict[tuple[int, Row | None], Outcome]:
        """What the rules come to as the language is defined, by number and row, without what is clear."""
        return self.rows.meant(self.rules)


@st.composite
def cases(
    draw: DrawFn,
    schema: Schema = FACTS,
    subject: str | None = None,
    *,
    most: int = 3,
    gaps: bool = True,
    **asked: Unpack[Asking],
) -> Case:
    """One or more rules and an inspection near them.

    Args:
        draw: given by Hypothesis.
        schema: what rules may ask about.
        subject: the entity that they are for; each for any unless given.
        most: how many rules there are at most.
        gaps: whether something may be unknown of the inspection.
        asked: what rules are like, as in `Asking`.
    """
    rules = []
    for number in range(draw(st.integers(1, most))):
        asked["name"] = f"evidence/drawn-{number}"
        rule = draw(typed_rules(schema, subject, **asked))
        rules.append(Numbered(number, rule, draw(parameter_values(rule))))
    return Case(tuple(rules), draw(inspection_rows(schema, rules, gaps=gaps)))
