"""The rules of the remit `consistency`, written by hand."""

from __future__ import annotations

from typing import Any

from .judging import (
    CLEAR,
    EXCELLENT,
    FIRES,
    UNDETERMINED,
    UNSATISFACTORY,
    both,
    known,
    lacking,
    listed,
    outside,
)


def domain_spread(domain: Any, fewest_steps: int) -> int:
    evaluations, more = known(domain.evaluations)
    certain = []
    possible = []
    for evaluation in evaluations:
        if evaluation.evaluated is not False:
            grade = evaluation.grade
            span = (UNSATISFACTORY, EXCELLENT) if grade is None else (grade, grade)
            if evaluation.evaluated:
                certain.append(span)
            else:
                possible.append(span)
    if len(certain) + len(possible) < 2 and not more:
        return CLEAR
    if not certain:
        return UNDETERMINED
    if more:
        possible.append((UNSATISFACTORY, EXCELLENT))
    spans = certain + possible
    if max(high for _, high in spans) - min(low for low, _ in spans) < fewest_steps:
        return CLEAR
    if len(certain) < 2 or max(low for low, _ in certain) - min(high for _, high in certain) < fewest_steps:
        return UNDETERMINED
    return FIRES


def earlier_evaluation_not_recorded(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    return FIRES if evaluation.has_earlier is None else CLEAR


def finding_cluster_in_domain(findings: list[tuple[str, int]], more: bool, fewest_findings: int) -> int:
    certain = possible = 0
    for severity, outcome in findings:
        if severity in ("resolve", "explain"):
            if outcome == FIRES:
                certain += 1
            else:
                possible += 1
    if certain >= fewest_findings:
        return FIRES
    return UNDETERMINED if more or certain + possible >= fewest_findings else CLEAR


def graded_after_review(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    if evaluation.graded_on is None or evaluation.inspection.as_of is None:
        return UNDETERMINED
    return FIRES if evaluation.graded_on > evaluation.inspection.as_of else CLEAR


def leadership_far_above_outcomes(evaluation: Any, fewest_steps: int) -> int:
    applies = both(evaluation.evaluated, None if evaluation.part is None else evaluation.part == "leadership")
    if not applies:
        return outside(applies)
    evaluations, more = known(evaluation.inspection.evaluations)
    outcomes = 0
    best = UNSATISFACTORY
    best_possible = EXCELLENT if more else UNSATISFACTORY
    maybe = more
    for other in evaluations:
        if other.evaluated is False or (other.part is not None and other.part != "impact"):
            continue
        if other.evaluated and other.part is not None:
            outcomes += 1
            if other.grade is not None:
                best = max(best, other.grade)
        else:
            maybe = True
        best_possible = max(best_possible, EXCELLENT if other.grade is None else other.grade)
    if not outcomes:
        return UNDETERMINED if maybe else CLEAR
    if evaluation.grade is None:
        return UNDETERMINED
    if evaluation.grade - best < fewest_steps:
        return CLEAR
    return FIRES if evaluation.grade - best_possible >= fewest_steps else UNDETERMINED


def no_evidence_since_last_evaluation(evaluation: Any) -> int:
    applies = both(evaluation.evaluated, evaluation.has_earlier)
    if not applies:
        return outside(applies)
    items, possible, more = listed(evaluation.evidence)
    if not items:
        return UNDETERMINED if possible or more else CLEAR
    unknown = more
    for item in items:
        if item.gathered_on is None or evaluation.earlier_on is None:
            unknown = True
        elif item.gathered_on > evaluation.earlier_on:
            return CLEAR
    for item in possible:
        if item.gathered_on is None or evaluation.earlier_on is None or item.gathered_on > evaluation.earlier_on:
            unknown = True
    return UNDETERMINED if unknown else FIRES


def not_evaluated_without_reason(evaluation: Any) -> int:
    applies = both(evaluation.in_profile, None if evaluation.evaluated is None else not evaluation.evaluated)
    return lacking(evaluation.reason_stated) if applies else outside(applies)


def profile_subject_missing(inspection: Any) -> int:
    subjects, unknown = known(inspection.subjects)
    for subject in subjects:
        if subject.listed is None:
            unknown = True
        elif not subject.listed:
            return FIRES
    return UNDETERMINED if unknown else CLEAR


def review_outside_programme(inspection: Any) -> int:
    return lacking(inspection.within_profile)


def state_not_recorded(evaluation: Any) -> int:
    if not evaluation.in_profile:
        return outside(evaluation.in_profile)
    return FIRES if evaluation.state is None else CLEAR


def subject_outside_profile(inspection: Any) -> int:
    evaluations, unknown = known(inspection.evaluations)
    for evaluation in evaluations:
        if evaluation.evaluated and evaluation.in_profile is False:
            return FIRES
        if evaluation.evaluated is not False and not evaluation.in_profile:
            unknown = True
    return UNDETERMINED if unknown else CLEAR


def unexplained_change_since_last_inspection(evaluation: Any, fewest_steps: int) -> int:
    applies = both(evaluation.evaluated, evaluation.has_earlier)
    if not applies:
        return outside(applies)
    if evaluation.change_explained:
        return CLEAR
    if evaluation.grade is None or evaluation.earlier_grade is None:
        return UNDETERMINED
    if abs(evaluation.grade - evaluation.earlier_grade) < fewest_steps:
        return CLEAR
    return lacking(evaluation.change_explained)
