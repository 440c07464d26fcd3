"""Histories: what evidence came to and what was given for it, be it likely or not."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from qualityframework.benchmark.consistency import Seen

SUBJECTS = ("1.1", "2.1", "5.3")
points = st.integers(2, 10)


def scores(count: int) -> SearchStrategy[float]:
    """What evidence can come to on a scale of so many points, as people would write it."""
    return st.integers(100, 100 * count).map(lambda hundredths: hundredths / 100)


@st.composite
def histories(draw: DrawFn, count: int = 6, most: int = 12, subjects: tuple[str, ...] = SUBJECTS) -> list[Seen]:
    """Up to so many earlier evaluations on a scale of so many points."""
    one = st.builds(Seen, st.sampled_from(subjects), scores(count), st.integers(1, count))
    return draw(st.lists(one, max_size=most))


histories_on_scales = points.flatmap(lambda count: st.tuples(st.just(count), histories(count), scores(count)))
"""The length of a scale, a history on it, and what other evidence comes to."""


@st.composite
def distributions(draw: DrawFn) -> tuple[float, ...]:
    """Shares of the points of a scale, some of them alike and some nought. They sum to 1."""
    parts = draw(points.flatmap(lambda count: st.lists(st.integers(0, 20), min_size=count, max_size=count)))
    parts[0] += not any(parts)
    return tuple(part / sum(parts) for part in parts)
