"""How certain one can be of what the evidence comes to: it starts high, and each doubt lowers it by one level.

Source: the levels and the shape of GRADE; the doubts and their figures are the pack's (ours).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..frameworks import CertaintyRule, KindOfEvidence
from ..inspections import EvidenceItem
from ..vocabulary import Level
from .certainty_levels import level
from .ordinal import exceeds, reaches
from .proportions import margin
from .weighed import Certainty


@dataclass(frozen=True, slots=True)
class Carried:
    """An item of evidence as a doubt looks at it.

    Args:
        evidence: the item.
        kind: its kind, or None where it is not recorded.
        share: of all that the evidence assigns, what comes from it.
        weight, reliability: as weighed.
    """

    evidence: EvidenceItem
    kind: KindOfEvidence | None
    share: float
    weight: float
    reliability: float


def certainty(
    carried: Sequence[Carried], rule: CertaintyRule, *, sufficient: bool, conflicting: bool, steps: int
) -> Certainty:
    """The certainty of what evidence comes to, with its reasons.

    Args:
        carried: the evidence with its share in the whole.
        rule: the pack's figures.
        sufficient: whether the evidence is sufficient to say anything; where it is not, certainty is very low.
        conflicting: whether it conflicts.
        steps: from the lowest to the highest grade of the band.
    """
    found = list(_doubts(carried, rule, conflicting, steps))
    sure = [told for told, known in found if known]
    if not sufficient:
        return Certainty(
            level=Level.VERY_LOW,
            at_least=Level.VERY_LOW,
            doubts=("the evidence is too little to say", *sure),
            perhaps=(),
        )
    return Certainty(
        level=level(rule.start, len(sure)),
        at_least=level(rule.start, len(found)),
        doubts=tuple(sure),
        perhaps=tuple(told for told, known in found if not known),
    )


Doubt = tuple[str, bool]
"""A reason for less certainty, and whether it is there for sure or only perhaps, for want of what is not recorded."""


def _doubts(carried: Sequence[Carried], rule: CertaintyRule, conflicting: bool, steps: int) -> Iterator[Doubt]:
    weight = math.fsum(one.weight for one in carried)
    reliability = math.fsum(one.weight * one.reliability for one in carried) / weight if weight else 0.0
    if not reaches(reliability, rule.reliability):
        yield f"mean reliability {reliability:.2f}, below {rule.reliability:g}", True
    if conflicting:
        yield "the evidence conflicts", True
    yield from _about(carried, lambda one: _indirect(one, rule), rule, "comes from documents or from those who lead")
    imprecise = _share(carried, lambda one: _imprecise(one, rule), True)
    if steps > rule.steps:
        yield f"the band reaches over {steps} steps", True
    elif exceeds(imprecise, rule.share):
        yield f"{imprecise:.0%} of it rests on shares with a margin above {rule.margin:g} points", True
    few = f"comes from samples of which less than {rule.response:.0%} came in"
    yield from _about(carried, lambda one: _selected(one, rule), rule, few)


def _about(
    carried: Sequence[Carried], test: Callable[[Carried], bool | None], rule: CertaintyRule, told: str
) -> Iterator[Doubt]:
    """A doubt about more than a share of the weight; perhaps, where that hangs on what is not recorded."""
    certain, unknown = _share(carried, test, True), _share(carried, test, None)
    if exceeds(certain, rule.share):
        yield f"{certain:.0%} of it {told}", True
    elif exceeds(certain + unknown, rule.share):
        yield f"up to {certain + unknown:.0%} of it {told}: not recorded", False


def _share(carried: Sequence[Carried], test: Callable[[Carried], bool | None], wanted: bool | None) -> float:
    return math.fsum(one.share for one in carried if test(one) is wanted)


def _indirect(one: Carried, rule: CertaintyRule) -> bool | None:
    if one.kind is None:
        return None
    return one.kind.family in rule.indirect_families or one.kind.voice in rule.indirect_voices


def _imprecise(one: Carried, rule: CertaintyRule) -> bool:
    shown = one.evidence.shows.proportion if one.evidence.shows is not None else None
    return shown is not None and exceeds(margin(shown.met, shown.of, rule.margin_level), rule.margin)


def _selected(one: Carried, rule: CertaintyRule) -> bool | None:
    """Whether so few of those asked or drawn came in that they may differ from the rest."""
    if one.kind is None:
        return None
    if one.kind.family not in rule.sampled:
        return False
    people, invited = one.evidence.people, one.evidence.invited
    if people is None or invited is None:
        return None
    return people < rule.response * invited
