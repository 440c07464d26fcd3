"""What a session has worked out of a record, so that it is not worked out again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..inspections import Evaluation, Inspection, Priority, parts_within, texts_of
from ..weighing import Bearing, Weighed, bearing_on, weigh
from .working import Working

if TYPE_CHECKING:
    from ..inspections import Record
    from ..privacy import Detail, Looked, Signs

    _Details = list[tuple[tuple[str | int, ...], str, tuple[Detail, ...]]]

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class Remembered(Generic[K, V]):
    """Values that were asked for in this turn or in the one before it; others are forgotten."""

    def __init__(self) -> None:
        self._now: dict[K, V] = {}
        self._before: dict[K, V] = {}

    def get(self, key: K, /) -> V | None:
        """The value, if it is remembered."""
        found = self._now.get(key)
        if found is None and (found := self._before.get(key)) is not None:
            self._now[key] = found
        return found

    def __setitem__(self, key: K, value: V, /) -> None:
        self._now[key] = value

    def turn(self) -> None:
        """Begins the next turn."""
        self._now, self._before = {}, self._now


class Kept(Working):
    """What is the same as for the record before is not worked out again. One turn is one state of the record."""

    def __init__(self) -> None:
        self._details: Remembered[int, tuple[object, _Details]] = Remembered()
        self._weighed: Remembered[str, tuple[object, Weighed]] = Remembered()
        self._made: Remembered[tuple[str, ...], tuple[object, Any]] = Remembered()
        self._bearing: dict[str, Bearing] = {}
        self._priorities: tuple[Priority, ...] | None = None

    def turn(self, priorities: tuple[Priority, ...] | None) -> None:
        """Begins the next turn.

        Args:
            priorities: of the record. Where they are others, the framework is another, and nothing of it holds.
        """
        self._details.turn()
        self._weighed.turn()
        self._made.turn()
        self._bearing = {}
        if priorities != self._priorities:
            self._weighed, self._made, self._priorities = Remembered(), Remembered(), priorities

    def looked_within(self, record: Record, signs: Signs) -> Looked:
        """The texts of a record that have details. Parts are known by being the same; the signs are always the same."""
        for path, part in parts_within(record):
            known = self._details.get(id(part))
            if known is None or known[0] is not part:
                self._details[id(part)] = known = part, _details_in(part, signs)
            for below, text, details in known[1]:
                yield (*path, *below), text, details

    def made(self, key: tuple[str, ...], rest: tuple[object, ...], make: Callable[[], T]) -> T:
        """What was made before where all that it follows from is the same, or else a new one."""
        known = self._made.get(key)
        if known is None or known[0] != rest:
            self._made[key] = known = rest, make()
        made: T = known[1]
        return made

    def bearing(self, inspection: Inspection, subject: str, evaluation: Evaluation | None) -> Bearing:
        """What bears on a subject: worked out once a turn."""
        if subject not in self._bearing:
            self._bearing[subject] = bearing_on(inspection, subject, evaluation)
        return self._bearing[subject]

    def weigh(self, inspection: Inspection, subjects: Collection[str]) -> Mapping[str, Weighed]:
        """What the evidence on each subject can carry: worked out anew where its evaluation or evidence is another."""
        record = inspection.record
        evaluations = {one.subject: one for one in record.evaluations or ()}
        asked = {name: (evaluations.get(name), record.complete) for name in subjects}
        bearing = {name: (*rest, self.bearing(inspection, name, rest[0])) for name, rest in asked.items()}
        known = {name: self._weighed.get(name) for name in subjects}
        same = {name: one[1] for name, one in known.items() if one is not None and one[0] == bearing[name]}
        new = weigh(inspection, subjects=[name for name in subjects if name not in same])
        for name, weighed in new.items():
            self._weighed[name] = bearing[name], weighed
        return {**same, **new}


def _details_in(part: object, signs: Signs) -> _Details:
    from ..privacy import details_in  # loaded on use

    found = ((path, text, details_in(text, signs)) for path, text in texts_of(part, ()))
    return [one for one in found if one[2]]
