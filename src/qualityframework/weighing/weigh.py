"""From an inspection to what the evidence on each subject can carry."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping

from ..errors import NotFound
from ..inspections import Evaluation, Inspection, basis
from ..vocabulary import BandVerdict, FixedDict, did_you_mean, natural
from .carrying import carries, contributions, named_band
from .gathering import Gathered, gathered
from .methods import Pooled
from .ordinal import TOLERANCE
from .setting import Setting, setting_on
from .verdict import verdict
from .weighed import Weighed, Weighing

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
        subjects: these and no others; the name of one will do.

    Raises:
        NotFound: when that method is not offered, or there is no such subject.
    """
    setting = setting_on(inspection.framework, inspection.as_of, method)
    subjects = (subjects,) if isinstance(subjects, str) else subjects
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
    return FixedDict({subject: weighed(inspection, subject, evaluations.get(subject), setting) for subject in subjects})


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


def weighed(inspection: Inspection, subject: str, evaluation: Evaluation | None, setting: Setting | None) -> Weighed:
    """The evidence on one subject, weighed, given its evaluation if there is one; no setting: nothing is in force."""
    title = inspection.title(subject)
    state = evaluation.state.value if evaluation is not None and evaluation.state is not None else None
    grade = inspection.grade(evaluation.grade) if evaluation is not None else None
    name = grade.name if grade is not None else None
    if setting is None:
        return Weighed(
            subject=subject,
            title=title,
            method=None,
            state=state,
            grade=name,
            verdict=None,
            verdict_known=False,
            carries=None,
            reason=NONE_IN_FORCE,
            verified_band=None,
            items=(),
            not_known=(),
            later=(),
        )
    evidence = gathered(inspection, subject, evaluation, setting)
    pooled, verified = setting.method.pool(evidence.items), setting.enough(setting.method.pool(evidence.verified))
    told = _verdict(evidence, pooled, verified)
    hangs_on = ("weighing", "verdict") if told in _HANGING_ON_VERIFIED else ("weighing",)
    return Weighed(
        subject=subject,
        title=title,
        method=setting.method.NAME,
        state=state,
        grade=name,
        verdict=told,
        verdict_known=told is not None and not any(one.affects in hangs_on for one in evidence.not_known),
        carries=carries(evidence, pooled) if pooled is not None else None,
        reason=_reason(evidence) if pooled is None else None,
        verified_band=named_band(verified, setting) if verified is not None else None,
        items=contributions(evidence, pooled),
        not_known=evidence.not_known,
        later=evidence.later,
    )


def _verdict(evidence: Gathered, pooled: Pooled | None, verified: Pooled | None) -> BandVerdict | None:
    """On the team's grade. None without one, by a method without a band, and where evidence was never recorded."""
    grade, setting = evidence.grade, evidence.setting
    if grade is None or not setting.method.TELLS_IGNORANCE or (pooled is None and not evidence.bearing.known):
        return None
    every = setting.enough(pooled)
    return verdict(
        grade.position,
        setting.band(every) if every is not None else None,
        setting.band(verified) if verified is not None else None,
        setting.middles(verified) if verified is not None else None,
    )


def _reason(evidence: Gathered) -> str:
    """Why there is nothing to weigh."""
    bearing, items = evidence.bearing, evidence.items
    if bearing.certain and not any(item.told for item in items):
        return "none of the evidence on it speaks for any grade"
    if bearing.certain and math.fsum(item.mass.total for item in items) <= TOLERANCE:
        return "what the evidence on it shows counts for nothing, by its weight and reliability"
    if bearing.certain:
        return "the evidence on it cancels out by this method"
    if bearing.known:
        return "there is no evidence on it"
    return "no evidence on it is recorded, and the record does not say that there is none"
