"""The rules of the remit `follow-up`, written by hand."""

from __future__ import annotations

from typing import Any

from .judging import CLEAR, FIRES, UNDETERMINED, UNSATISFACTORY, WEAK, graded, known, lacking, outside


def concern_not_escalated(inspection: Any) -> int:
    concerns, unknown = known(inspection.concerns)
    for concern in concerns:
        if concern.escalated is None:
            unknown = True
        elif not concern.escalated:
            return FIRES
    return UNDETERMINED if unknown else CLEAR


def concerns_without_follow_up(inspection: Any) -> int:
    raised, more_raised = known(inspection.concerns)
    considered, more_considered = known(inspection.follow_up)
    if considered or not (raised or more_raised):
        return CLEAR
    return FIRES if raised and not more_considered else UNDETERMINED


def follow_up_not_in_report(follow_up: Any) -> int:
    applies = None if follow_up.decision is None else follow_up.decision == "progress-review"
    return lacking(follow_up.in_report) if applies else outside(applies)


def follow_up_on_unsettled_evaluations(
    inspection: Any, findings: list[tuple[str, int]], more: bool, fewest_unsettled: int
) -> int:
    certain = possible = 0
    for severity, outcome in findings:
        if severity == "resolve":
            if outcome == FIRES:
                certain += 1
            else:
                possible += 1
    decided = False
    follow_ups, maybe = known(inspection.follow_up)
    for follow_up in follow_ups:
        if follow_up.decision is None:
            maybe = True
        elif follow_up.decision != "none":
            decided = True
    if certain >= fewest_unsettled and decided:
        return FIRES
    return UNDETERMINED if (more or certain + possible >= fewest_unsettled) and (decided or maybe) else CLEAR


def follow_up_without_approach(follow_up: Any) -> int:
    applies = _review_or_support(follow_up)
    return lacking(follow_up.approach_stated) if applies else outside(applies)


def follow_up_without_decision(follow_up: Any) -> int:
    return FIRES if follow_up.decision is None else CLEAR


def follow_up_without_focus(follow_up: Any) -> int:
    applies = _review_or_support(follow_up)
    return lacking(follow_up.focus_stated) if applies else outside(applies)


def follow_up_without_reason(follow_up: Any) -> int:
    return lacking(follow_up.reason_stated)


def follow_up_without_timing(follow_up: Any) -> int:
    applies = _review_or_support(follow_up)
    return lacking(follow_up.timing_stated) if applies else outside(applies)


def progress_review_without_weakness(follow_up: Any) -> int:
    applies = None if follow_up.decision is None else follow_up.decision == "progress-review"
    if not applies:
        return outside(applies)
    evaluations, more = known(follow_up.evaluations)
    named = False
    possible = unknown = more
    for evaluation in evaluations:
        weak = graded(evaluation, UNSATISFACTORY, WEAK)
        if weak:
            return CLEAR
        if weak is None:
            unknown = True
        if evaluation.evaluated:
            named = True
        elif evaluation.evaluated is None:
            possible = True
    if not named:
        return UNDETERMINED if possible else CLEAR
    return UNDETERMINED if unknown else FIRES


def unsatisfactory_without_escalation(evaluation: Any) -> int:
    applies = graded(evaluation, UNSATISFACTORY, UNSATISFACTORY)
    if not applies:
        return outside(applies)
    raised, more = known(evaluation.concerns)
    if raised:
        return CLEAR
    return UNDETERMINED if more else FIRES


def weak_without_consideration(evaluation: Any) -> int:
    applies = graded(evaluation, UNSATISFACTORY, WEAK)
    if not applies:
        return outside(applies)
    considered, more = known(evaluation.follow_up)
    if considered:
        return CLEAR
    return UNDETERMINED if more else FIRES


def _review_or_support(follow_up: Any) -> bool | None:
    if follow_up.decision is None:
        return None
    return follow_up.decision in ("progress-review", "improvement-support")
