"""What one member holds of each subject, and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from pydantic import Field

from ...vocabulary import Code, Frozen, Id, Line, did_you_mean
from .terms import MOST_SUBJECTS, Role, Terms

LEFT_OUT = "where you give none, leave `grade` out and say why in `reason`"


class View(Frozen):
    """What a member holds of one subject. No grade is not a low one, nor a vote for that of the others."""

    subject: Id
    grade: Line | None = Field(default=None, description="a point of the scale by name; left out where none is given")
    reason: Line | None = Field(default=None, description="wanted of every first view, and wherever a view moves")


class Position(Frozen):
    """What a member holds of all subjects."""

    role: Role = Field(description="of the member: a code, never a name")
    positions: tuple[View, ...] = Field(min_length=1, max_length=MOST_SUBJECTS)

    @cached_property
    def views(self) -> dict[str, View]:
        """By subject."""
        return {view.subject: view for view in self.positions}


class Fault(NamedTuple):
    """What is wrong with a position, and where in it."""

    path: tuple[str | int, ...]
    code: Code
    message: str
    help: str | None = None


def position_faults(terms: Terms, position: Position) -> Iterator[Fault]:
    """What keeps a first position from standing: every subject is wanted once, on the scale, and with a reason."""
    yield from _faults(terms, position)
    for index, view in enumerate(position.positions):
        if view.reason is None:
            yield Fault(("positions", index), Code.MISSING_KEY, f"`{view.subject}` has no `reason`")


def final_faults(terms: Terms, position: Position, opened: Position | None) -> Iterator[Fault]:
    """The same of a final position, in which only what moved from the opened one wants a reason, and another one."""
    yield from _faults(terms, position)
    for index, view in enumerate(position.positions):
        before = opened.views.get(view.subject) if opened is not None else None
        if before is None or view.grade == before.grade:
            continue
        moved = f"`{view.subject}` moved from {before.grade or 'no grade'} to {view.grade or 'no grade'}"
        if view.reason is None:
            yield Fault(("positions", index), Code.MISSING_KEY, f"{moved}, and has no `reason`")
        elif view.reason == before.reason:
            message = f"{moved}, and has the same `reason` as before"
            yield Fault(("positions", index, "reason"), Code.WRONG_TYPE, message, "say what moved it")


def _faults(terms: Terms, position: Position) -> Iterator[Fault]:
    first: set[str] = set()
    for index, view in enumerate(position.positions):
        at = ("positions", index)
        if view.subject in first:
            yield Fault((*at, "subject"), Code.DUPLICATE_ID, f"`{view.subject}` is there twice")
        elif view.subject not in terms.titles:
            group, message = terms.groups.get(view.subject), f"`{view.subject}` is not moderated here"
            in_group = f"it is part of `{group}`, which is graded as one"
            told = did_you_mean(view.subject, terms.titles) if group is None else in_group
            yield Fault((*at, "subject"), Code.DANGLING, message, told)
        first.add(view.subject)
        if view.grade is not None and view.grade not in terms.labels:
            message, told = f"`{view.grade}` is no point of {terms.scale}", did_you_mean(view.grade, terms.labels)
            yield Fault((*at, "grade"), Code.OFF_SCALE, message, f"{told} {LEFT_OUT}")
    for subject, title in terms.titles.items():
        if subject not in first:
            message = f"nothing is said of `{subject}`, {title}"
            yield Fault(("positions",), Code.MISSING_KEY, message, f"every subject is wanted: {LEFT_OUT}")
