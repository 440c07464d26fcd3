"""How firmly a middle holds: if items count for more or less, and whether sources bear each other out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from ..frameworks import ConflictLabels, RadiusLabels, TriangulationRule
from ..vocabulary import Agreement, Firmness, down
from .item import Item
from .ordinal import exceeds, lower, normalised, reaches, upper

K = TypeVar("K", bound=Hashable)


def radius(items: Sequence[Item], effective: Sequence[float], middle: int, quantile: float) -> float:
    """The smallest relative error of what items count for that can change the middle, were each wrong the worst way.

    From 0, at a tie, to 1: no error short of taking items away altogether. It is exact: within it the middle stays, and
    just beyond it some error moves it. The errors are of `effective`, what items count for after reliability and
    saturation.
    Source: methods, weight radius; for items of one grade each it is the net majority share.
    """
    found = 1.0
    for below in (middle, middle - 1):
        leans = [
            count * (_up_to(item, below) - quantile * math.fsum(item.belief))
            for count, item in zip(effective, items, strict=True)
        ]
        all_ = math.fsum(map(abs, leans))
        if all_:
            found = min(found, abs(math.fsum(leans)) / all_)
    return found


def _up_to(item: Item, position: int) -> float:
    return math.fsum(item.belief[:position])


def firmness(radius: float, labels: RadiusLabels) -> Firmness:
    """The label of a radius."""
    if reaches(radius, labels.solid):
        return Firmness.SOLID
    return Firmness.MODERATE if reaches(radius, labels.moderate) else Firmness.FRAGILE


def agreement(conflict: float, labels: ConflictLabels) -> Agreement:
    """The label of a conflict."""
    if not reaches(conflict, labels.mixed):
        return Agreement.AGREE
    return Agreement.CONFLICTING if exceeds(conflict, labels.conflicting) else Agreement.MIXED


def by_source(items: Sequence[Item], effective: Sequence[float], where: slice) -> dict[str, float]:
    """The share of each source in all that lies in a part of the scale, by name of the source."""
    found = shares_of(
        (item.source, count * math.fsum(item.belief[where])) for item, count in zip(items, effective, strict=True)
    )
    return {source: found[source] for source in sorted(found)}


def shares_of(masses: Iterable[tuple[K, float]]) -> dict[K, float]:
    """The share of each name in all masses; 0 of nothing."""
    by_name: dict[K, list[float]] = defaultdict(list)
    for name, mass in masses:
        by_name[name].append(mass)
    sums = {name: math.fsum(own) for name, own in by_name.items()}
    total = math.fsum(sums.values())
    return {name: mass / total if total else 0.0 for name, mass in sums.items()}


def effective_number(shares: Iterable[float]) -> float:
    """How many sources of equal share would be as spread: one over the sum of squared shares; 0 without any."""
    squares = math.fsum(share * share for share in shares)
    return 1 / squares if squares else 0.0


def far_sources(
    items: Sequence[Item], effective: Sequence[float], middles: tuple[int, int], far: int, quantile: float
) -> list[str]:
    """The sources whose own middle, or either side of it on a border, lies so many steps or more from that of all."""
    by_source: dict[str, list[tuple[Item, float]]] = defaultdict(list)
    for item, count in zip(items, effective, strict=True):
        by_source[item.source].append((item, count))
    found = []
    for source in sorted(by_source):
        own = by_source[source]
        points = range(len(items[0].belief))
        masses = [math.fsum(count * item.belief[point] for item, count in own) for point in points]
        if not any(masses):
            continue
        shares = normalised(masses)
        if max(middles[0] - lower(shares, quantile), upper(shares, quantile) - middles[1]) >= far:
            found.append(source)
    return found


def wanting(
    shares: Mapping[str, float],
    rule: TriangulationRule,
    *,
    first_hand: bool | None,
    heard: bool | None,
    far: Sequence[str],
) -> tuple[str, ...]:
    """What triangulation wants that is not there, in words; empty when sources bear each other out.

    Args:
        shares: support by source.
        rule: the pack's.
        first_hand: whether records, data or observation have their share near the middle; None where a kind is not
            recorded.
        heard: the same of those whose experience it is about, if the framework names any.
        far: titles of sources whose own middle is far.
    """
    told = []
    counted = sum(reaches(share, rule.share) for share in shares.values())
    number = effective_number(shares.values())
    if counted < rule.sources and not reaches(number, rule.sources):  # among many even ones none may have that much
        near = f"{rule.share:.0%} or more of what lies near the middle"
        told.append(f"{_many(counted, 'source')} with {near}, not {rule.sources}")
    if not reaches(number, rule.effective):
        equal = down(number, 1)
        told.append(
            f"near the middle in effect {equal:g} {'source' if equal == 1 else 'equal sources'}, not {rule.effective:g}"
        )
    families = " or ".join(filter(None, (", ".join(rule.first_hand[:-1]), rule.first_hand[-1])))
    for there, what in ((first_hand, families), (heard, "the voice of those whose experience it is about")):
        if there is False:
            told.append(f"less than {rule.share:.0%} of what lies near the middle is {what}")
        if there is None:
            told.append(
                f"not known whether {rule.share:.0%} of what lies near the middle is {what}: a kind is not recorded"
            )
    told += [f"{source} by itself lies {rule.far} or more steps from the middle" for source in far]
    return tuple(told)


def _many(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"
