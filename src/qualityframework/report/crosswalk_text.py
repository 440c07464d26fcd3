"""Crosswalks as text: two frameworks side by side, and the evidence of a record under another framework."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..crosswalks import (
    MAY_INTERSECT,
    Carried,
    CarriedItem,
    Contradiction,
    Item,
    Link,
    OtherSide,
    Place,
    Related,
    Saying,
    Target,
)
from ..frameworks import RelationKind
from .branches import Branch, Line, drawn, many, wrapped
from .fields import basis_lines, change_lines, field_lines

_IN_WORDS = {
    RelationKind.EQUAL: "is the same, in the same words, as",
    RelationKind.EQUIVALENT: "is the same, in other words, as",
    RelationKind.SUBSET: "lies within",
    RelationKind.SUPERSET: "holds",
    RelationKind.INTERSECTS: "shares something with",
    RelationKind.NONE: "is said to share nothing with",
    MAY_INTERSECT: "may share something with",
}
_NOT_CHAINED = "Crosswalks by way of a third framework are not followed."


def related_lines(related: Related, width: int = 100) -> Iterator[Line]:
    """Every item of one framework with its relations to the other, then what nobody related on either side."""
    yield from wrapped(f"{related.framework} beside {related.to.framework}", "title", width)
    yield from wrapped(f"by {', '.join(related.to.crosswalks)}", "dim", width)
    yield from _unread_lines(related.to, width)
    yield from change_lines(related.changes, width)
    yield from _contradiction_lines(related.contradictions, width)
    several = len(related.to.crosswalks) > 1
    for one in related.items:
        yield Line("")
        links = tuple(_link(link, several) for link in one.links)
        yield from drawn(Branch(_item(one.item), links, "heading"), width)
    for framework, items in ((related.framework, related.not_mapped), (related.to.framework, related.not_mapped_there)):
        if items:
            yield Line("")
            title = (
                f"not mapped, of {framework}: nobody said how they stand, which is not to say that they share nothing"
            )
            yield from drawn(Branch(title, tuple(Branch(_item(item)) for item in items), "unknown"), width)
    yield Line("")
    yield from wrapped(_NOT_CHAINED, "dim", width)
    yield from wrapped(f"qualityframework {related.engine}", "dim", width)


def carried_lines(carried: Carried, width: int = 100) -> Iterator[Line]:
    """For each item of the other framework the evidence that it would have, then what has no place there."""
    yield from wrapped(carried.title, "title", width)
    made = carried.basis
    yield from wrapped(f"evidence gathered under {made.framework}, shown under {carried.to.framework}", "dim", width)
    yield from wrapped(f"by {', '.join(carried.to.crosswalks)}", "dim", width)
    yield from _unread_lines(carried.to, width)
    yield from field_lines(made, width)
    yield from _contradiction_lines(carried.contradictions, width)
    if not carried.evidence_recorded:
        yield Line("")
        yield from wrapped("The record does not say what evidence there is.", "unknown", width)
    by_id = {item.id: item for item in carried.items}
    for target in carried.targets if carried.evidence_recorded else ():
        yield Line("")
        yield from drawn(Branch(_item(target.item), tuple(_under(target, by_id)), "heading"), width)
    without = (
        ("no place: none of its indicators has one", carried.nowhere),
        ("no indicator recorded: its place is not known", carried.unrecorded),
    )
    for title, items in without:
        if items:
            yield Line("")
            told = tuple(Branch(_evidence(item) + _why_nowhere(item)) for item in items)
            yield from drawn(Branch(title, told, "unknown"), width)
    yield Line("")
    if carried.evidence_recorded:
        yield from wrapped(_summary(carried), "summary", width)
    yield from wrapped(f"No grade is carried over and nothing is weighed. {_NOT_CHAINED}", "dim", width)
    yield from basis_lines(made, width)


def _unread_lines(other: OtherSide, width: int) -> Iterator[Line]:
    """That relations may be missing, since crosswalks cannot be read."""
    if other.unread:
        told = "Relations may be missing, and what is told as not mapped may be mapped: "
        told += f"these crosswalks may lie between the two and cannot be read: {', '.join(other.unread)}"
        yield from wrapped(told, "unknown", width)


def _contradiction_lines(contradictions: Sequence[Contradiction], width: int) -> Iterator[Line]:
    """What cannot all be true, with the places of both."""
    if contradictions:
        yield Line("")
        title = "The crosswalks contradict each other. Neither is taken, and what stands on it is to be looked at:"
        told = tuple(Branch(f"{_saying(two.one)}, and yet", (Branch(_saying(two.other)),)) for two in contradictions)
        yield from drawn(Branch(title, told, "unknown"), width)


def _saying(said: Saying) -> str:
    told = f"{_item(said.item)} {_IN_WORDS[said.kind]} {_item(said.to)}"
    return f"{told}: {said.crosswalk}{said.status.mark}, {said.place}"


def _under(target: Target, by_id: dict[str, CarriedItem]) -> Iterator[Branch]:
    if not target.wholly and not target.in_part:
        yield Branch("no evidence of the record", role="dim")
    for title, ids in (("belongs here", target.wholly), ("may bear on it; to be looked at", target.in_part)):
        if ids:
            told = ((by_id[id_], by_id[id_].wholly + by_id[id_].in_part) for id_ in ids)
            yield Branch(title, tuple(Branch(_evidence(one) + _by(places, target)) for one, places in told))


def _by(places: Sequence[Place], target: Target) -> str:
    """By which indicator an item of evidence stands there, and how that is known."""
    found = [place for place in places if place.link.to == target.item]
    told = (
        f"{place.indicator} {_IN_WORDS[place.link.kind]} it{_through(place.link)}{_known(place.link)}"
        for place in found
    )
    return f": {'; '.join(told)}"


def _link(link: Link, several: bool) -> Branch:
    told = (("source", link.source), ("note", link.note))
    text = f"{_IN_WORDS[link.kind]} {_item(link.to)}{_through(link)}; relation [{link.status}]"
    text += (f", by {link.crosswalk}" if several else "") + _contradicted(link)
    return Branch(text, tuple(Branch(f"{key}: {value}") for key, value in told if value is not None))


def _known(link: Link) -> str:
    return f"{link.status.mark}{_contradicted(link)}"


def _contradicted(link: Link) -> str:
    return ", which is contradicted" if link.contradicted else ""


def _through(link: Link) -> str:
    return f", as told of the {link.through.level} {link.through.id}" if link.through is not None else ""


def _item(item: Item) -> str:
    level = "" if item.level == "indicator" else f"{item.level} "
    return f"{level}{item.id} {item.title}{item.status.mark}"


def _evidence(item: CarriedItem) -> str:
    return f"{item.id} {item.title}" if item.title is not None else item.id


def _why_nowhere(item: CarriedItem) -> str:
    told = [f"{code} is not mapped" for code in item.not_mapped]
    told += [f"{place.indicator} is said to share nothing with {_item(place.link.to)}" for place in item.said_none]
    if not told and item.indicators is not None:
        told.append("it names no indicator")
    return f": {'; '.join(told)}" if told else ""


def _summary(carried: Carried) -> str:
    parts = (
        (carried.placed, "with a place"),
        (carried.in_part_only, "that only may bear on something"),
        (carried.nowhere, "with no place"),
        (carried.unrecorded, "with no indicator recorded"),
    )
    told = ", ".join(f"{len(items)} {what}" for items, what in parts)
    return f"{many(len(carried.items), 'item')} of evidence: {told}."
