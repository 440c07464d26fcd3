"""Amendments of a draft, as rows of facts: what each changed, and whether what it names reads as amended."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..expressions import Related, Row, new_row
from ..inspections import KEYS, Amendment, Inspection
from ..vocabulary import FACTS
from .absence import Absence

_WORDS = re.compile(r"[^\W_]+")


def amendment_row(
    one: Amendment, as_read: Amendment, inspection: Inspection, absence: Absence, cited: Related, top: Row
) -> Row:
    """The row of an amendment.

    Args:
        one: the amendment.
        as_read: the same as it was read: texts are compared with all that stands in them, and told with less.
        inspection: whose draft it changed.
        absence: what becomes of what the record does not say.
        cited: the evidence that it cites.
        top: the row of the inspection.
    """
    change = _Change(as_read, inspection)
    values = {
        "id": one.id,
        "kind": one.kind,
        "stage": one.stage,
        "made_on": one.made_on.toordinal() if one.made_on is not None else None,
        "reason_stated": absence.stated(one.reason),
        "changes_text": change.changes_text,
        "changes_grade": change.changes_grade,
        "stands": change.stands,
        "evidence": cited,
        "inspection": top,
    }
    return new_row(FACTS["amendment"], values)


class _Change(NamedTuple):
    one: Amendment
    inspection: Inspection

    @property
    def changes_text(self) -> bool:
        before, after = self.inspection.grade(self.one.original), self.inspection.grade(self.one.amended)
        if before is not None and after is not None:
            return before != after
        return _plain(self.one.original) != _plain(self.one.amended)

    @property
    def changes_grade(self) -> bool | None:
        """Two grades that differ do; a text in which a grade is only spoken of may."""
        before, after = self.inspection.grade(self.one.original), self.inspection.grade(self.one.amended)
        if before is not None and after is not None:
            return before != after
        spoken = self._speaks_of_a_grade(self.one.original) or self._speaks_of_a_grade(self.one.amended)
        return None if spoken and self.one.part in (None, "evaluations") else False

    def _speaks_of_a_grade(self, text: str) -> bool:
        words = f" {' '.join(_WORDS.findall(text.casefold()))} "
        return any(f" {spelling.replace('_', ' ')} " in words for spelling in self.inspection.framework.scale.by_name)

    @property
    def stands(self) -> bool | None:
        """Whether the item reads as amended now, or was amended again after this."""
        one = self.one
        if one.part is None:
            return None
        again = self._amended_again
        if again or again is None:
            return again
        key = KEYS[one.part]
        item = next(
            item for item in getattr(self.inspection.recorded.as_read, one.part) if getattr(item, key) == one.item
        )
        amended = self.inspection.grade(one.amended)
        if one.part == "evaluations" and amended is not None:
            grade = self.inspection.grade(item.grade)
            return None if grade is None else grade == amended
        text = item.reason if one.part == "evaluations" else item.text
        return None if text is None else _reads_so(_plain(text), _plain(one.original), _plain(one.amended))

    @property
    def _amended_again(self) -> bool | None:
        """Whether another amendment of the item goes on from this one; None where their order is not known."""
        one = self.one
        others = [
            other
            for other in self.inspection.recorded.as_read.amendments or ()
            if other is not one and (other.part, other.item) == (one.part, one.item) and self._goes_on(other)
        ]
        if not others:
            return False
        if one.made_on is None or any(other.made_on in (None, one.made_on) for other in others):
            return None
        return any(other.made_on is not None and other.made_on > one.made_on for other in others)

    def _goes_on(self, other: Amendment) -> bool:
        """Whether the other begins with what this one ends with."""
        end, begin = self.inspection.grade(self.one.amended), self.inspection.grade(other.original)
        if end is not None or begin is not None:
            return end == begin
        return _plain(self.one.amended) in _plain(other.original)


def _reads_so(text: str, original: str, amended: str) -> bool | None:
    """Whether a text has the amended wording and no more of the original than is in that; None where it has both."""
    if amended not in text:
        return False
    of_original = text.count(original) * original.count(amended)
    if of_original:  # what was amended is a part of what stood there
        return False if text.count(amended) <= of_original else None
    return True if text.count(original) <= text.count(amended) * amended.count(original) else None


def _plain(text: str) -> str:
    """A text for comparing: how it is broken into lines is no matter."""
    return " ".join(text.split())
