"""Ratios of times that hold on a busy machine: one a turn, their median, and one more try if need be."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

Timed = Callable[[], float]
"""Does something and gives the seconds it took."""


def assert_at_most(limit: float, what: Timed, yardstick: Timed, *, turns: int, told: str) -> None:
    """Fails when the one takes more than so many times as long as the other, twice over."""
    ratio = _ratio(what, yardstick, turns, told)
    if ratio > limit:
        ratio = min(ratio, _ratio(what, yardstick, turns, f"{told}, again"))
    assert ratio <= limit


def _ratio(what: Timed, yardstick: Timed, turns: int, told: str) -> float:
    times = [(what(), yardstick()) for _ in range(turns)]
    ratio = median(taken / needed for taken, needed in times)  # a machine that slows down slows down both of a turn
    taken, needed = (1000 * median(column) for column in zip(*times, strict=True))
    print(f"{told}: {taken:.2f} ms against {needed:.2f} ms, ratio {ratio:.2f}")  # noqa: T201
    return ratio
