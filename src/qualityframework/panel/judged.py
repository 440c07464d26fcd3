"""What else was judged of a subject, as facts: strand by strand, by inspections before, and by the service itself."""

from __future__ import annotations

from typing import Any

from ..expressions import UNRECORDED, Row, new_row
from ..inspections import Evaluation, Inspection, SelfEvaluation
from ..vocabulary import FACTS, State
from .absence import Absence


def earlier_facts(inspection: Inspection, evaluation: Evaluation, absence: Absence) -> dict[str, Any]:
    """Whether the subject was evaluated before, the last time, and every time."""
    before = evaluation.before
    if before is None:
        known = False if absence.complete else None
        return {"has_earlier": known, "earlier_evaluations": () if absence.complete else UNRECORDED}
    rows = [
        {
            "id": one.date.isoformat() if one.date is not None else f"{evaluation.subject}-earlier-{number}",
            "grade": _position(inspection, one.grade),
            "on": one.date.toordinal() if one.date is not None else None,
        }
        for number, one in enumerate(before, start=1)
    ]
    facts: dict[str, Any] = {
        "has_earlier": bool(rows),
        "earlier_evaluations": tuple(new_row(FACTS["earlier"], row) for row in rows),
    }
    return facts | ({"earlier_grade": rows[0]["grade"], "earlier_on": rows[0]["on"]} if rows else {})


def strand_rows(inspection: Inspection, evaluation: Evaluation, absence: Absence) -> tuple[Row, ...]:
    """Each strand of the criteria, whether the record gives its level or not; none where there are no criteria."""
    progress = inspection.framework.progress
    grade, levels = inspection.grade(evaluation.grade), evaluation.strands or {}
    rows = []
    for strand in progress.strands if progress is not None else ():
        level = inspection.grade(levels.get(strand.id))
        values = {
            "id": strand.id,
            "strand": strand.title,
            "assessed": absence.stated(level),
            "level": level.position if level is not None else None,
            "level_described": level.name not in strand.silent_at if level is not None else None,
            "described": grade.name not in strand.silent_at if grade is not None else None,
        }
        rows.append(new_row(FACTS["strand"], values))
    return tuple(rows)


def self_facts(inspection: Inspection, evaluation: Evaluation, absence: Absence) -> dict[str, Any]:
    """What the service gave itself."""
    explained = {"difference_explained": absence.stated(evaluation.difference_reason)}
    own = evaluation.self_evaluation
    if not isinstance(own, SelfEvaluation):
        known = False if own == "none" or absence.complete else None
        return explained | {"has_self_evaluation": known, "self_evaluated": known}
    state = State.EVALUATED if own.grade is not None else own.state
    return explained | {
        "has_self_evaluation": True,
        "self_evaluated_on": own.evaluated_at.toordinal() if own.evaluated_at is not None else None,
        "self_evaluated": None if state is None else state is State.EVALUATED,
        "self_grade": _position(inspection, own.grade),
        "self_reason_stated": absence.stated(own.reason),
    }


def self_cited(evaluation: Evaluation, absence: Absence) -> frozenset[str] | None:
    """The evidence that the service's own evaluation cites; None where that is not known."""
    own = evaluation.self_evaluation
    if isinstance(own, SelfEvaluation):
        return absence.names(own.evidence)
    return frozenset() if own == "none" or absence.complete else None


def _position(inspection: Inspection, name: str | None) -> int | None:
    grade = inspection.grade(name)
    return grade.position if grade is not None else None
