"""The evidential reasoning rule: evidential reasoning that takes weight and reliability apart.

An opinion commits its weight to what it says: its belief to single points, and what it cannot tell to the whole scale.
Apart from that it leaves room, 1 - reliability, for whatever the others say. Dempster's rule is the case without any
room; evidential reasoning the case in which reliability is the weight, and weights sum to 1.
Source: Yang and Xu 2013, Artificial Intelligence 205:1-29; in closed form after Wang, Yang and Xu 2006, EJOR
174(3):1885-1913, whose derivation holds for it too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from operator import add
from typing import NamedTuple

from ...frameworks import RuleParameters
from ..item import Belief, Item
from ..ordinal import TOLERANCE
from .method import Method, Pooled, assigned, rounded


class Opinion(NamedTuple):
    """One side of a combination; weight and reliability are from 0 to 1."""

    belief: Belief
    weight: float
    reliability: float

    @property
    def points(self) -> tuple[float, ...]:
        """What it commits to each point."""
        return tuple(self.weight * share for share in self.belief)

    @property
    def whole(self) -> float:
        """What it commits to the whole scale. A rest that only comes of rounding is none."""
        rest = 1 - math.fsum(self.belief)
        return self.weight * rest if rest > TOLERANCE else 0.0

    @property
    def room(self) -> float:
        """What it leaves to the others."""
        return 1 - self.reliability

    @property
    def open(self) -> float:
        """What speaks for no point, and so against none."""
        return self.whole + self.room


def combine(opinions: Iterable[Opinion]) -> tuple[Belief, float] | None:
    """Opinions together: the belief, and what is left on the whole scale. One without weight is left out.

    None without any, and where they rule out every point between them: a reliability of exactly 1 leaves no room, so
    two such opinions that have no point in common contradict each other in all. Anything below 1 leaves a way out.

    In closed form: with A the product over all opinions of what each commits to a point or leaves open, B of what it
    leaves open, and C of its room, the point has A - B and the whole scale B - C. Products and differences are taken
    by logarithms, in sums that are exact to the last bit. So order changes nothing, many opinions do not come to
    nought, and a small weight is not lost in a difference.

    Cost: one visit an opinion and point.
    """
    heard = [opinion for opinion in opinions if opinion.weight > 0]
    if not heard:
        return None
    by_point = list(zip(*(opinion.points for opinion in heard), strict=True))
    opens = [opinion.open for opinion in heard]
    rooms = [opinion.room for opinion in heard]
    wholes = [opinion.whole for opinion in heard]
    tops = [_log_product(map(add, masses, opens)) for masses in by_point]
    top = max(tops)
    if top == -math.inf:
        return None
    told = [math.exp(log - top) * _gained(masses, opens) for log, masses in zip(tops, by_point, strict=True)]
    untold = math.exp(_log_product(opens) - top) * _gained(wholes, rooms)
    total = math.fsum((*told, untold))
    return tuple(mass / total for mass in told), untold / total


def _log_product(factors: Iterable[float]) -> float:
    return math.fsum(math.log(factor) if factor > 0 else -math.inf for factor in factors)


def _gained(parts: Iterable[float], rests: Iterable[float]) -> float:
    """What share of the product of all `part + rest` there would not be without the parts."""
    pairs = zip(parts, rests, strict=True)
    return -math.expm1(-math.fsum(math.log1p(part / rest) if rest > 0 else math.inf for part, rest in pairs))


class EvidentialReasoningRule(Method[RuleParameters]):
    """Combines items by the rule, with weights that are scaled and then no more than 1.

    An item that cannot be relied on at all is left out. The rule itself would hear it, which is one of the defects that
    Du and Zhong list (2020).
    """

    NAME = "evidential-reasoning-rule"

    def pool(self, items: Sequence[Item]) -> Pooled | None:
        """The items combined; None without anything assigned, or where they contradict each other in all."""
        scale = self.parameters.weight_scale
        combined = combine(
            Opinion(item.belief, min(1.0, item.weight * scale), item.reliability)
            for item in items
            if assigned(item) > 0
        )
        return rounded(combined[0]) if combined is not None else None
