"""What is told of each subject: the team's evaluation, what its evidence carries, earlier panels, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ...inspections import Evaluation, Inspection, Record
from ...panel import Checked, Finding, Undetermined
from ...vocabulary import State
from ...weighing import Weighed, weigh
from ..bearings import Bearings, bearings
from ..carried import Bar, Strip, belief_bars, carried_in_words, state_in_words, strip
from ..plain_words import plain_sentences
from ..shares import per_cent
from ..weighing_text import verdict_in_words
from .evidence_words import KindRow, Piece, kinds_of, piece, yes_or_no

if TYPE_CHECKING:
    from ...benchmark import Compared

Told = TypeVar("Told", Finding, Undetermined)
_OF_SUBJECTS = ("evaluation", "subject")


class Said(NamedTuple):
    """What the record says of a subject elsewhere than in its evaluation: what sort of text, and the text."""

    sort: str
    text: str


class Sheet(NamedTuple):
    """All that a panel wants to see of one subject.

    `outside` is what others see of its evidence: kinds that are known to bear on it, in the order of the framework,
    since any other would tell how they were weighed. `judged`: it has a grade, or may have one, for rules to ask about.
    """

    subject: str
    title: str
    judged: bool
    grade: str | None
    state: str
    reason: str | None
    earlier: str
    change_reason: str | None
    own: str | None
    said: tuple[Said, ...]
    verdict: str
    carries: str
    strip: Strip | None
    belief: tuple[Bar, ...]
    told: tuple[str, ...]
    kinds: tuple[KindRow, ...]
    outside: tuple[KindRow, ...]
    pieces: tuple[Piece, ...]
    more: bool
    expected: tuple[Bar, ...]
    compared: tuple[str, ...]
    findings: tuple[Finding, ...]
    undetermined: tuple[Undetermined, ...]


def sheets(checked: Checked) -> tuple[Sheet, ...]:
    """A sheet for each subject that weighing tells of."""
    inspection = checked.inspection
    evaluations = {one.subject: one for one in inspection.record.evaluations or ()}
    weighed = weigh(inspection)
    bear = bearings(inspection, weighed)
    return tuple(_sheet(checked, one, evaluations.get(subject), bear[subject]) for subject, one in weighed.items())


def elsewhere(checked: Checked, told: Sequence[Sheet]) -> tuple[Finding, ...]:
    """The findings that stand on no sheet, as they are on something else than a subject."""
    on_sheets = {finding.id for sheet in told for finding in sheet.findings}
    return tuple(finding for finding in checked.review.findings if finding.id not in on_sheets)


def _sheet(checked: Checked, weighed: Weighed, evaluation: Evaluation | None, bear: Bearings) -> Sheet:
    inspection, framework = checked.inspection, checked.inspection.framework
    grade = inspection.grade(weighed.grade)
    compared = checked.benchmark.subjects.get(weighed.subject) if checked.benchmark is not None else None
    kinds = tuple(kinds_of(weighed, bear.items, framework))
    places = {f"{kind.title}{kind.status.mark}": at for at, kind in enumerate(framework.kinds.values())}
    return Sheet(
        subject=weighed.subject,
        title=weighed.title,
        judged=evaluation is not None and weighed.state in (None, State.EVALUATED),
        grade=grade.label if grade is not None else None,
        state=state_in_words(weighed, evaluation),
        reason=evaluation.reason if evaluation is not None else None,
        earlier=_earlier(inspection, evaluation),
        change_reason=evaluation.change_reason if evaluation is not None else None,
        own=_own(inspection, evaluation),
        said=tuple(_said(inspection.record, weighed.subject)),
        verdict=verdict_in_words(weighed) or "nothing is said of it",
        carries=carried_in_words(weighed.carries, framework),
        strip=strip(weighed, framework),
        belief=tuple(belief_bars(weighed, framework)),
        told=tuple(plain_sentences(weighed, framework)),
        kinds=kinds,
        outside=tuple(sorted((one for one in kinds if one.certain), key=lambda one: places.get(one.kind, len(places)))),
        pieces=tuple(piece(one.item, framework, one.told, complete=inspection.record.complete) for one in bear.items),
        more=bear.more,
        expected=tuple(_expected(compared, inspection)) if compared is not None else (),
        compared=tuple(_compared(checked, compared)) if compared is not None else (),
        findings=_of(weighed.subject, checked.review.findings),
        undetermined=_of(weighed.subject, checked.review.undetermined),
    )


def _of(subject: str, told: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(one for one in told if one.subject.entity in _OF_SUBJECTS and one.subject.id == subject)


def _earlier(inspection: Inspection, evaluation: Evaluation | None) -> str:
    before = evaluation.before if evaluation is not None else None
    if before is None:
        return "none" if inspection.record.complete and evaluation is not None else "not recorded"
    if not before:
        return "none"
    told = []
    for one in before:
        grade = inspection.grade(one.grade)
        when = one.date.isoformat() if one.date is not None else "day not recorded"
        told.append(f"{grade.label if grade is not None else 'grade not recorded'} ({when})")
    return ", ".join(told)


def _own(inspection: Inspection, evaluation: Evaluation | None) -> str | None:
    """What the service gave itself; None where that is not recorded, as in most inspections."""
    own = evaluation.self_evaluation if evaluation is not None else None
    if own is None or isinstance(own, str):
        return own
    grade = inspection.grade(own.grade)
    return grade.label if grade is not None else own.state.replace("-", " ") if own.state else "grade not recorded"


_WEIGHTS = {"yes": "significant", "no": "not significant", "unknown": "weight not known", None: "weight not known"}


def _said(record: Record, subject: str) -> Iterator[Said]:
    """Concerns first: nothing weighs heavier beside a grade."""
    for concern in record.concerns or ():
        if subject in (concern.subjects or ()):
            weight = _WEIGHTS[yes_or_no(concern.significant, complete=record.complete)]
            yield Said(f"Matter of concern, {weight}", concern.text or concern.id)
    for sort, listed in (
        ("Key message", record.messages),
        ("Strength", record.strengths),
        ("Area for improvement", record.areas_for_improvement),
        ("Recommendation", record.recommendations),
    ):
        yield from (Said(sort, one.text) for one in listed or () if subject in (one.subjects or ()))


def _expected(compared: Compared, inspection: Inspection) -> Iterator[Bar]:
    """The bars of what earlier panels would have given. Likely grades are marked only where enough is compared."""
    if compared.expected is None:
        return
    for grade in reversed(inspection.framework.scale.grades):
        share = compared.expected.distribution[grade.name]
        likely = compared.is_compared and grade.name in compared.expected.likely
        marks = tuple(compress(("likely", "the team's grade"), (likely, grade.name == compared.grade)))
        yield Bar(grade.label, share, per_cent(share), marks, strong=likely)


def _compared(checked: Checked, compared: Compared) -> Iterator[str]:
    from ..benchmark_text import compared_sentences  # it loads numpy, which a pack without a history does without

    assert checked.benchmark is not None
    for told in compared_sentences(compared, checked.benchmark.possible, checked.inspection.framework):
        yield f"{told[0].upper()}{told[1:]}"
