"""What the examples of rules reach, as text: how much by remit, then each branch that none reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..assurance import Branch, Branches, Reach, RuleBranches
from ..vocabulary import down
from .branches import Line, many, wrapped
from .remits import by_remit, remit_title

_SAYS = {
    Reach.DECIDES_TRUE: "never decides as true",
    Reach.DECIDES_FALSE: "never decides as false",
    Reach.OPTION: "never met",
    Reach.DATED_VALUE: "never used",
    Reach.UNKNOWN: "never unknown",
}
_MEANING = (
    "A part of a condition decides where the condition would come to something else (true, false or unknown) if this "
    "part alone were the contrary; each has to decide once as true and once as false. What only texts read decides "
    "nothing, and is not asked about. What is never unknown is told, and not counted."
)


def reached_lines(reached: Branches, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from wrapped(f"What the examples of {reached.ruleset} reach", "title", width)
    for remit, rules in by_remit(reached.rules):
        told = f"{remit_title(remit)}: {many(len(rules), 'rule')}, {_of(rules)}"
        yield from wrapped(told, "", width)
    for rule in reached.rules:
        if rule.unreached or rule.never_unknown or rule.not_as_expected:
            yield Line("")
            yield from _of_rule(rule, width)
    yield Line("")
    yield from wrapped(f"{_of(reached.rules)}: {share(reached.reached, reached.of)}.", "summary", width)
    yield from wrapped(_MEANING, "dim", width)
    yield from wrapped(f"qualityframework {reached.engine}; rules {reached.ruleset_digest[:12]}.", "dim", width)


def _of(rules: Sequence[RuleBranches]) -> str:
    branches, unreached = sum(len(one.branches) for one in rules), sum(len(one.unreached) for one in rules)
    unknown, never = sum(len(one.unknown) for one in rules), sum(len(one.never_unknown) for one in rules)
    return f"{branches - unreached:,} of {branches:,} branches, {unknown - never:,} of {unknown:,} unknowns"


def share(part: int, of: int) -> str:
    """So much of a whole, which never reads as all of it when it is less."""
    return f"{down(100 * part / of, 1):g} %" if of else "there are none"


def _of_rule(rule: RuleBranches, width: int) -> Iterator[Line]:
    yield from wrapped(rule.rule, "heading", width)
    for one in rule.unreached:
        yield from wrapped(_told(one), "severity-resolve", width, "  ")
    for one in rule.never_unknown:
        yield from wrapped(_told(one), "unknown", width, "  ")
    if rule.not_as_expected:
        astray = many(rule.not_as_expected, "example")
        yield from wrapped(f"{astray} came to something else than expected, which reaches nothing", "", width, "  ")


def _told(one: Branch) -> str:
    return f"{one.part}: `{one.text}` {_SAYS[one.reach]} ({one.place})"
