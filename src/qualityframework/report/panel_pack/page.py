"""The page of an inspection for a reader: HTML in one file, without scripts and without anything from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ...errors import Unusable
from ...inspections import FollowUp, Inspection, Record
from ...panel import Checked, Finding, Review
from ...vocabulary import Remit, Severity, Status
from ..fields import cautions, idle, told_change, told_idle
from ..gaps import gaps
from ..markup import filled
from ..remarks import provenance_rows, remarks
from ..remits import remit_title
from .evidence_words import yes_or_no
from .for_young_people import NEXT, OPEN_BECAUSE, heard_from, hears_children, in_words, not_heard
from .sheets import elsewhere, sheets

_TEMPLATES = Path(__file__).parent / "templates"


class Audience(StrEnum):
    """For whom a page is."""

    PANEL = "panel"
    PARTNERSHIP = "partnership"
    YOUNG_PEOPLE = "young-people"


class Asked(NamedTuple):
    """A question that the programme asks beside its evaluations, and its answers; none where `unanswered` says why."""

    question: str
    answers: tuple[str, ...]
    unanswered: str | None


class Glance(NamedTuple):
    """A remit at a glance: how many findings of each severity, most severe first, and what could not be determined."""

    title: str
    question: str
    counts: tuple[tuple[str, int], ...]
    undetermined: int


def panel_page(checked: Checked, audience: Audience = Audience.PANEL) -> str:
    """The page. A pure function: the same inspection checked, the same bytes.

    Args:
        checked: the inspection, its review, and earlier inspections where it was compared with any.
        audience: the panel sees all; the partnership sees what was evaluated and on what, without the panel's own
            questions; young people a short page in plain words.

    Raises:
        Unusable: for young people, where the framework has no evidence in their own voice.
    """
    inspection = checked.inspection
    if audience is Audience.YOUNG_PEOPLE and not hears_children(inspection.framework):
        raise Unusable(f"{inspection.framework.name} has no evidence in the voice of children, so no page for them")
    told = sheets(checked)
    on_sheets = {sheet.subject for sheet in told}
    shown: dict[str, Any] = {
        "inspection": inspection,
        "record": inspection.record,
        "review": checked.review,
        "made": checked.review.provenance,
        "sheets": told,
        "elsewhere": _by_remit(elsewhere(checked, told)),
        "undetermined_elsewhere": len(checked.review.undetermined) - sum(len(sheet.undetermined) for sheet in told),
        "glances": tuple(_glances(checked.review)),
        "cautions": tuple(cautions(checked.review.provenance)),
        "changes": tuple(_changes(checked.review)),
        "remarks": remarks(checked.review),
        "rows": provenance_rows(checked.review),
        "benchmark": checked.benchmark,
        "heard": tuple(heard_from(inspection)),
        "not_heard": not_heard(inspection),
        "follow_up_told": follow_up_told(inspection.record),
        "yes_or_no": partial(yes_or_no, complete=inspection.record.complete),
        "not_told": tuple(one for one in inspection.profile.subjects if one.id not in on_sheets),
        "kind_columns": tuple(dict.fromkeys(row.kind for sheet in told for row in sheet.kinds)),
        "meaning": {point.label: point.descriptor for point in inspection.framework.scale.points},
        "day": in_words(checked.review.provenance.as_of),
        "next": NEXT,
        "open_because": OPEN_BECAUSE,
        "reconstructed": Status.RECONSTRUCTED.mark.strip(),
        "questions": tuple(_questions(inspection)),
        "gaps": gaps(checked.review.undetermined),
        "asked": {subject.id for subject in inspection.profile.subjects},
    }
    return filled(_TEMPLATES, f"{audience}.html", shown)


def _glances(review: Review) -> Iterator[Glance]:
    for remit in Remit:
        severities = Counter(one.severity for one in review.findings if one.remit is remit)
        yield Glance(
            title=remit_title(remit),
            question=remit.question,
            counts=tuple((severity.value, severities[severity]) for severity in reversed(Severity)),
            undetermined=sum(one.remit is remit for one in review.undetermined),
        )


def _questions(inspection: Inspection) -> Iterator[Asked]:
    record = inspection.record
    no_answer = "No answer is recorded." if record.statements is None and not record.complete else "It is not answered."
    for statement in inspection.profile.statements:
        answers = [one.text for one in record.statements or () if one.statement == statement.id]
        told = tuple(text or "It is answered; the text is not recorded." for text in answers)
        yield Asked(f"{statement.text}{statement.status.mark}", told, None if told else no_answer)


def follow_up_told(record: Record) -> tuple[FollowUp, ...] | None:
    """Follow-up as others than the panel may read of it; None where it is not recorded.

    Neither that a matter of concern arose can be read from it, nor what is done about one: what was considered for
    concerns alone is left out, and of what was considered for more neither day, focus nor approach is told.
    """
    if record.follow_up is None:
        return () if record.complete else None
    told = (one for one in record.follow_up if one.subjects or not one.concerns)
    bare = dict.fromkeys(("timing", "focus", "approach"))
    return tuple(one.model_copy(update=bare) if one.concerns else one for one in told)


def _by_remit(findings: Iterable[Finding]) -> tuple[tuple[Remit, tuple[Finding, ...]], ...]:
    listed = tuple(findings)
    return tuple((remit, here) for remit in Remit if (here := tuple(one for one in listed if one.remit is remit)))


def _changes(review: Review) -> Iterator[str]:
    yield from (told_change(change) for change in review.provenance.changes)
    yield from (told_idle(one) for one in idle(review.provenance))
