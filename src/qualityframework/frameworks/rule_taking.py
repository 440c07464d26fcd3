"""Rules that a ruleset takes from others: found, and held to the scale of the one that takes them.

Only the rules in a pack's own folder can be taken from it, so that each has one home and the way to it is one step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from ..documents import Document, refuse
from ..errors import InvalidInput, NotFound
from ..vocabulary import Code, Diagnostic, Place, did_you_mean
from .loading import gathered
from .packs import OnShelf, packs
from .rule_places import Head, Standing, head_of, read_standing
from .ruleset import Rule
from .scale_file import Scale

ALL = "/*"
"""Ends an entry that takes every rule of a remit."""


def standings(head: Head, root: OnShelf, faults: list[Diagnostic]) -> tuple[Standing, ...]:
    """The rules of a ruleset where they stand, its own and those it takes; faults of its entries go to `faults`."""
    found = [Standing(head, name) for name in head.own]
    for ref, names in head.file.takes.items():
        with gathered(faults):
            home = _home(head, ref, root)
            for index, name in enumerate(names):
                with gathered(faults):
                    at = head.document.place("takes", ref, index)
                    found += [Standing(home, there, at) for there in _named(home, name, at)]
    faults += _twice(found)
    return tuple(found)


def read_taken(standing: Standing, at: Place, scale: Scale) -> tuple[Rule, Document]:
    """A rule that is taken at `at`, for the scale of the ruleset that takes it.

    Raises:
        InvalidInput: at its own place when it has faults on its own scale too, at the entry when it does not fit.
    """
    try:
        return read_standing(standing, scale)
    except InvalidInput as error:
        unfit = error.diagnostics
    try:
        read_standing(standing, standing.head.scale)
    except InvalidInput as error:
        refuse(replace(fault, related=(*fault.related, ("taken here", at))) for fault in error.diagnostics)
    raise InvalidInput(
        [
            Diagnostic(
                fault.code,
                f"`{standing.id}` does not fit the scale {scale.name}: {fault.message}",
                at,
                (("in the rule", fault.at), *fault.related),
                "leave it out; what names a grade of one scale cannot be taken to another",
            )
            for fault in unfit
        ]
    )


def _home(head: Head, ref: str, root: OnShelf) -> Head:
    """The pack that an entry takes from.

    Raises:
        InvalidInput: when it is no ruleset, is the same one, comes back to it, or has faults itself.
    """
    at = head.document.place("takes", ref, key=True)
    if ref == head.pack.name:
        message = f"`{ref}` takes rules from itself"
        raise InvalidInput([Diagnostic(Code.STRATA_CYCLE, message, at, help="its own rules are there already")])
    try:
        home = head_of(ref, root)
    except NotFound as error:
        kinds = {pack.name: pack.kind for pack in packs(root)}
        message = f"`{ref}` is a {kinds[ref]} and no ruleset" if ref in kinds else str(error)
        raise InvalidInput([Diagnostic(Code.UNKNOWN_NAME, message, at)]) from None
    refuse(home.faults)
    way = _way_back(home, head, root)
    if way:
        message = (
            f"rulesets take rules from each other: {' -> '.join((head.pack.name, ref, *(name for name, _ in way)))}"
        )
        related = tuple((f"on the way to `{name}`", place) for name, place in way)
        help_ = "let one of them have what all need"
        raise InvalidInput([Diagnostic(Code.STRATA_CYCLE, message, at, related, help_)])
    return home


def _way_back(home: Head, start: Head, root: OnShelf) -> tuple[tuple[str, Place], ...]:
    """The steps from a pack back to the one that takes from it, each with its place; none when there is no way."""
    seen, ways = {home.pack.name}, [(home, tuple[tuple[str, Place], ...]())]
    for here, way in ways:  # which grows as it is walked
        for ref in here.file.takes:
            longer = (*way, (ref, here.document.place("takes", ref, key=True)))
            if ref == start.pack.name:
                return longer
            if ref not in seen:
                seen.add(ref)
                with suppress(NotFound, InvalidInput):  # which are told of the pack that takes it
                    ways.append((head_of(ref, root), longer))
    return ()


def _named(home: Head, name: str, at: Place) -> list[str]:
    """The files of a pack that an entry means, those included that are no rules: they are told when they are read."""
    own, remit = home.own, name.partition("/")[0]
    if name.endswith(ALL):
        named = [there for there in own if there.partition("/")[0] == remit]
        known, wanted, meant = {there.partition("/")[0] for there in own}, remit, f"rules of `{remit}`"
    else:
        named = [f"{name}.yaml"] if f"{name}.yaml" in own else []
        known, wanted, meant = {there.removesuffix(".yaml") for there in own}, name, f"rule `{name}`"
    if named:
        return named
    message, help_ = f"{home.pack.name} has no {meant}", did_you_mean(wanted, known)
    for ref, names in home.file.takes.items():
        if name in names or remit + ALL in names:
            message, help_ = f"{message} of its own, and only those can be taken from it", f"look in `{ref}`"
    raise InvalidInput([Diagnostic(Code.DANGLING, message, at, help=help_)])


def _twice(found: list[Standing]) -> Iterator[Diagnostic]:
    first: dict[str, Standing] = {}
    for one in found:
        before = first.setdefault(one.id, one)
        if before is not one and one.taken is not None:
            related = (
                ("first taken here", before.taken) if before.taken is not None else ("its own", Place(before.shown))
            )
            yield Diagnostic(Code.DUPLICATE_ID, f"`{one.id}` is there twice", one.taken, (related,))
