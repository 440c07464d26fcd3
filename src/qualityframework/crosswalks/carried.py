"""Evidence gathered under one framework, shown under another. No grade is carried over, and nothing is weighed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from ..errors import Mismatch
from ..frameworks import Crosswalk, Framework, ItemName, OnShelf
from ..inspections import Basis, EvidenceItem, Inspection, basis_of
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


class Place(Frozen):
    """Where an item of evidence stands under the other framework, and by which of its indicators."""

    indicator: str = Field(description="the indicator that the item names")
    link: Link


class CarriedItem(Frozen):
    """An item of evidence and its places."""

    id: str
    title: str | None
    kind: str | None
    indicators: tuple[str, ...] | None = Field(description="what it names; null where that is not recorded")
    wholly: tuple[Place, ...] = Field(description="what it says of the indicator belongs there: the one lies within")
    in_part: tuple[Place, ...] = Field(description="it may bear on these, which a person has to look at")
    said_none: tuple[Place, ...] = Field(description="what those without a place are said to share nothing with")
    not_mapped: tuple[str, ...] = Field(description="indicators of it that nobody related to anything")


class Target(Frozen):
    """An item of the other framework, and the evidence that it would have."""

    item: Item
    wholly: tuple[str, ...] = Field(description="evidence that belongs there")
    in_part: tuple[str, ...] = Field(description="evidence that may bear on it, and is not under `wholly`")


class Carried(Frozen):
    """The evidence of a record under another framework: each item is in exactly one of the four lists at the end."""

    format: Literal["qualityframework.crosswalk-evidence/1"] = "qualityframework.crosswalk-evidence/1"
    basis: Basis
    title: str = Field(description="title of the record")
    to: OtherSide
    contradictions: tuple[Contradiction, ...] = Field(
        description="what crosswalks say that cannot all be true. Evidence that stands on such a relation is in no "
        "place wholly: a person has to look at it"
    )
    evidence_recorded: bool = Field(description="false where the record does not say what evidence there is")
    targets: tuple[Target, ...] = Field(description="items of the other framework at the levels that are related")
    placed: tuple[CarriedItem, ...] = Field(description="evidence that belongs wholly in at least one place")
    in_part_only: tuple[CarriedItem, ...] = Field(description="evidence that only may bear on something")
    nowhere: tuple[CarriedItem, ...] = Field(
        description="evidence none of whose indicators has a place, or that names none"
    )
    unrecorded: tuple[CarriedItem, ...] = Field(description="evidence of which no indicator is recorded")

    @property
    def items(self) -> tuple[CarriedItem, ...]:
        """All evidence."""
        return self.placed + self.in_part_only + self.nowhere + self.unrecorded


def carried(inspection: Inspection, to: Framework, shelf: OnShelf = None) -> Carried:
    """The evidence of an inspection, shown under another framework by the crosswalks between the two.

    Texts are told as the inspection holds them: whoever tells them to others opens it with its details withheld.
    Priorities that a record brings are in no crosswalk; an area or a domain that they lie in may be.

    Args:
        inspection: with its evidence.
        to: the other framework.
        shelf: where crosswalks are looked for; those that come with the library unless given.

    Raises:
        Mismatch: when the inspection is by that framework already.
        NotFound: when there is no crosswalk between the two. Chains of crosswalks are not followed.
        InvalidInput: when no crosswalk can be read, and one that cannot may lie between the two.
    """
    framework = inspection.framework
    if framework.name == to.name:
        raise Mismatch(f"the record is by {to.name} already")
    crosswalks, other = crosswalks_of(framework, to, shelf)
    told = links_from(framework, to, crosswalks)
    evidence = inspection.record.evidence
    codes = {code for item in evidence or () for code in item.indicators or ()}
    links = {code: links_of(framework, ("indicator", code), told) for code in sorted(codes)}
    items = [_carried(item, links) for item in evidence or ()]
    found = [one for one in items if one.indicators is not None]
    changed = (*changes_to(framework, to, crosswalks), *inspection.cited.changes)
    return Carried(
        basis=Basis(**basis_of(inspection) | {"changes": changed}),
        title=inspection.record.title,
        to=other,
        contradictions=contradictions_of(framework, to, crosswalks),
        evidence_recorded=evidence is not None,
        targets=_targets(to, crosswalks, items),
        placed=tuple(one for one in found if one.wholly),
        in_part_only=tuple(one for one in found if one.in_part and not one.wholly),
        nowhere=tuple(one for one in found if not one.wholly and not one.in_part),
        unrecorded=tuple(one for one in items if one.indicators is None),
    )


def _carried(item: EvidenceItem, links: Mapping[str, tuple[Link, ...]]) -> CarriedItem:
    codes = item.indicators or ()
    places = [Place(indicator=code, link=link) for code in codes for link in links[code]]
    nothing = [code for code in codes if all(link.is_apart for link in links[code])]
    return CarriedItem(
        id=item.id,
        title=item.title,
        kind=item.kind,
        indicators=item.indicators,
        wholly=tuple(place for place in places if place.link.is_whole),
        in_part=tuple(place for place in places if place.link.is_in_part),
        said_none=tuple(place for place in places if place.indicator in nothing),
        not_mapped=tuple(code for code in nothing if not links[code]),
    )


def _targets(to: Framework, crosswalks: Sequence[Crosswalk], items: Sequence[CarriedItem]) -> tuple[Target, ...]:
    wholly, in_part = defaultdict[ItemName, list[str]](list), defaultdict[ItemName, list[str]](list)
    for one in items:
        whole = dict.fromkeys(place.link.to.named for place in one.wholly)
        for named in whole:
            wholly[named].append(one.id)
        for named in dict.fromkeys(place.link.to.named for place in one.in_part):
            if named not in whole:
                in_part[named].append(one.id)
    return tuple(
        Target(item=target, wholly=tuple(wholly[target.named]), in_part=tuple(in_part[target.named]))
        for target in items_at(to, levels_of(to, crosswalks))
    )
