"""From a pooled belief to all that is said of it: band, centre, robustness, certainty, and what each item adds."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..frameworks import KindOfEvidence
from ..vocabulary import Agreement, FixedDict, natural
from . import ordinal, robustness
from .certainty import Whole, certainty
from .gathering import Gathered, Part
from .mass import Mass, sum_of
from .methods import Pooled
from .ordinal import Span, reaches
from .setting import Setting
from .weighed import Band, Carries, Contribution, LeftOut, Robustness, Triangulation


def carries(evidence: Gathered, pooled: Pooled) -> Carries:
    """What evidence on a subject comes to that is pooled so."""
    setting = evidence.setting
    points = setting.points
    shares = ordinal.normalised(pooled.belief)
    said = ordinal.normalised(sum_of((Mass(_scaled(part), 0.0) for part in evidence.parts), len(points)).told)
    middles = setting.middles(pooled)
    low, high = setting.band(pooled)
    triangulation = _triangulation(evidence, middles)
    firm = _robustness(evidence, middles, ordinal.conflict(said), triangulation)
    whole = Whole(
        sufficient=setting.enough(pooled) is not None,
        conflicting=firm.agreement is Agreement.CONFLICTING,
        sources=robustness.effective_number(triangulation.shares.values()),
        ignorance=pooled.ignorance,
        middles=middles,
        steps=high - low if setting.method.TELLS_IGNORANCE else 0,
    )
    return Carries(
        belief=FixedDict(zip(points, pooled.belief, strict=True)),
        ignorance=pooled.ignorance,
        sufficient=whole.sufficient,
        tells_ignorance=setting.method.TELLS_IGNORANCE,
        shares=FixedDict(zip(points, shares, strict=True)),
        said=FixedDict(zip(points, said, strict=True)),
        band=named_band(pooled, setting),
        centre=points[middles[0] - 1],
        upper=points[middles[1] - 1],
        score=ordinal.mean(shares),
        robustness=firm,
        certainty=certainty(evidence, whole),
    )


def _scaled(part: Part) -> tuple[float, ...]:
    return tuple(part.count * share for share in part.said)


def named_band(pooled: Pooled, setting: Setting) -> Band | None:
    """The band of a belief, by names of grades; None where the method does not tell ignorance."""
    if not setting.method.TELLS_IGNORANCE:
        return None
    low, high = setting.band(pooled)
    return Band(low=setting.points[low - 1], high=setting.points[high - 1])


def contributions(evidence: Gathered, pooled: Pooled | None) -> tuple[Contribution, ...]:
    """What each item of evidence adds, in order of names."""
    setting, parts = evidence.setting, evidence.parts
    adds = setting.method.ADDITIVE and pooled is not None
    total = math.fsum(part.count * math.fsum(part.shown) for part in parts)
    found = (_contribution(part, total if adds else None, setting.points) for part in parts)
    return tuple(sorted(found, key=lambda one: natural(one.id)))


def _contribution(part: Part, total: float | None, points: Sequence[str]) -> Contribution:
    own = {point: share for point, share in zip(points, part.shown, strict=True) if share}
    added = {point: part.count * share / total for point, share in own.items()} if total else None
    item = part.item
    return Contribution(
        id=part.evidence.id,
        counts_with=tuple(other for other in item.ids if other != part.evidence.id),
        source=item.source,
        weight=part.weight,
        reliability=part.reliability,
        shows=FixedDict(own),
        adds=FixedDict(added) if added is not None else None,
    )


def _robustness(evidence: Gathered, middles: Span, conflict: float, triangulation: Triangulation) -> Robustness:
    setting, items = evidence.setting, evidence.items
    method, limits = setting.method, setting.limits
    radius = None
    if method.ADDITIVE:
        radius = robustness.radius(items, evidence.effective, middles[0], setting.quantile)
    each = None
    if method.LEAVES_OUT_QUICKLY or len(items) <= limits.search.left_out:
        each = zip((item.id for item in items), method.without_each(items), strict=True)
    return Robustness(
        radius=radius,
        firmness=robustness.firmness(radius, limits.radius) if radius is not None else None,
        decisive_sources=tuple(_decisive(method.without_each_source(items), middles, setting)),
        decisive_items=tuple(_decisive(each, middles, setting)) if each is not None else None,
        conflict=conflict,
        agreement=robustness.agreement(conflict, limits.conflict),
        triangulation=triangulation,
    )


def _decisive(without: Iterable[tuple[str, Pooled | None]], middles: Span, setting: Setting) -> Iterator[LeftOut]:
    """What the middle hangs on: without it, it is another, or there is none. On a border either side decides."""
    for name, pooled in without:
        if pooled is None:
            yield LeftOut(without=name, centre=None, upper=None, band=None)
            continue
        rest = setting.middles(pooled)
        if rest != middles:
            centre, upper = (setting.points[position - 1] for position in rest)
            yield LeftOut(without=name, centre=centre, upper=upper, band=named_band(pooled, setting))


def _triangulation(evidence: Gathered, middles: Span) -> Triangulation:
    setting, items, effective = evidence.setting, evidence.items, evidence.effective
    rule, kinds = setting.limits.triangulation, setting.framework.kinds
    near = slice(max(0, middles[0] - 1 - rule.within), middles[1] + rule.within)
    support = robustness.by_source(items, effective, near)
    shares = robustness.shares_of(
        (part.evidence.kind, part.count * math.fsum(part.shown[near])) for part in evidence.parts
    )

    def there(wanted: Callable[[KindOfEvidence], bool]) -> bool | None:
        """Whether kinds that are wanted have their share; None where that hangs on kinds that are not recorded."""
        has = math.fsum(share for kind, share in shares.items() if kind is not None and wanted(kinds[kind]))
        return True if reaches(has, rule.share) else None if reaches(has + shares.get(None, 0.0), rule.share) else False

    far = robustness.far_sources(items, effective, middles, rule.far, setting.quantile)
    unexplained = {item.source for item in items if not evidence.bearing.addressed.issuperset(item.ids)}
    return Triangulation(
        shares=FixedDict(robustness.by_source(items, effective, slice(None))),
        support=FixedDict(support),
        effective_sources=robustness.effective_number(support.values()),
        wanting=robustness.wanting(
            support,
            rule,
            first_hand=there(lambda kind: kind.family in rule.first_hand),
            heard=True if not evidence.voices else there(lambda kind: kind.voice in evidence.voices),
            far=[kinds[one].title if one in kinds else one for one in far if one in unexplained],
        ),
    )
