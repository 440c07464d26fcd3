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
    OnShelf,
    RelationKind,
    crosswalks_between,
    crosswalks_known,
    items_of,
)
from ..vocabulary import Frozen, Status

Named = tuple[ItemLevel, str]
"""An item by what it is and its identifier."""


MayIntersect = Literal["may-intersect"]
MAY_INTERSECT: MayIntersect = "may-intersect"


class Item(Frozen):
    """An item of a framework."""

    level: ItemLevel
    id: str
    title: str
    status: Status = Field(description="how the item is known")

    @property
    def named(self) -> Named:
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

    @property
    def is_whole(self) -> bool:
        """Whether all that belongs to the item belongs to the other one too."""
        return self.kind in (RelationKind.EQUAL, RelationKind.EQUIVALENT, RelationKind.SUBSET)

    @property
    def is_in_part(self) -> bool:
        """Whether what belongs to the item may belong to the other one too."""
        return self.kind in (RelationKind.SUPERSET, RelationKind.INTERSECTS, MAY_INTERSECT)


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


Links = dict[Named, tuple[Link, ...]]
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
    found: Links = {}
    for crosswalk in crosswalks:
        turned = crosswalk.file.from_framework != a.name
        for relation in crosswalk.file.relations:
            source = crosswalk.file.sources[relation.source] if relation.source is not None else None
            for pair in relation.pairs:
                ends: tuple[Named, Named] = ((pair.level_from, pair.here), (pair.level_to, pair.there))
                here, there = reversed(ends) if turned else ends
                link = Link(
                    kind=relation.kind.inverse if turned else relation.kind,
                    to=item_of(b, *there),
                    through=None,
                    status=relation.status,
                    source=str(source) if source is not None else None,
                    note=relation.note,
                    crosswalk=crosswalk.name,
                )
                found[here] = (*found.get(here, ()), link)
    return found


def links_of(framework: Framework, item: Named, links: Links) -> tuple[Link, ...]:
    """The relations of an item: those told of it, and else those told of the area or the domain that it lies in.

    What lies in an area that lies in another item lies in that too, and shares nothing with what the area shares
    nothing with. Where the area only holds the other item, or shares something with it, the item itself may or may not.
    """
    found = list(links.get(item, ()))
    for holder in _holders(framework, item):
        told = {link.to.named for link in found}
        for link in links.get(holder, ()):
            if link.to.named not in told:
                found.append(link.model_copy(update={"kind": _within(link), "through": item_of(framework, *holder)}))
    return tuple(found)


def _within(link: Link) -> RelationKind | MayIntersect:
    """What a relation of an area or a domain says of an item in it."""
    if link.kind is RelationKind.NONE:
        return RelationKind.NONE
    return RelationKind.SUBSET if link.is_whole else MAY_INTERSECT


def items_at(framework: Framework, levels: Sequence[ItemLevel]) -> tuple[Item, ...]:
    """All items of a framework at some levels, in its order."""
    return tuple(item_of(framework, level, id_) for level in levels for id_ in items_of(framework, level))


def levels_of(links: Links) -> tuple[ItemLevel, ...]:
    """The levels at which something is told."""
    levels: tuple[ItemLevel, ...] = ("domain", "area", "indicator")
    return tuple(level for level in levels if any(told == level for told, _ in links))


def item_of(framework: Framework, level: ItemLevel, id_: str) -> Item:
    """An item of a framework by what it is and its identifier."""
    found = items_of(framework, level)[id_]
    return Item(level=level, id=found.id, title=found.title, status=found.status)


def _holders(framework: Framework, item: Named) -> Iterator[Named]:
    """The area and the domain that an item lies in."""
    level, id_ = item
    area = id_ if level == "area" else None
    if level == "indicator":
        area = framework.indicators[id_].area
        if area is not None:
            yield "area", area
        yield "domain", framework.domain_of[id_].id
    elif area is not None:
        yield from (("domain", domain.id) for domain in framework.file.domains if area in domain.areas)
