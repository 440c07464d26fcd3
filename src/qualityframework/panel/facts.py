"""An inspection as rows of facts: everything that rules may use is worked out here, and nothing else is.

Not recorded is not empty. In a record that is not `complete`, an absent value is unknown and an absent list is open;
in a complete one it is "no" or "none". What is derived from an unknown is unknown.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from ..expressions import UNRECORDED, Related, Row, new_row
from ..frameworks import KindOfEvidence, in_force
from ..inspections import Concern, Evaluation, EvidenceItem, FollowUp, Inspection, Message
from ..vocabulary import FACTS, State
from ..weighing import Weighed, bearing_on, contradicts, item_middle, supports, weigh
from .absence import Absence
from .earlier import benchmark_facts, compared_facts, refuse_another
from .lineage import shared
from .weights import WeighedFacts, weighed_facts

if TYPE_CHECKING:
    from ..benchmark import Benchmark


def inspection_row(inspection: Inspection, benchmark: Benchmark | None = None) -> Row:
    """The row of the inspection, with all rows that belong to it.

    Cost: one row for each evaluation and item that meet.

    Raises:
        Mismatch: when the benchmark is not of this inspection as it is.
    """
    if benchmark is not None:
        refuse_another(benchmark, inspection)
    return _Facts(inspection, benchmark).row


class _Linked(Protocol):
    @property
    def subjects(self) -> tuple[str, ...] | None: ...


class _Citing(Protocol):
    @property
    def evidence(self) -> tuple[str, ...] | None: ...


@dataclass(frozen=True)
class _Facts(Absence):
    inspection: Inspection
    benchmark: Benchmark | None

    @property
    def complete(self) -> bool:
        return self.inspection.record.complete

    # rows ------------------------------------------------------------------------------------------------------------

    @cached_property
    def row(self) -> Row:
        """The whole: children know their parent, so the parent is made first and filled last."""
        inspection, record = self.inspection, self.inspection.record
        statement = record.position_statement
        row = self.top
        domains = {domain.id: self._domain(domain.id, domain.title) for domain in inspection.framework.file.domains}
        listed = self.listed(record.evaluations)
        evaluations = [self._evaluation(evaluation, domains) for evaluation in listed or ()]
        by_domain: dict[str, list[Row]] = defaultdict(list)
        for evaluation in evaluations:
            by_domain[_get(_get(evaluation, "domain"), "id")].append(evaluation)
        for id_, domain in domains.items():
            _set(domain, "evaluations", self.related(by_domain[id_], closed=listed is not None))
        linked: tuple[tuple[Sequence[_Linked] | None, list[Row]], ...] = (
            (record.messages, self.messages),
            (record.follow_up, self.follow_ups),
        )
        for items, rows in linked:
            for item, told in zip(items or (), rows, strict=True):
                _set(told, "evaluations", self._evaluations_of(item.subjects, evaluations, listed is not None))
        values: dict[str, Any] = {
            "id": record.id,
            "as_of": inspection.as_of.toordinal(),
            "complete": self.complete,
            "within_profile": inspection.profile.covers(inspection.as_of),
            "has_position_statement": self.stated(statement),
            "position_statement_words": statement.words if statement is not None else None,
            "position_statement_linked": self.answer(statement.evidence_linked) if statement is not None else None,
            **benchmark_facts(self.benchmark),
            "domains": tuple(domains.values()),
            "subjects": tuple(self._subjects(listed)),
            "evaluations": self._list(record.evaluations, evaluations),
            "evidence": self._list(record.evidence, [row for _, row in self.evidence]),
            "messages": self._list(record.messages, self.messages),
            "follow_up": self._list(record.follow_up, self.follow_ups),
            "statements": tuple(self._statements()),
            "concerns": self._list(record.concerns, self.concerns),
            **{part: self._list(getattr(record, part), self.points[part]) for part in self.points},
        }
        for name, value in values.items():
            _set(row, name, value)
        return row

    @cached_property
    def top(self) -> Row:
        return new_row(FACTS["inspection"], {})

    def _list(self, part: tuple[Any, ...] | None, rows: Sequence[Row]) -> Related:
        return UNRECORDED if self.listed(part) is None else tuple(rows)

    def _domain(self, id_: str, title: str) -> Row:
        return new_row(FACTS["domain"], {"id": id_, "domain": title, "inspection": self.top})

    def _subjects(self, evaluations: tuple[Evaluation, ...] | None) -> Iterable[Row]:
        listed = {evaluation.subject for evaluation in evaluations or ()}
        for subject in self.inspection.profile.subjects:
            known = True if subject.id in listed else None if evaluations is None else False
            yield new_row(
                FACTS["subject"], {"id": subject.id, "subject": self.inspection.title(subject.id), "listed": known}
            )

    def _statements(self) -> Iterable[Row]:
        answers = self.listed(self.inspection.record.statements)
        answered = {answer.statement: self.stated(answer.text) for answer in answers or ()}
        for statement in self.inspection.profile.statements:
            known = answered.get(statement.id, None if answers is None else False)
            yield new_row(FACTS["statement"], {"id": statement.id, "addressed": known})

    # evidence --------------------------------------------------------------------------------------------------------

    @cached_property
    def evidence(self) -> list[tuple[EvidenceItem, Row]]:
        items = self.listed(self.inspection.record.evidence) or ()
        rows = [new_row(FACTS["evidence"], {**self._item(item), "inspection": self.top}) for item in items]
        lineages = [(item.lineage, _get(row, "relevant")) for item, row in zip(items, rows, strict=True)]
        for row, known in zip(rows, shared(lineages, complete=self.complete), strict=True):
            _set(row, "shares_lineage", known)
        return list(zip(items, rows, strict=True))

    @cached_property
    def _row_of(self) -> dict[str, Row]:
        return {item.id: row for item, row in self.evidence}

    def _item(self, item: EvidenceItem) -> dict[str, Any]:
        kind = self._kind(item)
        return {
            "id": item.id,
            "item": f"{item.id} ({item.title})" if item.title else item.id,
            "kind": item.kind,
            "family": kind.family if kind is not None else None,
            "voice": kind.voice if kind is not None else None,
            "shows_impact": "impact" in kind.can_show if kind is not None else None,
            "gathered_on": _ordinal(item.gathered_on),
            "scored_on": _ordinal(item.scored_on),
            "people": item.people,
            "invited": item.invited,
            "verified": self.answer(item.verified),
            "relevant": self._relevant(item),
            "lineage": item.lineage,
            "origin": item.lineage or (item.id if self.complete else None),
            "says_what_it_shows": None if _cannot_tell(item) else self.stated(item.shows),
        }

    def _kind(self, item: EvidenceItem) -> KindOfEvidence | None:
        return None if item.kind is None else self.inspection.framework.kinds[item.kind]

    @cached_property
    def _citing(self) -> tuple[frozenset[str], frozenset[str], bool]:
        """Evidence that is cited, indicators that are evaluated, and whether the record tells all of both."""
        record = self.inspection.record
        evaluations = self.listed(record.evaluations)
        tellers: tuple[tuple[_Citing, ...] | None, ...] = (
            record.messages,
            record.strengths,
            record.areas_for_improvement,
            record.recommendations,
            record.statements,
        )
        told = [self.listed(part) for part in tellers]
        citing: list[_Citing] = [*(evaluations or ()), *(one for part in told for one in part or ())]
        cited = frozenset(id_ for one in citing for id_ in one.evidence or ())
        evaluated = frozenset(code for one in evaluations or () for code in self.inspection.subjects[one.subject])
        lists_told = evaluations is not None and None not in told
        return cited, evaluated, lists_told and all(one.evidence is not None for one in citing)

    def _relevant(self, item: EvidenceItem) -> bool | None:
        cited, evaluated, all_told = self._citing
        if item.id in cited or not evaluated.isdisjoint(item.indicators or ()):
            return True
        return False if self.complete or (all_told and item.indicators is not None) else None

    # evaluations -----------------------------------------------------------------------------------------------------

    def _evaluation(self, evaluation: Evaluation, domains: Mapping[str, Row]) -> Row:
        inspection, framework = self.inspection, self.inspection.framework
        codes = inspection.subjects[evaluation.subject]
        grade = inspection.grade(evaluation.grade)
        state = State.EVALUATED if grade is not None else evaluation.state
        evaluated = None if state is None else state is State.EVALUATED
        voices: set[str] = {voice for code in codes for voice in framework.indicators[code].voices}
        position = grade.position if grade is not None else None
        cited, addressed = self.names(evaluation.evidence), self.names(evaluation.addresses)
        weighed = self._weighed(evaluation.subject)
        bearing = bearing_on(inspection, evaluation.subject, evaluation)

        def rows(items: Iterable[EvidenceItem]) -> list[Row]:
            return [
                self._bearing(
                    item,
                    position,
                    evaluated,
                    voices,
                    {
                        "cited": _among(item.id, cited),
                        "addressed": _among(item.id, addressed),
                        "decides": weighed.decides(item.id),
                    },
                )
                for item in items
            ]

        area = framework.indicators[codes[0]].area
        return new_row(
            FACTS["evaluation"],
            {
                "id": evaluation.subject,
                "indicator": inspection.title(evaluation.subject),
                "evaluated": evaluated,
                "state": state,
                "grade": position,
                "part": framework.part_of(codes),
                "about_experience": bool(voices),
                "in_profile": evaluation.subject in {subject.id for subject in inspection.profile.subjects},
                "reason_stated": self.stated(evaluation.reason),
                "graded_on": _ordinal(evaluation.graded_at),
                **self._earlier(evaluation),
                "change_explained": self.stated(evaluation.change_reason),
                **weighed.of_evaluation,
                **compared_facts(self.benchmark, evaluation.subject, inspection.framework.scale),
                "evidence": self.related(rows(bearing.certain), rows(bearing.possible), closed=bearing.closed),
                "inspection": self.top,
                "domain": domains[framework.domain_of_area[area].id],
                **self._told_of(codes),
            },
        )

    @cached_property
    def _weighings(self) -> Mapping[str, Weighed]:
        evaluated = [one.subject for one in self.listed(self.inspection.record.evaluations) or ()]
        return weigh(self.inspection, subjects=evaluated)

    def _weighed(self, subject: str) -> WeighedFacts:
        return weighed_facts(self._weighings[subject], self.inspection.framework.scale)

    def _earlier(self, evaluation: Evaluation) -> dict[str, Any]:
        before = evaluation.before
        if not before:
            return {"has_earlier": False if before == () or self.complete else None}
        last = before[0]
        grade = self.inspection.grade(last.grade)
        return {
            "has_earlier": True,
            "earlier_grade": grade.position if grade is not None else None,
            "earlier_on": _ordinal(last.date),
        }

    def _bearing(
        self,
        item: EvidenceItem,
        grade: int | None,
        evaluated: bool | None,
        voices: set[str],
        known: Mapping[str, bool | None],
    ) -> Row:
        row = self._row_of[item.id]
        reading = in_force(self.inspection.framework.weighing.readings, self.inspection.as_of)
        span = item_middle(item, self.inspection)
        within, beyond = (reading.supports_within, reading.contradicts_from) if reading is not None else (0, 1)
        kind = self._kind(item)
        return new_row(
            FACTS["bearing"],
            {
                **{name: getattr(row, name) for name in FACTS["evidence"].facts},
                **known,
                "supports": False if evaluated is False else supports(span, grade, within),
                "contradicts": False if evaluated is False else contradicts(span, grade, beyond),
                "lived_experience": kind.voice in voices if kind is not None else None,
            },
        )

    # what is told ----------------------------------------------------------------------------------------------------

    def _told_of(self, codes: tuple[str, ...]) -> dict[str, Related]:
        record = self.inspection.record
        parts: dict[str, tuple[Sequence[_Linked] | None, list[Row]]] = {
            "messages": (record.messages, self.messages),
            "follow_up": (record.follow_up, self.follow_ups),
            "concerns": (record.concerns, self.concerns),
            **{part: (getattr(record, part), rows) for part, rows in self.points.items()},
        }
        return {name: self._naming(items, rows, codes) for name, (items, rows) in parts.items()}

    def _naming(self, items: Sequence[_Linked] | None, rows: list[Row], codes: tuple[str, ...]) -> Related:
        """The rows of items that name a subject with one of these indicators."""
        known, own = self.inspection.subjects, frozenset(codes)
        pairs = list(zip(items or (), rows, strict=True))
        naming = [row for item, row in pairs if any(not own.isdisjoint(known[name]) for name in item.subjects or ())]
        return self.related(naming, [row for item, row in pairs if item.subjects is None], closed=items is not None)

    def _evaluations_of(self, subjects: tuple[str, ...] | None, evaluations: list[Row], told: bool) -> Related:
        known = self.inspection.subjects
        codes = {code for name in subjects or () for code in known[name]}
        named = [row for row in evaluations if not codes.isdisjoint(known[str(row.id)])]
        return self.related(named, closed=told and subjects is not None)

    @cached_property
    def messages(self) -> list[Row]:
        return [self._message(message) for message in self.listed(self.inspection.record.messages) or ()]

    def _message(self, message: Message) -> Row:
        cited = [self._row_of[id_] for id_ in dict.fromkeys(message.evidence or ())]
        linked = bool(message.subjects or message.evidence)
        told = self.complete or (message.subjects is not None and message.evidence is not None)
        values = {
            "id": message.id,
            "message": message.text,
            "tone": message.tone,
            "linked": True if linked else False if told else None,
            "evidence": self.related(cited, closed=message.evidence is not None),
            "inspection": self.top,
        }
        return new_row(FACTS["message"], values)

    @cached_property
    def follow_ups(self) -> list[Row]:
        return [self._follow_up(one) for one in self.listed(self.inspection.record.follow_up) or ()]

    def _follow_up(self, one: FollowUp) -> Row:
        values = {
            "id": one.id,
            "decision": one.decision,
            "reason_stated": self.stated(one.reason),
            "timing_stated": self.stated(one.timing),
            "focus_stated": self.stated(one.focus),
            "approach_stated": self.stated(one.approach),
            "in_report": self.answer(one.in_report),
            "inspection": self.top,
        }
        return new_row(FACTS["follow-up"], values)

    @cached_property
    def concerns(self) -> list[Row]:
        listed = self.listed(self.inspection.record.concerns) or ()
        return [new_row(FACTS["concern"], {"id": one.id, "escalated": self._escalated(one)}) for one in listed]

    def _escalated(self, one: Concern) -> bool | None:
        """A day or a role to which it was passed on says that it was."""
        return True if one.escalated_on is not None or one.escalated_to is not None else self.answer(one.escalated)

    @cached_property
    def points(self) -> dict[str, list[Row]]:
        record = self.inspection.record
        parts = {
            "strengths": record.strengths,
            "areas_for_improvement": record.areas_for_improvement,
            "recommendations": record.recommendations,
        }
        return {
            name: [new_row(FACTS["point"], {"id": told.id}) for told in self.listed(part) or ()]
            for name, part in parts.items()
        }


def _among(name: str, names: frozenset[str] | None) -> bool | None:
    return None if names is None else name in names


def _cannot_tell(item: EvidenceItem) -> bool:
    """Whether an item has a belief that is shared out over no grade at all."""
    return item.shows is not None and item.shows.belief is not None and not any(item.shows.belief.values())


def _ordinal(day: dt.date | None) -> int | None:
    return None if day is None else day.toordinal()


def _get(row: Row, name: str) -> Any:
    return getattr(row, name)


def _set(row: Row, name: str, value: object) -> None:
    setattr(row, name, value)
