"""Two editions of a ruleset compared, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ..assurance import RuleChange, RulesetDiff, Shown
from .branches import Line, many, wrapped

_HOW = {
    "added": "is new",
    "removed": "is taken away",
    "words": "is told in other words, and asks what it asked",
    "severity": "has another severity",
    "meaning": "asks something else",
}


def ruleset_diff_lines(diff: RulesetDiff, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from wrapped(f"{diff.before} as it was, and {diff.after} as it is", "title", width)
    for one in diff.changes:
        yield Line("")
        yield from _of_rule(one, width)
    yield Line("")
    changed = many(len(diff.changes), "rule")
    yield from wrapped(f"{changed} changed; {many(diff.unchanged, 'rule')} written as before.", "summary", width)
    for one in diff.undeclared:
        told = f"Not declared: {one.rule} is {one.effect}. In the CHANGELOG: * {one.effect}: `{one.rule}`: why"
        yield from wrapped(told, "severity-resolve", width)
    basis = f"qualityframework {diff.engine}; rules {diff.before_digest[:12]} and {diff.after_digest[:12]}."
    yield from wrapped(basis, "dim", width)


def _of_rule(one: RuleChange, width: int) -> Iterator[Line]:
    said = "not declared" if one.declared is None else f"declared as {one.declared}"
    how = "is written otherwise, and means the same" if one.equal_within is not None else _HOW[one.how]
    yield from wrapped(f"{one.rule} {how}: {one.effect}, {said}", "heading", width)
    if one.severity_before != one.severity_after and one.severity_before and one.severity_after:
        yield from wrapped(f"severity {one.severity_before}, then {one.severity_after}", "", width, "  ")
    if one.equal_within is not None:
        yield from wrapped(f"no record within the bounds shows a difference: {one.equal_within}", "", width, "  ")
    if one.not_shown is not None:
        what = "asks less too" if one.asks_more else "asks more too" if one.asks_less else "means the same"
        yield from wrapped(f"whether it {what} is not shown: {one.not_shown}", "unknown", width, "  ")
    for what, shown in (("more", one.asks_more), ("less", one.asks_less)):
        if shown is not None:
            yield from _of_record(what, shown, width)


def _of_record(what: str, shown: Shown, width: int) -> Iterator[Line]:
    before, after = ("not in force" if one is None else one.replace("_", " ") for one in (shown.before, shown.after))
    day = "" if shown.day is None else f" on {shown.day.isoformat()}"
    yield from wrapped(f"it asks {what}{day}: {before}, then {after}", "", width, "  ")
    if shown.example is not None:
        yield from wrapped(f"- {shown.example}", "dim", width, "    ")
