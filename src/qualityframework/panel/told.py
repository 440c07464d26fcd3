"""What a report tells and what is decided after it, as rows of facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from ..expressions import UNRECORDED, Related, Row, new_row
from ..inspections import Claim, Concern, FollowUp, Inspection, Message, Told
from ..vocabulary import FACTS, value
from .absence import Absence
from .amendments import amendment_row

_SORTS = {
    "strengths": "strength",
    "areas_for_improvement": "area-for-improvement",
    "recommendations": "recommendation",
}
_NAMING = ("messages", *_SORTS, "follow_up", "concerns", "claims")
"""Lists whose items name subjects."""


@value
class Reported(Absence):
    """The rows of a report. Those of evaluations are made after them, and joined to them at the end.

    Args:
        inspection: whose report it is.
        top: its row.
        items: rows of evidence by identifier.
    """

    inspection: Inspection
    top: Row
    items: Mapping[str, Row]

    @property
    def complete(self) -> bool:
        return self.inspection.record.complete

    # rows of the whole -----------------------------------------------------------------------------------------------

    def lists(self) -> dict[str, Related]:
        """Relations of the inspection."""
        record = self.inspection.record
        parts = {part: self.listing(getattr(record, part), rows) for part, rows in self.rows.items()}
        points = tuple(chain.from_iterable(self.rows[part] for part in _SORTS))
        told = all(self.listed(getattr(record, part)) is not None for part in _SORTS)
        return {
            **parts,
            "points": self.related(points, closed=told),
            "statements": tuple(self._statements()),
            "questions": self._questions(),
            "amendments": self.listing(record.amendments, list(self._amendments())),
        }

    def of(self, codes: tuple[str, ...]) -> dict[str, Related]:
        """Relations of an evaluation: what names a subject with one of its indicators."""
        naming = (part for part, by_code in self._by_code.items() if any(code in by_code for code in codes))
        return {**self._of_none, **{part: self._naming(part, codes) for part in naming}}

    @cached_property
    def _of_none(self) -> Mapping[str, Related]:
        """Relations of an evaluation that nothing names."""
        return {part: self._naming(part, ()) for part in _NAMING}

    def join(self, evaluations: list[Row], told: bool) -> None:
        """Gives what names subjects the evaluations that it names.

        Args:
            evaluations: their rows.
            told: whether the record lists them.
        """
        record = self.inspection.record
        for part in _NAMING:
            for item, row in zip(getattr(record, part) or (), self.rows[part], strict=True):
                if "evaluations" in FACTS[row.entity].relations:
                    setattr(row, "evaluations", self._evaluations_of(item.subjects, evaluations, told))  # noqa: B010
        for part in ("messages", *_SORTS):
            for item, row in zip(getattr(record, part) or (), self.rows[part], strict=True):
                for points in {"strengths", "areas_for_improvement"} & FACTS[row.entity].relations.keys():
                    known = self._naming(points, self._codes(item.subjects))
                    setattr(row, points, known if item.subjects is not None or self.complete else UNRECORDED)

    @cached_property
    def rows(self) -> Mapping[str, list[Row]]:
        """The rows of each list, in its order."""
        record = self.inspection.record
        make: dict[str, Any] = {
            "messages": self._message,
            **{part: lambda one, sort=sort: self._point(one, sort) for part, sort in _SORTS.items()},
            "follow_up": self._follow_up,
            "concerns": self._concern,
            "claims": self._claim,
        }
        made = {part: [make[part](one) for one in getattr(record, part) or ()] for part in _NAMING}
        for one, row in zip(record.concerns or (), made["concerns"], strict=True):
            setattr(row, "follow_up", self._considered_for(one, made["follow_up"]))  # noqa: B010
        return made

    def listing(self, part: tuple[Any, ...] | None, rows: Sequence[Row]) -> Related:
        """A list of the record as a relation."""
        return UNRECORDED if self.listed(part) is None else tuple(rows)

    # what names what -------------------------------------------------------------------------------------------------

    def _codes(self, subjects: tuple[str, ...] | None) -> tuple[str, ...]:
        return tuple(code for name in subjects or () for code in self.inspection.subjects[name])

    @cached_property
    def _by_code(self) -> Mapping[str, Mapping[str, list[int]]]:
        """By list: where those stand that name a subject with an indicator, by its code."""
        found: dict[str, dict[str, list[int]]] = {}
        for part in _NAMING:
            places = found.setdefault(part, {})
            for place, item in enumerate(getattr(self.inspection.record, part) or ()):
                for code in dict.fromkeys(self._codes(item.subjects)):
                    places.setdefault(code, []).append(place)
        return found

    @cached_property
    def _silent(self) -> Mapping[str, list[Row]]:
        """By list: those that do not say what they name."""
        silent: dict[str, list[Row]] = {}
        for part in _NAMING:
            pairs = zip(getattr(self.inspection.record, part) or (), self.rows[part], strict=True)
            silent[part] = [row for item, row in pairs if item.subjects is None]
        return silent

    @cached_property
    def _named_before(self) -> dict[tuple[str, tuple[str, ...]], Related]:
        return {}

    def _naming(self, part: str, codes: tuple[str, ...]) -> Related:
        """The rows of a list that name a subject with one of these indicators; worked out once for the same ones."""
        asked = part, codes
        found = self._named_before.get(asked)
        if found is None:
            places = sorted({place for code in codes for place in self._by_code[part].get(code, ())})
            naming = [self.rows[part][place] for place in places]
            closed = getattr(self.inspection.record, part) is not None
            found = self._named_before[asked] = self.related(naming, self._silent[part], closed=closed)
        return found

    def _evaluations_of(self, subjects: tuple[str, ...] | None, evaluations: list[Row], told: bool) -> Related:
        codes = frozenset(self._codes(subjects))
        named = [row for row in evaluations if not codes.isdisjoint(self.inspection.subjects[str(row.id)])]
        return self.related(named, closed=told and subjects is not None)

    def cited(self, names: tuple[str, ...] | None) -> Related:
        """The items of evidence that something cites."""
        return self.related([self.items[id_] for id_ in dict.fromkeys(names or ())], closed=names is not None)

    def _considered_for(self, concern: Concern, follow_ups: list[Row]) -> Related:
        listed = self.inspection.record.follow_up
        pairs = list(zip(listed or (), follow_ups, strict=True))
        naming = [row for one, row in pairs if concern.id in (one.concerns or ())]
        silent = [row for one, row in pairs if one.concerns is None]
        return self.related(naming, silent, closed=listed is not None)

    # single rows -----------------------------------------------------------------------------------------------------

    def _message(self, message: Message) -> Row:
        linked = bool(message.subjects or message.evidence)
        told = self.complete or (message.subjects is not None and message.evidence is not None)
        values = {
            "id": message.id,
            "message": message.text,
            "tone": message.tone,
            "linked": True if linked else False if told else None,
            "evidence": self.cited(message.evidence),
            "inspection": self.top,
        }
        return new_row(FACTS["message"], values)

    def _point(self, one: Told, sort: str) -> Row:
        values = {"id": one.id, "sort": sort, "evidence": self.cited(one.evidence), "inspection": self.top}
        return new_row(FACTS["point"], values)

    def _claim(self, one: Claim) -> Row:
        values = {
            "id": one.id,
            "validated": one.validated,
            "reason_stated": self.stated(one.reason),
            "evidence": self.cited(one.evidence),
            "inspection": self.top,
        }
        return new_row(FACTS["claim"], values)

    def _follow_up(self, one: FollowUp) -> Row:
        values = {
            "id": one.id,
            "decision": one.decision,
            "reason_stated": self.stated(one.reason),
            "timing_stated": self.stated(one.timing),
            "focus_stated": self.stated(one.focus),
            "approach_stated": self.stated(one.approach),
            "in_report": self.answer(one.in_report),
            "names_concerns": bool(one.concerns) if one.concerns is not None or self.complete else None,
            "inspection": self.top,
        }
        return new_row(FACTS["follow-up"], values)

    def _concern(self, one: Concern) -> Row:
        values = {
            "id": one.id,
            "significant": self.answer(one.significant),
            "escalated": self.answer(one.passed_on),
            "escalated_on": one.escalated_on.toordinal() if one.escalated_on is not None else None,
            "inspection": self.top,
        }
        return new_row(FACTS["concern"], values)

    def _amendments(self) -> Iterable[Row]:
        recorded = self.inspection.recorded
        for one, as_read in zip(recorded.record.amendments or (), recorded.as_read.amendments or (), strict=True):
            yield amendment_row(one, as_read, self.inspection, self, self.cited(one.evidence), self.top)

    def _statements(self) -> Iterable[Row]:
        answers = self.listed(self.inspection.record.statements)
        answered = {answer.statement: self.stated(answer.text) for answer in answers or ()}
        for statement in self.inspection.profile.statements:
            known = answered.get(statement.id, None if answers is None else False)
            yield new_row(FACTS["statement"], {"id": statement.id, "addressed": known})

    def _questions(self) -> Related:
        """The reflective questions, where there is a position statement to answer them."""
        statement, questions = (
            self.inspection.record.position_statement,
            self.inspection.framework.file.reflective_questions,
        )
        if statement is None:
            return () if self.complete else UNRECORDED
        answered = self.names(statement.questions)
        return tuple(
            new_row(FACTS["statement"], {"id": one.id, "addressed": None if answered is None else one.id in answered})
            for one in questions
        )
