"""The inspections of a programme in their order, as far as it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...vocabulary import natural
from ..corpora import Case, When


@dataclass(frozen=True, slots=True)
class InOrder:
    """One inspection with its evaluations."""

    name: str
    when: When
    cases: tuple[Case, ...]

    @property
    def weighed_by(self) -> frozenset[str | None]:
        """By which figures its scores were made; None among them where that is not known."""
        return frozenset(case.weighed_by for case in self.cases)


def in_order(cases: Iterable[Case]) -> tuple[InOrder, ...]:
    """Dated evaluations by inspection, the oldest first; those that can have been on one day by name."""
    by_name = defaultdict[str, list[Case]](list)
    for case in cases:
        by_name[case.inspection].append(case)
    found = [InOrder(name, own[0].when, tuple(own)) for name, own in by_name.items() if own[0].when is not None]
    return tuple(sorted(found, key=lambda one: (one.when.first, one.when.last, natural(one.name))))


def guessed(inspections: Sequence[InOrder]) -> tuple[int, ...]:
    """The places, from 0, of those of which it is not known that they came after all that stand before them.

    Two of one day, or of spans of which one reaches into the other, can have come in either order.
    """
    last = [one.when.last for one in inspections]
    return tuple(at for at, one in enumerate(inspections) if at and one.when.first <= max(last[:at]))


def parted(before: Sequence[InOrder], after: Sequence[InOrder]) -> bool:
    """Whether it is known that all of the one came before all of the other."""
    return not before or all(max(one.when.last for one in before) < one.when.first for one in after)
