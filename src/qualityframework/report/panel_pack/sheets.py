"""What is told of each subject: the team's evaluation, what its evidence carries, earlier panels, findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ...inspections import Evaluation, Inspection
from ...panel import Checked, Finding, Undetermined
from ...weighing import Carries, Weighed, weigh
from ..bearings import Bearings, bearings
from ..plain_words import label_of, plain_sentences, untold
from ..shares import per_cent
from ..weighing_text import verdict_in_words
from .evidence_words import KindRow, Piece, kinds_of, piece

if TYPE_CHECKING:
    from ...benchmark import Compared

Told = TypeVar("Told", Finding, Undetermined)
_OF_SUBJECTS = ("evaluation", "subject")


class Bar(NamedTuple):
    """One grade of a picture: its share from 0 to 1, and what it is beside that."""

    label: str
    share: float
    told: str
    marks: tuple[str, ...] = ()
    strong: bool = False


class Strip(NamedTuple):
    """A scale in one line: which of its points the evidence can carry, and which the team gave."""

    points: tuple[str, ...]
    carried: tuple[bool, ...]
    given: int | None


class Sheet(NamedTuple):
    """All that a panel wants to see of one subject."""

    subject: str
    title: str
    grade: str | None
    state: str
    reason: str | None
    earlier: str
    verdict: str
    carries: str
    strip: Strip | None
    belief: tuple[Bar, ...]
    told: tuple[str, ...]
    kinds: tuple[KindRow, ...]
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
    bear = bearings(inspection)
    return tuple(
        _sheet(checked, weighed, evaluations.get(subject), bear.get(subject))
        for subject, weighed in weigh(inspection).items()
    )


def elsewhere(checked: Checked, told: Sequence[Sheet]) -> tuple[Finding, ...]:
    """The findings that stand on no sheet, as they are on something else than a subject."""
    on_sheets = {finding.id for sheet in told for finding in sheet.findings}
    return tuple(finding for finding in checked.review.findings if finding.id not in on_sheets)


def _sheet(checked: Checked, weighed: Weighed, evaluation: Evaluation | None, bear: Bearings | None) -> Sheet:
    inspection, framework = checked.inspection, checked.inspection.framework
    items = {item.id: item for item in inspection.record.evidence or ()}
    known = [(one.item, one.told) for one in bear.items] if bear is not None else []
    if bear is None:
        known = [(items[one.id], "no evaluation to bear on") for one in weighed.items if one.id in items]
    grade = inspection.grade(weighed.grade)
    compared = checked.benchmark.subjects.get(weighed.subject) if checked.benchmark is not None else None
    return Sheet(
        subject=weighed.subject,
        title=weighed.title,
        grade=grade.label if grade is not None else None,
        state=_state(weighed, evaluation),
        reason=evaluation.reason if evaluation is not None else None,
        earlier=_earlier(inspection, evaluation),
        verdict=verdict_in_words(weighed) or "nothing is said of it",
        carries=_carries(weighed.carries, inspection),
        strip=_strip(weighed, inspection),
        belief=tuple(_belief(weighed, inspection)),
        told=tuple(plain_sentences(weighed, framework)),
        kinds=tuple(kinds_of(weighed, (item for item, _ in known), framework)),
        pieces=tuple(piece(item, framework, told) for item, told in known),
        more=bear.more if bear is not None else not inspection.record.complete,
        expected=tuple(_expected(compared, inspection)) if compared is not None else (),
        compared=tuple(_compared(checked, compared)) if compared is not None else (),
        findings=_of(weighed.subject, checked.review.findings),
        undetermined=_of(weighed.subject, checked.review.undetermined),
    )


def _of(subject: str, told: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(one for one in told if one.subject.entity in _OF_SUBJECTS and one.subject.id == subject)


def _state(weighed: Weighed, evaluation: Evaluation | None) -> str:
    """What stands where a grade would."""
    if weighed.state == "evaluated":
        return "evaluated, and the grade is not recorded"
    if weighed.state is not None:
        return weighed.state.replace("-", " ")
    return "not recorded" if evaluation is not None else "no evaluation of it is recorded"


def _earlier(inspection: Inspection, evaluation: Evaluation | None) -> str:
    before = evaluation.before if evaluation is not None else None
    if before is None:
        return "not recorded"
    if not before:
        return "none"
    told = []
    for one in before:
        grade = inspection.grade(one.grade)
        when = one.date.isoformat() if one.date is not None else "day not recorded"
        told.append(f"{grade.label if grade is not None else 'grade not recorded'} ({when})")
    return ", ".join(told)


def _carries(carries: Carries | None, inspection: Inspection) -> str:
    if carries is None or carries.band is None or not carries.sufficient:
        return "cannot be said"
    low, high = (label_of(name, inspection.framework) for name in (carries.band.low, carries.band.high))
    return low if low == high else f"{low} to {high}"


def _strip(weighed: Weighed, inspection: Inspection) -> Strip | None:
    names = [grade.name for grade in inspection.framework.scale.grades]
    band = weighed.carries.band if weighed.carries is not None and weighed.carries.sufficient else None
    given = names.index(weighed.grade) if weighed.grade in names else None
    if band is None and given is None:
        return None
    return Strip(
        points=tuple(grade.label for grade in inspection.framework.scale.grades),
        carried=tuple(_within(at, names, weighed.carries) for at in range(len(names))),
        given=given,
    )


def _within(at: int, names: Sequence[str], carries: Carries | None) -> bool:
    """Whether the evidence can carry the grade at a place of the scale."""
    if carries is None or carries.band is None or not carries.sufficient:
        return False
    return names.index(carries.band.low) <= at <= names.index(carries.band.high)


def _belief(weighed: Weighed, inspection: Inspection) -> Iterator[Bar]:
    """The bars of what the evidence says, the best grade first, and what cannot be told."""
    carries, grades = weighed.carries, inspection.framework.scale.grades
    if carries is None:
        return
    names = [grade.name for grade in grades]
    shares = carries.belief if carries.tells_ignorance else carries.shares
    for at, grade in reversed(tuple(enumerate(grades))):
        carried = _within(at, names, carries)
        marks = tuple(compress(("can be carried", "the team's grade"), (carried, grade.name == weighed.grade)))
        yield Bar(grade.label, shares[grade.name], per_cent(shares[grade.name]), marks, strong=carried)
    if carries.tells_ignorance:
        yield Bar("Cannot tell", carries.ignorance, untold(carries))


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
