"""What programmes of a framework evaluate and answer, and what sources say of them: each with its days."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from pydantic import Field

from ..vocabulary import Citation, Day, Flag, Frozen, Id, Line, Status
from .sourced import Sourced, within


class Subject(Frozen):
    """What a profile evaluates: one indicator, or a group evaluated as one."""

    id: Id
    title: Line | None = Field(default=None, description="for a group; an indicator brings its own")
    indicators: tuple[Id, ...] = Field(min_length=1)
    overall: Flag = Field(default=False, description="a judgement over all the others")


class Statement(Sourced):
    """A statement, question or line of enquiry that a programme answers."""

    id: Id
    text: Line


class Knownness(StrEnum):
    """Whether a fact was known on a day. Where nobody wrote down when it was learnt, that cannot be told."""

    KNOWN = "known"
    NOT_YET = "not known yet"
    WITHDRAWN = "withdrawn by then"
    CANNOT_BE_TOLD = "cannot be told"


class Fact(Sourced):
    """What was learnt on a day, and may have been withdrawn on another since."""

    learnt: Day | None = Field(
        default=None, description="the day this was learnt; the reading of its source if left out"
    )
    withdrawn: Day | None = Field(default=None, description="the day it was learnt that this does not hold")

    def learnt_on(self, sources: Mapping[str, Citation]) -> dt.date | None:
        """The day it was learnt: as it says, else the day its source was read; None where neither is told."""
        source = sources.get(self.source or "")
        return self.learnt or (source.read if source is not None else None)

    def known_on(self, day: dt.date | None, sources: Mapping[str, Citation]) -> Knownness:
        """Whether it was known on a day; for None, whether it is known now: it is here, so unless it was withdrawn.

        What day it is now nobody tells here: for None a withdrawal counts whenever it is dated. A shelf that knows
        `today` refuses one that is yet to come.
        """
        if self.withdrawn is not None and (day is None or self.withdrawn <= day):
            return Knownness.WITHDRAWN
        learnt = self.learnt_on(sources)
        if day is None or (learnt is not None and learnt <= day):
            return Knownness.KNOWN
        return Knownness.CANNOT_BE_TOLD if learnt is None else Knownness.NOT_YET


F = TypeVar("F", bound=Fact)


class AsKnown(NamedTuple, Generic[F]):
    """Facts that were known on a day; apart from them those of which that cannot be told, and those withdrawn by then.

    What was learnt later is in none of the three.
    """

    known: tuple[F, ...]
    cannot_be_told: tuple[F, ...] = ()
    withdrawn: tuple[F, ...] = ()


def as_known(facts: Iterable[F], day: dt.date | None, sources: Mapping[str, Citation]) -> AsKnown[F]:
    """Those of some facts that were known on a day (now, for None), and apart those of which it is not so."""
    told = [(one, one.known_on(day, sources)) for one in facts]
    parts = (Knownness.KNOWN, Knownness.CANNOT_BE_TOLD, Knownness.WITHDRAWN)
    return AsKnown(*(tuple(one for one, found in told if found is part) for part in parts))


class Profile(Fact):
    """What one programme evaluates and answers, from a day and until one."""

    id: Id
    title: Line
    programme: Line
    start: Day = Field(alias="from")
    until: Day | None = None
    dates_status: Status = Field(description="how we know the two days")
    subjects: tuple[Subject, ...] = Field(min_length=1)
    statements_called: Line = Field(default="statements", description="what the programme calls them")
    statements: tuple[Statement, ...] = ()

    def covers(self, day: dt.date) -> bool:
        """Whether `day` lies within the programme."""
        return within(day, self.start, self.until)

    @property
    def last(self) -> dt.date:
        """The last day, which is the last of all where none is known."""
        return self.until or dt.date.max


class Claim(Fact):
    """What a source says about the framework or its programmes, kept as said: sources may contradict each other."""

    id: Id
    about: Id = Field(description="what it is about; claims about one thing may contradict each other")
    text: Line = Field(description="what is said, in our words")
    start: Day | None = Field(default=None, alias="from", description="the first day it is said of")
    until: Day | None = Field(default=None, description="the last day it is said of")
    instead: Id | None = Field(default=None, description="the claim that holds instead of one that was withdrawn")

    def covers(self, day: dt.date) -> bool:
        """Whether it is said of `day`; what says no day is said of all."""
        return within(day, self.start, self.until)
