"""An inspection as rows of facts: everything that rules may use is worked out here, and nothing else is.

Not recorded is not empty. In a record that is not `complete`, an absent value is unknown and an absent list is open;
in a complete one it is "no" or "none". What is derived from an unknown is unknown.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from ..expressions import UNRECORDED, Row, new_row
from ..frameworks import KindOfEvidence, in_force
from ..inspections import Evaluation, EvidenceItem, Inspection, PositionStatement, SelfEvaluation
from ..vocabulary import FACTS, State, value
from ..weighing import Weighed, contradicts, item_middle, supports
from .absence import Absence
from .earlier import benchmark_facts, compared_facts, refuse_another
from .judged import earlier_facts, self_cited, self_facts, strand_rows
from .lineage import shared
from .texts import Texts
from .told import Reported
from .weights import weighed_facts
from .working import Working

if TYPE_CHECKING:
    from ..benchmark import Benchmark


def inspection_row(
    inspection: Inspection,
    benchmark: Benchmark | None = None,
    texts: Texts | None = None,
    working: Working | None = None,
) -> Row:
    """The row of the inspection, with all rows that belong to it.

    Args:
        inspection: bound to its framework, profile and day.
        benchmark: the same beside earlier ones; without it nothing is compared.
        texts: what its texts come to; without it nothing of them is known.
        working: one that remembers saves time.

    Cost: one row for each evaluation and item that meet.

    Raises:
        Mismatch: when the benchmark is not of this inspection as it is.
    """
    if benchmark is not None:
        refuse_another(benchmark, inspection)
    return _Facts(inspection, benchmark, texts or Texts(), working or Working()).row


class _Citing(Protocol):
    @property
    def evidence(self) -> tuple[str, ...] | None: ...


@value
class _Facts(Absence):
    inspection: Inspection
    benchmark: Benchmark | None
    texts: Texts
    working: Working

    @property
    def complete(self) -> bool:
        return self.inspection.record.complete

    # rows ------------------------------------------------------------------------------------------------------------

    @cached_property
    def row(self) -> Row:
        """The whole: children know their parent, so the parent is made first and filled last."""
        inspection, record = self.inspection, self.inspection.record
        row = self.top
        domains = {domain.id: self._domain(domain.id, domain.title) for domain in inspection.framework.file.domains}
        listed = self.listed(record.evaluations)
        evaluations = [self._evaluation(evaluation, domains) for evaluation in listed or ()]
        by_domain: dict[str, list[Row]] = defaultdict(list)
        for evaluation in evaluations:
            by_domain[_get(_get(evaluation, "domain"), "id")].append(evaluation)
        for id_, domain in domains.items():
            _set(domain, "evaluations", self.related(by_domain[id_], closed=listed is not None))
        self.told.join(evaluations, listed is not None)
        statement = record.position_statement
        values: dict[str, Any] = {
            "id": record.id,
            "as_of": inspection.as_of.toordinal(),
            "complete": self.complete,
            "within_profile": inspection.profile.covers(inspection.as_of),
            "within_field": inspection.within_field,
            "field": record.field,
            "has_position_statement": self.stated(statement),
            **self._position_statement(statement),
            **benchmark_facts(self.benchmark),
            "domains": tuple(domains.values()),
            "subjects": tuple(self._subjects(listed)),
            "evaluations": self.told.listing(record.evaluations, evaluations),
            "evidence": self.told.listing(record.evidence, [row for _, row in self.evidence]),
            **self.told.lists(),
            "wordings": self.texts.wordings,
            "details": self.texts.details,
        }
        for name, told in values.items():
            _set(row, name, told)
        for related in (self.texts.wordings, self.texts.details):
            for one in related if isinstance(related, tuple) else related.certain:
                _set(one, "inspection", row)
        return row

    @cached_property
    def top(self) -> Row:
        return new_row(FACTS["inspection"], {})

    @cached_property
    def told(self) -> Reported:
        return Reported(self.inspection, self.top, self._row_of)

    def _position_statement(self, statement: PositionStatement | None) -> dict[str, Any]:
        """Its length and whether it marks links: read from its text, or as recorded."""
        if statement is None:
            return {}
        if statement.text is not None:
            words, links = self.texts.words, self.texts.links
            linked = None if links is None else links > 0
            return {
                "position_statement_words": words,
                "position_statement_linked": linked,
                "position_statement_read": links is not None or None,
                "position_statement_links": links,
            }
        seen = statement.words is not None or statement.evidence_linked is not None  # stands in place of the text
        return {
            "position_statement_read": False if seen or self.complete else None,
            "position_statement_words": statement.words,
            "position_statement_linked": self.answer(statement.evidence_linked),
        }

    def _domain(self, id_: str, title: str) -> Row:
        return new_row(FACTS["domain"], {"id": id_, "domain": title, "inspection": self.top})

    def _subjects(self, evaluations: tuple[Evaluation, ...] | None) -> Iterable[Row]:
        listed = {evaluation.subject for evaluation in evaluations or ()}
        for subject in self.inspection.profile.subjects:
            known = True if subject.id in listed else None if evaluations is None else False
            yield new_row(
                FACTS["subject"], {"id": subject.id, "subject": self.inspection.title(subject.id), "listed": known}
            )

    # evidence --------------------------------------------------------------------------------------------------------

    @cached_property
    def evidence(self) -> list[tuple[EvidenceItem, Row]]:
        items = self.listed(self.inspection.record.evidence) or ()
        relevant = [self._relevant(item) for item in items]
        lineages = [(item.lineage, known) for item, known in zip(items, relevant, strict=True)]
        made = zip(items, relevant, shared(lineages, complete=self.complete), strict=True)
        return [(item, self._item_row(item, *known)) for item, *known in made]

    def _item_row(self, item: EvidenceItem, relevant: bool | None, shares_lineage: bool | None) -> Row:
        known = {"relevant": relevant, "shares_lineage": shares_lineage}
        row = self.working.made(
            ("evidence", item.id),
            (item, relevant, shares_lineage, self.complete),
            lambda: new_row(FACTS["evidence"], self._item(item) | known),
        )
        _set(row, "inspection", self.top)
        return row

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
            record.claims,
            record.amendments,
        )
        told = [self.listed(part) for part in tellers]
        own = [one.self_evaluation for one in evaluations or ()]
        citing: list[_Citing] = [
            *(evaluations or ()),
            *(one for one in own if isinstance(one, SelfEvaluation)),
            *(one for part in told for one in part or ()),
        ]
        cited = frozenset(id_ for one in citing for id_ in one.evidence or ())
        evaluated = frozenset(code for one in evaluations or () for code in self.inspection.subjects[one.subject])
        lists_told = evaluations is not None and None not in told and None not in own
        return cited, evaluated, lists_told and all(one.evidence is not None for one in citing)

    def _relevant(self, item: EvidenceItem) -> bool | None:
        cited, evaluated, all_told = self._citing
        if item.id in cited or not evaluated.isdisjoint(item.indicators or ()):
            return True
        return False if self.complete or (all_told and item.indicators is not None) else None

    # evaluations -----------------------------------------------------------------------------------------------------

    def _evaluation(self, evaluation: Evaluation, domains: Mapping[str, Row]) -> Row:
        inspection = self.inspection
        codes, subject = inspection.subjects[evaluation.subject], evaluation.subject
        weighed = self._weighings[subject]
        row, decides = self.working.made(
            ("evaluation", subject),
            (evaluation, weighed, self.complete),
            lambda: self._of_evaluation(evaluation, weighed),
        )
        cited, addressed = self.names(evaluation.evidence), self.names(evaluation.addresses)
        own = self_cited(evaluation, self)
        bearing = self.working.bearing(inspection, subject, evaluation)

        def rows(items: Iterable[EvidenceItem]) -> list[Row]:
            known = (
                (_among(item.id, cited), _among(item.id, addressed), _among(item.id, own), decides(item.id))
                for item in items
            )
            return [self._bearing(item, row, *each) for item, each in zip(items, known, strict=True)]

        items = (*bearing.certain, *bearing.possible)
        links: dict[str, Any] = {
            **compared_facts(self.benchmark, subject, inspection.framework.scale),
            "evidence": self.working.made(
                ("bearings", subject),
                (evaluation, weighed, bearing, tuple(self._row_of[item.id] for item in items), self.complete),
                lambda: self.related(rows(bearing.certain), rows(bearing.possible), closed=bearing.closed),
            ),
            "inspection": self.top,
            "domain": domains[inspection.framework.domain_of[codes[0]].id],
            **self.told.of(codes),
            "self_evidence": UNRECORDED if own is None else tuple(self._row_of[id_] for id_ in sorted(own)),
        }
        for name, told in links.items():
            _set(row, name, told)
        return row

    def _of_evaluation(self, evaluation: Evaluation, weighed: Weighed) -> tuple[Row, Callable[[str], bool | None]]:
        """Its row, without what else belongs to it, and whether its middle hangs on an item's kind."""
        inspection, framework = self.inspection, self.inspection.framework
        codes, grade = inspection.subjects[evaluation.subject], inspection.grade(evaluation.grade)
        state = State.EVALUATED if grade is not None else evaluation.state
        told = weighed_facts(weighed, framework.scale)
        facts: dict[str, Any] = {
            "id": evaluation.subject,
            "indicator": inspection.title(evaluation.subject),
            "evaluated": None if state is None else state is State.EVALUATED,
            "state": state,
            "grade": grade.position if grade is not None else None,
            "part": framework.part_of(codes),
            "about_experience": any(framework.indicators[code].voices for code in codes),
            "in_profile": any(one.id == evaluation.subject for one in inspection.profile.subjects),
            "overall": any(one.overall for one in inspection.profile.subjects if one.id == evaluation.subject),
            "reason_stated": self.stated(evaluation.reason),
            "graded_on": _ordinal(evaluation.graded_at),
            **earlier_facts(inspection, evaluation, self),
            **self_facts(inspection, evaluation, self),
            "change_explained": self.stated(evaluation.change_reason),
            **told.of_evaluation,
            "strands": strand_rows(inspection, evaluation, self),
        }
        return new_row(FACTS["evaluation"], facts), told.decides

    @cached_property
    def _weighings(self) -> Mapping[str, Weighed]:
        evaluated = [one.subject for one in self.listed(self.inspection.record.evaluations) or ()]
        return self.working.weigh(self.inspection, evaluated)

    def _bearing(self, item: EvidenceItem, evaluation: Row, *known: bool | None) -> Row:
        """The row of an item as an evaluation sees it.

        Args:
            item: the item.
            evaluation: its row.
            known: whether it is cited there, addressed, of the service, and of a kind that decides.
        """
        row, subject = self._row_of[item.id], _get(evaluation, "id")
        grade, evaluated = _get(evaluation, "grade"), _get(evaluation, "evaluated")
        rest = (item, grade, evaluated, known, _get(row, "relevant"), _get(row, "shares_lineage"), self.complete)
        return self.working.made(
            ("bearing", subject, item.id), rest, lambda: self._new_bearing(item, subject, grade, evaluated, known)
        )

    def _new_bearing(
        self,
        item: EvidenceItem,
        subject: str,
        grade: int | None,
        evaluated: bool | None,
        known: tuple[bool | None, ...],
    ) -> Row:
        row, framework = self._row_of[item.id], self.inspection.framework
        reading = in_force(framework.weighing.readings, self.inspection.as_of)
        span = item_middle(item, self.inspection)
        within, beyond = (reading.supports_within, reading.contradicts_from) if reading is not None else (0, 1)
        voices = {voice for code in self.inspection.subjects[subject] for voice in framework.indicators[code].voices}
        kind = self._kind(item)
        return new_row(
            FACTS["bearing"],
            {
                **{name: getattr(row, name) for name in FACTS["evidence"].facts},
                **dict(zip(("cited", "addressed", "of_service", "decides"), known, strict=True)),
                "supports": False if evaluated is False else supports(span, grade, within),
                "contradicts": False if evaluated is False else contradicts(span, grade, beyond),
                "lived_experience": kind.voice in voices if kind is not None else None,
            },
        )


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
