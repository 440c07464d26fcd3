"""`overlay.yaml`: what an organisation says otherwise than a pack of somebody else, which stays as it is."""

from typing import Annotated, Any, Literal

from pydantic import Field

from ..vocabulary import Day, Frozen, Id, Line, Written
from .sourced import PackRef

Way = Annotated[Line, Written(r"[^/]+(/[^/]+)*", "keys and names are wanted here, such as indicators/2.1/title")]
"""Keys and names with slashes between them."""


class ChangeText(Frozen):
    """One thing that is added or replaced, and why."""

    file: Line = Field(
        alias="in", description="the pack, its edition and a file of it, as six-point-scale/1/scale.yaml"
    )
    at: Way = Field(
        description="the way to it by keys and identifiers, as indicators/2.1/title; + is a new item of a list"
    )
    was: Any = Field(default=None, description="what stands there now; refused when it is something else by now")
    becomes: Any = Field(description="what is to stand there")
    drops: tuple[Way, ...] = Field(
        default=(), description="what stands there now and is meant to be gone from what replaces it, by name"
    )
    because: Line = Field(description="why, for those who read a result")

    @property
    def steps(self) -> list[str]:
        """The way to it, step by step."""
        return self.at.split("/")


class OverlayFile(Frozen):
    """`overlay.yaml`. New rules stand beside it in `rules/<remit>/<rule>.yaml`, and go into `adds_to`."""

    kind: Literal["overlay"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line
    learnt: Day | None = Field(
        default=None, description="the day on which what it says was learnt; left out where that is not known"
    )
    over: tuple[PackRef, ...] = Field(min_length=1, description="the packs that it changes")
    adds_to: PackRef | None = Field(default=None, description="the ruleset that its own rules go into")
    changes: tuple[ChangeText, ...] = ()
