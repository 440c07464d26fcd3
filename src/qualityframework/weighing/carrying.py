"""From a pooled belief to all that is said of it: band, centre, robustness, certainty, and what each item adds."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence

from ..inspections import Inspection
from ..vocabulary import Agreement, FixedDict, natural
from . import ordinal, robustness
from .bearing import Bearing
from .certainty import Carried, certainty
from .item import Item
from .methods import Pooled
from .setting import Setting
from .weighed import Band, Carries, Contribution, LeftOut, Robustness, Triangulation


def carries(
    inspection: Inspection,
    subject: str,
    bearing: Bearing,
    items: Sequence[Item],
    pooled: Pooled,
    setting: Setting,
) -> Carries:
    """What items that bear on a subject come to."""
    points = setting.points
    shares = ordinal.normalised(pooled.belief)
    middle, upper = ordinal.lower(shares, setting.quantile), ordinal.upper(shares, setting.quantile)
    firm = _robustness(inspection, subject, bearing, items, shares, middle, setting)
    low, high = setting.band(pooled)
    return Carries(
        belief=FixedDict(zip(points, pooled.belief, strict=True)),
        ignorance=pooled.ignorance,
        sufficient=setting.says_enough(pooled),
        shares=FixedDict(zip(points, shares, strict=True)),
        band=Band(low=points[low - 1], high=points[high - 1]),
        centre=points[middle - 1],
        upper=points[upper - 1],
        score=ordinal.mean(shares),
        robustness=firm,
        certainty=certainty(
            _carried(bearing, items, setting),
            setting.limits.certainty,
            sufficient=setting.says_enough(pooled),
            conflicting=firm.agreement is Agreement.CONFLICTING,
            steps=high - low,
        ),
    )


def named_band(pooled: Pooled, setting: Setting) -> Band:
    """The band of a belief, by names of grades."""
    low, high = setting.band(pooled)
    return Band(low=setting.points[low - 1], high=setting.points[high - 1])


def _robustness(
    inspection: Inspection,
    subject: str,
    bearing: Bearing,
    items: Sequence[Item],
    shares: Sequence[float],
    middle: int,
    setting: Setting,
) -> Robustness:
    method, limits = setting.method, setting.limits
    effective = method.effective(items)
    radius = robustness.radius(items, effective, middle, setting.quantile) if method.ADDITIVE else None
    conflict = ordinal.conflict(shares)
    rule = limits.triangulation
    support = robustness.support(items, effective, middle, rule.within)
    near = _near(items, effective, slice(max(0, middle - 1 - rule.within), middle + rule.within))
    first_hand, heard = _kinds_there(inspection, subject, bearing, near, rule.first_hand)
    far = robustness.far_sources(items, effective, middle, rule.far, setting.quantile)
    unexplained = {item.source for item in items if not bearing.addressed.issuperset(item.ids)}
    kinds = setting.framework.kinds
    far = [kinds[source].title if source in kinds else source for source in far if source in unexplained]
    each = zip((item.id for item in items), method.without_each(items), strict=True)
    return Robustness(
        radius=radius,
        firmness=robustness.firmness(radius, limits.radius) if radius is not None else None,
        decisive_sources=tuple(_decisive(method.without_each_source(items), middle, setting)),
        decisive_items=tuple(_decisive(each, middle, setting)),
        conflict=conflict,
        agreement=robustness.agreement(conflict, limits.conflict),
        triangulation=Triangulation(
            support=FixedDict(support),
            effective_sources=robustness.effective_number(support.values()),
            wanting=robustness.wanting(support, rule, first_hand=first_hand, heard=heard, far=far),
        ),
    )


def _decisive(without: Iterable[tuple[str, Pooled | None]], middle: int, setting: Setting) -> Iterator[LeftOut]:
    """What the middle hangs on: without it, it is another, or there is none."""
    for name, pooled in without:
        rest = ordinal.lower(ordinal.normalised(pooled.belief), setting.quantile) if pooled is not None else None
        if rest != middle:
            centre = setting.points[rest - 1] if rest is not None else None
            yield LeftOut(without=name, centre=centre, band=named_band(pooled, setting) if pooled is not None else None)


def _near(items: Sequence[Item], effective: Sequence[float], near: slice) -> set[str]:
    """The items of evidence that have a part in what lies near the middle."""
    return {
        id_
        for item, count in zip(items, effective, strict=True)
        for id_, part, shown in zip(item.ids, item.parts, item.shown, strict=True)
        if count * part * math.fsum(shown[near]) > 0
    }


def _kinds_there(
    inspection: Inspection, subject: str, bearing: Bearing, ids: Collection[str], families: Collection[str]
) -> tuple[bool | None, bool | None]:
    """Whether evidence of these families is among it, and whether those are heard whom the subject is about."""
    framework = inspection.framework
    voices = {voice for code in inspection.subjects[subject] for voice in framework.indicators[code].voices}
    named = {item.kind for item in bearing.certain if item.id in ids}
    kinds = [framework.kinds[kind] for kind in named if kind is not None]
    unknown = None if None in named else False
    first_hand = True if any(kind.family in families for kind in kinds) else unknown
    heard = True if any(kind.voice in voices for kind in kinds) else unknown
    return first_hand, heard if voices else None


def contributions(items: Sequence[Item], pooled: Pooled | None, setting: Setting) -> Iterator[Contribution]:
    """What each item of evidence adds, in order of names."""
    method, points = setting.method, setting.points
    effective = method.effective(items)
    total = math.fsum(count * item.told for count, item in zip(effective, items, strict=True))
    adds = method.ADDITIVE and pooled is not None
    found = []
    for item, count in zip(items, effective, strict=True):
        for id_, part, shown in zip(item.ids, item.parts, item.shown, strict=True):
            own = {point: share for point, share in zip(points, shown, strict=True) if share}
            added = {point: count * part * share / total for point, share in own.items()} if adds else None
            found.append(
                Contribution(
                    id=id_,
                    counts_with=tuple(other for other in item.ids if other != id_),
                    source=item.source,
                    weight=item.weight,
                    reliability=item.reliability,
                    shows=FixedDict(own),
                    adds=FixedDict(added) if added is not None else None,
                )
            )
    yield from sorted(found, key=lambda one: natural(one.id))


def _carried(bearing: Bearing, items: Sequence[Item], setting: Setting) -> list[Carried]:
    """Each item of evidence with its share of all that is assigned."""
    evidence = {item.id: item for item in bearing.certain}
    effective = setting.method.effective(items)
    total = math.fsum(count * item.told for count, item in zip(effective, items, strict=True))
    kinds = setting.framework.kinds
    return [
        Carried(
            evidence=evidence[id_],
            kind=kinds[kind] if (kind := evidence[id_].kind) is not None else None,
            share=count * part * math.fsum(shown) / total if total else 0.0,
            weight=item.weight * part,
            reliability=item.reliability,
        )
        for item, count in zip(items, effective, strict=True)
        for id_, part, shown in zip(item.ids, item.parts, item.shown, strict=True)
    ]
