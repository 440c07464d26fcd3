"""Two frameworks side by side: every item of one with its relations to the other, and what nobody related."""

from typing import Literal

from pydantic import Field

from ..__about__ import __version__
from ..errors import Mismatch
from ..frameworks import Change, Crosswalk, Framework, Laid, OnShelf
from ..vocabulary import Frozen
from .relations import (
    Contradiction,
    Item,
    Link,
    OtherSide,
    changes_to,
    contradictions_of,
    crosswalks_of,
    items_at,
    levels_of,
    links_from,
    links_of,
)


class RelatedItem(Frozen):
    """An item and its relations."""

    item: Item
    links: tuple[Link, ...] = Field(min_length=1)


class Related(Frozen):
    """The items of a framework at the levels that crosswalks speak at: each is in `items` or in `not_mapped`."""

    format: Literal["qualityframework.crosswalk-related/1"] = "qualityframework.crosswalk-related/1"
    engine: str = Field(description="version of qualityframework")
    framework: str
    framework_digest: str
    to: OtherSide
    overlays: tuple[Laid, ...] = Field(description="every overlay that was given")
    changes: tuple[Change, ...] = Field(description="what overlays changed of the frameworks and the crosswalks")
    contradictions: tuple[Contradiction, ...] = Field(description="what crosswalks say that cannot all be true")
    items: tuple[RelatedItem, ...]
    not_mapped: tuple[Item, ...] = Field(description="items that nobody related: unknown, and not `none`")
    not_mapped_there: tuple[Item, ...] = Field(description="such items of the other framework")


def related(a: Framework, b: Framework, shelf: OnShelf = None) -> Related:
    """Every item of `a` with its relations to items of `b`, whichever way the crosswalks between them were written.

    Args:
        a: the framework whose items are told.
        b: the framework that they are related to.
        shelf: where crosswalks are looked for; those that come with the library unless given.

    Raises:
        Mismatch: when both are one framework.
        NotFound: when there is no crosswalk between them.
        InvalidInput: when no crosswalk can be read, and one that cannot may lie between them.
    """
    if a.name == b.name:
        raise Mismatch(f"a crosswalk lies between two frameworks, and both of these are {a.name}")
    crosswalks, to = crosswalks_of(a, b, shelf)
    items, not_mapped = _halves(a, b, crosswalks)
    _, not_mapped_there = _halves(b, a, crosswalks)
    return Related(
        engine=__version__,
        framework=a.name,
        framework_digest=a.digest,
        to=to,
        overlays=a.overlays,
        changes=changes_to(a, b, crosswalks),
        contradictions=contradictions_of(a, b, crosswalks),
        items=items,
        not_mapped=not_mapped,
        not_mapped_there=not_mapped_there,
    )


def _halves(
    a: Framework, b: Framework, crosswalks: tuple[Crosswalk, ...]
) -> tuple[tuple[RelatedItem, ...], tuple[Item, ...]]:
    """The items of `a` that are related, and those that are not."""
    told = links_from(a, b, crosswalks)
    found = [(item, links_of(a, item.named, told)) for item in items_at(a, levels_of(a, crosswalks))]
    related_ = tuple(RelatedItem(item=item, links=links) for item, links in found if links)
    return related_, tuple(item for item, links in found if not links)
