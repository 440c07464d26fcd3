"""What is said wherever a framework is used: that it is for some fields alone, and what overlays changed of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..frameworks import Change
from ..inspections import Basis
from .branches import Line, wrapped


def field_lines(basis: Basis, width: int) -> Iterator[Line]:
    """That the framework is used beyond its field, or may be, and what overlays changed; nothing where neither is."""
    yield from _beyond_its_field(basis, width)
    yield from change_lines(basis.changes, width)


def basis_lines(made: Basis, width: int) -> Iterator[Line]:
    """By which engine, and from which record and framework."""
    told = f"qualityframework {made.engine}; record {made.record_digest[:12]}, framework {made.framework_digest[:12]}."
    yield from wrapped(told, "dim", width)


def change_lines(changes: Sequence[Change], width: int) -> Iterator[Line]:
    """Every change that overlays made, with what stood there before and why."""
    names = dict.fromkeys(f"{change.overlay} ({change.digest[:12]})" for change in changes)
    if changes:
        one = "1 thing is" if len(changes) == 1 else f"{len(changes)} things are"
        yield from wrapped(f"{one} changed by {' and '.join(names)}:", "heading", width)
    for change in changes:
        yield from wrapped(told_change(change), "", width, "  ")


def told_change(change: Change) -> str:
    """What an overlay changed, what stood there before, and why."""
    told = "added" if change.was is None else f"was `{change.was}`, becomes"
    return f"{change.file}, {change.at}: {told} `{change.becomes}` ({change.because})"


def _beyond_its_field(basis: Basis, width: int) -> Iterator[Line]:
    if basis.within_field:
        return
    told = f"{basis.framework} was published for {' and '.join(basis.published_for)} alone. "
    if basis.within_field is None:
        told += "The record does not say its field of work."
    else:
        told += "Used for another field, as here, it is an extension, and no published method."
    yield from wrapped(told, "heading", width)
