"""An interval drawn on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualityframework.report.intervals import Axis

ends = st.floats(-2, 2)


@pytest.mark.parametrize(
    ("axis", "value", "interval", "drawn"),
    [
        (Axis(0, 1, 11), 0.5, (0.2, 0.9), "··├──●───┤·"),
        (Axis(-1, 1, 11), 0.6, (0.2, 1), "·····┆├─●─┤"),
        (Axis(-1, 1, 11), 0.2, (-0.4, 0.6), "···├──●─┤··"),
        (Axis(-1, 1, 11), -0.6, (-3, 0.6), "◄─●─────┤··"),
        (Axis(-1, 1, 11), -5, None, "◄····┆·····"),
        (Axis(0, 1, 11), 1, None, "··········●"),
        (Axis(0, 1, 11), 1, (1, 1), "··········●"),
    ],
)
def test_it_is_drawn_so(axis: Axis, value: float, interval: tuple[float, float] | None, drawn: str) -> None:
    assert drawn == axis.marked(value, interval)


def test_its_ends_stand_above_it() -> None:
    assert Axis(-1, 1, 11).ends() == "-1        1"
    assert Axis(0, 1, 11).ends() == "0         1"


@given(st.sampled_from([Axis(0, 1, 15), Axis(-1, 1, 41)]), ends, st.tuples(ends, ends).map(sorted))
def test_it_is_as_wide_as_its_axis_and_has_one_mark(axis: Axis, value: float, interval: list[float]) -> None:
    drawn = axis.marked(value, (interval[0], interval[1]))
    assert len(drawn) == axis.width
    assert ("●" in drawn) == (axis.low <= value <= axis.high)
