"""Every reference within a framework leads somewhere, and every identifier is there once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from ..documents import Document
from ..vocabulary import Code, Diagnostic, did_you_mean
from .framework import EvidenceFile, Framework, FrameworkFile, IllustrationsFile, Scale
from .progress_file import ProgressFile
from .sourced import Sourced
from .weighing_file import Dated


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
            yield from source_known(document, file.sources, item, (key, index))
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
    if file.priorities_in is not None:
        yield from known(document, ("priorities_in",), "area", file.priorities_in, areas)
    questions = [question.id for question in file.reflective_questions]
    for index, question in enumerate(file.reflective_questions):
        yield from repeated(document, ("reflective_questions",), questions, index)
        yield from source_known(document, file.sources, question, ("reflective_questions", index))
    if file.capacity is not None:
        yield from known(document, ("capacity", "area"), "area", file.capacity.area, areas)
        yield from source_known(document, file.sources, file.capacity, ("capacity",))
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
            yield from source_known(document, file.sources, statement, ("profiles", index, "statements", number))


def scale_faults(document: Document, scale: Scale) -> Iterator[Diagnostic]:
    """Points that name a source which is not there."""
    for index, point in enumerate(scale.points):
        yield from source_known(document, scale.sources, point, ("points", index))


def evidence_faults(document: Document, file: EvidenceFile, sources: Collection[str]) -> Iterator[Diagnostic]:
    """Kinds of evidence that are there twice, or name a source which is not there."""
    ids = [kind.id for kind in file.kinds]
    for index, kind in enumerate(file.kinds):
        yield from repeated(document, ("kinds",), ids, index)
        yield from source_known(document, sources, kind, ("kinds", index))


def illustration_faults(document: Document, file: IllustrationsFile, framework: Framework) -> Iterator[Diagnostic]:
    """Illustrations of indicators that are not there, or twice, and indicators without any."""
    yield from source_known(document, framework.file.sources, file, ())
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


def progress_faults(
    document: Document, file: ProgressFile, scale: Scale, sources: Collection[str]
) -> Iterator[Diagnostic]:
    """Strands that are there twice, sources that are not there, and levels that are not those of the scale."""
    ids = [strand.id for strand in file.strands]
    names = [grade.name for grade in scale.grades]
    for index, strand in enumerate(file.strands):
        yield from repeated(document, ("strands",), ids, index)
        yield from source_known(document, sources, strand, ("strands", index))
        told: list[tuple[tuple[str | int, ...], str, bool]] = [(("levels", name), name, True) for name in strand.levels]
        told += [(("silent_at", number), name, False) for number, name in enumerate(strand.silent_at)]
        for path, name, is_key in told:
            at = document.place("strands", index, *path, key=is_key)
            if name not in names:
                message = f"`{name}` is no point of the {scale.title}"
                yield Diagnostic(Code.OFF_SCALE, message, at, help=did_you_mean(name, names))
            elif not is_key and name in strand.levels:
                yield Diagnostic(Code.DUPLICATE_ID, f"the criteria are told at `{name}`, and called silent there", at)
        missing = [f"`{name}`" for name in names if name not in (*strand.levels, *strand.silent_at)]
        if missing:
            message = f"nothing is said of {' and '.join(missing)}"
            at = document.place("strands", index, "levels", key=True)
            yield Diagnostic(Code.MISSING_KEY, message, at, help="where the criteria are silent, say so in `silent_at`")


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


def dated_faults(
    document: Document, lists: Mapping[str, Sequence[Dated]], sources: Collection[str]
) -> Iterator[Diagnostic]:
    """Entries of a list that begin on one day, and entries that name a source that the pack does not have."""
    for part, entries in lists.items():
        days = [entry.start.isoformat() for entry in entries]
        for index, entry in enumerate(entries):
            yield from repeated(document, (part,), days, index, key="from")
            yield from source_known(document, sources, entry, (part, index))


def source_known(
    document: Document, sources: Collection[str], item: Sourced, path: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    """A fault when the item names a source that the pack does not have."""
    if item.source is not None:
        yield from known(document, (*path, "source"), "source", item.source, sources)
