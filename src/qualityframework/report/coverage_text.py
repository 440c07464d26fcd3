"""A coverage as text: each rule with what it came to, by remit; then what is not shown, and what was never met."""

from __future__ import annotations

from collections.abc import Iterator

from ..assurance import Coverage
from ..panel import Counts
from ..vocabulary import Outcome
from .branches import Line, many, wrapped
from .remits import by_remit, remit_title

_COLUMN = 6
_HEADS = "".join(head.rjust(_COLUMN) for head in ("fires", "clear", "n/a", "open"))
_LEAD = "  "
_MEANING = (
    "n/a: the rule does not apply. open: what is recorded does not decide it, so it is not clear. Over records a rule "
    "counts once for each subject that it looks at. To be seen at work is not to be right."
)
_VERBS = {Outcome.FIRES: ("fires", "fire"), Outcome.CLEAR: ("is clear", "are clear")}


def coverage_lines(coverage: Coverage, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from wrapped(f"How the rules of {coverage.ruleset} have been seen at work", "title", width)
    yield from wrapped(_over(coverage), "dim", width)
    for left in coverage.left_out:
        told = f"Left out: {left.record}. Its framework, {left.framework}, is judged by {left.ruleset}."
        yield from wrapped(told, "unknown", width)
    yield Line("")
    yield from _table(coverage, width)
    for told in _shown(coverage):
        yield from wrapped(told, "severity-resolve", width)
    if not coverage.lacking:
        yield from wrapped("Every rule fires and is clear in its own examples.", "summary", width)
    yield from _met(coverage, width)
    yield Line("")
    yield from wrapped(_MEANING, "dim", width)
    yield from wrapped(f"qualityframework {coverage.engine}; rules {coverage.ruleset_digest[:12]}.", "dim", width)


def _over(coverage: Coverage) -> str:
    records = len(coverage.records)
    if not records:
        return f"{many(len(coverage.rules), 'rule')}, in their own examples; no records are judged"
    compared = f", compared with {coverage.compared.corpus}" if coverage.compared is not None else ""
    names = ", ".join(record.record for record in coverage.records)
    over = f"over {many(records, 'record')}{compared}: {names}"
    return f"{many(len(coverage.rules), 'rule')}, in their own examples and {over}"


def _table(coverage: Coverage, width: int) -> Iterator[Line]:
    """A row a rule, its name above it where both do not stand side by side."""
    names = [rule.rule.partition("/")[2] for rule in coverage.rules]
    margin = max(len(_LEAD + name) for name in names)
    counts = len(_HEADS) * (2 if coverage.records else 1) + len(_LEAD)
    beside = margin + counts <= width
    lead = " " * (margin if beside else len(_LEAD))
    yield Line(
        f"{lead}{'in its examples':>{len(_HEADS)}}" + _second(coverage, "over the records".rjust(len(_HEADS))), "dim"
    )
    yield Line(lead + _HEADS + _second(coverage, _HEADS), "dim")
    for remit, here in by_remit(coverage.rules):
        yield from wrapped(f"{remit_title(remit)}: {many(len(here), 'rule')}", "remit", width)
        for rule in here:
            name = _LEAD + rule.rule.partition("/")[2]
            row = _cells(rule.examples) + _second(coverage, _cells(rule.records))
            role = "severity-resolve" if rule.lacks else ""
            if beside:
                yield Line(name.ljust(margin) + row, role)
            else:
                yield from (Line(name, role), Line(lead + row, role))
        yield Line("")


def _second(coverage: Coverage, cells: str) -> str:
    return _LEAD + cells if coverage.records else ""


def _cells(counts: Counts) -> str:
    told = (counts.fires, counts.clear, counts.not_applicable, counts.undetermined)
    return "".join(f"{count:>{_COLUMN},}" for count in told)


def _shown(coverage: Coverage) -> Iterator[str]:
    """What examples do not show of a rule, and whether a record does."""
    for rule in coverage.lacking:
        for outcome in rule.lacks:
            met = getattr(rule.records, outcome.value)
            over = f"; over the records {met:,} times" if met else "; nor over any record" if coverage.records else ""
            yield f"{rule.rule} {_VERBS[outcome][0]} in no example of its own{over}."
    for rule in coverage.rules:
        if rule.not_as_expected:
            astray = many(rule.not_as_expected, "example")
            yield f"Of {rule.rule} {astray} came to something else than expected, which shows nothing."


def _met(coverage: Coverage, width: int) -> Iterator[Line]:
    """What the records never met."""
    for outcome, (_, verb) in _VERBS.items() if coverage.records else ():
        never = [rule.rule for rule in coverage.rules if not getattr(rule.records, outcome.value)]
        yield Line("")
        of = f"{len(never)} of {many(len(coverage.rules), 'rule')}"
        yield from wrapped(f"Over the records {of} never {verb}{':' if never else '.'}", "summary", width)
        yield from wrapped(", ".join(never), "", width, _LEAD) if never else ()
    late = [rule for rule in coverage.rules if rule.not_in_force]
    if late:
        yield Line("")
    for rule in late:
        told = f"{rule.rule} is not in force on the day of {many(rule.not_in_force, 'record')}."
        yield from wrapped(told, "dim", width)
