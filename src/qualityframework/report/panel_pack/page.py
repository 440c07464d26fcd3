"""The page of an inspection for a reader: HTML in one file, without scripts and without anything from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from ...errors import Unusable
from ...panel import Checked, Finding, Review
from ...vocabulary import Remit, Severity, Status
from ..fields import cautions, idle, told_change, told_idle
from ..markup import filled
from ..remarks import provenance_rows, remarks
from ..remits import remit_title
from .for_young_people import NEXT, OPEN_BECAUSE, heard_from, hears_children
from .sheets import Sheet, elsewhere, sheets

_TEMPLATES = Path(__file__).parent / "templates"


class Audience(StrEnum):
    """For whom a page is."""

    PANEL = "panel"
    PARTNERSHIP = "partnership"
    YOUNG_PEOPLE = "young-people"


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
        "kind_columns": tuple(dict.fromkeys(row.kind for sheet in told for row in sheet.kinds)),
        "meaning": {point.label: point.descriptor for point in inspection.framework.scale.points},
        "next": NEXT,
        "open_because": OPEN_BECAUSE,
        "unseen": _unseen(told),
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


def _unseen(told: Iterable[Sheet]) -> str | None:
    """The mark behind names that nobody saw in a source, where there is such a name."""
    mark = Status.RECONSTRUCTED.mark.strip()
    names = (name for sheet in told for name in (sheet.title, *(row.kind for row in sheet.kinds)))
    return mark if any(mark in name for name in names) else None


def _by_remit(findings: Iterable[Finding]) -> tuple[tuple[Remit, tuple[Finding, ...]], ...]:
    listed = tuple(findings)
    return tuple((remit, here) for remit in Remit if (here := tuple(one for one in listed if one.remit is remit)))


def _changes(review: Review) -> Iterator[str]:
    yield from (told_change(change) for change in review.provenance.changes)
    yield from (told_idle(one) for one in idle(review.provenance))
