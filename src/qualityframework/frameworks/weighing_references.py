"""Every name in `weighing.yaml` leads somewhere, every list of cuts fits the scale, and every day begins one entry."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from ..documents import Document
from ..vocabulary import Code, Diagnostic, did_you_mean
from .framework import EvidenceFile
from .methods_file import Methods, PercentageParameters
from .references import dated_faults, known, source_known
from .scale_file import Scale
from .weighing_file import Dated, MethodsInForce, Reading, Trust, WeighingFile

if TYPE_CHECKING:
    from .scoring_file import ScoringFile

Path = tuple[str | int, ...]


def weighing_faults(
    document: Document, file: WeighingFile, scale: Scale, evidence: EvidenceFile, sources: Collection[str]
) -> Iterator[Diagnostic]:
    """Figures that do not fit the scale, names that lead nowhere, and entries that begin on one day."""
    lists: dict[str, Sequence[Dated]] = {
        "readings": file.readings,
        "trust": file.trust,
        "methods": file.methods,
        "limits": file.limits,
    }
    yield from dated_faults(document, lists, sources)
    kinds = [kind.id for kind in evidence.kinds]
    for index, reading in enumerate(file.readings):
        yield from _reading(document, reading, scale, ("readings", index))
    for index, trust in enumerate(file.trust):
        yield from _trust(document, trust, kinds, ("trust", index))
    for index, in_force in enumerate(file.methods):
        yield from _default(document, in_force, ("methods", index, "default"))
        yield from _methods(document, in_force.offered, scale, kinds, ("methods", index, "offered"))


def scoring_faults(document: Document, scoring: ScoringFile, scale: Scale) -> Iterator[Diagnostic]:
    """Figures that do not fit the scale, and names that lead nowhere. What caps, the scored bring themselves."""
    yield from source_known(document, scoring.sources, scoring, ())
    if scoring.percentage_bands is not None:
        yield from _percentage(document, scoring.percentage_bands, scale, ("percentage-bands",))
    if scoring.radar is not None:
        yield from _cuts(document, scoring.radar.cuts, scale, ("radar", "cuts"))


def _reading(document: Document, reading: Reading, scale: Scale, at: Path) -> Iterator[Diagnostic]:
    yield from _cuts(document, reading.proportion_cuts, scale, (*at, "proportion_cuts"))
    if reading.contradicts_from <= reading.supports_within:
        message = "an item cannot support and contradict the same grade"
        yield Diagnostic(Code.WRONG_TYPE, message, document.place(*at, "contradicts_from"))
    for way in ("strength", "weakness"):
        for force, span in getattr(reading, way):
            for number, name in enumerate(span):
                yield from _grade(document, name, scale, (*at, way, force, number))
            low, high = (scale.grade(name) for name in span)
            if low is not None and high is not None and high < low:
                message = "the lower of two grades comes first"
                yield Diagnostic(Code.WRONG_TYPE, message, document.place(*at, way, force))


def _trust(document: Document, trust: Trust, kinds: Collection[str], at: Path) -> Iterator[Diagnostic]:
    for kind in trust.kinds:
        if kind not in kinds:
            message, place = f"there is no kind of evidence `{kind}`", document.place(*at, "kinds", kind, key=True)
            yield Diagnostic(Code.DANGLING, message, place, help=did_you_mean(kind, kinds))


def _default(document: Document, in_force: MethodsInForce, at: Path) -> Iterator[Diagnostic]:
    names = in_force.offered.names
    if in_force.default not in names:
        message = f"`{in_force.default}` is none of the methods offered here"
        yield Diagnostic(Code.DANGLING, message, document.place(*at), help=did_you_mean(in_force.default, names))


def _methods(
    document: Document, methods: Methods, scale: Scale, kinds: Collection[str], at: Path
) -> Iterator[Diagnostic]:
    percentage, radar = methods.percentage_bands, methods.radar
    if percentage is not None:
        yield from _percentage(document, percentage, scale, (*at, "percentage-bands"))
    if radar is not None:
        here = (*at, "radar")
        yield from _cuts(document, radar.cuts, scale, (*here, "cuts"))
        for number, kind in enumerate(radar.caps):
            yield from known(document, (*here, "caps", number), "kind of evidence", kind, kinds)


def _percentage(document: Document, percentage: PercentageParameters, scale: Scale, at: Path) -> Iterator[Diagnostic]:
    yield from _cuts(document, percentage.cuts, scale, (*at, "cuts"))
    for number, limiter in enumerate(percentage.limiters):
        place = (*at, "limiters", number)
        for index, name in enumerate(limiter.band):
            yield from _grade(document, name, scale, (*place, "band", index))
        yield from _grade(document, limiter.beside, scale, (*place, "beside"))
        yield from _grade(document, limiter.becomes, scale, (*place, "becomes"))
        limited = [scale.grade(name) for name in limiter.band]
        becomes = scale.grade(limiter.becomes)
        if becomes is not None and any(grade is not None and becomes > grade for grade in limited):
            message = "a limiter never raises what it limits"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place(*place, "becomes"))


def _cuts(document: Document, cuts: Sequence[int], scale: Scale, at: Path) -> Iterator[Diagnostic]:
    points = len(scale.grades)
    if len(cuts) != points - 1 or list(cuts) != sorted(set(cuts)) or not all(0 < cut < 100 for cut in cuts):
        message = f"a scale of {points} points has {points - 1} cuts that rise between 0 and 100"
        yield Diagnostic(Code.WRONG_TYPE, message, document.place(*at, key=True))


def _grade(document: Document, name: str, scale: Scale, at: Path) -> Iterator[Diagnostic]:
    names = [grade.name for grade in scale.grades]
    if name not in names:
        message, help_ = f"`{name}` is no grade of {scale.id}", did_you_mean(name, names)
        yield Diagnostic(Code.OFF_SCALE, message, document.place(*at), help=help_)
