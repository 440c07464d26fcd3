"""From an inspection to what the evidence on each subject can carry."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..errors import NotFound
from ..inspections import Evaluation, Inspection, basis
from ..vocabulary import BandVerdict, FixedDict, did_you_mean, natural
from .bearing import Bearing, bearing_on
from .carrying import carries, contributions, named_band
from .item import Item
from .lineages import items_of
from .methods import Pooled
from .ordinal import TOLERANCE
from .parts import parts_of
from .setting import Setting, setting_on
from .verdict import verdict
from .weighed import NotKnown, Weighed, Weighing

_HANGING_ON_VERIFIED = (BandVerdict.SUPPORTED, BandVerdict.IF_UNVERIFIED_HOLDS)
NONE_IN_FORCE = "no weighing is in force on that day"


def weigh(
    inspection: Inspection, *, method: str | None = None, subjects: Collection[str] | None = None
) -> Mapping[str, Weighed]:
    """What the evidence on each subject can carry, by subject.

    Subjects are those that the record evaluates, those of the profile that these do not cover, and indicators that
    evidence names beside them.

    Args:
        inspection: bound to its framework, profile and day.
        method: one that the framework's `weighing.yaml` offers on that day; its default unless given.
        subjects: these and no others.

    Raises:
        NotFound: when that method is not offered, or there is no such subject.
    """
    setting = setting_on(inspection.framework, inspection.as_of, method)
    for subject in subjects or ():
        known_subject(inspection, subject)
    return _weigh(inspection, _subjects(inspection) if subjects is None else subjects, setting)


def weighing(inspection: Inspection, *, method: str | None = None, subject: str | None = None) -> Weighing:
    """The same with what it follows from; of one subject where one is named.

    Raises:
        NotFound: when that method is not offered, or there is no such subject.
    """
    setting = setting_on(inspection.framework, inspection.as_of, method)
    names = _subjects(inspection) if subject is None else (known_subject(inspection, subject),)
    return Weighing(
        title=inspection.record.title,
        basis=basis(inspection),
        method=setting.method.NAME if setting is not None else None,
        subjects=_weigh(inspection, names, setting),
    )


def known_subject(inspection: Inspection, name: str) -> str:
    """The name of a subject that is there.

    Raises:
        NotFound: with the nearest one.
    """
    if name not in inspection.subjects:
        raise NotFound(f"there is no indicator or group `{name}`: {did_you_mean(name, inspection.subjects)}")
    return name


def _weigh(inspection: Inspection, subjects: Iterable[str], setting: Setting | None) -> Mapping[str, Weighed]:
    evaluations = {one.subject: one for one in inspection.record.evaluations or ()}
    return FixedDict({subject: weighed(inspection, subject, evaluations, setting) for subject in subjects})


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
    parts = parts_of(bearing, items, setting) if setting is not None else ()
    pooled = setting.method.pool(items) if setting is not None else None
    verified = _verified(bearing, setting)
    not_known = tuple(_not_known(inspection, subject, bearing))
    gaps = any(one.affects == "weighing" for one in not_known)
    told, known = None, False
    tests = setting is not None and setting.method.TELLS_IGNORANCE and (pooled is not None or bearing.known)
    if grade is not None and setting is not None and tests:
        told = _verdict(grade.position, pooled, verified, setting)
        hangs_on = ("weighing", "verdict") if told in _HANGING_ON_VERIFIED else ("weighing",)
        known = not any(one.affects in hangs_on for one in not_known)
    return Weighed(
        subject=subject,
        title=inspection.title(subject),
        method=setting.method.NAME if setting is not None else None,
        state=evaluation.state.value if evaluation is not None and evaluation.state is not None else None,
        grade=grade.name if grade is not None else None,
        verdict=told,
        verdict_known=known,
        carries=carries(inspection, subject, bearing, items, parts, pooled, setting, gaps=gaps)
        if pooled and setting
        else None,
        reason=None if pooled is not None else _reason(bearing, items) if setting is not None else NONE_IN_FORCE,
        verified_band=named_band(verified, setting) if verified and setting else None,
        items=contributions(parts, pooled, setting) if setting is not None else (),
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


def _reason(bearing: Bearing, items: Sequence[Item]) -> str:
    """Why there is nothing to weigh."""
    if bearing.certain and not any(item.told for item in items):
        return "none of the evidence on it says what it shows"
    if bearing.certain and math.fsum(item.mass.total for item in items) <= TOLERANCE:
        return "what the evidence on it shows counts for nothing, by its weight and reliability"
    if bearing.certain:
        return "the evidence on it cancels out by this method"
    if bearing.known:
        return "there is no evidence on it"
    return "no evidence on it is recorded, and the record does not say that there is none"


def _not_known(inspection: Inspection, subject: str, bearing: Bearing) -> Iterator[NotKnown]:
    """What is not recorded and could change what is weighed. Weight and reliability are the pack's where not given."""
    complete = inspection.record.complete
    if not bearing.closed:
        yield NotKnown(subject, "evidence", "weighing")
    yield from (NotKnown(item.id, "indicators", "weighing") for item in bearing.possible)
    for item in bearing.certain:
        if item.kind is None:
            yield NotKnown(item.id, "kind", "weighing")
        if item.shows is None and not complete:
            yield NotKnown(item.id, "shows", "weighing")
        if item.lineage is None and not complete:
            yield NotKnown(item.id, "lineage", "weighing")
        if item.verified == "unknown" or (item.verified is None and not complete):
            yield NotKnown(item.id, "verified", "verdict")
