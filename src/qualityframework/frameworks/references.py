"""Every reference within a framework leads somewhere, and every identifier is there once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from ..documents import Document
from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .aggregation_file import Aggregation
from .framework import EvidenceFile, Framework, FrameworkFile
from .programme import Claim, Profile
from .progress_file import ProgressFile
from .scale_file import Scale
from .weighing_file import Dated

if TYPE_CHECKING:
    from .illustrations_file import IllustrationsFile


class _Cited(Protocol):
    """An item that may name a source."""

    @property
    def source(self) -> str | None: ...


class _Named(_Cited, Protocol):
    """An item that has an identifier besides."""

    @property
    def id(self) -> str: ...


def framework_faults(
    document: Document, file: FrameworkFile, scale: Scale, today: dt.date | None = None
) -> Iterator[Diagnostic]:
    """Dangling references, repeated identifiers, counts that differ from what the source says, days that cannot be.

    Args:
        document: the file as it is written.
        file: the same, read.
        scale: that it names.
        today: the day after which nothing can have been withdrawn yet; any can for None.
    """
    areas = [area.id for area in file.areas]
    indicators = [indicator.id for indicator in file.indicators]
    for key, items in _lists_of(file).items():
        ids = [item.id for item in items]
        for index, item in enumerate(items):
            yield from repeated(document, (key,), ids, index)
            yield from source_known(document, file.sources, item, (key, index))
    yield from _miscounted(document, file)
    yield from _homes(document, file, areas)
    if file.priorities_in is not None:
        yield from known(document, ("priorities_in",), "area", file.priorities_in, areas)
    if file.capacity is not None:
        yield from known(document, ("capacity", "area"), "area", file.capacity.area, areas)
        yield from source_known(document, file.sources, file.capacity, ("capacity",))
    domains, claims = [one.id for one in file.domains], [one.id for one in file.claims]
    for index, attribute in enumerate(file.attributes):
        for number, domain in enumerate(attribute.of):
            yield from known(document, ("attributes", index, "of", number), "domain", domain, domains)
    for index, claim in enumerate(file.claims):
        if claim.instead is not None:
            yield from known(document, ("claims", index, "instead"), "claim", claim.instead, claims)
            yield from _instead_of_what_holds(claim, document.place("claims", index, "instead"))
    for index, aggregation in enumerate(file.aggregations):
        yield from _aggregation_faults(document, file, scale, aggregation, ("aggregations", index))
    homes_of = _homes_of(file)
    for index, profile in enumerate(file.profiles):
        subjects = [subject.id for subject in profile.subjects]
        statements = [statement.id for statement in profile.statements]
        for number, subject in enumerate(profile.subjects):
            at = ("profiles", index, "subjects", number)
            yield from repeated(document, ("profiles", index, "subjects"), subjects, number)
            for place, code in enumerate(subject.indicators):
                yield from known(document, (*at, "indicators", place), "indicator", code, indicators)
            places = {homes_of.get(code) for code in subject.indicators} - {None}
            if len(places) > 1:
                message = f"a group lies within one domain, and `{subject.id}` lies in {len(places)}"
                yield Diagnostic(Code.DANGLING, message, document.place(*at, "id"))
        for number, statement in enumerate(profile.statements):
            yield from repeated(document, ("profiles", index, "statements"), statements, number)
            yield from source_known(document, file.sources, statement, ("profiles", index, "statements", number))
    yield from _impossible_days(document, file, today)


def _lists_of(file: FrameworkFile) -> Mapping[str, Sequence[_Named]]:
    return {
        "domains": file.domains,
        "areas": file.areas,
        "indicators": file.indicators,
        "attributes": file.attributes,
        "aggregations": file.aggregations,
        "profiles": file.profiles,
        "claims": file.claims,
        "reflective_questions": file.reflective_questions,
    }


def _miscounted(document: Document, file: FrameworkFile) -> Iterator[Diagnostic]:
    points = sum(one.points or 0 for one in file.indicators)
    found = {"domains": len(file.domains), "areas": len(file.areas), "indicators": len(file.indicators)}
    for key, here in (found | {"points": points}).items():
        said = getattr(file.counts, key)
        if said is not None and said != here:
            message = f"the source says {said} {key}, and {here} are here"
            yield Diagnostic(Code.WRONG_TYPE, message, document.place("counts", key))


def _homes(document: Document, file: FrameworkFile, areas: list[str]) -> Iterator[Diagnostic]:
    """Areas belong to one domain each, and indicators to an area, or to a domain that has none."""
    for index, domain in enumerate(file.domains):
        for number, area in enumerate(domain.areas):
            yield from known(document, ("domains", index, "areas", number), "area", area, areas)
    homes = [area for domain in file.domains for area in domain.areas]
    for index, area in enumerate(areas):
        if homes.count(area) != 1:
            message = f"an area belongs to one domain, and `{area}` belongs to {homes.count(area)}"
            yield Diagnostic(Code.DANGLING, message, document.place("areas", index, "id"))
    codes = {one.id: index for index, one in enumerate(file.indicators)}
    bare = [domain.id for domain in file.domains if not domain.areas]
    for index, indicator in enumerate(file.indicators):
        if indicator.area is not None:
            yield from known(document, ("indicators", index, "area"), "area", indicator.area, areas)
        if indicator.domain is not None:
            at = ("indicators", index, "domain")
            yield from known(document, at, "domain without areas", indicator.domain, bare)
        for number, alias in enumerate(indicator.aliases):
            if alias in codes and codes[alias] != index:
                message = f"`{alias}` is the code of another indicator here"
                yield Diagnostic(Code.DUPLICATE_ID, message, document.place("indicators", index, "aliases", number))


def _homes_of(file: FrameworkFile) -> dict[str, str | None]:
    domain_of = {area: domain.id for domain in file.domains for area in domain.areas}
    return {one.id: domain_of.get(one.area) if one.area is not None else one.domain for one in file.indicators}


def _aggregation_faults(
    document: Document, file: FrameworkFile, scale: Scale, one: Aggregation, at: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    if one.lowest is not None:
        domains = [domain.id for domain in file.domains]
        for number, name in enumerate(one.lowest.domains):
            yield from known(document, (*at, "lowest", "domains", number), "domain", name, domains)
    if one.limiting is not None:
        codes = [indicator.id for indicator in file.indicators]
        yield from known(document, (*at, "limiting", "whole"), "indicator", one.limiting.whole, codes)
        for number, name in enumerate(one.limiting.by):
            yield from known(document, (*at, "limiting", "by", number), "indicator", name, codes)
        for key, name in (("at", one.limiting.at), ("no_higher_than", one.limiting.no_higher_than)):
            if scale.grade(name) is None:
                names = [grade.name for grade in scale.grades]
                message = f"`{name}` is no point of the {scale.title}"
                place = document.place(*at, "limiting", key)
                yield Diagnostic(Code.OFF_SCALE, message, place, help=did_you_mean(name, names))


def _impossible_days(document: Document, file: FrameworkFile, today: dt.date | None) -> Iterator[Diagnostic]:
    """What ends before it begins, what was withdrawn before it was learnt, and what is yet to be withdrawn."""
    facts: dict[str, Sequence[Profile | Claim]] = {"profiles": file.profiles, "claims": file.claims}
    for key, listed in facts.items():
        for index, one in enumerate(listed):
            if one.until is not None and one.start is not None and one.until < one.start:
                message = f"this {key[:-1]} ends before it begins"
                yield Diagnostic(Code.WRONG_TYPE, message, document.place(key, index, "until"))
            learnt = one.learnt_on(file.sources)
            if one.withdrawn is None:
                continue
            at = document.place(key, index, "withdrawn")
            if learnt is not None and one.withdrawn < learnt:
                message = f"this {key[:-1]} was withdrawn before it was learnt, on {learnt.isoformat()}"
                yield Diagnostic(Code.WRONG_TYPE, message, at)
            if today is not None and one.withdrawn > today:
                message = f"this {key[:-1]} was withdrawn on `{one.withdrawn.isoformat()}`, which is yet to come"
                help_ = "that is the day on which it was learnt that it does not hold; `until` says when it ends"
                yield Diagnostic(Code.WRONG_TYPE, message, at, help=help_)


def _instead_of_what_holds(claim: Claim, at: Place) -> Iterator[Diagnostic]:
    """A claim that another one holds instead of, and that was not withdrawn, or that is the other one."""
    if claim.withdrawn is None:
        message = f"`{claim.id}` was not withdrawn, so none holds instead of it"
        help_ = "say in `withdrawn` on which day it was learnt that it does not hold, or leave this out"
        yield Diagnostic(Code.MISSING_KEY, message, at, help=help_)
    if claim.instead == claim.id:
        yield Diagnostic(Code.DANGLING, f"`{claim.id}` cannot hold instead of itself", at)


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
    document: Document, sources: Collection[str], item: _Cited, path: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    """A fault when the item names a source that the pack does not have."""
    if item.source is not None:
        yield from known(document, (*path, "source"), "source", item.source, sources)
