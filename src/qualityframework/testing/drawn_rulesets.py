"""Rulesets whose rules are drawn at random, each with examples that hold."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..assurance import example_of
from ..expressions import Numbered, Parameters, RuleText, TypedRule, infer, written
from ..frameworks import Ruleset, load_ruleset
from ..vocabulary import FACTS, Outcome, Remit, Severity, Type
from .drawn_rules import checked_rules, six_points
from .drawn_subjects import SubjectRow, subject_row
from .pack_files import PackFiles, loaded
from .values import Values

_SCALE = "six-point-scale/1"
_TRIES, _ATTEMPTS = 40, 5
_WANTED = (Outcome.FIRES, Outcome.CLEAR)
_DAYS = (dt.date(2018, 8, 1), dt.date(2020, 8, 1))
_CLUSTER = """\
title: Findings of other rules
remit: consistency
severity: note
for: inspection
let:
  others: count(x for x in findings if x.remit == "{remit}")
when: others >= 2
message: "drawn: {{others.rows}}"
question: What lies behind these?
rationale: A rule that reads what others found comes after them.
source: {{document: a drawn ruleset, read: 2026-11-27}}
status: drafted
examples:
  - {{name: two, given: {{findings: [{{remit: "{remit}"}}, {{remit: "{remit}"}}]}}, expect: fires}}
  - {{name: one, given: {{findings: [{{remit: "{remit}"}}]}}, expect: clear}}
  - {{name: not recorded, given: {{}}, expect: undetermined}}
"""
"""A rule that reads findings, by remit so that no rules wait for each other."""


def rulesets(*, most: int = 3) -> SearchStrategy[Ruleset]:
    """Rulesets for the six-point scale, as the loader reads them: their rules are drawn, and their examples hold.

    Args:
        most: how many rules they have at most, but for one that reads what the others found.
    """
    return ruleset_files(most=most).map(lambda files: loaded(files, load_ruleset))


@st.composite
def ruleset_files(draw: DrawFn, *, most: int = 3) -> PackFiles:
    """The files of such a ruleset, to be written on a shelf: `ruleset_files().example().write(folder)`.

    Args:
        draw: given by Hypothesis.
        most: how many rules it has at most, but for one that reads what the others found.
    """
    files = {"ruleset.yaml": _HEAD}
    remits = st.sampled_from([remit for remit in Remit if remit is not Remit.CONSISTENCY])
    names = [f"{draw(remits)}/drawn-{number}" for number in range(draw(st.integers(1, most)))]
    for name in names:
        files[f"rules/{name}.yaml"] = (
            next(filter(None, (_rule(draw, name) for _ in range(_ATTEMPTS))), None) or reject()
        )
    if draw(st.booleans()):
        files["rules/consistency/findings-of-others.yaml"] = _CLUSTER.format(
            remit=draw(st.sampled_from(names)).partition("/")[0]
        )
    return PackFiles("drawn-rules/1", files, (_SCALE,))


_HEAD = f"""\
kind: ruleset
id: drawn-rules
edition: "1"
title: Rules drawn at random
publisher: nobody
licence: Apache-2.0
scale: {_SCALE}
"""


def _rule(draw: DrawFn, name: str) -> str | None:
    """The file of a rule; None when no row was found for an example that it has to have."""
    text, typed = draw(checked_rules(name=name, findings=False))
    days = _DAYS[: draw(st.integers(1, len(_DAYS)))]
    dated = {day: _parameters(draw, text, typed) for day in days}
    examples = _Examples(typed, dated, draw(st.randoms(use_true_random=True))).found
    if examples is None:
        return None
    severity = draw(st.sampled_from(list(Severity)))
    remit = text.name.partition("/")[0]
    lines = [f"title: {text.name}", f"remit: {remit}", f"severity: {severity}", f"for: {text.subject}"]
    if text.applies is not None:
        lines.append(f"applies: {_quoted(text.applies)}")
    if text.lets:
        lines += ["let:", *(f"  {name}: {_quoted(let)}" for name, let in text.lets.items())]
    lines.append(f"when: {_quoted(text.when)}")
    if text.parameters:
        lines += ["parameters:", *_dated(text.parameters, dated)]
    told = "".join(f", {{{name}}} of {{{name}.rows}}" for name in text.lets)
    lines += [
        f"message: {_quoted(f'drawn{told}')}",
        "question: What follows from this?",
        "rationale: It was drawn at random.",
        "source: {document: a drawn ruleset, read: 2026-11-27}",
        "status: drafted",
        "examples:",
        *(f"  - {example}" for example in examples),
    ]
    return "\n".join(lines) + "\n"


def _parameters(draw: DrawFn, text: RuleText, typed: TypedRule) -> Parameters:
    """Values that a file can have: read again, each is of the type that the rule has it of."""
    grades, values = six_points(), Values.near([typed])

    def fits(value: Any, type_: Type) -> bool:
        said = written(value, type_, grades).strip()
        return said != "" and type(infer(said, grades).type) is type(type_)

    return {
        name: draw(st.sampled_from([value for value in values.of(type_) if fits(value, type_)]))
        for name, type_ in text.parameters.items()
    }


def _dated(types: Mapping[str, Type], dated: Mapping[dt.date, Parameters]) -> Iterator[str]:
    for name, type_ in types.items():
        each = [f"{day}: {_quoted(written(values[name], type_, six_points()))}" for day, values in dated.items()]
        yield f"  {name}: {{{', '.join(each)}, ours: drawn at random}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@dataclass
class _Examples:
    """Looks for rows that show what a rule comes to."""

    rule: TypedRule
    dated: Mapping[dt.date, Parameters]
    chance: Random

    @property
    def found(self) -> list[str] | None:
        """An example that fires, one that is clear, and others, one for each dated value; None where one is wanting."""
        latest = max(self.dated)
        told: dict[Outcome, str] = {}
        for number in range(_TRIES):
            one = self._numbered(latest)
            row = subject_row(self.chance.choice, [one], FACTS, gaps=number % 3 == 2)
            outcome = row.comes_to(one)
            if outcome not in told and (text := self._told(row, outcome.value, outcome)) is not None:
                told[outcome] = text
        if not told.keys() >= set(_WANTED):
            return None
        return [*told.values(), *(self._on(day) for day in self.dated if day != latest)]

    def _on(self, day: dt.date) -> str:
        """An example for the values of an earlier day."""
        one = self._numbered(day)
        while True:
            row = subject_row(self.chance.choice, [one], FACTS, gaps=False)
            if (text := self._told(row, f"from {day}", row.comes_to(one))) is not None:
                return f"{text.removesuffix('}')}, as_of: {day}}}"

    def _numbered(self, day: dt.date) -> Numbered:
        return Numbered(0, self.rule, self.dated[day])

    def _told(self, row: SubjectRow, name: str, outcome: Outcome) -> str | None:
        return example_of(row.row, row.findings, six_points(), name=name, expect=outcome)
