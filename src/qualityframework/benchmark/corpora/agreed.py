"""An inspection of one's own as cases: its grades, and what the evidence behind each came to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from ...frameworks import Framework
from ...inspections import Inspection
from ...weighing import Weighed, weigh
from .corpus import Case
from .table import programme_of
from .when import When, when

_PLACES = 6


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
                weighed_by=weighed_by(inspection.framework, weighed) if score is not None else None,
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


def weighed_by(framework: Framework, weighed: Mapping[str, Weighed]) -> str:
    """By which method and figures: scores made by others are no measure for these."""
    methods = {one.method for one in weighed.values() if one.method is not None}
    figures = hashlib.sha256(framework.weighing.model_dump_json().encode()).hexdigest()[:12]
    return f"{'+'.join(sorted(methods))} {figures}"


def day_of(inspection: Inspection) -> When:
    """When it was published; until it is, the day it is judged for."""
    written = inspection.record.published or inspection.as_of.isoformat()
    found = when(written)
    return found if found is not None else When(inspection.as_of, inspection.as_of, inspection.as_of.isoformat())
