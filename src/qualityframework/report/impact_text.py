"""What a change of rules would change on records, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ..assurance import Effect, Impact, RuleImpact
from ..vocabulary import Outcome
from .branches import Line, many, wrapped

_NAMED = 5
_WORDS = {
    Outcome.FIRES: "fires",
    Outcome.CLEAR: "clear",
    Outcome.UNDETERMINED: "undetermined",
    Outcome.NOT_APPLICABLE: "does not apply",
    None: "not there",
}
_DOES = {
    Effect.TIGHTENING: "asks more",
    Effect.LOOSENING: "asks less",
    Effect.BREAKING: "asks more of some cases and less of others",
}


def impact_lines(impact: Impact, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from wrapped(f"{impact.before} as it was, and {impact.after} as it is to be", "title", width)
    names = ", ".join(one.record for one in impact.records)
    yield from wrapped(f"on {many(len(impact.records), 'record')}: {names}", "dim", width)
    for rule in impact.rules:
        yield Line("")
        yield from _of_rule(rule, impact, width)
    yield Line("")
    changed = f"{many(len(impact.changes), 'case')} of {len(impact.changes) + impact.unchanged:,}"
    yield from wrapped(f"{changed} would come to something else.", "summary", width)
    for one in impact.undeclared:
        yield from wrapped(
            f"Not declared: {one.rule} is {one.effect}. In the CHANGELOG: * {one.effect}: `{one.rule}`: why",
            "severity-resolve",
            width,
        )
    yield from wrapped(
        "This is what these records show. Others may show more: `rules diff` asks whether any can.", "dim", width
    )
    yield from wrapped(
        f"qualityframework {impact.engine}; rules {impact.before_digest[:12]} and {impact.after_digest[:12]}.",
        "dim",
        width,
    )


def _of_rule(rule: RuleImpact, impact: Impact, width: int) -> Iterator[Line]:
    said = "not declared" if rule.declared is None else f"declared as {rule.declared}"
    told = "as findings that it reads are others" if rule.follows else said
    yield from wrapped(f"{rule.rule}: {rule.effect}, {told}; it {_DOES[rule.effect]}", "heading", width)
    if rule.severity_before != rule.severity_after and rule.severity_before and rule.severity_after:
        yield from wrapped(f"severity {rule.severity_before}, then {rule.severity_after}", "", width, "  ")
    for one in rule.moved:
        if one.before is not one.after:
            told = f"{_WORDS[one.before]}, then {_WORDS[one.after]}: {many(one.cases, 'case')}"
            cases = [
                f"{case.record}{f' {case.subject}' if case.subject else ''}"
                for case in impact.changes
                if (case.rule, case.before, case.after) == (rule.rule, one.before, one.after)
            ]
            named = ", ".join(cases[:_NAMED]) + (" and more" if len(cases) > _NAMED else "")
            yield from wrapped(f"{told} ({named})", "", width, "  ")
    stay = sum(one.cases for one in rule.moved if one.before is one.after)
    yield from wrapped(f"{many(stay, 'case')} as before", "", width, "  ")
