"""What a session has worked out of texts and of evidence, so that it is not worked out again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ..frameworks import Framework
from ..inspections import Evaluation, Inspection, parts_within, texts_of
from ..weighing import Bearing, Weighed, bearing_on, weigh
from .facts import Working

if TYPE_CHECKING:
    from ..inspections import Record
    from ..privacy import Detail, Looked, Signs

    _Details = list[tuple[tuple[str | int, ...], str, tuple[Detail, ...]]]

T = TypeVar("T")


class Kept(Working):
    """What was worked out of texts and of evidence, for as long as it is asked for."""

    def __init__(self) -> None:
        self._details: dict[int, tuple[object, _Details]] = {}
        self._weighed: dict[str, tuple[_Weighing, Weighed]] = {}
        self._made: dict[tuple[str, ...], tuple[object, Any]] = {}
        self.turn()

    def looked_within(self, record: Record, signs: Signs) -> Looked:
        """The texts of a record that have details. Parts are known by being the same; the signs are always the same."""
        for path, part in parts_within(record):
            known = self._details_before.get(id(part))
            if known is None or known[0] is not part:
                known = part, self._details_in(part, signs)
            self._details[id(part)] = known
            for below, text, details in known[1]:
                yield (*path, *below), text, details

    def _details_in(self, part: object, signs: Signs) -> _Details:
        from ..privacy import details_in  # loaded on use

        found = ((path, text, details_in(text, signs)) for path, text in texts_of(part, ()))
        return [one for one in found if one[2]]

    def made(self, key: tuple[str, ...], rest: tuple[object, ...], make: Callable[[], T]) -> T:
        """What was made before where all that it follows from is the same, or else a new one."""
        known = self._made_before.get(key)
        if known is None or known[0] != rest:
            known = rest, make()
        self._made[key] = known
        made: T = known[1]
        return made

    def weigh(self, inspection: Inspection, subjects: Collection[str]) -> Mapping[str, Weighed]:
        """What the evidence on each subject can carry: worked out anew where its evaluation or evidence is another."""
        evaluations = {one.subject: one for one in inspection.record.evaluations or ()}
        asked = {
            subject: _Weighing(
                evaluations.get(subject),
                bearing_on(inspection, subject, evaluations.get(subject)),
                inspection.record.complete,
                inspection.framework,
            )
            for subject in subjects
        }
        new = [name for name, one in asked.items() if not one.same(self._weighed_before.get(name, (None,))[0])]
        found = weigh(inspection, subjects=new)
        self._weighed = {
            name: (one, found[name] if name in found else self._weighed_before[name][1]) for name, one in asked.items()
        }
        return {name: known for name, (_, known) in self._weighed.items()}

    def turn(self) -> None:
        """Lets go of what was not asked for since the last time."""
        self._details_before, self._weighed_before, self._made_before = self._details, self._weighed, self._made
        self._details, self._made = {}, {}


class _Weighing(NamedTuple):
    """All that weighing the evidence on a subject follows from, on one day."""

    evaluation: Evaluation | None
    bearing: Bearing
    complete: bool
    framework: Framework

    def same(self, other: _Weighing | None) -> bool:
        """Whether the same comes of it."""
        return other is not None and self.framework is other.framework and self[:3] == other[:3]
