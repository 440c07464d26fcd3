"""The relations of two frameworks as they are seen from the items of one: crosswalks are read in either direction."""

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from ..errors import InvalidInput, NotFound
from ..frameworks import (
    Change,
    Crosswalk,
    Framework,
    ItemLevel,
    ItemName,
    OnShelf,
    RelationKind,
    Said,
    contradictions,
    crosswalks_between,
    crosswalks_known,
    holders_of,
    items_of,
)
from ..vocabulary import Frozen, Status

MayIntersect = Literal["may-intersect"]
MAY_INTERSECT: MayIntersect = "may-intersect"


class Item(Frozen):
    """An item of a framework."""

    level: ItemLevel
    id: str
    title: str
    status: Status = Field(description="how the item is known")

    @property
    def named(self) -> ItemName:
        """What it is, and its identifier."""
        return self.level, self.id


class Link(Frozen):
    """A relation to an item of the other framework."""

    kind: RelationKind | MayIntersect = Field(
        description="of the subject matter, seen from the item that has the link. may-intersect: what it lies in "
        "shares something with the other, and whether it does itself nobody said"
    )
    to: Item
    through: Item | None = Field(
        description="the area or domain that the relation is told of; null where it is told of the item itself"
    )
    status: Status = Field(description="how the relation is known")
    source: str | None = Field(description="where it is told")
    note: str | None
    crosswalk: str
    contradicted: bool = Field(description="whether another crosswalk says what cannot be true beside it")

    @property
    def is_whole(self) -> bool:
        """Whether all that belongs to the item belongs to the other one too."""
        return self.kind != MAY_INTERSECT and self.kind.is_whole and not self.contradicted

    @property
    def is_in_part(self) -> bool:
        """Whether what belongs to the item may belong to the other one too."""
        return not self.is_whole and not self.is_apart

    @property
    def is_apart(self) -> bool:
        """Whether nothing that belongs to the item belongs to the other one."""
        return self.kind is RelationKind.NONE and not self.contradicted


class Saying(Frozen):
    """What a crosswalk says of two items, and where."""

    item: Item
    kind: RelationKind = Field(description="how the item stands to the other")
    to: Item
    crosswalk: str
    status: Status = Field(description="how the relation is known")
    place: str = Field(description="file, line and column")


class Contradiction(Frozen):
    """Two sayings of different crosswalks that cannot both be true. Neither is taken."""

    one: Saying
    other: Saying


class OtherSide(Frozen):
    """The framework on the other side, and the crosswalks by which it is seen."""

    framework: str
    framework_digest: str
    crosswalks: tuple[str, ...]
    crosswalk_digests: tuple[str, ...]
    unread: tuple[str, ...] = Field(
        description="crosswalks that cannot be read and may lie between the two. Where there is one, relations may be "
        "missing, and what is told as not mapped may be mapped"
    )


Links = dict[ItemName, tuple[Link, ...]]
"""The relations that are told of each item itself."""


def crosswalks_of(a: Framework, b: Framework, shelf: OnShelf) -> tuple[tuple[Crosswalk, ...], OtherSide]:
    """The crosswalks between two frameworks, and what a result names of the one on the other side.

    Raises:
        NotFound: when there is none; with the frameworks that there are crosswalks to. Chains are not followed.
        InvalidInput: when none can be read, and one that cannot may lie between the two; with its faults.
    """
    found, unread = crosswalks_between(a, b, shelf)
    if not found and unread:
        raise InvalidInput(fault for error in unread.values() for fault in error.diagnostics)
    if not found:
        others = sorted(
            {name for ends in crosswalks_known(shelf).values() if a.name in ends for name in ends - {a.name}}
        )
        to = (
            f"there are crosswalks of {a.name} to {', '.join(others)}"
            if others
            else f"there is none of {a.name} at all"
        )
        raise NotFound(
            f"there is no crosswalk between {a.name} and {b.name}; {to}. Two crosswalks are never put together into one"
        )
    return found, OtherSide(
        framework=b.name,
        framework_digest=b.digest,
        crosswalks=tuple(one.name for one in found),
        crosswalk_digests=tuple(one.digest for one in found),
        unread=tuple(unread),
    )


