"""Which evidence bears on a subject: what names one of its indicators, and what its evaluation cites."""

from __future__ import annotations

from typing import NamedTuple

from ..inspections import Evaluation, EvidenceItem, Inspection


class Bearing(NamedTuple):
    """The evidence that bears on a subject.

    Args:
        certain: items that do.
        possible: items that do not say whether they do.
        closed: there can be no others.
        addressed: names of those that the reason for the evaluation deals with.
    """

    certain: tuple[EvidenceItem, ...]
    possible: tuple[EvidenceItem, ...]
    closed: bool
    addressed: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether this is all, and all of it bears."""
        return self.closed and not self.possible


def bearing_on(inspection: Inspection, subject: str, evaluation: Evaluation | None) -> Bearing:
    """What bears on a subject, given its evaluation if there is one. In a complete record nothing is left open."""
    record = inspection.record
    items, naming = record.evidence or (), inspection.naming
    bears = {place for code in inspection.subjects[subject] for place in naming.get(code, ())}
    bears |= {inspection.standing[name] for name in (evaluation.evidence if evaluation is not None else None) or ()}
    silent = () if record.complete else naming.get(None, ())
    certain = [items[place] for place in sorted(bears)]
    possible = [items[place] for place in silent if place not in bears]
    cites_told = evaluation.evidence is not None if evaluation is not None else record.evaluations is not None
    all_bear = len(certain) == len(record.evidence or ())  # then no citation could add one
    closed = record.complete or (record.evidence is not None and (cites_told or all_bear))
    addressed = frozenset((evaluation.addresses if evaluation is not None else None) or ())
    return Bearing(tuple(certain), tuple(possible), closed, addressed)
