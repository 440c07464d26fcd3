"""What a page for young people tells beside what everybody reads: how they were heard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ...frameworks import Framework
from ...inspections import Inspection

_THEIRS = "children"
NEXT = {
    "progress-review": "inspectors will come back and look at how things have changed.",
    "improvement-support": "services will get help to do better.",
    "link-inspector": "one inspector will stay in touch with the services.",
    "none": "no other visit is planned for this.",
    None: "nobody wrote down what was decided.",
}
"""What comes after each decision on follow-up, in plain words."""

OPEN_BECAUSE = {
    "insufficient evidence": "the inspectors did not find out enough to decide",
    "not evaluated": "the inspectors did not decide on this",
    "not applicable": "the inspectors say that it does not apply here",
    None: "nobody wrote down what was decided",
}
"""Why there is no grade, in plain words, by what stands where it would."""


_MONTHS = "January February March April May June July August September October November December"


def in_words(day: dt.date) -> str:
    """A day as people say it."""
    return f"{day.day} {_MONTHS.split()[day.month - 1]} {day.year}"


class Heard(NamedTuple):
    """A way in which children and young people were heard, how often, and at least how many took part.

    `at_least` is None where nobody wrote it down.
    """

    kind: str
    at_least: int | None
    several: bool


def hears_children(framework: Framework) -> bool:
    """Whether a framework asks about the experience of children and young people, and has evidence in their voice."""
    asks = any(_THEIRS in indicator.voices for indicator in framework.indicators.values())
    return asks and any(kind.voice == _THEIRS for kind in framework.kinds.values())


def not_heard(inspection: Inspection) -> bool:
    """Whether it is known that nobody heard them: all evidence is told, and each is of a kind that is not theirs."""
    record, kinds = inspection.record, inspection.framework.kinds
    return record.complete and all(
        item.kind is not None and kinds[item.kind].voice != _THEIRS for item in record.evidence or ()
    )


def heard_from(inspection: Inspection) -> Iterator[Heard]:
    """The ways in which they were heard by the day of the inspection, in the order of the framework.

    Several items may come from the same people, so that their numbers are never added: at least as many were heard as
    stand behind the largest item.
    """
    for kind in inspection.framework.kinds.values():
        items = [
            item
            for item in inspection.record.evidence or ()
            if item.kind == kind.id and not (item.gathered_on is not None and item.gathered_on > inspection.as_of)
        ]
        if kind.voice == _THEIRS and items:
            people = [item.people for item in items]
            most = max((one for one in people if one is not None), default=None)
            nobody_knows = most == 0 and None in people
            yield Heard(f"{kind.title}{kind.status.mark}", None if nobody_knows else most, len(items) > 1)
