"""The rules of the remit `story`, written by hand."""

from __future__ import annotations

from typing import Any

from .judging import (
    CLEAR,
    EXCELLENT,
    FIRES,
    UNDETERMINED,
    UNSATISFACTORY,
    VERY_GOOD,
    WEAK,
    both,
    graded,
    known,
    lacking,
    listed,
    outside,
)


def evaluation_without_reason(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    return lacking(evaluation.reason_stated)


def key_message_without_evidence(message: Any) -> int:
    cited, more_cited = known(message.evidence)
    named, more_named = known(message.evaluations)
    if cited:
        return CLEAR
    for evaluation in named:
        if evaluation.evaluated:
            return CLEAR
        if evaluation.evaluated is None:
            more_named = True
    return UNDETERMINED if more_cited or more_named else FIRES


def message_against_grade(message: Any) -> int:
    evaluations, unknown = known(message.evaluations)
    for evaluation in evaluations:
        against = _against(message.tone, evaluation)
        if against:
            return FIRES
        if against is None:
            unknown = True
    return UNDETERMINED if unknown else CLEAR


def _against(tone: str | None, evaluation: Any) -> bool | None:
    if tone == "strength":
        return graded(evaluation, UNSATISFACTORY, WEAK)
    if tone == "weakness":
        return graded(evaluation, VERY_GOOD, EXCELLENT)
    if tone == "mixed":
        return False
    low = both(None, graded(evaluation, UNSATISFACTORY, WEAK))
    high = both(None, graded(evaluation, VERY_GOOD, EXCELLENT))
    return False if low is False and high is False else None


def message_names_no_subject(message: Any) -> int:
    cited, more_cited = known(message.evidence)
    named, more_named = known(message.evaluations)
    if named or not (cited or more_cited):
        return CLEAR
    return FIRES if cited and not more_named else UNDETERMINED


def no_key_messages(inspection: Any) -> int:
    messages, more = known(inspection.messages)
    if messages:
        return CLEAR
    return UNDETERMINED if more else FIRES


def position_statement_too_long(inspection: Any, most_words: int) -> int:
    if not inspection.has_position_statement:
        return outside(inspection.has_position_statement)
    if inspection.position_statement_words is None:
        return UNDETERMINED
    return FIRES if inspection.position_statement_words > most_words else CLEAR


def position_statement_without_links(inspection: Any) -> int:
    if not inspection.has_position_statement:
        return outside(inspection.has_position_statement)
    return lacking(inspection.position_statement_linked)


def statement_not_addressed(inspection: Any) -> int:
    statements, unknown = known(inspection.statements)
    for statement in statements:
        if statement.addressed is None:
            unknown = True
        elif not statement.addressed:
            return FIRES
    return UNDETERMINED if unknown else CLEAR


def strength_missing_for_high_grade(evaluation: Any) -> int:
    applies = graded(evaluation, VERY_GOOD, EXCELLENT)
    if not applies:
        return outside(applies)
    told, more = known(evaluation.strengths)
    if told:
        return CLEAR
    return UNDETERMINED if more else FIRES


def weak_grade_not_in_messages(evaluation: Any) -> int:
    applies = graded(evaluation, UNSATISFACTORY, WEAK)
    if not applies:
        return outside(applies)
    messages_told, more_told = known(evaluation.inspection.messages)
    if not messages_told and not more_told:
        return CLEAR
    messages, possible, unknown = listed(evaluation.messages)
    for message in messages:
        if message.tone in ("weakness", "mixed"):
            return CLEAR
        if message.tone is None:
            unknown = True
    for message in possible:
        if message.tone != "strength":
            unknown = True
    return FIRES if messages_told and not unknown else UNDETERMINED


def weak_without_area_for_improvement(evaluation: Any) -> int:
    applies = graded(evaluation, UNSATISFACTORY, WEAK)
    if not applies:
        return outside(applies)
    areas, more = known(evaluation.areas_for_improvement)
    if areas:
        return CLEAR
    return UNDETERMINED if more else FIRES
