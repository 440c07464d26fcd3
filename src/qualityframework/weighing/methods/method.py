"""What a method of weighing is: it pools items into a belief, and that is all it does."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import ClassVar, Generic, NamedTuple, TypeVar

from ...frameworks import Parameters
from ..item import Belief, Item
from ..mass import Mass, sum_of
from ..ordinal import TOLERANCE

P = TypeVar("P", bound=Parameters, covariant=True)


class Pooled(NamedTuple):
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
    TELLS_IGNORANCE: ClassVar[bool] = False
    """Whether it keeps apart all that cannot be told: what items leave open, what of them cannot be relied on, and what
    was not known before there was any. Without that there is no band, and no grade is tested."""
    LEAVES_OUT_QUICKLY: ClassVar[bool] = False
    """Whether it leaves one item out without beginning anew."""
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


class SummingMethod(Method[P]):
    """A method that asks for nothing but the sum of masses."""

    LEAVES_OUT_QUICKLY = True

    def pool(self, items: Sequence[Item]) -> Pooled | None:
        """The sum pooled; None without anything assigned."""
        return self._summed(self._sum(items))

    def without_each(self, items: Sequence[Item]) -> Iterator[Pooled | None]:
        """As for any method, by taking the item out of the sum."""
        all_ = self._sum(items)
        for item in items:
            yield self._summed(all_ - item.mass)

    def _sum(self, items: Sequence[Item]) -> Mass:
        return sum_of((item.mass for item in items), len(self.points))

    def _summed(self, mass: Mass) -> Pooled | None:
        """What a sum comes to; as good as nothing is nothing, and too little to divide by."""
        return self.pooled(mass) if mass.total > TOLERANCE else None

    @abstractmethod
    def pooled(self, mass: Mass) -> Pooled | None:
        """What a sum that holds something comes to."""


PLACES = 12
"""What logarithms have been in is rounded to so many: their last bits differ from one machine to another."""


def rounded(belief: Sequence[float]) -> Pooled | None:
    """A belief and the rest of it, rounded; None where nothing is left of it."""
    below = [round(reached, PLACES) for reached in accumulate(belief, initial=0.0)]
    told = tuple(high - low for low, high in pairwise(below))  # so that they still sum to what they summed to
    return Pooled(told, max(0.0, 1 - below[-1])) if any(told) else None


def assigned(item: Item) -> float:
    """What an item counts for: its weight as far as it can be relied on."""
    return item.weight * item.reliability
