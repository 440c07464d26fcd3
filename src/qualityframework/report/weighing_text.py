"""What was weighed as text: for each subject a small bar a grade, then what it comes to in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from ..frameworks import Framework
from ..inspections import Basis
from ..vocabulary import BandVerdict
from ..weighing import Weighed, Weighing
from .branches import Line, wrapped
from .fields import basis_lines, field_lines
from .plain_words import in_plain_words, unchecked, untold
from .shares import per_cent

_BAR = 40
_UNTOLD = "cannot tell"
_NO_GRADE = "no grade of its own is recorded"


def weighing_lines(weighing: Weighing, framework: Framework, width: int = 100) -> Iterator[Line]:
    """The lines, each with its role for colouring."""
    yield from weighing_head(weighing.title, weighing.basis, weighing.method, width)
    for weighed in weighing.subjects.values():
        yield Line("")
        yield from weighed_lines(weighed, framework, width)
    yield Line("")
    yield from weighing_foot(weighing.basis, width)


def weighing_head(title: str, made: Basis, method: str | None, width: int) -> Iterator[Line]:
    """What it is, by which framework and method."""
    yield from wrapped(title, "title", width)
    day = f"{made.framework}, profile {made.profile}, as of {made.as_of.isoformat()}"
    yield from wrapped(f"{day}; weighed by {method or 'no method, as none is in force on that day'}", "dim", width)
    yield from field_lines(made, width)


def weighing_foot(made: Basis, width: int) -> Iterator[Line]:
    """What it is not, and what it follows from."""
    yield from wrapped("The middle of the evidence is no grade, and none is issued here.", "dim", width)
    yield from basis_lines(made, width)


def weighed_lines(weighed: Weighed, framework: Framework, width: int = 100) -> Iterator[Line]:
    """The lines of one subject."""
    yield from wrapped(weighed.title, "heading", width)
    yield from wrapped(given_in_words(weighed, framework), "summary", width, "  ")
    if weighed.carries is not None:
        told = weighed.carries.belief if weighed.carries.tells_ignorance else weighed.carries.shares
        grades = ((grade.label, told[grade.name]) for grade in reversed(framework.scale.grades))
        bars = [(label, share, per_cent(share)) for label, share in grades]
        if weighed.carries.tells_ignorance:
            bars.append((_UNTOLD, weighed.carries.ignorance, untold(weighed.carries)))
        margin = max(len(label) for label, _, _ in bars)
        for label, share, told_ in bars:
            bar = "\u2588" * round(share * _BAR)
            yield Line(f"  {label:<{margin}} {told_:>4} {bar}".rstrip(), "unknown" if label == _UNTOLD else "bar")
    yield from wrapped(in_plain_words(weighed, framework), "", width, "  ")


def given_in_words(weighed: Weighed, framework: Framework) -> str:
    """What the team gave, and how that stands to what the evidence can carry."""
    grade = framework.scale.grade(weighed.grade) if weighed.grade is not None else None
    if grade is None:
        return f"the team recorded: {weighed.state.replace('-', ' ')}" if weighed.state else _NO_GRADE
    verdict = verdict_in_words(weighed)
    return f"the team's grade is {grade.label}{f': {verdict}' if verdict is not None else ''}"


def verdict_in_words(weighed: Weighed) -> str | None:
    """How the team's grade stands to what the evidence can carry; None where nothing is said of it."""
    if weighed.verdict is None:
        return None
    if weighed.verdict is BandVerdict.INSUFFICIENT:
        return "the evidence is too little to say"
    if unchecked(weighed):
        return "within what the evidence can carry; not known whether verified evidence alone carries it"
    unsure = "" if weighed.verdict_known else ", as far as is recorded"
    return f"{weighed.verdict.replace('-', ' ')}{unsure}"
