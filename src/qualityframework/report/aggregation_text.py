"""One grade of others in words: by which rule, how it is known, of what, and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from ..aggregation import Aggregated, Outcome, Whole
from ..frameworks import Framework
from .branches import Line, wrapped


def aggregation_lines(made: Aggregated, framework: Framework, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    labels = {grade.name: grade.label for grade in framework.scale.grades}
    day = f", as of {made.on.isoformat()}" if made.on is not None else ""
    yield from wrapped(f"{made.framework}: {made.title}{day}", "title", width)
    if made.status is not None:
        yield from wrapped(f"the rule is {made.status}{_HOW[made.status]}", "dim", width)
    if made.reason is not None:
        yield from wrapped(f"nothing is made: {made.reason}", "summary", width)
    for whole in made.wholes:
        yield Line("")
        yield from wrapped(f"{whole.id} {whole.title}: {_said(whole, labels)}", "heading", width)
        for part in whole.parts:
            grade = labels[part.grade] if part.grade is not None else "no grade"
            yield from wrapped(f"{part.indicator} {part.title}{part.status.mark}: {grade}", "", width, "  ")
    yield Line("")
    yield from wrapped(
        "This is arithmetic on grades that people gave, by the framework's own rule. It is no judgement, and no grade "
        f"is issued here. framework {made.framework_digest[:12]}.",
        "dim",
        width,
    )


_HOW = {"confirmed": "", "reconstructed": ": no source was seen that states it", "drafted": ": it is ours"}


def _said(whole: Whole, labels: dict[str, str]) -> str:
    label = labels[whole.grade] if whole.grade is not None else ""
    by = " and ".join(whole.limited_by)
    match whole.outcome:
        case Outcome.MADE:
            return f"{label}, from {by}"
        case Outcome.AT_MOST:
            return f"at most {label}, from {by}; what has no grade may lower it"
        case Outcome.WITHIN:
            return f"within the limit of {label} that {by} sets" if by else "no limit is passed"
        case Outcome.ABOVE:
            return f"above the limit of {label} that {by} sets"
        case Outcome.UNKNOWN:
            return "cannot be told from what is given"
