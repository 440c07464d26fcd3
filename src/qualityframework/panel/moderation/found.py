"""What a moderation comes to so far, as values that print the same on every machine. Their JSON Schema is published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from ...benchmark.agreement import Agreement
from ...vocabulary import Fixed, Frozen
from .proceeding import Stage
from .terms import ScalePoint

Grade = Annotated[str | None, Field(description="by name; None where the member gave none, which is no grade at all")]


class Entered(StrEnum):
    """What a member had entered."""

    NOTHING = "nothing"
    SEALED = "sealed"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class LeftEarly:
    """A member who withdrew, and what the member could have seen by then."""

    role: str
    reason: str
    entered: Annotated[Entered, Field(description="what the member had entered, which is kept")]
    could_have_seen: Annotated[tuple[str, ...], Field(description="other roles whose positions were open by then")]


@dataclass(frozen=True, slots=True)
class Held:
    """What a member holds of a subject."""

    role: str
    grade: Grade
    reason: Annotated[str, Field(description="of a final grade that did not move, that of the opened one may stand")]
    moved: Annotated[bool, Field(description="whether it is a final one that is another than the opened one")] = False
    steps: Annotated[int | None, Field(description="that it moved, below 0 for down; None from or to no grade")] = None
    withdrew: Annotated[bool, Field(description="whether it is an opened one that stands, as the member withdrew")] = (
        False
    )


@dataclass(frozen=True, slots=True)
class HeldTogether:
    """What several members hold of a subject, side by side. It holds no middle and no majority."""

    views: tuple[Held, ...]
    graded: Annotated[int, Field(description="how many gave a grade")]
    spread: Annotated[int | None, Field(description="steps from the lowest to the highest; None below two grades")]
    apart: Annotated[tuple[str, ...], Field(description="where grades differ: the roles that alone hold theirs")]

    @property
    def differ(self) -> bool:
        """Whether two members gave two grades."""
        return bool(self.spread)


class SubjectFound(Frozen):
    """A subject before discussion and after."""

    title: str
    opened: HeldTogether
    final: HeldTogether = Field(
        description="final views so far, and the opened ones of members who withdrew: no dissent goes with them"
    )


class GradesAgree(Frozen):
    """How far grades agree: what there is, and, where it can be reckoned, what coefficients come to."""

    raters: tuple[str, ...] = Field(description="roles, in the order of the terms")
    subjects: int
    pairs_by_steps: Fixed[int, int] = Field(description="pairs of grades on one subject, by the steps between them")
    agreement: Agreement | None = Field(description="None where it cannot be reckoned; `reason` says why")
    reason: str | None
    too_few: bool = Field(description="too few subjects to say anything of these raters beyond these subjects")
    few: int = Field(description="below so many subjects they are too few")


class ModerationReport(Frozen):
    """What a moderation comes to so far. Positions are told once all are open; no grade is made of them."""

    format: Literal["qualityframework.moderation-report/1"] = "qualityframework.moderation-report/1"
    engine: str = Field(description="version of qualityframework")
    standing: str = Field(description="whose proposal this is, and what it does not do")
    moderation: str = Field(description="its identifier")
    digest: str = Field(description="SHA-256 that hangs on every entry so far")
    entries: int
    seen: str | None = Field(
        default=None, description="a digest that was asked about: all that was there by then is there as it was"
    )
    title: str
    framework: str
    framework_digest: str
    profile: str
    scale: str
    points: tuple[ScalePoint, ...]
    roles: tuple[str, ...]
    stage: Stage
    committed: tuple[str, ...]
    opened: tuple[str, ...]
    concluded: tuple[str, ...]
    awaited: tuple[str, ...] = Field(description="on whom the next stage waits")
    left_early: tuple[LeftEarly, ...]
    before: GradesAgree | None = Field(description="before discussion; None until all positions are open")
    after: GradesAgree | None = Field(description="after discussion; None until all final positions are there")
    subjects: Fixed[str, SubjectFound] = Field(description="none until all positions are open")
    moves: int = Field(description="final views so far that are other than the opened ones")
    all_towards: tuple[str, ...] = Field(
        description="roles that moved nowhere, and to whose opened grades every move of others went nearer"
    )
