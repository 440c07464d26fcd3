"""How far something is that takes a while, for whoever waits. The library itself shows nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Told = Callable[[int, int], None]
"""Is told how many are done, and of how many."""

T = TypeVar("T")


def untold(_done: int, _of: int) -> None:
    """Where nobody waits."""


def each(things: Iterable[T], of: int, told: Told) -> Iterator[T]:
    """Things one after the other, each told when it is done."""
    for done, thing in enumerate(things, 1):
        yield thing
        told(done, of)
