"""How certain one can be of what the evidence comes to: it starts high, and each doubt lowers it by one level.

Source: the levels and the shape of GRADE; the doubts and their figures are the pack's (ours).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..frameworks import CertaintyRule, KindOfEvidence
from ..vocabulary import Level, down, up
from .certainty_levels import level
from .gathering import Gathered, Part
from .ordinal import exceeds, reaches
from .proportions import margin
from .reading import position
from .weighed import Certainty


class Whole(NamedTuple):
    """What is known of all the evidence together.

    Args:
        sufficient: whether it is sufficient to say anything; where it is not, certainty is very low.
        conflicting: whether it conflicts.
        sources: the effective number of sources.
        ignorance: how much cannot be told.
        middles: positions of the lower and the upper median.
        steps: from the lowest to the highest grade of the band.
    """

    sufficient: bool
    conflicting: bool
    sources: float
    ignorance: float
    middles: tuple[int, int]
    steps: int


def certainty(evidence: Gathered, whole: Whole) -> Certainty:
    """The certainty of what evidence comes to, with its reasons; the limits of its setting have the figures."""
    rule, gaps, sufficient = evidence.setting.limits.certainty, evidence.has_gaps, whole.sufficient
    found = list(_Doubting(evidence, whole).doubts())
    sure = [told for told, known in found if known]
    if not sufficient:
        return Certainty(
            level=Level.VERY_LOW,
            at_least=Level.VERY_LOW,
            doubts=("the evidence is too little to say", *sure),
            perhaps=(),
        )
    perhaps = tuple(told for told, known in found if not known)
    return Certainty(
        level=level(rule.start, len(sure)),
        at_least=Level.VERY_LOW if gaps else level(rule.start, len(found)),
        doubts=tuple(sure),
        perhaps=(*perhaps, "what is not recorded could change it") if gaps else perhaps,
    )


Doubt = tuple[str, bool]
"""A reason for less certainty, and whether it is there for sure or only perhaps, for want of what is not recorded."""


class _Doubting(NamedTuple):
    evidence: Gathered
    whole: Whole

    @property
    def rule(self) -> CertaintyRule:
        return self.evidence.setting.limits.certainty

    def doubts(self) -> Iterator[Doubt]:
        rule, whole, setting = self.rule, self.whole, self.evidence.setting
        items = self.evidence.items
        weight = math.fsum(item.weight for item in items)
        reliability = math.fsum(item.weight * item.reliability for item in items) / weight if weight else 0.0
        unreliable = not reaches(reliability, rule.reliability)
        if unreliable:
            yield f"mean reliability {down(reliability, 2):.2f}, below {rule.reliability:g}", True
        if whole.conflicting:
            yield "the evidence conflicts", True
        indirect = ", ".join((*rule.indirect_families, *rule.indirect_voices))
        yield from self._about(self._indirect, f"is indirect ({indirect})")
        imprecise = self._share(self._imprecise, True)
        if whole.sufficient and whole.steps > rule.steps:
            yield f"the band reaches over {whole.steps} steps", True
        elif exceeds(imprecise, rule.share):
            yield f"{_at_least(imprecise)} of it rests on samples with a margin above {rule.margin:g} points", True
        yield from self._about(self._selected, f"comes from samples of which less than {rule.response:.0%} came in")
        if whole.sufficient and reaches(whole.ignorance, rule.ignorance) and not unreliable:  # not the same twice
            yield f"{down(100 * whole.ignorance):.0f}% of it cannot be told", True
        if not setting.method.TELLS_IGNORANCE:
            yield "this method does not keep apart all that cannot be told", True
        if self.evidence.later:
            yield "some of it was gathered after the day that it is weighed for", True
        elif any(part.evidence.gathered_on is None for part in self.evidence.parts):
            yield "some of it may have been gathered after the day that it is weighed for: not recorded", False
        if not reaches(whole.sources, rule.sources):
            known = all(part.evidence.kind is not None for part in self.evidence.parts if part.share)
            number = down(whole.sources, 1)
            told = f"it rests in effect on {'one source' if number == 1 else f'{number:g} sources'}"
            yield (told if known else f"{told}: not recorded of which kind all of it is"), known

    def _about(self, test: Callable[[Part], bool | None], told: str) -> Iterator[Doubt]:
        """A doubt about more than a share; perhaps, where that hangs on what is not recorded."""
        certain, unknown = self._share(test, True), self._share(test, None)
        if exceeds(certain, self.rule.share):
            yield f"{_at_least(certain)} of it {told}", True
        elif exceeds(certain + unknown, self.rule.share):
            yield f"up to {up(100 * (certain + unknown)):.0f}% of it {told}: not recorded", False

    def _share(self, test: Callable[[Part], bool | None], wanted: bool | None) -> float:
        return math.fsum(part.share for part in self.evidence.parts if test(part) is wanted)

    def _kind(self, part: Part) -> KindOfEvidence | None:
        kind = part.evidence.kind
        return self.evidence.setting.framework.kinds[kind] if kind is not None else None

    def _indirect(self, part: Part) -> bool | None:
        kind = self._kind(part)
        if kind is None:
            return None
        return kind.family in self.rule.indirect_families or kind.voice in self.rule.indirect_voices

    def _imprecise(self, part: Part) -> bool:
        """Whether a margin is wide: of a proportion, or of the share that counts put at the middle and to one side."""
        shown = part.evidence.shows
        if shown is None:
            return False
        if shown.proportion is not None:
            shares = [(shown.proportion.met, shown.proportion.of)]
        elif shown.counts is not None:
            scale, counts, (lower, upper) = self.evidence.setting.framework.scale, shown.counts, self.whole.middles
            placed = [(position(name, scale), count) for name, count in counts.items()]
            better = sum(count for at, count in placed if at >= lower)
            worse = sum(count for at, count in placed if at <= upper)
            shares = [(better, sum(counts.values())), (worse, sum(counts.values()))]
        else:
            return False
        return any(exceeds(margin(met, of, self.rule.margin_level), self.rule.margin) for met, of in shares)

    def _selected(self, part: Part) -> bool | None:
        """Whether so few of those asked or drawn came in that they may differ from the rest."""
        kind = self._kind(part)
        if kind is None:
            return None
        if kind.family not in self.rule.sampled:
            return False
        people, invited = part.evidence.people, part.evidence.invited
        if people is None or invited is None:
            return None
        return people == 0 or not reaches(people, self.rule.response * invited)


def _at_least(share: float) -> str:
    """A share rounded up, as it is above a limit, and still not to all where it is not all."""
    return "over 99%" if share > 0.99 and exceeds(1, share) else f"{up(100 * share):.0f}%"
