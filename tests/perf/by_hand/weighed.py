"""The rules of the remit `evidence` that ask about what the evidence comes to when it is weighed, written by hand."""

from __future__ import annotations

from typing import Any

from .judging import CLEAR, FIRES, UNDETERMINED, both, known, listed, outside


def grade_above_evidence(evaluation: Any) -> int:
    applies = both(evaluation.evaluated, evaluation.sufficient)
    if not applies:
        return outside(applies)
    grade, high = evaluation.grade, evaluation.band_high
    above = None if grade is None or high is None else grade > high
    return _all(_any_of(evaluation.evidence), above)


def grade_below_evidence(evaluation: Any) -> int:
    applies = both(evaluation.evaluated, evaluation.sufficient)
    if not applies:
        return outside(applies)
    grade, low = evaluation.grade, evaluation.band_low
    below = None if grade is None or low is None else grade < low
    return _all(_any_of(evaluation.evidence), below)


def evidence_too_thin(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    if evaluation.sufficient:
        return CLEAR
    items, possible, more = listed(evaluation.evidence)
    beyond_documents = False
    maybe = more
    for item in items:
        if item.family is None:
            maybe = True
        elif item.family != "document":
            beyond_documents = True
    for item in possible:
        if item.family != "document":
            maybe = True
    if not beyond_documents:
        return UNDETERMINED if maybe else CLEAR
    return UNDETERMINED if evaluation.sufficient is None else FIRES


def carried_by_unverified_evidence(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    items, possible, more = listed(evaluation.evidence)
    supporting = verified = False
    maybe_supporting = maybe_verified = more
    for item in items:
        if item.supports:
            supporting = True
            if item.verified:
                verified = True
        if item.supports is not False:
            maybe_supporting = True
            if item.verified is not False:
                maybe_verified = True
    for item in possible:
        if item.supports is not False:
            maybe_supporting = True
            if item.verified is not False:
                maybe_verified = True
    asked_already = None
    if verified or not maybe_supporting:
        asked_already = False
    elif supporting and not maybe_verified:
        asked_already = True
    return _all(
        _any_of(evaluation.evidence),
        _is(evaluation.verdict, "supported-if-unverified-holds"),
        None if asked_already is None else not asked_already,
    )


def borderline_middle(evaluation: Any) -> int:
    applies = both(evaluation.evaluated, evaluation.sufficient)
    if not applies:
        return outside(applies)
    return _all(_any_of(evaluation.evidence), evaluation.borderline)


def fragile_middle(evaluation: Any) -> int:
    applies = both(evaluation.evaluated, evaluation.sufficient)
    if not applies:
        return outside(applies)
    return _all(
        _any_of(evaluation.evidence),
        _is(evaluation.firmness, "fragile"),
        None if evaluation.borderline is None else not evaluation.borderline,
    )


def hangs_on_one_source(evaluation: Any) -> int:
    off_border = None if evaluation.borderline is None else not evaluation.borderline
    applies = both(both(evaluation.evaluated, evaluation.sufficient), off_border)
    if not applies:
        return outside(applies)
    items, possible, more = listed(evaluation.evidence)
    decides: bool | None = None if more else False
    for item in items:
        if item.decides:
            return FIRES
        if item.decides is None:
            decides = None
    for item in possible:
        if item.decides is not False:
            decides = None
    return _all(decides)


def conflict_unexplained(evaluation: Any) -> int:
    applies = both(evaluation.evaluated, evaluation.sufficient)
    if not applies:
        return outside(applies)
    items, possible, more = listed(evaluation.evidence)
    silent: bool | None = None if more else True
    for item in items:
        if item.addressed or item.contradicts:
            return CLEAR
        if item.addressed is None or item.contradicts is None:
            silent = None
    for item in possible:
        if item.addressed is not False or item.contradicts is not False:
            silent = None
    return _all(_any_of(evaluation.evidence), _is(evaluation.agreement, "conflicting"), silent)


def low_certainty(evaluation: Any) -> int:
    applies = both(evaluation.evaluated, evaluation.sufficient)
    if not applies:
        return outside(applies)
    return _all(_any_of(evaluation.evidence), evaluation.low_certainty)


def _all(*conditions: bool | None) -> int:
    """Fires when all hold; clear as soon as one does not."""
    if False in conditions:
        return CLEAR
    return UNDETERMINED if None in conditions else FIRES


def _is(fact: str | None, word: str) -> bool | None:
    return None if fact is None else fact == word


def _any_of(related: Any) -> bool | None:
    items, more = known(related)
    return True if items else None if more else False
