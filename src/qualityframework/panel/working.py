"""How that is worked out which takes time; a session has another way, which remembers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, TypeVar

from ..inspections import Evaluation, Inspection, Record
from ..weighing import Bearing, Weighed, bearing_on, weigh

if TYPE_CHECKING:
    from ..privacy import Looked, Signs

T = TypeVar("T")


class Working:
    """Everything from nothing."""

    def looked_within(self, record: Record, signs: Signs) -> Looked:
        """The texts of a record with their details."""
        from ..privacy import looked_within  # loaded on use

        return looked_within(record, signs)

    def weigh(self, inspection: Inspection, subjects: Collection[str]) -> Mapping[str, Weighed]:
        """What the evidence on each subject can carry."""
        return weigh(inspection, subjects=subjects)

    def bearing(self, inspection: Inspection, subject: str, evaluation: Evaluation | None) -> Bearing:
        """What bears on a subject."""
        return bearing_on(inspection, subject, evaluation)

    def made(self, key: tuple[str, ...], rest: tuple[object, ...], make: Callable[[], T]) -> T:  # noqa: ARG002
        """Something that is made for one part of a record.

        Args:
            key: what it is and of which part.
            rest: all that it follows from, but for the framework, the ruleset and the day.
            make: makes it.
        """
        return make()
