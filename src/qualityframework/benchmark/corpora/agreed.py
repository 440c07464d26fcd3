"""An inspection of one's own as cases: its grades, and what the evidence behind each came to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from ...frameworks import Dated, in_force
from ...inspections import Inspection
from ...weighing import Weighed, weigh
from .corpus import Case
from .table import programme_of
from .when import When, when

_PLACES = 6
_WORDS = {"start", "status", "source", "note"}
"""What an entry says of itself, which changes no figure."""


def agreed_cases(inspection: Inspection) -> tuple[Case, ...]:
    """The evaluations of an inspection that have a grade."""
    record = inspection.record
    graded = {one.subject: one for one in record.evaluations or () if one.grade is not None}
    weighed = weigh(inspection, subjects=list(graded))
    sources = [source.address for source in record.sources or () if source.address is not None]
    made = []
    for subject, evaluation in graded.items():
        grade = inspection.grade(evaluation.grade)
        assert grade is not None
        score = score_of(weighed[subject])
        made.append(
            Case(
                programme=programme_of(inspection.framework, inspection.profile).id,
                inspection=record.id,
                subject=subject,
                grade=grade.name,
                score=score,
                weighed_by=weighed_by(inspection, weighed) if score is not None else None,
                counted=True,
                when=day_of(inspection),
                area=record.area,
                team=record.team,
                source=sources[0] if sources else None,
            )
        )
    return tuple(made)


def score_of(weighed: Weighed) -> float | None:
    """What evidence came to; None where there is none, or too little to say."""
    carries = weighed.carries
    return round(carries.score, _PLACES) if carries is not None and carries.sufficient else None


def weighed_by(inspection: Inspection, weighed: Mapping[str, Weighed]) -> str:
    """By which method, and which figures in force on its day: scores made by others may not be on the same measure."""
    methods = {one.method for one in weighed.values() if one.method is not None}
    file = inspection.framework.weighing
    lists: tuple[Sequence[Dated], ...] = (file.readings, file.trust, file.methods, file.limits)
    entries = [in_force(one, inspection.as_of) for one in lists]
    told = "".join(entry.model_dump_json(exclude=_WORDS) for entry in entries if entry is not None)
    return f"{'+'.join(sorted(methods))} {hashlib.sha256(told.encode()).hexdigest()[:12]}"


def day_of(inspection: Inspection) -> When:
    """When it was published; until it is, the day it is judged for."""
    written = inspection.record.published or inspection.as_of.isoformat()
    found = when(written)
    return found if found is not None else When(inspection.as_of, inspection.as_of, inspection.as_of.isoformat())
