"""Grades: points of an ordered scale. They are ordered and are not numbers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Grade:
    """One point of a scale. Comparing grades of one scale is fine; arithmetic is a `TypeError`.

    Args:
        scale: id of the scale.
        position: 1 for the lowest point.
        name: as written in rules and records, such as `very_good`.
        label: as shown to people, such as `Very good`.
    """

    scale: str
    position: int
    name: str = field(compare=False)
    label: str = field(compare=False)

    def _position_of(self, other: object) -> int | None:
        if not isinstance(other, Grade):
            return None
        if other.scale != self.scale:
            raise TypeError(f"grades of two scales cannot be compared: {self.scale} and {other.scale}")
        return other.position

    def __lt__(self, other: object) -> bool:
        position = self._position_of(other)
        return NotImplemented if position is None else self.position < position

    def __le__(self, other: object) -> bool:
        position = self._position_of(other)
        return NotImplemented if position is None else self.position <= position

    def __gt__(self, other: object) -> bool:
        position = self._position_of(other)
        return NotImplemented if position is None else self.position > position

    def __ge__(self, other: object) -> bool:
        position = self._position_of(other)
        return NotImplemented if position is None else self.position >= position

    def __str__(self) -> str:
        return self.label


def steps(a: Grade, b: Grade) -> int:
    """How many steps of the scale `a` lies above `b`; negative below.

    Raises:
        TypeError: for grades of two scales.
    """
    if a.scale != b.scale:
        raise TypeError(f"grades of two scales cannot be compared: {a.scale} and {b.scale}")
    return a.position - b.position
