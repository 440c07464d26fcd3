"""From evidence to the items that are weighed: what each counts for, and those of one lineage as one."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..inspections import EvidenceItem
from ..vocabulary import natural
from .item import Item
from .reading import belief
from .setting import Setting

UNKNOWN_KIND = "kind not recorded"


def reliability(item: EvidenceItem, setting: Setting) -> float:
    """The item's own, or that of its kind, or that of the kind's family."""
    if item.reliability is not None:
        return item.reliability
    return setting.trust.unknown_kind if item.kind is None else reliability_of(item.kind, setting)


def reliability_of(kind: str, setting: Setting) -> float:
    """That of a kind of evidence, or of its family."""
    trust = setting.trust
    return trust.kinds.get(kind, trust.reliability[setting.framework.kinds[kind].family])


def alone(item: EvidenceItem, setting: Setting) -> Item:
    """The item as it would be weighed by itself."""
    shown = belief(item.shows, setting.framework.scale, setting.reading)
    weight = item.weight if item.weight is not None else setting.trust.weight
    return Item((item.id,), shown, weight, reliability(item, setting), item.kind or UNKNOWN_KIND, (1.0,), (shown,))


def items_of(evidence: Iterable[EvidenceItem], by_name: Mapping[str, Item]) -> tuple[Item, ...]:
    """The items in order of their names, each lineage as one; `by_name` has what each would be by itself."""
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in evidence:
        key = ("lineage", item.lineage) if item.lineage is not None else ("item", item.id)
        groups[key].append(by_name[item.id])
    return tuple(sorted((merged(group) for group in groups.values()), key=lambda item: natural(item.ids[0])))


def merged(group: Iterable[Item]) -> Item:
    """Items of one lineage as one: reliabilities averaged by weight, beliefs by weight and reliability; as heavy as the
    heaviest.

    Its source is that of the heaviest; of several as heavy, the first in order of their names.
    """
    items = sorted(group, key=lambda item: natural(item.ids[0]))
    if len(items) == 1:
        return items[0]
    weights = [item.weight for item in items] if any(item.weight for item in items) else [1.0] * len(items)
    total = math.fsum(weights)
    parts = [weight / total for weight in weights]
    reliability = math.fsum(part * item.reliability for part, item in zip(parts, items, strict=True))
    told = [part * item.reliability for part, item in zip(parts, items, strict=True)]
    relied = math.fsum(told)
    shares = tuple(part / relied for part in told) if relied else tuple(parts)
    heaviest = max(items, key=lambda item: item.weight)
    return Item(
        ids=tuple(item.ids[0] for item in items),
        belief=tuple(
            math.fsum(share * item.belief[point] for share, item in zip(shares, items, strict=True))
            for point in range(len(heaviest.belief))
        ),
        weight=heaviest.weight,
        reliability=reliability,
        source=heaviest.source,
        parts=shares,
        shown=tuple(item.belief for item in items),
    )
