"""The evidence on one subject, gathered and read: all that is needed before it is pooled, and to tell of it after."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property

from ..inspections import Evaluation, EvidenceItem, Inspection
from ..vocabulary import Grade, natural, value
from .bearing import Bearing, bearing_on
from .item import Belief, Item
from .lineages import alone, items_of
from .middle import middle
from .setting import Setting
from .weighed import NotKnown


@value
class Part:
    """One item of evidence in the whole.

    Args:
        evidence: as recorded.
        item: as weighed; the same for all of one lineage.
        count: what it counts for, with weight, reliability and what the method does to them; its part of its lineage's.
        weight, reliability: its own.
        shown: what it shows by itself, as a belief.
        said: the same with a proportion at the grade that it reaches, so that a sample's margin is no disagreement.
        share: of all that the evidence says, what comes from it; 0 to 1.
    """

    evidence: EvidenceItem
    item: Item
    count: float
    weight: float
    reliability: float
    shown: Belief
    said: Belief
    share: float


@value
class Gathered:
    """The evidence on a subject, by a setting."""

    inspection: Inspection
    subject: str
    evaluation: Evaluation | None
    bearing: Bearing
    setting: Setting

    @property
    def grade(self) -> Grade | None:
        """The team's."""
        return self.inspection.grade(self.evaluation.grade) if self.evaluation is not None else None

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Each source once, in order of names."""
        return items_of(self.bearing.certain, self._alone)

    @cached_property
    def verified(self) -> tuple[Item, ...]:
        """The same of verified evidence alone."""
        return items_of((item for item in self.bearing.certain if item.verified == "yes"), self._alone)

    @cached_property
    def _alone(self) -> dict[str, Item]:
        """Each item of evidence by its name, as it would be weighed by itself."""
        return {item.id: alone(item, self.setting) for item in self.bearing.certain}

    @cached_property
    def effective(self) -> tuple[float, ...]:
        """What each of `items` counts for by the method."""
        return self.setting.method.effective(self.items)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Each item of evidence. Their shares sum to 1 where there is anything to share."""
        evidence = {one.id: one for one in self.bearing.certain}
        counted = list(zip(self.items, self.effective, strict=True))
        total = math.fsum(count * item.told for item, count in counted)
        return tuple(
            self._part(evidence[id_], item, count * part, shown, total)
            for item, count in counted
            for id_, part, shown in zip(item.ids, item.parts, item.shown, strict=True)
        )

    def _part(self, one: EvidenceItem, item: Item, count: float, shown: Belief, total: float) -> Part:
        own = self._alone[one.id]
        share = count * math.fsum(shown) / total if total else 0.0
        return Part(one, item, count, own.weight, own.reliability, shown, self._said(one, shown), share)

    def _said(self, one: EvidenceItem, shown: Belief) -> Belief:
        if one.shows is None or one.shows.proportion is None:
            return shown
        reached, _ = middle(one.shows, self.setting.framework.scale, self.setting.reading)
        return tuple(float(position == reached) for position in range(1, len(shown) + 1))

    @cached_property
    def voices(self) -> frozenset[str]:
        """Of those whose experience the subject is about; empty where the framework names nobody."""
        indicators = self.inspection.framework.indicators
        return frozenset(voice for code in self.inspection.subjects[self.subject] for voice in indicators[code].voices)

    @cached_property
    def not_known(self) -> tuple[NotKnown, ...]:
        """What is not recorded and could change what is weighed, or the verdict."""
        return tuple(_not_known(self.inspection, self.subject, self.bearing))

    @property
    def later(self) -> tuple[str, ...]:
        """The items that were gathered after the day that is judged for."""
        day = self.inspection.as_of
        dated = [(one.id, one.gathered_on) for one in self.bearing.certain]
        return tuple(sorted((id_ for id_, gathered in dated if gathered is not None and gathered > day), key=natural))

    @property
    def has_gaps(self) -> bool:
        """Whether what is not recorded could change what is weighed."""
        return any(one.affects == "weighing" for one in self.not_known)


def gathered(inspection: Inspection, subject: str, evaluation: Evaluation | None, setting: Setting) -> Gathered:
    """The evidence on a subject, given its evaluation if there is one."""
    return Gathered(inspection, subject, evaluation, bearing_on(inspection, subject, evaluation), setting)


def _not_known(inspection: Inspection, subject: str, bearing: Bearing) -> Iterator[NotKnown]:
    """Weight and reliability are the pack's where they are not given, and no gap."""
    complete = inspection.record.complete
    if not bearing.closed:
        yield NotKnown(subject, "evidence", "weighing")
    yield from (NotKnown(item.id, "indicators", "weighing") for item in bearing.possible)
    for item in bearing.certain:
        if item.kind is None:
            yield NotKnown(item.id, "kind", "weighing")
        if item.shows is None and not complete:
            yield NotKnown(item.id, "shows", "weighing")
        if item.lineage is None and not complete:
            yield NotKnown(item.id, "lineage", "weighing")
        if item.verified == "unknown" or (item.verified is None and not complete):
            yield NotKnown(item.id, "verified", "verdict")
