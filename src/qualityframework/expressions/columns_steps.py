"""The `columns` back end, plans: steps in an order in which each has what it takes, none of them there twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .columns_tables import Columns

Slot = int
"""Where the result of a step is kept."""
COLUMNS: Slot = 0
"""Where the columns themselves are."""


class Step(NamedTuple):
    """Something to do, with what is known beforehand and with the results of other steps."""

    do: Callable[..., Any]
    fixed: tuple[Any, ...]
    takes: tuple[Slot, ...]


class Verdict(NamedTuple):
    """A rule by its number, what it is for, and where is kept what it comes to for every row of that."""

    rule: int
    subject: str
    slot: Slot


class Beside(NamedTuple):
    """A list of a parent that is looked at anew for every row of an entity: `owner` is where the way leads."""

    subject: str
    hops: tuple[str, ...]
    owner: str
    relation: str


class Plan(NamedTuple):
    """What is to be done with columns.

    Args:
        steps: each fills the next slot.
        verdicts: of all rules.
        beside: lists that make for more entries than the columns have.
        done_with: by number of the step, the slots that no later one takes.
    """

    steps: tuple[Step, ...]
    verdicts: tuple[Verdict, ...]
    beside: tuple[Beside, ...]
    done_with: Mapping[int, tuple[Slot, ...]]

    def run(self, columns: Columns) -> list[Any]:
        """What the verdicts come to."""
        slots: list[Any] = [columns, *(None for _ in self.steps)]
        for index, (do, fixed, takes) in enumerate(self.steps, 1):
            slots[index] = do(*fixed, *(slots[slot] for slot in takes))
            for slot in self.done_with.get(index, ()):
                slots[slot] = None
        return [slots[one.slot] for one in self.verdicts]


@dataclass
class Planning:
    """A plan that is being made."""

    beside: dict[Beside, None] = field(default_factory=dict)
    _steps: dict[Step, Slot] = field(default_factory=dict)
    _verdicts: list[Verdict] = field(default_factory=list)

    def step(self, do: Callable[..., Any], *takes: Slot, fixed: tuple[Any, ...] = ()) -> Slot:
        """The slot of a step, which is added if it is not there yet."""
        return self._steps.setdefault(Step(do, fixed, takes), len(self._steps) + 1)

    def judges(self, rule: int, subject: str, slot: Slot) -> None:
        """Notes where is kept what a rule comes to."""
        self._verdicts.append(Verdict(rule, subject, slot))

    def plan(self) -> Plan:
        """The plan as it now is."""
        last = {slot: index for index, step in enumerate(self._steps, 1) for slot in step.takes}
        kept = {COLUMNS, *(one.slot for one in self._verdicts)}
        done: dict[int, list[Slot]] = defaultdict(list)
        for slot in last.keys() - kept:
            done[last[slot]].append(slot)
        done_with = {index: tuple(slots) for index, slots in done.items()}
        return Plan(tuple(self._steps), tuple(self._verdicts), tuple(self.beside), done_with)
