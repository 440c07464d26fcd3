"""What the evidence on a subject can carry beside the team's grade, as the values that pages and pictures draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from ..frameworks import Framework
from ..inspections import Evaluation
from ..vocabulary import State
from ..weighing import Carries, Weighed
from .plain_words import label_of, untold
from .shares import per_cent

CANNOT_BE_SAID = "cannot be said"


class Bar(NamedTuple):
    """One grade of a picture: its share from 0 to 1, and what it is beside that; what cannot be told is no grade."""

    label: str
    share: float
    told: str
    marks: tuple[str, ...] = ()
    strong: bool = False
    given: bool = False
    is_grade: bool = True


class Strip(NamedTuple):
    """A scale in one line: which of its points the evidence can carry, and which the team gave."""

    points: tuple[str, ...]
    carried: tuple[bool, ...]
    given: int | None


def state_in_words(weighed: Weighed, evaluation: Evaluation | None) -> str:
    """What stands where a grade would."""
    if weighed.state == State.EVALUATED:
        return "evaluated, and the grade is not recorded"
    if weighed.state is not None:
        return weighed.state.replace("-", " ")
    return "not recorded" if evaluation is not None else "no evaluation of it is recorded"


def carried_in_words(carries: Carries | None, framework: Framework) -> str:
    """The band."""
    if carries is None or carries.band is None or not carries.sufficient:
        return CANNOT_BE_SAID
    low, high = (label_of(name, framework) for name in (carries.band.low, carries.band.high))
    return low if low == high else f"{low} to {high}"


def strip(weighed: Weighed, framework: Framework) -> Strip | None:
    """The scale, lowest point first; None where there is neither a band nor a grade to show on it."""
    names = [grade.name for grade in framework.scale.grades]
    band = weighed.carries.band if weighed.carries is not None and weighed.carries.sufficient else None
    given = names.index(weighed.grade) if weighed.grade in names else None
    if band is None and given is None:
        return None
    return Strip(
        points=tuple(grade.label for grade in framework.scale.grades),
        carried=tuple(_within(at, names, weighed.carries) for at in range(len(names))),
        given=given,
    )


def belief_bars(weighed: Weighed, framework: Framework) -> Iterator[Bar]:
    """What the evidence says, the best grade first, and last what cannot be told where the method keeps that apart."""
    carries, grades = weighed.carries, framework.scale.grades
    if carries is None:
        return
    names = [grade.name for grade in grades]
    shares = carries.belief if carries.tells_ignorance else carries.shares
    for at, grade in reversed(tuple(enumerate(grades))):
        carried, given = _within(at, names, carries), grade.name == weighed.grade
        marks = tuple(compress(("can be carried", "the team's grade"), (carried, given)))
        yield Bar(grade.label, shares[grade.name], per_cent(shares[grade.name]), marks, strong=carried, given=given)
    if carries.tells_ignorance:
        yield Bar("Cannot tell", carries.ignorance, untold(carries), is_grade=False)


def _within(at: int, names: Sequence[str], carries: Carries | None) -> bool:
    """Whether the evidence can carry the grade at a place of the scale."""
    if carries is None or carries.band is None or not carries.sufficient:
        return False
    return names.index(carries.band.low) <= at <= names.index(carries.band.high)
