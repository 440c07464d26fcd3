"""What a method of weighing is: it pools items into a belief, and that is all it does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from ...frameworks import Parameters
from ..item import Belief, Item

P = TypeVar("P", bound=Parameters, covariant=True)


@dataclass(frozen=True, slots=True)
class Pooled:
    """What items come to together.

    Args:
        belief: committed to each point, lowest first; not all zero.
        ignorance: committed to none. With `belief` it sums to 1.
    """

    belief: Belief
    ignorance: float


@dataclass(frozen=True)
class Method(ABC, Generic[P]):
    """A method with its parameters, for a scale.

    Args:
        parameters: from the pack's `weighing.yaml`.
        points: names of the points of the scale, lowest first.
    """

    parameters: P
    points: tuple[str, ...]
    NAME: ClassVar[str]
    ADDITIVE: ClassVar[bool] = False
    """Whether the belief is the sum of the items' own, each times `effective`, up to a common factor."""

    @abstractmethod
    def pool(self, items: Sequence[Item]) -> Pooled | None:
        """The items together, in whatever order; None where they say nothing at all."""

    def effective(self, items: Sequence[Item]) -> tuple[float, ...]:
        """What each item counts for, with weight and reliability."""
        return tuple(assigned(item) for item in items)

    def without_each(self, items: Sequence[Item]) -> Iterator[Pooled | None]:
        """For each item in turn, the others together."""
        for left_out in range(len(items)):
            yield self.pool([*items[:left_out], *items[left_out + 1 :]])

    def without_each_source(self, items: Sequence[Item]) -> Iterator[tuple[str, Pooled | None]]:
        """For each source in order of its name, the items of the others together."""
        for source in sorted({item.source for item in items}):
            yield source, self.pool([item for item in items if item.source != source])


def assigned(item: Item) -> float:
    """What an item counts for: its weight as far as it can be relied on."""
    return item.weight * item.reliability
