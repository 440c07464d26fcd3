"""Every reference within a framework leads somewhere, and every identifier is there once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..documents import Document
from ..vocabulary import Code, Diagnostic, did_you_mean
from .framework import EvidenceFile, Framework, FrameworkFile, IllustrationsFile, Scale, Sourced, WeighingFile


def framework_faults(document: Document, file: FrameworkFile) -> Iterator[Diagnostic]:
    """Dangling references, repeated identifiers, and counts that differ from what the source says."""
    areas = [area.id for area in file.areas]
    indicators = [indicator.id for indicator in file.indicators]
    for key, items in (
        ("domains", file.domains),
        ("areas", file.areas),
        ("indicators", file.indicators),
        ("profiles", file.profiles),
    ):
        ids = [item.id for item in items]
        for index, item in enumerate(items):
            yield from repeated(document, (key,), ids, index)
            yield from _source(document, file.sources, item, (key, index))
        said = getattr(file.counts, key, len(items))
        if said != len(items):
            message = f"the source says {said} {key}, and {len(items)} are here"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place("counts", key))
    for index, domain in enumerate(file.domains):
        for number, area in enumerate(domain.areas):
            yield from known(document, ("domains", index, "areas", number), "area", area, areas)
    for index, indicator in enumerate(file.indicators):
        yield from known(document, ("indicators", index, "area"), "area", indicator.area, areas)
    homes = [area for domain in file.domains for area in domain.areas]
    for index, area in enumerate(areas):
        if homes.count(area) != 1:
            message = f"an area belongs to one domain, and `{area}` belongs to {homes.count(area)}"
            yield Diagnostic(Code.DANGLING, message, document.place("areas", index, "id"))
    if file.capacity is not None:
        yield from known(document, ("capacity", "area"), "area", file.capacity.area, areas)
        yield from _source(document, file.sources, file.capacity, ("capacity",))
    domain_of = {area: domain.id for domain in file.domains for area in domain.areas}
    homes_of = {indicator.id: domain_of.get(indicator.area) for indicator in file.indicators}
    for index, profile in enumerate(file.profiles):
        if profile.until is not None and profile.until < profile.start:
            yield Diagnostic(
                Code.WRONG_TYPE, "this profile ends before it begins", document.place("profiles", index, "until")
            )
        subjects = [subject.id for subject in profile.subjects]
        statements = [statement.id for statement in profile.statements]
        for number, subject in enumerate(profile.subjects):
            yield from repeated(document, ("profiles", index, "subjects"), subjects, number)
            for place, code in enumerate(subject.indicators):
                yield from known(
                    document,
                    ("profiles", index, "subjects", number, "indicators", place),
                    "indicator",
                    code,
                    indicators,
                )
            places = {homes_of.get(code) for code in subject.indicators} - {None}
            if len(places) > 1:
                message = f"a group lies within one domain, and `{subject.id}` lies in {len(places)}"
                yield Diagnostic(Code.DANGLING, message, document.place("profiles", index, "subjects", number, "id"))
        for number, statement in enumerate(profile.statements):
            yield from repeated(document, ("profiles", index, "statements"), statements, number)
            yield from _source(document, file.sources, statement, ("profiles", index, "statements", number))


def scale_faults(document: Document, scale: Scale) -> Iterator[Diagnostic]:
    """Points that name a source which is not there."""
    for index, point in enumerate(scale.points):
        yield from _source(document, scale.sources, point, ("points", index))


def evidence_faults(document: Document, file: EvidenceFile, sources: Collection[str]) -> Iterator[Diagnostic]:
    """Kinds of evidence that are there twice, or name a source which is not there."""
    ids = [kind.id for kind in file.kinds]
    for index, kind in enumerate(file.kinds):
        yield from repeated(document, ("kinds",), ids, index)
        yield from _source(document, sources, kind, ("kinds", index))


def illustration_faults(document: Document, file: IllustrationsFile, framework: Framework) -> Iterator[Diagnostic]:
    """Illustrations of indicators that are not there, or twice, and indicators without any."""
    yield from _source(document, framework.file.sources, file, ())
    codes = [illustration.indicator for illustration in file.illustrations]
    for index, code in enumerate(codes):
        yield from known(document, ("illustrations", index, "indicator"), "indicator", code, framework.indicators)
        yield from repeated(document, ("illustrations",), codes, index, key="indicator")
    for code in framework.indicators:
        if code not in codes:
            yield Diagnostic(
                Code.MISSING_KEY,
                f"the indicator `{code}` has no illustrations",
                document.place("illustrations", key=True),
            )


def weighing_faults(
    document: Document, file: WeighingFile, scale: Scale, sources: Collection[str]
) -> Iterator[Diagnostic]:
    """Readings that do not fit the scale, begin on one day, or name a source which is not there."""
    names = [grade.name for grade in scale.grades]
    days = [reading.start.isoformat() for reading in file.readings]
    for index, reading in enumerate(file.readings):
        at = ("readings", index)
        yield from repeated(document, ("readings",), days, index, key="from")
        yield from _source(document, sources, reading, at)
        cuts = reading.proportion_cuts
        if len(cuts) != len(names) - 1 or list(cuts) != sorted(set(cuts)) or not all(0 < cut < 100 for cut in cuts):
            message = f"a scale of {len(names)} points has {len(names) - 1} cuts that rise between 0 and 100"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place(*at, "proportion_cuts", key=True))
        if reading.contradicts_from <= reading.supports_within:
            message = "an item cannot support and contradict the same grade"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place(*at, "contradicts_from"))
        for way in ("strength", "weakness"):
            for force, span in getattr(reading, way):
                for number, name in enumerate(span):
                    if name not in names:
                        message, help_ = f"`{name}` is no grade of {scale.id}", did_you_mean(name, names)
                        yield Diagnostic(Code.OFF_SCALE, message, document.place(*at, way, force, number), help=help_)


def known(
    document: Document, path: tuple[str | int, ...], what: str, name: str, names: Collection[str]
) -> Iterator[Diagnostic]:
    """A fault when `name` is not among `names`."""
    if name not in names:
        yield Diagnostic(
            Code.DANGLING, f"there is no {what} `{name}`", document.place(*path), help=did_you_mean(name, names)
        )


def repeated(
    document: Document, path: tuple[str | int, ...], ids: list[str], index: int, *, key: str = "id"
) -> Iterator[Diagnostic]:
    """A fault when the identifier at `index` stood before."""
    first = ids.index(ids[index])
    if first < index:
        related = (("first here", document.place(*path, first, key)),)
        yield Diagnostic(
            Code.DUPLICATE_ID, f"`{ids[index]}` is there twice", document.place(*path, index, key), related
        )


def _source(
    document: Document, sources: Collection[str], item: Sourced, path: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    if item.source is not None:
        yield from known(document, (*path, "source"), "source", item.source, sources)
