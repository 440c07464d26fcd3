"""What would move a band up, down or to the team's grade, with any quantile: held to every single change there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qualityframework.weighing import Needed, ordinal
from qualityframework.weighing.changes.search import at
from qualityframework.weighing.changes.what_if import _Searching
from qualityframework.weighing.item import Item
from qualityframework.weighing.lineages import reliability_of
from qualityframework.weighing.methods import WeightedEvidencePool
from qualityframework.weighing.setting import Setting
from tests.weighing.inspected import setting

POINTS = 6
KINDS = ("records-read", "staff-survey", "plans-and-policies")
Band = tuple[int, int]


@st.composite
def searches(draw: st.DrawFn) -> _Searching:
    """Up to three items on six points, a quantile, and a grade; one change at most."""
    drawn = setting()
    search = drawn.limits.search.model_copy(update={"changes": 1})
    limits = drawn.limits.model_copy(update={"search": search})
    chosen = replace(drawn, limits=limits, quantile=draw(st.sampled_from((0.3, 0.5, 0.5, 0.7))))
    said = st.one_of(
        st.integers(1, POINTS).map(lambda point: at(point, POINTS)),
        st.lists(st.integers(0, 4), min_size=POINTS, max_size=POINTS).map(
            lambda parts: tuple(one / 24 for one in parts)
        ),
    )
    weights, trusts = st.sampled_from((0.4, 1.0, 3.0)), st.sampled_from((0.3, 0.9, 1.0))
    items = tuple(
        Item((f"e{number}",), draw(said), draw(weights), draw(trusts), draw(st.sampled_from(KINDS)))
        for number in range(draw(st.integers(1, 3)))
    )
    assert isinstance(chosen.method, WeightedEvidencePool)
    assume(chosen.method.pool(items) is not None)
    return _Searching(chosen, chosen.method, items, draw(st.integers(1, POINTS)))


def band_of(setting: Setting, items: Sequence[Item]) -> Band | None:
    pooled = setting.method.pool(items)
    return None if pooled is None else ordinal.band(pooled.belief, pooled.ignorance, setting.quantile)


def shifted(belief: Sequence[float], steps: int) -> tuple[float, ...]:
    """A belief moved by so many steps up or down, as far as the scale goes."""
    moved = [0.0] * POINTS
    for position, share in enumerate(belief):
        moved[min(max(position + steps, 0), POINTS - 1)] += share
    return tuple(moved)


def single_changes(search: _Searching) -> Iterator[tuple[int, list[Item]]]:
    """Every single change: the steps it costs, and the items with it."""
    items = search.items
    for number, item in enumerate(items):
        others = [*items[:number], *items[number + 1 :]]
        yield POINTS, others
        for steps in range(1, POINTS):
            for signed in (steps, -steps):
                yield steps, [*others, replace(item, belief=shifted(item.belief, signed))]
    for kind in search.setting.framework.kinds:
        for point in range(1, POINTS + 1):
            new = Item((kind,), at(point, POINTS), 1, reliability_of(kind, search.setting), kind)
            yield POINTS, [*items, new]


def cost(needed: Needed) -> int:
    """The steps of the one change that is found."""
    assert needed.changes is not None
    (change,) = needed.changes
    return abs(change.steps) if change.steps is not None else POINTS


@settings(max_examples=120, deadline=None)
@given(searches())
def test_a_single_change_is_found_where_there_is_one_and_the_smallest_of_them(search: _Searching) -> None:
    low, high = search.band
    grade = search.grade
    assert grade is not None
    wanted: dict[str, tuple[Needed | None, Callable[[Band | None], bool]]] = {
        "up": (search.up, lambda band: band is not None and band[0] > low),
        "down": (search.down, lambda band: band is not None and band[1] < high),
        "given": (search.given, lambda band: band is None or band[0] <= grade <= band[1]),
    }
    for way, (needed, reached) in wanted.items():
        if needed is None:
            continue
        costs = [steps for steps, changed in single_changes(search) if reached(band_of(search.setting, changed))]
        assert (needed.changes is not None) == bool(costs), way
        if needed.changes is not None:
            assert cost(needed) == min(costs), way
            told = needed.band
            band = None if told is None else (_position(search, told.low), _position(search, told.high))
            assert reached(band), way


def _position(search: _Searching, name: str) -> int:
    return search.setting.points.index(name) + 1
