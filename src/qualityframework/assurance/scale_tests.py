"""What the `tests.yaml` of a scale expects, held against the scale."""

from __future__ import annotations

from collections.abc import Iterator

from ..frameworks import Scale, ScaleExpectation
from .differing import told


def scale_differs(scale: Scale, one: ScaleExpectation) -> Iterator[str]:
    """What is not as expected."""
    if one.count is not None:
        yield from told(one.expect, len(scale.points), one.count)
    elif one.number is not None:
        yield from _of_point(scale, one, one.number)
    else:
        word = one.written if one.written is not None else one.not_written
        assert word is not None
        grade = scale.grade(word)
        yield from told(one.point, grade.position if grade is not None else None, f"the point written `{word}`")


def _of_point(scale: Scale, one: ScaleExpectation, number: int) -> Iterator[str]:
    if number > len(scale.points):
        yield f"there is no point {number}"
        return
    point = scale.points[number - 1]
    if one.label is not None:
        yield from told(one.label, point.label, f"label of {number}")
    if one.status is not None:
        yield from told(one.status, point.status, f"status of {number}")
