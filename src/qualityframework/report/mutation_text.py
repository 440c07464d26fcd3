"""What came of the mutants of rules, as text: the survivors, then how many were killed."""

from __future__ import annotations

from collections.abc import Iterator

from ..assurance import Mutant, Mutation, RuleMutants
from .branches import Line, many, wrapped
from .fields import change_lines
from .reached_text import share

_MEANING = (
    "A mutant is a rule with one small slip in its logic. It is killed when an example of the rule no longer comes to "
    "what it expects. Slips that are seen to mean the same as the rule, or as another slip, are not counted."
)


def mutation_lines(mutation: Mutation, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    of = mutation.ruleset if len(mutation.rules) != 1 else mutation.rules[0].rule
    yield from wrapped(f"Mutants of {of}", "title", width)
    yield from change_lines(mutation, width)
    for rule in mutation.rules:
        if rule.survivors or rule.not_as_expected:
            yield Line("")
            yield from _of_rule(rule, width)
    yield Line("")
    survivors = mutation.of - mutation.killed
    unexplained = sum(len(rule.unexplained) for rule in mutation.rules)
    told = f"{mutation.killed:,} of {many(mutation.of, 'mutant')} killed: {share(mutation.killed, mutation.of)}."
    yield from wrapped(told, "summary", width)
    if survivors:
        told = f"{many(survivors, 'survivor')}: {survivors - unexplained:,} explained, {unexplained:,} not."
        yield from wrapped(told, "severity-resolve" if unexplained else "", width)
    if unexplained:
        told = (
            "Give an example that tells them from the rule, or say in the survivors.yaml of the pack why there is none."
        )
        yield from wrapped(told, "", width)
    yield from wrapped(_MEANING, "dim", width)
    yield from wrapped(f"qualityframework {mutation.engine}; rules {mutation.ruleset_digest[:12]}.", "dim", width)


def _of_rule(rule: RuleMutants, width: int) -> Iterator[Line]:
    yield from wrapped(rule.rule, "heading", width)
    for one in rule.survivors:
        role = "severity-resolve" if one.because is None else ""
        yield from wrapped(f"{_words(one)} ({one.place})", role, width, "  ")
        yield from wrapped(one.name, "", width, "    ")
        if one.because is not None:
            yield from wrapped(f"explained: {one.because}", "", width, "    ")
    if rule.not_as_expected:
        astray = many(rule.not_as_expected, "example")
        yield from wrapped(f"{astray} came to something else than expected, which kills nothing", "", width, "  ")


def _words(mutant: Mutant) -> str:
    return mutant.slip.replace("-", " ")
