"""What a session has worked out of texts and of evidence, so that it is not worked out again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..frameworks import Framework
from ..inspections import Evaluation, Inspection
from ..weighing import Bearing, Weighed, bearing_on, weigh

if TYPE_CHECKING:
    from ..privacy import Detail, Signs


class Kept:
    """What was worked out of texts and of evidence, for as long as it is asked for."""

    def __init__(self) -> None:
        self._details: dict[str, tuple[Detail, ...]] = {}
        self._weighed: dict[str, tuple[_Weighing, Weighed]] = {}
        self._details_before, self._weighed_before = self._details, self._weighed

    def details_in(self, text: str, signs: Signs) -> tuple[Detail, ...]:
        """The details of a text; the signs are always the same."""
        if text not in self._details:
            from ..privacy import details_in

            known = self._details_before.get(text)
            self._details[text] = details_in(text, signs) if known is None else known
        return self._details[text]

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
        self._details_before, self._weighed_before = self._details, self._weighed
        self._details = {}


class _Weighing(NamedTuple):
    """All that weighing the evidence on a subject follows from, on one day."""

    evaluation: Evaluation | None
    bearing: Bearing
    complete: bool
    framework: Framework

    def same(self, other: _Weighing | None) -> bool:
        """Whether the same comes of it."""
        return other is not None and self.framework is other.framework and self[:3] == other[:3]
