"""The rules of the remit `evidence`, written by hand."""

from __future__ import annotations

from typing import Any

from qualityframework.expressions import months_between

from .judging import (
    CLEAR,
    EXCELLENT,
    FIRES,
    UNDETERMINED,
    UNSATISFACTORY,
    VERY_GOOD,
    both,
    graded,
    known,
    lacking,
    listed,
    outside,
)


def contradicting_evidence_not_addressed(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    items, possible, unknown = listed(evaluation.evidence)
    for item in items:
        if item.contradicts and item.addressed is False:
            return FIRES
        if item.contradicts is not False and not item.addressed:
            unknown = True
    for item in possible:
        if item.contradicts is not False and not item.addressed:
            unknown = True
    return UNDETERMINED if unknown else CLEAR


def dependent_items(inspection: Any) -> int:
    items, possible, unknown = listed(inspection.evidence)
    for item in items:
        if item.relevant and item.shares_lineage:
            return FIRES
        if item.relevant is not False and item.shares_lineage is not False:
            unknown = True
    for item in possible:
        if item.relevant is not False and item.shares_lineage is not False:
            unknown = True
    return UNDETERMINED if unknown else CLEAR


def documents_alone(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    items, possible, more = listed(evaluation.evidence)
    if not items:
        return UNDETERMINED if possible or more else CLEAR
    unknown = more
    for item in items:
        if item.family is None:
            unknown = True
        elif item.family != "document":
            return CLEAR
    for item in possible:
        if item.family != "document":
            unknown = True
    return UNDETERMINED if unknown else FIRES


def evaluation_without_evidence(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    items, more = known(evaluation.evidence)
    if items:
        return CLEAR
    return UNDETERMINED if more else FIRES


def evidence_all_explained_away(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    items, possible, more = listed(evaluation.evidence)
    if more:
        return UNDETERMINED
    if not items:
        return UNDETERMINED if possible else CLEAR
    explained = at_most = 0
    for item in items:
        if item.contradicts and item.addressed:
            explained += 1
        if item.contradicts is not False and item.addressed is not False:
            at_most += 1
    for item in possible:
        if item.contradicts is not False and item.addressed is not False:
            at_most += 1
    if at_most < len(items):
        return CLEAR
    return FIRES if explained == len(items) and not possible else UNDETERMINED


def evidence_after_review(item: Any) -> int:
    if not item.relevant:
        return outside(item.relevant)
    if item.gathered_on is None or item.inspection.as_of is None:
        return UNDETERMINED
    return FIRES if item.gathered_on > item.inspection.as_of else CLEAR


def evidence_from_nobody(item: Any) -> int:
    counted = None if item.family is None else item.family in ("records", "survey", "discussion")
    applies = both(item.relevant, counted)
    if not applies:
        return outside(applies)
    if item.people is None:
        return UNDETERMINED
    return FIRES if item.people == 0 else CLEAR


def evidence_outside_window(item: Any, too_old: int) -> int:
    if not item.relevant:
        return outside(item.relevant)
    if item.gathered_on is None or item.inspection.as_of is None:
        return UNDETERMINED
    return FIRES if months_between(item.gathered_on, item.inspection.as_of) >= too_old else CLEAR


def evidence_undated(item: Any) -> int:
    if not item.relevant:
        return outside(item.relevant)
    return FIRES if item.gathered_on is None else CLEAR


def high_grade_on_one_source(evaluation: Any) -> int:
    applies = graded(evaluation, VERY_GOOD, EXCELLENT)
    if not applies:
        return outside(applies)
    items, possible, more = listed(evaluation.evidence)
    supporting = maybe = gaps = least = 0
    surely = set()
    perhaps = set()
    for item in items:
        if item.supports is False:
            continue
        if item.supports:
            supporting += 1
        else:
            maybe += 1
        if item.origin is None:
            gaps += 1
            if item.supports:
                least = 1
        elif item.supports:
            surely.add(item.origin)
        else:
            perhaps.add(item.origin)
    for item in possible:
        if item.supports is False:
            continue
        maybe += 1
        if item.origin is None:
            gaps += 1
        else:
            perhaps.add(item.origin)
    fewest, most = len(surely) or least, len(surely | perhaps) + gaps
    if fewest > 1 or (not more and (most < 1 or supporting + maybe <= 1)):
        return CLEAR
    return FIRES if supporting > 1 and not more and fewest == most == 1 else UNDETERMINED


def impact_without_lived_experience(evaluation: Any) -> int:
    applies = both(evaluation.evaluated, evaluation.about_experience)
    if not applies:
        return outside(applies)
    items, possible, more = listed(evaluation.evidence)
    beyond_documents = False
    maybe = unknown = more
    for item in items:
        if item.lived_experience:
            return CLEAR
        if item.lived_experience is None:
            unknown = True
        if item.family is None:
            maybe = True
        elif item.family != "document":
            beyond_documents = True
    for item in possible:
        if item.lived_experience is not False:
            unknown = True
        if item.family != "document":
            maybe = True
    if not beyond_documents:
        return UNDETERMINED if maybe else CLEAR
    return UNDETERMINED if unknown else FIRES


def leadership_on_leaders_word(evaluation: Any) -> int:
    applies = both(evaluation.evaluated, None if evaluation.part is None else evaluation.part == "leadership")
    if not applies:
        return outside(applies)
    items, possible, more = listed(evaluation.evidence)
    leaders = False
    maybe = unknown = more
    for item in items:
        if item.voice in ("children", "families", "staff", "partners"):
            return CLEAR
        if item.voice is None:
            unknown = True
        if item.voice == "leaders" and item.family is not None and item.family != "document":
            leaders = True
        elif (item.voice is None or item.voice == "leaders") and item.family != "document":
            maybe = True
    for item in possible:
        if item.voice in (None, "children", "families", "staff", "partners"):
            unknown = True
        if item.voice in (None, "leaders") and item.family != "document":
            maybe = True
    if not leaders:
        return UNDETERMINED if maybe else CLEAR
    return UNDETERMINED if unknown else FIRES


def minority_answered(item: Any) -> int:
    applies = both(item.relevant, None if item.family is None else item.family == "survey")
    if not applies:
        return outside(applies)
    if item.people is None or item.invited is None:
        return UNDETERMINED
    return FIRES if 2 * item.people < item.invited else CLEAR


def scored_after_grade(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    items, possible, unknown = listed(evaluation.evidence)
    for item in items:
        if item.scored_on is None or evaluation.graded_on is None:
            unknown = True
        elif item.scored_on > evaluation.graded_on:
            return FIRES
    for item in possible:
        if item.scored_on is None or evaluation.graded_on is None or item.scored_on > evaluation.graded_on:
            unknown = True
    return UNDETERMINED if unknown else CLEAR


def single_kind_of_evidence(evaluation: Any) -> int:
    applies = graded(evaluation, UNSATISFACTORY, VERY_GOOD - 1)
    if not applies:
        return outside(applies)
    items, possible, more = listed(evaluation.evidence)
    kinds = set()
    gaps = 0
    beyond_documents = False
    maybe = more
    for item in items:
        if item.kind is None:
            gaps += 1
        else:
            kinds.add(item.kind)
        if item.family is None:
            maybe = True
        elif item.family != "document":
            beyond_documents = True
    if len(kinds) > 1:
        return CLEAR
    for item in possible:
        if item.kind is None:
            gaps += 1
        else:
            kinds.add(item.kind)
        if item.family != "document":
            maybe = True
    if not beyond_documents:
        return UNDETERMINED if maybe else CLEAR
    return FIRES if len(kinds) + gaps == 1 and not more else UNDETERMINED


def thin_sample(item: Any, fewest: int) -> int:
    applies = both(item.relevant, None if item.family is None else item.family in ("records", "survey"))
    if not applies:
        return outside(applies)
    if item.people is None:
        return UNDETERMINED
    return FIRES if item.people < fewest else CLEAR


def unjudged_evidence(item: Any) -> int:
    if not item.relevant:
        return outside(item.relevant)
    return lacking(item.says_what_it_shows)


def untriangulated_high_grade(evaluation: Any, minimum_kinds: int) -> int:
    applies = graded(evaluation, VERY_GOOD, EXCELLENT)
    if not applies:
        return outside(applies)
    items, possible, more = listed(evaluation.evidence)
    if not items:
        return UNDETERMINED if possible or more else CLEAR
    kinds = set()
    maybe = set()
    gaps = 0
    supported = 0
    for item in items:
        if item.supports is False:
            continue
        if item.supports:
            supported = 1
        if item.kind is None:
            gaps += 1
        elif item.supports:
            kinds.add(item.kind)
        else:
            maybe.add(item.kind)
    if (len(kinds) or supported) >= minimum_kinds:
        return CLEAR
    for item in possible:
        if item.supports is False:
            continue
        if item.kind is None:
            gaps += 1
        else:
            maybe.add(item.kind)
    return UNDETERMINED if more or len(kinds | maybe) + gaps >= minimum_kinds else FIRES


def unverified_evidence_alone(evaluation: Any) -> int:
    if not evaluation.evaluated:
        return outside(evaluation.evaluated)
    items, possible, more = listed(evaluation.evidence)
    supporting = False
    maybe = unknown = more
    for item in items:
        if item.supports is False:
            continue
        if item.supports and item.verified:
            return CLEAR
        if item.supports:
            supporting = True
        else:
            maybe = True
        if item.verified is not False:
            unknown = True
    for item in possible:
        if item.supports is not False:
            maybe = True
            if item.verified is not False:
                unknown = True
    if not supporting:
        return UNDETERMINED if maybe else CLEAR
    return UNDETERMINED if unknown else FIRES
