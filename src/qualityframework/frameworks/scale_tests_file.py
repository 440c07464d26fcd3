"""`tests.yaml` of a scale: how many points it has, which of them a word is, and what each is called."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..vocabulary import WHOLE, Frozen, Line, Status
from .expected import Beside, Expected
from .framework import Count

Position = Annotated[int, Field(ge=1, le=10), WHOLE]


class ScaleExpectation(Expected):
    """One thing that is expected of a scale."""

    kinds: ClassVar[Mapping[str, Beside]] = {
        "count": Beside(all_of=("expect",)),
        "written": Beside(all_of=("point",)),
        "not_written": Beside(),
        "number": Beside(any_of=("label", "status")),
    }
    count: Literal["points"] | None = None
    expect: Count | None = Field(default=None, description="how many there are of what is counted")
    written: Line | None = Field(default=None, description="a name, a label or another word for a `point`")
    point: Position | None = Field(default=None, description="its position, 1 for the lowest")
    not_written: Line | None = Field(default=None, description="a word that is none of this scale's")
    number: Position | None = Field(default=None, description="a point by its position, with `label` and `status`")
    label: Line | None = None
    status: Status | None = None


class ScaleTestsFile(Frozen):
    """`tests.yaml` of a scale."""

    tests: tuple[ScaleExpectation, ...] = Field(min_length=1)
