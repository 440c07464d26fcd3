"""From an inspection to what the evidence on each subject can carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..errors import NotFound
from ..inspections import Evaluation, Inspection, basis
from ..vocabulary import BandVerdict, did_you_mean, natural
from .bearing import Bearing, bearing_on
from .carrying import carries, contributions, named_band
from .item import Item
from .lineages import items_of
from .methods import Pooled
from .setting import Setting, setting_on
from .verdict import verdict
from .weighed import NotKnown, Weighed, Weighing

NONE_IN_FORCE = "no weighing is in force on that day"


def weigh(inspection: Inspection, *, method: str | None = None) -> dict[str, Weighed]:
    """What the evidence on each subject can carry, by subject.

    Subjects are those that the record evaluates, those of the profile that these do not cover, and indicators that
    evidence names beside them.

    Args:
        inspection: bound to its framework, profile and day.
        method: one that the framework's `weighing.yaml` offers on that day; its default unless given.

    Raises:
        NotFound: when that method is not offered.
    """
    return _weigh(inspection, _subjects(inspection), setting_on(inspection.framework, inspection.as_of, method))


def weighing(inspection: Inspection, *, method: str | None = None, subject: str | None = None) -> Weighing:
    """The same with what it follows from; of one subject where one is named.

    Raises:
        NotFound: when that method is not offered, or there is no such subject.
    """
    setting = setting_on(inspection.framework, inspection.as_of, method)
    if subject is not None and subject not in inspection.subjects:
        raise NotFound(f"there is no indicator or group `{subject}`: {did_you_mean(subject, inspection.subjects)}")
    names = _subjects(inspection) if subject is None else (subject,)
    return Weighing(
        title=inspection.record.title,
        basis=basis(inspection),
        method=setting.method.NAME if setting is not None else None,
        subjects=_weigh(inspection, names, setting),
    )


def _weigh(inspection: Inspection, subjects: Iterable[str], setting: Setting | None) -> dict[str, Weighed]:
    evaluations = {one.subject: one for one in inspection.record.evaluations or ()}
    return {subject: weighed(inspection, subject, evaluations, setting) for subject in subjects}


def _subjects(inspection: Inspection) -> tuple[str, ...]:
    """What the record evaluates, what the profile does beside that, and what evidence names beside both."""
    listed = {one.subject for one in inspection.record.evaluations or ()}
    for subject in inspection.profile.subjects:
        if not _covered(inspection, listed).issuperset(subject.indicators):
            listed.add(subject.id)
    named = {code for item in inspection.record.evidence or () for code in item.indicators or ()}
    return tuple(sorted(listed | (named - _covered(inspection, listed)), key=natural))


def _covered(inspection: Inspection, subjects: Iterable[str]) -> set[str]:
    return {code for subject in subjects for code in inspection.subjects[subject]}


def weighed(
    inspection: Inspection, subject: str, evaluations: Mapping[str, Evaluation], setting: Setting | None
) -> Weighed:
    """The evidence on one subject, weighed.

    Args:
        inspection: whose evidence it is.
        subject: an indicator or group.
        evaluations: those of the record, by subject.
        setting: by what to weigh; None where nothing is in force.
    """
    evaluation = evaluations.get(subject)
    grade = inspection.grade(evaluation.grade) if evaluation is not None else None
    bearing = bearing_on(inspection, subject, evaluation)
    items = items_of(bearing.certain, setting) if setting is not None else ()
    pooled = setting.method.pool(items) if setting is not None else None
    verified = _verified(bearing, setting)
    not_known = tuple(_not_known(inspection, subject, bearing))
    told, known = None, False
    if grade is not None and setting is not None and (pooled is not None or bearing.known):
        told = _verdict(grade.position, pooled, verified, setting)
        hangs_on_verified = told in (BandVerdict.SUPPORTED, BandVerdict.IF_UNVERIFIED_HOLDS)
        known = not not_known and not (hangs_on_verified and _verification_unknown(inspection, bearing))
    return Weighed(
        subject=subject,
        title=inspection.title(subject),
        method=setting.method.NAME if setting is not None else None,
        grade=grade.name if grade is not None else None,
        verdict=told,
        verdict_known=known,
        carries=carries(inspection, subject, bearing, items, pooled, setting) if pooled and setting else None,
        reason=None if pooled is not None else _reason(bearing, items) if setting is not None else NONE_IN_FORCE,
        verified_band=named_band(verified, setting) if verified and setting else None,
        items=tuple(contributions(items, pooled, setting)) if setting is not None else (),
        not_known=not_known,
    )


def _verified(bearing: Bearing, setting: Setting | None) -> Pooled | None:
    """The verified evidence alone, where it says enough."""
    if setting is None:
        return None
    pooled = setting.method.pool(items_of((item for item in bearing.certain if item.verified == "yes"), setting))
    return pooled if setting.says_enough(pooled) else None


def _verdict(grade: int, pooled: Pooled | None, verified: Pooled | None, setting: Setting) -> BandVerdict:
    return verdict(
        grade,
        setting.band(pooled) if pooled is not None and setting.says_enough(pooled) else None,
        setting.band(verified) if verified is not None else None,
    )


def _verification_unknown(inspection: Inspection, bearing: Bearing) -> bool:
    unknown = ("unknown",) if inspection.record.complete else ("unknown", None)
    return any(item.verified in unknown for item in bearing.certain)


def _reason(bearing: Bearing, items: Sequence[Item]) -> str:
    """Why there is nothing to weigh."""
    if bearing.certain and not any(item.told for item in items):
        return "none of the evidence on it says what it shows"
    if bearing.certain and not any(item.mass.total for item in items if item.told):
        return "none of the evidence on it that says what it shows has any weight and reliability"
    if bearing.certain:
        return "the evidence on it cancels out by this method"
    if bearing.known:
        return "there is no evidence on it"
    return "no evidence on it is recorded, and the record does not say that there is none"


def _not_known(inspection: Inspection, subject: str, bearing: Bearing) -> Iterator[NotKnown]:
    """What is not recorded and could change what is weighed. Weight and reliability are the pack's where not given."""
    complete = inspection.record.complete
    if not bearing.closed:
        yield NotKnown(of=subject, key="evidence")
    yield from (NotKnown(of=item.id, key="indicators") for item in bearing.possible)
    for item in bearing.certain:
        if item.kind is None:
            yield NotKnown(of=item.id, key="kind")
        if item.shows is None and not complete:
            yield NotKnown(of=item.id, key="shows")
        if item.lineage is None and not complete:
            yield NotKnown(of=item.id, key="lineage")
