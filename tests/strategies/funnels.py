"""Units that were counted."""

from __future__ import annotations

from hypothesis import strategies as st

from qualityframework.benchmark.funnel import Counted


@st.composite
def counted(draw: st.DrawFn, least: int = 1, most: int = 12) -> list[Counted]:
    """Units of few and of many, called unit 1, unit 2 and so on."""
    sizes = draw(st.lists(st.integers(1, 120), min_size=least, max_size=most))
    return [Counted(f"unit {number}", draw(st.integers(0, size)), size) for number, size in enumerate(sizes, 1)]
