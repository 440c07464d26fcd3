"""What would change what the evidence can carry: for the panel to probe, and no advice to anybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from pydantic import Field

from ...errors import Unusable
from ...inspections import Basis, Evaluation, Inspection, basis
from ...vocabulary import Frozen
from ..bearing import Bearing, bearing_on
from ..carrying import named_band
from ..gathering import Gathered, gathered
from ..item import Item
from ..lineages import reliability_of
from ..methods import WeightedEvidencePool
from ..ordinal import lower, normalised
from ..setting import Setting, setting_on
from ..weigh import known_subject, weighed
from ..weighed import Band, Weighed
from .one_weight import smallest_reweighting
from .search import Plan, Search
from .threshold import Threshold, carries_nothing_below, carries_up_to
from .trial import Change, Drop, Set, tried


class Changed(Frozen):
    """One change of a set."""

    what: Literal["shows", "left-out", "further"]
    items: tuple[str, ...] = Field(description="the item of evidence, or those of one lineage; none for a further one")
    kind: str = Field(description="its kind of evidence")
    number: int = Field(description="how many items of the kind")
    steps: int | None = Field(description="by how many steps it would show something higher, below 0 lower")
    shows: str | None = Field(description="the grade that it would show; None where it shows more than one")


class Needed(Frozen):
    """The smallest set of changes that would have the evidence carry something else."""

    grade: str = Field(description="the grade that it is about")
    changes: tuple[Changed, ...] | None = Field(description="None where none of so few changes would")
    at_most: int = Field(description="how many changes were looked through")
    exact: bool = Field(description="whether there is for sure no smaller set, or none at all of so few")
    band: Band | None = Field(description="what the evidence would then carry")


class OneWeight(Frozen):
    """The smallest change of a single weight that moves the middle of the evidence."""

    item: str
    weight: float
    to: float = Field(description="the weight at which the middle moves")
    more: bool = Field(description="whether it has moved with more weight than that, or with less")
    included: bool = Field(description="whether it has moved with that weight itself")
    centre: str = Field(description="where it would then lie")
    upper: str = Field(description="not `centre` where that is on a border")


class WhatIf(Frozen):
    """What would change what the evidence on a subject can carry."""

    format: Literal["qualityframework.whatif/1"] = "qualityframework.whatif/1"
    title: str
    basis: Basis
    weighed: Weighed = Field(description="as recorded")
    up: Needed | None = Field(description="for the lowest grade it can carry to be one higher; None at the top")
    down: Needed | None = Field(description="for the highest grade it can carry to be one lower; None at the bottom")
    given: Needed | None = Field(description="to sustain the team's grade; None where it lies within the band")
    one_weight: OneWeight | None
    not_searched: str | None = Field(description="why nothing was looked for, where nothing was")
    tried: tuple[str, ...] = Field(description="changes that were asked for")
    then: Weighed | None = Field(description="with those changes")


def whatif(
    inspection: Inspection, subject: str, changes: Iterable[Change] = (), *, method: str | None = None
) -> WhatIf:
    """What would change what the evidence on a subject can carry, and what comes of changes that are asked for.

    Args:
        inspection: bound to its framework, profile and day.
        subject: an indicator or group.
        changes: to try, one after the other. Nothing is searched for then.
        method: by which to weigh; the framework's default unless given. Changes are searched for with the pool alone.

    Raises:
        NotFound: when the subject, the method, or something that a change names, is not there.
        Unusable: when a change has a value that cannot stand in its field, leaves out what is left out already, adds to
            evidence that is not recorded, or is to an item that does not bear on the subject.
    """
    setting = setting_on(inspection.framework, inspection.as_of, method)
    evaluation = _evaluation(inspection, known_subject(inspection, subject))
    now = weighed(inspection, subject, evaluation, setting)
    changes = tuple(changes)
    _all_bear(inspection, subject, bearing_on(inspection, subject, evaluation), changes)
    then = tried(inspection, subject, changes) if changes else None
    reason = "changes were tried" if changes else _why_not(now, setting)
    searching = None
    if setting is not None and reason is None:
        searching = _Searching.among(gathered(inspection, subject, evaluation, setting))
    return WhatIf(
        title=inspection.record.title,
        basis=basis(inspection),
        weighed=now,
        up=searching.up if searching else None,
        down=searching.down if searching else None,
        given=searching.given if searching else None,
        one_weight=searching.one_weight if searching else None,
        not_searched=reason,
        tried=tuple(map(str, changes)),
        then=weighed(then, subject, _evaluation(then, subject), setting) if then is not None else None,
    )


def _evaluation(inspection: Inspection, subject: str) -> Evaluation | None:
    return next((one for one in inspection.record.evaluations or () if one.subject == subject), None)


def _all_bear(inspection: Inspection, subject: str, bearing: Bearing, changes: Iterable[Change]) -> None:
    """Refuses a change to evidence that has nothing to do with the subject: it would look as if it changed nothing."""
    bears = {item.id for item in (*bearing.certain, *bearing.possible)}
    others = {item.id for item in inspection.record.evidence or ()} - bears
    for change in changes:
        if isinstance(change, Set | Drop) and change.item in others:
            raise Unusable(f"`{change.item}` is no evidence on {subject}, so changing it would change nothing there")


def _why_not(now: Weighed, setting: Setting | None) -> str | None:
    if now.carries is None or setting is None:
        return f"there is nothing to weigh: {now.reason}"
    if not now.carries.sufficient:
        return "the evidence is too little to say what it carries; further evidence can be tried"
    if not isinstance(setting.method, WeightedEvidencePool):
        return f"changes are searched for with {WeightedEvidencePool.NAME} alone, and this is {setting.method.NAME}"
    return None


@dataclass(frozen=True)
class _Searching:
    """The searches for one subject. For the way down, the scale is turned over."""

    setting: Setting
    pool: WeightedEvidencePool
    items: tuple[Item, ...]
    grade: int | None

    @classmethod
    def among(cls, evidence: Gathered) -> _Searching:
        assert isinstance(evidence.setting.method, WeightedEvidencePool)
        grade = evidence.grade
        position = grade.position if grade is not None else None
        return cls(evidence.setting, evidence.setting.method, evidence.items, position)

    @property
    def points(self) -> int:
        return len(self.setting.points)

    @cached_property
    def band(self) -> tuple[int, int]:
        pooled = self.pool.pool(self.items)
        assert pooled is not None
        return self.setting.band(pooled)

    @property
    def up(self) -> Needed | None:
        low, _ = self.band
        if low == self.points:
            return None
        return self._needed(carries_nothing_below(low + 1, self.setting.quantile), upward=True)

    @property
    def down(self) -> Needed | None:
        _, high = self.band
        if high == 1:
            return None
        return self._needed(carries_nothing_below(self._over(high - 1), 1 - self.setting.quantile), upward=False)

    @property
    def given(self) -> Needed | None:
        low, high = self.band
        if self.grade is None or low <= self.grade <= high:
            return None
        if self.grade > high:
            return self._needed(carries_up_to(self.grade, self.setting.quantile), upward=True)
        return self._needed(carries_up_to(self._over(self.grade), 1 - self.setting.quantile), upward=False)

    @property
    def one_weight(self) -> OneWeight | None:
        pooled = self.pool.pool(self.items)
        assert pooled is not None
        middle = lower(normalised(pooled.belief), self.setting.quantile)
        found = smallest_reweighting(self.pool, self.items, middle, self.setting.quantile)
        if found is None:
            return None
        item = self.items[found.item]
        centre, upper = (self.setting.points[position - 1] for position in found.middles)
        return OneWeight(
            item=item.id,
            weight=item.weight,
            to=found.weight,
            more=found.more,
            included=found.included,
            centre=centre,
            upper=upper,
        )

    def _over(self, position: int) -> int:
        """The position on the scale turned over."""
        return self.points + 1 - position

    def _needed(self, threshold: Threshold, *, upward: bool) -> Needed:
        limits = self.setting.limits.search
        items = self.items if upward else tuple(map(_turned, self.items))
        search = Search(self.pool, items, self._movable(limits.items), self._further, limits.changes, limits.subsets)
        found = search.smallest(threshold)
        point = threshold.point if upward else self._over(threshold.point)
        band = None
        if found.plan is not None:
            changed = search.changed(found.plan, threshold)
            pooled = self.pool.pool(changed if upward else tuple(map(_turned, changed)))
            band = named_band(pooled, self.setting) if pooled is not None else None
        return Needed(
            grade=self.setting.points[point - 1],
            changes=tuple(self._told(found.plan, point, upward)) if found.plan is not None else None,
            at_most=limits.changes,
            exact=found.exact,
            band=band,
        )

    def _movable(self, most: int) -> frozenset[int]:
        """The numbers of the items that may change: those that count for most, where there are many."""
        effective = self.pool.effective(self.items)
        order = sorted(range(len(self.items)), key=lambda number: (-effective[number], number))
        return frozenset(order[:most])

    @cached_property
    def _further(self) -> Mapping[str, Item]:
        """What a further item of each kind that the framework knows would count for."""
        weight = self.setting.trust.weight
        return {
            kind: Item((kind,), (0.0,) * self.points, weight, reliability_of(kind, self.setting), kind)
            for kind in self.setting.framework.kinds
        }

    def _told(self, plan: Plan, point: int, upward: bool) -> Iterable[Changed]:
        for number, steps in sorted(plan.moves):
            item = self.items[number]
            signed = steps if upward else -steps
            yield Changed(
                what="shows", items=item.ids, kind=item.source, number=1, steps=signed, shows=self._shows(item, signed)
            )
        for number in sorted(plan.left_out):
            item = self.items[number]
            yield Changed(what="left-out", items=item.ids, kind=item.source, number=1, steps=None, shows=None)
        for source, count in sorted(plan.further):
            grade = self.setting.points[point - 1]
            yield Changed(what="further", items=(), kind=source, number=count, steps=None, shows=grade)

    def _shows(self, item: Item, steps: int) -> str | None:
        """The one grade that an item would show, moved by so many steps."""
        shown = [position for position, share in enumerate(item.belief, 1) if share]
        if len(shown) != 1:
            return None
        return self.setting.points[min(max(shown[0] + steps, 1), self.points) - 1]


def _turned(item: Item) -> Item:
    return replace(item, belief=item.belief[::-1])