def changes_to(a: Framework, b: Framework, crosswalks: Sequence[Crosswalk]) -> tuple[Change, ...]:
    """What overlays changed of two frameworks and the crosswalks between them; what both share is told once."""
    changed = (change for crosswalk in crosswalks for change in crosswalk.changes)
    return tuple(dict.fromkeys((*a.changes, *b.changes, *changed)))


def links_from(a: Framework, b: Framework, crosswalks: Sequence[Crosswalk]) -> Links:
    """The relations of each item of `a` that is related, in the order of the crosswalks."""
    contradicted = {said for two in _contrary(a, b, crosswalks) for said in two}
    sources = {crosswalk.name: crosswalk.file.sources for crosswalk in crosswalks}
    found: Links = {}
    for said in _seen_from(a, crosswalks):
        relation = said.relation
        link = Link(
            kind=said.kind,
            to=item_of(b, *said.pair.there),
            through=None,
            status=relation.status,
            source=str(sources[said.crosswalk][relation.source]) if relation.source is not None else None,
            note=relation.note,
            crosswalk=said.crosswalk,
            contradicted=said in contradicted,
        )
        found[said.pair.here] = (*found.get(said.pair.here, ()), link)
    return found


def contradictions_of(a: Framework, b: Framework, crosswalks: Sequence[Crosswalk]) -> tuple[Contradiction, ...]:
    """What crosswalks between two frameworks say that cannot all be true, as it is seen from `a`."""

    def saying(said: Said) -> Saying:
        here, there = said.pair
        return Saying(
            item=item_of(a, *here),
            kind=said.kind,
            to=item_of(b, *there),
            crosswalk=said.crosswalk,
            status=said.relation.status,
            place=str(said.at),
        )

    return tuple(Contradiction(one=saying(one), other=saying(two)) for one, two in _contrary(a, b, crosswalks))


def _contrary(a: Framework, b: Framework, crosswalks: Sequence[Crosswalk]) -> tuple[tuple[Said, Said], ...]:
    return tuple(contradictions(_seen_from(a, crosswalks), a, b))


def _seen_from(a: Framework, crosswalks: Sequence[Crosswalk]) -> Iterator[Said]:
    """What is said, item of `a` first."""
    for crosswalk in crosswalks:
        turned = crosswalk.file.from_framework != a.name
        yield from (one.turned if turned else one for one in crosswalk.said)


def links_of(framework: Framework, item: ItemName, links: Links) -> tuple[Link, ...]:
    """The relations of an item: those told of it, and else those told of the area or the domain that it lies in.

    What lies in an area that lies in another item lies in that too, and shares nothing with what the area shares
    nothing with. Where the area only holds the other item, or shares something with it, the item itself may or may not.
    """
    found = list(links.get(item, ()))
    for holder in holders_of(framework, item):
        told = {link.to.named for link in found}
        for link in links.get(holder, ()):
            if link.to.named not in told:
                found.append(link.model_copy(update={"kind": _within(link), "through": item_of(framework, *holder)}))
    return tuple(found)


def _within(link: Link) -> RelationKind | MayIntersect:
    """What a relation of an area or a domain says of an item in it."""
    if link.kind is RelationKind.NONE:
        return RelationKind.NONE
    return RelationKind.SUBSET if link.kind != MAY_INTERSECT and link.kind.is_whole else MAY_INTERSECT


def items_at(framework: Framework, levels: Sequence[ItemLevel]) -> tuple[Item, ...]:
    """All items of a framework at some levels, in its order."""
    return tuple(item_of(framework, level, id_) for level in levels for id_ in items_of(framework, level))


def levels_of(a: Framework, crosswalks: Sequence[Crosswalk]) -> tuple[ItemLevel, ...]:
    """The levels of `a` at which something is told."""
    levels: tuple[ItemLevel, ...] = ("domain", "area", "indicator")
    told = {said.pair.here[0] for said in _seen_from(a, crosswalks)}
    return tuple(level for level in levels if level in told)


def item_of(framework: Framework, level: ItemLevel, id_: str) -> Item:
    """An item of a framework by what it is and its identifier."""
    found = items_of(framework, level)[id_]
    return Item(level=level, id=found.id, title=found.title, status=found.status)
