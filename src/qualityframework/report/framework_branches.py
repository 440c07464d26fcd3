"""A framework as a tree: all of it, or what held on a day as it was known on another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from ..frameworks import Aggregation, AsKnown, Claim, Domain, Framework, Indicator, Profile
from .branches import Branch
from .fields import idle, told_change, told_idle


def framework_tree(framework: Framework, on: dt.date | None = None, known_on: dt.date | None = None) -> Branch:
    """A framework with the status of each item.

    Args:
        framework: the framework.
        on: the day whose programmes, aggregations and claims are shown; those of every day unless given.
        known_on: the day by which a programme or claim was known; as is known now unless given. What cannot be told to
            have been known then is shown apart, and so is what was withdrawn by then.
    """
    file = framework.file
    parts = (
        Branch(f"published by {file.publisher}" + (f" with {', '.join(file.partners)}" if file.partners else "")),
        Branch(f"licence: {file.licence}"),
        *([Branch(f"carried here: {file.thin}")] if file.thin else []),
        *([Branch(f"published for {', '.join(file.published_for)} alone")] if file.published_for else []),
        Branch(f"scale: {', '.join(grade.label for grade in framework.scale.grades)} ({file.scale})"),
        *([Branch(_NOT_JUDGED)] if framework.own_weighing is None else []),
        *(Branch(f"changed by {one.overlay}: {told_change(one)}") for one in framework.changes),
        *(Branch(told_idle(one)) for one in idle(framework)),
        *([Branch(_NO_DAYS)] if known_on is not None else []),
        Branch(file.called.domains, tuple(_domains(framework)), "heading"),
        *_headed("scored by", _attributes(framework)),
        _programmes(framework, on, known_on),
        *_headed("one grade of others", _aggregations(framework, on)),
        *_claims(framework, on, known_on),
        *_headed(
            "kinds of evidence" + (f" (from {file.evidence})" if file.evidence is not None else ""), _kinds(framework)
        ),
    )
    return Branch(f"{framework.name}: {file.title}", parts, "title")


F = TypeVar("F", Profile, Claim)
_NO_DAYS = "of domains, indicators and rules of grades no day of learning is kept: they are shown as they are known now"
_NOT_JUDGED = "shown and compared only: it has no kinds of evidence and no weighing, and no record is judged by it"


def _headed(title: str, branches: Iterable[Branch], role: str = "heading") -> tuple[Branch, ...]:
    """What stands under a heading; nothing without it."""
    found = tuple(branches)
    return (Branch(title, found, role),) if found else ()


def _domains(framework: Framework) -> Iterator[Branch]:
    for domain in framework.file.domains:
        yield Branch(_of_domain(domain), tuple(_within(framework, domain)))


def _of_domain(domain: Domain) -> str:
    areas = f"; areas {domain.areas_status}" if domain.areas else ""
    whole = f"; that these are all its indicators: {domain.indicators_status}" if domain.indicators_status else ""
    question = "" if domain.question is None else f" {domain.question} [{domain.question_status or domain.status}]"
    return f"{domain.title} [{domain.status}{areas}{whole}]{question if domain.question != domain.title else ''}"


def _within(framework: Framework, domain: Domain) -> Iterator[Branch]:
    for area in (framework.areas[id_] for id_ in domain.areas):
        within = tuple(_indicator(one) for one in framework.file.indicators if one.area == area.id)
        yield Branch(f"area {area.id} {area.title} [{area.status}]", within)
    yield from (_indicator(one) for one in framework.file.indicators if one.domain == domain.id)


def _indicator(one: Indicator) -> Branch:
    points = "" if one.points is None else f", {one.points} points"
    number = "" if one.parts_number is None else f", {one.parts_number} parts [{one.parts_status}]"
    parts = tuple(Branch(f"{part.id} {part.title} [{part.status}]") for part in one.parts)
    return Branch(f"{one.id} {one.title} [{one.status}]{points}{number}", parts)


def _attributes(framework: Framework) -> Iterator[Branch]:
    for element in dict.fromkeys(one.element for one in framework.file.attributes):
        mine = [one for one in framework.file.attributes if one.element == element]
        yield Branch(element, tuple(Branch(f"{one.title} [{one.status}], of {', '.join(one.of)}") for one in mine))


def _programmes(framework: Framework, on: dt.date | None, known_on: dt.date | None) -> Branch:
    if not framework.file.profiles:
        return Branch("profiles: none is carried")
    found = framework.profiles_known(on, known_on)
    known, untold, _ = found
    told = list(_profiles(framework, known))
    if not known and not untold:
        told.append(Branch(f"no programme of it {_had_run(on, known_on)}"))
        told += _neighbours(framework, on, known_on) if on is not None else []
    elif not known:
        told.append(Branch(f"of no programme is it known that it {_had_run(on, known_on)}", role="unknown"))
    title = "profiles" + (f" on {on.isoformat()}" if on is not None else "") + _by(known_on)
    return Branch(title, (*told, *_apart(found, partial(_profiles, framework), known_on)), "heading")


def _had_run(on: dt.date | None, known_on: dt.date | None) -> str:
    if on is None:
        return "holds" if known_on is None else "was known by then"
    return "ran on that day, as far as is known" if known_on is None else "ran on that day, as far as was known"


def _neighbours(framework: Framework, on: dt.date, known_on: dt.date | None) -> Iterator[Branch]:
    known = framework.profiles_known(None, known_on).known
    before = max((one for one in known if one.last < on), key=lambda one: one.last, default=None)
    after = min((one for one in known if one.start > on), key=lambda one: one.start, default=None)
    if before is not None:
        yield Branch(f"the last before it, {before.id}, ran until {before.last.isoformat()}")
    if after is not None:
        yield Branch(f"the next after it, {after.id}, began on {after.start.isoformat()}")


def _by(known_on: dt.date | None) -> str:
    return f" as known on {known_on.isoformat()}" if known_on is not None else ""


def _apart(
    found: AsKnown[F], drawn: Callable[[Sequence[F]], Iterable[Branch]], known_on: dt.date | None
) -> Iterator[Branch]:
    """What may have been known on a day, and what was withdrawn by then, apart from what was known."""
    if known_on is not None:
        title = f"whether these were known on {known_on.isoformat()} cannot be told"
        yield from _headed(title, drawn(found.cannot_be_told), "unknown")
    title = "withdrawn" + (f" by {known_on.isoformat()}" if known_on is not None else "")
    yield from _headed(f"{title}, so that these do not count", drawn(found.withdrawn), "unknown")


def _profiles(framework: Framework, profiles: Sequence[Profile]) -> Iterator[Branch]:
    return (_profile(framework, one) for one in profiles)


def _profile(framework: Framework, one: Profile) -> Branch:
    subjects = ", ".join(subject.id for subject in one.subjects)
    more = " and the priorities of the record" if framework.file.priorities_in is not None else ""
    told = tuple(Branch(f"{said.id}: {said.text} [{said.status}]") for said in one.statements)
    until = f"until {one.until.isoformat()}" if one.until is not None else "on; no last day is known"
    return Branch(
        f"{one.id}: {one.title} [{one.status}]",
        (
            Branch(f"from {one.start.isoformat()} {until} [days {one.dates_status}]; {_learnt(framework, one)}"),
            Branch(f"evaluates {subjects}{more}"),
            *([Branch(one.statements_called, told)] if told else []),
        ),
    )


def _learnt(framework: Framework, one: Profile | Claim) -> str:
    learnt = framework.learnt(one)
    told = "the day it was learnt is not known" if learnt is None else f"learnt {learnt.isoformat()}"
    return told if one.withdrawn is None else f"{told}, withdrawn {one.withdrawn.isoformat()}"


def _aggregations(framework: Framework, on: dt.date | None) -> Iterator[Branch]:
    for one in framework.file.aggregations:
        if on is None or one.covers(on):
            days = (one.start, one.until)
            told = f" [days {one.dates_status}]" if any(days) else ""
            yield Branch(f"{one.title} [{one.status}]{_span(*days)}{told}", (Branch(_way(one)),))


def _way(one: Aggregation) -> str:
    if one.lowest is not None:
        return f"the lowest grade of what belongs to it: {', '.join(one.lowest.domains)}"
    if one.limiting is not None:
        limit = one.limiting
        return f"{limit.whole} is at most {limit.no_higher_than} where {' or '.join(limit.by)} is {limit.at} or below"
    return f"by the scoring {one.scoring}" if one.scoring is not None else f"none: {one.none}"


def _claims(framework: Framework, on: dt.date | None, known_on: dt.date | None) -> Iterator[Branch]:
    found = framework.claims_known(on, known_on)
    told = list(_about(framework, found.known, unsettled=True))
    if known_on is not None and framework.file.claims and not told and not found.cannot_be_told:
        told.append(Branch("nothing that they say was known by then"))
    told += _apart(found, partial(_about, framework), known_on)
    yield from _headed("what sources say" + _by(known_on), told)


def _about(framework: Framework, claims: Sequence[Claim], *, unsettled: bool = False) -> Iterator[Branch]:
    for about in dict.fromkeys(one.about for one in claims):
        mine = tuple(_claim(framework, one) for one in claims if one.about == about)
        told = f"{about}: {len(mine)} things are said; which of them holds is not settled here"
        yield Branch(told if unsettled and len(mine) > 1 else about, mine)


def _claim(framework: Framework, one: Claim) -> Branch:
    source = "" if one.source is None else f"; {framework.file.sources[one.source].document}"
    learnt = f"{_learnt(framework, one)}{_instead(framework, one)}"
    return Branch(f"{one.id}: {one.text} [{one.status}]{_span(one.start, one.until)}; {learnt}{source}")


def _instead(framework: Framework, one: Claim) -> str:
    """Which claim holds instead of one; what was withdrawn since does not."""
    other = next((claim for claim in framework.file.claims if claim.id == one.instead), None)
    if other is None:
        return ""
    gone = other.withdrawn is not None
    return f", and {other.id} {'was to hold instead and was withdrawn too' if gone else 'holds instead'}"


def _span(start: dt.date | None, until: dt.date | None) -> str:
    begins = "" if start is None else f" from {start.isoformat()}"
    return begins + ("" if until is None else f" until {until.isoformat()}")


def _kinds(framework: Framework) -> Iterator[Branch]:
    for kind in framework.kinds.values():
        can = ", ".join(kind.can_show) or "nothing by itself"
        voice = "no voice" if kind.voice == "none" else f"voice: {kind.voice}"
        yield Branch(f"{kind.id}: {kind.title} ({kind.family}; {voice}; can show {can}) [{kind.status}]")
