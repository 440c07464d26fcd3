"""Items on scales of 2 to 10 points: sure, torn and vacuous, with any weight and reliability, from a few sources."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from qualityframework.weighing.item import Belief, Item

SOURCES = ("a", "b", "c", "d")

points = st.integers(2, 10)
weights = st.one_of(st.just(0.0), st.just(1.0), st.floats(0, 5))
reliabilities = st.one_of(st.just(0.0), st.just(1.0), st.floats(0, 1))


@st.composite
def beliefs(draw: DrawFn, points: int, complete: bool = False) -> Belief:
    """Shares that sum to at most 1, or to 1. A share is one of a few hundred parts, as people write them."""
    parts = draw(st.lists(st.integers(0, 40), min_size=points, max_size=points))
    if complete and not any(parts):
        parts[draw(st.integers(0, points - 1))] = 1
    rest = 0 if complete else draw(st.integers(0, 40))
    whole = sum(parts) + rest or 1
    return tuple(part / whole for part in parts)


@st.composite
def items_on(
    draw: DrawFn,
    points: int,
    weights: SearchStrategy[float] = weights,
    reliabilities: SearchStrategy[float] = reliabilities,
    complete: bool = False,
    least: int = 0,
) -> list[Item]:
    """Up to eight items on a scale of so many points."""
    number = draw(st.integers(least, 8))
    return [
        Item(
            (f"e{index}",),
            draw(beliefs(points, complete)),
            draw(weights),
            draw(reliabilities),
            draw(st.sampled_from(SOURCES)),
        )
        for index in range(number)
    ]


scales_with_items = points.flatmap(lambda count: st.tuples(st.just(count), items_on(count)))
"""The length of a scale, and items on it."""
