"""Examples of rule files, read: rows of facts, the values of their day, and what is to come of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..errors import InvalidInput
from ..expressions import Findings, Parameters, Row, outcome
from ..frameworks import LoadedRule, Rule, grade_constants
from ..vocabulary import FACTS, Diagnostic, Outcome, Place
from .given import GivenFault, given_row


class ReadExample(NamedTuple):
    """One example of a rule.

    Args:
        name: what it is called.
        place: where it stands.
        row: what the rule looks at.
        findings: those that it gives, by row.
        as_of: the day whose parameters are used; None for the latest.
        expected: what the rule is to come to.
    """

    name: str
    place: Place
    row: Row
    findings: Findings
    as_of: dt.date | None
    expected: Outcome


def read_example(loaded: LoadedRule, index: int) -> ReadExample:
    """The example of that number.

    Raises:
        GivenFault: with everything in it that cannot be read.
    """
    rule, at = loaded.rule, ("examples", index)
    example = rule.file.examples[index]
    entity, grades = FACTS[rule.typed.subject], grade_constants(loaded.scale)
    row, findings = given_row(entity, example.given, grades, loaded.document, at)
    place = loaded.document.place(*at, "name")
    return ReadExample(example.name, place, row, findings, example.as_of, example.expect)


def examples_of(rules: Iterable[LoadedRule]) -> Mapping[str, tuple[ReadExample, ...]]:
    """The examples of several rules, by the rule's id.

    Raises:
        InvalidInput: with everything in them that cannot be read.
    """
    read: dict[str, tuple[ReadExample, ...]] = {}
    faults: list[Diagnostic] = []
    for loaded in rules:
        own: list[ReadExample] = []
        for index in range(len(loaded.rule.file.examples)):
            try:
                own.append(read_example(loaded, index))
            except GivenFault as fault:
                faults += fault.diagnostics
        read[loaded.rule.id] = tuple(own)
    if faults:
        raise InvalidInput(faults)
    return read


def values_for(rule: Rule, as_of: dt.date | None) -> Parameters | None:
    """The parameters of an example's day, or None before the rule is in force; the latest when it names none."""
    if as_of is not None:
        return rule.values_on(as_of)
    return {name: dated.entries[-1][1].value for name, dated in rule.parameters.items()}


def comes_to(rule: Rule, example: ReadExample) -> Outcome:
    """What the rule comes to for an example."""
    values = values_for(rule, example.as_of)
    if values is None:
        return Outcome.NOT_APPLICABLE
    return outcome(rule.typed, example.row, values, example.findings)
