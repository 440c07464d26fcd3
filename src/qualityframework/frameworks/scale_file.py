"""`scale.yaml`: an ordered scale of grades, and every way of writing them."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, field_validator

from ..vocabulary import WHOLE, Citation, Fixed, FixedDict, Frozen, Grade, Id, Line, Written
from .sourced import Sourced


class Point(Sourced):
    """One point of a scale, 1 for the lowest."""

    value: Annotated[int, Field(ge=1, le=10), WHOLE]
    name: Annotated[
        str, Written(r"[a-z][a-z_]{0,39}", "small letters and underscores are wanted here, such as very_good")
    ]
    label: Line
    aliases: tuple[Line, ...] = ()
    descriptor: Line = Field(description="what the point stands for, in our words")

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way of writing it, in one spelling each."""
        return tuple(spelling(name) for name in (self.name, self.label, *self.aliases))


class Scale(Frozen):
    """An ordered scale of two to ten points, in a pack of its own."""

    kind: Literal["scale"]
    id: Id
    edition: Id
    title: Line
    sources: Fixed[Id, Citation]
    points: tuple[Point, ...] = Field(min_length=2, max_length=10)

    @field_validator("points")
    @classmethod
    def _are_in_order(cls, points: tuple[Point, ...]) -> tuple[Point, ...]:
        if [point.value for point in points] != list(range(1, len(points) + 1)):
            raise ValueError("the points go up from 1 by one")
        owners: dict[str, int] = {}
        for point in points:
            for written in point.spellings:
                if owners.setdefault(written, point.value) != point.value:
                    raise ValueError(f"two points are written `{written}`: by name, label or alias")
        return points

    @property
    def name(self) -> str:
        """Pack and edition."""
        return f"{self.id}/{self.edition}"

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """The grades, lowest first."""
        return tuple(Grade(self.id, point.value, point.name, point.label) for point in self.points)

    @cached_property
    def by_name(self) -> Mapping[str, Grade]:
        """Grades by every way of writing them: name, label, alias, in lower case with underscores."""
        known: dict[str, Grade] = {}
        for point, grade in zip(self.points, self.grades, strict=True):
            known |= dict.fromkeys(point.spellings, grade)
        return FixedDict(known)

    def grade(self, name: str) -> Grade | None:
        """The grade written as `name`, or None."""
        return self.by_name.get(name) or self.by_name.get(spelling(name))


def spelling(name: str) -> str:
    """One spelling for `Very good`, `very-good` and `very_good`."""
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())
