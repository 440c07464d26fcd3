"""`overlay.yaml`: what an organisation says otherwise than a pack of somebody else, which stays as it is."""

from typing import Any, Literal

from pydantic import Field

from ..vocabulary import Frozen, Id, Line
from .sourced import PackRef


class ChangeText(Frozen):
    """One thing that is added or replaced, and why."""

    file: Line = Field(
        alias="in", description="the pack, its edition and a file of it, as six-point-scale/1/scale.yaml"
    )
    at: Line = Field(
        description="the way to it by keys and identifiers, as indicators/2.1/title; + is a new item of a list"
    )
    was: Any = Field(default=None, description="what stands there now; refused when it is something else by now")
    becomes: Any = Field(description="what is to stand there")
    because: Line = Field(description="why, for those who read a result")


class OverlayFile(Frozen):
    """`overlay.yaml`. New rules stand beside it in `rules/<remit>/<rule>.yaml`, and go into `adds_to`."""

    kind: Literal["overlay"]
    id: Id
    edition: Id
    title: Line
    publisher: Line
    licence: Line
    over: tuple[PackRef, ...] = Field(min_length=1, description="the packs that it changes")
    adds_to: PackRef | None = Field(default=None, description="the ruleset that its own rules go into")
    changes: tuple[ChangeText, ...] = ()
