"""What is said wherever a framework is used: a programme withdrawn, the fields it is for, what overlays changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..frameworks import Change, Laid, ToldOverlaid
from ..inspections import Basis
from .branches import Line, wrapped


def field_lines(basis: Basis, width: int) -> Iterator[Line]:
    """What it has to be read with, and what overlays changed; nothing where there is neither."""
    yield from caution_lines(basis, width)
    yield from change_lines(basis, width)


def basis_lines(made: Basis, width: int) -> Iterator[Line]:
    """By which engine, and from which record and framework."""
    told = f"qualityframework {made.engine}; record {made.record_digest[:12]}, framework {made.framework_digest[:12]}."
    yield from wrapped(told, "dim", width)


def change_lines(told: ToldOverlaid, width: int) -> Iterator[Line]:
    """Every change that overlays made, with what stood there before and why; and the overlays that made none."""
    changes = told.changes
    names = dict.fromkeys(_named(change) for change in changes)
    if changes:
        number = "1 thing is" if len(changes) == 1 else f"{len(changes)} things are"
        yield from wrapped(f"{number} changed by {' and '.join(names)}:", "heading", width)
    for change in changes:
        yield from wrapped(told_change(change), "", width, "  ")
    for one in idle(told):
        yield from wrapped(told_idle(one), "heading", width)


def idle(told: ToldOverlaid) -> tuple[Laid, ...]:
    """The overlays that were given and changed nothing of what was read."""
    at_work = {(change.overlay, change.digest) for change in told.changes}
    return tuple(one for one in told.overlays if (one.overlay, one.digest) not in at_work)


def told_idle(one: Laid) -> str:
    """That an overlay was given and changed nothing."""
    return f"Overlay {_named(one)} is laid over the packs, and changes nothing that was read here."


def _named(one: Laid) -> str:
    return f"{one.overlay} ({one.digest[:12]})"


def told_change(change: Change) -> str:
    """What an overlay changed, what stood there before, and why."""
    told = "added" if change.was is None else f"was `{change.was}`, becomes"
    gone = f", without {', '.join(f'`{one}`' for one in change.dropped)}" if change.dropped else ""
    return f"{change.file}, {change.at}: {told} `{change.becomes}`{gone} ({change.because})"


def told_withdrawn(profile: str, day: dt.date) -> str:
    """That a programme was withdrawn, and what that means."""
    learnt = "on that day it was learnt that what is said of it does not hold"
    return f"The programme {profile} was withdrawn on {day.isoformat()}: {learnt}."


def caution_lines(basis: Basis, width: int) -> Iterator[Line]:
    """The lines of what a result has to be read with."""
    for told in cautions(basis):
        yield from wrapped(told, "heading", width)


def cautions(basis: Basis) -> Iterator[str]:
    """That the programme was withdrawn, and that the framework is used beyond its field, or may be."""
    if basis.profile_withdrawn is not None:
        told = told_withdrawn(basis.profile, basis.profile_withdrawn)
        yield f"{told} What follows goes by it all the same."
    if basis.within_field:
        return
    told = f"{basis.framework} was published for {' and '.join(basis.published_for)} alone. "
    if basis.within_field is None:
        told += "The record does not say its field of work."
    else:
        told += "Used for another field, as here, it is an extension, and no published method."
    yield told
