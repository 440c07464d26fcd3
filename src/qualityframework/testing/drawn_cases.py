"""Rules together with an inspection that is near them: what back ends have to agree on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Unpack

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ..expressions import Numbered, Row, RuleText
from ..vocabulary import FACTS, Outcome
from .drawn_rows import InspectionRows, inspection_rows
from .drawn_rules import Asking, checked_rules, parameter_values
from .names import Schema
from .told_rows import Told


@dataclass(frozen=True, repr=False)
class Case(Told):
    """Rules with values for their parameters, and an inspection to ask them of.

    Args:
        texts: the rules as they are written.
        rules: the same, checked and numbered, with values for their parameters.
        rows: the inspection.
    """

    texts: tuple[RuleText, ...]
    rules: tuple[Numbered, ...]
    rows: InspectionRows

    @property
    def meant(self) -> dict[tuple[int, Row | None], Outcome]:
        """What the rules come to as the language is defined, by number and row, without what is clear."""
        return self.rows.meant(self.rules)

    def __repr__(self) -> str:
        return "\n".join((*self._told(), repr(self.rows)))

    def _told(self) -> Iterator[str]:
        for text, (number, _, parameters) in zip(self.texts, self.rules, strict=True):
            yield f"rule {number}, for {text.subject}, with {dict(parameters)}:"
            yield from (f"  let {name}: {let}" for name, let in text.lets.items())
            yield from () if text.applies is None else (f"  applies: {text.applies}",)
            yield f"  when: {text.when}"


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
    texts, rules = list[RuleText](), list[Numbered]()
    for number in range(draw(st.integers(1, most))):
        asked["name"] = f"evidence/drawn-{number}"
        text, rule = draw(checked_rules(schema, subject, **asked))
        texts.append(text)
        rules.append(Numbered(number, rule, draw(parameter_values(rule))))
    return Case(tuple(texts), tuple(rules), draw(inspection_rows(schema, rules, gaps=gaps)))
