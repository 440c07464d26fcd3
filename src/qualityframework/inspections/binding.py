"""Binding a record to a framework: every name in it is looked up, and every one that leads nowhere is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cached_property, partial
from itertools import chain

from ..documents import refuse
from ..errors import InvalidInput, NotFound
from ..frameworks import Cited, Framework, OnShelf, Profile, all_cited
from ..shown import Shown
from ..vocabulary import Code, Diagnostic, Grade, did_you_mean, nearest, value
from .reading import Recorded
from .record import Record
from .references import reference_faults, subjects_known


@value
class Inspection(Shown):
    """A record together with the framework, profile and day that it is judged by.

    All references in it lead somewhere.

    Args:
        recorded: the record and where it comes from.
        framework: with the priorities that the record brings.
        profile: the programme.
        as_of: the day.
        as_published: the framework without those priorities; None where there are none.
        cited: what its evidence cites of catalogues.
    """

    recorded: Recorded
    framework: Framework
    profile: Profile
    as_of: dt.date
    as_published: Framework | None = None
    cited: Cited = field(default_factory=Cited)

    @property
    def record(self) -> Record:
        """What was recorded."""
        return self.recorded.record

    @cached_property
    def subjects(self) -> dict[str, tuple[str, ...]]:
        """The indicators of each subject: an indicator by itself, or a group that a profile evaluates as one."""
        return subjects_known(self.framework, self.profile)

    @cached_property
    def naming(self) -> Mapping[str | None, tuple[int, ...]]:
        """Where evidence stands that names an indicator, by its code; under None what does not say what it names."""
        found: dict[str | None, list[int]] = {}
        for place, item in enumerate(self.record.evidence or ()):
            for code in (None,) if item.indicators is None else item.indicators:
                found.setdefault(code, []).append(place)
        return {code: tuple(places) for code, places in found.items()}

    @cached_property
    def standing(self) -> Mapping[str, int]:
        """Where each item of evidence stands, by its name."""
        return {item.id: place for place, item in enumerate(self.record.evidence or ())}

    def title(self, subject: str) -> str:
        """Code and title of a subject; a title that nobody saw in a source says so."""
        indicator = self.framework.indicators.get(subject)
        groups = (
            group
            for profile in (self.profile, *self.framework.file.profiles)
            for group in profile.subjects
            if group.id == subject
        )
        title = (
            indicator.title if indicator is not None else next((group.title for group in groups if group.title), None)
        )
        mark = indicator.status.mark if indicator is not None else ""
        return f"{subject} {title}{mark}" if title else subject

    @property
    def within_field(self) -> bool | None:
        """Whether the framework was published for the field of work, or for any; None where that is not recorded."""
        published_for, field = self.framework.file.published_for, self.record.field
        return True if not published_for else None if field is None else field in published_for

    def grade(self, name: str | None) -> Grade | None:
        """The grade of that name."""
        return None if name is None else self.framework.scale.grade(name)


def bind(
    recorded: Recorded,
    framework: Framework,
    *,
    profile: str | None = None,
    as_of: dt.date | None = None,
    shelf: OnShelf = None,
    cited: Cited | None = None,
) -> Inspection:
    """The record bound to a framework.

    Args:
        recorded: what was read.
        framework: the framework it is judged by.
        profile: which programme; else the record's own, else the one that ran on the day.
        as_of: the day to judge for; else the record's own.
        shelf: where catalogues are that its evidence cites; those that come with the library unless given.
        cited: what it cites of them, where that was looked up before.

    Raises:
        InvalidInput: with every name that leads nowhere, and without a day or a profile.
        TypeError: when `as_of` is no day.
    """
    if isinstance(as_of, str | dt.datetime):
        raise TypeError(f"`as_of` is a datetime.date, such as datetime.date(2019, 11, 29), not {as_of!r}")
    faults: list[Diagnostic] = []
    day = as_of or recorded.record.as_of
    if day is None:
        at = recorded.place()
        form = "beside `as_of`, as 2019-11-29" if at.cell else "in the form `as_of: 2019-11-29`"
        help_ = f"write the day into the record, {form}, or give it with --as-of"
        faults.append(
            Diagnostic(Code.NO_DATE, "the record does not say for which day it is to be judged", at, help=help_)
        )
    published = framework
    try:
        framework = _with_priorities(recorded, framework)
    except InvalidInput as error:
        faults += error.diagnostics
    chosen = None
    try:
        chosen = _profile(recorded, framework, profile, day)
    except InvalidInput as error:
        faults += error.diagnostics
    in_vain = _cited_in_vain(recorded, shelf) if cited is None else ()
    told = _framework_fault(recorded, framework), reference_faults(recorded, framework, chosen), in_vain
    refuse(chain(faults, *told))
    assert chosen is not None
    assert day is not None
    as_published = None if framework is published else published
    refs = [ref for item in recorded.record.evidence or () for ref in item.standards or ()]
    return Inspection(recorded, framework, chosen, day, as_published, cited or all_cited(refs, shelf))


def _cited_in_vain(recorded: Recorded, shelf: OnShelf) -> Iterator[Diagnostic]:
    """What evidence cites of catalogues and is not carried, or cites twice."""
    for index, item in enumerate(recorded.record.evidence or ()):
        if item.standards:
            from ..frameworks import citation_faults  # loaded only here, as few records cite a catalogue

            yield from citation_faults(partial(recorded.place, "evidence", index, "standards"), item.standards, shelf)


def _with_priorities(recorded: Recorded, framework: Framework) -> Framework:
    """The framework with the priorities that the record brings, where it leaves them to the record."""
    priorities = recorded.record.priorities
    if not priorities:
        return framework
    if framework.file.priorities_in is None:
        message = f"{framework.name} has indicators of its own, and takes no priorities of a record"
        raise InvalidInput([Diagnostic(Code.UNKNOWN_KEY, message, recorded.place("priorities", key=True))])
    taken = subjects_known(framework, None)
    refuse(
        Diagnostic(
            Code.DUPLICATE_ID,
            f"`{one.id}` is a subject of {framework.name} already",
            recorded.place("priorities", index, "id"),
        )
        for index, one in enumerate(priorities)
        if one.id in taken
    )
    return framework.with_priorities({one.id: one.title for one in priorities})


def _framework_fault(recorded: Recorded, framework: Framework) -> Iterator[Diagnostic]:
    written, field, fields = recorded.record.framework, recorded.record.field, framework.file.published_for
    if field is not None and field not in fields and nearest(field, fields) is not None:
        message = f"`{field}` is not, but nearly, the field that {framework.name} was published for"
        yield Diagnostic(Code.UNKNOWN_NAME, message, recorded.place("field"), help=did_you_mean(field, fields))
    if framework.own_weighing is None:
        message = f"{framework.name} is here to be shown and compared, and no record is judged by it"
        help_ = "it has no kinds of evidence and no weighing; an overlay or a pack of your own can bring them"
        yield Diagnostic(Code.UNKNOWN_NAME, message, recorded.place("framework"), help=help_)
    if written not in (framework.id, framework.name):
        message = f"the record is for `{written}`, not for `{framework.name}`"
        yield Diagnostic(
            Code.UNKNOWN_NAME, message, recorded.place("framework"), help=did_you_mean(written, [framework.name])
        )


def _profile(recorded: Recorded, framework: Framework, asked: str | None, day: dt.date | None) -> Profile | None:
    name = asked or recorded.record.profile
    if name is not None:
        if name in framework.profiles:
            return framework.profiles[name]
        if asked is not None:
            raise NotFound(f"`{asked}` is no profile of {framework.name}: {did_you_mean(asked, framework.profiles)}")
        message, at = f"`{name}` is no profile of {framework.name}", recorded.place("profile")
        raise InvalidInput([Diagnostic(Code.UNKNOWN_NAME, message, at, help=did_you_mean(name, framework.profiles))])
    if day is None:
        return None
    running = framework.profiles_on(day)
    if len(running) == 1:
        return running[0]
    found = "no programme ran" if not running else f"{len(running)} programmes ran"
    message = f"{found} on {day.isoformat()}, so the profile has to be named"
    names = ", ".join(map(_named, framework.file.profiles))
    help_ = f"add `profile: ...` to the record, or give it with --profile; there are {names}"
    raise InvalidInput([Diagnostic(Code.NO_PROFILE, message, recorded.place("as_of"), help=help_)])


def _named(profile: Profile) -> str:
    gone = f" (withdrawn on {profile.withdrawn.isoformat()})" if profile.withdrawn is not None else ""
    return f"`{profile.id}`{gone}"
